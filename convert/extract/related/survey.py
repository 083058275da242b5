"""One walk over the page that measures what the finding of lists asks again and again."""

from convert import dom

HIDDEN_TEXT = dom.UNSEEN | {"noscript", "button", "select", "option", "textarea", "form"}
"""Elements whose words are no part of a list of links or of the text around it."""


class Survey:
    """Measures of each element below `tree.body`, looked up by `Node.order`.

    `chars` are the visible characters below, `linked` those of them inside links, `links` the
    links with an address, `last` the order of the last node below. `elements` and `texts` are in
    document order. Linear in the size of the page.
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

    def seen(self, node: dom.Node) -> bool:
        """Whether the walk reached the element (it is not inside a script, a form, a button ...)."""
        return node.order in self.chars

    def plain(self, node: dom.Node) -> int:
        """Visible characters below that are not in links."""
        return self.chars.get(node.order, 0) - self.linked.get(node.order, 0)
