"""What is measured of each block, as columns for the trees: its letters, tags and names; the rest is told
by `standing` (where it stands)."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from convert.dom import Node
from convert.extract import letter
from convert.extract.grid import NAMED, Floats, Grid, Indices, rows_of
from convert.extract.letter import Letters
from convert.extract.naming import LANDMARKS, Naming, Vocabulary
from convert.extract.segment import Layout
from convert.extract.standing import (
    Columns,
    describe_densest,
    describe_levels,
    describe_like,
    describe_neighbours,
    describe_place,
)

TAGS: Final = (
    "p li h1 h2 h3 h4 h5 h6 td th dt dd div span a figcaption blockquote pre summary button label option"
).split()
"""Tags of the box around a block that are told apart."""

NAME_LEVELS: Final = 4
"""Distinct boxes around a block whose names are told one by one."""

_TAG_CODE: Final = {name: i for i, name in enumerate(TAGS)}
_TAG_CODES: Final = np.arange(len(TAGS))[:, None]
_IS_TAG: Final = ["is_" + name for name in TAGS]
_LANDMARK_BITS: Final = np.array(list(LANDMARKS.values()))[:, None]


def measure(layout: Layout, vocabulary: Vocabulary) -> tuple[Grid, Columns]:
    """All columns, by name; the page must have a block."""
    letters = Letters([block.text for block in layout.blocks])
    grid = Grid(layout, letters)
    columns: Columns = {}
    _describe_text(letters, grid, columns)
    _describe_elements(layout, vocabulary, grid, columns)
    describe_levels(grid, columns)
    describe_densest(grid, columns)
    describe_place(grid, columns)
    describe_like(grid, columns)
    describe_neighbours(grid, columns)
    return grid, columns


def stack(columns: Columns) -> Floats:
    """Columns side by side, as the trees want them: a row for each block."""
    pieces = [column if column.ndim == 2 else column[None] for column in columns.values()]
    return np.concatenate(pieces, dtype=np.float32, casting="unsafe").T


def _describe_text(letters: Letters, grid: Grid, c: Columns) -> None:
    """Statistics of letters and signs, without regard to any language."""
    count, words = letters.count.T, letters.words
    some = np.maximum(words, 1)
    c["size"] = grid.size
    c["words"] = words
    c["link"] = grid.link
    c["links"] = grid.links
    c["bold"] = np.minimum(grid.bold / grid.length, 1)
    c["pictures"] = grid.pictures
    c["stop"] = count[letter.STOP]
    kinds = [letter.COMMA, letter.QUOTE, letter.DIVIDER, letter.DIGIT, letter.OTHER]
    c["signs"] = count[kinds] / np.maximum(grid.size, 1)
    c["upper"] = count[letter.UPPER] / np.maximum(count[letter.LOWER] + count[letter.UPPER], 1)
    c["capital"] = letters.capitals / some
    c["word_length"] = grid.size / some
    c["first"] = letters.first
    c["last"] = letters.last
    c["ask"] = count[letter.ASK] + count[letter.MORE]
    c["prose"] = grid.prose
    c["copyright"] = letters.having("©")
    c["address"] = letters.having("@")
    c["colon"] = count[letter.COLON]


def _describe_elements(layout: Layout, vocabulary: Vocabulary, grid: Grid, c: Columns) -> None:
    """The tag of the box, and the names and landmarks of the element itself and of what is around it."""
    blocks, boxes, judge = layout.blocks, layout.boxes, vocabulary.judge
    known = rows_of(map(judge, boxes), 4).T
    marks = known[3].astype(np.intp)
    known[3] = 1
    alone = np.full(len(boxes), -1)
    alone[grid.alone] = grid.parent[grid.alone]
    above = grid.parent.copy()
    above[0] = -1
    near, _ = _gather(known, marks, alone)
    far, around = _gather(known, marks, above)
    inner = [place for place, b in enumerate(blocks) if b.home is not boxes[b.box]]
    homes = np.zeros((4, grid.n))
    homes[:, inner] = rows_of([_within(blocks[i].home, boxes[blocks[i].box], judge) for i in inner], 4).T
    mask = around[grid.box] | homes[3].astype(np.intp)
    c["in"] = (mask & _LANDMARK_BITS) != 0
    code = np.array([_TAG_CODE.get(tag, -1) for tag in grid.tags])[grid.box]
    c.update(zip(_IS_TAG, code == _TAG_CODES, strict=True))
    c["home_differs"] = np.zeros(grid.n)
    c["home_differs"][inner] = 1
    c["depth"] = far[3, grid.box]
    c["name_far"] = far[:3, grid.box]
    c["name_inner"] = homes[:3]
    for level, box in enumerate(grid.chain[:NAME_LEVELS]):
        c[f"name{level}"] = near[:2, box]
        c[f"name{level}_total"] = near[2, box]
    np.cumsum(c["name0_total"] + homes[2], out=grid.sums[NAMED, 1:])


def _gather(
    known: NDArray[np.float64], marks: Indices, above: Indices
) -> tuple[NDArray[np.float64], Indices]:
    """What each box and all those above it tell together; `above` is -1 where there is none.

    Each round looks twice as far up, so that they are few however deep the page.
    """
    known = np.append(known, np.zeros((len(known), 1)), axis=1)
    marks = np.append(marks, 0)
    above = np.append(above, -1)
    while above.max() >= 0:
        further = known[:, above]
        np.minimum(known[0], further[0], out=known[0])
        np.maximum(known[1], further[1], out=known[1])
        known[2:] += further[2:]
        marks |= marks[above]
        above = above[above]
    return known, marks


def _within(home: Node, box: Node, judge: Callable[[Node], Naming]) -> Naming:
    """What the elements between a block and its box say."""
    low, high, total, marks = judge(home)
    node = home.parent
    while node is not None and node is not box:
        other = judge(node)
        low, high, total, marks = min(low, other[0]), max(high, other[1]), total + other[2], marks | other[3]
        node = node.parent
    return low, high, total, marks
