"""img elements (in picture or not) -> Image, and whether one stands in a line or is a block of its own."""

import re
from typing import Final

from bs4 import Tag

from convert.extract.content import Content, attribute, classes, elements
from convert.extract.settle import Reader, source
from convert.extract.settle.line import Line
from convert.model import Figure, Image, Math, Picture

LINE_HEIGHT: Final = 48
"""Pixels: a picture of at most this height stands in its line; icons take 16-32, formulas up to 45."""

MANY: Final = 4
"""Times that an ornament stands in the content; of 633 articles none shows a drawing of its own so often."""

SMALL: Final = re.compile(r"[ _-](emoji|emoticon|smiley|wp-smiley|icon|inline-?icon)[ _-]")
FORMULA: Final = re.compile(r"[ _-](latex|tex|math|mathjax|mwe-math-fallback-image-inline|equation)[ _-]")
PHOTO: Final = re.compile(r"\.(jpe?g|webp|avif)\b", re.IGNORECASE)
PORTRAIT: Final = re.compile(r"[ _-](avatar|gravatar)[ _-]")
TEX: Final = re.compile(r"\\[a-zA-Z]{2,}|^\$.+\$$|[_^]\{")


def read(content: Content, img: Tag) -> Image | None:
    """The picture of an img; None for counting pixels, stand-ins and faces beside names."""
    if PORTRAIT.search(classes(img)):
        return None
    holder = img.parent
    chosen = elements(holder) if holder is not None and holder.name == "picture" else []
    sources = [_texts(child) for child in chosen if child.name == "source"]
    return source.read(_texts(img), content.base, sources)


def write(reader: Reader, line: Line, tag: Tag) -> None:
    """Put the picture into its line, or let it float up as a figure."""
    alt = attribute(tag, "alt")
    named = classes(tag)
    if (FORMULA.search(named) and alt) or (TEX.search(alt) and len(alt) < 1_000):
        tex = alt.strip().strip("$")
        line.add(Math(text=tex, tex=tex))
        return
    if SMALL.search(named) and alt and len(alt) <= 8 and not any(c.isalnum() for c in alt):
        line.text(alt)
        return
    image = read(reader.content, tag)
    if image is None:
        return
    if SMALL.search(named) or FORMULA.search(named) or (image.height or LINE_HEIGHT + 1) <= LINE_HEIGHT:
        line.add(Picture(image))
    elif not _is_ornament(reader.content, tag, image):
        line.hoist([Figure((image,))])


def _is_ornament(content: Content, tag: Tag, image: Image) -> bool:
    """Whether the very same file stands all over the content: a spacer, a rule, an advertiser's sign.

    In a table it is a sign that says something: done, not done.
    """
    src = attribute(tag, "src")
    if content.pictured(src) < MANY or PHOTO.search(src) or source.address(src, content.base) != image.src:
        return False
    return all(parent.name != "table" for parent in tag.parents)


def _texts(tag: Tag) -> dict[str, str]:
    """The attributes as plain strings, whatever the parser made of lists."""
    return {k: v if isinstance(v, str) else " ".join(v or ()) for k, v in tag.attrs.items()}
