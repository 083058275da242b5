"""Decision trees learned elsewhere (benchmarks/train_*.py), evaluated with numpy alone.

A forest file is an .npz of four arrays. The nodes of all trees stand one after another, siblings
side by side: `feature` (column that is asked), `number` (threshold, or the value of a leaf),
`child` (the left child, counted from the tree's root; 0 marks a leaf), `root` (the first node of
each tree, deepest tree first). `width` is the number of columns the trees were trained on.

Nobody walks down the trees. Each question is put to all rows, and the answers are packed, a bit for
each row; what reaches a node is the bits that reach its parent and give the answer it stands for. So
64 rows go down a branch in one operation, at half the cost of following each.
"""

from pathlib import Path
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

ROWS: Final = 512
"""Rows that go through the trees together: what they answer takes some megabytes."""

WORD: Final = 64
"""Rows in a word of bits."""

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]
Bits = NDArray[np.uint64]


class _Level(NamedTuple):
    """The branching of all trees at one depth: the places of the nodes that branch among those of their
    depth, and the question each asks."""

    branching: Indices
    question: Indices


class Forest:
    """Boosted trees that give one probability a row."""

    def __init__(self, feature: Indices, number: Floats, child: Indices, root: Indices, width: int) -> None:
        self.width = width
        starts = np.searchsorted(root, np.arange(len(child)), side="right") - 1
        inner = np.flatnonzero(child)
        asked = np.stack((feature[inner], number[inner].astype(np.float32).view(np.uint32)))
        questions, known = np.unique(asked, axis=1, return_inverse=True)
        self._feature: Indices = questions[0].astype(np.intp)
        self._threshold: Floats = questions[1].astype(np.uint32).view(np.float32)[:, None]
        question = np.zeros(len(child), dtype=np.intp)
        question[inner] = known.ravel()
        self._levels, place = _descend(np.where(child > 0, root[starts] + child, 0), question, root)
        self._leaves, self._value = _number_leaves(child, number, root, starts, place)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a forest file that `export` (benchmarks/forest.py) wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(
                arrays["feature"].astype(np.intp),
                arrays["number"].astype(np.float32),
                arrays["child"].astype(np.intp),
                arrays["root"].astype(np.intp),
                int(arrays["width"]),
            )

    def predict(self, rows: Floats) -> Floats:
        """The probability of each row of a float32 array [rows, width]; no value may be NaN."""
        if rows.ndim != 2 or rows.shape[1] != self.width:
            raise ValueError(f"the trees ask for {self.width} columns, got an array of shape {rows.shape}")
        result = np.empty(len(rows), dtype=np.float32)
        for start in range(0, len(rows), ROWS):
            part = rows[start : start + ROWS]
            columns = np.zeros((self.width, -(-len(part) // WORD) * WORD), dtype=np.float32)
            columns[:, : len(part)] = part.T
            result[start : start + ROWS] = 1.0 / (1.0 + np.exp(-self._sum(columns, len(part))))
        return result

    def _sum(self, columns: Floats, rows: int) -> NDArray[np.float64]:
        answers = columns.take(self._feature, axis=0) > self._threshold
        reached = self._reach(np.packbits(answers, axis=1).view(np.uint64))
        leaf = np.zeros((self._value.shape[1], columns.shape[1]), dtype=np.uint8)
        bit = 1
        while len(reached) > 1:
            odd = reached[1::2]
            bits = np.unpackbits(np.bitwise_or.reduce(odd, axis=0).view(np.uint8), axis=1)
            bits *= np.uint8(bit)
            leaf += bits
            reached = reached[::2] | odd
            bit *= 2
        trees = self._value.shape[1]
        place = np.multiply(leaf[:, :rows], trees, dtype=np.intp)
        place += np.arange(trees)[:, None]
        total: NDArray[np.float64] = self._value.take(place).sum(axis=0, dtype=np.float64)
        return total

    def _reach(self, said: Bits) -> Bits:
        """For each leaf of each tree which rows fall into it."""
        words = said.shape[1]
        here = np.full((self._value.shape[1], words), np.iinfo(np.uint64).max)
        reached = [np.zeros((1, words), np.uint64), here]
        for level in self._levels:
            above = here.take(level.branching, axis=0)
            right = said.take(level.question, axis=0)
            right &= above
            here = np.concatenate((above ^ right, right))
            reached.append(here)
        return np.concatenate(reached).take(self._leaves, axis=0)


def _descend(child: Indices, question: Indices, root: Indices) -> tuple[list[_Level], Indices]:
    """The levels from the roots down, and the place of each node in the list of all levels, from 1 on.

    At each level stand the left children of those that branch on the level above, then the right ones.
    """
    levels: list[_Level] = []
    place = np.zeros(len(child), dtype=np.intp)
    here, first = root, 1
    while True:
        place[here] = np.arange(first, first + len(here))
        first += len(here)
        branching = np.flatnonzero(child[here])
        if not len(branching):
            return levels, place
        above = here[branching]
        levels.append(_Level(branching, question[above]))
        here = np.concatenate((child[above], child[above] + 1))


def _number_leaves(
    child: Indices, number: Floats, root: Indices, starts: Indices, place: Indices
) -> tuple[Indices, Floats]:
    """For the first leaf of each tree, the second, and so on, the places and the values; as many as the
    next power of two, those that a tree has not without a row."""
    leaves = np.flatnonzero(child == 0)
    tree = starts[leaves]
    count = np.bincount(tree, minlength=len(root))
    nth = np.arange(len(leaves)) - np.repeat(np.cumsum(count) - count, count)
    shape = (1 << int(count.max(initial=1) - 1).bit_length(), len(root))
    places, values = np.zeros(shape, np.intp), np.zeros(shape, np.float32)
    places[nth, tree] = place[leaves]
    values[nth, tree] = number[leaves]
    return places, values
