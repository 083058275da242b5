"""Labels of advertising that stand between paragraphs, their advertisement long gone."""

from typing import Final

from bs4 import Tag

from convert.dom import BLOCK
from convert.extract import words
from convert.extract.content import Content

LONGEST: Final = 60
"""Characters of the longest label we know, in any language."""

NEVER: Final = frozenset("td th li tr table tbody body".split())
"""Where a single word such as "Ads" is data."""


def drop_adverts(content: Content) -> None:
    """Take blocks whose only words are a label of advertising."""
    labels = words.words("furniture", "advert")
    for tag in content.outermost(LONGEST):
        text = content.text(tag).strip(" -–—:·|.").casefold()
        if text in labels and tag.name not in NEVER and _stands_alone(content, tag):
            content.take(tag, "drop_adverts", "label of an advertisement")


def _stands_alone(content: Content, tag: Tag) -> bool:
    """Whether the label fills its block: a span in a sentence does not."""
    box = tag
    while box.name not in BLOCK and box.parent is not None:
        box = box.parent
    return box.name not in NEVER and content.size(box) == content.size(tag)
