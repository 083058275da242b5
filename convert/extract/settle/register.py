"""Numbered lists of notes: they are notes as a whole or stay as a whole, so that no number changes."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from bs4 import Tag

from convert.extract.content import attribute, elements

COUNTED: Final = re.compile(r"(.*?)(\d+)$")
"""The number that a label ends with, and what stands before it: 12, note 3."""

Labels = dict[int, tuple[Tag, str]]
"""The id of an item -> the item and its label."""


def complete(
    called: Labels, is_announced: Callable[[Tag], bool], is_gone: Callable[[Tag], bool]
) -> tuple[Labels, set[int]]:
    """The other items of lists of which some are `called`, with their labels, and the ids of items that
    stay in the text since their list is of other things or its numbers cannot be told."""
    more: Labels = {}
    staying: set[int] = set()
    for box in _lists(item for item, _ in called.values()):
        items = [part for part in elements(box) if part.name == "li" and not is_gone(part)]
        others = [item for item in items if id(item) not in called]
        if not others:
            continue
        labels = _labels(box, items, {key: label for key, (_, label) in called.items()})
        if labels and (len(others) <= len(items) / 2 or is_announced(box)):
            more.update((id(item), (item, labels[id(item)])) for item in others)
        else:
            staying.update(map(id, items))
    return more, staying


def _lists(items: Iterable[Tag]) -> list[Tag]:
    """The numbered lists around items."""
    found = {id(item.parent): item.parent for item in items if item.name == "li" and item.parent}
    return [box for box in found.values() if box.name == "ol"]


def _labels(box: Tag, items: list[Tag], called: dict[int, str]) -> dict[int, str]:
    """The labels of all items, where those called count as the list does; else none."""
    start = attribute(box, "start")
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
    prefix: str | None = None
    for place, item in enumerate(items, start=first):
        if id(item) not in called:
            continue
        match = COUNTED.fullmatch(called[id(item)])
        if match is None or int(match[2]) != place or prefix not in (None, match[1]):
            return {}
        prefix = match[1]
    return {id(item): f"{prefix}{place}" for place, item in enumerate(items, start=first)}
