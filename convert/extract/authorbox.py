"""The elements that a page marks as its author's, at the headline and elsewhere."""

import re
from collections.abc import Iterator
from typing import Final

from convert.dom import Node
from convert.extract.byline import before_others, read_persons, unite
from convert.extract.masthead import Masthead
from convert.extract.person import is_name
from convert.extract.signature import PROFILE, Authors, Declared, Nodes, agrees, linked
from convert.extract.visible import fold, glimpse, inside, is_page_foot
from convert.extract.witness import Evidence
from convert.extract.words import words
from convert.model import Person

MARKED: Final = re.compile(
    r"by-?_?line|author|(?:^|[\s_-])(?:writer|contributor|posted-?by|written-?by|vcard|fn|columnist|reporter|creator)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names, ids and rels of elements that print an author."""

HINTS: Final = (
    *("author", "line", "writer", "contributor", "posted", "written"),
    *("vcard", "fn", "columnist", "reporter", "creator"),
)
"""What these names have in common."""

NOT_NAME: Final = re.compile(
    r"author(?:ity|i[sz]|s?[-_]*(?:(?:bio|box)(?![-_]*name)|desc|about|info-?text|image|img|avatar|photo|picture|pic|social|link-?list|title|role|job|position|twitter|icon|count|posts|archive|more))"
    r"|about-?author|co-?author-?bio|avatar|comment|disclaimer|authorization|menu-?item",
    re.IGNORECASE,
)
"""Class names that have the word but print something else about an author."""

AWAY: Final = re.compile(
    r"comment|related|recommend|(?<!content-)sidebar|widget|(?:site|page|global|main)-?footer|recent|latest|popular|more-|read-?next|card|teaser|carousel|testimonial|review(?!ed)",
    re.IGNORECASE,
)
"""Class names of boxes whose authors are those of other things."""

UNNAMED: Final = frozenset("img svg button input link body html script form meta".split())
"""Elements that print no name even where they are marked as an author's."""

CROWD: Final = 8
"""Different names in marked boxes at the head of a page past which they are those of other articles."""

FAR_LIMIT: Final = 40
"""Marked elements away from the headline that are read; a page of comments has thousands."""


def read_marked(page: Evidence, head: Masthead, declared: Declared, nodes: Nodes) -> Authors:
    """Elements marked as byline in the head of the article: the innermost that is a name."""
    return _innermost(page, [n for n in nodes() if head.holds(n)], declared)


def author_nodes(page: Evidence) -> Iterator[Node]:
    seen: set[int] = set()
    for node in page.props.get("author", []):
        if node.tag not in ("meta", "link", "img", "script"):
            seen.add(node.order)
            yield node
    for node in page.marked(MARKED, NOT_NAME, HINTS):
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
        own = before_others(text)
        texts = [t for a in links[:12] if (t := glimpse(a, 80)) and t in own and is_name(t)]
        persons = unite(p for t in texts for p in read_persons(t)) or read_persons(text)
        if not persons and agrees(text, declared):
            persons = (Person(text, kind="organisation"),)
        persons = tuple(p for p in persons if _is_told(p, links, node, declared)) or _signed(text, links)
        told.update(fold(p.name) for p in persons)
        if not persons or (best.persons and len(text) >= length and len(persons) <= len(best.persons)):
            continue
        if best.persons and not {fold(p.name) for p in best.persons} <= {fold(p.name) for p in persons}:
            continue
        length = len(text)
        shown = linked(page, persons, links)
        best = Authors(
            shown, f"markup {node.selector()}", (), frozenset({node.order} if len(text) <= 120 else ())
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


def read_far(page: Evidence, head: Masthead, nodes: Nodes) -> Authors:
    """An author's box elsewhere on the page, where only one name is told in all of them."""
    told: dict[str, Authors] = {}
    inner: dict[str, Authors] = {}
    own = inside(head.headline, "article") if head.headline is not None else None
    within = page.below(own) if own is not None else range(0)
    for node in nodes()[: FAR_LIMIT * 5]:
        if head.holds(node) or inside(node, "nav", "aside") or is_page_foot(node):
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
