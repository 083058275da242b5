"""The byline as a line of nothing but names, which a date, a job, a face or a mark vouches for."""

import re
from typing import Final

from convert.extract.byline import read_persons
from convert.extract.dates import find_dates
from convert.extract.masthead import Masthead
from convert.extract.person import is_credential, is_role
from convert.extract.signature import HOUSE, NEAR, PROFILE, Authors, Declared, Nodes, is_dated, seen
from convert.extract.visible import Line, fold, glimpse, inside
from convert.extract.witness import Evidence
from convert.extract.words import words
from convert.model import Person

OF_AUTHOR: Final = re.compile(r"author[\w-]*(?:bio|desc|about|info|title|role|job|position)", re.IGNORECASE)
"""Class names of what is told of an author below the name."""

BESIDE: Final = 25
"""Nodes between a face and the name beside it; templates wrap each in up to ten boxes."""

SIGNATURE: Final = 120
"""Letters of a line of nothing but full names."""

UNSPACED: Final = re.compile("[\u3041-\u30ff\u3400-\u9fff々]{2,6}|[\uac00-\ud7af]{2,4}")
"""A full name that is written without a blank, as far as its length tells: 田辺久美子, 박지훈."""

KOREAN: Final = re.compile("[\uac00-\ud7af]")
"""Names in these letters have no blank; two words of them are a phrase."""

LETTERS: Final = re.compile(r"\w[,;]\s*[^\W\d_a-z][^\W\d_]{1,5}(?!\w)")
"""What may be letters behind a name: 'Ada Berg, DVM', 'Jon Dahl, PhD'."""


def read_lone(page: Evidence, head: Masthead, declared: Declared, nodes: Nodes) -> Authors:
    """A line that is only a full name, beside a date, the job of that person, or the face of that name."""
    faces = {fold(n.get("alt")): n.order for n in page.pictures if head.start - 60 <= n.order <= head.end}
    vouched = {fold(part) for n in nodes()[:60] for part in glimpse(n, 80, " | ").split(" | ")}
    lines = [*head.above[-3:], *head.below[:14]]
    title = fold(glimpse(head.headline)) if head.headline else ""
    for at, line in enumerate(lines):
        if signed := _all_signed(line, head) or _pair(line, head, is_dated(lines, at)) or _filed(line):
            return seen(page, line, signed)
        person, told = _alone(line)
        if person is None or any(map(is_credential, person.name.split())):
            continue
        name = fold(person.name)
        if name in title and name not in vouched:
            continue
        link = inside(line.pieces[0], "a")
        profiled = link is not None and PROFILE.search(link.get("href")) is not None
        if profiled and link is not None and name.replace(" ", "-") in link.get("href").casefold():
            return seen(page, line, (person,))
        dated = told or is_dated(lines, at)
        if person.kind == "organisation":
            if dated and (profiled or _is_desk(line, person)):
                return seen(page, line, (person,))
            continue
        after = lines[at + 1].text if at + 1 < len(lines) else ""
        posted = (
            told
            or bool(person.role and dated)
            or (is_role(after) and len(after) <= 80 and not find_dates(after))
        )
        heading = line.box.tag in ("h2", "h3", "li", "td")
        faced = abs(faces.get(name, -99) - line.order) <= BESIDE and not heading
        told_of = at + 1 < len(lines) and OF_AUTHOR.search(lines[at + 1].box.get("class")) and not heading
        if (
            name in vouched
            or faced
            or told_of
            or (link is None and posted and (" " in name or person.role is not None))
            or (profiled and (posted or dated))
        ):
            return seen(page, line, (person,))
    return Authors()


def _is_desk(line: Line, person: Person) -> bool:
    """Whether a line is just the name of a house's own writers: 'Example Team'."""
    last = fold(person.name).split()[-1]
    return last in words("byline", "desk") and fold(line.text) == fold(person.name) and not line.linked


def _all_signed(line: Line, head: Masthead) -> tuple[Person, ...]:
    """Several names with letters behind each ('Ada Berg, DVM; Jon Dahl, PhD'), which only a byline has; right
    below the headline a known degree behind one of several full names will do."""
    if len(line.text) > 300 or not LETTERS.search(line.text):
        return ()
    persons = read_persons(line.spaced)
    lettered = [bool(p.role) and _is_letters(p.role or "") for p in persons]
    if len(persons) < 2 or all(lettered):
        return persons if len(persons) > 1 else ()
    known = any(p.role and all(map(is_credential, p.role.split(","))) for p in persons)
    return persons if known and line in head.below[:3] and _is_list_of(persons, line.text) else ()


def _is_letters(role: str) -> bool:
    return role.replace(",", "").replace(" ", "").isupper()


def _is_list_of(persons: tuple[Person, ...], text: str) -> bool:
    """Whether full names, with nothing but known degrees behind them, are all of a line."""
    full = all(p.kind == "person" and 2 <= len(p.name.split()) <= 4 for p in persons)
    degrees = all(is_credential(p.role.replace(",", " ")) for p in persons if p.role)
    named = sum(len(fold(f"{p.name} {p.role or ''}").split()) for p in persons)
    return full and degrees and len(fold(text).split()) - named <= len(persons) - 1


def _pair(line: Line, head: Masthead, dated: bool) -> tuple[Person, ...]:
    """Two full names or more that are all of a line below the headline, which does not have them, beside a
    date."""
    text = _undated(line.spaced)
    if (
        not (dated or text != line.spaced)
        or line.linked
        or len(line.text) > SIGNATURE
        or line not in head.below[:4]
        or not head.headline
    ):
        return ()
    persons = read_persons(text)
    full = all(
        p.kind == "person" and 2 <= len(p.name.split()) <= 4 and not p.role and not KOREAN.search(p.name)
        for p in persons
    )
    told = fold(text).split()
    title = fold(glimpse(head.headline))
    named = [word for p in persons for word in fold(p.name).split()]
    plain = (
        full
        and len(told) - len(named) <= len(persons) - 1
        and not any(fold(p.name) in title for p in persons)
    )
    return persons if len(persons) > 1 and plain and set(named) <= set(told) else ()


def _undated(text: str) -> str:
    """A line without the dates at its end that comma or bar part from the rest: 'Ada Berg, 6 May 2025'."""
    names, *others = text.split(" | ")
    if others and all(map(find_dates, others)):
        return names
    for read in find_dates(text):
        before = text[: read.start].rstrip()
        if read.complete and before.endswith(tuple(",|·•–—")) and not text[read.end :].strip(" ."):
            return before.rstrip(" ,|·•–—")
    return text


def _filed(line: Line) -> tuple[Person, ...]:
    """The names in a line from which an agency's text begins: 'Oslo, 6 May, Ada Berg, NEWSHOUSE'."""
    place, *parts = line.text.split(", ")
    if not 3 <= len(parts) <= 5 or len(line.text) > SIGNATURE or len(find_dates(parts[0])) != 1:
        return ()
    names, house = parts[1:-1], parts[-1].strip(" .-–—/")
    if not place.istitle() or " " in house or not house.isupper() or len(house) < 2:
        return ()
    persons = read_persons(", ".join(names))
    return persons if [p.name for p in persons] == names and all(" " in name for name in names) else ()


def _alone(line: Line) -> tuple[Person | None, bool]:
    """The full name that a line is, and whether date or job stand beside it in the line."""
    if len(line.text) > 120 or line.text.count(" ") > 20:
        return None, False
    text = line.spaced
    dates = find_dates(text)
    for read in reversed(dates):
        text = f"{text[: read.start]} | {text[read.end :]}"
    pieces = re.split(r"\s*[|•·–—/]\s*", text)
    parts = [part for part in pieces if part.strip(" ,.:") and not part[0].isdigit()]
    persons = read_persons(parts[0]) if parts else ()
    if len(persons) != 1 or not (
        2 <= len(persons[0].name.split()) <= 4 or UNSPACED.fullmatch(persons[0].name)
    ):
        return None, False
    (person,) = persons
    said = fold(" ".join(filter(None, (person.name, person.role, person.affiliation))))
    if len(parts) == 1 and fold(parts[0]) not in (fold(person.name), said) and not dates:
        return None, False
    return person, bool(dates) or any(is_role(part) for part in parts[1:])


def read_house(page: Evidence, head: Masthead, names: frozenset[str]) -> Authors:
    """The site itself, where its name is a line of its own beside the date."""
    for at, line in enumerate(head.below[:NEAR]):
        if fold(line.text) in names and len(line.text) <= HOUSE and is_dated(head.below, at):
            return seen(page, line, (Person(line.text, kind="organisation"),))
    return Authors()
