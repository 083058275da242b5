"""What holds together is kept or left together.

The learned choice looks at one block at a time; a reader sees boxes. Each rule here is about a box,
holds for any page in any language, and has a page in tests/pages that fails without it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from convert.dom import Node
from convert.extract import words
from convert.extract.called import keep_called
from convert.extract.ending import leave_copyright, leave_tail
from convert.extract.gap import (
    complete_tables,
    fill_gaps,
    keep_captions,
    keep_formulas,
    keep_quotations,
    leave_idle_headings,
    leave_lone_titles,
)
from convert.extract.lead import keep_headings, keep_hours
from convert.extract.panel import complete_contents, keep_titles
from convert.extract.running import is_running
from convert.extract.segment import Block
from convert.extract.spot import LEVEL, Spot, length, spots_of

UNITS: Final = frozenset(("blockquote", "pre", "p", "tr"))
"""Elements that are of one piece: nobody prints half of a quotation or of a row."""

ROW: Final = 400
"""Letters of a row of data at most; rows with more are those of tables that lay out the page."""

FIELDS: Final = frozenset("email text search tel password".split())
"""Kinds of input that ask a reader to write something; "" is text."""

SMALL_BOX: Final = 70
"""Words of a box that asks or offers something, at most; a form with more stands around the page."""

MINOR: Final = 0.4
"""Share of the chosen words that such a box may have; one with more is the text of a short page."""

OFFER: Final = re.compile(
    r"(?:^|[-_ ])(?:newsletter|sign-?up|subscribe|subscription|promo|promotion|cta|call-to-action|donate|"
    r"donation|membership|paywall|optin|opt-in)(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Names that developers give to offers; class names are English in all languages. A box without a link or
a button offers nothing, whatever its name."""

AUTHOR_NOTE: Final = re.compile(
    r"(?:^|[-_ ])(?:author-?(?:bio|box|card|info)|about-author|post-author|bio)(?:$|[-_ ])", re.IGNORECASE
)
"""Names of boxes that tell about the author."""

ALIKE: Final = 0.25
"""Score from which a block without links is kept where its neighbours of the same make are; below 0.2 stand
the bylines and dates that share a container with the text."""

GOING_ON: Final = 0.2
"""Score from which a paragraph that goes on where a kept one ended is kept as well; at 0.15 the rule begins
to cost more pages than it mends."""

HEADED: Final = 0.08
"""The same for the surer of a paragraph and its one heading, of the level of the article's own: in 632
articles there are five, out of fold the least sure that is wanted has 0.21, the one that is not 0.03."""

CLOSE: Final = 4
"""Boxes around a paragraph, one of which must be around the next as well; page builders put each in three."""

HEADINGS: Final = frozenset(LEVEL)

TABLE: Final = frozenset({"table"})


def hold_together(blocks: Sequence[Block]) -> None:
    """Correct `Block.kept`, rule by rule."""
    spots = spots_of(blocks)
    for rule in (
        *(
            _complete_units,
            _fill_tables,
            _keep_alike,
            complete_tables,
            fill_gaps,
            keep_quotations,
            keep_formulas,
        ),
        *(_go_on, _lead_in, complete_contents, _leave_offers, _leave_notes_on_authors),
        *(
            leave_copyright,
            leave_tail,
            leave_idle_headings,
            keep_headings,
            keep_hours,
            keep_captions,
            keep_titles,
            leave_lone_titles,
            keep_called,
        ),
    ):
        rule(blocks, spots)


def _members(spots: Sequence[Spot], tags: frozenset[str]) -> Iterator[tuple[Node, list[int]]]:
    """Each element of these tags with the places of its blocks, outermost first."""
    members: dict[int, tuple[Node, list[int]]] = {}
    for place, spot in enumerate(spots):
        if spot.deep:
            continue
        for node in spot.noted:
            if node.tag in tags:
                members.setdefault(node.order, (node, []))[1].append(place)
    yield from members.values()


def _complete_units(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Half or more of a quotation or a row in the article: the rest of it is too."""
    for unit, places in _members(spots, UNITS):
        if len(places) < 2:
            continue
        size = sum([len(blocks[place].text) for place in places])
        kept = sum([len(blocks[place].text) for place in places if blocks[place].kept])
        if size > kept >= size / 2 and (unit.tag != "tr" or size <= ROW):
            for place in places:
                blocks[place].kept = True


def _fill_tables(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """A table without links between two kept blocks of the box it stands in belongs to the article."""
    for table, places in _members(spots, TABLE):
        first, last = places[0], places[-1]
        if not 0 < first <= last < len(blocks) - 1 or not blocks[first - 1].kept:
            continue
        beside = {node.order for node in table.ancestors()}
        around = next(spot.node for spot in spots[first - 1].climb() if spot.node.order in beside)
        after = next((b for b in blocks[last + 1 : last + 3] if b.kept), None)
        if after is None or (around.tag in ("body", "html") and table.parent is not around):
            continue
        inner = [blocks[place] for place in places]
        linked, size = sum(b.linked for b in inner), sum(len(b.text) for b in inner)
        if linked * 4 <= size and sum(b.score for b in inner) / len(inner) >= ALIKE:
            for block in inner:
                block.kept = True


def _keep_alike(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Paragraphs without links that stand beside two kept ones of the same make are no other thing."""
    groups: defaultdict[tuple[int, str, str], list[Block]] = defaultdict(list)
    for block, spot in zip(blocks, spots, strict=True):
        box = spot.box
        if box.tag in ("p", "li") and box.parent is not None:
            groups[box.parent.order, box.tag, box.get("class")].append(block)
    for group in groups.values():
        if len(group) > 2 and sum([block.kept for block in group]) >= 2:
            for block in group:
                block.kept = block.kept or (block.score >= ALIKE and not block.linked)


def _go_on(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """A paragraph that follows a kept one, in a box close by, goes on with it, headings between included."""
    before: int | None = None
    headings: list[Block] = []
    levels: set[str] = set()
    for place, block in enumerate(blocks):
        if block.home.tag in ("h2", "h3", "h4", "h5") and not block.linked:
            if block.kept:
                levels.add(block.home.tag)
            else:
                headings.append(block)
                continue
        running = is_running(block, spots[place])
        if before is not None and running and not block.kept:
            headed = len(headings) == 1 and headings[0].home.tag in levels
            sure = max(block.score, headings[0].score) >= HEADED if headed else block.score >= GOING_ON
            if sure and _are_close(spots[before], spots[place]):
                for one in (*headings, block):
                    one.kept = True
        headings = []
        before = place if block.kept and running else None


def _lead_in(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """The same backwards: a paragraph that a kept one follows, in a box close by, leads in to it."""
    for place in range(len(blocks) - 2, -1, -1):
        block, after = blocks[place], blocks[place + 1]
        likely = after.kept and not block.kept and block.score >= GOING_ON
        if likely and is_running(block, spots[place]) and is_running(after, spots[place + 1]):
            block.kept = _are_close(spots[place], spots[place + 1])


def _are_close(one: Spot, other: Spot) -> bool:
    """Whether one of the boxes right around one place is right around the other as well."""
    near = {node.order for node in islice(one.box.ancestors(), CLOSE)}
    return any(node.order in near for node in islice(other.box.ancestors(), CLOSE))


def _leave_offers(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """A small box with a field to fill in, or that is named an offer or a note on the author, is left out."""
    small = min(SMALL_BOX, MINOR * sum([length(block) for block in blocks if block.kept]))
    boxes: dict[int, Node] = {}
    widest: dict[int, Node] = {}
    for block, home in zip(blocks, spots, strict=True):
        spot, below = home, None
        while block.kept and spot.words <= small and spot.above is not None:
            below = boxes[spot.node.order] = spot.node
            spot = spot.above
        if below is not None:
            widest[below.order] = below
    fields = [
        node.order for box in widest.values() for node in box.find_all("textarea", "input") if _is_field(node)
    ]
    left = {order for order, box in boxes.items() if _is_beside_the_text(box, fields)}
    for block, home in zip(blocks, spots, strict=True):
        if left and block.kept and any(spot.node.order in left for spot in home.climb()):
            block.kept = False


def _is_beside_the_text(box: Node, fields: Sequence[int]) -> bool:
    """Whether a small box asks or offers something, or tells about the author; `fields` are the orders of
    what a reader can fill in."""
    author, offer = _named(box.get("class"))
    if author or (offer and box.find("a", "button") is not None):
        return True
    if not fields or box.tag in ("p", "li", "td", "span", "a", "label"):
        return False
    return any(box.order <= order < box.end for order in fields)


def tells_of_author(box: Node) -> bool:
    """Whether a box is named a note on the author."""
    return _named(box.get("class"))[0]


@lru_cache(8192)
def _named(classes: str) -> tuple[bool, bool]:
    """Whether class names are those of a note on the author, and of an offer."""
    parted = re.sub(r"([a-z])([A-Z])", r"\1-\2", classes).replace("__", "-")
    return AUTHOR_NOTE.search(parted) is not None, OFFER.search(parted) is not None


def _is_field(node: Node) -> bool:
    """Whether a reader is asked to write something here."""
    tag = node.tag
    return tag == "textarea" or (tag == "input" and (node.get("type").lower() or "text") in FIELDS)


def _leave_notes_on_authors(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """A heading such as "About the author" and the small box, or the rest of the page, that it heads."""
    cues = words.words("aside", "author_note")
    longest = _longest(cues) + len(" :")
    for place, block in enumerate(blocks):
        if len(block.text) > longest or block.text.strip(" :").casefold() not in cues:
            continue
        wider = (spot for spot in islice(spots[place].climb(), 1, None) if spot.words > length(block))
        box = next(wider, None)
        for other in [] if box is None else _section(blocks, spots, place, box.node):
            other.kept = False
        block.kept = False


@cache
def _longest(cues: frozenset[str]) -> int:
    return max(map(len, cues))


def _section(blocks: Sequence[Block], spots: Sequence[Spot], place: int, box: Node) -> list[Block]:
    """The blocks below a heading, to the next one or to the end of its box; none if they are many."""
    found: list[Block] = []
    size = 0
    for at in range(place + 1, len(blocks)):
        if spots[at].node.order >= box.end or spots[at].nearest(HEADINGS) is not None:
            break
        found.append(blocks[at])
        size += length(blocks[at])
        if size > SMALL_BOX * 2:
            return []
    return found
