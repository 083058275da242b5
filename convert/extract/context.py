"""What the first scores say of a block's surroundings, as columns for the second pass.

A paragraph stands among paragraphs: the scores of its neighbours, of the boxes around it, and of
the other blocks that stand in the same kind of place tell more of it than it does itself.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from convert.extract.grid import Grid, prefix, shift
from convert.extract.standing import LEVELS, Columns

WINDOWS: Final = (2, 5, 15)
PARTS: Final = (0.5, 0.8, 0.95)
CERTAIN: Final = 0.5

Scores = NDArray[np.float64]


def reconsider(grid: Grid, scores: NDArray[np.float32]) -> Columns:
    """The columns that the second pass gets besides those of the first."""
    score = scores.astype(np.float64)
    size = grid.size + 1.0
    around = Context(grid, score, size)
    around.describe_line()
    around.describe_boxes()
    around.describe_places()
    around.describe_nearest()
    return around.columns


class Context:
    """The scores of one page and their sums."""

    def __init__(self, grid: Grid, score: Scores, size: NDArray[Any]) -> None:
        self.grid = grid
        self.score = score
        self.size = size
        self.n = len(score)
        self.mass = prefix(score * size)
        self.total = prefix(size)
        self.count = prefix(score)
        self.columns: Columns = {"score": score}

    def describe_line(self) -> None:
        """The blocks before and after in the order of the page."""
        c, at = self.columns, np.arange(self.n)
        mass, total = self.mass, self.total
        own = self.score * self.size
        for step in (-3, -2, -1, 1, 2, 3):
            c[f"score{step:+d}"] = shift(self.score, step)
        for width in WINDOWS:
            low, high = np.maximum(at - width, 0), np.minimum(at + width + 1, self.n)
            c[f"near{width}"] = (mass[high] - mass[low] - own) / np.maximum(
                total[high] - total[low] - self.size, 1
            )
            c[f"near{width}_count"] = (self.count[high] - self.count[low] - self.score) / np.maximum(
                high - low - 1, 1
            )
            c[f"near{width}_before"] = (mass[at] - mass[low]) / np.maximum(total[at] - total[low], 1)
            c[f"near{width}_after"] = (mass[high] - mass[at + 1]) / np.maximum(total[high] - total[at + 1], 1)
        c["mass_before"] = mass[:-1] / max(mass[-1], 1)
        c["mass_after"] = (mass[-1] - mass[1:]) / max(mass[-1], 1)
        c["page_mass"] = np.full(self.n, mass[-1])
        c["page_part"] = np.full(self.n, mass[-1] / total[-1])

    def describe_boxes(self) -> None:
        """The rest of each box around the block, and the smallest boxes that hold most of the article."""
        c, grid, mass, total = self.columns, self.grid, self.mass, self.total
        own = self.score * self.size
        whole = max(mass[-1], 1e-9)
        box = grid.chain[:LEVELS]
        a, b = grid.start[box], grid.end[box]
        inside = mass[b] - mass[a]
        alone = b - a <= 1
        rest = np.maximum(total[b] - total[a] - self.size, 1)
        c["box"] = np.where(alone, -1, (inside - own) / rest)
        others = self.count[b] - self.count[a] - self.score
        c["box_count"] = np.where(alone, -1, others / np.maximum(b - a - 1, 1))
        c["box_share"] = inside / whole
        share = (mass[grid.end] - mass[grid.start]) / whole
        extent = total[grid.end] - total[grid.start]
        found: list[int] = []
        for part in PARTS:
            enough = np.flatnonzero(share >= part)
            found.append(int(enough[np.argmin(extent[enough])]) if len(enough) else 0)
        best = np.array(found, dtype=np.intp)
        c["mass_in"], c["mass_apart"] = grid.relate(best)
        pure = share[best] * whole / np.maximum(extent[best], 1)
        c["mass_pure"] = np.repeat(pure[:, None], self.n, axis=1)

    def describe_places(self) -> None:
        """The other blocks in the same kind of place, and other copies of the same text."""
        c, grid = self.columns, self.grid
        for name, group in grid.groups.items():
            mass = np.bincount(group, self.score * self.size)[group] - self.score * self.size
            rest = np.bincount(group, self.size)[group] - self.size
            others = np.bincount(group)[group] - 1
            c[name + "_mass"] = np.where(others > 0, mass / np.maximum(rest, 1), -1)
            c[name + "_scores"] = (np.bincount(group, self.score)[group] - self.score) / np.maximum(others, 1)
        best = np.zeros(self.n)
        np.maximum.at(best, grid.copy_of, self.score)
        c["copy_better"] = best[grid.copy_of] - self.score

    def describe_nearest(self) -> None:
        """How far the next certain blocks are on either side."""
        c, at, total = self.columns, np.arange(self.n), self.total
        certain = self.score > CERTAIN
        last = np.concatenate(([-1], np.maximum.accumulate(np.where(certain, at, -1))[:-1]))
        coming = np.minimum.accumulate(np.where(certain, at, self.n)[::-1])[::-1]
        following = np.concatenate((coming[1:], [self.n]))
        c["since"] = np.where(last >= 0, at - last, -1)
        c["until"] = np.where(following < self.n, following - at, -1)
        c["since_size"] = np.where(last >= 0, total[:-1] - total[last + 1], -1)
        c["until_size"] = np.where(following < self.n, total[following] - total[1:], -1)
