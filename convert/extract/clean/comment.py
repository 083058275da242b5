"""Remarks that readers of a draft wrote beside it, and the marks in the text that lead to them."""

import re
from typing import Final

from bs4 import Tag

from convert.extract.content import Content, attribute

MARK: Final = re.compile(r"cmnt_ref\d+")
TEXT: Final = re.compile(r"cmnt\d+")
"""What Google Docs calls the mark of a comment and the comment."""

WORD: Final = re.compile(r" mso(commentreference|commenttext|commentsubject) ")
"""The styles of comments in Word, the same in all languages."""

LONGEST: Final = 4_000
"""Characters of one comment; a box with more holds other things."""

REASON: Final = "comments on a draft"


def drop_comments(content: Content) -> None:
    """Take the comments of an exported document."""
    for a in content.named("a"):
        name = attribute(a, "id") or attribute(a, "name")
        if MARK.fullmatch(name):
            content.take_small(a, "drop_comments", REASON)
        elif TEXT.fullmatch(name):
            content.take(_box(content, a), "drop_comments", REASON)
    for tag in content.classed(WORD):
        content.take_small(tag, "drop_comments", REASON)


def _box(content: Content, a: Tag) -> Tag:
    """The box of one comment: its paragraph, or all its paragraphs where they stand in a box of their own."""
    box = a
    for parent in list(a.parents)[:3]:
        if content.size(parent) > LONGEST:
            break
        others = [other for other in content.within(parent, "a") if TEXT.fullmatch(attribute(other, "id"))]
        if parent.name not in ("p", "div") or len(others) > 1:
            break
        box = parent
    return box
