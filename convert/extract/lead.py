"""What stands right above chosen text and leads in to it: the heading of a part, the hour of an entry."""

from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final

from convert.extract.running import is_running
from convert.extract.segment import Block
from convert.extract.spot import LEVEL, Spot

HEADED: Final = 0.15
"""Score from which a heading in mid-text stands over the kept paragraph below it."""

LIKELY: Final = 0.6
"""Score of that paragraph, at least; with both, 7 of 8 such headings on 633 pages were wanted."""

HOUR: Final = 24
"""Letters of the hour of an entry: "12:05 p.m. GMT"."""

TIMED: Final = 0.2
"""Score from which the hour of an entry is kept; those of lists of news stand below."""

ENTRIES: Final = 3
"""Entries with their hour that make a text one that was written hour by hour."""

CAPTIONS: Final = frozenset(("figcaption", "caption"))


def keep_headings(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Keep a heading without links in mid-text, right above a kept paragraph; captions may stand between."""
    places = [place for place, block in enumerate(blocks) if block.home.tag not in CAPTIONS]
    said = {block.text for block in blocks if block.kept}
    begun = False
    for place, below in pairwise(places):
        block, after = blocks[place], blocks[below]
        likely = begun and after.kept and not block.kept and block.score >= HEADED and after.score >= LIKELY
        if likely and block.home.tag in LEVEL and not block.linked and block.text not in said:
            block.kept = any(map(str.isalpha, block.text)) and is_running(after, spots[below])
        begun = begun or block.kept


def keep_hours(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Keep the hours over the entries of a text that was written as things happened."""
    timed = [
        block
        for block, after in pairwise(blocks)
        if after.kept and len(block.text) <= HOUR and not block.linked and _is_time(block)
    ]
    if len(timed) >= ENTRIES:
        for block in timed:
            block.kept = block.kept or block.score >= TIMED


def _is_time(block: Block) -> bool:
    return any(node.tag == "time" for node in (block.home, *islice(block.home.ancestors(), 1)))
