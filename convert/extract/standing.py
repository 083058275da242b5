"""Where each block stands: in its boxes, on the page, among its like and between its neighbours."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from convert.extract.grid import (
    CONTROLS,
    HEADING,
    LINK,
    NAMED,
    PICTURES,
    PROSE,
    SIZE,
    STOPS,
    Grid,
)

LEVELS: Final = 4
"""Distinct boxes around a block that are looked at."""

NEIGHBOURLY: Final = "size link prose is_p is_li name0_total name1_total stop bold depth".split()
"""Columns of which the two blocks before and the two after are told too."""

REACH: Final = 2
"""Blocks before and after a block that are told."""

WIDTHS: Final = np.array([[3], [10], [30]])
"""Blocks on either side that are summed up."""

LONG: Final = 120
"""Letters of prose from which on a block is taken for a paragraph."""

NEARNESS: Final = np.array([[1.0], [0.5], [0.25], [0.125]])
"""What prose counts for the boxes around it, nearer ones more."""

MOST: Final = np.array([[0.5], [0.75], [0.9]])
"""Shares of the prose of a page of which the smallest box is looked for."""

Columns = dict[str, NDArray[Any]]


def describe_levels(grid: Grid, c: Columns) -> None:
    """What the nearest boxes around the block hold."""
    a, b = grid.first[:LEVELS], grid.last[:LEVELS]
    inside = grid.inside(a, b)
    size, count, prose = np.maximum(inside[SIZE], 1), b - a, inside[PROSE]
    c["level_size"] = size
    c["level_count"] = count
    c["level_share"] = prose / grid.total[PROSE]
    c["level_last"] = b - grid.at
    c["level_before"] = (grid.sums[SIZE, :-1] - grid.sums[SIZE, a]) / size
    c["level_shares"] = (inside[[LINK, PROSE, STOPS]] / size).reshape(-1, grid.n)
    c["level_counts"] = (inside[[HEADING, PICTURES, CONTROLS, NAMED]] / count).reshape(-1, grid.n)


def describe_densest(grid: Grid, c: Columns) -> None:
    """Where the block stands to the box with the most prose, nearer boxes counting more, and to the
    smallest boxes with most of the prose; and how many boxes up the first is that holds both."""
    near = grid.chain[1 : len(NEARNESS) + 1]
    scores = np.bincount(near.ravel(), (NEARNESS * grid.prose).ravel(), len(grid.start))
    held = grid.inside(grid.start, grid.end)
    scores *= 1 - held[LINK] / np.maximum(held[SIZE], 1)
    enough = held[PROSE] >= MOST * grid.total[PROSE]
    smallest = np.where(enough, held[SIZE], np.inf).argmin(axis=1)
    best = np.concatenate(([scores.argmax()], smallest))
    at = grid.at
    start, end = grid.start[best][:, None], grid.end[best][:, None]
    before, after = at < start, at >= end
    c["dense_in"] = ~(before | after)
    c["dense_apart"] = ((grid.first > start[:, None]) | (grid.last < end[:, None])).sum(axis=1)
    c["dense_side"] = np.where(before, at - start, np.where(after, at - end + 1, 0))
    prose = grid.sums[PROSE]
    inside = prose[end] - prose[start]
    c["dense_before"] = np.clip((prose[:-1] - prose[start]) / np.maximum(inside, 1.0), -1, 2)
    c["dense_share"] = np.repeat(inside / grid.total[PROSE], grid.n, axis=1)


def describe_place(grid: Grid, c: Columns) -> None:
    """Where on the page the block stands, and how far off headings and paragraphs are."""
    at, n = grid.at, grid.n
    c["index"] = at
    c["index_end"] = n - at
    c["part"] = at / n
    size, prose, linked = grid.total[SIZE], grid.total[PROSE], grid.sums[LINK, -1]
    page = (n, size, linked / size, prose, grid.tags.count("article"))
    c["page"] = np.repeat(np.array(page)[:, None], n, axis=1)
    c["prose_before"] = grid.sums[PROSE, :-1] / prose
    marks = np.stack((grid.heading, grid.prose > LONG))
    c["since"] = at - np.maximum.accumulate(np.where(marks, at, -50), axis=1)
    c["until"] = np.minimum.accumulate(np.where(marks, at, n + 50)[:, ::-1], axis=1)[:, ::-1] - at
    low, high = np.maximum(at - WIDTHS, 0), np.minimum(at + WIDTHS + 1, n)
    c["window_prose"] = grid.between(PROSE, low, high) / (high - low)
    c["window_link"] = grid.between(LINK, low, high) / np.maximum(grid.between(SIZE, low, high), 1)


def describe_like(grid: Grid, c: Columns) -> None:
    """Blocks that stand in the same kind of place."""
    at, n, place = grid.at, grid.n, grid.place
    count = np.bincount(place)
    summed = (grid.size, grid.size.astype(np.float64) ** 2, grid.link, grid.prose)
    size, square, link, prose = (np.bincount(place, values) for values in summed)
    mean = size / count
    spread = np.sqrt(np.maximum(square / count - mean**2, 0)) / (mean + 1)
    first, last = np.full(len(count), n), np.zeros(len(count), dtype=np.intp)
    last[place] = at
    first[place[::-1]] = at[::-1]
    told = np.stack((count, mean, spread, link / count, prose / grid.total[PROSE], first, last))[:, place]
    told[5:] = np.abs(told[5:] - at) / n
    c["like"] = told


def describe_neighbours(grid: Grid, c: Columns) -> None:
    """Some columns of the blocks before and after, -1 past either end."""
    n = grid.n
    same = np.zeros(n)
    around = grid.chain[1]
    same[1:] = around[1:] == around[:-1]
    padded = np.full((len(NEIGHBOURLY) + 2, n + 2 * REACH), -1, dtype=np.float32)
    padded[:, REACH : n + REACH] = [*(c[name] for name in NEIGHBOURLY), grid.heading, same]
    c["neighbours"] = np.concatenate(
        [padded[:, start : start + n] for start in range(2 * REACH + 1) if start != REACH]
    )
    c["sibling"] = same
