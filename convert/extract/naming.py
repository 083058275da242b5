"""What tag, class and id tell of an element: landmarks, and a learned weight for each name and part of one.

Names are written by developers, and carry over from site to site and from language to language
better than any word of a text: "entry-content", "related-posts", "newsletter". A weight above zero
says that text below such an element mostly was the article on the pages we learned from.
"""

import re
from collections.abc import Iterator
from typing import Final

from convert.dom import Node

ATTRIBUTES: Final = tuple("class id itemprop role data-testid data-component data-type".split())
ASKED: Final = (*ATTRIBUTES, "hidden", "style", "aria-hidden")
RARE: Final = frozenset(ASKED) - {"class", "id"}
PART: Final = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])")
LONGEST: Final = 400
"""Characters of an attribute that are read; utility classes fill more, and say nothing in the rest."""

SEEN: Final = 20_000
"""Elements that are remembered, if their names are not too long: those of a hundred pages, some megabytes."""

LANDMARKS: Final = {
    name: 1 << place
    for place, name in enumerate(
        (
            "article main header footer nav aside form section ul ol table figure figcaption blockquote"
            " details dialog time address noscript button label a pre body-of hidden unheard"
        ).split()
    )
}
"""What may be around a block at any distance, one bit each; the last three are attributes."""

ROLES: Final = {
    "main": "main",
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "article": "article",
}
"""ARIA roles, and the element that says the same."""

HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

Naming = tuple[float, float, float, int]
"""Lowest, highest and summed weight of the names of an element, 0 where none is known; its landmarks."""


class Vocabulary:
    """Names with their weights."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self._seen: dict[tuple[str | None, ...] | str, Naming] = {}

    def judge(self, node: Node) -> Naming:
        """What the names of an element say."""
        attrs = node.attrs
        key: tuple[str | None, ...] | str
        if not attrs:
            key = node.tag
        elif RARE.isdisjoint(attrs):
            key = (node.tag, attrs.get("class"), attrs.get("id"))
        else:
            key = (node.tag, *map(attrs.get, ASKED))
        return self._seen.get(key) or self._learn(node, key)

    def _learn(self, node: Node, key: tuple[str | None, ...] | str) -> Naming:
        found = [self.weights[name] for name in names(described(node)) if name in self.weights]
        naming = (min((0.0, *found)), max((0.0, *found)), sum(found), _landmarks(node))
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


def _landmarks(node: Node) -> int:
    mask = LANDMARKS.get(node.tag, 0)
    attrs = node.attrs
    mask |= LANDMARKS.get(ROLES.get(attrs.get("role", ""), ""), 0)
    if attrs.get("itemprop") == "articleBody":
        mask |= LANDMARKS["body-of"]
    if "hidden" in attrs or HIDDEN.search(attrs.get("style", "")):
        mask |= LANDMARKS["hidden"]
    if attrs.get("aria-hidden") == "true":
        mask |= LANDMARKS["unheard"]
    return mask
