"""The houses of authors, where raised marks behind the names lead to them: 'Jane Doe¹ ... ¹ Institute'."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from convert.dom import Node
from convert.extract.masthead import Masthead
from convert.extract.visible import Line, is_mark
from convert.model import Person

RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
"""Raised figures that are letters of their own."""

LONGEST: Final = 160
"""Letters of one house with its department and town."""

_BEFORE, _BEHIND = "\x02", "\x03"
_RAISED = re.compile(rf"[{''.join(map(chr, RAISED))}][{''.join(map(chr, RAISED))},]*")
_KEY = re.compile(rf"{_BEFORE}([^{_BEHIND}]+){_BEHIND}\s*([^{_BEFORE}{_BEHIND}]+)")


def read_affiliations(head: Masthead, persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """The persons with their houses, where the marks of all lead to one; as they are otherwise."""
    if not any(is_mark(p) or (not p.data.isascii() and _RAISED.search(p.data)) for p in _pieces(head)):
        return persons
    lines = [text for line in head.below if _BEFORE in (text := _marked(line))]
    if not lines or not persons:
        return persons
    marks = [_marks_of(person, " ".join(lines)) for person in persons]
    houses: dict[str, str] = {}
    for text in lines:
        if text.startswith(_BEFORE):
            found = ((mark.strip(), house.strip(" ;,.|")) for mark, house in _KEY.findall(text))
            houses.update((mark, house) for mark, house in found if mark.isalnum() and len(house) <= LONGEST)
    if not all(own and own <= houses.keys() for own in marks):
        return persons
    return tuple(
        msgspec.structs.replace(person, affiliation="; ".join(houses[mark] for mark in sorted(own)))
        for person, own in zip(persons, marks, strict=True)
    )


def _pieces(head: Masthead) -> Iterator[Node]:
    return (piece for line in head.below for piece in line.pieces)


def _marked(line: Line) -> str:
    """The words of a line with signs around its raised marks."""
    pieces = [
        f"{_BEFORE}{piece.data}{_BEHIND}"
        if is_mark(piece)
        else _RAISED.sub(lambda m: f"{_BEFORE}{m[0].translate(RAISED)}{_BEHIND}", piece.data)
        for piece in line.pieces
    ]
    return " ".join("".join(pieces).split())


def _marks_of(person: Person, text: str) -> set[str]:
    """The marks behind a name."""
    spelt = r"\W{1,4}".join(map(re.escape, re.findall(r"\w+", person.name)))
    found = re.search(rf"{spelt}[\s,]*{_BEFORE}([^{_BEHIND}]+){_BEHIND}", text, re.IGNORECASE)
    return {mark for mark in re.split(r"[\s,]+", found[1]) if mark.isalnum()} if found else set()
