"""Where on the page a list of links stands: under a heading, or in a box that names itself."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from convert.dom import BLOCK, Node
from convert.extract.related.heading import MAX_HEADING, after_cue, idea, name_idea, points
from convert.extract.related.survey import HEADINGS, HIDDEN_TEXT, Survey, Words

MAX_CLIMB: Final = 6
"""Boxes that may stand around a heading alone, before the box that holds the list too."""

MAX_SKIP: Final = 240
"""Characters outside links that may stand between a heading and its list."""

SPOKEN: Final = 5
"""Blanks in a line that ends with a full stop, which makes it a sentence and no heading."""

MAX_HEADS: Final = 200
"""Headings of one page that are followed up; no real page has as many with a phrase of the vocabulary."""

MAX_LINKS: Final = 120
"""Links of a box that is looked into because of its name; a list of 40 cards may have three links in each."""

STRONG: Final = frozenset(("cue", "more", "latest", "popular", "sponsored"))
"""Ideas that head a list even in plain words; "Events" or "Tags" are also labels of single cards."""

NEAR: Final = 4
"""Boxes outward of a list whose names say what it is; the names of wider ones speak of the page."""

FRAME: Final = frozenset(("nav", "header", "footer"))
"""Elements of the site's frame: a heading outside them does not head what is in them."""


FOOT: Final = re.compile(
    r"(?:site|page|main|global|new)?[-_]*footer(?:[-_]*(?:section|wrap(?:per)?|links|menu|nav))?"
)
"""Names of boxes that are the foot of a page without being called so by their tag."""

MENU: Final = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation)(?:$|__)|(?:^|[-_])(?:(?:mega|sub|main)-?menu|menu|breadcrumbs?)(?:$|[-_])",
    re.IGNORECASE,
)
"""Names of boxes that are a menu."""

WHOLE: Final = frozenset("html body main article".split())

INNER: Final = 6
"""Boxes outward of a heading that may be a menu; wider ones may only be called after the one they hold."""


@dataclass
class Head:
    """A heading or line, and the idea that its words name; None for a heading that says nothing we know."""

    node: Node
    idea: str | None


def find_heads(survey: Survey) -> list[Head]:
    """The lines that name an idea of the vocabulary and all true headings, in document order."""
    found: list[Head] = []
    seen: set[int] = set()
    followed = 0
    cued: dict[int, bool] = {}
    for words in survey.texts:
        line = _line(words, survey, cued)
        if line is None or line.order in seen:
            continue
        seen.add(line.order)
        label = _label(line, survey)
        pointing = line.tag not in HEADINGS and survey.links[line.order] > 0 and points(label)
        known = idea(label) if followed < MAX_HEADS and not pointing else None
        if known is not None or line.tag in HEADINGS:
            found.append(Head(line, known))
            followed += known is not None
    return found


def _line(words: Words, survey: Survey, cued: dict[int, bool]) -> Node | None:
    """The block that a short text fills or opens, unless the text is a link that is no heading.

    `cued` holds which blocks are known to open with a cue, by order.
    """
    node = words.block
    if node is None or len(words.text.data) > MAX_HEADING * 3:
        return None
    if words.linked and node.tag not in HEADINGS:
        if node.order not in cued:
            cued[node.order] = survey.is_labelled(node) and after_cue(node.text()) is not None
        return node if cued[node.order] else None
    if node.tag in HEADINGS:
        return node if 2 < survey.chars[node.order] <= MAX_HEADING else None
    if words.text.data.rstrip().endswith(".") and words.text.data.count(" ") >= SPOKEN:
        return None
    alone = _alone(words, node, survey) if survey.links[node.order] > 1 else None
    return alone or (node if 2 < survey.plain(node) <= MAX_HEADING else None)


def _alone(words: Words, block: Node, survey: Survey) -> Node | None:
    """The inline element that a text fills, where it opens its block and a block of links follows."""
    node = words.text
    while node.parent is not None and node.parent is not block:
        node = node.parent
    if node.tag == "#text" or not 2 < words.size <= MAX_HEADING or len(node.text()) > words.size:
        return None
    around = list(islice((c for c in block.children if c.tag != "#text" or not c.data.isspace()), 2))
    opens = len(around) > 1 and around[0] is node
    return node if opens and around[1].tag in BLOCK and survey.links[around[1].order] > 1 else None


def _label(line: Node, survey: Survey) -> str:
    """The words of a line, or those before its first link, or the cue in it, where it goes on with one."""
    if line.tag in HEADINGS or not survey.links[line.order]:
        return line.text()
    if not survey.plain(line):
        return line.text().partition(":")[0]
    first = survey.anchors_in(line)[0].order
    return " ".join("".join(n.data for n in line.iter() if n.tag == "#text" and n.order < first).split())


def is_inline(head: Node, survey: Survey) -> bool:
    """Whether the line holds cue and link together ("Read also: ..."), so that it is its own list."""
    if not survey.links[head.order] or head.tag in HEADINGS:
        return False
    return survey.plain(head) > 0 or (survey.is_labelled(head) and after_cue(head.text()) is not None)


class Finder:
    """Finds the runs of elements that a heading heads; knows the other headings, which end them."""

    def __init__(self, survey: Survey, heads: list[Head]) -> None:
        self.survey = survey
        self._orders = [h.node.order for h in heads if _is_strong(h) and not is_inline(h.node, survey)]

    def below(self, head: Node) -> Iterator[list[Node]]:
        """The runs that may be the list of a heading, nearest first."""
        node = head
        for _ in range(MAX_CLIMB):
            if node.parent is None or node.tag in ("body", "main"):
                return
            siblings = node.parent.children
            place = bisect_left(siblings, node.order, key=lambda n: n.order)
            run, ended = self._run(head, islice(siblings, place + 1, None))
            if run:
                yield run
            if ended:
                return
            node = node.parent

    def _run(self, head: Node, after: Iterable[Node]) -> tuple[list[Node], bool]:
        """The siblings with links that are alike, and whether prose or another heading ended the search."""
        survey = self.survey
        run: list[Node] = []
        skipped = 0
        for node in after:
            if node.tag == "#text":
                skipped += len(node.data.strip())
                continue
            if node.tag in HIDDEN_TEXT:
                continue
            if node.tag in FRAME or _is_foot(node) or self._has_head(node):
                return run, True
            if not survey.links[node.order]:
                if survey.chars[node.order] and (run or node.tag in HEADINGS):
                    return run, True
                skipped += survey.chars[node.order]
                if skipped > MAX_SKIP:
                    return run, True
                continue
            if not run and node.tag in HEADINGS and head.tag in HEADINGS and node.tag <= head.tag:
                return run, True
            if run and not _alike(run[-1], node):
                break
            run.append(node)
        return run, False

    def _has_head(self, node: Node) -> bool:
        first = bisect_left(self._orders, node.order)
        return first < bisect_left(self._orders, node.end)


def _is_strong(head: Head) -> bool:
    """Whether a line heads a list of its own and is not the label of one card ("Events", "Tags: ...")."""
    return head.idea is not None and (head.node.tag in HEADINGS or head.idea in STRONG)


def _is_foot(node: Node) -> bool:
    """Whether a box is called the foot of the page."""
    return any(FOOT.fullmatch(name) for name in (*node.classes, node.get("id")))


def _alike(one: Node, other: Node) -> bool:
    if one.tag != other.tag:
        return False
    mine, yours = one.classes, other.classes
    return mine[:1] == yours[:1] or not set(mine).isdisjoint(yours)


def named(survey: Survey, start: int) -> Iterator[tuple[Node, str]]:
    """The boxes of a list's size from an order on whose class or id names an idea, outermost first."""
    first = bisect_left(survey.elements, start, key=lambda n: n.order)
    for node in islice(survey.elements, first, None):
        if 0 < survey.links[node.order] <= MAX_LINKS and node.attrs and node.tag in BLOCK:
            found = name_idea(node)
            if found is not None:
                yield node, found


def calls_itself(node: Node) -> str | None:
    """The idea that the name of a box, or of the nearest boxes around it, gives."""
    boxes = [node, *node.ancestors()][:NEAR]
    return next((found for found in map(name_idea, boxes) if found is not None), None)


def in_frame(node: Node) -> bool:
    """Whether an element stands in a menu, in the page's foot, or in a header that is not a section's."""
    header = False
    for near in takewhile(lambda box: box.tag not in WHOLE, islice((node, *node.ancestors()), INNER)):
        if near is not node and name_idea(near) == "cue":
            break
        if any(MENU.search(name) or FOOT.fullmatch(name) for name in near.classes):
            return True
    for above in node.ancestors():
        if above.tag == "nav":
            return True
        if above.tag in ("section", "article", "aside", "main"):
            return False
        header = header or above.tag == "header"
    return header
