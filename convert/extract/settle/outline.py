"""Headings together: their anchors, their levels, and paragraphs that are headings in disguise."""

import re
from functools import partial
from typing import Final
from urllib.parse import quote, unquote

from bs4 import Tag
from msgspec.structs import replace

from convert.extract.content import HEADINGS, Content, attribute, has_own_text
from convert.extract.settle.nest import within
from convert.model import Block, Emphasis, Heading, Inline, List, Paragraph
from convert.model.text import inline

TOP: Final = 2
"""Level of the highest heading of a body; 1 is the title of the article."""

LOWEST: Final = 6
"""HTML and PDF know no heading below."""

LONGEST: Final = 12
"""Words of a bold line that is a heading; of 90 in the pages we read, nine in ten had fewer."""

QUESTION: Final = re.compile(r"[?\u061f\u037e\u055e\uff1f][\s\"\u00bb\u201d\u2019)\]]*$")
"""The end of a question, in the scripts that have a sign for it."""


class Anchors:
    """The places that links inside the page lead to, and the headings that stand there."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._by_heading: dict[int, str] = {}
        self._by_name: dict[str, str] = {}
        self._headings: dict[str, Tag] = {}
        pending: list[str] = []
        for tag in content.tags:
            attrs = tag.attrs
            if not attrs and not pending and tag.name not in HEADINGS:
                continue
            if tag.name in HEADINGS or attrs.get("role") == "heading":
                inside = [attribute(part, "id") or attribute(part, "name") for part in content.below(tag)[:6]]
                self._enter(tag, [name for name in (attribute(tag, "id"), *inside, *pending) if name])
                pending = []
            elif "id" in attrs or (tag.name == "a" and "name" in attrs):
                pending += [name for name in (attribute(tag, "id"), attribute(tag, "name")) if name]
            if pending and has_own_text(tag):
                pending = []

    def _enter(self, tag: Tag, names: list[str]) -> None:
        fresh = [name for name in names if name not in self._by_name]
        if not fresh:
            return
        anchor = re.sub(r"\s+", "-", fresh[0])
        self._by_heading[id(tag)] = anchor
        for name in fresh:
            self._by_name[name] = anchor
            self._headings[name] = tag

    def heading(self, name: str) -> Tag | None:
        """The heading that a link to a place of this name leads to."""
        return self._headings.get(name)

    def of(self, tag: Tag) -> str | None:
        """The anchor of a heading, None where nothing names it."""
        return self._by_heading.get(id(tag))

    def target(self, link: str) -> str | None:
        """The "#anchor" of the heading that a link leads to; else the place on the page's own address."""
        name = unquote(link[1:])
        if name in self._by_name:
            return "#" + self._by_name[name]
        if name in self._content.identified and self._content.base:
            return self._content.base.partition("#")[0] + "#" + quote(name)
        return None


def mend(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with headings that begin at TOP and never skip a level, in boxes below those around."""
    return _mend(blocks, [])


def _mend(blocks: tuple[Block, ...], open_levels: list[tuple[int, int]]) -> tuple[Block, ...]:
    out: list[Block] = []
    for block in blocks:
        if type(block) is Paragraph:
            out.append(block)
        elif isinstance(block, Heading):
            while open_levels and open_levels[-1][0] >= block.level:
                open_levels.pop()
            level = min(open_levels[-1][1] + 1 if open_levels else TOP, LOWEST)
            open_levels.append((block.level, level))
            out.append(replace(block, level=level))
        else:
            around = open_levels if isinstance(block, List) else [(0, level) for _, level in open_levels[-1:]]
            out.append(within(block, partial(_mend_inside, around)))
    return tuple(out)


def _mend_inside(around: list[tuple[int, int]], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The headings of a box, below the one it stands under; those of a list may stand beside it."""
    return _mend(blocks, list(around))


def drop_empty(content: Content, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without headings at the end that head nothing."""
    last = len(blocks)
    while last and isinstance(blocks[last - 1], Heading):
        last -= 1
    if last == 0:
        return blocks
    for block in blocks[last:]:
        if isinstance(block, Heading):
            content.trail.add(
                "headings", "heading at the end with nothing below", "body", inline(block.content)
            )
    return blocks[:last]


def unmask(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Bold lines become headings where nearly all bold lines of the article look like one.

    Only where the page has no more than one heading of its own; the questions of an interview stay
    paragraphs, since they are sentences.
    """
    if sum(isinstance(block, Heading) for block in blocks) > 1:
        return blocks
    bold = [i for i, block in enumerate(blocks) if isinstance(block, Paragraph) and is_bold(block)]
    if 2 * sum(_asks(blocks[i]) for i in bold) > len(bold):
        return blocks
    heads = {i for i in bold if _reads_as_heading(blocks, i)}
    if len(heads) < 2 or len(heads) < 0.7 * len(bold):
        return blocks
    level = LOWEST if any(isinstance(block, Heading) for block in blocks) else TOP
    return tuple(
        Heading(level, _unbold(block.content)) if i in heads and isinstance(block, Paragraph) else block
        for i, block in enumerate(blocks)
    )


def _asks(block: Block) -> bool:
    """Whether a paragraph is a question that nothing numbers, as those of an interview."""
    said = inline(block.content) if isinstance(block, Paragraph) else ""
    return QUESTION.search(said) is not None and not said[:1].isdigit()


def is_bold(block: Paragraph) -> bool:
    """Whether all words of a paragraph are bold."""
    return (
        len(block.content) == 1
        and isinstance(block.content[0], Emphasis)
        and block.content[0].kind == "strong"
    )


def _unbold(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    first = content[0] if len(content) == 1 else None
    return first.content if isinstance(first, Emphasis) and first.kind == "strong" else content


def _reads_as_heading(blocks: tuple[Block, ...], i: int) -> bool:
    """Short, no sentence, and followed by what it heads."""
    block = blocks[i]
    if not isinstance(block, Paragraph) or i + 1 == len(blocks):
        return False
    following = blocks[i + 1]
    if isinstance(following, Heading) or (isinstance(following, Paragraph) and is_bold(following)):
        return False
    words = inline(block.content)
    return (
        len(words) <= 90 and len(words.split()) <= LONGEST and not re.search(r"[.,;:…。、»”\"]\s*$|\n", words)
    )
