"""What class and id names tell: each name and part of a name has a learned weight.

Names are written by developers, and carry over from site to site and from language to language
better than any word of a text: "entry-content", "related-posts", "newsletter". A weight above zero
says that text below such an element mostly was the article on the pages we learned from.
"""

import re
from collections.abc import Iterator
from typing import Final

from convert.dom import Node

ATTRIBUTES: Final = tuple("class id itemprop role data-testid data-component data-type".split())
RARE: Final = frozenset(ATTRIBUTES) - {"class", "id"}
PART: Final = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])")
LONGEST: Final = 400
"""Characters of an attribute that are read; utility classes fill more, and say nothing in the rest."""

SEEN: Final = 20_000
"""Elements that are remembered, if their names are not too long: those of a hundred pages, some megabytes."""

Naming = tuple[float, float, float]
FIELDS: Final = ("low", "high", "total")
"""Lowest, highest and summed weight of the names of an element; 0 where none is known."""

NOTHING: Final[Naming] = (0.0, 0.0, 0.0)


class Vocabulary:
    """Names with their weights."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self._seen: dict[tuple[str | None, ...], Naming] = {}

    def judge(self, node: Node) -> Naming:
        """What the names of an element say; `NOTHING` where none is known."""
        attrs = node.attrs
        key: tuple[str | None, ...]
        if not attrs:
            key = (node.tag,)
        elif RARE.isdisjoint(attrs):
            key = (node.tag, attrs.get("class"), attrs.get("id"))
        else:
            key = (node.tag, *map(attrs.get, ATTRIBUTES))
        naming = self._seen.get(key)
        if naming is None:
            found = [self.weights[name] for name in names(described(node)) if name in self.weights]
            naming = (min(0.0, *found), max(0.0, *found), sum(found)) if found else NOTHING
            if len(self._seen) < SEEN and sum(map(len, filter(None, key))) <= LONGEST:
                self._seen[key] = naming
        return naming


def described(node: Node) -> tuple[str, ...]:
    """The tag and the naming attributes of an element."""
    attrs = node.attrs
    if not attrs:
        return (node.tag,)
    return (node.tag, *[value[:LONGEST] for name, value in attrs.items() if name in ATTRIBUTES])


def names(key: tuple[str, ...]) -> Iterator[str]:
    """Every name once: "<tag", whole names ("=entry-content") and their parts ("entry", "content")."""
    seen = {"<" + key[0]}
    for value in key[1:]:
        if not value:
            continue
        for name in value.split():
            seen.add("=" + name.lower())
            seen.update(part.lower() for part in PART.findall(name))
    yield from sorted(seen)
