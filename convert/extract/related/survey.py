"""One walk over the page that measures what the finding of lists asks again and again."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate, islice
from typing import Final

import msgspec

from convert import dom

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

HIDDEN_TEXT: Final = dom.UNSEEN | {"noscript", "button", "select", "option", "textarea", "form"}
"""Elements whose words are no part of a list of links or of the text around it."""

MIN_PROSE: Final = 80
"""Characters of a block outside links that make it running text; captions, dates and menus have fewer."""


LABEL: Final = 90
"""Letters before a colon that can be a label; the longest phrase of the vocabulary has a third of it."""

COLON: Final = re.compile("[:\N{FULLWIDTH COLON}]")


class Words(msgspec.Struct, eq=False):
    """A text that is no blank, its letters, the block around it, and whether a link is between."""

    text: dom.Node
    size: int
    block: dom.Node | None
    linked: bool


class Survey:
    """Measures of each element below `tree.body`, looked up by `Node.order`.

    `chars` are the visible characters below, `linked` those of them inside links, `links` the
    links with an address. `elements`, `texts` and `anchors` are in document order; `prose` has the
    blocks of running text with their own characters outside links. Linear in the size of the page.
    """

    def __init__(self, tree: dom.Tree) -> None:
        self.body = tree.body
        self.elements: list[dom.Node] = []
        self.texts: list[Words] = []
        self.anchors: list[dom.Node] = []
        self._letters: list[int] = []
        self._colons: list[tuple[int, int]] = []
        self._pictures: list[int] = []
        self.chars = [0] * len(tree.nodes)
        self.linked = self.chars.copy()
        self.links = self.chars.copy()
        self._walk(tree.nodes)
        self._add_up()
        self.prose = self._prose()
        self._count_prose()
        self._anchor_orders = [a.order for a in self.anchors]
        self._text_orders = [words.text.order for words in self.texts]

    def _walk(self, nodes: list[dom.Node]) -> None:
        """Sort the nodes by kind; what stands right in an element is counted as its."""
        elements, texts, anchors, letters = self.elements, self.texts, self.anchors, self._letters
        chars, boxes = self.chars, dom.BLOCK
        hidden_until = total = 0
        for node in islice(nodes, self.body.order, self.body.end):
            order = node.order
            if order < hidden_until:
                continue
            tag = node.tag
            if tag == "#text":
                data = node.data
                size = len(data.strip())
                if size:
                    block, linked = node.parent, False
                    if block is not None:
                        chars[block.order] += size
                    while block is not None and block.tag not in boxes:
                        linked = linked or block.tag == "a"
                        block = block.parent
                    texts.append(Words(node, size, block, linked))
                    letters.append(total)
                    if ":" in data or "\N{FULLWIDTH COLON}" in data:
                        lead = COLON.split(data, maxsplit=1)[0]
                        self._colons.append((order, total + len(lead.strip())))
                    total += size
            elif tag in HIDDEN_TEXT:
                hidden_until = node.end
            else:
                elements.append(node)
                if tag == "a" and "href" in node.attrs:
                    anchors.append(node)
                elif tag == "img":
                    self._pictures.append(order)

    def _add_up(self) -> None:
        chars, linked, links = self.chars, self.linked, self.links
        for anchor in self.anchors:
            links[anchor.order] = 1
        for node in reversed(self.elements):
            order = node.order
            if node.tag == "a" and "href" in node.attrs:
                linked[order] = chars[order]
            if node is not self.body and node.parent is not None:
                above = node.parent.order
                chars[above] += chars[order]
                if links[order]:
                    links[above] += links[order]
                    linked[above] += linked[order]

    def _prose(self) -> list[tuple[dom.Node, int]]:
        own: dict[int, int] = {}
        blocks: dict[int, dom.Node] = {}
        for words in self.texts:
            block = words.block
            if block is not None and not words.linked:
                own[block.order] = own.get(block.order, 0) + words.size
                blocks[block.order] = block
        return [
            (blocks[order], n)
            for order, n in own.items()
            if n >= MIN_PROSE and blocks[order].tag not in HEADINGS
        ]

    def restrict(self, kept: Callable[[dom.Node], bool]) -> None:
        """Leave in `prose` only blocks that are kept, unless none is."""
        self.prose = [(block, n) for block, n in self.prose if kept(block)] or self.prose
        self._count_prose()

    def _count_prose(self) -> None:
        ordered = sorted((block.order, n) for block, n in self.prose)
        self._prose_orders = [order for order, _ in ordered]
        self._prose_before = [0, *accumulate(n for _, n in ordered)]

    def prose_in(self, node: dom.Node) -> int:
        """Characters of running text at or below an element."""
        return self.prose_between(node.order, node.end - 1)

    def prose_between(self, first: int, last: int) -> int:
        """Characters of running text in the blocks with these orders."""
        start, end = bisect_left(self._prose_orders, first), bisect_right(self._prose_orders, last)
        return self._prose_before[max(start, end)] - self._prose_before[start]

    def plain(self, node: dom.Node) -> int:
        """Visible characters below that are not in links."""
        return self.chars[node.order] - self.linked[node.order]

    def anchors_in(self, node: dom.Node) -> list[dom.Node]:
        """The links with an address at or below an element, in document order."""
        start = bisect_left(self._anchor_orders, node.order)
        return self.anchors[start : bisect_left(self._anchor_orders, node.end)]

    def pictures_in(self, node: dom.Node) -> int:
        """How many pictures there are below an element."""
        return bisect_left(self._pictures, node.end) - bisect_left(self._pictures, node.order)

    def is_labelled(self, node: dom.Node) -> bool:
        """Whether a colon stands soon below an element, so that its words may begin with a label."""
        place = bisect_left(self._colons, (node.order, 0))
        if place == len(self._colons) or self._colons[place][0] >= node.end:
            return False
        first = bisect_left(self._text_orders, node.order)
        return self._colons[place][1] - self._letters[first] <= LABEL
