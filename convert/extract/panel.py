"""What leads to a part of the page: titles of parts that fold, and tables of contents."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import Final

from convert.dom import Node
from convert.extract.segment import Block
from convert.extract.spot import Spot, around

LONGEST: Final = 200
"""Letters of a title; questions of readers have up to 150."""

LEAST: Final = 0.03
"""Score below which such a line is no title; of 47 titles on the pages we develop on the lowest has 0.05."""

ROLES: Final = frozenset(("button", "tab"))
FOLDS: Final = ("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle")

LINKED: Final = 0.5
"""Share of a part in links from which on it is a menu that opens."""

LARGEST: Final = 400
"""Words of a part that folds; what is larger is the text itself, and before it stands a link that skips."""

CLIMB: Final = 4
"""Elements between the words of an entry and its link."""

FEW: Final = 12
"""Nodes of a box that holds a title and its part; blanks, icons and rules are among them."""


def keep_titles(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Keep what opens a kept part: it stands right before it, and there is nothing else in their box."""
    kept: set[int] | None = None
    for block, spot in zip(blocks, spots, strict=True):
        if block.kept or block.score < LEAST or len(block.text) > LONGEST:
            continue
        title = spot
        while title.above is not None and title.above.words == spot.words:
            title = title.above
        if title.above is None or not any(acts(node) for node in _line(block.node, title.node)):
            continue
        panel = _following(title.node)
        if panel is None:
            continue
        if kept is None:
            kept = around(blocks, spots)
        if panel.order in kept and _is_text(title, panel):
            block.kept = True


def acts(node: Node) -> bool:
    """Whether a click on an element does something on the page itself."""
    if node.tag in ("button", "summary"):
        return True
    if node.tag == "a":
        return node.get("href").startswith(("#", "javascript:")) or not node.get("href")
    return node.get("role") in ROLES or any(name in node.attrs for name in FOLDS)


def _line(inner: Node, outer: Node) -> list[Node]:
    """The elements from a text up to the one around it."""
    found = []
    for node in inner.ancestors():
        found.append(node)
        if node is outer:
            break
    return found


def _following(node: Node) -> Node | None:
    """The next element of the same box that has words."""
    siblings = node.parent.children if node.parent is not None else []
    if len(siblings) > FEW:
        return None
    behind = siblings[siblings.index(node) + 1 :]
    return next((other for other in behind if other.tag != "#text" and other.find("#text")), None)


def _is_text(title: Spot, panel: Node) -> bool:
    """Whether title and part are all there is in their box, and the part is more than links."""
    said = len(panel.text().split())
    linked = sum(len(a.text().split()) for a in panel.find_all("a"))
    box = title.above
    alone = box is not None and box.words <= title.words + said
    return alone and title.words <= said <= LARGEST and linked <= LINKED * said


def complete_contents(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """A list of links to places of the page is kept whole where a part was, so that it is known for what it
    is: its entries that repeat a heading, `clean.drop_contents` looks at."""
    lists: defaultdict[int, list[Block]] = defaultdict(list)
    for block, spot in zip(blocks, spots, strict=True):
        for node in spot.noted:
            if node.tag in ("ul", "ol"):
                lists[node.order].append(block)
                break
    for inner in lists.values():
        some = any(block.kept for block in inner) and not all(block.kept for block in inner)
        if some and all(_leads_inward(block) for block in inner):
            for block in inner:
                block.kept = True


def _leads_inward(block: Block) -> bool:
    """Whether a block is one link to a place of the page."""
    around = (node for node in islice(block.node.ancestors(), CLIMB) if node.tag == "a")
    link = next(around, None)
    return link is not None and link.get("href").startswith("#") and block.linked * 2 > len(block.text)
