"""Dates as a page prints them: near the headline, or away from it where a mark or a cue names them."""

import re
from itertools import islice
from typing import Final, NamedTuple

from convert.dom import Node
from convert.extract.byline import cue as signs
from convert.extract.dates import Date, Order, cue_of, find_dates, read_stamp
from convert.extract.masthead import AWAY, Masthead, printing
from convert.extract.pasted.sentence import weigh_words
from convert.extract.visible import Line, glimpse, inside, is_page_foot, named_by, stands_in
from convert.extract.witness import Evidence

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


def near(head: Masthead, order: Order | None, language: str | None) -> list[Sight]:
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


def far(page: Evidence, head: Masthead, order: Order | None, language: str | None) -> list[Sight]:
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
        chain = [box, *islice(box.ancestors(), 6)]
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
            if cue == "elsewhere" or weigh_words(text) > SENTENCE or (away and not cue):
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


def _is_embedded(box: Node) -> bool:
    """Whether an element stands in a post from elsewhere, which has a day of its own."""
    return stands_in(box, named_by(EMBED), 7)


def _count(text: str) -> int:
    """Words, without the bars and dashes between them."""
    return sum(any(map(str.isalnum, word)) for word in text.split())
