"""When a page was published and updated: as it prints it, else as it declares it."""

import re
from datetime import date, timedelta
from itertools import islice
from typing import Final, NamedTuple

from convert.dom import Node
from convert.extract.byline import cue as signs
from convert.extract.dates import Date, Order, cue_of, find_dates, order_of, read_stamp
from convert.extract.masthead import AWAY, Masthead, printing
from convert.extract.stamp import PUBLISHED, UPDATED, declared
from convert.extract.visible import Line, glimpse, inside, is_page_foot, named_by, stands_in
from convert.extract.witness import Evidence
from convert.model import Rival
from convert.remarks import Remark, remark

MARKED: Final = re.compile(
    r"(?:^|[\s_-])(?:date(?:line)?|datetime|time(?:stamp)?|published|pubdate|posted(?:-on)?|updated|modified|publish|lastmod)(?:$|[\s_-])"
    r"|(?:post|entry|article|publish(?:ed)?|pub|story|blog|news|meta|created|update|display|last)[_-]{0,2}(?:date|time)"
    r"|[a-z](?:Date|Timestamp|DateTime|PublishedAt|UpdatedAt|updatedAt)(?:$|[\s_A-Z-])",
)
"""Class names of elements that print a date."""

ASIDE: Final = re.compile(r"sidebar|widget|footer|more-|card|upcoming|event", re.IGNORECASE)
"""Class names of boxes whose dates are often those of other things, unless a cue says otherwise."""

EMBED: Final = re.compile(
    r"(?:twitter|x|bluesky|mastodon|reddit|facebook)-?(?:tweet|post|embed|card)|instagram-media|tiktok-embed",
    re.IGNORECASE,
)
"""Class names of posts from elsewhere that a page shows."""

WHOLE: Final = ("body", "html", "main", "article")
"""Elements that hold the article and the rest, whatever they are called."""

SENTENCE: Final = 14
"""Words of a line beside its date; with more, and no cue, it is a sentence about that day."""

SIGNED: Final = 8
"""Words of a line that begins with 'by', beside its date: two names."""

YEARLESS: Final = 6
"""Words beside a day without year: a name and a reading time; '1. Set realistic goals' has a month too."""

LOOSE: Final = 6
"""Words beside a date past which, without a cue, it must be a day that the page declares, if it does."""

APART: Final = 3
"""Days by which a printed day without year may differ from the declared one."""

CLOSE: Final = 22
"""Letters of the cue before a date in a long line: 'last updated on Wednesday, '."""

DAY: Final = 40
"""Letters of a day that is written out."""

YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|2[0-5])\d\d(?!\d)")


class Sight(NamedTuple):
    """A date as the page prints it, what the words before it say, the elements that print it, and the
    number of other words in its line."""

    date: Date
    cue: str | None
    text: str
    orders: frozenset[int]
    beside: int = 0


class Issued(NamedTuple):
    """Days of publication and change; `printed` is the one that the page itself shows a reader."""

    published: str | None = None
    updated: str | None = None
    printed: str | None = None
    witness: str = ""
    updated_witness: str = ""
    rivals: tuple[Rival, ...] = ()
    orders: frozenset[int] = frozenset()
    remarks: tuple[Remark, ...] = ()


def read_issued(page: Evidence, head: Masthead, language: str | None) -> Issued:
    """Visible dates near the headline first, then those that agree with what the page declares."""
    published = declared(page, ("datePublished", "dateCreated"), PUBLISHED, language)
    updated = declared(page, ("dateModified",), UPDATED, language)
    known = {day for day, _ in (*published, *updated)}
    sights = [_settle(s, known) for s in _near(head, order_of(language), language)]
    if not any(s.date.complete for s in sights):
        order = order_of(language)
        sights += [_settle(s, known) for s in _far(page, head, order, language) if _is_believed(s, known)]
    sights = [dated for s in sights if (dated := _with_year(s, published, page)) is not None]
    sights = [s for s in sights if not known or s.date.day in known or s.cue or s.beside <= LOOSE]
    return _decide(sights, published, updated, page)


def _near(head: Masthead, order: Order | None, language: str | None) -> list[Sight]:
    """Dates in the lines around the headline."""
    sights = _in_headline(head, order, language)
    for lines in (head.below, head.above):
        found: list[Sight] = []
        previous = ""
        for line in lines:
            if _is_embedded(line.box):
                continue
            found += _read_line(line, previous, order, language)
            previous = line.text
        sights += found if lines is head.below else reversed(found)
    return sights or [
        Sight(Date(day, 0, 0), cue_of(text), text, frozenset({node.order}))
        for node in head.page.times
        if head.holds(node) and len(text := glimpse(node, 60)) <= 40 and (day := _stated(node))
    ]


def _in_headline(head: Masthead, order: Order | None, language: str | None) -> list[Sight]:
    """The day that an element of its own prints in the headline: 'Dec 18 2025' above the title in one h1."""
    if head.headline is None or not any(map(str.isdigit, whole := glimpse(head.headline))):
        return []
    parts = (node for node in islice(head.headline.iter(), 1, 30) if node.tag != "#text")
    told = [(part, text) for part in parts if len(text := glimpse(part, DAY)) < min(DAY, len(whole))]
    return [
        Sight(read, None, text, frozenset({part.order}))
        for part, text in told
        for read in find_dates(text, language, order)
        if read.complete and read.end - read.start >= len(text) - 1
    ][:1]


def _stated(node: Node) -> str | None:
    """The full day that a time element states where it prints none ('2 days ago')."""
    day = read_stamp(node.get("datetime"))
    return day if day and len(day) == 10 else None


def _read_line(line: Line, previous: str, order: Order | None, language: str | None) -> list[Sight]:
    """The dates of one line, with the cue before each."""
    text = line.spaced
    dates = find_dates(text, language, order)
    if not dates:
        return []
    words = _count(text) - sum(_count(text[d.start : d.end]) for d in dates)
    sights: list[Sight] = []
    at = 0
    for read in dates:
        lead = text[at : read.start]
        cue = cue_of(lead[-60:]) or (
            cue_of(previous) if not lead.strip(" |•·-–—") and len(previous) <= 40 and not at else None
        )
        at = read.end
        segment = re.split(r"[|•·—–.]", lead)[-1].strip()
        if cue == "elsewhere" or (words > SENTENCE and not (cue_of(segment) and len(segment) <= CLOSE)):
            continue
        if line.linked > 0.5 and words > 4 and not cue:
            continue
        signed = words <= SIGNED and signs(text) is not None
        if (
            not read.complete
            and not cue
            and words > (YEARLESS if read.day.startswith("--") else 2)
            and not signed
        ):
            continue
        sights.append(Sight(read, cue, text, frozenset(printing(line)) if words <= 3 else frozenset(), words))
    return sights


def _is_embedded(box: Node) -> bool:
    """Whether an element stands in a post from elsewhere, which has a day of its own."""
    return stands_in(box, named_by(EMBED), 7)


def _count(text: str) -> int:
    """Words, without the bars and dashes between them."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _far(page: Evidence, head: Masthead, order: Order | None, language: str | None) -> list[Sight]:
    """Dates away from the headline: in elements marked as dates, and in short lines with a cue."""
    sights: list[Sight] = []
    seen: set[int] = set()
    is_away = named_by(AWAY)
    for node in islice(page.nodes, page.tree.body.order, None):
        data = node.data
        if not 6 <= len(data) <= 160 or ("1" not in data and "2" not in data) or not YEAR.search(data):
            continue
        box = node.parent
        if box is None or box.order in seen or inside(node, "nav", "script", "style", "noscript", "template"):
            continue
        if _is_embedded(box):
            continue
        seen.add(box.order)
        if len(seen) > 60:
            break
        text = " ".join(node.data.split())
        chain = [box, *list(box.ancestors())[:6]]
        marked = any(
            MARKED.search(n.get("class") + " " + n.get("itemprop")) or n.tag == "time" for n in chain[:3]
        )
        before = _before(page, node)
        for read in find_dates(text, language, order):
            cue = cue_of(text[: read.start][-60:]) or cue_of(before)
            if any(is_away(n.get("class")) for n in chain if n.tag not in WHOLE):
                continue
            away = any(ASIDE.search(n.get("class") + " " + n.get("id")) or n.tag == "aside" for n in chain)
            away = away or is_page_foot(node)
            if cue == "elsewhere" or len(text.split()) > SENTENCE or (away and not cue):
                continue
            if cue or marked:
                sights.append(Sight(read, cue, text, frozenset()))
    return sights


def _before(page: Evidence, node: Node) -> str:
    """The last words printed before a text, if they stand close: 'Last updated:' in a box of its own."""
    for order in range(node.order - 1, max(node.order - 8, 0), -1):
        other = page.nodes[order]
        if other.tag == "#text" and other.data.strip():
            text = " ".join(other.data.split())
            return text if len(text) <= 40 else ""
    return ""


def _is_believed(sight: Sight, known: set[str]) -> bool:
    """A date away from the headline counts when the page declares it too, or declares none and names it."""
    if not sight.date.complete:
        return False
    return sight.date.day in known or (not known and sight.cue is not None)


def _settle(sight: Sight, known: set[str]) -> Sight:
    """An ambiguous date, read the way that the page's own declarations confirm."""
    read = sight.date
    if read.other and read.day not in known and read.other in known:
        return sight._replace(date=read._replace(day=read.other, ambiguous=False, other=read.day))
    if read.day in known:
        return sight._replace(date=read._replace(ambiguous=False))
    return sight


def _with_year(sight: Sight, published: list[tuple[str, str]], page: Evidence) -> Sight | None:
    """A date without year gets that of the declared day, which it must agree with, or of the address."""
    if not sight.date.day.startswith("--"):
        return sight
    found = re.search(r"/((?:19|20)\d\d)/", page.url or page.canonical or "")
    said = published[0][0] if published else ""
    year = said[:4] or (found[1] if found else "")
    try:
        day = date.fromisoformat(year + sight.date.day[1:])
        close = len(said) < 10 or abs(day - date.fromisoformat(said)) <= timedelta(APART)
    except ValueError:
        return None
    return sight._replace(date=sight.date._replace(day=day.isoformat())) if close else None


def _decide(
    sights: list[Sight], published: list[tuple[str, str]], updated: list[tuple[str, str]], page: Evidence
) -> Issued:
    said = next((d for d, _ in published), None)
    changed = next((d for d, _ in updated), None)
    full = [s for s in sights if s.date.complete] or sights
    first = next((s for s in full[:3] if s.cue == "published"), None)
    plain = next((s for s in full if s.cue is None), None)
    later = next((s for s in full if s.cue == "updated"), None)
    if first is None and plain is not None:
        if later is None and plain.date.day == changed and said and said < plain.date.day:
            later = plain
            first = next((s for s in full[:4] if s.cue is None and s.date.day == said), None)
        else:
            first = plain
    rivals = tuple(Rival(d, w) for d, w in (*published, *updated))
    day, witness = (first.date.day, "text " + _quote(first)) if first else (None, "")
    if first and not first.date.complete and said and said.startswith(first.date.day):
        day, witness = published[0]
    if day is None and published:
        day, witness = published[0]
    if day is None and later is None and (found := _address_day(page)):
        day, witness = found, "address"
    change, change_witness = (
        (later.date.day, "text " + _quote(later)) if later else (changed, updated[0][1] if updated else "")
    )
    if change and day and change <= day:
        change, change_witness = None, ""
    shown = first or later
    doubts = tuple(
        remark("date-ambiguous", s.text, text=s.text[s.date.start : s.date.end], date=s.date.day)
        for s in (first, later)
        if s and s.date.ambiguous
    )
    orders = frozenset().union(*(s.orders for s in (first, later) if s))
    return Issued(
        published=day,
        updated=change,
        printed=shown.date.day if shown else None,
        witness=witness,
        updated_witness=change_witness,
        rivals=tuple(r for r in rivals if r.value != day)[:6],
        orders=orders,
        remarks=doubts,
    )


def _quote(sight: Sight) -> str:
    return f"\u201c{sight.text[:60]}\u201d"


def _address_day(page: Evidence) -> str | None:
    """The day in an address like /2024/08/21/."""
    found = re.search(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=/|$)", page.url or page.canonical or "")
    return read_stamp(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}") if found else None
