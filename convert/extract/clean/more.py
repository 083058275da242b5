"""Links to other articles that stand between paragraphs: "Read also: ..."."""

import re
from functools import cache
from typing import Final

from bs4 import Tag

from convert.extract import words
from convert.extract.content import Content

LONGEST: Final = 260
"""Characters of a call and a headline."""

BOXES: Final = ("section", "aside", "div", "blockquote", "p")


@cache
def _call() -> re.Pattern[str]:
    return re.compile(
        rf"\W*{words.alternatives('furniture', 'more')}\s*(?P<mark>[:：|>»→➤–—-]|$)?", re.IGNORECASE
    )


def drop_offers(content: Content) -> None:
    """Take blocks that are only a call to read on and the link to it."""
    boxes = [tag for tag in content.small(LONGEST) if tag.name in BOXES and content.linked(tag)]
    for tag in sorted(boxes, key=lambda tag: BOXES.index(tag.name)):
        if not content.is_gone(tag) and _is_offer(content, tag):
            content.take(tag, "drop_offers", "link to another article")


def _is_offer(content: Content, tag: Tag) -> bool:
    """A call, then nothing but the link; or the call inside the link that fills the block."""
    text = content.text(tag)
    match = _call().match(text)
    if match is None or content.holds(tag, "table", "pre", "figure", "img", "h1", "h2", "h3"):
        return False
    rest = text[match.end() :].strip()
    linked = content.linked(tag)
    if linked >= 0.95 * content.size(tag):
        return match["mark"] is not None or not rest
    return match["mark"] is not None and bool(rest) and linked >= 0.9 * len(rest)
