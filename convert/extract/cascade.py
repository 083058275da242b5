"""How a page is read, stage by stage.

HTML is scanned, the blocks of the article are located, the facts are asked of their witnesses,
related links are lifted out, and what remains is settled into typed blocks. Pasted text takes its
own way to the same Article. What is left out at any stage is in the trail.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from convert import dom
from convert.dom import Node, Tree
from convert.errors import NoArticleError
from convert.extract.doubt import missing
from convert.extract.facts import Facts, read_facts
from convert.extract.hidden import hidden, hides_much
from convert.extract.locate import Choice, content, locate
from convert.extract.pasted import read_pasted
from convert.extract.related import Shelf, lift
from convert.extract.segment import Block as Piece
from convert.extract.spot import length
from convert.extract.structure import build
from convert.extract.wall import walled
from convert.extract.whole import hold_together
from convert.model import Article, Block, Figure, Heading, Page, Reading, Removal
from convert.model.sentence import count_words
from convert.model.text import plain
from convert.remarks import Remark, remark, shorten
from convert.soup import release, soften


def extract(page: Page) -> Article:
    """The article of a page. Raises NoArticleError where there are no words at all."""
    if page.kind == "article":
        return msgspec.json.decode(page.text, type=Article)
    article = read_pasted(page) if page.kind == "text" else _read_html(page)
    if not article.body:
        raise NoArticleError(
            f"There is no article in {page.origin.name or 'the page'}: it has no running text."
            " If the page shows one in the browser, save it from there (Web page, complete)."
        )
    reading = msgspec.structs.replace(article.reading, remarks=page.remarks + article.reading.remarks)
    return msgspec.structs.replace(article, reading=reading)


def _read_html(page: Page) -> Article:
    tree = dom.parse(page.text)
    try:
        return _read_tree(page, tree)
    finally:
        tree.close()


def _read_tree(page: Page, tree: Tree) -> Article:
    choice = locate(tree)
    hold_together(choice.blocks)
    if page.whole:
        for block in choice.blocks:
            block.kept = True
    root, keep = content(tree, choice)
    facts = read_facts(tree, page.origin.url)
    shelf = lift(tree, facts.base, keep)
    elsewhere = _elsewhere(tree, choice, facts, shelf)
    unseen = hidden(tree, page.text)
    soup = soften(root, lambda n: n.order not in elsewhere and keep(n))
    structure = build(soup, facts.base, facts.direction)
    release(soup)
    body, repeats = _without_repeats(structure.body, facts)
    title = facts.title or shorten(plain(body))
    return Article(
        title=title,
        body=body,
        dek=facts.dek,
        byline=facts.byline,
        published=facts.published,
        updated=facts.updated,
        language=facts.language,
        direction=facts.direction,
        site=facts.site,
        section=facts.section,
        lead=facts.lead,
        notes=structure.notes,
        related=shelf.related,
        copyright=facts.copyright,
        origin=msgspec.structs.replace(page.origin, url=page.origin.url or facts.canonical),
        reading=Reading(
            facts=facts.facts,
            trail=(*_left_out(tree, choice, keep, elsewhere), *unseen, *structure.trail, *repeats),
            remarks=(*_doubts(tree, choice, facts, unseen), *facts.remarks, *structure.remarks),
        ),
    )


def _elsewhere(tree: Tree, choice: Choice, facts: Facts, shelf: Shelf) -> dict[int, str]:
    """Elements that are printed elsewhere than in the body, or are other lists of links: order -> reason.

    A list that the choice of blocks is sure of is the article's own, as in a page that is a list.
    """
    sure = _sure(tree, choice, shelf.nodes)
    reasons = {order: reason for order, reason in shelf.nodes.items() if order not in sure}
    told = {order: name for name, orders in facts.nodes.items() for order in orders}
    for order, name in sorted(told.items()):
        text, longest = tree.nodes[order].text(), LONGEST.get(name, LONGEST["byline"])
        if len(text.split()) <= longest and (text.isascii() or count_words(text) <= longest):
            reasons[order] = f"is the {name}"
    return reasons


def _sure(tree: Tree, choice: Choice, orders: Collection[int]) -> set[int]:
    """Of some elements those with SURE_WORDS words or more that belong to the article with a mean score of
    SURE or more."""
    sure: set[int] = set()
    if not orders:
        return sure
    places = [block.nodes[0].order for block in choice.blocks]
    for order in orders:
        inner = choice.blocks[bisect_left(places, order) : bisect_left(places, tree.nodes[order].end)]
        size = sum(map(length, inner))
        if size >= SURE_WORDS and sum(length(block) * block.score for block in inner) >= SURE * size:
            sure.add(order)
    return sure


SURE: Final = 0.8
SURE_WORDS: Final = 25
"""Below, a title and a teaser of a shelf could pass for the article's own words."""

LONGEST: Final = {"title": 80, "dek": 150, "lead": 200, "byline": 60, "date": 40, "section": 20}
"""Words that an element which prints a fact may have; a box with more holds other things too, and stays."""


def _left_out(
    tree: Tree, choice: Choice, keep: Callable[[Node], bool], elsewhere: Mapping[int, str]
) -> Iterator[Removal]:
    """The blocks of the page that are not in the body; those of one box that is gone whole are one entry."""
    places = [block.nodes[0].order for block in choice.blocks]
    lifted: dict[int, str] = {}
    for order, why in sorted(elsewhere.items()):
        inner = range(bisect_left(places, order), bisect_left(places, tree.nodes[order].end))
        lifted.update(dict.fromkeys(inner, why))
    holding: set[int] = set()
    left: list[tuple[str, Piece]] = []
    for place, block in enumerate(choice.blocks):
        if place in lifted:
            left.append((lifted[place], block))
        elif not keep(block.nodes[0]):
            left.append((NOT_CHOSEN, block))
        else:
            node: Node | None = block.nodes[0].parent
            while node is not None and node.order not in holding:
                holding.add(node.order)
                node = node.parent
    runs: dict[tuple[int, str], tuple[Node, list[str]]] = {}
    for why, block in left:
        box = block.nodes[0]
        while (above := box.parent) is not None and above.order not in holding:
            box = above
        runs.setdefault((box.order, why), (box, []))[1].append(block.text)
    for (_, why), (box, texts) in runs.items():
        yield Removal("locate" if why == NOT_CHOSEN else "lift", why, box.path(), "\n".join(texts))


WORD: Final = re.compile(r"\w+")

NOT_CHOSEN: Final = "does not belong to the article"


def _without_repeats(body: tuple[Block, ...], facts: Facts) -> tuple[tuple[Block, ...], tuple[Removal, ...]]:
    """The body without what is printed above it: a heading that is the title, the lead picture again."""
    kept: list[Block] = []
    removed: list[Removal] = []
    sources = {image.src for image in facts.lead.images} if facts.lead else set()
    for position, block in enumerate(body):
        if position < 3 and isinstance(block, Heading) and _same(plain((block,)), facts.title):
            removed.append(Removal("lift", "repeats the title", "body", plain((block,))))
        elif isinstance(block, Figure) and sources and {i.src for i in block.images} <= sources:
            removed.append(Removal("lift", "repeats the lead picture", "body", plain((block,))))
        else:
            kept.append(block)
    return tuple(kept), tuple(removed)


def _same(one: str, other: str | None) -> bool:
    return other is not None and WORD.findall(one.casefold()) == WORD.findall(other.casefold())


def _doubts(tree: Tree, choice: Choice, facts: Facts, unseen: Sequence[Removal]) -> Iterator[Remark]:
    """What the reader should know about the reading as a whole."""
    if tree.flattened:
        yield remark("nesting-flattened", limit=dom.MAX_DEPTH)
    if not facts.title:
        yield remark("title-missing")
    yield from walled(choice.blocks)
    yield from tuple(missing(choice.blocks)) or hides_much(unseen, choice.kept)
