"""Explanations that appear when a word is pointed at: in print they would stand in the middle of it."""

import re
from typing import Final

from bs4 import Tag

from convert.extract.content import Content, attribute, classes

LONGEST: Final = 600
"""Characters of an explanation; the longest of a glossary that we saw has 300."""

NAME: Final = re.compile(r"tool-?tip|popover", re.IGNORECASE)


def drop_hints(content: Content) -> None:
    """Take what calls itself a tooltip, or is named one and told to explain another element."""
    told = {
        name
        for tag in content.named("dfn", "abbr", "span", "a", "button", "sup")
        for kind in ("aria-labelledby", "aria-describedby")
        for name in attribute(tag, kind).split()
    }
    for tag in content.named("span", "div", "aside"):
        named = attribute(tag, "id") in told and NAME.search(f"{attribute(tag, 'id')} {classes(tag)}")
        if (named or attribute(tag, "role") == "tooltip") and _is_small(content, tag):
            content.take_small(tag, "drop_hints", "explanations that appear when a word is pointed at")


def _is_small(content: Content, tag: Tag) -> bool:
    return 0 < content.size(tag) <= LONGEST and not content.holds(tag, "img", "table", "pre")
