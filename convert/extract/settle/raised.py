"""Raised numbers 1, 2, 3 ... that lead nowhere, where there are as many notes at the end."""

import re
from typing import Final

from bs4.element import Tag

from convert.extract.content import Content, attribute, elements
from convert.extract.settle.notebox import box_at, is_announced
from convert.extract.trail import visible

RAISED: Final = re.compile(r"[1-9]\d?")
UNIT: Final = re.compile(r"(?:^|[\s\d])[^\W\d]{1,2}$")
"""What stands before a power: m, km, x; a reference after a word so short is not told from it."""

FEWEST: Final = 2
"""Raised numbers from 1 on that are references without links; a single one may be a power."""

MOST: Final = 300
"""Raised numbers that are looked at; with two figures there are 99 notes, each called three times."""

AFTER: Final = 300
"""Characters that may follow a list of notes: a line on the author, on rights."""


def find_raised(content: Content) -> list[tuple[Tag, Tag]]:
    """The raised numbers in their order, each with the box of its note; none unless the numbers agree."""
    raised = [tag for tag in content.named("sup") if RAISED.fullmatch(content.text(tag))][:MOST]
    starts: dict[int, Tag] = {}
    calls: list[Tag] = []
    for tag in raised:
        box = box_at(content, tag)
        if box is not None and _begins(box, tag):
            starts[id(tag)] = box
        elif content.text(tag) == str(len(calls) + 1) and not UNIT.search(str(tag.previous_sibling or "")):
            calls.append(tag)
    if len(calls) < FEWEST:
        return []
    begun = [(content.text(tag), starts[id(tag)]) for tag in raised if id(tag) in starts]
    if [label for label, _ in begun] == [str(n + 1) for n in range(len(calls))]:
        boxes = [box for _, box in begun]
    else:
        boxes = _last_list(content, len(calls))
    if not boxes or not content.precedes(calls[-1], boxes[0]):
        return []
    return list(zip(calls, boxes, strict=True))


def _begins(box: Tag, tag: Tag) -> bool:
    """Whether a box begins with an element."""
    at = tag
    while at is not box:
        if at.parent is None or any(visible(node).strip() for node in at.previous_siblings):
            return False
        at = at.parent
    return True


def _last_list(content: Content, count: int) -> list[Tag]:
    """The items of a numbered list that ends the content, if there are as many."""
    lists = [tag for tag in content.named("ol") if attribute(tag, "start") in ("", "1")]
    for tag in lists[-1:]:
        items = [part for part in elements(tag) if part.name == "li"]
        chain = [tag, *tag.parents]
        after = sum(
            content.size(part) if isinstance(part, Tag) else len(str(part).strip())
            for box in chain
            for part in box.next_siblings
        )
        if len(items) == count and after <= AFTER and is_announced(content, tag):
            return items
    return []
