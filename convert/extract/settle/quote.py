"""blockquote, q in its own box, pull quotes -> Quote with attribution."""

import re
from typing import Final

from bs4 import Tag

from convert.extract.content import classes, elements
from convert.extract.settle import Reader
from convert.extract.settle.run import merge
from convert.model import Block, Break, Emphasis, Inline, Paragraph, Quote, Text
from convert.model.sentence import count_words
from convert.model.text import inline

PULL: Final = re.compile(r" \S*(pull-?_?quote|pulled-?quote)\S* ")
"""Classes of boxes that repeat a sentence of the text in large type; seen on sites in any language."""

STYLED: Final = re.compile(r" mso(?:intense)?quote\S* ")
"""Classes of paragraphs that Word exports in its styles for quotations, the same in all languages."""

DASH: Final = re.compile(r"^\s*[—–―⸺-]\s*(?=\w)|^\s*--\s*")
SPEAKER: Final = 25
"""Words of an attribution: name, office, work, year."""

CLOSING: Final = re.compile(r"""(?<=[.!?…"”’»])\s+(?=[—–―]\s*[^\W\d_a-zа-я][^.!?…]*$)""")
"""Where the words end and a name follows them after a dash, in the same line."""


def settle(reader: Reader, tag: Tag) -> list[Block] | None:
    """A quotation with its source, which footer or cite tell, or a last line after a dash."""
    source = _source(tag)
    attribution: tuple[Inline, ...] = ()
    floated: list[Block] = []
    if source is not None:
        attribution, floated = reader.line([source])
        nodes = list(tag.contents)
        was_gone = id(source) in reader.content.gone
        reader.content.hide(source)
        blocks = reader.blocks(nodes)
        if not was_gone:
            reader.content.show(source)
    else:
        blocks = reader.blocks(tag.contents)
    if not attribution:
        blocks, attribution = _split_speaker(blocks)
    if not blocks:
        return [*floated, *([Paragraph(attribution)] if attribution else [])]
    return [Quote((*blocks, *floated), undash(_plain(attribution)), pull=False)]


def settle_box(reader: Reader, tag: Tag) -> list[Block] | None:
    """A box whose class says that it is a pull quote; whether it repeats the text is seen later."""
    if not PULL.search(classes(tag)) or reader.content.size(tag) > 600:
        return None
    content = reader.content
    if any(id(quote) not in content.gone for quote in content.within(tag, "blockquote")):
        return None
    return settle(reader, tag)


def settle_styled(reader: Reader, tag: Tag) -> list[Block] | None:
    """A paragraph in a word processor's style for quotations."""
    return settle(reader, tag) if STYLED.search(classes(tag)) else None


def _source(tag: Tag) -> Tag | None:
    """The element that names the source: footer, figcaption, or a cite that ends the quotation."""
    parts = elements(tag)
    if not parts:
        return None
    for part in parts[-2:]:
        if part.name in ("footer", "figcaption"):
            return part
    last = parts[-1]
    if last.next_sibling is not None and str(last.next_sibling).strip():
        return None
    if last.name == "cite" and len(parts) + len(tag.find_all(string=True, recursive=False)) > 1:
        return last
    inner = elements(last)
    if last.name in ("p", "div") and len(inner) == 1 and inner[0].name == "cite" and len(parts) > 1:
        own = "".join(str(node) for node in last.contents if not isinstance(node, Tag)).strip()
        return last if len(own) <= 2 else None
    if len(parts) == 1 and last.name in ("div", "section"):
        return _source(last)
    return None


def _split_speaker(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """A last paragraph or line after a dash is the attribution."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph):
        return blocks, ()
    if len(blocks) > 1 and speaks(last):
        return blocks[:-1], last.content
    breaks = [i for i, piece in enumerate(last.content) if isinstance(piece, Break)]
    if breaks:
        tail = Paragraph(merge(list(last.content[breaks[-1] + 1 :])))
        if speaks(tail):
            head = Paragraph(merge(list(last.content[: breaks[-1]])), last.direction)
            return (*blocks[:-1], head), tail.content
    return _split_closing(blocks, last)


def _split_closing(
    blocks: tuple[Block, ...], last: Paragraph
) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """The same where dash and name go on in the line of the quotation's last sentence."""
    match = CLOSING.search(inline(last.content))
    place = 0
    for i, piece in enumerate(last.content):
        size = len(inline((piece,)))
        if match is not None and place <= match.end() < place + size:
            first, second = last.content[:i], last.content[i:]
            if isinstance(piece, Text):
                at = match.end() - place
                first, second = (*first, Text(piece.text[:at])), (Text(piece.text[at:]), *second[1:])
            elif place < match.end():
                break
            if speaks(Paragraph(second)):
                return (*blocks[:-1], Paragraph(merge(list(first)), last.direction)), merge(list(second))
        place += size
    return blocks, ()


def speaks(block: Block) -> bool:
    """Whether a paragraph is only a dash and a name."""
    if not isinstance(block, Paragraph):
        return False
    words = inline(block.content)
    return bool(DASH.match(words)) and count_words(words) <= SPEAKER and "\n" not in words


def _plain(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """An attribution that is italic or small as a whole says nothing by it."""
    while len(content) == 1 and isinstance(content[0], Emphasis) and content[0].kind in ("emphasis", "small"):
        content = content[0].content
    return content


def undash(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """An attribution without its dash, which the layout sets anew."""
    first = content[0] if content else None
    if isinstance(first, Text) and (
        match := DASH.match(first.text) or re.match(r"^\s*[—–―-]\s*$", first.text)
    ):
        rest = first.text[match.end() :]
        return (Text(rest), *content[1:]) if rest else content[1:]
    return content
