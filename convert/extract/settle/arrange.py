"""Neighbours in one flow of blocks: what one of them says about the other."""

import re
from functools import cache
from typing import Final

from msgspec.structs import replace

from convert.extract import words
from convert.extract.content import Content
from convert.extract.settle import bullet, callout, caption, figure, quote
from convert.model import Block, Emphasis, Figure, List, Paragraph, Quote, Table
from convert.model.text import inline, plain

LONGEST_SOURCE: Final = 400
"""Characters of the line below a table that tells where its data come from."""

NUMBERED: Final = re.compile(r"\s*[^\W\d]{1,12}\.?\s*\d{1,3}\s*[.:：)–—-]")
"""How the caption of a table begins: Table 1:, Tab. 2., 表3："""


def arrange(content: Content, blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks with lists, captions, sources and speakers put where they belong."""
    blocks = bullet.gather(content, blocks)
    kinds = set(map(type, blocks))
    if Figure in kinds:
        blocks = figure.attach(content, _without_copies(content, blocks))
    if List in kinds:
        blocks = callout.gather(blocks)
    return tuple(_take_lines_below(blocks) if Table in kinds or Quote in kinds else blocks)


def _without_copies(content: Content, blocks: list[Block]) -> list[Block]:
    """One of two equal pictures in a row: lazy loading often leaves both."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, Figure) and isinstance(last, Figure) and _sources(block) <= _sources(last):
            if plain([block]) in ("", plain([last])):
                content.trail.add(
                    "repeats", "the same picture again, in the same words", "figure", plain([block])
                )
                continue
            if not plain([last]):
                out[-1] = block
                continue
        out.append(block)
    return out


def _sources(block: Figure) -> set[str]:
    return {image.src for image in block.images}


def _take_lines_below(blocks: list[Block]) -> list[Block]:
    """A source and a loose caption belong to the table above them, a line after a dash to the quotation."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, Paragraph):
            if isinstance(last, Table) and not last.source and _is_source(block):
                out[-1] = replace(last, source=caption.plainly(block.content))
                continue
            if isinstance(last, Table) and not last.caption and _numbers(block):
                out[-1] = replace(last, caption=caption.plainly(block.content))
                continue
            if isinstance(last, Quote) and not last.attribution and quote.speaks(block):
                out[-1] = replace(last, attribution=quote.undash(block.content))
                continue
        out.append(block)
    return out


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"\s*{words.alternatives('box', 'source')}\s*[:：]", re.IGNORECASE)


def _numbers(block: Paragraph) -> bool:
    """Whether a paragraph in small print, as a loose caption is, begins with the number of a table."""
    piece = block.content[0]
    small = len(block.content) == 1 and isinstance(piece, Emphasis) and piece.kind == "small"
    return small and NUMBERED.match(inline(block.content)[:LONGEST_SOURCE]) is not None


def _is_source(block: Paragraph) -> bool:
    said = inline(block.content)
    return len(said) <= LONGEST_SOURCE and _source().match(said) is not None
