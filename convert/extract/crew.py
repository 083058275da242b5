"""Authors who stand in boxes of their own, side by side: list items, fields, cards with name and job."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

import msgspec

from convert.dom import Node
from convert.extract.byline import MAX_PERSONS, cue, read_persons, strip_cue, unite
from convert.extract.masthead import Masthead
from convert.extract.person import is_name, is_organisation, is_role
from convert.extract.signature import PROFILE, Authors, Declared, Nodes, linked
from convert.extract.visible import Line, fold, glimpse
from convert.extract.witness import Evidence
from convert.extract.words import words
from convert.model import Person

MARKED: Final = re.compile(
    r"authors|writers|contributors|bylines|(?:^|[\s_-])author(?:$|[\s_-])", re.IGNORECASE
)
"""Class names and ids of boxes that hold several authors, or of a box for each."""

LENGTH: Final = 200
"""Letters of one such box: a name, a job and a house."""

DEPTH: Final = 4
"""Boxes around a name, of which one is its own: link, span, card, item."""

SOON: Final = 12
"""Lines below the headline in which the boxes begin."""


class Crew(NamedTuple):
    """The authors of boxes side by side, and the element that holds just these."""

    persons: tuple[Person, ...]
    box: Node


def complete(page: Evidence, head: Masthead, found: Authors) -> Authors:
    """All authors of boxes side by side where the ones found are among them."""
    own = {fold(p.name) for p in found.persons}
    for line, folded in zip(head.lines, head.folded, strict=True):
        if not any(name and (folded.startswith(name) or folded.endswith(name)) for name in own):
            continue
        crew = _crew(line)
        if crew is None or not own <= (told := {fold(p.name) for p in crew.persons}):
            continue
        known = {fold(p.name): p for p in found.persons}
        persons = tuple(_joined(known.get(fold(p.name)), p) for p in crew.persons)
        if own < told or any(p.role for p in crew.persons):
            return found._replace(
                persons=_with_links(page, persons, crew), orders=found.orders | {crew.box.order}
            )
    return found


def _joined(known: Person | None, person: Person) -> Person:
    return msgspec.structs.replace(known, role=known.role or person.role) if known else person


def read_crew(page: Evidence, head: Masthead, declared: Declared, nodes: Nodes) -> Authors:
    """Boxes side by side below the headline, each of them a name and a job."""
    for line in head.below[:SOON]:
        crew = _crew(line) if len(line.text) <= LENGTH and line.text[:1].isalpha() else None
        if crew and all(p.role for p in crew.persons):
            told = ", ".join(p.name for p in crew.persons)
            persons = _with_links(page, crew.persons, crew)
            return Authors(persons, f"text \u201c{told[:60]}\u201d", (), frozenset({crew.box.order}))
    return Authors()


def _with_links(page: Evidence, persons: tuple[Person, ...], crew: Crew) -> tuple[Person, ...]:
    return linked(page, persons, [a for a in crew.box.find_all("a") if a.get("href")])


def _crew(line: Line) -> Crew | None:
    """The boxes like the one that a line stands in, where each of them is an author."""
    for box in islice(_boxes(line.pieces[0]), DEPTH):
        holder = box.parent
        if holder is None or not 2 <= len(holder.children) <= 4 * MAX_PERSONS:
            continue
        parts = [c for c in holder.children if c.tag != "#text" or c.data.strip()]
        items = [c for c in parts if c.tag == box.tag and c.classes == box.classes]
        if not 2 <= len(items) <= MAX_PERSONS or not all(c in items or _is_tie(c) for c in parts):
            continue
        told = [_read(item) for item in items]
        persons = [p for p in told if p is not None]
        if len(persons) < len(told):
            continue
        marked = _is_marked(box) or _is_marked(holder) or _is_labelled(holder)
        if marked or all(map(_is_vouched, items, persons)):
            return Crew(unite(persons), holder)
    return None


def _boxes(piece: Node) -> Iterator[Node]:
    return (n for n in piece.ancestors() if n.tag not in ("body", "html", "article", "main", "p"))


def _is_marked(node: Node) -> bool:
    return MARKED.search(node.get("class") + " " + node.get("id")) is not None


def _is_labelled(holder: Node) -> bool:
    """Whether right before the boxes stands just the word 'Authors' or 'By', as the label of a field."""
    if holder.parent is None:
        return False
    before = [
        c for c in holder.parent.children if c.order < holder.order and (c.tag != "#text" or c.data.strip())
    ]
    text = glimpse(before[-1], 30) if before else ""
    found = cue(text)
    return found is not None and found.end() == len(text)


def _is_tie(node: Node) -> bool:
    """Whether something between the boxes is a comma, 'and' or 'by'."""
    text = glimpse(node, 30).strip(" ,;&+|·•")
    found = cue(text)
    return (
        not text
        or text.casefold() in words("byline", "and")
        or (found is not None and found.end() == len(text))
    )


def _read(item: Node) -> Person | None:
    """The person that one box is, with the job that it tells; None where it is something else."""
    text = glimpse(item, LENGTH + 40, " | ")
    if not 4 <= len(text) <= LENGTH:
        return None
    name, _, rest = text.partition(" | ")
    rest = rest.strip(" |,;:–—-")
    persons = read_persons(strip_cue(name))
    if len(persons) != 1:
        return None
    (person,) = persons
    plain = is_name(person.name) and 2 <= len(person.name.split()) <= 5 and not is_organisation(person.name)
    if not plain or not fold(strip_cue(name)).startswith(fold(person.name)):
        return None
    rest = "" if fold(rest) in words("byline", "and") or not any(map(str.isalpha, rest)) else rest
    if not rest:
        return person
    told = is_role(rest) or is_organisation(rest)
    return msgspec.structs.replace(person, role=" ".join(rest.replace(" | ", ", ").split())) if told else None


def _is_vouched(item: Node, person: Person) -> bool:
    """Whether a box has a job beside the name, or is a link to the page of a person."""
    links = [item] if item.tag == "a" else item.find_all("a")
    profiled = any("author" in a.get("rel") or PROFILE.search(a.get("href")) for a in links)
    return profiled or (person.role is not None and is_role(person.role))
