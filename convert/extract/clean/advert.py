"""Labels of advertising that stand between paragraphs, their advertisement long gone."""

from typing import Final

from convert.dom import BLOCK
from convert.extract import words
from convert.extract.content import Content

LONGEST: Final = 60
"""Characters of the longest label we know, in any language."""

PLACES: Final = BLOCK - frozenset("td th li tr table tbody dt dd body".split())
"""Boxes that such a label fills; in a list or a table a single word such as "Ads" is data."""


def drop_adverts(content: Content) -> None:
    """Take blocks whose only words are a label of advertising."""
    labels = words.words("furniture", "advert")
    for tag in content.outermost(LONGEST):
        if tag.name in PLACES and content.text(tag).strip(" -–—:·|.").casefold() in labels:
            content.take(tag, "drop_adverts", "label of an advertisement")
