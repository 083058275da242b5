"""The dek: the standfirst that a page prints under its headline, never the hidden description."""

import re
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from convert.dom import Node
from convert.extract.byline import cue
from convert.extract.dates import find_dates
from convert.extract.headline import PROSE
from convert.extract.masthead import LONG, Masthead, printing
from convert.extract.person import is_name, is_role
from convert.extract.visible import Line, flatten, fold, glimpse, inside, is_mark
from convert.extract.witness import Evidence
from convert.extract.words import either, words
from convert.model import Person

MARKED: Final = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|stand-?first|sub-?title|sub-?head(?:line|ing)?|sub-?hed|strapline|tagline|lede|lead|leadin|lead-?in|intro|"
    r"introduction|excerpt|summary|abstract|description|short-?desc\w*|kicker-?text|chapeau|chapo|vorspann|teaser-?text|preamble|ingress|anons|entradilla|bajada)(?:$|[\s_-])"
    r"|[a-z](?:Dek|Deck|Standfirst|SubTitle|Subtitle|SubHead|Subhead|Subheadline|SubHeading|Subheading|Hed|Lede|Summary|Excerpt|Description|Intro)(?:$|[\s_-])"
    r"|(?:short|header|hero|article|post|page|entry|blog|story)_*-*(?:description|summary|excerpt|intro|subtitle|sub-?heading|lead|lede|standfirst|shortdescription)",
)
"""Class names of standfirsts in the page builders and newspapers of several countries."""

PLAIN: Final = re.compile(
    r"d(?:e|ec)k(?:$|[\s_-])|stand-?first|sub-?_?(?:title|head|hed)|strapline|tagline|kicker-text|chapeau|chapo|vorspann|"
    r"ingress|anons|entradilla|bajada|excerpt|meta-desc|teaser-text",
    re.IGNORECASE,
)
"""Those of them that name nothing else: the others also name the first paragraph of a text, or all of it."""

NOT_DEK: Final = re.compile(
    r"author|byline|caption|(?<!with)image|label(?!-hidden)|form(?:$|[\s_-])|gform|share|newsletter|related|breadcrumb|meta(?:$|[\s_-](?!desc))|toc|content__intro|article-?body|(?:post|entry|story)-(?:body|content|text)|bio|product|tooltip|disclosure|disclaimer|affiliate|translat|language|^siteSub",
    re.IGNORECASE,
)
"""Class names that have such a word but are about something else."""

ASIDE: Final = re.compile(
    r"author|byline|(?<!hero-)caption|newsletter|tooltip|disclosure|disclaimer|affiliate|translat|languages?(?:$|[\s_-])|(?:^|[\s_-])bio",
    re.IGNORECASE,
)
"""Class names around a line that nothing marks which say that it is about something else."""

SHORTEST, LONGEST = 20, 420
"""Letters of a dek: of 130 read by eye the shortest has 29, the longest 401; longer is a first paragraph."""

LONGEST_UNMARKED: Final = 320
"""Letters of one that nothing marks: the longest read by eye has 259, first paragraphs have 350 and more."""

SENTENCE: Final = 60
"""Letters of a paragraph behind the line that makes both running text."""

LETTER: Final = re.compile(
    r"[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0981-\u0d4d\u0e31-\u0e4e]"
)
"""A letter, or a sign for a vowel, which the scripts of India and others write with signs of their own."""

LABEL: Final = 24
"""Letters of a label over a summary."""

ROWS: Final = 3
"""Boxes of one name that are rows or cards; a standfirst may be there twice, for wide and small screens."""

REACH_DOWN: Final = 14
"""Lines below the headline within which a dek stands."""

REACH: Final = 8
"""Lines between dek and byline: buttons, faces, a rubric."""


class Dek(NamedTuple):
    """The standfirst, its witness, and the elements that print it."""

    value: str | None = None
    witness: str = ""
    orders: frozenset[int] = frozenset()


def read_dek(
    page: Evidence, head: Masthead, title: str | None, taken: frozenset[int], persons: tuple[Person, ...] = ()
) -> Dek:
    """A marked standfirst near the headline; else a line between headline and byline.

    `taken` are the orders of byline and dates; what begins with the name of one of `persons` is about
    that author.
    """
    if head.headline is None:
        return Dek()
    described = {
        fold(v)
        for name in ("description", "og:description", "twitter:description")
        for v in page.metas.get(name, ())
    }
    described |= {
        fold(flatten(str(page.article.get(k))))
        for k in ("description", "alternativeHeadline")
        if page.article.get(k)
    }
    linked = bool(head.headline.find("a"))
    authors = tuple({word for p in persons for word in (fold(p.name), *fold(p.name).split()[:1])})
    first = True
    signed = False
    for at, line in enumerate(head.below[:REACH_DOWN]):
        signed = signed or line.order in taken
        if len(line.text) > LONGEST and line.linked < 0.5:
            break
        if line.order in taken or is_mark(line.pieces[0]) or not _is_prose(line, title, linked):
            continue
        if fold(line.text).startswith(tuple(f"{name} " for name in authors)):
            continue
        box = _marked_box(line)
        if box is not None and (_is_labelled(box, head, at, taken) or _is_repeated(box, head)):
            return Dek()
        if box is not None and signed and _begins_text(box, line, head, taken):
            return Dek()
        if box is not None and any(order in taken for order in page.below(box)):
            return Dek(line.text, f"markup {box.selector()}", frozenset(printing(line)))
        if box is not None:
            return Dek(glimpse(box, LONGEST + 50), f"markup {box.selector()}", frozenset({box.order}))
        if first and _may_be_unmarked(line):
            short = len(line.text) <= LONGEST_UNMARKED and not line.linked
            if short and (
                _stands_above_byline(line, head, taken) or (not signed and _stands_apart(line, head))
            ):
                return Dek(line.text, f"markup {line.box.tag} under the headline", frozenset(printing(line)))
            if fold(line.text) in described and line.box.tag != "h1" and not _goes_on(line, head):
                return Dek(line.text, "text under the headline", frozenset(printing(line)))
        if len(line.text) >= LONG:
            break
        first = False
    return Dek()


def _begins_text(box: Node, line: Line, head: Masthead, taken: frozenset[int]) -> bool:
    """Whether a box behind the byline is the first paragraph, as its name can mean: 'intro', 'lead'."""
    named = PLAIN.search(f"{box.get('class')} {box.get('id')}") is not None
    return not named and len(line.text) >= PROSE and not _stands_above_byline(line, head, taken)


def _is_repeated(box: Node, head: Masthead) -> bool:
    """Whether several lines near the headline stand in boxes called the same: rows of a table, cards."""
    name = box.get("class")
    boxes = {
        n.order
        for line in head.below
        for n in islice(line.pieces[0].ancestors(), 4)
        if n.get("class") == name
    }
    return bool(name) and len(boxes) >= ROWS


def _stands_apart(line: Line, head: Masthead) -> bool:
    """Whether a line shares a box with the headline that ends before the running text."""
    if head.headline is None or line is not head.below[0] or inside(head.headline, "a") is not None:
        return False
    box = next((n for n in islice(head.headline.ancestors(), 4) if line.order in head.page.below(n)), None)
    later = [other for other in head.below if other is not line and other.linked < 0.5]
    text = next((other for other in later if len(other.text) >= SENTENCE), None)
    if box is None or box.tag in ("body", "main", "article") or text is None or len(line.text) < SENTENCE:
        return False
    return text.order not in head.page.below(box)


def _may_be_unmarked(line: Line) -> bool:
    """Whether a line that nothing marks can be a standfirst: no job, lead-in ('sponsored by') or caption."""
    job = is_role(line.text) and len(line.text) < 60
    if line.box.tag == "li" or job or not _ends(line.text):
        return False
    around = [line.pieces[0].parent, *islice(line.box.ancestors(), 2), line.box]
    return not any(node is not None and ASIDE.search(node.get("class")) for node in around)


def _ends(text: str) -> bool:
    """Whether a line is complete: it ends with a full stop, or with a word that can end a headline."""
    last = text.split()[-1].casefold()
    return not last.endswith((":", ",")) and last not in words("byline", "small") | words("byline", "by")


def _is_labelled(box: Node, head: Masthead, at: int, taken: frozenset[int]) -> bool:
    """Whether a short line announces the text in a box away from the headline: 'Takeaway', 'Summary'."""
    last = head.below[at - 1] if at else None
    around = box.parent
    first = next((n.data for n in box.iter() if n.tag == "#text" and not n.data.isspace()), "")
    begins = re.split(r"[:.|]\s", first, maxsplit=1)[0]
    if not _labels().isdisjoint((fold(begins), fold(last.text if last else ""))):
        return True
    if last is None or around is None or last.order in taken or last.linked or len(last.text) > LABEL:
        return False
    if head.headline is not None and head.headline.order in head.page.below(around):
        return False
    return around in (last.box, last.box.parent) and last.box.tag not in ("time", "button", "li")


@cache
def _labels() -> frozenset[str]:
    """What announces a summary, folded: 'Key points', 'Abstract'."""
    return frozenset(fold(word) for idea in ("takeaways", "abstract") for word in words("box", idea))


def _is_prose(line: Line, title: str | None, linked: bool) -> bool:
    """Whether a line can be a standfirst: a sentence, not a date, byline, button or the title again."""
    text = line.text
    return (
        SHORTEST <= len(text) <= LONGEST
        and len(text.split()) >= (4 if any(c.isspace() for c in text) else 1)
        and (line.linked < 0.5 or linked)
        and inside(line.pieces[0], "figure", "figcaption", "button", "li", "form", "time") is None
        and 2 * len(LETTER.findall(text)) > len(text)
        and fold(text) != fold(title or "")
        and cue(text) is None
        and not (len(text) < 60 and (is_name(text) or find_dates(text)))
        and not _notice().search(text)
    )


@cache
def _notice() -> re.Pattern[str]:
    """'This post contains affiliate links', 'This article is more than a year old'."""
    listed = either(words("furniture", "affiliate") | words("byline", "aged"))
    return re.compile(rf"(?<!\w){listed}")


def _marked_box(line: Line) -> Node | None:
    """The nearest box around a line that is marked as standfirst and holds nothing else."""
    node: Node | None = line.pieces[0].parent
    for _ in range(4):
        if node is None or node.tag in ("body", "main", "article"):
            return None
        name = f"{node.get('class')} {node.get('id')} {node.get('itemprop')}"
        sure = "label-hidden" not in name or PLAIN.search(name) is not None
        if MARKED.search(name) and sure and not NOT_DEK.search(name):
            text = glimpse(node, LONGEST + 50)
            return node if SHORTEST <= len(text) <= LONGEST and len(text) <= 2.2 * len(line.text) else None
        node = node.parent
    return None


def _stands_above_byline(line: Line, head: Masthead, taken: frozenset[int]) -> bool:
    """Whether byline or date come after a line, before any other running text."""
    at = head.below.index(line)
    for other in head.below[at + 1 : at + REACH]:
        signed = len(other.text) < LONG and cue(other.text) is not None
        if other.order in taken or signed or (find_dates(other.text) and len(other.text) < 60):
            return True
        running = len(other.text) >= LONG or (_is_alike(line, other) and len(other.text) >= SENTENCE)
        if running or other.box.tag in ("h2", "h3"):
            return False
    return False


def _goes_on(line: Line, head: Masthead) -> bool:
    """Whether the next line is another paragraph of the same text: many pages describe themselves by the
    first."""
    after = next((other for other in head.below[head.below.index(line) + 1 :] if len(other.text) > 1), None)
    if after is None or len(after.text) < SENTENCE:
        return False
    return _is_alike(line, after) or (after.box.tag != "p" and line.box.parent is after.box.parent)


def _is_alike(one: Line, other: Line) -> bool:
    """Whether two lines are set as paragraphs of one text."""
    return one.box.tag == other.box.tag == "p" and one.box.get("class") == other.box.get("class")
