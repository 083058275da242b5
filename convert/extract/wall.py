"""Whether the page tells, below the text it shows, that the rest is for those who subscribe."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from convert.extract.segment import Block
from convert.extract.words import hooks
from convert.remarks import Remark, remark, shorten

LONGEST: Final = 200
"""Letters of such a notice; longer ones are a part of the text that speaks of it."""

LAST: Final = 2
"""Kept blocks at the end that may be the notice itself, where the choice took it for text."""

NEXT: Final = 12
"""Blocks below the text that are looked at; a notice stands right where the text stops."""


def walled(blocks: Sequence[Block]) -> Iterator[Remark]:
    """A remark where the text ends with a notice to subscribe for the rest of it."""
    kept = [place for place, block in enumerate(blocks) if block.kept]
    if not kept:
        return
    first = kept[-LAST - 1] + 1 if len(kept) > LAST else kept[-1] + 1
    around = islice(blocks, first, kept[-1] + 1 + NEXT)
    short = [block.text for block in around if len(block.text) <= LONGEST]
    near = "\n".join(short).casefold()
    listed = {word for hook, found in hooks("wall", "notice").items() if hook in near for word in found}
    for text in short if listed else ():
        if any(word in text.casefold() for word in listed):
            yield remark("article-walled", text, notice=shorten(text))
            return
