"""Notes below a text and the references to them: '[1] Own count, May 2024.' and 'as we saw.[1]'."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

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

NUMBERED: Final = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
BARE: Final = re.compile(r"(?<=[^\W\d_][.,;:!?”\"»’)])(\d{1,3})(?!\w)|(?<=[.!?][”\"»’)])(\d{1,3})(?!\w)")
"""How a note begins below the heading of the notes, and a raised number behind a stop in plain text."""


def find(lines: Sequence[Line], own: Sequence[bool]) -> dict[int, str]:
    """Index -> label of the lines that are notes: those behind the last reference to them, and those that
    stand below a heading of notes from [1] on, whether or not the text refers to them."""
    opened = {at: _label(found) for at, line in enumerate(lines) if (found := OPENING.match(line.text))}
    if not opened:
        return _find_numbered(lines, own)
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
    for number, at in enumerate(range(_top_of_notes(lines) + 1, len(lines)), 1):
        if opened.get(at) != str(number):
            break
        notes[at] = opened[at]
    return dict(sorted(notes.items()))


def _find_numbered(lines: Sequence[Line], own: Sequence[bool]) -> dict[int, str]:
    """The notes 1, 2, 3 ... below the last heading of notes, if bare numbers refer to all of them in turn."""
    top = _top_of_notes(lines)
    notes: dict[int, str] = {}
    for at in range(top + 1, len(lines)):
        found = NUMBERED.match(lines[at].text)
        if found is None or int(found[1]) != len(notes) + 1:
            break
        notes[at] = found[1]
    left = list(notes.values())
    for line in (lines[at] for at in range(top) if own[at]) if notes else ():
        for found in BARE.finditer(line.text):
            if left and _label(found) == left[0]:
                del left[0]
    return {} if left else notes


def _top_of_notes(lines: Sequence[Line]) -> int:
    """The last heading of notes; the number of lines where there is none."""
    return next((at for at in reversed(range(len(lines))) if _heads_notes(lines[at].text)), len(lines))


def _heads_notes(text: str) -> bool:
    return lower(text).strip(" :#") in words("aside", "notes")


def _label(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group).translate(RAISED)


def parts(lines: Sequence[Line], notes: Mapping[int, str]) -> dict[int, str]:
    """The lines of the notes ("note"), and that of their heading ("notes") right above the first."""
    found = dict.fromkeys(notes, "note")
    above = min(notes, default=0) - 1
    if above >= 0 and _heads_notes(lines[above].text):
        found[above] = "notes"
    return found


def build(lines: Sequence[Line], notes: Mapping[int, str]) -> tuple[Note, ...]:
    """The notes in the order of the text, without the marks that they begin with."""
    return tuple(
        Note(_identity(label), label, (Paragraph((Text(_without_mark(lines[at].text)),)),))
        for at, label in notes.items()
    )


def _without_mark(text: str) -> str:
    mark = OPENING.match(text) or NUMBERED.match(text)
    return text[mark.end() :] if mark else text


def _identity(label: str) -> str:
    return f"note-{label}"


def tie(blocks: Sequence[Block], lines: Sequence[Line], notes: Mapping[int, str]) -> tuple[Block, ...]:
    """The blocks with references where they only had numbers, bare ones where the notes have no brackets."""
    numbered = any(OPENING.match(lines[at].text) is None for at in notes)
    return _refer_all(blocks, Marks(BARE if numbered else REFERENCE, frozenset(notes.values())))


class Marks(NamedTuple):
    """How references look, and the labels of the notes that there are."""

    pattern: re.Pattern[str]
    labels: frozenset[str]


def _refer_all(blocks: Sequence[Block], marks: Marks) -> tuple[Block, ...]:
    return tuple(_refer(block, marks) for block in blocks)


def _refer(block: Block, marks: Marks) -> Block:
    match block:
        case Paragraph() | Heading():
            return msgspec.structs.replace(block, content=_split(block.content, marks))
        case Quote():
            return msgspec.structs.replace(block, blocks=_refer_all(block.blocks, marks))
        case List():
            items = tuple(Item(_refer_all(item.blocks, marks)) for item in block.items)
            return msgspec.structs.replace(block, items=items)
        case Table():
            rows = tuple(Row(tuple(_cell(cell, marks) for cell in row.cells)) for row in block.rows)
            return msgspec.structs.replace(block, rows=rows)
    return block


def _cell(cell: Cell, marks: Marks) -> Cell:
    return msgspec.structs.replace(cell, blocks=_refer_all(cell.blocks, marks))


def _split(content: Sequence[Inline], marks: Marks) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for piece in content:
        if not isinstance(piece, Text):
            made.append(piece)
            continue
        start = 0
        for found in marks.pattern.finditer(piece.text):
            label = _label(found)
            if label in marks.labels:
                made += [Text(piece.text[start : found.start()]), NoteRef(_identity(label), label)]
                start = found.end()
        if start < len(piece.text):
            made.append(Text(piece.text[start:]))
    return tuple(made)
