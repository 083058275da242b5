"""The signature below the text: 'Posted by Ada Berg on 3 May 2024', 'Article by' and a name."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from convert.dom import BLOCK, Node
from convert.extract.byline import MAX_PERSONS, after_date, cue, read_persons, strip_cue, unite
from convert.extract.dates import find_dates
from convert.extract.masthead import AWAY, Masthead
from convert.extract.signature import Authors, is_profile, seen
from convert.extract.visible import Line, fold, inside, named_by, stands_in
from convert.extract.witness import Evidence
from convert.extract.words import words
from convert.model import Person

LONGEST: Final = 120
"""Letters of such a line."""

MANY: Final = 60
"""Lines with a cue that are looked at; a page of comments has thousands."""

WHOLE: Final = 0.8
"""Share of the letters behind 'by' that are of names; the rest is 'and' and commas."""

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
    if inside(node, "nav", "a", "li", "script", "style", "noscript", "template", "figure", "td"):
        return True
    return stands_in(node.parent, named_by(AWAY), node.depth)


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
        return _named(page, lines)
    found = cue(text)
    if found is None or inside(node, "aside"):
        return Authors()
    persons, rest = read_persons(line.spaced), strip_cue(text)
    if not persons or not fold(rest).startswith(fold(persons[0].name)):
        return Authors()
    dated = find_dates(line.text) or find_dates(_before(page, node))
    vouched = dated or _is_signature(line, text[: found.end()], rest, persons)
    return seen(page, line, persons) if vouched else Authors()


def _before(page: Evidence, node: Node) -> str:
    """The last words before a text, as far as a line of them goes."""
    told = ""
    for other in reversed(page.nodes[max(node.order - REACH, 0) : node.order]):
        text = " ".join(other.data.split())
        if len(told) + len(text) > LONGEST // 2:
            break
        told = f"{text} {told}" if text else told
    return told


def _is_signature(line: Line, cue_text: str, rest: str, persons: tuple[Person, ...]) -> bool:
    """Whether a line without date is nothing but full names behind 'written by', or behind 'by' and linked to
    the author's page."""
    named = sum(len(p.name) for p in persons)
    full = all(" " in p.name and p.kind == "person" for p in persons)
    return full and named >= WHOLE * len(rest) and (" " in cue_text.strip() or is_profile(line.pieces[-1]))


def _is_all(person: Person, text: str) -> bool:
    """Whether a line is a name with nothing but letters behind it: 'Ada Berg, MD'."""
    letters = person.role if person.role and person.role.replace(",", "").replace(" ", "").isupper() else ""
    return fold(f"{person.name} {letters}") == fold(text)


def _named(page: Evidence, lines: Iterator[Line]) -> Authors:
    """The persons whose full names are all of the next lines."""
    found: list[Authors] = []
    around: Node | None = None
    for line in islice(lines, MAX_PERSONS):
        if found and (line.box.tag != "li" or line.box.parent is not around):
            break
        around = line.box.parent
        persons = read_persons(line.text) if len(line.text) <= LONGEST // 2 else ()
        if len(persons) != 1 or not _is_all(persons[0], line.text) or " " not in persons[0].name:
            break
        found.append(seen(page, line, persons))
    if not found:
        return Authors()
    orders = frozenset().union(*(one.orders for one in found))
    return found[0]._replace(persons=unite(p for one in found for p in one.persons), orders=orders)
