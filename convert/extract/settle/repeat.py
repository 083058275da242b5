"""Words that stand twice: pull quotes, and copies of a paragraph for screens of another size."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from convert.extract.content import Content
from convert.extract.settle.quote import SPEAKER
from convert.extract.trail import flat
from convert.model import Block, Callout, Paragraph, Quote
from convert.model.sentence import count_words
from convert.model.text import inline, plain

MOST_QUOTES: Final = 200
"""Quotations that are looked for in the text; each costs a search through it, and no article has more."""

FRAGMENT: Final = 4
"""Words of the shortest part of a pull quote that is looked for; three in a row recur by chance."""

FEWEST: Final = 5
"""Words of a pull quote."""

MOST: Final = 80
"""Words of a pull quote; what repeats more is no ornament."""

LONG: Final = 60
"""Characters of a paragraph that nobody writes twice; shorter ones may be a refrain or a label."""

START: Final = 3
"""Words that are compared first; seldom do two paragraphs begin with the same."""

WORD: Final = re.compile(r"\w+")
SENTENCE: Final = re.compile(r"[.!?…。！？]+|\.\.\.|\[|\]")


def mark_pulls(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Quotations and boxes of one sentence that repeat the text become pull quotes."""
    places = [i for i, block in enumerate(blocks) if _may_pull(block)][:MOST_QUOTES]
    parts_at = {i: parts for i in places if (parts := _parts(blocks[i]))}
    if not parts_at:
        return blocks
    text = _folded(plain(block for block in blocks if not _may_pull(block)))
    out = list(blocks)
    for i, parts in parts_at.items():
        if all(part in text for part in parts):
            out[i] = _pulled(out[i])
    return tuple(out)


def _may_pull(block: Block) -> bool:
    if isinstance(block, Callout):
        return len(block.blocks) == 1 and not block.title and isinstance(block.blocks[0], Paragraph | Quote)
    return isinstance(block, Quote)


def _parts(block: Block) -> list[str]:
    """The sentences of a quotation or box, folded; none where it is too short or too long for an ornament."""
    said = plain(block.blocks) if isinstance(block, Quote | Callout) else ""
    if not FEWEST <= len(WORD.findall(said)) <= MOST:
        return []
    return [part for part in map(_folded, SENTENCE.split(said)) if part.count(" ") > FRAGMENT]


def _pulled(block: Block) -> Block:
    if not isinstance(block, Quote | Callout):
        return block
    if isinstance(block, Quote):
        return replace(block, pull=True)
    inner = block.blocks[0]
    return replace(inner, pull=True) if isinstance(inner, Quote) else Quote(block.blocks, pull=True)


def _folded(text: str) -> str:
    """The words in lower case, parted by spaces, a space at both ends."""
    return f" {' '.join(WORD.findall(text.casefold()))} "


def _is_after_quote(block: Block, before: Sequence[Block]) -> bool:
    """Whether a paragraph may say who spoke: the same person is often quoted again."""
    last = before[-1] if before else None
    said = isinstance(block, Paragraph) and count_words(inline(block.content)) <= SPEAKER
    return said and isinstance(last, Quote) and not last.attribution


def drop_copies(content: Content, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without long ones that stood before in the same words."""
    first: dict[tuple[str, str], str] = {}
    seen: set[tuple[str, str]] = set()
    out: list[Block] = []
    for block in blocks:
        said = inline(block.content) if type(block) is Paragraph else plain([block])
        if len(said) >= LONG:
            kind = type(block).__name__
            start = kind, " ".join(said.split(None, START)[:START]).casefold()
            if start not in first:
                first[start] = said
            else:
                if first[start]:
                    seen.add((kind, flat(first[start]).casefold()))
                    first[start] = ""
                key = kind, flat(said).casefold()
                if key in seen and not _is_after_quote(block, out):
                    content.trail.add("repeats", "stood before in the same words", "body", said)
                    continue
                seen.add(key)
        out.append(block)
    return tuple(out)
