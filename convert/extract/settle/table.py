"""table -> Table where it holds data; where it only places boxes on a screen it is opened."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from bs4.element import PageElement, Tag

from convert.extract.content import HEADINGS, Content, attribute, elements
from convert.extract.settle import Reader
from convert.extract.settle.outline import is_bold
from convert.model import Block, Cell, Inline, Paragraph, Row, Table

MOST_SPANNED: Final = 99
"""Columns or rows that one cell may cover; a span of a billion takes 2 GB of a typesetter."""

LONG_CELL: Final = 350
"""Characters of a mean cell above which a table without header cells places boxes: data is short."""

ALIGN: Final = re.compile(r"text-align\s*:\s*(center|right|end)", re.IGNORECASE)
GROUPS: Final = ("thead", "tbody", "tfoot")


def settle(reader: Reader, tag: Tag) -> list[Block] | None:
    """A table of data with header cells, spans and caption."""
    rows = list(_rows(tag))
    if not rows or _places_boxes(reader.content, tag, rows):
        return None
    caption: tuple[Inline, ...] = ()
    floated: list[Block] = []
    for part in elements(tag):
        if part.name == "caption" and id(part) not in reader.content.gone:
            words, blocks = reader.line(part.contents)
            caption = (*caption, *words)
            floated += blocks
    stray = reader.blocks(_stray(tag))
    read = [(group, _row(reader, row, group)) for group, row in rows if id(row) not in reader.content.gone]
    read = [(group, row) for group, row in read if row.cells]
    read.sort(key=lambda item: GROUPS.index(item[0]))
    if not any(cell.blocks for _, row in read for cell in row.cells):
        return [*floated, *stray, *([Paragraph(caption)] if caption else [])]
    head = _head([row for _, row in read], [group for group, _ in read])
    foot = sum(group == "tfoot" for group, _ in read)
    made = [
        Row(tuple(_headed(cell) for cell in row.cells)) if i < head else row
        for i, (_, row) in enumerate(read)
    ]
    return [
        *floated,
        *stray,
        Table(tuple(made), head=head, foot=min(foot, len(made) - head), caption=caption),
    ]


def _rows(tag: Tag) -> Iterator[tuple[str, Tag]]:
    """Each row with the group it stands in."""
    for part in elements(tag):
        if part.name == "tr":
            yield "tbody", part
        elif part.name in GROUPS:
            for row in elements(part):
                if row.name == "tr":
                    yield part.name, row


def _stray(tag: Tag) -> list[PageElement]:
    """What stands in a table beside rows and caption, which a browser shows before it."""
    return [
        node
        for node in tag.contents
        if not (isinstance(node, Tag) and node.name in (*GROUPS, "tr", "caption", "colgroup", "col"))
    ]


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in elements(row) if cell.name in ("td", "th")]


def _places_boxes(content: Content, tag: Tag, rows: list[tuple[str, Tag]]) -> bool:
    """Whether the table only puts boxes beside one another."""
    if attribute(tag, "role") in ("presentation", "none") or content.holds(tag, "table"):
        return True
    widths = [len(_cells(row)) for _, row in rows]
    if content.holds(tag, "th", "caption") and max(widths) > 1:
        return False
    if max(widths) < 2 or len(rows) < 2:
        return True
    if content.holds(tag, *HEADINGS, "article", "section", "aside", "form", "figure"):
        return True
    cells = sum(widths)
    return content.size(tag) > LONG_CELL * cells


def _row(reader: Reader, row: Tag, group: str) -> Row:
    return Row(
        tuple(_cell(reader, cell, group) for cell in _cells(row) if id(cell) not in reader.content.gone)
    )


def _cell(reader: Reader, tag: Tag, group: str) -> Cell:
    return Cell(
        reader.blocks([tag]),
        header=tag.name == "th" or group == "thead",
        colspan=_span(tag, "colspan"),
        rowspan=_span(tag, "rowspan"),
        align=_align(tag),
    )


def _span(tag: Tag, name: str) -> int:
    if name not in tag.attrs:
        return 1
    told = attribute(tag, name)
    return max(1, min(int(told), MOST_SPANNED)) if re.fullmatch(r"\d{1,18}", told) else 1


def _align(tag: Tag) -> Literal["center", "end"] | None:
    if "style" not in tag.attrs and "align" not in tag.attrs:
        return None
    match = ALIGN.search(attribute(tag, "style"))
    told = match[1].lower() if match else attribute(tag, "align").lower()
    if told == "center":
        return "center"
    return "end" if told in ("right", "end") else None


def _head(rows: list[Row], groups: list[str]) -> int:
    """Rows of column headers: thead, else leading rows of th, else a first row that alone is bold."""
    grouped = sum(group == "thead" for group in groups)
    if grouped:
        return grouped if grouped < len(rows) else 0
    head = 0
    while head < len(rows) - 1 and len(rows[head].cells) > 1 and all(c.header for c in rows[head].cells):
        head += 1
    if head or len(rows) < 2:
        return head
    return int(_is_bold_row(rows[0]) and not any(_is_bold_row(row) for row in rows[1:]))


def _is_bold_row(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell.blocks]
    return len(filled) > 1 and all(
        all(isinstance(block, Paragraph) and is_bold(block) for block in cell.blocks) for cell in filled
    )


def _headed(cell: Cell) -> Cell:
    return Cell(cell.blocks, True, cell.colspan, cell.rowspan, cell.align)
