"""The dek: the standfirst that a page prints under its headline, never the hidden description."""

import re
from typing import Final, NamedTuple

from convert.dom import Node
from convert.extract.byline import cue, is_role
from convert.extract.dates import find_dates
from convert.extract.masthead import LONG, Masthead, printing
from convert.extract.visible import Line, flatten, fold, glimpse, inside, is_mark
from convert.extract.witness import Evidence

MARKED: Final = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|stand-?first|sub-?title|sub-?head(?:line|ing)?|sub-?hed|strapline|tagline|lede|lead|leadin|lead-?in|intro|"
    r"introduction|excerpt|summary|abstract|description|short-?desc\w*|kicker-?text|chapeau|chapo|vorspann|teaser-?text|preamble|ingress|anons|entradilla|bajada)(?:$|[\s_-])"
    r"|[a-z](?:Dek|Deck|Standfirst|SubTitle|Subtitle|SubHead|Subhead|Subheadline|SubHeading|Subheading|Hed|Lede|Summary|Excerpt|Description|Intro)(?:$|[\s_-])"
    r"|(?:short|header|hero|article|post|page|entry|blog|story)_*-*(?:description|summary|excerpt|intro|subtitle|sub-?heading|lead|lede|standfirst|shortdescription)",
)
"""Class names of standfirsts in the page builders and newspapers of several countries."""

NOT_DEK: Final = re.compile(
    r"author|byline|caption|image|share|newsletter|related|breadcrumb|meta(?:$|[\s_-])|toc|content__intro|bio|product",
    re.IGNORECASE,
)
"""Class names that have such a word but are about something else."""

SHORTEST, LONGEST = 20, 600
"""Letters of a dek: the shortest read by eye has 51, the longest 259; longer is a first paragraph."""


REACH: Final = 8
"""Lines between dek and byline: buttons, faces, a rubric."""


class Dek(NamedTuple):
    """The standfirst, its witness, and the elements that print it."""

    value: str | None = None
    witness: str = ""
    orders: frozenset[int] = frozenset()


def read_dek(page: Evidence, head: Masthead, title: str | None, taken: frozenset[int]) -> Dek:
    """A marked standfirst near the headline; else a line between headline and byline."""
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
    first = True
    for line in head.below[:14]:
        if line.order in taken or is_mark(line.pieces[0]) or not _is_prose(line, title):
            continue
        box = _marked_box(line, head)
        if box is not None and any(order in taken for order in page.below(box)):
            return Dek(line.text, f"markup {box.selector()}", frozenset(printing(line)))
        if box is not None:
            return Dek(glimpse(box, LONGEST + 50), f"markup {box.selector()}", frozenset({box.order}))
        job = is_role(line.text) and len(line.text) < 60
        if (
            first
            and line.box.tag != "li"
            and not line.linked
            and not job
            and _stands_above_byline(line, head, taken)
        ):
            return Dek(line.text, f"markup {line.box.tag} under the headline", frozenset(printing(line)))
        if first and fold(line.text) in described and line.box.tag != "li":
            return Dek(line.text, "text under the headline", frozenset(printing(line)))
        first = False
    return Dek()


def _is_prose(line: Line, title: str | None) -> bool:
    """Whether a line can be a standfirst: a sentence, not a date, byline, button or the title again."""
    text = line.text
    return (
        SHORTEST <= len(text) <= LONGEST
        and len(text.split()) >= (4 if any(c.isspace() for c in text) else 1)
        and line.linked < 0.5
        and fold(text) != fold(title or "")
        and cue(text) is None
        and not (find_dates(text) and len(text) < 60)
        and inside(line.pieces[0], "figure", "figcaption", "button", "li", "form", "time") is None
    )


def _marked_box(line: Line, head: Masthead) -> Node | None:
    """The nearest box around a line that is marked as standfirst and holds nothing else."""
    node: Node | None = line.pieces[0].parent
    for _ in range(4):
        if node is None or node.tag in ("body", "main", "article"):
            return None
        name = f"{node.get('class')} {node.get('id')} {node.get('itemprop')}"
        if MARKED.search(name) and not NOT_DEK.search(name):
            text = glimpse(node, LONGEST + 50)
            return node if SHORTEST <= len(text) <= LONGEST and len(text) <= 2.2 * len(line.text) else None
        node = node.parent
    return None


def _stands_above_byline(line: Line, head: Masthead, taken: frozenset[int]) -> bool:
    """Whether byline or date come after a line, before any other running text."""
    at = head.below.index(line)
    for other in head.below[at + 1 : at + REACH]:
        if other.order in taken or cue(other.text) or (find_dates(other.text) and len(other.text) < 60):
            return True
        if len(other.text) >= LONG or other.box.tag in ("h2", "h3"):
            return False
    return False
