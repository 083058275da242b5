"""The byline as a line of the page: one with 'by', or a name beside a job, a date or a face."""

import re
from collections.abc import Callable
from itertools import groupby, islice
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import msgspec

from convert.dom import Node
from convert.extract.address import resolve
from convert.extract.byline import (
    after_date,
    before_others,
    cue,
    read_persons,
    strip_cue,
    unite,
)
from convert.extract.dates import find_dates
from convert.extract.masthead import Masthead, printing
from convert.extract.visible import Line, fold, glimpse, inside
from convert.extract.witness import Evidence
from convert.extract.words import words
from convert.model import Person, Rival

PROFILE: Final = re.compile(
    r"/(?:authors?|autor(?:es|en)?|auteurs?|people|person|staff|contributors?|profiles?|users?|team|writers?|experts?|columnists?|reporters?|journalists?|by|bio)/[^/]",
    re.IGNORECASE,
)
"""Addresses of pages about a person."""


NEAR: Final = 15
"""Lines from the headline within which 'by' introduces the author even where the page declares another."""

HOUSE: Final = 40
"""Letters of a site's name with which it can sign; longer ones are slogans."""


ACCOUNT: Final = re.compile(r"[^\W_][\w.-]{2,30}")
"""An account that signs: 'jdoe'."""

TITLED: Final = re.compile(r"(?:[\dA-Z][\w.&'’-]*)(?: (?:[\dA-Z][\w.&'’-]*|&)){1,3}")
"""Two to four words with capitals or figures: '3i Global'."""

Declared = list[tuple[tuple[Person, ...], str]]
"""What the page declares: the names of each witness, and the witness."""


Nodes = Callable[[], list[Node]]
"""The elements that the page marks as its author's, which not every page needs to be searched for."""


class Authors(NamedTuple):
    """The authors, who told them, what others told, and the elements that print them."""

    persons: tuple[Person, ...] = ()
    witness: str = ""
    rivals: tuple[Rival, ...] = ()
    orders: frozenset[int] = frozenset()


def read_cued(page: Evidence, head: Masthead, declared: Declared, nodes: Nodes) -> Authors:
    """A line that begins with 'by', or follows a line of just that word, or has it behind a date."""
    lines = head.lines
    for at, line in enumerate(lines):
        if len(line.text) > 240 or (at > NEAR and declared and not _names_declared(line.text, declared)):
            continue
        text = line.spaced
        found = cue(text)
        if found is None:
            if len(text) <= 160 and after_date(text) != text and (persons := read_persons(text)):
                return seen(page, line, persons)
            continue
        rest = text[found.end() :]
        if rest.strip(" :：|"):
            if (whole := _declared_whole(rest, declared)) is not None:
                return seen(page, line, (whole,))
            told = read_persons(text)
            persons = _twins(line, told) or told or _handle(rest, is_dated(lines, at), line, nodes)
            if persons and is_credible(line, persons, declared):
                return seen(page, line, persons)
            if agrees(rest, declared):
                return seen(page, line, (Person(rest.strip(), kind="organisation"),))
        elif len(text) <= 24:
            behind = (
                lines[at + 1 : at + 6] if at < len(head.below) else lines[at - 1 : len(head.below) - 1 : -1]
            )
            following = _run_of_names(behind[:5]) if behind else []
            if following:
                persons = unite(p for line2 in following for p in read_persons(line2.spaced))
                shown = [seen(page, line2, persons) for line2 in following]
                orders = frozenset(printing(line)).union(*(s.orders for s in shown))
                return Authors(
                    shown[0].persons, f"text \u201c{text[:20]} {following[0].text[:50]}\u201d", (), orders
                )
    return Authors()


def _twins(line: Line, told: tuple[Person, ...]) -> tuple[Person, ...]:
    """The names of a line that stand each in an element made like the first one's, with nothing but space
    between them; () where that is no more than what the words of the line told."""
    known = {fold(person.name): person for person in told}
    named: list[Person] = []
    make = None
    for box, pieces in groupby(line.pieces, lambda piece: inside(piece, "a") or piece.parent or piece):
        text = " ".join("".join([piece.data for piece in pieces]).split())
        read = read_persons(text) if text and box is not line.box and make in (None, _make(box)) else ()
        if len(read) == 1 and " " in text and read[0].kind == "person" and fold(read[0].name) == fold(text):
            make = _make(box)
            named.append(known.get(fold(text), read[0]))
        elif text and named:
            break
    return unite(named) if len(named) > len(told) else ()


def _make(box: Node) -> tuple[str, str, str]:
    """How an element is made: its tag, its class names and, of a link, the folder of its address."""
    return box.tag, box.get("class"), box.get("href").rstrip("/").rpartition("/")[0]


def _handle(text: str, dated: bool, line: Line, nodes: Nodes) -> tuple[Person, ...]:
    """What signs without being a name ('jdoe', '3i Global', 'Ask the Doctors'), where a date beside it or
    an element that marks just these words as the author vouches."""
    name = text.split(" | ")[0].strip()
    if name.casefold() in words("byline", "anonymous") or not any(map(str.isalpha, name)):
        return ()
    orders = {n.order for piece in line.pieces for n in [piece, *islice(piece.ancestors(), 3)]}
    marked = [n for n in nodes() if n.order in orders]
    if ACCOUNT.fullmatch(name):
        return (Person(name),) if dated or marked else ()
    titled = TITLED.fullmatch(name) is not None and len(name) <= HOUSE and not find_dates(name)
    exact = len(name) <= HOUSE and any(fold(glimpse(n, 80)) == fold(name) for n in marked)
    return (Person(name, kind="organisation"),) if exact or (dated and titled) else ()


def is_dated(lines: list[Line], at: int) -> bool:
    """Whether one of the two lines on either side is a date."""
    around = (*lines[max(at - 2, 0) : at], *lines[at + 1 : at + 3])
    return any(len(line.text) <= 60 and find_dates(line.text) for line in around)


def _run_of_names(lines: list[Line]) -> list[Line]:
    """The lines after a lone 'by' that name people: the first, and those that a comma or 'and' ties to it."""
    run: list[Line] = []
    person = next((i for i, line in enumerate(lines) if _is_person_link(line)), 0)
    if inside(lines[0].pieces[0], "a"):
        lines = lines[person:]
    for line in lines:
        text = line.text
        if text in (",", "&", "|") or fold(text) in words("byline", "and"):
            continue
        if (
            len(text) > 120
            or not read_persons(line.spaced)
            or (run and not (_is_person_link(line) and " " in text))
        ):
            break
        run.append(line)
    return run


def _is_person_link(line: Line) -> bool:
    return is_profile(line.pieces[0])


def is_profile(piece: Node) -> bool:
    """Whether a text is a link to the page of a person."""
    link = inside(piece, "a")
    return link is not None and ("author" in link.get("rel") or PROFILE.search(link.get("href")) is not None)


def is_credible(line: Line, persons: tuple[Person, ...], declared: Declared) -> bool:
    """Whether a line with a cue is a byline: short cues like 'de' also begin sentences and menus."""
    if any(fold(p.name) == fold(q.name) for p in persons for others, _ in declared for q in others):
        return True
    rest = _before_dated_end(before_others(strip_cue(line.spaced)))
    named = sum(len(p.name) + len(p.role or "") for p in persons)
    links = inside(line.pieces[0], "li") is not None and line.linked > 0.9
    return not links and (named >= 0.5 * len(rest) or len(rest) <= 80)


def _before_dated_end(text: str) -> str:
    """A line up to a date between bars: rubrics and the number of comments stand behind it."""
    for read in find_dates(text):
        if text[: read.start].rstrip().endswith("|") and text[read.end :].lstrip()[:1] in ("|", ""):
            return text[: read.start].rstrip(" |")
    return text


def _names_declared(text: str, declared: Declared) -> bool:
    """Whether a line has one of the declared names."""
    own = f" {fold(text)} "
    return any(f" {fold(p.name)} " in own for persons, _ in declared for p in persons)


def _declared_whole(text: str, declared: Declared) -> Person | None:
    """The one declared author whose name is all of a text, be it like a name or not ('Audiophile On')."""
    told = fold(text)
    lone = (others[0] for others, _ in declared if len(others) == 1)
    return next((p for p in lone if fold(p.name) == told), None)


def agrees(text: str, declared: Declared) -> bool:
    return any(len(others) == 1 and fold(text) == fold(others[0].name) for others, _ in declared)


def seen(page: Evidence, line: Line, persons: tuple[Person, ...]) -> Authors:
    """The persons with the addresses of their pages, and the elements that print the line."""
    links = [n for n in line.box.find_all("a") if n.get("href")] + [
        a for a in (inside(p, "a") for p in line.pieces) if a is not None
    ]
    return Authors(
        linked(page, persons, links), f"text \u201c{line.text[:60]}\u201d", (), frozenset(printing(line))
    )


def linked(page: Evidence, persons: tuple[Person, ...], links: list[Node]) -> tuple[Person, ...]:
    known = {fold(glimpse(link, 80)): link.get("href") for link in links[:30]}
    return tuple(
        msgspec.structs.replace(p, url=p.url or _address(known.get(fold(p.name), ""), page.base))
        for p in persons
    )


def _address(href: str, base: str | None) -> str | None:
    found = resolve(href, base) if href else None
    return found if found and urlsplit(found).scheme in ("http", "https") else None
