"""What stands around each block, worked out once for all the rules that ask for it."""

from collections.abc import Iterator, Sequence
from typing import Final, Optional

from convert.dom import BLOCK, Node
from convert.extract.segment import Block

DEEP: Final = frozenset("nav form button select dialog".split())
"""Elements in which words are never part of the piece around them."""

LEVEL: Final = {f"h{level}": level for level in range(1, 7)}

NOTED: Final = frozenset("p blockquote ul ol dl pre tr table caption figcaption summary".split()) | set(LEVEL)
"""Elements that some rule asks for."""


class Spot:
    """An element that blocks stand in.

    `above` is the spot of the element around it, `box` the innermost box (the paragraph, where all words
    are in one em), `noted` the elements of NOTED at or around it, outermost first; `deep` tells that one
    of DEEP is among those, `words` counts the words at or below it.
    """

    __slots__ = ("above", "box", "deep", "node", "noted", "words")

    def __init__(self, node: Node, above: Optional["Spot"]) -> None:
        tag = node.tag
        self.node = node
        self.above = above
        self.words = 0
        self.box: Node = node if tag in BLOCK or above is None else above.box
        self.deep: bool = tag in DEEP or (above is not None and above.deep)
        self.noted: tuple[Node, ...] = above.noted if above is not None else ()
        if tag in NOTED:
            self.noted += (node,)

    def nearest(self, tags: frozenset[str]) -> Node | None:
        """The innermost of the noted elements with one of these tags."""
        for node in reversed(self.noted):
            if node.tag in tags:
                return node
        return None

    def climb(self) -> Iterator["Spot"]:
        """This spot and those around it, innermost first."""
        spot: Spot | None = self
        while spot is not None:
            yield spot
            spot = spot.above


def spots_of(blocks: Sequence[Block]) -> list[Spot]:
    """The spot of each block's home."""
    known: dict[int, Spot] = {}
    spots: list[Spot] = []
    for block in blocks:
        chain: list[Node] = []
        home: Node | None = block.home
        while home is not None and home.order not in known:
            chain.append(home)
            home = home.parent
        spot = known[home.order] if home is not None else None
        for node in reversed(chain):
            spot = known[node.order] = Spot(node, spot)
        assert spot is not None
        spot.words += length(block)
        spots.append(spot)
    for spot in reversed(known.values()):
        if spot.above is not None:
            spot.above.words += spot.words
    return spots


def length(block: Block) -> int:
    """Words of a block; there are single spaces in its text."""
    return block.text.count(" ") + 1


def around(blocks: Sequence[Block], spots: Sequence[Spot]) -> set[int]:
    """The orders of all elements in which kept blocks stand."""
    found: set[int] = set()
    for block, home in zip(blocks, spots, strict=True):
        spot: Spot | None = home if block.kept else None
        while spot is not None and spot.node.order not in found:
            found.add(spot.node.order)
            spot = spot.above
    return found
