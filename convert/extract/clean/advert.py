"""Labels of advertising that stand between paragraphs, their advertisement long gone."""

import re
from typing import Final

from bs4 import Tag

from convert.dom import BLOCK
from convert.extract import words
from convert.extract.content import Content, classes

LONGEST: Final = 60
"""Characters of the longest label we know, in any language."""

PLACES: Final = BLOCK - frozenset("td th li tr table tbody dt dd body".split())
"""Boxes that such a label fills; in a list or a table a single word such as "Ads" is data."""

BOX: Final = re.compile(r"[ _-](ads?|advert(s|isement|ising)?|sponsor(ed)?|dfp|gpt)[ _-]")
"""Names that developers give to the boxes of advertisements; only one with such a label in it goes whole."""

LARGEST: Final = 400
"""Characters of an advertisement in words."""


def drop_adverts(content: Content) -> None:
    """Take blocks whose only words are a label of advertising, with the small box of that name around it."""
    labels = words.words("furniture", "advert")
    for tag in content.outermost(LONGEST):
        if tag.name in PLACES and content.text(tag).strip(" -–—:·|.").casefold() in labels:
            box = _box(content, tag)
            content.take(box or tag, "drop_adverts", "advertisement" if box else "label of an advertisement")


def _box(content: Content, tag: Tag) -> Tag | None:
    """The box of the advertisement that a label stands in."""
    named = [
        parent
        for parent in list(tag.parents)[:3]
        if parent.name in ("div", "aside", "section") and content.size(parent) <= LARGEST
    ]
    return next((parent for parent in named if BOX.search(classes(parent))), None)
