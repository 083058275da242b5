"""One walk over the page that measures what the finding of lists asks again and again."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Final

from convert import dom

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

HIDDEN_TEXT: Final = dom.UNSEEN | {"noscript", "button", "select", "option", "textarea", "form"}
"""Elements whose words are no part of a list of links or of the text around it."""

MIN_PROSE: Final = 80
"""Characters of a block outside links that make it running text; captions, dates and menus have fewer."""


class Survey:
    """Measures of each element below `tree.body`, looked up by `Node.order`.

    `chars` are the visible characters below, `linked` those of them inside links, `links` the
    links with an address. `elements`, `texts` and `anchors` are in document order; `prose` has the
    blocks of running text with their own characters outside links. Linear in the size of the page.
    """

    def __init__(self, tree: dom.Tree) -> None:
        self.body = tree.body
        self.elements: list[dom.Node] = []
        self.texts: list[dom.Node] = []
        self.anchors: list[dom.Node] = []
        self._walk(tree.nodes)
        self.chars = [0] * len(tree.nodes)
        self.linked = self.chars.copy()
        self.links = self.chars.copy()
        self._seen = bytearray(len(tree.nodes))
        self._add_up()
        self.prose = self._prose()
        self._count_prose()
        self._anchor_orders = [a.order for a in self.anchors]

    def _walk(self, nodes: list[dom.Node]) -> None:
        elements, texts, anchors = self.elements, self.texts, self.anchors
        hidden_until = 0
        for node in nodes[self.body.order : self.body.end]:
            if node.order < hidden_until:
                continue
            tag = node.tag
            if tag == "#text":
                if not node.data.isspace():
                    texts.append(node)
            elif tag in HIDDEN_TEXT:
                hidden_until = node.end
            else:
                elements.append(node)
                if tag == "a" and "href" in node.attrs:
                    anchors.append(node)

    def _add_up(self) -> None:
        chars, linked, links, seen = self.chars, self.linked, self.links, self._seen
        for text in self.texts:
            if text.parent is not None:
                chars[text.parent.order] += len(text.data.strip())
        for anchor in self.anchors:
            links[anchor.order] = 1
        for node in reversed(self.elements):
            order = node.order
            seen[order] = True
            if links[order] and node.tag == "a" and "href" in node.attrs:
                linked[order] = chars[order]
            if node is not self.body and node.parent is not None:
                above = node.parent.order
                chars[above] += chars[order]
                linked[above] += linked[order]
                links[above] += links[order]

    def _prose(self) -> list[tuple[dom.Node, int]]:
        own: dict[int, int] = {}
        blocks: dict[int, dom.Node] = {}
        for text in self.texts:
            node = text.parent
            while node is not None and node.tag not in dom.BLOCK and node.tag != "a":
                node = node.parent
            if node is not None and node.tag != "a":
                own[node.order] = own.get(node.order, 0) + len(text.data.strip())
                blocks[node.order] = node
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

    def seen(self, node: dom.Node) -> bool:
        """Whether the walk reached the element (it is not inside a script, a form, a button ...)."""
        return bool(self._seen[node.order])

    def plain(self, node: dom.Node) -> int:
        """Visible characters below that are not in links."""
        return self.chars[node.order] - self.linked[node.order]

    def anchors_in(self, node: dom.Node) -> list[dom.Node]:
        """The links with an address at or below an element, in document order."""
        start = bisect_left(self._anchor_orders, node.order)
        return self.anchors[start : bisect_left(self._anchor_orders, node.end)]
