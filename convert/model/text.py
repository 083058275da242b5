"""The words of blocks, in reading order: what one would get by selecting and copying them."""

from collections.abc import Iterable
from typing import assert_never

from convert.model.block import (
    Block,
    Callout,
    Code,
    Embed,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Table,
    Terms,
)
from convert.model.inline import (
    Break,
    CodeSpan,
    Emphasis,
    Foreign,
    Inline,
    Link,
    Math,
    NoteRef,
    Picture,
    Shift,
    Text,
)


def plain(blocks: Iterable[Block | Note], *, captions: bool = True) -> str:
    """The words of `blocks`, a line for each paragraph, row or item; cells are parted by tabs.

    Without `captions` the words that belong to a picture (caption, credit) are left out. Marks of
    lists and labels of notes are not words; the label of a reference in the text is one.
    """
    lines: list[str] = []
    for block in blocks:
        if type(block) is Paragraph:
            lines.append(inline(block.content))
        else:
            lines += _lines(block, captions)
    return "\n".join([line for line in lines if line and not line.isspace()])


def inline(content: Iterable[Inline]) -> str:
    """The words of one line; a break is a line feed."""
    pieces: list[str] = []
    for item in content:
        if type(item) is Text:
            pieces.append(item.text)
            continue
        match item:
            case Text() | CodeSpan() | Math():
                pieces.append(item.text)
            case Emphasis() | Foreign() | Link() | Shift():
                pieces.append(inline(item.content))
            case NoteRef():
                pieces.append(item.label)
            case Break():
                pieces.append("\n")
            case Picture():
                pass
            case _:
                assert_never(item)
    return "".join(pieces)


def _lines(block: Block | Note, captions: bool) -> list[str]:
    match block:
        case Paragraph() | Heading():
            return [inline(block.content)]
        case Quote():
            return [plain(block.blocks, captions=captions), inline(block.attribution)]
        case List():
            return [plain(item.blocks, captions=captions) for item in block.items]
        case Terms():
            return [
                line
                for entry in block.entries
                for line in (
                    *map(inline, entry.terms),
                    *(plain(d, captions=captions) for d in entry.definitions),
                )
            ]
        case Figure():
            return [inline(block.caption), block.credit or ""] if captions else []
        case Table():
            return [inline(block.caption), *_rows(block, captions), inline(block.source)]
        case Code():
            return [inline(block.caption), block.text]
        case Callout():
            return [inline(block.title), plain(block.blocks, captions=captions)]
        case Embed():
            return [plain(block.text, captions=captions)]
        case Note():
            return [plain(block.blocks, captions=captions)]
        case Rule():
            return []
    assert_never(block)


def _rows(table: Table, captions: bool) -> list[str]:
    return ["\t".join(plain(c.blocks, captions=captions) for c in row.cells) for row in table.rows]
