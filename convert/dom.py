"""The only door to the HTML parser: a whole page becomes a tree of light nodes.

`parse` scans with a browser's own algorithm (lexbor): where an article sits inside an unclosed button, it
still sits there as the browser shows it. What is rewritten is first copied to another tree (`soup.py`).
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from sys import intern
from typing import Any, Final

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.errors import SourceLimitError
from convert.excess import curb

MAX_NODES: Final = 1_500_000
"""Nodes of one page; a 10 MB article page has about 300,000, a page of nothing but tags 2,500,000."""

MAX_DEPTH: Final = 200
"""Nesting that is kept; the deepest of 1,237 real pages has 93. Below it boxes are flattened."""

BLOCK: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html"
    " legend li main menu nav noscript ol option p pre search section select summary table tbody td"
    " template tfoot th thead tr ul".split()
)
"""Elements that start a new line in a browser (its own style sheet's display block, list or table)."""

BLANKS: Final = " \t\n\r\f"
"""White space of HTML."""

UNSEEN: Final = frozenset(
    "script style template head title meta link base noframes noembed iframe object embed applet audio video"
    " canvas svg map area datalist param source track frame".split()
)
"""Elements whose text is not running text of the page."""


class Node(msgspec.Struct, eq=False):
    """An element or a text of the scanned page.

    `tag` is lower-case, "#text" for text. `order` counts nodes in document order from 0; `depth`
    is 0 for the root; what is below has the orders up to `end`, which is not among them. Text nodes
    have `data`; elements have `attrs` and `children`.
    """

    tag: str
    parent: "Node | None"
    order: int
    depth: int
    attrs: dict[str, str] = {}
    children: list["Node"] = []
    data: str = ""
    end: int = 0

    def __repr__(self) -> str:
        return f"<{self.selector()}>"

    def get(self, name: str) -> str:
        """The attribute, or "" where it is not there."""
        return self.attrs.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()

    def iter(self) -> Iterator["Node"]:
        """This node and all below it in document order."""
        yield self
        stack = [iter(self.children)]
        while stack:
            for node in stack[-1]:
                yield node
                if node.children:
                    stack.append(iter(node.children))
                    break
            else:
                stack.pop()

    def find_all(self, *tags: str) -> Iterator["Node"]:
        """All elements below (or at) this node with one of these tags, in document order."""
        return (node for node in self.iter() if node.tag in tags)

    def find(self, *tags: str) -> "Node | None":
        """The first of `find_all`."""
        return next((node for node in self.iter() if node.tag in tags), None)

    def ancestors(self) -> Iterator["Node"]:
        """Parent, grandparent ... up to the root."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def text(self, skip: frozenset[str] = UNSEEN) -> str:
        """All visible words below, one space for each run of white space, a space between blocks."""
        children = self.children
        if len(children) == 1 and children[0].tag == "#text":
            return " ".join(children[0].data.split())
        return " ".join(self.raw_text(skip).split())

    def raw_text(self, skip: frozenset[str] = UNSEEN) -> str:
        """The text below as it stands, with a line break at the edges of blocks and at br."""
        if self.tag in ("#text", "br"):
            return self.data if self.tag == "#text" else "\n"
        boxed = self.tag in BLOCK
        pieces = ["\n"] if boxed else []
        inner = iter(self.children)
        around: list[tuple[Iterator[Node], bool]] = []
        while True:
            for node in inner:
                tag = node.tag
                if tag == "#text":
                    pieces.append(node.data)
                elif tag == "br":
                    pieces.append("\n")
                elif tag not in skip:
                    around.append((inner, boxed))
                    inner, boxed = iter(node.children), tag in BLOCK
                    if boxed:
                        pieces.append("\n")
                    break
            else:
                if boxed:
                    pieces.append("\n")
                if not around:
                    return "".join(pieces)
                inner, boxed = around.pop()

    def selector(self) -> str:
        """The element as people write it: tag, first id, first two classes."""
        name = self.tag
        if self.get("id"):
            name += "#" + self.get("id").split()[0]
        return name + "".join("." + c for c in self.classes[:2])

    def path(self) -> str:
        """Where the element, or the one around a text, stands: with its three nearest ancestors, outermost
        first."""
        above = islice(self.ancestors(), 3 if self.tag != "#text" else 4)
        chain = [node for node in (self, *above) if node.tag != "#text"]
        return " > ".join(node.selector() for node in reversed(chain))


NO_ATTRS: Final[dict[str, str]] = {}
NO_NODES: Final[list[Node]] = []
"""Attributes and children of the texts: one of each for all, since they are half of a page."""


class Tree:
    """A scanned page; `flattened` tells that boxes nested deeper than MAX_DEPTH were flattened.

    `nodes` are all nodes in document order, so that `nodes[order]` is the node of that order, `endowed`
    those with attributes. `memo` is for what several readers of the page need and one has worked out, by
    name.
    """

    def __init__(self, nodes: list[Node], endowed: list[Node], flattened: bool) -> None:
        self.nodes = nodes
        self.endowed = endowed
        self.root = nodes[0]
        self.flattened = flattened
        self.memo: dict[str, Any] = {}
        self._tagged: defaultdict[str, list[Node]] = defaultdict(list)
        self.head = self.root.find("head") or self.root
        self.body = next((n for n in self.root.children if n.tag in ("body", "frameset")), self.root)

    def tagged(self, *tags: str) -> list[Node]:
        """All elements of these tags, tag by tag in document order."""
        if not self._tagged:
            for node in self.nodes:
                if (tag := node.tag) != "#text":
                    self._tagged[tag].append(node)
        return [node for tag in tags for node in self._tagged.get(tag, ())]

    def close(self) -> None:
        """Let go of all nodes, which hold one another: else they wait for the collector of garbage."""
        for node in self.nodes:
            node.parent = None
        self.nodes.clear()
        self.endowed.clear()

    def append(self, box: Node) -> None:
        """Put a box that was scanned elsewhere, with all below it, at the end of the body."""
        box.parent = self.body
        self.body.children.append(box)
        added = list(box.iter())
        for order, node in enumerate(added, len(self.nodes)):
            node.depth = node.parent.depth + 1 if node.parent else 0
            node.order, node.end = order, order + 1
        self.nodes += added
        self.endowed += [node for node in added if node.attrs]
        for node in reversed(added):
            if node.parent is not None:
                node.parent.end = max(node.parent.end, node.end)
        self.root.end = self.body.end = len(self.nodes)
        self._tagged.clear()


def parse(html: str) -> Tree:
    """Scan a document or fragment; never fails on markup, only on a page past MAX_NODES.

    Blanks between blocks are left out, but not in `pre`: they are a third of all nodes and never shown.
    """
    start = LexborHTMLParser(curb(html)).root
    nodes = [Node("html", None, 0, 0, end=1)]
    endowed: list[Node] = []
    flattened = start is not None and _scan(start, nodes, endowed)
    return Tree(nodes, endowed, flattened)


def _scan(start: LexborNode, nodes: list[Node], endowed: list[Node]) -> bool:
    """Add all that is below `start` to `nodes`, where its own node is, and what has attributes to `endowed`
    as well; whether boxes were flattened.

    `airy` tells that blanks between blocks, or the edges of `parent`, are not shown.
    """
    flattened = False
    parent, depth, airy = nodes[0], 1, True
    parent.attrs = {name: value or "" for name, value in start.attributes.items()}
    if parent.attrs:
        endowed.append(parent)
    children, order = parent.children, 1
    around: list[tuple[LexborNode, Node, int, bool]] = []
    source = start.first_child
    while True:
        if source is None:
            parent.end = order
            if not around:
                return flattened
            box, parent, depth, airy = around.pop()
            children = parent.children
            source = box.next
            continue
        if source.is_text_node:
            text = source.text_content or ""
            source = source.next
            blank = airy and text.isspace() and not text.strip(BLANKS)
            if (
                blank
                and (not children or children[-1].tag in BLOCK)
                and (source is None or source.tag in BLOCK)
            ):
                continue
            node = Node("#text", parent, order, depth, NO_ATTRS, NO_NODES, text, order + 1)
            children.append(node)
            nodes.append(node)
            order += 1
        elif source.is_element_node:
            tag = intern(source.tag or "")
            attrs: dict[str, Any] = source.attributes
            if not all(attrs.values()):
                attrs = {name: value or "" for name, value in attrs.items()}
            node = Node(tag, parent, order, depth, attrs, [], "", order + 1)
            if attrs:
                endowed.append(node)
            children.append(node)
            nodes.append(node)
            order += 1
            inner = source.first_child
            if inner is None:
                if tag == "template":
                    _add_template(source, node, nodes)
                    order = node.end
                source = source.next
                continue
            if order > MAX_NODES:
                raise SourceLimitError(
                    f"The page has more than {MAX_NODES:,} pieces of markup, which is past what we read;"
                    " save only the article itself and convert that."
                )
            around.append((source, parent, depth, airy))
            if depth < MAX_DEPTH:
                parent, depth = node, depth + 1
                children = node.children
                airy = tag in BLOCK and tag != "pre" and (airy or not _is_preformatted(node))
            else:
                flattened = True
            source = inner
        else:
            source = source.next


def _add_template(source: LexborNode, node: Node, nodes: list[Node]) -> None:
    """Give a template what is in it, as a text: it is no part of the page, and lexbor keeps it elsewhere."""
    markup = (source.html or "").partition(">")[2].removesuffix("</template>")
    if markup:
        node.end += 1
        node.children = [
            Node("#text", node, node.order + 1, node.depth + 1, NO_ATTRS, NO_NODES, markup, node.end)
        ]
        nodes += node.children


def _is_preformatted(node: Node) -> bool:
    return any(above.tag == "pre" for above in node.ancestors())
