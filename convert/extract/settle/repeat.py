"""Words that stand twice: pull quotes, and copies of a paragraph for screens of another size."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from convert.extract.content import Content
from convert.model import Block, Callout, Paragraph, Quote
from convert.model.text import plain

SHINGLE: Final = 4
"""Words in a row that are compared; three in a row recur by chance in any long text."""

FEWEST: Final = 5
"""Words of a pull quote."""

MOST: Final = 80
"""Words of a pull quote; what repeats more is no ornament."""

LONG: Final = 60
"""Characters of a paragraph that nobody writes twice; shorter ones may be a refrain or a label."""

WORD: Final = re.compile(r"\w+")


def mark_pulls(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Quotations and boxes of one sentence that repeat the text become pull quotes."""
    quotes = [block for block in blocks if _may_pull(block)]
    if not quotes:
        return blocks
    text = {
        s for block in blocks if not isinstance(block, Quote | Callout) for s in _shingles(plain([block]))
    }
    return tuple(_pulled(block, text) if _may_pull(block) else block for block in blocks)


def _may_pull(block: Block) -> bool:
    if isinstance(block, Callout):
        return len(block.blocks) == 1 and not block.title and isinstance(block.blocks[0], Paragraph | Quote)
    return isinstance(block, Quote)


def _pulled(block: Block, text: set[tuple[str, ...]]) -> Block:
    if not isinstance(block, Quote | Callout):
        return block
    said = plain(block.blocks)
    count = len(WORD.findall(said))
    if not FEWEST <= count <= MOST or not all(shingle in text for shingle in _shingles(said)):
        return block
    if isinstance(block, Quote):
        return replace(block, pull=True)
    inner = block.blocks[0]
    return replace(inner, pull=True) if isinstance(inner, Quote) else Quote(block.blocks, pull=True)


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    found = [word.casefold() for word in WORD.findall(text)]
    return zip(*(found[i:] for i in range(SHINGLE)), strict=False)


def drop_copies(content: Content, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without long ones that stood before in the same words."""
    seen: set[tuple[str, str]] = set()
    out: list[Block] = []
    for block in blocks:
        said = plain([block])
        key = (type(block).__name__, " ".join(said.split()).casefold())
        if len(said) >= LONG and key in seen:
            content.trail.add("repeats", "stood before in the same words", "body", said)
            continue
        seen.add(key)
        out.append(block)
    return tuple(out)
