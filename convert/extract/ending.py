"""Where the article ends: what stands below its last paragraph and is the foot of the page."""

import re
from collections.abc import Sequence
from typing import Final

from convert.extract.running import SENTENCE, STOPS, is_running, make
from convert.extract.segment import Block
from convert.extract.spot import Spot, length

TAIL: Final = 0.75
"""Score up to which a short line below the last paragraph is left out where it is made unlike the text."""

LIKELY: Final = 0.6
"""The same for a short sentence; rules of the house stand there as well as a last word."""

COPYRIGHT: Final = re.compile(r"(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)


def leave_copyright(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """A line that claims the copyright at the end of the text is the page's, not the article's."""
    for block in reversed([block for block in blocks if block.kept][-3:]):
        if not COPYRIGHT.match(block.text):
            return
        block.kept = False


def leave_tail(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Short lines below the last paragraph of running text, in boxes unlike those of the text, are the
    foot of the page, unless the choice is sure of them."""
    pairs = [(block, spot) for block, spot in zip(blocks, spots, strict=True) if block.kept]
    running = [place for place, pair in enumerate(pairs) if is_running(*pair)]
    if not running:
        return
    text = {make(pairs[place][1]) for place in running}
    pieces = {
        node.order
        for place in running
        for node in pairs[place][1].noted
        if node.tag == "table" and node is not pairs[place][1].node
    }
    tail = pairs[running[-1] + 1 :]
    sure = {spot.box.order for block, spot in tail if block.score >= TAIL or _is_said(block)}
    for block, spot in tail:
        if make(spot) not in text and not _is_piece(block, pieces):
            block.kept = spot.box.order in sure


def _is_said(block: Block) -> bool:
    """Whether a block is long, or a short sentence that is more probably of the article than not."""
    spoken = block.text.endswith(STOPS) and not (block.linked or block.controls)
    return length(block) >= SENTENCE or (spoken and block.score >= LIKELY)


def _is_piece(block: Block, tables: set[int]) -> bool:
    """Whether a block is a heading or a part of a list, quotation, figure or table of data."""
    return any(
        node.tag in ("li", "blockquote", "figure", "dl", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
        or (node.tag == "table" and node.order not in tables)
        for node in (block.home, *block.home.ancestors())
    )
