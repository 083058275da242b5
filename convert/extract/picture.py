"""The lead picture: what stands between headline and text, or right above the headline."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple
from urllib.parse import unquote

import msgspec

from convert.dom import Node
from convert.extract.emblem import (
    DOT,
    SMALL,
    is_copy,
    is_face,
    is_placeholder,
    is_sign,
    is_small,
    key_of,
    told_width,
)
from convert.extract.frame import words_around
from convert.extract.masthead import LONG, Masthead
from convert.extract.settle import source
from convert.extract.visible import fold, glimpse, inside, is_hidden, named_by, stands_in
from convert.extract.witness import Evidence
from convert.model import Figure, Image, Text

SURE: Final = 0.5
"""Points that a lead picture has at least: one above the headline needs two witnesses."""

ABOVE: Final = 250
"""Nodes above the headline in which a lead picture is looked for."""

CLOSE: Final = 40
"""Nodes above it within which a wide picture is the lead though nothing else says so."""

WIDE: Final = 900
"""Pixels of width of such a picture."""

BELOW: Final = 600
"""Nodes below the headline in which one is looked for."""

INTO: Final = 40
"""Nodes behind the second paragraph in which a picture can still be the lead, if declared."""

PARTED: Final = 3
"""Paragraphs that a declared lead picture can have before it, no other; so many has one in a later part."""

PROSE: Final = 80
"""Letters of a line that is a sentence of the text rather than a label."""

HEADINGS: Final = ("h1", "h2", "h3", "h4")

NOT_LEAD: Final = re.compile(
    r"avatar|gravatar|logo|icon|emoji|author|byline|profile|headshot|sprite|badge|share|social|advert|(?:^|[\s_-])ad(?:s|vertisement|-slot)?(?:$|[\s_-])|banner-?ad|"
    r"sponsor|promo|newsletter|related|recommend|sidebar|(?<![\w-])widget(?![\w-])|widget_|widgets?-area|(?:^|\s)nav(?:$|[\s_-])|navbar|navigation|rounded-full|circle|menu|breadcrumb|footer|comment|pixel|tracking|mega-?menu|search|cookie|teaser|card-|product",
    re.IGNORECASE,
)
"""Class names, ids and file names of pictures that are not the article's."""

BUILDER: Final = re.compile(r"so-panel widget(?: widget_\S*)?|elementor-widget\S*", re.IGNORECASE)
"""Class names by which page builders call any box a widget."""

OVER: Final = re.compile(r"popup|pop-up|modal|tooltip|lightbox", re.IGNORECASE)
"""Class names of boxes that open over the page."""

HERO: Final = re.compile(
    r"hero|feature|lead(?:$|[\s_-])|lead-?(?:image|img|media|art|asset)|cover|banner|main-?(?:image|img|photo)|post-?thumbnail|wp-post-image|header-?(?:image|img|media)|"
    r"article-?(?:image|img|media|photo|picture)|top-?(?:image|img|media)|primary-?(?:image|media)|thumbnail|splash|masthead|opener|attachment-",
    re.IGNORECASE,
)
"""Class names of lead pictures."""


class Lead(NamedTuple):
    """The lead picture with caption and credit, its witness, and the elements that print it."""

    figure: Figure | None = None
    witness: str = ""
    orders: frozenset[int] = frozenset()


def read_lead(
    page: Evidence, head: Masthead, taken: frozenset[int] = frozenset(), persons: frozenset[str] = frozenset()
) -> Lead:
    """The best picture of the head of the article; one that only a meta tag names is not printed and is none.

    `taken` are the orders of dek, byline and date; `persons` the folded names of the authors, whose
    faces are no lead.
    """
    wanted = {
        key_of(v)
        for name in ("og:image", "twitter:image", "og:image:secure_url")
        for v in page.metas.get(name, ())
    }
    best: tuple[float, Node, Image] | None = None
    for node, depth in _candidates(page, head, taken):
        if is_small(node) or not (_is_told(node, wanted) or _may_lead(node, head, depth)):
            continue
        image = _read(page, node)
        if image is None or is_face(fold(image.alt or ""), persons):
            continue
        score = _score(node, image, head, wanted, depth)
        if score > SURE and (best is None or score > best[0]):
            best = (score, node, image)
    if best is None:
        return Lead()
    _, node, image = best
    caption, credit, orders = words_around(page, node, taken)
    figure = Figure((image,), (Text(caption),) if caption else (), credit)
    return Lead(figure, f"markup {node.selector()}", frozenset(orders))


def _candidates(page: Evidence, head: Masthead, taken: frozenset[int]) -> Iterator[tuple[Node, int]]:
    """Pictures around the headline and in the first paragraphs, with the number of paragraphs before each.

    Behind the heading of a first part all that comes is that part's: its number is PARTED.
    """
    if head.headline is None:
        return
    start = head.headline.order
    end = min(head.end + INTO, start + BELOW)
    pictures = [
        node
        for node in page.tree.tagged("img", "amp-img")
        if start - ABOVE <= node.order < end and not inside(node, "nav", "footer", "aside")
    ]
    if not pictures:
        return
    pictures.sort(key=lambda node: node.order)
    texts, part = _paragraphs(page, page.after(head.headline), pictures[-1].order, taken)
    for node in pictures:
        yield node, PARTED if node.order > part else sum(order < node.order for order in texts)


def _paragraphs(page: Evidence, start: int, end: int, taken: frozenset[int]) -> tuple[list[int], int]:
    """Orders of the running text that is no dek, and of the first heading behind some (else `end`)."""
    texts: list[int] = []
    begun = False
    for line in page.lines(start, end):
        heads = line.box.tag in HEADINGS
        if not (begun and heads) and len(line.text) < PROSE:
            continue
        if line.linked >= 0.5 or _in_dek(line.box, taken) or _is_laid_over(line.box):
            continue
        if begun and heads:
            return texts, line.order
        if len(line.text) >= LONG:
            texts.append(line.order)
        begun = begun or not heads
    return texts, end


def _is_laid_over(box: Node) -> bool:
    """Whether a box opens over the page at a click."""
    return stands_in(box, named_by(OVER), 6)


def _in_dek(node: Node, dek: frozenset[int]) -> bool:
    return node.order in dek or any(a.order in dek for a in islice(node.ancestors(), 3))


def _is_told(node: Node, wanted: set[str]) -> bool:
    """Whether a picture may be one that the page declares: attributes are searched before they are parsed."""
    box = node.parent if node.parent is not None and node.parent.tag == "picture" else node
    told = unquote(unquote(" ".join([v for part in box.iter() for v in part.attrs.values()]))).casefold()
    return any(key in told for key in wanted)


def _may_lead(node: Node, head: Masthead, depth: int) -> bool:
    """Whether neither place nor names of a picture that no meta tag declares forbid it to be the lead."""
    return depth <= 1 and not is_hidden(node) and not NOT_LEAD.search(_names(node, head))


def _names(node: Node, head: Masthead) -> str:
    """The names of a picture and of the boxes around it that do not hold the headline too."""
    assert head.headline is not None
    around = head.headline.order
    told = " ".join(
        f"{n.get('class')} {n.get('id')}"
        for n in (node, *islice(node.ancestors(), 3))
        if n.tag not in ("body", "html", "article", "main") and around not in head.page.below(n)
    )
    return BUILDER.sub("", told)


def _read(page: Evidence, node: Node) -> Image | None:
    parent = node.parent
    sources = (
        [c.attrs for c in parent.children if c.tag == "source"]
        if parent is not None and parent.tag == "picture"
        else []
    )
    image = source.read(node.attrs, page.base, sources)
    if image is not None and image.src.startswith("data:") and image.candidates:
        chosen = max(image.candidates, key=lambda c: (c.width or 0, c.density or 0))
        rest = tuple(c for c in image.candidates if c is not chosen)
        image = msgspec.structs.replace(image, src=chosen.src, candidates=rest)
    return image


def _score(node: Node, image: Image, head: Masthead, wanted: set[str], depth: int) -> float:
    """What speaks for a picture: below the headline, wide, called a hero, declared; 0 or less is none."""
    assert head.headline is not None
    boxes = [node, *islice(node.ancestors(), 5)]
    names = _names(node, head)
    same = any(is_copy(key_of(c), wanted) for c in (image.src, *(c.src for c in image.candidates[:6])))
    width = image.width or max((c.width or 0 for c in image.candidates), default=0)
    if is_hidden(node) or DOT < (width or told_width(image)) < SMALL:
        return 0.0
    item = inside(node, "li") if node.order > head.headline.order and not same else None
    if item is not None and len(glimpse(item, PROSE)) >= PROSE:
        return 0.0
    if NOT_LEAD.search(names) and not same:
        return 0.0
    shown = inside(node, "figure")
    if shown is not None and shown.find("blockquote") is not None:
        return 0.0
    above = node.order < head.headline.order
    if is_placeholder(image) or (is_sign(image) and (above or not same)):
        return 0.0
    titled = fold(image.alt or "") == fold(glimpse(head.headline))
    if depth > (PARTED if same else 1 if width >= 600 or titled else 0):
        return 0.0
    score = 2.0 * same + 1.5 * (HERO.search(names) is not None) - 0.5 * depth
    score += 0.5 * any(n.tag == "figure" for n in boxes)
    if node.order > head.headline.order:
        score += 1.0
    else:
        score -= 0.8
        link = inside(node, "a")
        if link is not None:
            score -= 1.0
        if inside(node, "header") is not None and inside(head.headline, "header") is None and not same:
            score -= 1.0
        score += width >= WIDE and head.headline.order - node.order <= CLOSE
    if width >= 500:
        score += 0.5
    if titled:
        score += 1.0
    return score
