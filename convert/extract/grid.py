"""The boxes and blocks of a page as arrays, so that sums over any box cost one subtraction."""

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from convert.extract.letter import STOP, Letters
from convert.extract.segment import Layout

PARAGRAPH: Final = 150
"""Letters from which on a block counts as prose in full; a line of print has 60 to 75."""

HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())

CHAIN: Final = 8
"""Distinct boxes around a block that are known."""

TOLD: Final = attrgetter("linked", "bold", "links", "pictures", "controls", "box")

SIZE, LINK, PROSE, HEADING, PICTURES, CONTROLS, STOPS, NAMED = range(8)
"""What is summed up of the blocks, the rows of `Grid.sums`."""

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]


class Grid:
    """Arrays over the `n` blocks (`size` in letters, share `link`, `prose` in letters, `heading`, `box`) and
    over the boxes (`tags`, `start`, `end`, `up`, the nearest box around that holds more blocks).

    `chain[k]` are the boxes around the blocks, k boxes up, with the blocks `first[k]` to `last[k]` (not
    included); `alone` are the boxes that hold all blocks of the box around them. `place` numbers kinds of
    places, equal numbers for equal kinds, `named` tells whether a class says which kind it is; `copy_of` is
    the first block with the same text. `sums` are running sums over blocks of what is named above, `total`
    their ends (1 at least).
    """

    def __init__(self, layout: Layout, letters: Letters) -> None:
        blocks, boxes = layout.blocks, layout.boxes
        self.n = len(blocks)
        self.at = np.arange(self.n)
        self.size: Floats = letters.size[: self.n]
        told = rows_of(map(TOLD, blocks), 6, np.intp).T
        self.linked, self.bold, self.links, self.pictures, controls, self.box = np.ascontiguousarray(told)
        texts = [block.text for block in blocks]
        self.length = np.fromiter(map(len, texts), np.intp, self.n)
        self.link: Floats = np.minimum(self.linked / self.length, 1).astype(np.float32)
        self.prose = self.size * (1 - self.link) * np.minimum(self.size / PARAGRAPH, 1)
        self.tags = [box.tag for box in boxes]
        self.heading = np.array([tag in HEADINGS for tag in self.tags])[self.box]
        self.start: Indices = np.array(layout.start, dtype=np.intp)
        self.end: Indices = np.array(layout.end, dtype=np.intp)
        self.parent: Indices = np.array(layout.parent, dtype=np.intp)
        self._climb(layout)
        self._name_places(layout)
        first: dict[str, int] = {}
        self.copy_of: Indices = np.fromiter(map(first.setdefault, texts, range(self.n)), np.intp, self.n)
        self.sums = np.zeros((8, self.n + 1))
        summed = (self.size, self.size * self.link, self.prose, self.heading, self.pictures, controls)
        for row, values in enumerate((*summed, letters.count[: self.n, STOP])):
            self.sums[row, 1:] = values
        np.cumsum(self.sums, axis=1, out=self.sums)
        self.total: list[float] = np.maximum(self.sums[:, -1], 1).tolist()

    def _climb(self, layout: Layout) -> None:
        """Find the boxes around each block, of those that hold the same blocks only the innermost."""
        parent = self.parent
        same = (self.start[parent] == self.start) & (self.end[parent] == self.end)
        self.alone: Indices = np.flatnonzero(same)[1:]
        up = layout.parent.copy()
        for i in self.alone.tolist():
            up[i] = up[up[i]]
        self.up: Indices = np.array(up, dtype=np.intp)
        self.chain: Indices = np.empty((CHAIN, self.n), dtype=np.intp)
        box = self.box
        for level in range(CHAIN):
            self.chain[level] = box
            box = self.up[box]
        self.first, self.last = self.start[self.chain], self.end[self.chain]

    def _name_places(self, layout: Layout) -> None:
        """Number the places by tag and class of three boxes and the tag of the innermost element."""
        known: dict[Any, int] = {}
        classes = [node.attrs.get("class") for node in layout.boxes]
        own = np.array([known.setdefault(key, len(known)) for key in zip(self.tags, classes, strict=True)])
        parent, many = self.parent, len(known)
        above = own[parent]
        names = ((own * many + above) * many + above[parent])[self.box].tolist()
        homes = [block.home.tag for block in layout.blocks]
        seen: dict[Any, int] = {}
        at = [seen.setdefault(key, len(seen)) for key in zip(names, homes, strict=True)]
        self.place: Indices = np.array(at, dtype=np.intp)
        classed = np.array(list(map(bool, classes)))
        self.named = (classed | classed[parent] | classed[parent[parent]])[self.box]

    def inside(self, a: Indices, b: Indices) -> NDArray[np.float64]:
        """All sums over the blocks from `a` to `b` (not included)."""
        sums: NDArray[np.float64] = self.sums.take(b, axis=1)
        sums -= self.sums.take(a, axis=1)
        return sums

    def between(self, kind: int, a: Indices, b: Indices) -> NDArray[np.float64]:
        """One of these sums."""
        sums: NDArray[np.float64] = self.sums[kind]
        return sums[b] - sums[a]


def rows_of(rows: Iterable[tuple[float, ...]], width: int, kind: type = float) -> NDArray[Any]:
    """Tuples of `width` numbers as an array, which numpy makes of a flat row at half the cost."""
    return np.fromiter(chain.from_iterable(rows), kind).reshape(-1, width)
