"""Cutting an article to a number of words, at the end of a sentence."""

from collections.abc import Iterable
from typing import Final

import msgspec

from convert.model import (
    PLANNED,
    Article,
    Block,
    CodeSpan,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Link,
    Math,
    Note,
    NoteRef,
    Paragraph,
    Removal,
    Rule,
    Shift,
    Text,
)
from convert.model.sentence import count_words, last_end
from convert.model.text import inline, plain
from convert.model.walk import descend

SHORTEST: Final = 8
"""Words of the last paragraph that are worth a beginning of it."""


def cut(article: Article, words: int) -> Article:
    """The article with at most `words` words of body: whole blocks, then whole sentences of a paragraph.

    The first block stays in any case. What is cut off is in the trail, with the notes that only it refers to.
    """
    kept: list[Block] = []
    rest = list(article.body)
    left = words
    while rest and (size := count_words(plain(rest[:1]))) <= left:
        kept.append(rest.pop(0))
        left -= size
    if not rest:
        return article
    before, after = _part(rest[0], left)
    if before:
        kept.append(before)
        rest[0] = after or rest[0]
    elif not kept:
        kept.append(rest.pop(0))
    while len(kept) > 1 and isinstance(kept[-1], Heading | Rule):
        rest.insert(0, kept.pop())
    notes = _told(article.notes, kept, rest)
    gone = Removal(
        PLANNED,
        f"cut to {words} words, as the plan of the issue says",
        "the end of the article",
        plain([*rest, *(note for note in article.notes if note not in notes)]),
    )
    reading = msgspec.structs.replace(article.reading, trail=(*article.reading.trail, gone))
    return msgspec.structs.replace(article, body=tuple(kept), notes=notes, reading=reading)


def _part(block: Block, words: int) -> tuple[Paragraph | None, Paragraph | None]:
    """The sentences of a paragraph that are over after `words` words, and those that follow."""
    if not isinstance(block, Paragraph) or words < SHORTEST:
        return None, None
    end = last_end(inline(block.content), words)
    if not end:
        return None, None
    before, after = _split(block.content, end)
    return msgspec.structs.replace(block, content=before), msgspec.structs.replace(block, content=after)


def _split(content: Iterable[Inline], letters: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The first `letters` letters of a line, and what follows them; a mark of a note stays with its word."""
    before: list[Inline] = []
    after: list[Inline] = []
    for item in content:
        size = len(inline([item]))
        if not after and (size <= letters or (letters == 0 and isinstance(item, NoteRef | Shift))):
            before.append(item)
            letters = max(letters - size, 0)
        elif after or letters <= 0 or isinstance(item, CodeSpan | Math | NoteRef):
            after.append(item)
        elif isinstance(item, Text):
            before.append(Text(item.text[:letters]))
            after.append(Text(item.text[letters:]))
        elif isinstance(item, Emphasis | Foreign | Link | Shift):
            first, second = _split(item.content, letters)
            before.append(msgspec.structs.replace(item, content=first))
            after.append(msgspec.structs.replace(item, content=second))
    return tuple(before), tuple(after)


def _told(notes: Iterable[Note], kept: Iterable[Block], rest: Iterable[Block]) -> tuple[Note, ...]:
    """The notes without those that only what was cut off refers to."""
    here, there = _named(kept), _named(rest)
    return tuple(note for note in notes if note.id in here or note.id not in there)


def _named(blocks: Iterable[Block]) -> set[str]:
    return {value.note for value in descend(tuple(blocks)) if isinstance(value, NoteRef)}
