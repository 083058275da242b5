"""What a paragraph of running text is, and what it is made of."""

from typing import Final

from convert.extract.segment import Block
from convert.extract.spot import Spot, length

SENTENCE: Final = 15
"""Words of a paragraph of running text, at least."""

STOPS: Final = tuple(".!?…。！？”»")


def is_running(block: Block, spot: Spot) -> bool:
    """Whether a block is a paragraph of sentences without links."""
    return (
        not block.linked
        and block.text.endswith(STOPS)
        and spot.box.tag in ("p", "div", "td")
        and length(block) >= SENTENCE
    )


def make(spot: Spot) -> tuple[str, int]:
    """What a block is made of: the tag of its box and the place of the box around that."""
    return spot.box.tag, spot.box.parent.order if spot.box.parent is not None else -1
