"""Blocks inside blocks: the same change to each flow of them."""

from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace

from convert.model import (
    Block,
    Callout,
    Code,
    Embed,
    Figure,
    Heading,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Terms,
)

Flow = tuple[Block, ...]


def within(block: Block, change: Callable[[Flow], Flow]) -> Block:
    """The block with `change` made to every flow directly inside it."""
    match block:
        case Paragraph() | Heading() | Figure() | Code() | Rule():
            return block
        case Quote() | Callout():
            return replace(block, blocks=change(block.blocks))
        case Embed():
            return replace(block, text=change(block.text))
        case List():
            return replace(block, items=tuple(replace(i, blocks=change(i.blocks)) for i in block.items))
        case Terms():
            return replace(
                block,
                entries=tuple(
                    replace(e, definitions=tuple(map(change, e.definitions))) for e in block.entries
                ),
            )
        case Table():
            rows = (
                replace(row, cells=tuple(replace(cell, blocks=change(cell.blocks)) for cell in row.cells))
                for row in block.rows
            )
            return replace(block, rows=tuple(rows))
    assert_never(block)
