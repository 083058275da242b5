"""Tables as the page holds them: a full grid, and the width that it needs."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from convert.model import Cell, Row, Table
from convert.render.words import lines

MAX_SPAN: Final = 99
"""Rows or columns that one cell may cover; beyond it a typesetter's memory is at the page's mercy."""

MAX_COLUMNS: Final = 200
"""Columns of a grid with spans in it; a page has room for about thirty."""

FOLDED: Final = 20
"""Columns of a table that has more than that in one row, which goes on in the next ones."""

LONGEST_WORD: Final = 22
"""Letters of a word that a column makes room for; a longer one is broken."""

TYPICAL_CELL: Final = 26
"""Letters of a cell that a column would like to show in one line."""

NUMBER: Final = re.compile(
    r"[-+\u2212\u2013~<>\u2264\u2265\u2248($\u20a0-\u20cf\u00a3\u00a5\s]*"
    r"\d[\d\s.,'\u2019\u066b\u066c]*[%\u2030)*\s\u20a0-\u20cf]*"
)
"""A figure with sign, currency sign and percent sign; a date or a range is none."""

ABSENT: Final = ("", "-", "\u2013", "\u2014", "\u2026", "..")
"""What stands in a cell for a number that is not known."""

ROOM: Final = (118.0, 168.0)
"""Width of the running text and of the live area of a brief on A4, in mm."""

TURNED: Final = 1.51
"""The live area of a turned sheet to that of an upright one: 254 to 168 mm."""

SIZES: Final = (("plain", 1.72, 3.9), ("broad", 1.72, 3.9), ("dense", 1.42, 2.8), ("landscape", 1.42, 2.8))
"""Class, width of a letter of a bold head and of a cell's padding, in mm: a tenth more than the average of
Press Sans in the sizes of blocks.css."""


UPRIGHT: Final = 0.8
"""Width of a letter of a cell to one of a bold head."""

CROWDED: Final = 10
"""Rows from which on a table with sentences in it takes the whole width: what rows save adds up."""


class Slot(msgspec.Struct, frozen=True):
    """A cell in its place; `cell` is None where the page left a hole in the grid."""

    column: int
    colspan: int
    rowspan: int
    cell: Cell | None


Rows = tuple[tuple[Slot, ...], ...]


class Grid(msgspec.Struct, frozen=True):
    """Rows of slots that cover every column, in three sections; rows of the body that
    a span joins stand in a group of their own, which no page may part. `shares` are column widths in percent,
    `numeric` the columns that hold numbers only."""

    head: Rows
    body: tuple[Rows, ...]
    foot: Rows
    columns: int
    size: str
    shares: tuple[float, ...]
    numeric: frozenset[int]


def lay_grid(table: Table, room: tuple[float, float] = ROOM) -> Grid:
    """Give every cell its column, cut spans that leave their section, and fill holes. A table of more columns
    than a grid has is folded: no cell is joined to others, and no row is its head or foot."""
    rows = table.rows
    head = min(table.head, len(rows))
    foot = min(table.foot, len(rows) - head)
    cuts = (rows[:head], rows[head : len(rows) - foot], rows[len(rows) - foot :])
    placed = [place(section) for section in cuts]
    if count_columns(placed) > MAX_COLUMNS:
        placed = [[], place(list(fold(rows)), joined=False), []]
    columns = count_columns(placed)
    sections = [tuple(fill_holes(part, columns)) for part in placed]
    size, shares = measure(sections, columns, room)
    numeric = find_numeric(sections[1], columns)
    return Grid(sections[0], group_rows(sections[1]), sections[2], columns, size, shares, numeric)


def count_columns(sections: Sequence[Sequence[Sequence[Slot]]]) -> int:
    """Columns of all sections together."""
    return max((s.column + s.colspan for part in sections for row in part for s in row), default=0)


def fold(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, each that no sheet has room for as several."""
    for row in rows:
        width = FOLDED if len(row.cells) > MAX_COLUMNS else MAX_COLUMNS
        for start in range(0, max(len(row.cells), 1), width):
            yield msgspec.structs.replace(row, cells=row.cells[start : start + width])


def place(rows: Sequence[Row], joined: bool = True) -> list[list[Slot]]:
    """Cells of one section in the columns that spans from above leave free. Where these would push cells off
    any sheet, nothing is `joined`: each cell has one row and column."""
    taken: dict[int, int] = {}
    placed: list[list[Slot]] = []
    for index, row in enumerate(rows):
        slots: list[Slot] = []
        column = 0
        for cell in row.cells:
            while taken.get(column, 0) > index:
                column += 1
            width = 1
            limit = min(max(cell.colspan, 1), MAX_SPAN, max(MAX_COLUMNS - column, 1)) if joined else 1
            while width < limit and taken.get(column + width, 0) <= index:
                width += 1
            height = min(max(cell.rowspan, 1), MAX_SPAN, len(rows) - index) if joined else 1
            slots.append(Slot(column, width, height, cell))
            for covered in range(column, column + width):
                taken[covered] = index + height
            column += width
        placed.append(slots)
    return placed


def fill_holes(rows: list[list[Slot]], columns: int) -> list[tuple[Slot, ...]]:
    """The rows with an empty slot for each column that no cell covers."""
    until = [0] * columns
    full: list[tuple[Slot, ...]] = []
    for index, row in enumerate(rows):
        slots: list[Slot] = []
        starts = {slot.column: slot for slot in row}
        column = 0
        while column < columns:
            slot = starts.get(column)
            if slot is None:
                if until[column] <= index:
                    slots.append(Slot(column, 1, 1, None))
                column += 1
                continue
            slots.append(slot)
            until[column : column + slot.colspan] = [index + slot.rowspan] * slot.colspan
            column += slot.colspan
        full.append(tuple(slots))
    return full


def group_rows(rows: Rows) -> tuple[Rows, ...]:
    """The rows in groups: those that spans join by themselves, the others in runs."""
    groups: list[list[tuple[Slot, ...]]] = []
    until = 0
    joined = False
    for index, row in enumerate(rows):
        reach = index + max((slot.rowspan for slot in row), default=1)
        if index >= until:
            alone = reach == index + 1
            if not groups or joined or not alone:
                groups.append([])
            joined = not alone
        until = max(until, reach)
        groups[-1].append(row)
    return tuple(tuple(group) for group in groups)


def measure(
    sections: Sequence[Sequence[Sequence[Slot]]], columns: int, room: tuple[float, float]
) -> tuple[str, tuple[float, ...]]:
    """The smallest size in which the columns' words fit, and each column's share of the width."""
    words = [2] * columns
    typical = [2] * columns
    more = [0] * columns
    for slot in (slot for section in sections for row in section for slot in row):
        if slot.cell is None or slot.colspan > 1:
            continue
        text = " ".join(lines(slot.cell.blocks))
        longest = max((len(w) for w in re.split(r"[\s\u200b/-]+", text)), default=0)
        words[slot.column] = max(words[slot.column], min(longest, LONGEST_WORD))
        more[slot.column] = max(more[slot.column], len(text) - TYPICAL_CELL)
        typical[slot.column] = max(typical[slot.column], min(len(text), TYPICAL_CELL))
    rows = sum(map(len, sections))
    crowded = rows > CROWDED and columns > 2 and max(more, default=0) > TYPICAL_CELL
    widths_of = (*room, room[1], room[1] * TURNED)
    for (size, letter, padding), width in zip(SIZES, widths_of, strict=True):
        needed = sum(w * letter + padding for w in words)
        comfortable = sum((w + t) / 2 * letter + padding for w, t in zip(words, typical, strict=True))
        if needed <= width and ((comfortable <= width and not crowded) or size != "plain"):
            break
    spare = max(width - needed, 0)
    wishes = [t - w + 1 if t > w else 1 for w, t in zip(words, typical, strict=True)]
    wanted = sum(wishes) or 1
    given = min(spare, wanted * letter * UPRIGHT) if any(more) else spare
    rest = (spare - given) / (sum(more) or 1)
    widths = [
        w * letter + padding + given * wish / wanted + rest * m
        for w, wish, m in zip(words, wishes, more, strict=True)
    ]
    total = sum(widths) or 1
    return size, tuple(round(100 * w / total, 2) for w in widths)


def find_numeric(rows: Sequence[Sequence[Slot]], columns: int) -> frozenset[int]:
    """Columns whose cells are all numbers or empty, at least two of them numbers: their ends line up."""
    numbers = [0] * columns
    others = [0] * columns
    for slot in (slot for row in rows for slot in row if slot.cell is not None):
        words = " ".join(lines(slot.cell.blocks)) if slot.cell else ""
        if slot.colspan > 1:
            continue
        if words and not NUMBER.fullmatch(words) and words not in ABSENT:
            others[slot.column] += 1
        elif words not in ABSENT:
            numbers[slot.column] += 1
    return frozenset(c for c in range(columns) if numbers[c] > 1 and not others[c])
