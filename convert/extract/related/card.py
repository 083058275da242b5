"""The cards of a list: each link to an article with its headline, teaser and picture."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urldefrag, urlsplit

from convert import dom
from convert.dom import Node
from convert.extract import address
from convert.extract.related.heading import leads_on, name_idea
from convert.extract.related.survey import Survey
from convert.model import Image, Related

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

MAX_TITLE: Final = 250
"""Characters of a headline; the longest labelled one has 121."""

MIN_TITLE: Final = 10
"""Characters of a headline in a script with letters; a character of Chinese, Japanese or Korean counts three."""

MIN_TEASER: Final = 40
"""Characters of a teaser; what is shorter beside a headline is a date, an author or a section."""

MAX_TEASER: Final = 600


@dataclass
class Card:
    """One linked article; `anchors` are all links to it in the list, `box` the widest element that is only its."""

    href: str
    anchors: list[Node]
    box: Node
    title: str = ""
    source: Node | None = None
    rivals: set[str] = field(default_factory=set)


def weight(text: str) -> int:
    """Length of a text in Latin characters: one of Chinese, Japanese or Korean says as much as three."""
    return sum(3 if ord(c) > 0x2E7F else 1 for c in text)


def target(anchor: Node, base: str | None) -> str | None:
    """The address a link leads to, without fragment; None where it is no other page of the web."""
    raw = anchor.get("href").strip()
    if not raw or raw.startswith("#"):
        return None
    found = address.resolve(raw, base)
    if found is None:
        return raw if base is None and not address.scheme(raw) else None
    if found.startswith("#") or address.scheme(found) not in ("http", "https"):
        return None
    return urldefrag(found).url


def read_cards(region: list[Node], survey: Survey, base: str | None) -> list[Card]:
    """The articles that a list links to, in its order; links to tags, authors and the like are left out."""
    groups: dict[str, list[Node]] = {}
    for anchor in _anchors(region, survey):
        href = target(anchor, base)
        if href is not None and not _is_same(href, base):
            groups.setdefault(href, []).append(anchor)
    owner: dict[int, str] = {}
    tops = {n.order for n in region}
    for href, anchors in groups.items():
        for anchor in anchors:
            _claim(anchor, href, owner, tops)
    cards = []
    for href, anchors in groups.items():
        box = _box(anchors[0], href, owner, tops)
        card = Card(href, anchors, box)
        card.title, card.source = _title(card, survey)
        if card.title:
            cards.append(card)
    return [c for c in cards if not _is_aside(c, cards)]


def _anchors(region: list[Node], survey: Survey) -> Iterator[Node]:
    for top in region:
        for node in top.iter():
            if node.tag == "a" and "href" in node.attrs and survey.seen(node):
                yield node


SHARED: Final = ""
"""Owner of an element that holds links to several articles."""


def _claim(anchor: Node, href: str, owner: dict[int, str], tops: set[int]) -> None:
    node: Node | None = anchor
    while node is not None:
        owner[node.order] = href if owner.get(node.order, href) == href else SHARED
        if node.order in tops:
            return
        node = node.parent


def _box(anchor: Node, href: str, owner: dict[int, str], tops: set[int]) -> Node:
    node = anchor
    while node.order not in tops and node.parent is not None and owner.get(node.parent.order) == href:
        node = node.parent
    return node


def _is_same(href: str, base: str | None) -> bool:
    if base is None:
        return False
    one, other = urlsplit(href), urlsplit(base)
    return (address.host(href), one.path.rstrip("/"), one.query) == (
        address.host(base),
        other.path.rstrip("/"),
        other.query,
    ) or (address.host(href) == address.host(base) and one.path in ("", "/"))


def _title(card: Card, survey: Survey) -> tuple[str, Node | None]:
    """The headline of a card: a heading with or around the link, else the line of the link that says most."""
    for anchor in card.anchors:
        inner = anchor.find(*HEADINGS)
        outer = next((n for n in _within(anchor, card.box) if n.tag in HEADINGS), None)
        for heading in (inner, outer):
            if heading is not None:
                text = heading.text() if heading is inner else anchor.text()
                if _is_headline(text):
                    return text, heading
    best: tuple[int, str, Node | None] = (0, "", None)
    for anchor in card.anchors:
        for line in _lines(anchor):
            if _is_headline(line) and weight(line) > best[0] and not best[0] > MIN_TITLE * 2:
                best = (weight(line), line, anchor)
    if best[0]:
        return best[1], best[2]
    heading = card.box.find(*HEADINGS)
    if heading is not None and _is_headline(heading.text()):
        return heading.text(), heading
    for anchor in card.anchors:
        for text in (anchor.get("aria-label"), anchor.get("title"), _alternative(anchor)):
            if _is_headline(text):
                return " ".join(text.split()), anchor
    return "", None


def _within(node: Node, box: Node) -> Iterator[Node]:
    for above in node.ancestors():
        yield above
        if above is box:
            return


def _lines(anchor: Node) -> list[str]:
    return [line for line in (" ".join(x.split()) for x in anchor.raw_text().split("\n")) if line]


def _alternative(anchor: Node) -> str:
    picture = anchor.find("img")
    return picture.get("alt") if picture is not None else ""


def _is_headline(text: str) -> bool:
    text = " ".join(text.split())
    return MIN_TITLE <= weight(text) <= MAX_TITLE and not leads_on(text)


def _is_aside(card: Card, cards: list[Card]) -> bool:
    """Whether a link is a card's tag, author or section rather than an article of its own."""
    return any(
        a.get("rel") in ("tag", "author", "category tag", "category") or name_idea(a) == "tags" for a in card.anchors
    )


def related(card: Card, base: str | None, survey: Survey) -> Related:
    """The card as a value: its address is absolute or None."""
    return Related(
        title=card.title,
        href=card.href if address.scheme(card.href) else None,
        teaser=_teaser(card),
        image=_image(card, base),
    )


def _teaser(card: Card) -> str | None:
    lines = (" ".join(x.split()) for x in card.box.raw_text(dom.UNSEEN | {"button"}).split("\n"))
    found = [x for x in lines if MIN_TEASER <= weight(x) <= MAX_TEASER and x != card.title and card.title not in x]
    return max(found, key=weight, default=None)


def _image(card: Card, base: str | None) -> Image | None:
    for picture in card.box.find_all("img"):
        for name in ("src", "data-src", "data-lazy-src", "data-original"):
            src = address.resolve(picture.get(name), base) if picture.get(name) else None
            if src is not None and address.scheme(src) in ("http", "https"):
                return Image(src=src, alt=picture.attrs.get("alt"))
    return None
