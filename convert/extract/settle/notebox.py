"""The boxes of notes: what may be one, and what announces a list of them."""

from itertools import islice
from typing import Final

from bs4.element import Tag

from convert.extract import words
from convert.extract.content import HEADINGS, Content
from convert.extract.trail import visible

BOX: Final = frozenset("li p div dd aside section blockquote tr article".split())

LONGEST: Final = 6_000
"""Characters of one note; what is longer is a section of the text that a number links to."""


def box_at(content: Content, target: Tag) -> Tag | None:
    """The note at a place: the box itself, or the one that begins there."""
    box = target
    while box.name not in BOX:
        if box.parent is None or box.name in HEADINGS or box.name in ("[document]", "body", "table"):
            return None
        box = box.parent
    size = content.size(box)
    if not 1 < size <= LONGEST or content.holds(box, *HEADINGS):
        return None
    if box is not target and len(_text_before(box, target)) > 4:
        return None
    item = box.parent
    if box.name in ("p", "div") and item is not None and item.name == "li":
        alone = not _text_before(item, box) and not content.holds(item, *HEADINGS)
        return item if alone and content.size(item) <= LONGEST else box
    return box


def _text_before(box: Tag, target: Tag) -> str:
    """The words of a box that stand before an element in it."""
    pieces: list[str] = []
    for node in box.descendants:
        if node is target:
            break
        if not isinstance(node, Tag):
            pieces.append(visible(node))
    return "".join(pieces).strip()


def is_announced(content: Content, box: Tag) -> bool:
    """Whether a rule or a heading such as "Notes" stands before a list: numbers alone may be of steps."""
    if any(part.name == "hr" for part in islice(box.find_previous_siblings(True), 1)):
        return True
    before = [tag for tag in content.tags if tag.name in HEADINGS and content.precedes(tag, box)]
    return bool(before) and heads_notes(content, before[-1])


def heads_notes(content: Content, heading: Tag) -> bool:
    """Whether a heading says that notes follow."""
    said = content.text(heading).strip(" :.").casefold()
    return said in words.words("aside", "notes")
