"""figure and the boxes that mean one -> Figure: pictures, caption and credit tied together."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bs4 import Tag
from msgspec.structs import replace

from convert.extract.content import HEADINGS, Content, attribute, classes, elements, has_own_text
from convert.extract.settle import Reader, credit, source
from convert.extract.settle import caption as caption_to
from convert.extract.trail import flat, visible
from convert.extract.words import words as vocabulary
from convert.model import (
    Block,
    Break,
    Embed,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Paragraph,
    Quote,
    Table,
    Text,
)
from convert.model.text import inline

BOX: Final = re.compile(
    r" (\S*caption\S*|\S*figure\S*|\S*(image|img|photo|picture|foto)\S*|"
    r"\S*media[-_]?(wrap|wrapper|container|block|box|holder|element|inline|embed|item|left|right|center|full)|"
    r"thumb|thumbinner|tmulti\S*) "
)
"""Classes of boxes that hold a picture and what is said of it."""

CAPTION: Final = re.compile(r" \S*(caption|legend|cutline|desc(ription)?|bildunterschrift|leyenda)\S* ")
CREDIT: Final = re.compile(
    r" \S*(credit|copyright|photographer|attribution|(image|img|photo|caption)[-_]*(source|author|by))\S* "
)
MAKERS: Final = ("creator", "creditText", "copyrightHolder", "author", "copyrightNotice")
"""What schema.org calls the maker of a picture."""

APART: Final = ("figure", "table", "ul", "ol", "pre", *HEADINGS)
"""What a box around one picture and its caption does not hold."""

GALLERY: Final = re.compile(r" \S*(gallery|slider|slideshow|carousel|swiper|mosaic|collage|image-grid)\S* ")

LONGEST: Final = 700
"""Characters of a caption; museums write up to 600."""


LABELS: Final = 3
"""Texts in a drawing that shows data; icons and logos have up to two."""

DRAWING: Final = 200
"""Pixels of the width of a drawing; icons are up to 64 wide, logos up to 180."""

LONGEST_LOOSE: Final = 250
"""Characters of a caption that only its italics or small print tell; longer ones introduce the text."""


def settle(reader: Reader, tag: Tag) -> list[Block] | None:
    """figure: what it shows, with its figcaption and credit."""
    content = reader.content
    captions = [part for part in content.within(tag, "figcaption") if _owner(part, tag) is tag]
    captions = [part for part in captions if all(parent.name != "figcaption" for parent in part.parents)]
    if content.holds(tag, "svg", "canvas") and not content.holds(tag, "img", "iframe", "video", "amp-img"):
        content.note("block-flattened", content.text(tag), kind="drawing")
    return _tie(reader, tag, captions)


def settle_box(reader: Reader, tag: Tag) -> list[Block] | None:
    """A box that holds a picture and a few words about it, or pictures of a gallery."""
    content = reader.content
    size = content.size(tag)
    named = classes(tag)
    if size > LONGEST or content.linked(tag) * 2 > size or not (BOX.search(named) or GALLERY.search(named)):
        return None
    if not content.holds(tag, "img", "picture") or content.holds(tag, *APART):
        return None
    if not size:
        several = GALLERY.search(named) and len(content.within(tag, "img")) > 1
        return _tie(reader, tag, []) if several else None
    captions = [
        part for part in content.below(tag) if CAPTION.search(classes(part)) or CREDIT.search(classes(part))
    ]
    captions = [part for part in captions if not content.holds(part, "img") and content.size(part)]
    captions = [
        part for part in captions if not any(other is not part and _is_in(part, other) for other in captions)
    ]
    if captions and size - sum(map(content.size, captions)) <= 20:
        return _tie(reader, tag, captions)
    if captions or size > LONGEST / 2 or len(content.within(tag, "p", "div")) > 8:
        return None
    return _tie(reader, tag, [])


def settle_drawing(reader: Reader, tag: Tag) -> list[Block] | None:
    """svg or canvas that is more than an icon: it cannot be kept, and a remark says so."""
    labelled = len(tag.find_all("text", limit=LABELS)) == LABELS
    if tag.name == "svg" and not labelled and (source.pixels(attribute(tag, "width")) or 0) < DRAWING:
        return None
    reader.content.note("block-flattened", flat(visible(tag)), kind="drawing")
    return []


def settle_list(reader: Reader, tag: Tag) -> list[Block] | None:
    """A list of a gallery: each item a picture and a few words about it."""
    content = reader.content
    around = classes(tag.parent) if tag.parent is not None else ""
    items = [item for item in elements(tag) if id(item) not in content.gone]
    if not GALLERY.search(classes(tag) + around) or not items or has_own_text(tag):
        return None
    if any(
        i.name != "li" or content.size(i) > LONGEST or not content.holds(i, "img", "amp-img") for i in items
    ):
        return None
    return [block for item in items for block in _tie(reader, item, [])]


def settle_caption(reader: Reader, tag: Tag) -> list[Block] | None:
    """A caption that stands loose: in small print, so that a picture above it can claim it."""
    named = tag.name == "figcaption" or CAPTION.search(classes(tag)) is not None
    if not named or not 0 < reader.content.size(tag) <= LONGEST:
        return None
    words, floated = reader.line(tag.contents)
    return [*floated, *([Paragraph((Emphasis(words, "small"),))] if words else [])]


def settle_table(reader: Reader, tag: Tag) -> list[Block] | None:
    """A table of one column whose first row is a picture and whose second is its caption."""
    content = reader.content
    cells = content.within(tag, "td", "th") if content.size(tag) <= LONGEST else []
    if len(cells) != 2 or not content.holds(cells[0], "img") or content.size(cells[0]):
        return None
    told = content.size(cells[1]) and not content.holds(cells[1], "img")
    return _tie(reader, tag, [cells[1]]) if told else None


def _owner(caption: Tag, top: Tag) -> Tag | None:
    """The figure that a figcaption belongs to."""
    for parent in caption.parents:
        if parent is top or parent.name == "figure":
            return parent
    return None


def _is_in(part: Tag, box: Tag) -> bool:
    return any(parent is box for parent in part.parents)


def _tie(reader: Reader, tag: Tag, captions: list[Tag]) -> list[Block]:
    """Read the box without its captions, and give them to what it shows."""
    content = reader.content
    told = _take_credits(content, captions)
    caption: list[Inline] = []
    floated: list[Block] = []
    for part in captions:
        if not content.is_gone(part):
            line, blocks = reader.line([part])
            caption += [*([Break()] if caption and line else []), *line]
            floated += blocks
    content.hide(*captions)
    blocks = _unlabelled(content, [*reader.blocks(tag.contents), *floated])
    declared = _declared(content, tag)
    if declared is not None and not any(isinstance(block, Figure | Embed | Table) for block in blocks):
        blocks = [Figure((declared,)), *blocks]
    return _give(content, blocks, tuple(caption), told)


def _declared(content: Content, tag: Tag) -> Image | None:
    """The picture that a figure is declared to show (microdata), where only a script would load it."""
    if not attribute(tag, "itemtype").endswith("schema.org/ImageObject"):
        return None
    src = source.address(attribute(tag, "itemid"), content.base)
    return Image(src) if src and source.FILE.search(src) else None


def _unlabelled(content: Content, blocks: list[Block]) -> list[Block]:
    """The blocks without those that only tell what kind of thing is shown: "Image"."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and is_label(said := inline(block.content)):
            content.trail.gather("figures", "labels of pictures", "figure", said)
        else:
            out.append(block)
    return out


def is_label(said: str) -> bool:
    """Whether words only announce a picture or its maker."""
    return said.strip(" :").casefold() in vocabulary("credit", "label")


def _take_credits(content: Content, captions: list[Tag]) -> str | None:
    """The credit that an element of its own tells, in a caption or beside one."""
    told: list[str] = []
    for caption in captions:
        for part in [caption, *content.below(caption)]:
            if not _names_credit(part) or content.is_gone(part):
                continue
            said = _parted(content, part)
            alone = part is not caption or len(captions) > 1 or credit.is_credit(said)
            if said and len(said) <= credit.LONGEST + 40 and alone:
                if said in told:
                    content.trail.gather("credits", "told twice", "figure", said)
                else:
                    told.append(said)
                content.hide(part)
    return " ".join(told) or None


def _parted(content: Content, part: Tag) -> str:
    """The words of a credit, with a colon behind a label that an element of its own sets apart."""
    said = content.text(part)
    for inner in content.below(part)[:LABELS]:
        label = content.text(inner)
        rest = said[len(label) :]
        if rest[:1].isalnum() and said.startswith(label) and is_label(label):
            return f"{label}: {rest}"
    return said


def _names_credit(tag: Tag) -> bool:
    return CREDIT.search(classes(tag)) is not None or attribute(tag, "itemprop") in MAKERS


def _give(
    content: Content, blocks: list[Block], caption: tuple[Inline, ...], told: str | None
) -> list[Block]:
    figures = [block for block in blocks if isinstance(block, Figure)]
    rest: list[Block] = [block for block in blocks if not isinstance(block, Figure)]
    if not figures or (len(rest) == 1 and isinstance(rest[0], Quote)):
        return [*figures, *caption_to.give(rest, caption), *_words(told)]
    if any(figure.caption for figure in figures) and (len(figures) > 1 or caption or rest):
        return [*blocks, *([Paragraph(caption)] if caption else []), *_words(told)]
    if caption and rest and isinstance(rest[0], Heading):
        caption, rest = (*rest[0].content, Break(), *caption), rest[1:]
    spoken = [block for block in rest if isinstance(block, Paragraph | Heading)]
    short = sum(len(inline(block.content)) for block in spoken) <= LONGEST
    if not caption and len(spoken) == len(rest) and short:
        caption = _joined(spoken)
        rest = []
    merged = Figure(
        tuple(image for figure in figures for image in figure.images), caption or figures[0].caption
    )
    given = [figure.credit for figure in figures if figure.credit]
    return [with_credit(content, merged, " ".join(filter(None, [*given, told])) or None), *rest]


def _joined(paragraphs: Sequence[Paragraph | Heading]) -> tuple[Inline, ...]:
    return tuple(
        piece
        for i, block in enumerate(paragraphs)
        for piece in ((Break(), *block.content) if i else block.content)
    )


def _words(told: str | None) -> list[Block]:
    return [Paragraph((Text(told),))] if told else []


def with_credit(content: Content, figure: Figure, told: str | None = None) -> Figure:
    """The figure with its credit apart from its caption, in the page's words: a name alone does not say
    whether it is who took the picture, who drew it, or whom it shows."""
    caption = caption_to.plainly(figure.caption)
    if told is None:
        caption, found, label = credit.split(caption)
    else:
        label, found = credit.strip(told)
    whole = flat(f"{label}{found}") if found else None
    return replace(figure, caption=caption, credit=whole or figure.credit)


def attach(content: Content, blocks: list[Block]) -> list[Block]:
    """Captions that stand as a paragraph of italics or small print right below their picture."""
    if not any(isinstance(block, Figure) for block in blocks):
        return blocks
    out = blocks[:1]
    for before, block in pairwise(blocks):
        last = out[-1] if out else None
        if (
            isinstance(before, Figure)
            and last is before
            and isinstance(block, Paragraph)
            and not before.caption
        ):
            words = inline(block.content)
            apart = caption_to.plainly(block.content) != block.content
            if (apart and len(words) <= LONGEST_LOOSE) or (not before.credit and credit.is_credit(words)):
                out[-1] = with_credit(content, replace(before, caption=block.content))
                continue
        out.append(block)
    return out
