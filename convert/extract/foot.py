"""The signature below the text: 'Posted by Ada Berg on 3 May 2024', 'Article by' and a name."""

from functools import cache
from typing import Final

from convert.dom import BLOCK, Node
from convert.extract.byline import after_date, cue, read_persons, strip_cue
from convert.extract.dates import find_dates
from convert.extract.masthead import AWAY, Masthead, printing
from convert.extract.signature import Authors, is_credible, seen
from convert.extract.visible import Line, fold, has, inside
from convert.extract.witness import Evidence
from convert.extract.words import words

LONGEST: Final = 120
"""Letters of such a line."""

MANY: Final = 60
"""Lines with a cue that are looked at; a page of comments has thousands."""

REACH: Final = 12
"""Nodes between a lone 'by' and the name."""


def read_foot(page: Evidence, head: Masthead) -> Authors:
    """The one person who is named below the text in a dated line with 'by', or behind a line of just that."""
    told: dict[str, Authors] = {}
    tries = 0
    for node in page.nodes[head.end + 1 :]:
        if node.tag != "#text" or not 2 <= len(node.data) <= LONGEST or not _has_cue(node.data):
            continue
        tries += 1
        if tries > MANY or len(told) > 1:
            return Authors()
        if _is_elsewhere(node):
            continue
        found = _read(page, node)
        if found.persons:
            told["|".join(fold(p.name) for p in found.persons)] = found
    return next(iter(told.values())) if len(told) == 1 else Authors()


def _has_cue(text: str) -> bool:
    """Whether a text begins with 'by', or ends with it behind a date."""
    parts = text.casefold().split()
    if not parts:
        return False
    if parts[0].strip(":：|-–—•(") in _openings() or not text.lstrip()[0].isascii():
        return cue(text) is not None
    dated = len(parts) > 1 and parts[-1] in words("byline", "by") and any(map(str.isdigit, text))
    return dated and after_date(f"{text} X") != f"{text} X"


@cache
def _openings() -> frozenset[str]:
    """The first words of what introduces names."""
    return frozenset(w.split()[0].strip(":") for idea in ("by", "label") for w in words("byline", idea))


def _is_elsewhere(node: Node) -> bool:
    """Whether a text stands in a menu, a link, a list, or a box about comments or other articles."""
    if inside(node, "nav", "a", "li", "aside", "script", "style", "noscript", "template", "figure", "td"):
        return True
    return any(has(AWAY, token) for box in node.ancestors() for token in box.classes)


def _read(page: Evidence, node: Node) -> Authors:
    """The persons of the line that a text begins or is in."""
    box = node.parent
    while box is not None and box.tag not in BLOCK:
        box = box.parent
    if box is None:
        return Authors()
    lines = page.lines(max(box.order + 1, node.order - REACH), page.after(box) + REACH)
    line = next((line for line in lines if node in line.pieces), None)
    if line is None or len(line.text) > LONGEST:
        return Authors()
    text = after_date(line.spaced)
    if not strip_cue(text):
        following = next(lines, None)
        return _named(page, following) if following is not None else Authors()
    if not find_dates(line.text) or cue(text) is None:
        return Authors()
    persons = read_persons(line.spaced)
    return seen(page, line, persons) if persons and is_credible(line, persons, []) else Authors()


def _named(page: Evidence, line: Line) -> Authors:
    """The person whose full name is all of a line."""
    persons = read_persons(line.text) if len(line.text) <= LONGEST // 2 else ()
    if len(persons) == 1 and fold(persons[0].name) == fold(line.text) and " " in persons[0].name:
        return seen(page, line, persons)._replace(orders=frozenset(printing(line)))
    return Authors()
