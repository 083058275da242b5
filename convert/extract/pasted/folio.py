"""Page numbers and running heads, which a PDF leaves between the lines of its text."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from convert.extract.pasted.line import Line
from convert.extract.pasted.sentence import ends_sentence

FEWEST_NUMBERS: Final = 2
"""Page numbers from which they are a row."""

FEWEST_HEADS: Final = 3
"""Times that a running head stands in a text; a line that comes twice may be a heading and its entry."""

LONGEST_HEAD: Final = 90
"""Signs of a running head: the title of an article, its author and a number."""

NEAR: Final = 2
"""Lines between a page number and the running head of the next page."""

NUMBER: Final = re.compile(
    r"(?:[^\W\d_]{1,9}\.?\s)?[-–—|\[(]?\s?(\d{1,4})\s?[-–—|\])]?(?:\s?(?:/|[^\W\d_]{1,4})\s?\d{1,4})?"
)
"""'7', '- 7 -', 'Page 7', 'Seite 7 von 12', '7/12'."""

DIGITS: Final = re.compile(r"\d+")


def find(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the lines that number and head pages, in a text that was broken at a fixed width."""
    shapes = [_shape(line.text) for line in lines]
    numbers = _rising([(at, n) for at, line in enumerate(lines) if (n := _number(line.text)) is not None])
    if len(numbers) < FEWEST_NUMBERS:
        numbers = _numbered_heads(lines, shapes)
    if len(numbers) < FEWEST_NUMBERS:
        return frozenset()
    times = Counter(shapes)
    near = {at + step for at in numbers for step in range(-NEAR, NEAR + 1)}
    heads = {
        at
        for at in near
        if 0 <= at < len(lines)
        and shapes[at]
        and times[shapes[at]] >= min(FEWEST_HEADS, len(numbers))
        and not ends_sentence(lines[at].text)
    }
    if len(lines) > 1 and shapes[0] in {shapes[at] for at in heads} and _titles(lines[1]):
        heads.add(0)
    return frozenset(numbers) | heads


def _titles(line: Line) -> bool:
    """Whether the line, set off below a running head, could be the title of what follows."""
    return line.gap > 0 and len(line.text) <= LONGEST_HEAD and not ends_sentence(line.text)


def _number(text: str) -> int | None:
    found = NUMBER.fullmatch(text)
    return int(found[1]) if found else None


def _numbered_heads(lines: Sequence[Line], shapes: Sequence[str]) -> list[int]:
    """The running heads that have the number of the page in front or behind."""
    rows: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for at, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        told = DIGITS.findall(line.text)
        if shape and told and not ends_sentence(line.text):
            for place in (0, -1):
                rows.setdefault((shape, place), []).append((at, int(told[place][:6])))
    return max((_rising(row) for row in rows.values()), key=len, default=[])


def _rising(found: Sequence[tuple[int, int]]) -> list[int]:
    """The lines of the longest row of numbers that go up by one, in the order of the text."""
    best: dict[int, list[int]] = {}
    for at, number in found:
        best[number] = [*best.pop(number - 1, []), at]
    return max(best.values(), key=len, default=[])


def _shape(text: str) -> str:
    """A line without its numbers, by which running heads of different pages are the same; "" for no head."""
    bare = DIGITS.sub("", text).strip(" |-–—·•/")
    return bare.casefold() if len(text) <= LONGEST_HEAD and any(map(str.isalpha, bare)) else ""
