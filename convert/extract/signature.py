"""The byline as the page prints it: a line with 'by', a marked element, a name beside a job or a face."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import msgspec

from convert.dom import Node
from convert.extract.address import resolve
from convert.extract.byline import (
    MAX_PERSONS,
    after_date,
    cue,
    is_name,
    is_role,
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

MARKED: Final = re.compile(
    r"by-?_?line|author|(?:^|[\s_-])(?:writer|contributor|posted-?by|written-?by|vcard|fn|columnist|reporter|creator)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names, ids and rels of elements that print an author."""

NOT_NAME: Final = re.compile(
    r"author(?:ity|i[sz]|s?[-_]*(?:bio|box|desc|about|info-?text|image|img|avatar|photo|picture|pic|social|link-?list|title|role|job|position|twitter|icon|count|posts|archive|more))"
    r"|about-?author|co-?author-?bio|avatar|comment|disclaimer|authorization|menu-?item",
    re.IGNORECASE,
)
"""Class names that have the word but print something else about an author."""

AWAY: Final = re.compile(
    r"comment|related|recommend|(?<!content-)sidebar|widget|(?:site|page|global|main)-?footer|recent|latest|popular|more-|read-?next|card|teaser|carousel|testimonial|review(?!ed)",
    re.IGNORECASE,
)
"""Class names of boxes whose authors are those of other things."""

PROFILE: Final = re.compile(
    r"/(?:authors?|autor(?:es|en)?|auteurs?|people|person|staff|contributors?|profiles?|users?|team|writers?|experts?|columnists?|by|bio)/[^/]",
    re.IGNORECASE,
)
"""Addresses of pages about a person."""

UNNAMED: Final = frozenset("img svg button input link body html script form meta".split())
"""Elements that print no name even where they are marked as an author's."""

BESIDE: Final = 25
"""Nodes between a face and the name beside it; templates wrap each in up to ten boxes."""

NEAR: Final = 15
"""Lines from the headline within which 'by' introduces the author even where the page declares another."""

CROWD: Final = 8
"""Different names in marked boxes at the head of a page past which they are those of other articles."""

TIES: Final = frozenset(", & ; + / | ، 、 · •".split())
"""Signs that stand between linked names in boxes of their own."""

FAR_LIMIT: Final = 40
"""Marked elements away from the headline that are read; a page of comments has thousands."""


Declared = list[tuple[tuple[Person, ...], str]]
"""What the page declares: the names of each witness, and the witness."""


class Authors(NamedTuple):
    """The authors, who told them, what others told, and the elements that print them."""

    persons: tuple[Person, ...] = ()
    witness: str = ""
    rivals: tuple[Rival, ...] = ()
    orders: frozenset[int] = frozenset()


def read_cued(page: Evidence, head: Masthead, declared: Declared, nodes: list[Node]) -> Authors:
    """A line that begins with 'by', or follows a line of just that word, or has it behind a date."""
    lines = head.lines
    for at, line in enumerate(lines):
        if len(line.text) > 240 or (at > NEAR and declared and not _names_declared(line.text, declared)):
            continue
        text = line.spaced
        found = cue(text)
        if found is None:
            if len(text) <= 160 and after_date(text) != text and (persons := read_persons(text)):
                return _seen(page, line, persons)
            continue
        rest = text[found.end() :]
        if rest.strip(" :：|"):
            persons = read_persons(text) or _handle(rest, line, nodes)
            if persons and _is_credible(line, persons, declared):
                return _seen(page, line, persons)
            if _agrees(rest, declared):
                return _seen(page, line, (Person(rest.strip(), kind="organisation"),))
        elif at + 1 < len(lines) and len(text) <= 24:
            following = _run_of_names(lines[at + 1 : at + 6])
            if following:
                persons = unite(p for line2 in following for p in read_persons(line2.spaced))
                seen = [_seen(page, line2, persons) for line2 in following]
                orders = frozenset(printing(line)).union(*(s.orders for s in seen))
                return Authors(
                    seen[0].persons, f"text \u201c{text[:20]} {following[0].text[:50]}\u201d", (), orders
                )
    return Authors()


def _handle(text: str, line: Line, nodes: list[Node]) -> tuple[Person, ...]:
    """An account's name as the page signs with it ('jdoe'), where markup says that it is the author."""
    name = text.split(" | ")[0].strip()
    if not re.fullmatch(r"[^\W_][\w.-]{2,30}", name) or name.casefold() in words("byline", "anonymous"):
        return ()
    orders = {n.order for piece in line.pieces for n in [piece, *list(piece.ancestors())[:3]]}
    return (Person(name),) if any(n.order in orders for n in nodes) else ()


def _run_of_names(lines: list[Line]) -> list[Line]:
    """The lines after a lone 'by' that name people: the first, and those that a comma or 'and' ties to it."""
    run: list[Line] = []
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
    link = inside(line.pieces[0], "a")
    return link is not None and ("author" in link.get("rel") or PROFILE.search(link.get("href")) is not None)


def _is_credible(line: Line, persons: tuple[Person, ...], declared: Declared) -> bool:
    """Whether a line with a cue is a byline: short cues like 'de' also begin sentences and menus."""
    if any(fold(p.name) == fold(q.name) for p in persons for others, _ in declared for q in others):
        return True
    rest = strip_cue(line.spaced)
    named = sum(len(p.name) + len(p.role or "") for p in persons)
    links = inside(line.pieces[0], "li") is not None and line.linked > 0.9
    return not links and (named >= 0.5 * len(rest) or len(rest) <= 80)


def _names_declared(text: str, declared: Declared) -> bool:
    """Whether a line has one of the declared names."""
    own = f" {fold(text)} "
    return any(f" {fold(p.name)} " in own for persons, _ in declared for p in persons)


def _agrees(text: str, declared: Declared) -> bool:
    return any(len(others) == 1 and fold(text) == fold(others[0].name) for others, _ in declared)


def _seen(page: Evidence, line: Line, persons: tuple[Person, ...]) -> Authors:
    """The persons with the addresses of their pages, and the elements that print the line."""
    links = [n for n in line.box.find_all("a") if n.get("href")] + [
        a for a in (inside(p, "a") for p in line.pieces) if a is not None
    ]
    return Authors(
        _linked(page, persons, links), f"text \u201c{line.text[:60]}\u201d", (), frozenset(printing(line))
    )


def _linked(page: Evidence, persons: tuple[Person, ...], links: list[Node]) -> tuple[Person, ...]:
    known = {fold(glimpse(link, 80)): link.get("href") for link in links[:30]}
    return tuple(
        msgspec.structs.replace(p, url=p.url or _address(known.get(fold(p.name), ""), page.base))
        for p in persons
    )


def _address(href: str, base: str | None) -> str | None:
    found = resolve(href, base) if href else None
    return found if found and urlsplit(found).scheme in ("http", "https") else None


def read_marked(page: Evidence, head: Masthead, declared: Declared, nodes: list[Node]) -> Authors:
    """Elements marked as byline in the head of the article: the innermost that is a name."""
    return _innermost(page, [n for n in nodes if head.holds(n)], declared)


def author_nodes(page: Evidence) -> Iterator[Node]:
    seen: set[int] = set()
    for node in page.props.get("author", []):
        if node.tag not in ("meta", "link", "img", "script"):
            seen.add(node.order)
            yield node
    for node in page.marked(MARKED, NOT_NAME):
        if node.order not in seen and node.tag not in UNNAMED:
            yield node


def _innermost(page: Evidence, nodes: list[Node], declared: Declared) -> Authors:
    best: Authors = Authors()
    length = 10_000
    told: set[str] = set()
    for node in nodes[:60]:
        text = glimpse(node, 300, " | ")
        if not 2 <= len(text) <= 240:
            continue
        links = [a for a in node.find_all("a") if "author" in a.get("rel") or PROFILE.search(a.get("href"))]
        texts = [t for a in links[:12] if (t := glimpse(a, 80)) and is_name(t)]
        persons = unite(p for t in texts for p in read_persons(t)) or read_persons(text)
        if not persons and _agrees(text, declared):
            persons = (Person(text, kind="organisation"),)
        persons = tuple(p for p in persons if _is_told(p, links, node, declared)) or _signed(text, links)
        told.update(fold(p.name) for p in persons)
        if not persons or (best.persons and len(text) >= length and len(persons) <= len(best.persons)):
            continue
        if best.persons and not {fold(p.name) for p in best.persons} <= {fold(p.name) for p in persons}:
            continue
        length = len(text)
        linked = _linked(page, persons, links)
        best = Authors(
            linked, f"markup {node.selector()}", (), frozenset({node.order} if len(text) <= 120 else ())
        )
    return best if len(told) <= CROWD else Authors()


def _signed(text: str, links: list[Node]) -> tuple[Person, ...]:
    """An account's name ('jdoe') that a marked box shows as a link to that account."""
    name = text.strip()
    linked = any(glimpse(a, 60) == name for a in links)
    plain = re.fullmatch(r"[^\W_][\w.-]{3,30}", name) and name.casefold() not in words("byline", "anonymous")
    return (Person(name),) if linked and plain else ()


def _is_told(person: Person, links: list[Node], node: Node, declared: Declared) -> bool:
    """Whether a name from a marked box can stand.

    One word alone may be a button or a rubric, unless a link to a profile, a box of its own or a
    declaration vouches for it.
    """
    name = fold(person.name)
    if any(name == fold(p.name) for others, _ in declared for p in others):
        return True
    if any(name in fold(glimpse(a, 80)) for a in links):
        return True
    exact = fold(glimpse(node, 120)) == name
    return exact if " " not in person.name else True


def read_lone(page: Evidence, head: Masthead, declared: Declared, nodes: list[Node]) -> Authors:
    """A line that is only a full name, beside a date, the job of that person, or the face of that name."""
    faces = {fold(n.get("alt")): n.order for n in page.pictures if head.start - 60 <= n.order <= head.end}
    vouched = {fold(glimpse(n, 80)) for n in nodes[:60]}
    lines = [*head.above[-3:], *head.below[:14]]
    for at, line in enumerate(lines):
        name, told = _alone(line)
        if not name:
            continue
        link = inside(line.pieces[0], "a")
        profiled = link is not None and PROFILE.search(link.get("href")) is not None
        before, after = (
            (lines[at - 1].text if at else ""),
            (lines[at + 1].text if at + 1 < len(lines) else ""),
        )
        posted = told or (is_role(after) and len(after) <= 80 and not find_dates(after))
        dated = any(len(text) <= 60 and find_dates(text) for text in (before, after))
        faced = abs(faces.get(fold(name), -99) - line.order) <= BESIDE and line.box.tag not in (
            "h2",
            "h3",
            "li",
            "td",
        )
        if fold(name) in vouched or faced or (link is None and posted) or (profiled and (posted or dated)):
            return _seen(page, line, (Person(name),))
    return Authors()


def _alone(line: Line) -> tuple[str, bool]:
    """The full name that a line is ("" for others), and whether date or job stand beside it in the line."""
    if len(line.text) > 120:
        return "", False
    text = line.spaced
    dates = find_dates(text)
    for read in reversed(dates):
        text = f"{text[: read.start]} | {text[read.end :]}"
    parts = [part for part in re.split(r"\s*[|•·–—/]\s*", text) if part.strip(" ,.:")]
    persons = read_persons(parts[0]) if parts else ()
    if len(persons) != 1 or persons[0].kind == "organisation" or not 2 <= len(persons[0].name.split()) <= 4:
        return "", False
    if len(parts) == 1 and fold(persons[0].name) != fold(parts[0]) and not dates:
        return "", False
    return persons[0].name, bool(dates) or any(is_role(part) for part in parts[1:])


def printed(head: Masthead, persons: tuple[Person, ...]) -> set[int]:
    """Orders of short lines near the headline that are just a declared name."""
    wanted = {fold(p.name) for p in persons}
    return {o for line in head.lines if fold(line.text) in wanted for o in printing(line)}


def _is_page_foot(node: Node) -> bool:
    """Whether an element stands in a footer that is not an article's own."""
    foot = inside(node, "footer")
    return foot is not None and inside(foot, "article", "main") is None


def printed_run(head: Masthead, persons: tuple[Person, ...]) -> tuple[tuple[Person, ...], set[int]]:
    """Declared persons with those whom the page ties to them by a comma or 'and', and what prints all."""
    orders = printed(head, persons)
    found = list(persons)
    lines = head.lines
    wanted = {fold(p.name) for p in persons}
    for line in lines:
        if len(line.text) <= 240 and len(more := read_persons(line.spaced)) > len(persons):
            names = {fold(p.name) for p in more}
            if wanted < names and sum(len(p.name) for p in more) >= 0.7 * len(line.text):
                return more, printing(line)
    tied = False
    at = next((i for i, line in enumerate(lines) if fold(line.text) == fold(persons[0].name)), len(lines))
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


def read_far(page: Evidence, head: Masthead, nodes: list[Node]) -> Authors:
    """An author's box elsewhere on the page, where only one name is told in all of them."""
    told: dict[str, Authors] = {}
    inner: dict[str, Authors] = {}
    own = inside(head.headline, "article") if head.headline is not None else None
    within = page.below(own) if own is not None else range(0)
    for node in nodes[: FAR_LIMIT * 5]:
        if head.holds(node) or inside(node, "nav", "aside") or _is_page_foot(node):
            continue
        chain = [node, *list(node.ancestors())[:8]]
        if any(
            AWAY.search(n.get("class") + " " + n.get("id"))
            for n in chain
            if n.tag not in ("body", "html", "article", "main")
        ):
            continue
        found = _innermost(page, [node], [])
        if found.persons:
            key = "|".join(sorted(fold(p.name) for p in found.persons))
            told.setdefault(key, found)
            if node.order in within:
                inner.setdefault(key, found)
        if len(told) > FAR_LIMIT:
            break
    only = told if len(told) == 1 else inner
    return next(iter(only.values()))._replace(orders=frozenset()) if len(only) == 1 else Authors()
