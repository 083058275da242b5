"""The lines near the headline that are just the names that a page declares."""

from typing import Final

from convert.extract.byline import MAX_PERSONS, read_persons, unite
from convert.extract.masthead import Masthead, printing
from convert.extract.visible import fold
from convert.extract.words import words
from convert.model import Person

TIES: Final = frozenset(", & ; + / | ، 、 · •".split())
"""Signs that stand between linked names in boxes of their own."""


def printed(head: Masthead, persons: tuple[Person, ...]) -> set[int]:
    """Orders of short lines near the headline that are just a declared name."""
    wanted = {fold(p.name) for p in persons}
    found = zip(head.lines, head.folded, strict=True)
    return {o for line, folded in found if folded in wanted for o in printing(line)}


def _names_all(own: str, wanted: set[str]) -> bool:
    """Whether a folded line has all of some folded names, and more."""
    return len(own) > sum(map(len, wanted)) and all(name in own for name in wanted)


def printed_run(head: Masthead, persons: tuple[Person, ...]) -> tuple[tuple[Person, ...], set[int]]:
    """Declared persons with those whom the page ties to them by a comma or 'and', and what prints all."""
    orders = printed(head, persons)
    found = list(persons)
    lines = head.lines
    wanted = {fold(p.name) for p in persons}
    for line, folded in zip(lines, head.folded, strict=True):
        if not _names_all(folded, wanted):
            continue
        if len(more := read_persons(line.spaced)) > len(persons):
            names = {fold(p.name) for p in more}
            if wanted < names and sum(len(p.name) for p in more) >= 0.7 * len(line.text):
                return more, printing(line)
    tied = False
    first = fold(persons[0].name)
    at = next((i for i, folded in enumerate(head.folded) if folded == first), len(lines))
    for line in lines[at + 1 : at + 2 * MAX_PERSONS]:
        if line.text.strip() in TIES or fold(line.text) in words("byline", "and"):
            tied = True
        elif tied and len(more := read_persons(line.text)) == 1 and " " in more[0].name:
            found += more
            orders |= printing(line)
            tied = False
        else:
            break
    return unite(found), orders
