"""Brackets around references that are links: [<a>1</a>], [<a>2</a>, <a>3</a>], [<a>2</a>–<a>4</a>]."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from bs4.element import NavigableString, PageElement, Tag

BETWEEN: Final = re.compile(r"\s*(?:[,;،、–—-]\s*)?")
"""What stands between two references of one bracket."""

OPEN: Final = re.compile(r"\[\s*$")
CLOSE: Final = re.compile(r"^\s*\]")

MOST: Final = 60
"""Nodes on each side of a link that are looked at; with signs between them these are 30 references."""


def framed(a: Tag) -> list[Tag]:
    """The links of the bracket that a link stands in, first to last; none where it stands in no bracket."""
    before = _beside(a.previous_siblings, OPEN)
    after = _beside(a.next_siblings, CLOSE)
    return [] if before is None or after is None else [*reversed(before), a, *after]


def _beside(nodes: Iterable[PageElement], bracket: re.Pattern[str]) -> list[Tag] | None:
    """The links between a link and the bracket, None where anything else stands there."""
    found: list[Tag] = []
    for node in islice(nodes, MOST):
        if isinstance(node, Tag) and node.name == "a":
            found.append(node)
        elif not isinstance(node, NavigableString):
            return None
        elif bracket.search(node):
            return found
        elif not BETWEEN.fullmatch(node):
            return None
    return None


def unframe(links: list[Tag]) -> None:
    """Take the brackets around links out of the text: the layout sets references anew."""
    before, after = links[0].previous_sibling, links[-1].next_sibling
    if isinstance(before, NavigableString) and isinstance(after, NavigableString):
        before.replace_with(OPEN.sub("", before))
        after.replace_with(CLOSE.sub("", after))
