"""Notes below a text and the references to them: '[1] Own count, May 2024.' and 'as we saw.[1]'."""

import re
from collections.abc import Container, Mapping, Sequence
from typing import Final

import msgspec

from convert.extract.pasted.line import Line
from convert.extract.pasted.sentence import lower
from convert.extract.words import words
from convert.model import (
    Block,
    Cell,
    Heading,
    Inline,
    Item,
    List,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)

RAISED: Final = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
MARK: Final = r"\[(\d{1,3})\]|([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})"
OPENING: Final = re.compile(rf"(?:{MARK})\s*(?=\S)")
REFERENCE: Final = re.compile(rf"(?<=[^\s\d])(?:{MARK})|(?<=\d)\[(\d{{1,3}})\]|(?<=[^\W\d_] )\[(\d{{1,3}})\]")
"""A number in brackets behind a word or stop, or raised behind a letter; 'm²' is none without a note 2."""


def find(lines: Sequence[Line], own: Sequence[bool]) -> dict[int, str]:
    """Index -> label of the lines that are notes: those behind the last reference to them."""
    opened = {at: _label(found) for at, line in enumerate(lines) if (found := OPENING.match(line.text))}
    if not opened:
        return {}
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        if own[at] and at not in opened:
            for found in REFERENCE.finditer(line.text):
                last[_label(found)] = at
    told: set[str] = set()
    notes = {}
    for at, label in opened.items():
        if label not in told and last.get(label, at) < at:
            told.add(label)
            notes[at] = label
    return notes


def _label(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group).translate(RAISED)


def parts(lines: Sequence[Line], notes: Mapping[int, str]) -> dict[int, str]:
    """The lines of the notes ("note"), and that of their heading ("notes") right above the first."""
    found = dict.fromkeys(notes, "note")
    above = min(notes, default=0) - 1
    if above >= 0 and lower(lines[above].text).strip(" :#") in words("aside", "notes"):
        found[above] = "notes"
    return found


def build(lines: Sequence[Line], notes: Mapping[int, str]) -> tuple[Note, ...]:
    """The notes in the order of the text, without the marks that they begin with."""
    return tuple(
        Note(_identity(label), label, (Paragraph((Text(OPENING.sub("", lines[at].text, count=1)),)),))
        for at, label in notes.items()
    )


def _identity(label: str) -> str:
    return f"note-{label}"


def refer(blocks: Sequence[Block], labels: Container[str]) -> tuple[Block, ...]:
    """The blocks with references where they only had numbers."""
    return tuple(_refer(block, labels) for block in blocks)


def _refer(block: Block, labels: Container[str]) -> Block:
    match block:
        case Paragraph() | Heading():
            return msgspec.structs.replace(block, content=_split(block.content, labels))
        case Quote():
            return msgspec.structs.replace(block, blocks=refer(block.blocks, labels))
        case List():
            items = tuple(Item(refer(item.blocks, labels)) for item in block.items)
            return msgspec.structs.replace(block, items=items)
        case Table():
            rows = tuple(Row(tuple(_cell(cell, labels) for cell in row.cells)) for row in block.rows)
            return msgspec.structs.replace(block, rows=rows)
    return block


def _cell(cell: Cell, labels: Container[str]) -> Cell:
    return msgspec.structs.replace(cell, blocks=refer(cell.blocks, labels))


def _split(content: Sequence[Inline], labels: Container[str]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for piece in content:
        if not isinstance(piece, Text):
            made.append(piece)
            continue
        start = 0
        for found in REFERENCE.finditer(piece.text):
            label = _label(found)
            if label in labels:
                made += [Text(piece.text[start : found.start()]), NoteRef(_identity(label), label)]
                start = found.end()
        if start < len(piece.text):
            made.append(Text(piece.text[start:]))
    return tuple(made)
