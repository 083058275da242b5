"""What stands around each block, worked out once for all the rules that ask for it."""

from collections.abc import Iterator, Sequence
from typing import Final, Optional

import msgspec

from convert.dom import BLOCK, Node
from convert.extract.segment import Block

DEEP: Final = frozenset("nav form button select dialog".split())
"""Elements in which words are never part of the piece around them."""

LEVEL: Final = {f"h{level}": level for level in range(1, 7)}

NOTED: Final = frozenset("p blockquote ul ol dl pre tr table caption figcaption summary".split()) | set(LEVEL)
"""Elements that some rule asks for."""


class Spot(msgspec.Struct, eq=False):
    """An element that blocks stand in.

    `above` is the spot of the element around it, `box` the innermost box (the paragraph, where all words
    are in one em), `noted` the elements of NOTED at or around it, outermost first; `deep` tells that one
    of DEEP is among those, `words` counts the words at or below it.
    """

    node: Node
    above: Optional["Spot"]
    box: Node
    deep: bool
    noted: tuple[Node, ...]
    words: int = 0

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
        home = block.home
        spot = known[home.order] if home.order in known else _enter(home, known)
        spot.words += length(block)
        spots.append(spot)
    for spot in reversed(known.values()):
        if spot.above is not None:
            spot.above.words += spot.words
    return spots


def _enter(home: Node, known: dict[int, Spot]) -> Spot:
    """The spot of an element, made with those around it that are not known by their orders yet."""
    chain = [home]
    above = home.parent
    while above is not None and above.order not in known:
        chain.append(above)
        above = above.parent
    spot = known[above.order] if above is not None else None
    for node in reversed(chain):
        tag = node.tag
        if spot is None:
            spot = Spot(node, None, node, tag in DEEP, (node,) if tag in NOTED else ())
        else:
            noted = (*spot.noted, node) if tag in NOTED else spot.noted
            spot = Spot(node, spot, node if tag in BLOCK else spot.box, spot.deep or tag in DEEP, noted)
        known[node.order] = spot
    assert spot is not None
    return spot


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
