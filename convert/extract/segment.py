"""Cut a scanned page into blocks: the longest runs of text that no box, line break or rule divides."""

from typing import Final

from convert.dom import BLOCK, UNSEEN, Node, Tree

EDGE: Final = BLOCK | {"br", "hr", "frameset"}
CONTROLS: Final = frozenset("input button textarea select form".split())
BOLD: Final = frozenset("b strong em i h1 h2 h3 h4 h5 h6 th dt".split())


INWARD: Final = 1
OUTWARD: Final = 2


class Block:
    """A run of text.

    `nodes` are its text nodes, `home` the innermost element that holds them all, `box` the place of
    the innermost box around it in `Layout.boxes`. `linked` and `bold` count the characters in links
    and in emphasis; `links`, `pictures` and `controls` (parts of forms) the elements in it and since
    the block before. `score` is the probability that it belongs to the article, `kept` the decision.
    """

    __slots__ = (
        "bold",
        "box",
        "controls",
        "home",
        "inward",
        "kept",
        "linked",
        "links",
        "nodes",
        "outward",
        "pictures",
        "score",
        "text",
    )

    def __init__(self, nodes: list[Node], text: str, box: int) -> None:
        self.nodes = nodes
        self.text = text
        self.box = box
        self.home = _meet(nodes[0], nodes[-1]) if len(nodes) > 1 else nodes[0].parent or nodes[0]
        self.linked = 0
        self.inward = 0
        self.outward = 0
        self.bold = 0
        self.links = 0
        self.pictures = 0
        self.controls = 0
        self.score = 0.0
        self.kept = False

    @property
    def node(self) -> Node:
        """The first text node, which tells where the block stands."""
        return self.nodes[0]

    def __repr__(self) -> str:
        return (
            f"<{'kept' if self.kept else 'left'} {self.score:.2f} {self.home.selector()} {self.text[:40]!r}>"
        )


class Layout:
    """Blocks in document order, and the elements around them.

    `boxes[i]` holds the blocks `start[i]` to `end[i]` (not included) and stands in `boxes[parent[i]]`;
    the first box is the body, its parent is itself. Elements without a block of their own are not listed.
    `targets` are the ids that links of the page lead to.
    """

    __slots__ = ("blocks", "boxes", "end", "parent", "start", "targets")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.boxes: list[Node] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.parent: list[int] = []
        self.targets: set[str] = set()


def segment(tree: Tree) -> Layout:
    """Cut the body of a page into blocks; words in `dom.UNSEEN` elements belong to none."""
    layout = Layout()
    blocks, boxes, start, end, parent = layout.blocks, layout.boxes, layout.start, layout.end, layout.parent
    run: list[Node] = []
    linked = inward = outward = bold = links = pictures = controls = 0
    in_link = in_bold = leads = 0
    host = _host(tree)
    around = box = 0

    def cut() -> None:
        """Make a block of the run, if it has words."""
        nonlocal run, linked, inward, outward, bold, links, pictures, controls
        text = " ".join("".join([node.data for node in run]).split())
        if text:
            while run[-1].data.isspace():
                run.pop()
            block = Block(run, text, box)
            block.linked, block.inward, block.outward = linked, inward, outward
            block.bold, block.links = bold, links
            block.pictures, block.controls = pictures, controls
            blocks.append(block)
        run = []
        linked = inward = outward = bold = links = pictures = controls = 0

    boxes.append(tree.body)
    start.append(0)
    end.append(0)
    parent.append(0)
    stack = [(tree.body, iter(tree.body.children), 0, 0)]
    while stack:
        element, children, outer, outer_box = stack[-1]
        for node in children:
            tag = node.tag
            if tag == "#text":
                data = node.data
                if run or not data.isspace():
                    run.append(node)
                    if in_link:
                        linked += len(data)
                        if leads == INWARD:
                            inward += len(data)
                        elif leads == OUTWARD:
                            outward += len(data)
                    if in_bold:
                        bold += len(data)
                continue
            if run and tag in EDGE:
                cut()
            if tag in UNSEEN:
                continue
            if tag == "img":
                pictures += 1
            elif tag in CONTROLS:
                controls += 1
            if not node.children:
                continue
            stack.append((node, iter(node.children), around, box))
            parent.append(around)
            around = len(boxes)
            boxes.append(node)
            start.append(len(blocks))
            end.append(0)
            if tag in BLOCK:
                box = around
            elif tag == "a":
                in_link += 1
                links += 1
                address = node.attrs.get("href", "")
                leads = _lead(address, host)
                if address[:1] == "#" and len(address) > 1:
                    layout.targets.add(address[1:])
            in_bold += tag in BOLD
            break
        else:
            stack.pop()
            tag = element.tag
            if run and tag in EDGE:
                cut()
            end[around] = len(blocks)
            if around and start[around] == end[around]:
                for of_box in (boxes, start, end, parent):
                    of_box.pop()
            around, box = outer, outer_box
            in_link -= tag == "a"
            in_bold -= tag in BOLD
    return layout


def _host(tree: Tree) -> str:
    """The host of the page, by its canonical address; "" where it does not tell."""
    for node in tree.head.children:
        if node.tag == "link" and node.get("rel").lower() == "canonical":
            return _host_of(node.get("href"))
    for node in tree.head.children:
        if node.tag == "meta" and node.get("property") == "og:url":
            return _host_of(node.get("content"))
    return ""


def _host_of(address: str) -> str:
    """The host of an absolute address, without www."""
    host = address.partition("//")[2].partition("/")[0].lower()
    return host.removeprefix("www.")


def _lead(address: str, host: str) -> int:
    """Where a link leads: INWARD, OUTWARD, or nowhere (a place in the page, a script, a mail)."""
    if address[:4].lower() == "http" or address.startswith("//"):
        return INWARD if host and _host_of(address) == host else OUTWARD
    if not address or address.startswith("#") or ":" in address[:12]:
        return 0
    return INWARD


def _meet(one: Node, other: Node) -> Node:
    """The innermost element around two texts."""
    a, b = one.parent or one, other.parent or other
    while a is not b:
        if a.depth >= b.depth and a.parent is not None:
            a = a.parent
        elif b.parent is not None:
            b = b.parent
        else:
            break
    return a
