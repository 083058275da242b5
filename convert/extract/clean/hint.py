"""Explanations that appear when a word is pointed at: in print they would stand in the middle of it."""

import re
from typing import Final

from bs4 import Tag

from convert.extract.content import Content, attribute, classes

LONGEST: Final = 600
"""Characters of an explanation; the longest of a glossary that we saw has 300."""

EXPLAINED: Final = frozenset(("aria-labelledby", "aria-describedby"))

NAME: Final = re.compile(r"tool-?tip|popover", re.IGNORECASE)


def drop_hints(content: Content) -> None:
    """Take what calls itself a tooltip, or is named one and told to explain another element."""
    told = {
        name
        for tag in content.named("dfn", "abbr", "span", "a", "button", "sup")
        for kind in tag.attrs.keys() & EXPLAINED
        for name in attribute(tag, kind).split()
    }
    for tag in content.named("span", "div", "aside"):
        if ("role" in tag.attrs or told) and _is_hint(tag, told) and _is_small(content, tag):
            content.take_small(tag, "drop_hints", "explanations that appear when a word is pointed at")


def _is_hint(tag: Tag, told: set[str]) -> bool:
    """Whether an element explains another: `told` are the ids of those that some element names for this."""
    identity = attribute(tag, "id")
    named = identity in told and NAME.search(f"{identity} {classes(tag)}") is not None
    return named or attribute(tag, "role") == "tooltip"


def _is_small(content: Content, tag: Tag) -> bool:
    return 0 < content.size(tag) <= LONGEST and not content.holds(tag, "img", "table", "pre")
