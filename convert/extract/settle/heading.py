"""h1 to h6 and what says that it is one -> Heading, at the level of the page."""

from typing import Final

from bs4 import Tag

from convert.extract.content import attribute
from convert.extract.settle import Reader
from convert.extract.settle.run import merge
from convert.model import Block, Break, Emphasis, Heading, Inline, Paragraph, Text
from convert.model.text import inline

LONGEST: Final = 300
"""Characters of a heading; longer ones are text that was made large."""

LONG_SENTENCE: Final = 120
"""Characters of a heading that ends like a sentence; longer ones are text, too."""


def settle(reader: Reader, tag: Tag) -> list[Block] | None:
    """A heading with its level and anchor; pictures in it stand before it."""
    content, blocks = reader.line(tag.contents)
    if not inline(content).strip():
        return [*blocks, *([Paragraph(content)] if content else [])]
    words = inline(content).rstrip()
    if len(words) > (LONG_SENTENCE if words.endswith((".", "。")) else LONGEST):
        return [*blocks, Paragraph(content)]
    return [*blocks, Heading(_level(tag), _flat(content), reader.anchor(tag))]


def settle_role(reader: Reader, tag: Tag) -> list[Block] | None:
    """A box that is a heading for screen readers."""
    return settle(reader, tag) if attribute(tag, "role") == "heading" else None


def _level(tag: Tag) -> int:
    told = attribute(tag, "aria-level")
    if told in ("1", "2", "3", "4", "5", "6"):
        return int(told)
    return int(tag.name[1]) if len(tag.name) == 2 and tag.name[1] in "123456" else 2


def _flat(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """One line in the type of headings: no breaks, and not bold as a whole."""
    if len(content) == 1:
        first = content[0]
        if isinstance(first, Emphasis) and first.kind == "strong":
            content = first.content
    return merge([Text(" ") if isinstance(piece, Break) else piece for piece in content])
