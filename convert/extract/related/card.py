"""The cards of a list: each article that it links to, with its headline, teaser and picture."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urldefrag, urlsplit

from convert.dom import Node
from convert.extract import address, words
from convert.extract.related.heading import after_cue
from convert.extract.related.label import GOOD_TITLE, lines, read_title, weight
from convert.extract.related.survey import HEADINGS, Survey
from convert.model import Image, Related

MIN_TEASER: Final = 40
"""Weight of a teaser; what is shorter beside a headline is a date, an author or a section."""

SENTENCE: Final = 20
"""Weight of a teaser that ends as a sentence does, which dates, authors and sections do not."""

STOPS: Final = (
    ".",
    "!",
    "?",
    "\N{HORIZONTAL ELLIPSIS}",
    "\N{ARABIC QUESTION MARK}",
    "\N{IDEOGRAPHIC FULL STOP}",
)

MAX_TEASER: Final = 600
"""Weight of a teaser; what is longer is an article of its own."""

WHOLE: Final = frozenset(("li", "article", "tr", "dd"))
"""Elements that bound a card that has no like, which could show by its neighbours where it ends."""

ASIDE_RELS: Final = frozenset(("tag", "category", "author", "nofollow sponsored", "sponsored"))

_DIGITS = re.compile("[0-9]+")
_PIECE = re.compile(r"\w+")


@dataclass
class Card:
    """One entry: `source` is the link or heading that gave its title, `unit` the element that is its."""

    href: str
    title: str
    source: Node
    unit: Node


def target(anchor: Node, base: str | None) -> str | None:
    """The address a link leads to, without fragment; None where it is no other page of the web."""
    return _absolute(anchor.get("href").strip(), base)


@lru_cache(4096)
def _absolute(raw: str, base: str | None) -> str | None:
    if not raw or raw.startswith("#"):
        return None
    found = address.resolve(raw, base)
    if found is None:
        return raw if base is None and not address.scheme(raw) else None
    if address.scheme(found) not in ("http", "https"):
        return None
    return urldefrag(found).url


def read_cards(region: list[Node], survey: Survey, base: str | None) -> list[Card]:
    """The entries of a list in its order, without the sections, authors and buttons of each card.

    What several of them have for a headline is a rubric or a button where they have another.
    """
    groups: dict[str, list[Node]] = {}
    for top in region:
        for anchor in survey.anchors_in(top):
            href = target(anchor, base)
            if href is not None and not _is_aside(anchor, href):
                groups.setdefault(href, []).append(anchor)
    tops = {n.order for n in region}
    boxes = {href: _box(anchors, tops, survey) for href, anchors in groups.items()}
    told = {href: read_title(anchors, boxes[href]) for href, anchors in groups.items()}
    counts = Counter(title for title, source in told.values() if source is not None)
    rubrics = frozenset(title for title, count in counts.items() if count > 1)
    cards = []
    for href, (title, source) in told.items():
        if title in rubrics:
            better, heading = read_title(groups[href], boxes[href], rubrics)
            title, source = (better, heading) if heading is not None else (title, source)
        if source is not None:
            cards.append(Card(href, title, source, source))
    return _heads(cards, tops)


def _is_aside(anchor: Node, href: str) -> bool:
    """Whether a link leads to a tag, a person, a form or a home page."""
    return anchor.get("rel") in ASIDE_RELS or _is_no_article(href)


@lru_cache(4096)
def _is_no_article(href: str) -> bool:
    parts = urlsplit(href)
    path = parts.path.rstrip("/").lower()
    known = words.words("related", "aside_path")
    return (not path and not parts.query) or any(piece in known for piece in path.split("/"))


def articles(cards: list[Card], base: str | None) -> list[Card]:
    """The cards that lead to an article of the page's own site, other than the page itself.

    An address above the page's own leads to its section; so does one that ends in a single word
    ("/reviews"), where the page's own and half of the list or more end in several, unless most
    of these stand in the same folder, dates aside.
    """
    named = sum(not _is_section(c.href) for c in cards) * 2 >= len(cards) and not _is_section(base or "")
    own = urlsplit(base or "").path.rstrip("/") + "/"
    folders = Counter(_folder(c.href) for c in cards if not _is_section(c.href))
    usual = folders.most_common(1)[0][0] if named and folders else ""
    found = []
    for card in cards:
        path = urlsplit(card.href).path.rstrip("/")
        if not is_own(card.href, base) or (base is not None and own.startswith(path + "/")):
            continue
        if not words.words("related", "offer_path").isdisjoint(path.lower().split("/")):
            continue
        stray = named and _is_section(card.href) and (not usual or _folder(card.href) != usual)
        if stray and card.source.tag not in HEADINGS and not _teaser(card):
            continue
        found.append(card)
    return found


def is_kindred(href: str, base: str | None) -> bool:
    """Whether an address stands beside the page's own: in the same folder, dates aside.

    In the top folder, where all sorts of pages stand, an article has a name of three words or more.
    """
    if base is None:
        return True
    folder, _, name = urlsplit(href).path.rstrip("/").rpartition("/")
    own, _, _ = urlsplit(base).path.rstrip("/").rpartition("/")
    if _DIGITS.sub("", folder) != _DIGITS.sub("", own):
        return False
    return bool(folder) or len(_PIECE.findall(name)) >= 3


def _folder(href: str) -> str:
    """The folder of an address without dates and numbers; "" for the top."""
    path = urlsplit(href).path.rstrip("/").rpartition("/")[0]
    return "/".join(part for part in path.split("/") if not part.isdigit())


def _is_section(href: str) -> bool:
    parts = urlsplit(href)
    last = parts.path.rstrip("/").rpartition("/")[2]
    return not parts.query and last.isalpha() and last.isascii()


def _box(anchors: list[Node], tops: set[int], survey: Survey) -> Node:
    """The widest element of the region whose only links are these, or the first of these."""
    box = anchors[0]
    orders = [a.order for a in anchors]
    while box.order not in tops and box.parent is not None:
        above = box.parent
        if _count(orders, above) < survey.links[above.order]:
            break
        box = above
    return box


def _heads(cards: list[Card], tops: set[int]) -> list[Card]:
    """The cards of the dominant shape, and others that stand apart from them and read as headlines.

    What stands inside a dominant card in another shape is its section, author or share button.
    """
    if not cards:
        return []
    shapes = [_shape(c.source, tops) for c in cards]
    mass: Counter[tuple[str, ...]] = Counter()
    for card, shape in zip(cards, shapes, strict=True):
        mass[shape] += min(weight(card.title), 60)
    headed = {s for c, s in zip(cards, shapes, strict=True) if c.source.find(*HEADINGS)}
    main = max(headed or mass, key=lambda s: mass[s])
    leads = [c for c, s in zip(cards, shapes, strict=True) if s == main]
    orders = sorted(c.source.order for c in leads)
    for card in leads:
        card.unit = _unit(card.source, orders, tops)
    inside = [(c.unit.order, c.unit.end - 1) for c in leads]
    every = sorted(c.source.order for c in cards)
    kept = []
    for card, shape in zip(cards, shapes, strict=True):
        if shape == main:
            kept.append(card)
        elif weight(card.title) >= GOOD_TITLE and not any(a <= card.source.order <= b for a, b in inside):
            card.unit = _unit(card.source, every, tops)
            kept.append(card)
    return kept


def _shape(node: Node, tops: set[int]) -> tuple[str, ...]:
    shape: list[str] = []
    here: Node | None = node
    while here is not None and len(shape) < 6:
        name = "." + _DIGITS.sub("", here.classes[0]) if len(shape) < 2 and here.classes else ""
        shape.append(here.tag + name)
        if here.order in tops:
            break
        here = here.parent
    return tuple(shape)


def _unit(source: Node, orders: list[int], tops: set[int]) -> Node:
    alone = len(orders) == 1
    node = source
    while node.order not in tops and not (alone and node.tag in WHOLE) and node.parent is not None:
        above = node.parent
        if _count(orders, above) > 1:
            break
        node = above
    return node


def _count(orders: list[int], box: Node) -> int:
    """How many of these orders, which are sorted, are below a box."""
    return bisect_left(orders, box.end) - bisect_right(orders, box.order)


def related(card: Card, base: str | None) -> Related:
    """The card as a value; its address is absolute or None."""
    return Related(
        title=after_cue(card.title) or card.title,
        href=card.href if address.scheme(card.href) else None,
        teaser=_teaser(card),
        image=_image(card, base),
    )


def _teaser(card: Card) -> str | None:
    found = [
        x
        for x in lines(card.unit)
        if (SENTENCE if x.endswith(STOPS) else MIN_TEASER) <= weight(x) <= MAX_TEASER
        and card.title not in x
        and not x.startswith(card.title)
    ]
    return max(found, key=weight, default=None)


def _image(card: Card, base: str | None) -> Image | None:
    for picture in card.unit.find_all("img"):
        for name in ("data-src", "data-lazy-src", "data-original", "src"):
            src = address.resolve(picture.get(name), base) if picture.get(name) else None
            if src is not None and address.scheme(src) in ("http", "https"):
                return Image(src=src, alt=picture.attrs.get("alt"))
    return None


def is_own(href: str, base: str | None) -> bool:
    """Whether an address is on the page's own site: the same host, or one within the other's domain."""
    if base is None or not address.scheme(href):
        return True
    return _site(href) == _site(base)


@lru_cache(4096)
def _site(href: str) -> str:
    """The part of a host that a site owns: two labels, or three under a short second one as in co.uk."""
    labels = address.host(href).split(".")
    keep = 3 if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])
