"""The caption of what a figure shows where that is no picture: a table, code, a quotation, a card."""

from msgspec.structs import replace

from convert.extract.settle.quote import undash
from convert.model import Block, Code, Embed, Emphasis, Inline, Paragraph, Quote, Table


def give(blocks: list[Block], caption: tuple[Inline, ...]) -> list[Block]:
    """The caption of a figure that shows a table, code or a quotation."""
    tables = [place for place, block in enumerate(blocks) if isinstance(block, Table)]
    if len(tables) == 1:
        return _give_table(blocks, tables[0], caption)
    if not caption:
        return blocks
    if len(blocks) == 1:
        match blocks[0]:
            case Code(caption=()):
                return [replace(blocks[0], caption=caption)]
            case Embed(text=()):
                return [replace(blocks[0], text=(Paragraph(caption),))]
            case Quote(attribution=()):
                return [replace(blocks[0], attribution=undash(caption))]
    return [*blocks, Paragraph(caption)]


def _give_table(blocks: list[Block], place: int, caption: tuple[Inline, ...]) -> list[Block]:
    """The table of a figure with its caption, and with the one paragraph below it as its note."""
    table, below = blocks[place], blocks[place + 1 :]
    if not isinstance(table, Table):
        return blocks
    if caption and not table.caption:
        table, caption = replace(table, caption=caption), ()
    if len(below) == 1 and isinstance(below[0], Paragraph) and not table.source:
        table, below = replace(table, source=plainly(below[0].content)), []
    return [*blocks[:place], table, *below, *([Paragraph(caption)] if caption else [])]


def plainly(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A caption that is italic or small as a whole says nothing by it."""
    while len(content) == 1 and isinstance(content[0], Emphasis) and content[0].kind in ("emphasis", "small"):
        content = content[0].content
    return content
