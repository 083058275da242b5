"""Copies for browsers without scripts."""

from typing import Final

from bs4 import Tag

from convert.extract.content import Content
from convert.extract.settle import image

PLEA: Final = 300
"""Characters of a request to turn scripts on."""


def drop_copies(content: Content) -> None:
    """Take noscript elements, unless they alone hold the picture or the text; then take the stand-in."""
    for tag in content.named("noscript"):
        pictures = content.within(tag, "img")[:4]
        if not pictures:
            if content.size(tag) <= PLEA and not content.holds(tag, "iframe", "video", "audio"):
                content.take(tag, "drop_copies", "only for browsers without scripts")
            continue
        twin = _twin(tag)
        if twin is None:
            continue
        if image.read(content, twin) is not None:
            content.take(tag, "drop_copies", "copy for browsers without scripts")
        elif any(image.read(content, picture) is not None for picture in pictures):
            content.take(twin, "drop_copies", "stand-in of a picture")


def _twin(tag: Tag) -> Tag | None:
    """The picture beside the element that a script would show."""
    for sibling in (tag.find_previous_sibling(True), tag.find_next_sibling(True)):
        if isinstance(sibling, Tag):
            found = sibling if sibling.name in ("img", "amp-img") else sibling.find("img")
            if isinstance(found, Tag):
                return found
    return None
