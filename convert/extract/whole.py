"""What holds together is kept or left together.

The learned choice looks at one block at a time; a reader sees boxes. Each rule here is about a box,
holds for any page in any language, and has a page in tests/pages that fails without it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from convert.dom import BLOCK, Node
from convert.extract import words
from convert.extract.called import keep_called
from convert.extract.gap import complete_tables, fill_gaps, keep_captions, leave_idle_headings
from convert.extract.segment import Block

UNITS: Final = frozenset(("blockquote", "pre", "p", "tr"))
"""Elements that are of one piece: nobody prints half of a quotation or of a row."""

ROW: Final = 400
"""Letters of a row of data at most; rows with more are those of tables that lay out the page."""

DEEP: Final = frozenset("nav form button select dialog".split())
"""Elements in which words are never part of the piece around them."""

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

HEADED: Final = 0.1
"""The same under one heading of a level that the article's own headings have."""

CLOSE: Final = 4
"""Boxes around a paragraph, one of which must be around the next as well; page builders put each in three."""

SENTENCE: Final = 15
"""Words of a paragraph of running text, at least."""

STOPS: Final = tuple(".!?…。！？”»")

TAIL: Final = 0.75
"""Score up to which a short line below the last paragraph is left out where it is made unlike the text."""

HEADING: Final = re.compile("h[1-6]")

COPYRIGHT: Final = re.compile(r"(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)


def hold_together(blocks: Sequence[Block]) -> None:
    """Correct `Block.kept`, rule by rule."""
    chains = [[block.home, *block.home.ancestors()] for block in blocks]
    weights = _word_counts(blocks, chains)
    for rule in (_complete_units, _fill_tables, _keep_alike, complete_tables, fill_gaps, _go_on):
        rule(blocks, chains)
    _leave_offers(blocks, chains, weights)
    _leave_notes_on_authors(blocks, chains, weights)
    _leave_copyright(blocks)
    _leave_tail(blocks)
    leave_idle_headings(blocks)
    keep_captions(blocks, chains)
    keep_called(blocks, chains)


def _word_counts(blocks: Sequence[Block], chains: Sequence[list[Node]]) -> dict[int, int]:
    """Words at or below each element, by its order."""
    counts: defaultdict[int, int] = defaultdict(int)
    for block, chain in zip(blocks, chains, strict=True):
        size = len(block.text.split())
        for node in chain:
            counts[node.order] += size
    return counts


def _members(chains: Sequence[list[Node]], tags: frozenset[str]) -> Iterator[tuple[Node, list[int]]]:
    """Each element of these tags with the places of its blocks, outermost first."""
    members: dict[int, tuple[Node, list[int]]] = {}
    for place, chain in enumerate(chains):
        if any(node.tag in DEEP for node in chain):
            continue
        for node in reversed(chain):
            if node.tag in tags:
                members.setdefault(node.order, (node, []))[1].append(place)
    yield from members.values()


def _complete_units(blocks: Sequence[Block], chains: Sequence[list[Node]]) -> None:
    """Half or more of a quotation or a row in the article: the rest of it is too."""
    for unit, places in _members(chains, UNITS):
        size = sum(len(blocks[place].text) for place in places)
        kept = sum(len(blocks[place].text) for place in places if blocks[place].kept)
        if size > kept >= size / 2 and (unit.tag != "tr" or size <= ROW):
            for place in places:
                blocks[place].kept = True


def _fill_tables(blocks: Sequence[Block], chains: Sequence[list[Node]]) -> None:
    """A table without links between two kept blocks of the box it stands in belongs to the article."""
    for table, places in _members(chains, frozenset({"table"})):
        first, last = places[0], places[-1]
        if not 0 < first <= last < len(blocks) - 1 or not blocks[first - 1].kept:
            continue
        beside = {node.order for node in table.ancestors()}
        around = next(node for node in chains[first - 1] if node.order in beside)
        after = next((b for b in blocks[last + 1 : last + 3] if b.kept), None)
        if after is None or (around.tag in ("body", "html") and table.parent is not around):
            continue
        inner = [blocks[place] for place in places]
        linked, size = sum(b.linked for b in inner), sum(len(b.text) for b in inner)
        if linked * 4 <= size and sum(b.score for b in inner) / len(inner) >= ALIKE:
            for block in inner:
                block.kept = True


def _keep_alike(blocks: Sequence[Block], chains: Sequence[list[Node]]) -> None:
    """Paragraphs without links that stand beside two kept ones of the same make are no other thing."""
    groups: defaultdict[tuple[int, str, str], list[Block]] = defaultdict(list)
    for block, chain in zip(blocks, chains, strict=True):
        box = _box(block)
        if box.parent is not None and box.tag in ("p", "li") and not any(n.tag in DEEP for n in chain):
            groups[box.parent.order, box.tag, box.get("class")].append(block)
    for group in groups.values():
        if sum(block.kept for block in group) >= 2:
            for block in group:
                block.kept = block.kept or (block.score >= ALIKE and not block.linked)


def _go_on(blocks: Sequence[Block], chains: Sequence[list[Node]]) -> None:
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
        running = _is_running(block)
        headed = len(headings) == 1 and headings[0].home.tag in levels
        enough = block.score >= (HEADED if headed else GOING_ON)
        if before is not None and running and not block.kept and enough:
            near = {node.order for node in islice(_box(blocks[before]).ancestors(), CLOSE)}
            if any(node.order in near for node in islice(_box(block).ancestors(), CLOSE)):
                for one in (*headings, block):
                    one.kept = True
        headings = []
        before = place if block.kept and running else None


def _box(block: Block) -> Node:
    """The innermost box around a block: the paragraph, where all of its words are in one em."""
    return next((n for n in (block.home, *block.home.ancestors()) if n.tag in BLOCK), block.home)


def _make(block: Block) -> tuple[str, int]:
    """What a block is made of: the tag of its box and the place of the box around that."""
    box = _box(block)
    return box.tag, box.parent.order if box.parent is not None else -1


def _is_running(block: Block) -> bool:
    """Whether a block is a paragraph of sentences without links."""
    return (
        _box(block).tag in ("p", "div", "td")
        and not block.linked
        and block.text.endswith(STOPS)
        and len(block.text.split()) >= SENTENCE
    )


def _leave_offers(blocks: Sequence[Block], chains: Sequence[list[Node]], weights: dict[int, int]) -> None:
    """A small box with a field to fill in, or that is named an offer or a note on the author, is left out."""
    kept = sum(len(block.text.split()) for block in blocks if block.kept)
    small = min(SMALL_BOX, kept * MINOR)
    candidates = {
        box.order: box
        for block, chain in zip(blocks, chains, strict=True)
        if block.kept
        for box in chain
        if weights[box.order] <= small
    }
    boxes = {order for order, box in candidates.items() if _is_beside_the_text(box)}
    for block, chain in zip(blocks, chains, strict=True):
        if block.kept and any(node.order in boxes for node in chain):
            block.kept = False


def _is_beside_the_text(box: Node) -> bool:
    """Whether a small box asks or offers something, or tells about the author."""
    if tells_of_author(box) or (OFFER.search(_name(box)) and box.find("a", "button") is not None):
        return True
    return _asks(box)


def tells_of_author(box: Node) -> bool:
    """Whether a box is named a note on the author."""
    return AUTHOR_NOTE.search(_name(box)) is not None


def _name(box: Node) -> str:
    return _parted(box.get("class"))


@lru_cache(8192)
def _parted(classes: str) -> str:
    return re.sub(r"([a-z])([A-Z])", r"\1-\2", classes).replace("__", "-")


def _asks(box: Node) -> bool:
    """Whether a box holds a field that a reader is to fill in."""
    if box.tag in ("p", "li", "td", "span", "a", "label"):
        return False
    return any(
        node.tag == "textarea" or (node.tag == "input" and (node.get("type").lower() or "text") in FIELDS)
        for node in box.iter()
    )


def _leave_notes_on_authors(
    blocks: Sequence[Block], chains: Sequence[list[Node]], weights: dict[int, int]
) -> None:
    """A heading such as "About the author" and the small box, or the rest of the page, that it heads."""
    cues = words.words("aside", "author_note")
    for place, block in enumerate(blocks):
        if " ".join(block.text.split()).strip(" :").casefold() not in cues:
            continue
        box = next((n for n in chains[place][1:] if weights[n.order] > len(block.text.split())), None)
        for other in [] if box is None else _section(blocks, chains, place, box):
            other.kept = False
        block.kept = False


def _section(blocks: Sequence[Block], chains: Sequence[list[Node]], place: int, box: Node) -> list[Block]:
    """The blocks below a heading, to the next one or to the end of its box; none if they are many."""
    found: list[Block] = []
    size = 0
    for at in range(place + 1, len(blocks)):
        if box not in chains[at] or any(HEADING.fullmatch(node.tag) for node in chains[at]):
            break
        found.append(blocks[at])
        size += len(blocks[at].text.split())
        if size > SMALL_BOX * 2:
            return []
    return found


def _leave_copyright(blocks: Sequence[Block]) -> None:
    """A line that claims the copyright at the end of the text is the page's, not the article's."""
    for block in reversed([block for block in blocks if block.kept][-3:]):
        if not COPYRIGHT.match(block.text):
            return
        block.kept = False


def _leave_tail(blocks: Sequence[Block]) -> None:
    """Short lines below the last paragraph of running text, in boxes unlike those of the text, are the
    foot of the page, unless the choice is sure of them."""
    running = [place for place, block in enumerate(blocks) if block.kept and _is_running(block)]
    if not running:
        return
    text = {_make(blocks[place]) for place in running}
    pieces = {
        node.order for place in running for node in blocks[place].home.ancestors() if node.tag == "table"
    }
    tail = [block for block in blocks[running[-1] + 1 :] if block.kept]
    sure = {_box(block).order for block in tail if block.score >= TAIL or len(block.text.split()) >= SENTENCE}
    for block in tail:
        if _make(block) not in text and not _is_piece(block, pieces):
            block.kept = _box(block).order in sure


def _is_piece(block: Block, tables: set[int]) -> bool:
    """Whether a block is a heading or a part of a list, quotation, figure or table of data."""
    return any(
        node.tag in ("li", "blockquote", "figure", "dl", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
        or (node.tag == "table" and node.order not in tables)
        for node in (block.home, *block.home.ancestors())
    )
