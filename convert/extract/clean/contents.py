"""Tables of contents of the page itself, since the print has its own."""

import re
from typing import Final

from bs4 import Tag

from convert.extract import address
from convert.extract.content import HEADINGS, Content, attribute
from convert.extract.settle.outline import Anchors

FEWEST: Final = 3
"""Links of a table of contents; two may be a remark that the reader can skip a part."""

TITLE: Final = 60
"""Characters beside the links: the title of the table, a button that folds it."""

NEARLY: Final = 0.8
"""Share of the links that repeat a heading, since editors shorten some; and of the letters in links."""

STYLED: Final = re.compile(r" msotoc(\d|heading) ")
"""Classes of paragraphs that Word exports in its styles for contents, the same in all languages."""

STOP: Final = frozenset("[document] body main article section td li".split())


def drop_contents(content: Content) -> None:
    """Take lists in which every link leads to a part of this page, and nearly all repeat its heading; and the
    lines of a word processor's own contents."""
    for tag in content.classed(STYLED):
        content.take_small(tag, "drop_contents", "contents of the page")
    places = {id(a): address.fragment(attribute(a, "href"), content.base) for a in content.named("a")}
    if sum(map(bool, places.values())) < FEWEST:
        return
    anchors = Anchors(content)
    for tag in content.named("ul", "ol"):
        links = content.within(tag, "a")
        if len(links) < FEWEST or content.is_gone(tag) or not all(places.get(id(a)) for a in links):
            continue
        told = sum(_repeats(content, a, anchors.heading(places[id(a)])) for a in links)
        outside = content.size(tag) - content.linked(tag)
        if told >= NEARLY * len(links) and outside <= (1 - NEARLY) * content.size(tag) and not _is_inner(tag):
            _take(content, tag)


def _repeats(content: Content, a: Tag, heading: Tag | None) -> bool:
    """Whether a link says the same as the heading it leads to, numbers apart."""
    if heading is None:
        return False
    entry, head = _letters(content.text(a)), _letters(content.text(heading))
    return bool(entry) and (entry in head or (bool(head) and head in entry))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _is_inner(tag: Tag) -> bool:
    """Whether the list is a part of another list or of a table, which says more than it."""
    return any(parent.name in ("table", "li") for parent in tag.parents)


def _take(content: Content, tag: Tag) -> None:
    """Take the list with its title: what is beside it in its box, or a heading with nothing else below."""
    box = tag
    while (parent := box.parent) is not None and parent.name not in STOP:
        if content.size(parent) - content.size(tag) > TITLE or content.holds(parent, "img", "table"):
            break
        box = parent
    before, after = box.find_previous_sibling(True), box.find_next_sibling(True)
    alone = isinstance(after, Tag) and after.name in HEADINGS
    if box is tag and alone and isinstance(before, Tag) and before.name in HEADINGS:
        content.take(before, "drop_contents", "contents of the page")
    content.take(box, "drop_contents", "contents of the page")
