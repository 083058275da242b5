"""The head of a mail that was saved or pasted as a page: From, To, Subject."""

from typing import Final

from bs4 import Tag

from convert.extract.content import HEADINGS, Content
from convert.extract.pasted.mail import FEWEST_FIELDS
from convert.extract.pasted.wrap import is_field
from convert.soup import is_text

LONGEST: Final = 500
"""Characters of such a head; one with many receivers has more, and is rather a text."""

FIRST: Final = 6
"""Blocks at the top that are looked at: a note of the mail program may stand above the head."""


def drop_mail_heads(content: Content) -> None:
    """Take the first block in which every line is a field of a mail."""
    first: list[Tag] = []
    for tag in content.small(LONGEST):
        first.append(tag)
        if len(first) == FIRST:
            break
    for tag in first:
        if tag.name in ("p", "div") and not content.holds(tag, "img", "table", *HEADINGS):
            lines = _lines(tag)
            if len(lines) >= FEWEST_FIELDS and all(map(is_field, lines)):
                content.take(tag, "drop_mail_heads", "head of the mail")
                return


def _lines(tag: Tag) -> list[str]:
    """The lines of a block, which only breaks part: Outlook also wraps its source."""
    nodes = filter(_shows, tag.descendants)
    pieces = ("\n" if isinstance(node, Tag) else str(node).replace("\n", " ") for node in nodes)
    return [line.strip() for line in "".join(pieces).split("\n") if line.strip()]


def _shows(node: object) -> bool:
    return node.name == "br" if isinstance(node, Tag) else is_text(node)
