"""Decision trees learned elsewhere (benchmarks/train_*.py), evaluated with numpy alone.

A forest file is an .npz of four arrays. The nodes of all trees stand one after another, siblings
side by side: `feature` (column that is asked), `number` (threshold, or the value of a leaf),
`child` (the left child, counted from the tree's root; 0 marks a leaf), `root` (the first node of
each tree, deepest tree first). `width` is the number of columns the trees were trained on.
"""

from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

ROWS: Final = 64
"""Rows that go through the trees together: their cursors stay in the processor's cache (measured on
200 rows and 300 trees with both cores busy: 32 to 128 rows cost 1.1 ms, 256 rows 1.8)."""

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]


class Forest:
    """Boosted trees that give one probability a row."""

    def __init__(self, feature: Indices, number: Floats, child: Indices, root: Indices, width: int) -> None:
        self.width = width
        self._root = root
        self._feature = feature
        self._value = number
        starts = np.searchsorted(root, np.arange(len(child)), side="right") - 1
        leaf = child == 0
        self._child: Indices = np.where(leaf, np.arange(len(child)), root[starts] + child)
        self._threshold: Floats = np.where(leaf, np.float32(np.inf), number)
        self._active = _active(self._child, root)

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
            part = np.ascontiguousarray(rows[start : start + ROWS], dtype=np.float32)
            result[start : start + ROWS] = 1.0 / (1.0 + np.exp(-self._sum(part)))
        return result

    def _sum(self, rows: Floats) -> NDArray[np.float64]:
        flat = rows.ravel()
        offset = (np.arange(len(rows), dtype=np.intp) * self.width)[None, :]
        cursor = np.repeat(self._root[:, None], len(rows), axis=1)
        for active in self._active:
            here = cursor[:active]
            asked = flat.take(self._feature.take(here) + offset)
            cursor[:active] = self._child.take(here) + (asked > self._threshold.take(here))
        total: NDArray[np.float64] = self._value.take(cursor).sum(axis=0, dtype=np.float64)
        return total


def _active(child: Indices, root: Indices) -> list[int]:
    """For each level, how many of the trees (deepest first) still have an inner node on it."""
    depth = np.zeros(len(child), dtype=np.intp)
    for node in range(len(child)):
        left = child[node]
        if left != node:
            depth[left] = depth[left + 1] = depth[node] + 1
    ends = np.append(root[1:], len(child))
    deepest = [int(depth[a:b].max()) for a, b in zip(root, ends, strict=True)]
    return [sum(d > level for d in deepest) for level in range(max(deepest, default=0))]
