"""Who translated the text: a person of the byline with that role, behind its authors."""

import re
from functools import cache
from typing import Final

import msgspec

from convert.extract.byline import read_persons
from convert.extract.masthead import Masthead
from convert.extract.person import is_name
from convert.extract.signature import linked
from convert.extract.visible import fold, inside
from convert.extract.words import either, topic, words
from convert.model import Person

LONGEST: Final = 300
"""Letters of a line with the credits of a page."""

BLANK: Final = r"[^\W\d]+(?:\s[^\W\d]+)?"
"""The language that a text was translated from."""


def read_translators(head: Masthead, persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """The persons that a line at the headline says to have translated the text, who did not write it."""
    own = {fold(person.name) for person in persons}
    for line in head.lines:
        text = line.spaced
        if len(text) > LONGEST or line.linked == 1 or not _any().search(text):
            continue
        for language, pattern in _patterns().items():
            found = pattern.search(text)
            told = read_persons(text[found.end() :].lstrip(" |")) if found else ()
            full = [p for p in told if p.kind == "person" and " " in p.name and is_name(p.name)]
            if full and len(full) == len(told) and own.isdisjoint(fold(p.name) for p in full):
                role = _role(language)
                links = [a for piece in line.pieces if (a := inside(piece, "a")) is not None]
                return tuple(
                    msgspec.structs.replace(p, role=role) for p in linked(head.page, tuple(full), links)
                )
    return ()


def _role(language: str) -> str:
    """What the byline prints behind the name; German writes nouns with a capital."""
    role = topic("byline")["translation"][language][0]
    return role.capitalize() if language == "de" else role


def is_translator(person: Person) -> bool:
    """Whether a person of a byline translated the text and did not write it."""
    return (person.role or "").casefold() in words("byline", "translation")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For each language what stands before the name."""
    return {
        language: re.compile(
            rf"(?<!\w)(?:{'|'.join(map(_spelt, phrases))})(?:\s+|(?<=[:：])\s*|$)", re.IGNORECASE
        )
        for language, phrases in topic("byline")["translated"].items()
    }


def _spelt(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", BLANK).replace(r"\ ", r"\s*\|?\s*")


@cache
def _any() -> re.Pattern[str]:
    """The first words of all of these, to pass over most lines at once."""
    listed = topic("byline")["translated"].values()
    return re.compile(either(phrase.split()[0].rstrip(":：") for phrases in listed for phrase in phrases))
