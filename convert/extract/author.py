"""Who wrote the page: the byline it prints, else the names it declares, else nobody."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import msgspec

from convert.extract.authorbox import author_nodes, read_far, read_marked
from convert.extract.byline import cue, read_persons, strip_cue, unite
from convert.extract.crew import complete, read_crew
from convert.extract.dates import find_dates
from convert.extract.foot import read_foot
from convert.extract.lone import read_house, read_lone
from convert.extract.masthead import Masthead
from convert.extract.person import MAX_NAME, is_organisation, is_role
from convert.extract.printed import printed, printed_run
from convert.extract.signature import (
    Authors,
    Declared,
    read_cued,
)
from convert.extract.visible import flatten, fold, glimpse
from convert.extract.witness import Evidence
from convert.extract.words import words
from convert.model import Person, Rival

METAS: Final = (
    "author article:author citation_author dc.creator dcterms.creator dc.contributor parsely-author"
    " sailthru.author og:article:author byl cxenseparse:author rbauthors article.author book:author"
    " og:author authors"
).split()
"""Meta tags that name authors, in the order we believe them."""

JOB: Final = 80
"""Letters of a job in the line below a name."""


def read_authors(page: Evidence, head: Masthead, site_names: tuple[str, ...]) -> Authors:
    """The line with 'by' near the headline, a marked element, a declared name, an author's box below.

    The names of the site count where there is no other author.
    """
    names = frozenset(fold(name) for name in site_names)
    title = frozenset({fold(glimpse(head.headline))} if head.headline is not None else ())
    names |= title
    declared = [
        (kept, witness)
        for persons, witness in _declared(page, names)
        if (
            kept := tuple(
                p for p in persons if fold(p.name) not in names or _is_personal(p) or printed(head, (p,))
            )
        )
    ]
    nodes = cache(lambda: list(author_nodes(page)))
    sites = [((Person(name, kind="organisation"),), "") for name in site_names]
    spare = Authors()
    for read in (read_cued, read_marked, read_crew, read_lone):
        found = read(page, head, [*declared, *sites] if read is read_cued else declared, nodes)
        if not found.persons or (read is not read_cued and _is_outvoted(found, head, declared, names)):
            continue
        own = {fold(p.name) for p in found.persons}
        if not own <= names:
            return _finish(complete(page, head, found), declared, head, names)
        spare = spare if spare.persons or own <= title else found
    if spare.persons:
        return _finish(complete(page, head, spare), declared, head, names)
    if declared:
        persons, witness = declared[0]
        persons, orders = printed_run(head, persons)
        found = complete(page, head, Authors(persons, witness, (), frozenset(orders)))
        return _finish(found, declared[1:], head, names)
    far = read_far(page, head, nodes)
    far = far if far.persons else read_foot(page, head)
    return far if far.persons else read_house(page, head, names)


def _completed(found: Authors, declared: Declared, head: Masthead) -> Authors:
    """All declared names where the one found is among them and the head of the page prints the others."""
    own = {fold(p.name) for p in found.persons}
    for persons, _ in declared:
        others = {fold(p.name) for p in persons}
        if own < others:
            shown = fold(" ".join(line.spaced for line in head.lines))
            if all(f" {name} " in f" {shown} " for name in others):
                return found._replace(persons=persons)
    return found


def _is_personal(person: Person) -> bool:
    """Whether a declared author with the site's name is a person, whose site it is, rather than the site."""
    return person.kind == "person" and len(person.name.split()) in (2, 3) and not is_organisation(person.name)


def _is_outvoted(found: Authors, head: Masthead, declared: Declared, names: frozenset[str]) -> bool:
    """Whether a name without 'by' is the site's, or is against a declared one, not the site's own, that the
    page prints too."""
    own = {fold(p.name) for p in found.persons}
    if own <= names and any(fold(p.name) not in names for persons, _ in declared for p in persons):
        return True
    others = [{fold(p.name) for p in persons} for persons, _ in declared]
    if not others or any(own & other for other in others):
        return False
    return any(
        printed(head, persons) and not other <= names
        for (persons, _), other in zip(declared, others, strict=True)
    )


def _finish(found: Authors, declared: Declared, head: Masthead, names: frozenset[str]) -> Authors:
    """With mixed case, addresses and kinds from the other witnesses, and these as rivals."""
    found = _completed(found, declared, head)
    if any(fold(p.name) not in names for p in found.persons):
        found = found._replace(persons=tuple(p for p in found.persons if fold(p.name) not in names))
    known = {fold(p.name): p for persons, _ in reversed(declared) for p in persons}
    persons = []
    for person in found.persons:
        other = known.get(fold(person.name))
        if other is not None:
            name = other.name if person.name.isupper() and not other.name.isupper() else person.name
            kind = other.kind if other.kind == "organisation" else person.kind
            person = msgspec.structs.replace(
                person, name=name, url=person.url or other.url, kind=kind, role=person.role or other.role
            )
        persons.append(person)
    persons = [_with_job(person, head) for person in persons]
    own = {fold(p.name) for p in persons}
    rivals = tuple(
        Rival(", ".join(p.name for p in others), witness)
        for others, witness in declared
        if {fold(p.name) for p in others} != own
    )
    return Authors(tuple(persons), found.witness, rivals[:6], found.orders)


def _with_job(person: Person, head: Masthead) -> Person:
    """The person with the job that the page prints behind the name, in its line or in the next."""
    name = fold(person.name)
    for at, (line, folded) in enumerate(zip(head.lines, head.folded, strict=True)):
        if not folded.startswith(name) or len(line.text) > JOB + MAX_NAME:
            continue
        for read in read_persons(line.spaced):
            if fold(read.name) == name and read.role:
                return msgspec.structs.replace(person, role=read.role, affiliation=read.affiliation)
        text = head.lines[at + 1].spaced if at + 1 < len(head.lines) and folded == name else ""
        if 0 < len(text) <= JOB and _is_job(text):
            return msgspec.structs.replace(person, role=person.role or text)
    return person


def _is_job(text: str) -> bool:
    """Whether a line is a job, rather than a sentence with one, a date or a byline."""
    ends = text.endswith((".", "!", "?", ":"))
    return is_role(text) and not ends and not find_dates(text) and cue(text) is None


def _declared(page: Evidence, names: frozenset[str]) -> Iterator[tuple[tuple[Person, ...], str]]:
    """Names from JSON-LD, meta tags and microdata; accounts like 'admin' are none."""
    for key in ("author", "creator"):
        value = page.article.get(key)
        persons = list(_from_data(page, value, names)) if value else []
        if kept := unite(persons):
            yield kept, f"JSON-LD {key}"
    for name in METAS:
        persons = [p for content in page.metas.get(name, ())[:12] for p in _from_meta(content, name, names)]
        if kept := unite(persons):
            yield kept, f"meta {name}"
    label = next(
        (str(i) for i in (1, 2) if any(cue(v + ":") for v in page.metas.get(f"twitter:label{i}", ()))), None
    )
    if label and (
        kept := unite(p for v in page.metas.get(f"twitter:data{label}", ()) for p in _from_meta(v, "", names))
    ):
        yield kept, f"meta twitter:data{label}"


def _from_data(page: Evidence, value: Any, names: frozenset[str], depth: int = 0) -> Iterator[Person]:
    """Persons of a JSON-LD author: an object, a list, a name, or a reference."""
    if isinstance(value, list) and depth < 3:
        for item in value[:20]:
            yield from _from_data(page, item, names, depth + 1)
        return
    item = page.resolve(value)
    if item is None:
        if isinstance(value, str):
            yield from _from_meta(flatten(value), "", names)
        return
    name = item.get("name")
    if isinstance(name, list):
        yield from _from_data(page, name, names, depth + 1)
        return
    if not isinstance(name, str):
        return
    group = "Organization" in str(item.get("@type"))
    for person in _from_meta(flatten(name), "", names, whole=group):
        url = item.get("url")
        role = item.get("jobTitle")
        yield msgspec.structs.replace(
            person,
            url=url if isinstance(url, str) and url.startswith("http") else None,
            kind="organisation" if group or person.kind == "organisation" else "person",
            role=flatten(role)[:120] if isinstance(role, str) and role.strip() else person.role,
        )


def _is_family(text: str) -> bool:
    """Whether a text is the name of a family, with its small words: 'Roe', 'van der Roe'."""
    return all(part in words("byline", "particle") for part in text.split()[:-1])


def _from_meta(text: str, name: str, names: frozenset[str], whole: bool = False) -> list[Person]:
    """The names in one declared value; 'Roe, Jane' of library tags is turned round."""
    turned = re.fullmatch(r"([^,]+),\s*([^,]+)", text) if name.startswith(("citation", "dc")) else None
    if turned and _is_family(turned[1]):
        text = f"{turned[2]} {turned[1]}"
    persons = () if whole else read_persons(text)
    if persons and (fold(text) not in names or fold(persons[0].name) == fold(text)):
        return list(persons)
    text = strip_cue(text)
    if re.search(r"(?<!\w)admin(?!\w)", text, re.IGNORECASE):
        return []
    login = text == text.lower() and not any(c.isspace() for c in text) and text.isascii()
    plain = not re.search(r"[@/\\<>{}]|\.(?:com|org|net)\b|\d{3}", text)
    if (
        2 <= len(text) <= 60
        and plain
        and not login
        and text.casefold() not in words("byline", "anonymous")
        and len(text.split()) <= 7
    ):
        return [Person(text, kind="organisation" if whole or is_organisation(text) else "person")]
    return []
