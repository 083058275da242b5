"""Where each block stands: in its boxes, on the page, among its like, between headings and neighbours."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from convert.extract.grid import Grid, Indices

LEVELS: Final = 6
"""Distinct boxes around a block that are looked at."""

NEIGHBOURLY: Final = "size link prose is_p is_li name0_total name1_total stop bold depth".split()
"""Columns of which the two blocks before and the two after are told too."""

REACH: Final = 2
"""Blocks before and after a block that are told."""

WIDTHS: Final = np.array([[3], [10], [30]])
"""Blocks on either side that are summed up."""

OUTSIDE: Final = 3
"""Blocks before and after a box that are looked at."""

LONG: Final = 120
"""Letters of prose from which on a block is taken for a paragraph."""

Columns = dict[str, NDArray[Any]]


def describe_boxes(grid: Grid, c: Columns, name: str, a: Indices, b: Indices) -> None:
    """Columns of some boxes for each block, from block `a[k]` to `b[k]` (not included)."""
    size = np.maximum(grid.between("size", a, b), 1)
    prose = grid.between("prose", a, b)
    c[name + "_size"] = size
    c[name + "_link"] = grid.between("link", a, b) / size
    c[name + "_share"] = prose / grid.total["prose"]
    c[name + "_prose"] = prose / size
    c[name + "_count"] = b - a
    c[name + "_before"] = (grid.sums["size"][:-1] - grid.sums["size"][a]) / size


def describe_levels(grid: Grid, c: Columns) -> None:
    a, b = grid.first[:LEVELS], grid.last[:LEVELS]
    describe_boxes(grid, c, "level", a, b)
    count = c["level_count"]
    c["level_headings"] = grid.between("heading", a, b) / count
    c["level_stops"] = grid.between("stop", a, b) / c["level_size"]
    c["level_last"] = b - np.arange(grid.n)
    c["level_pictures"] = grid.between("pictures", a, b) / count
    c["level_controls"] = grid.between("controls", a, b) / count
    c["level_named"] = grid.between("named", a, b) / count


def describe_outside(grid: Grid, lists: Indices, c: Columns) -> None:
    """The blocks just before and just after each box: a list that the text leads to is part of the text."""
    a, b = grid.first[:LEVELS], grid.last[:LEVELS]
    prose = grid.sums["prose"]
    low, high = np.maximum(a - OUTSIDE, 0), np.minimum(b + OUTSIDE, grid.n)
    c["level_prose_before"] = (prose[a] - prose[low]) / np.maximum(a - low, 1)
    c["level_prose_after"] = (prose[high] - prose[b]) / np.maximum(high - b, 1)
    before = grid.start[lists] - 1
    for name in ("last", "prose", "size"):
        c["list_led_" + name] = np.where(before >= 0, np.asarray(c[name])[before], -1)


def describe_links(grid: Grid, c: Columns) -> None:
    """Where links lead: those to the same site are more often the page's, those to others the article's."""
    c["inward"] = grid.inward
    c["outward"] = grid.outward
    c["elsewhere"] = grid.link - grid.inward - grid.outward
    a, b = grid.first[:LEVELS], grid.last[:LEVELS]
    c["level_inward"] = grid.between("inward", a, b) / c["level_size"]
    c["level_outward"] = grid.between("outward", a, b) / c["level_size"]
    c["page_inward"] = np.full(grid.n, grid.sums["inward"][-1] / grid.total["size"])
    c["page_outward"] = np.full(grid.n, grid.sums["outward"][-1] / grid.total["size"])


def describe_densest(grid: Grid, c: Columns) -> None:
    """Where the block stands to the box with the most prose, nearer boxes counting more, and to the
    smallest boxes with most of the prose."""
    scores = np.zeros(len(grid.start))
    for level, weight in enumerate((1.0, 0.5, 0.25, 0.125), 1):
        scores += weight * np.bincount(grid.chain[level], grid.prose, minlength=len(scores))
    size = grid.between("size", grid.start, grid.end)
    scores *= 1 - grid.between("link", grid.start, grid.end) / np.maximum(size, 1)
    share = grid.between("prose", grid.start, grid.end) / grid.total["prose"]
    found = [int(np.argmax(scores))]
    for part in (0.5, 0.75, 0.9):
        enough = np.flatnonzero(share >= part)
        found.append(int(enough[np.argmin(size[enough])]) if len(enough) else 0)
    best = np.array(found, dtype=np.intp)
    at = np.arange(grid.n)
    start, end = grid.start[best][:, None], grid.end[best][:, None]
    c["dense_in"], c["dense_apart"] = grid.relate(best)
    c["dense_side"] = np.where(at < start, at - start, np.where(at >= end, at - end + 1, 0))
    prose = grid.sums["prose"]
    inside = prose[end] - prose[start]
    c["dense_before"] = np.clip((prose[:-1] - prose[start]) / np.maximum(inside, 1.0), -1, 2)
    c["dense_share"] = np.repeat(inside / grid.total["prose"], grid.n, axis=1)


def describe_place(grid: Grid, c: Columns) -> None:
    at = np.arange(grid.n, dtype=np.float32)
    c["index"] = at
    c["index_end"] = grid.n - at
    c["part"] = at / max(grid.n, 1)
    c["blocks"] = np.full(grid.n, grid.n)
    c["page_size"] = np.full(grid.n, grid.total["size"])
    c["page_link"] = np.full(grid.n, grid.sums["link"][-1] / grid.total["size"])
    c["page_prose"] = np.full(grid.n, grid.total["prose"])
    c["prose_before"] = grid.sums["prose"][:-1] / grid.total["prose"]
    heading = np.where(grid.heading > 0, at, -1)
    last = np.maximum.accumulate(heading)
    c["heading_before"] = at - last
    after = np.where(grid.heading > 0, at, grid.n + 50)
    c["heading_after"] = np.minimum.accumulate(after[::-1])[::-1] - at
    long = grid.prose > LONG
    c["prose_since"] = at - np.maximum.accumulate(np.where(long, at, -50))
    c["prose_until"] = np.minimum.accumulate(np.where(long, at, grid.n + 50)[::-1])[::-1] - at
    low = np.maximum(np.arange(grid.n) - WIDTHS, 0)
    high = np.minimum(np.arange(grid.n) + WIDTHS + 1, grid.n)
    size = np.maximum(grid.between("size", low, high), 1)
    window = np.stack(
        (grid.between("prose", low, high) / (high - low), grid.between("link", low, high) / size)
    )
    c["window"] = window.swapaxes(0, 1).reshape(-1, grid.n)


def describe_paths(grid: Grid, c: Columns) -> None:
    """Blocks that stand in the same kind of place."""
    at = np.arange(grid.n)
    for name, inverse in grid.groups.items():
        count = np.bincount(inverse)
        c[name + "_count"] = count[inverse]
        mean = np.bincount(inverse, grid.size) / count
        c[name + "_size"] = mean[inverse]
        square = np.bincount(inverse, grid.size.astype(np.float64) ** 2) / count
        c[name + "_spread"] = (np.sqrt(np.maximum(square - mean**2, 0)) / (mean + 1))[inverse]
        c[name + "_link"] = (np.bincount(inverse, grid.link) / count)[inverse]
        c[name + "_share"] = (np.bincount(inverse, grid.prose) / grid.total["prose"])[inverse]
        first = np.full(len(count), grid.n)
        np.minimum.at(first, inverse, at)
        last = np.zeros(len(count), dtype=np.intp)
        np.maximum.at(last, inverse, at)
        c[name + "_first"] = (at - first[inverse]) / max(grid.n, 1)
        c[name + "_last"] = (last[inverse] - at) / max(grid.n, 1)


def describe_sections(grid: Grid, c: Columns) -> None:
    """What stands between the headings around the block, and in the section before."""
    edges = np.concatenate(([0], np.flatnonzero(grid.heading), [grid.n]))
    section = np.cumsum(grid.heading > 0)
    which = np.stack((section, np.maximum(section - 1, 0)))
    a, b = edges[which], edges[which + 1]
    size = np.maximum(grid.between("size", a, b), 1)
    told = (size, b - a, grid.between("link", a, b) / size, grid.between("prose", a, b) / size)
    c["section"] = np.stack(told, axis=1).reshape(-1, grid.n)
    level = (np.stack([c[f"is_h{rank}"] for rank in range(1, 7)]) * np.arange(1, 7)[:, None]).max(axis=0)
    above = np.maximum.accumulate(np.where(level > 0, np.arange(grid.n), -1))
    c["heading_level"] = np.where(above >= 0, level[above], 0)


def describe_neighbours(grid: Grid, c: Columns) -> None:
    """Some columns of the blocks before and after, -1 past either end."""
    n = grid.n
    same = np.zeros(n)
    same[1:] = grid.up[grid.box][1:] == grid.up[grid.box][:-1]
    padded = np.full((len(NEIGHBOURLY) + 2, n + 2 * REACH), -1, dtype=np.float32)
    padded[:, REACH : n + REACH] = [*(c[name] for name in NEIGHBOURLY), grid.heading, same]
    shifted = {step: padded[:, REACH + step : REACH + step + n] for step in (-2, -1, 1, 2)}
    c["neighbours"] = np.stack([rows[:-2] for rows in shifted.values()], axis=1).reshape(-1, n)
    c["headings"] = np.stack([shifted[step][-2] for step in (-1, 1, 2)])
    c["sibling-1"] = same
    c["sibling+1"] = shifted[1][-1]
