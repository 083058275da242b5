"""The boxes and blocks of a page as arrays, so that sums over any box cost one subtraction."""

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from convert.extract.letter import Letters
from convert.extract.segment import Layout

PARAGRAPH: Final = 150
"""Letters from which on a block counts as prose in full; a line of print has 60 to 75."""

HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())

CHAIN: Final = 8
"""Distinct boxes around a block that are known."""

TOLD: Final = attrgetter("linked", "inward", "outward", "bold", "links", "pictures", "controls", "box")

SUMMED: Final = "size link inward outward prose heading pictures controls".split()
"""What is summed up of each block; `Grid.add` adds to these."""

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]


class Grid:
    """Arrays over the `n` blocks (`size` in letters, share `link`, `prose` in letters, `heading`, `box`) and
    over the boxes (`tags`, `start`, `end`, `up`, the nearest box around that holds more blocks).

    `chain[k]` are the boxes around the blocks, k boxes up, with the blocks `first[k]` to `last[k]` (not
    included); `alone` lists the boxes that hold all blocks of the box around them, outer ones first. `groups`
    numbers kinds of places, equal numbers for equal kinds, `named` tells whether a class says which kind it
    is; `copy_of` is the first block with the same text. `sums[name]` are running sums over blocks,
    `total[name]` their ends (1 at least).
    """

    def __init__(self, layout: Layout, letters: Letters) -> None:
        blocks, boxes = layout.blocks, layout.boxes
        self.n = len(blocks)
        self.size: Floats = letters.size[: self.n]
        told = np.ascontiguousarray(np.array(list(map(TOLD, blocks)), dtype=np.intp).T)
        self.linked, inward, outward, self.bold, self.links, pictures, controls, self.box = told
        texts = [block.text for block in blocks]
        self.length = np.fromiter(map(len, texts), np.intp, self.n)
        self.link: Floats = np.minimum(self.linked / self.length, 1).astype(np.float32)
        self.prose = self.size * (1 - self.link) * np.minimum(self.size / PARAGRAPH, 1)
        self.tags = [box.tag for box in boxes]
        self.heading: Floats = np.array([tag in HEADINGS for tag in self.tags])[self.box].astype(np.float32)
        self.pictures: Floats = pictures.astype(np.float32)
        self.start: Indices = np.array(layout.start, dtype=np.intp)
        self.end: Indices = np.array(layout.end, dtype=np.intp)
        parent: Indices = np.array(layout.parent, dtype=np.intp)
        same = (self.start[parent] == self.start) & (self.end[parent] == self.end)
        self.alone: list[int] = np.flatnonzero(same)[1:].tolist()
        up = layout.parent.copy()
        for i in self.alone:
            up[i] = up[up[i]]
        self.up: Indices = np.array(up, dtype=np.intp)
        self.chain: Indices = np.empty((CHAIN, self.n), dtype=np.intp)
        box = self.box
        for level in range(CHAIN):
            self.chain[level] = box
            box = self.up[box]
        self.first, self.last = self.start[self.chain], self.end[self.chain]
        classes = [node.attrs.get("class") for node in boxes]
        classed = np.array(list(map(bool, classes)))
        self.named = (classed | classed[parent] | classed[parent[parent]])[self.box]
        self.groups = self._places(layout, classes, parent)
        first: dict[str, int] = {}
        copies = map(first.setdefault, texts, range(self.n))
        self.copy_of: Indices = np.fromiter(copies, np.intp, self.n)
        self.sums: dict[str, NDArray[np.float64]] = {}
        self.total: dict[str, float] = {}
        self.inward = np.minimum(inward / self.length, 1)
        self.outward = np.minimum(outward / self.length, 1)
        summed = np.empty((len(SUMMED), self.n))
        for row, values in enumerate(
            (
                *(self.size, self.size * self.link, self.size * self.inward, self.size * self.outward),
                *(self.prose, self.heading, self.pictures, controls),
            )
        ):
            summed[row] = values
        for name, sums in zip(SUMMED, prefix(summed), strict=True):
            self.sums[name] = sums
            self.total[name] = max(float(sums[-1]), 1.0)

    def _places(self, layout: Layout, classes: list[str | None], parent: Indices) -> dict[str, Indices]:
        """Two numberings of places: by the tags from the body down, by tag and class of the next three boxes;
        both with the innermost element."""
        known: dict[Any, int] = {}
        own = np.array(
            [known.setdefault(key, len(known)) for key in zip(self.tags, classes, strict=True)], dtype=np.intp
        )
        above = own[parent]
        names = ((own * len(known) + above) * len(known) + above[parent]).tolist()
        paths = [0]
        known = {}
        for i, tag in zip(layout.parent[1:], self.tags[1:], strict=True):
            paths.append(known.setdefault((paths[i], tag), len(known) + 1))
        homes = [block.home.tag for block in layout.blocks]
        box = self.box.tolist()
        groups = {}
        for name, keys in (("path", paths), ("place", names)):
            seen: dict[Any, int] = {}
            at = zip(map(keys.__getitem__, box), homes, strict=True)
            groups[name] = np.array([seen.setdefault(key, len(seen)) for key in at], dtype=np.intp)
        return groups

    def add(self, name: str, values: NDArray[Any]) -> None:
        """Make running sums of something."""
        self.sums[name] = prefix(values)
        self.total[name] = max(float(self.sums[name][-1]), 1.0)

    def between(self, name: str, a: Indices, b: Indices) -> NDArray[np.float64]:
        """The sum of something over the blocks from `a` to `b` (not included)."""
        sums = self.sums[name]
        return sums[b] - sums[a]

    def relate(self, best: Indices) -> tuple[NDArray[np.bool_], Floats]:
        """For each of the boxes `best`: whether each block is in it, and how many boxes up the first is
        that holds both."""
        at = np.arange(self.n)
        start, end = self.start[best][:, None], self.end[best][:, None]
        apart = ((self.first > start[:, None]) | (self.last < end[:, None])).sum(axis=1, dtype=np.float32)
        return (at >= start) & (at < end), apart


def rows_of(rows: Iterable[tuple[float, ...]], width: int, kind: type = float) -> NDArray[Any]:
    """Tuples of `width` numbers as an array, which numpy makes of a flat row at half the cost."""
    return np.fromiter(chain.from_iterable(rows), kind).reshape(-1, width)


def prefix(values: NDArray[Any]) -> NDArray[np.float64]:
    """Running sums, from 0: the sum over a to b (not included) is prefix[b] - prefix[a]."""
    sums = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, out=sums[..., 1:])
    return sums
