"""Cut a scanned page into blocks: the longest runs of text that no box, line break or rule divides."""

from collections.abc import Iterator
from typing import Final

import msgspec

from convert.dom import BLOCK, UNSEEN, Node, Tree

EDGE: Final = BLOCK | {"br", "hr", "frameset"}
CONTROLS: Final = frozenset("input button textarea select form".split())
BOLD: Final = frozenset("b strong em i h1 h2 h3 h4 h5 h6 th dt".split())

CUTS, BOXES, HIDES, SHOWS, ASKS, LEADS, STRESSES = (1 << bit for bit in range(7))

_DOING: Final = (
    *((CUTS, EDGE), (BOXES, BLOCK), (HIDES, UNSEEN), (SHOWS, {"img"}), (ASKS, CONTROLS)),
    *((LEADS, {"a"}), (STRESSES, BOLD)),
)
DOES: Final = {tag: sum(deed for deed, doing in _DOING if tag in doing) for _, tags in _DOING for tag in tags}
"""What elements do to the text in them or beside them, a bit for each deed: one look-up a tag."""


class Block(msgspec.Struct, eq=False):
    """A run of text.

    `nodes` are its text nodes, `home` the innermost element that holds them all, `box` the place of
    the innermost box around it in `Layout.boxes`. `linked` and `bold` count the characters in links
    and in emphasis; `links`, `pictures` and `controls` (parts of forms) the elements in it and since the
    block before. `score` is the probability that it belongs to the article, `kept` the decision.
    """

    nodes: list[Node]
    text: str
    home: Node
    box: int
    linked: int
    bold: int
    links: int
    pictures: int
    controls: int
    score: float = 0.0
    kept: bool = False

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
    """

    __slots__ = ("blocks", "boxes", "end", "parent", "start")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.boxes: list[Node] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.parent: list[int] = []


def segment(tree: Tree) -> Layout:
    """Cut the body of a page into blocks; words in `dom.UNSEEN` elements belong to none."""
    layout = Layout()
    blocks, boxes, start, end, parent = layout.blocks, layout.boxes, layout.start, layout.end, layout.parent
    run: list[Node] = []
    linked = bold = links = pictures = controls = 0
    in_link = in_bold = 0
    around = box = 0

    def cut() -> None:
        """Make a block of the run, if it has words."""
        nonlocal run, linked, bold, links, pictures, controls
        text = " ".join((run[0].data if len(run) == 1 else "".join([node.data for node in run])).split())
        if text:
            while run[-1].data.isspace():
                run.pop()
            home = run[0].parent if len(run) == 1 else _meet(run[0], run[-1])
            home = home or run[0]
            block = Block(run, text, home, box, linked, bold, links, pictures, controls)
            blocks.append(block)
        run = []
        linked = bold = links = pictures = controls = 0

    boxes.append(tree.body)
    start.append(0)
    end.append(0)
    parent.append(0)
    does = DOES.get(tree.body.tag, 0)
    children = iter(tree.body.children)
    outside: list[tuple[Iterator[Node], int, int, int]] = []
    while True:
        for node in children:
            tag = node.tag
            if tag == "#text":
                data = node.data
                if run or not data.isspace():
                    run.append(node)
                    if in_link:
                        linked += len(data)
                    if in_bold:
                        bold += len(data)
                continue
            deeds = DOES.get(tag, 0)
            if deeds:
                if run and deeds & CUTS:
                    cut()
                if deeds & HIDES:
                    continue
                if deeds & SHOWS:
                    pictures += 1
                elif deeds & ASKS:
                    controls += 1
            if not node.children:
                continue
            outside.append((children, does, around, box))
            children, does = iter(node.children), deeds
            parent.append(around)
            around = len(boxes)
            boxes.append(node)
            start.append(len(blocks))
            end.append(0)
            if deeds & BOXES:
                box = around
            elif deeds & LEADS:
                in_link += 1
                links += 1
            if deeds & STRESSES:
                in_bold += 1
            break
        else:
            if run and does & CUTS:
                cut()
            end[around] = len(blocks)
            if not outside:
                return layout
            if start[around] == len(blocks):
                del boxes[-1], start[-1], end[-1], parent[-1]
            if does & LEADS:
                in_link -= 1
            if does & STRESSES:
                in_bold -= 1
            children, does, around, box = outside.pop()


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
