"""Lists that a word processor writes one level after another, side by side -> one List with lists in it."""

import re
from typing import Final

from bs4 import Tag
from msgspec.structs import replace

from convert.extract.content import classes
from convert.extract.settle import Reader, listing
from convert.model import Block, Item, List
from convert.soup import is_text

LEVEL: Final = re.compile(r" lst-kix_(\w+)-(\d) ")
"""What Google Docs calls its lists: the list and the level."""


def settle(reader: Reader, tag: Tag) -> list[Block] | None:
    """All lists of one name that follow one another without words between them."""
    run = _run(tag)
    if len(run) < 2:
        return None
    open_lists: list[tuple[int, List]] = []
    for level, part in run:
        made = listing.settle(reader, part) or []
        reader.content.hide(part)
        if len(made) != 1 or not isinstance(made[0], List):
            continue
        _close(open_lists, level)
        if open_lists and open_lists[-1][0] == level:
            _, last = open_lists[-1]
            open_lists[-1] = level, replace(last, items=last.items + made[0].items)
        else:
            open_lists.append((level, made[0]))
    _close(open_lists, -1)
    return [made for _, made in open_lists]


def _run(tag: Tag) -> list[tuple[int, Tag]]:
    """The lists from this one on, each with its level."""
    first = LEVEL.search(classes(tag))
    if first is None:
        return []
    run = [(int(first[2]), tag)]
    for sibling in tag.next_siblings:
        if isinstance(sibling, Tag):
            match = LEVEL.search(classes(sibling))
            if match is None or match[1] != first[1]:
                break
            run.append((int(match[2]), sibling))
        elif is_text(sibling) and str(sibling).strip():
            break
    return run


def _close(open_lists: list[tuple[int, List]], level: int) -> None:
    """Put lists of a deeper level into the last item of the list around them."""
    while len(open_lists) > 1 and open_lists[-1][0] > level:
        _, inner = open_lists.pop()
        above, outer = open_lists[-1]
        last = outer.items[-1]
        item = Item((*last.blocks, inner))
        open_lists[-1] = above, replace(outer, items=(*outer.items[:-1], item))
