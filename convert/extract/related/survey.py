"""One walk over the page that measures what the finding of lists asks again and again."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
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
    links with an address, `last` the order of the last node below. `elements`, `texts` and
    `anchors` are in document order; `prose` has the blocks of running text with their own
    characters outside links. Linear in the size of the page.
    """

    def __init__(self, tree: dom.Tree) -> None:
        self.body = tree.body
        self.elements: list[dom.Node] = []
        self.texts: list[dom.Node] = []
        self.anchors: list[dom.Node] = []
        self.last: dict[int, int] = {}
        self.chars: dict[int, int] = {}
        self.linked: dict[int, int] = {}
        self.links: dict[int, int] = {}
        self._walk()
        self._add_up()
        self.unlinked = {order: n - self.linked[order] for order, n in self.chars.items()}
        self.prose = self._prose()
        self._anchor_orders = [a.order for a in self.anchors]

    def _walk(self) -> None:
        stack = [self.body]
        elements, texts, anchors = self.elements, self.texts, self.anchors
        while stack:
            node = stack.pop()
            if node.tag == "#text":
                if not node.data.isspace():
                    texts.append(node)
            elif node.tag not in HIDDEN_TEXT:
                elements.append(node)
                if node.tag == "a" and "href" in node.attrs:
                    anchors.append(node)
                if node.children:
                    stack.extend(reversed(node.children))

    def _add_up(self) -> None:
        chars = self.chars = {n.order: 0 for n in self.elements}
        self.linked = dict(chars)
        self.links = dict(chars)
        self.last = {n.order: n.order for n in self.elements}
        for text in self.texts:
            if text.parent is not None:
                chars[text.parent.order] += len(text.data.strip())
                self.last[text.parent.order] = text.order
        linked, links, last = self.linked, self.links, self.last
        for node in reversed(self.elements):
            order = node.order
            if node.tag == "a" and "href" in node.attrs:
                linked[order] = chars[order]
                links[order] += 1
            parent = node.parent
            if parent is not None and parent.order in chars:
                above = parent.order
                chars[above] += chars[order]
                linked[above] += linked[order]
                links[above] += links[order]
                if last[order] > last[above]:
                    last[above] = last[order]

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

    def prose_in(self, node: dom.Node) -> int:
        """Characters of running text at or below an element."""
        return self.prose_between(node.order, self.last[node.order])

    def prose_between(self, first: int, last: int) -> int:
        """Characters of running text in the blocks with these orders."""
        return sum(n for block, n in self.prose if first <= block.order <= last)

    def seen(self, node: dom.Node) -> bool:
        """Whether the walk reached the element (it is not inside a script, a form, a button ...)."""
        return node.order in self.chars

    def plain(self, node: dom.Node) -> int:
        """Visible characters below that are not in links."""
        return self.unlinked.get(node.order, 0)

    def anchors_in(self, node: dom.Node) -> list[dom.Node]:
        """The links with an address at or below an element, in document order."""
        start = bisect_left(self._anchor_orders, node.order)
        end = bisect_right(self._anchor_orders, self.last.get(node.order, node.order))
        return self.anchors[start:end]
