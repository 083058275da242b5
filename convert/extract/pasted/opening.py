"""Where the article of a paste begins: lines far above a sure title are none of it."""

from collections.abc import Sequence
from typing import Final

from convert.extract.pasted.line import Line
from convert.extract.pasted.measure import Floats
from convert.extract.pasted.sentence import weigh_words

SURE: Final = 0.4
"""Probability from which the likeliest line is the title as far as what stands above it goes."""

STRAY_SHARE: Final = 0.25
"""Share of the chosen words that may stand above the title and be strays: of 388 pages, out of fold, six have
up to a sixth there, each time a menu or a notice, and nine nearly all, where the title was mistaken."""


def clear(lines: Sequence[Line], body: Sequence[bool], title: Floats) -> list[bool]:
    """The choice without what stands above a sure title, at its first place, where that is little."""
    head = int(title.argmax())
    sure, key = title[head], lines[head].text.casefold()
    head = next(at for at, line in enumerate(lines) if line.text.casefold() == key)
    sizes = [weigh_words(line.text) if own else 0.0 for line, own in zip(lines, body, strict=True)]
    above = sum(sizes[:head])
    if sure < SURE or above > STRAY_SHARE * sum(sizes):
        return list(body)
    return [own and at >= head for at, own in enumerate(body)]
