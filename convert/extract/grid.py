"""The boxes and blocks of a page as arrays, so that sums over any box cost one subtraction."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from convert.extract.letter import Letters
from convert.extract.segment import Layout

PARAGRAPH: Final = 150
"""Letters from which on a block counts as prose in full; a line of print has 60 to 75."""

HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]


class Grid:
    """Arrays over the `n` blocks (`size` in letters, share `link`, `prose` in letters, `heading`, `box`) and
    over the boxes (`start`, `end`, `up`, the nearest box around that holds more blocks).

    `groups` numbers kinds of places, equal numbers for equal kinds; `copy_of` is the first block
    with the same text. `sums[name]` are running sums over blocks, `total[name]` their ends (1 at least).
    """

    def __init__(self, layout: Layout, letters: Letters) -> None:
        blocks = layout.blocks
        self.n = len(blocks)
        self.size: Floats = letters.size
        length = self.each(len(b.text) for b in blocks)
        self.link = np.minimum(self.each(b.linked for b in blocks) / length, 1)
        self.prose = self.size * (1 - self.link) * np.minimum(self.size / PARAGRAPH, 1)
        self.heading = self.each(layout.boxes[b.box].tag in HEADINGS for b in blocks)
        self.pictures = self.each(b.pictures for b in blocks)
        self.box: Indices = np.fromiter((b.box for b in blocks), np.intp, self.n)
        self.start: Indices = np.array(layout.start, dtype=np.intp)
        self.end: Indices = np.array(layout.end, dtype=np.intp)
        self.up = _distinct(layout)
        self.groups = _places(layout, self.box)
        first: dict[str, int] = {}
        self.copy_of: Indices = np.fromiter(
            (first.setdefault(b.text, i) for i, b in enumerate(blocks)), np.intp, self.n
        )
        self.sums: dict[str, NDArray[np.float64]] = {}
        self.total: dict[str, float] = {}
        self.add("size", self.size)
        self.add("link", self.size * self.link)
        self.add("prose", self.prose)
        self.add("count", np.ones(self.n))
        self.add("heading", self.heading)
        self.add("pictures", self.pictures)
        self.add("controls", self.each(b.controls for b in blocks))

    def each(self, values: Any) -> Floats:
        """One number for each block."""
        return np.fromiter(values, np.float32, self.n)

    def add(self, name: str, values: NDArray[Any]) -> None:
        """Make running sums of something."""
        self.sums[name] = prefix(values)
        self.total[name] = max(float(self.sums[name][-1]), 1.0)

    def within(self, name: str, box: Indices) -> NDArray[np.float64]:
        """The sum of something over the blocks of boxes."""
        return self.sums[name][self.end[box]] - self.sums[name][self.start[box]]

    def relate(self, best: int) -> tuple[NDArray[np.bool_], Floats]:
        """Whether each block is in the box `best`, and how many boxes up the first is that holds both."""
        at = np.arange(self.n)
        start, end = self.start[best], self.end[best]
        apart = np.zeros(self.n, dtype=np.float32)
        box = self.box
        for _ in range(8):
            apart += (self.start[box] > start) | (self.end[box] < end)
            box = self.up[box]
        return (at >= start) & (at < end), apart


def prefix(values: NDArray[Any]) -> NDArray[np.float64]:
    """Running sums, from 0: the sum over a to b (not included) is prefix[b] - prefix[a]."""
    return np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))


def shift(values: NDArray[Any], step: int) -> NDArray[Any]:
    """The value of the block `step` further on, -1 past either end."""
    moved = np.full_like(values, -1)
    if abs(step) >= len(values):
        return moved
    if step > 0:
        moved[:-step] = values[step:]
    else:
        moved[-step:] = values[:step]
    return moved


def _distinct(layout: Layout) -> Indices:
    """For each box the nearest one around it that holds more blocks."""
    start, end, parent = layout.start, layout.end, layout.parent
    up = list(parent)
    for i in range(1, len(up)):
        above = parent[i]
        if start[above] == start[i] and end[above] == end[i]:
            up[i] = up[above]
    return np.array(up, dtype=np.intp)


def _places(layout: Layout, box: Indices) -> dict[str, Indices]:
    """Two numberings of places: by the tags from the body down, by tag and class of the next three boxes."""
    boxes, parent = layout.boxes, layout.parent
    tags: list[int] = []
    names: list[int] = []
    own: list[int] = []
    for i, node in enumerate(boxes):
        above = parent[i]
        own.append(hash((node.tag, node.get("class"))))
        tags.append(hash((tags[above] if i else 0, node.tag)))
        names.append(hash((own[i], own[above], own[parent[above]])))
    homes = [hash(b.home.tag) for b in layout.blocks]
    groups = {}
    for name, keys in (("path", tags), ("place", names)):
        at = [hash((keys[b], home)) for b, home in zip(box.tolist(), homes, strict=True)]
        groups[name] = np.unique(np.array(at), return_inverse=True)[1].astype(np.intp)
    return groups
