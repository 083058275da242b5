"""Notes that are only numbered: a list below a heading such as "Notes", and its numbers in the text.

No link says which is which, so the numbers must agree: each item of the list is called in the text, raised
or in brackets, and the list stands below its heading at the end of the text, or begins with [1].
"""

import re
from functools import partial
from itertools import count
from typing import Final

from msgspec.structs import replace

from convert.extract import words
from convert.extract.content import Content
from convert.extract.settle.label import REASON, STEP
from convert.extract.settle.nest import within
from convert.extract.settle.raised import UNIT
from convert.extract.settle.run import lines, merge
from convert.model import (
    Block,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Link,
    List,
    Note,
    NoteRef,
    Paragraph,
    Rule,
    Shift,
    Text,
)
from convert.model.text import inline, plain

BRACKETED: Final = re.compile(r"\[(\d{1,3})\]")
START: Final = re.compile(r"\[(\d{1,3})\]|(\d{1,3})[.)]\s")
LONGEST: Final = 80
"""Characters of the heading of notes in any language."""

MOST: Final = 300
"""Notes of one article; more are the lines of a table."""

Notes = tuple[Note, ...]


def join(content: Content, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], Notes]:
    """The blocks without a list of notes that the text calls by their numbers, and these notes."""
    for place in range(len(blocks) - 1, 0, -1):
        announced, bracketed = _announces(blocks[place - 1]), _is_bracketed(blocks[place])
        if not announced and not bracketed and not _is_raised(blocks[place]):
            continue
        items, end = _items(blocks, place)
        sure = len(items) > 1 or bracketed or _is_headed(blocks[place - 1])
        if not (0 < len(items) <= MOST and sure):
            continue
        labels = {str(n): f"note-{n}" for n in range(1, len(items) + 1)}
        called: set[str] = set()
        text = _mark(labels, called, blocks[: place - announced])
        if called != set(labels):
            return blocks, ()
        if announced:
            told = plain(blocks[place - 1 : place])
            content.trail.add("notes", "heading of the notes, which stand apart", "body", told)
        if isinstance(blocks[place], Paragraph):
            told = " ".join(labels)
            content.trail.gather(STEP, REASON, "notes", told)
        made = (Note(name, label, item) for (label, name), item in zip(labels.items(), items, strict=True))
        return (*text, *blocks[end:]), tuple(made)
    return blocks, ()


def _announces(block: Block) -> bool:
    if isinstance(block, Rule):
        return True
    if not isinstance(block, Heading | Paragraph):
        return False
    names = words.words("aside", "notes")
    said = inline(block.content)
    return len(said) <= LONGEST and said.strip(" :.").casefold() in names


def _is_headed(block: Block) -> bool:
    """Whether words, and not only a rule, announce notes."""
    return not isinstance(block, Rule) and _announces(block)


def _is_raised(block: Block) -> bool:
    """Whether every line of a paragraph begins with a raised number, as nothing but notes do."""
    told = lines(block.content) if isinstance(block, Paragraph) else []
    return len(told) > 1 and all(line and isinstance(line[0], Shift) for line in told)


def _is_bracketed(block: Block) -> bool:
    """Whether a paragraph begins with [1], as a note does that the text calls by the same sign."""
    first = block.content[0] if isinstance(block, Paragraph) else None
    return isinstance(first, Text) and first.text.startswith("[1]")


def _items(blocks: tuple[Block, ...], place: int) -> tuple[list[tuple[Block, ...]], int]:
    """The notes that begin at a place, a numbered list or numbered lines, and the place after them."""
    block = blocks[place]
    if isinstance(block, List):
        numbered = block.ordered and block.start == 1 and block.style == "decimal"
        return ([item.blocks for item in block.items] if numbered else []), place + 1
    items: list[tuple[Block, ...]] = []
    for end in count(place):
        following = blocks[end] if end < len(blocks) else None
        told = lines(following.content) if isinstance(following, Paragraph) else []
        found = [_without(line, len(items) + n) for n, line in enumerate(told, start=1)]
        if not found or not all(found):
            return items, end
        items += [(Paragraph(line),) for line in found]
    raise AssertionError


def _without(line: tuple[Inline, ...], number: int) -> tuple[Inline, ...]:
    """The line without the number that it begins with; nothing where it begins otherwise."""
    first = line[0] if line else None
    if isinstance(first, Shift) and inline(first.content).strip(" []().") == str(number):
        return merge(list(line[1:]))
    match = START.match(first.text) if isinstance(first, Text) else None
    if match is None or int(match[1] or match[2]) != number or not isinstance(first, Text):
        return ()
    return merge([Text(first.text[match.end() :]), *line[1:]])


def _mark(labels: dict[str, str], called: set[str], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with their raised or bracketed numbers as references."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            out.append(replace(block, content=_mark_line(labels, called, block.content)))
        else:
            out.append(within(block, partial(_mark, labels, called)))
    return tuple(out)


def _mark_line(labels: dict[str, str], called: set[str], line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for piece in line:
        if isinstance(piece, Shift) and piece.kind == "sup":
            label = inline(piece.content).strip(" []()")
            before = inline(out[-1:])
            if label in labels and not UNIT.search(before):
                called.add(label)
                out.append(NoteRef(labels[label], label))
            else:
                out.append(piece)
        elif isinstance(piece, Text):
            out += _mark_text(labels, called, piece.text)
        elif isinstance(piece, Link):
            match = BRACKETED.fullmatch(inline(piece.content).strip())
            label = match[1] if match else ""
            called.update({label} & labels.keys())
            out.append(NoteRef(labels[label], label) if label in labels else piece)
        elif isinstance(piece, Emphasis | Foreign):
            out.append(replace(piece, content=_mark_line(labels, called, piece.content)))
        else:
            out.append(piece)
    return tuple(out)


def _mark_text(labels: dict[str, str], called: set[str], text: str) -> list[Inline]:
    out: list[Inline] = []
    end = 0
    for match in BRACKETED.finditer(text):
        if match[1] in labels:
            called.add(match[1])
            out += [
                *([Text(text[end : match.start()])] if match.start() > end else []),
                NoteRef(labels[match[1]], match[1]),
            ]
            end = match.end()
    return [*out, *([Text(text[end:])] if end < len(text) or not out else [])]
