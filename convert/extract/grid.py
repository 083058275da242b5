"""The boxes and blocks of a page as arrays, so that sums over any box cost one subtraction."""

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

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]


class Grid:
    """Arrays over the `n` blocks (`size` in letters, share `link`, `prose` in letters, `heading`, `box`) and
    over the boxes (`start`, `end`, `up`, the nearest box around that holds more blocks).

    `chain[k]` are the boxes around the blocks, k boxes up. `groups` numbers kinds of places, equal
    numbers for equal kinds, `named` tells whether a class says which kind it is; `copy_of` is the first
    block with the same text. `sums[name]` are running sums over blocks, `total[name]` their ends (1 at
    least).
    """

    def __init__(self, layout: Layout, letters: Letters) -> None:
        blocks = layout.blocks
        self.n = len(blocks)
        self.size: Floats = letters.size[: self.n]
        told = np.array(list(map(TOLD, blocks)), dtype=np.intp).T
        self.linked, inward, outward, self.bold, self.links, pictures, controls, self.box = told
        self.length = np.fromiter((len(b.text) for b in blocks), np.intp, self.n)
        self.link: Floats = np.minimum(self.linked / self.length, 1).astype(np.float32)
        self.prose = self.size * (1 - self.link) * np.minimum(self.size / PARAGRAPH, 1)
        heads = np.fromiter((box.tag in HEADINGS for box in layout.boxes), np.bool_, len(layout.boxes))
        self.heading: Floats = heads[self.box].astype(np.float32)
        self.pictures: Floats = pictures.astype(np.float32)
        self.start: Indices = np.array(layout.start, dtype=np.intp)
        self.end: Indices = np.array(layout.end, dtype=np.intp)
        self.up = _distinct(layout)
        self.chain: Indices = np.empty((CHAIN, self.n), dtype=np.intp)
        box = self.box
        for level in range(CHAIN):
            self.chain[level] = box
            box = self.up[box]
        self.groups = _places(layout, self.box)
        self.named = _named(layout)[self.box]
        first: dict[str, int] = {}
        self.copy_of: Indices = np.fromiter(
            (first.setdefault(b.text, i) for i, b in enumerate(blocks)), np.intp, self.n
        )
        self.sums: dict[str, NDArray[np.float64]] = {}
        self.total: dict[str, float] = {}
        self.add("size", self.size)
        self.add("link", self.size * self.link)
        self.inward = np.minimum(inward / self.length, 1)
        self.outward = np.minimum(outward / self.length, 1)
        self.add("inward", self.size * self.inward)
        self.add("outward", self.size * self.outward)
        self.add("prose", self.prose)
        self.add("count", np.ones(self.n))
        self.add("heading", self.heading)
        self.add("pictures", self.pictures)
        self.add("controls", controls)

    def add(self, name: str, values: NDArray[Any]) -> None:
        """Make running sums of something."""
        self.sums[name] = prefix(values)
        self.total[name] = max(float(self.sums[name][-1]), 1.0)

    def within(self, name: str, box: Indices | slice) -> NDArray[np.float64]:
        """The sum of something over the blocks of boxes."""
        sums = self.sums[name]
        return sums[self.end[box]] - sums[self.start[box]]

    def relate(self, best: Indices) -> tuple[NDArray[np.bool_], Floats]:
        """For each of the boxes `best`: whether each block is in it, and how many boxes up the first is
        that holds both."""
        at = np.arange(self.n)
        start, end = self.start[best][:, None], self.end[best][:, None]
        first, last = self.start[self.chain], self.end[self.chain]
        apart = ((first > start[:, None]) | (last < end[:, None])).sum(axis=1, dtype=np.float32)
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
    parent = layout.parent
    numbers: dict[Any, int] = {}
    tags: list[int] = []
    own: list[int] = []
    names: list[int] = []
    for i, node in enumerate(layout.boxes):
        above = parent[i]
        key = (node.tag, node.attrs.get("class"))
        own.append(numbers.setdefault(key, len(numbers)))
        path = (tags[above] if i else -1, node.tag)
        tags.append(numbers.setdefault(path, len(numbers)))
        place = (own[i], own[above], own[parent[above]])
        names.append(numbers.setdefault(place, len(numbers)))
    homes = [block.home.tag for block in layout.blocks]
    groups = {}
    for name, keys in (("path", tags), ("place", names)):
        seen: dict[tuple[int, str], int] = {}
        at = zip(map(keys.__getitem__, box.tolist()), homes, strict=True)
        groups[name] = np.fromiter((seen.setdefault(key, len(seen)) for key in at), np.intp, len(homes))
    return groups


def _named(layout: Layout) -> NDArray[np.bool_]:
    """Whether one of the three boxes that make up a kind of place has a class; others are alike by chance."""
    boxes, parent = layout.boxes, layout.parent
    own = [bool(box.attrs.get("class")) for box in boxes]
    three = (own[i] or own[above] or own[parent[above]] for i, above in enumerate(parent))
    return np.fromiter(three, np.bool_, len(boxes))
