"""What stands in a gap of the text: short pieces between chosen ones, and headings over nothing."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from convert.dom import Node
from convert.extract.segment import Block
from convert.extract.spot import LEVEL, Spot, around

PIECES: Final = frozenset("p blockquote ul ol dl pre h2 h3 h4 h5 h6".split())
"""Elements of running text; boxes between them may hold anything."""

LIKELY: Final = 0.15
"""Score from which such a piece is kept between two chosen ones."""

SPOKEN: Final = 0.35
"""The same for a paragraph, which may also ask for a subscription."""

QUOTED: Final = 0.3
"""The same for a quotation below a kept paragraph."""

SURE: Final = 0.85
"""Score from which a heading stays though nothing stands under it: it may head a picture or a link."""

REPEATED: Final = 40
"""Letters from which on a text that stands twice is printed once, as in `locate`."""

MOST_GAP: Final = 6
"""Blocks in a row that are filled in at most; a longer gap is another text."""

ESTABLISHED: Final = 3
"""Chosen pieces that make their parent a container of the text."""

CAPTION: Final = 700
"""Letters of a caption, as in `settle.figure`."""

CLIMB: Final = 4
"""Elements between the words and their caption."""

SHOWN: Final = ("img", "picture", "video", "iframe", "svg", "blockquote", "pre")

CHOSEN: Final = 0.3
"""Share of the letters of a table from which it is kept whole."""

ROWS: Final = 4
"""Rows of several cells from which on a table is one of data; fewer place boxes side by side, unless the
first has nothing but heads of columns."""

CELL: Final = 200
"""Letters of a mean cell of data at most; of the tables we saw few have more than 60."""

FORMULA: Final = re.compile(r"\\\[.+\\\]|\$\$.+\$\$|\\begin\{(\w+\*?)\}.+\\end\{\1\}")
"""A formula that stands as a line of its own, as MathJax finds it."""

TABLE: Final = frozenset({"table"})
TITLES: Final = frozenset(("figcaption", "caption", "summary"))
HEADINGS: Final = frozenset(LEVEL)

LOOSE: Final = 12
"""Elements around the words that are looked at for such a piece, the innermost included."""


def fill_gaps(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Keep pieces with few links that stand among chosen pieces of the same container."""
    pieces = [_piece(spot) for spot in spots]
    parents = [piece.parent.order if piece and piece.parent else None for piece in pieces]
    held = Counter([parent for block, parent in zip(blocks, parents, strict=True) if block.kept])
    said = {block.text for block in blocks if block.kept and len(block.text) >= REPEATED}
    gap: list[int] = []
    before: int | None = None
    for place, (block, parent) in enumerate(zip(blocks, parents, strict=True)):
        if not block.kept:
            gap.append(place)
            continue
        if parent is not None and parent == before and len(gap) <= MOST_GAP and held[parent] >= ESTABLISHED:
            for inner in gap:
                piece = pieces[inner]
                if piece is not None and parents[inner] == parent and _fits(blocks[inner], piece):
                    blocks[inner].kept = blocks[inner].text not in said
        gap, before = [], parent


def keep_quotations(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Keep a quotation with few links that stands right below a kept piece of the same box."""
    said = {block.text for block in blocks if block.kept and len(block.text) >= REPEATED}
    before: Node | None = None
    beside = False
    for block, spot in zip(blocks, spots, strict=True):
        piece = _piece(spot)
        if piece is None or piece.parent is None:
            before = None
            continue
        if piece is not before:
            beside = before is not None and before.parent is piece.parent
        quoted = piece.tag == "blockquote" and beside and block.linked * 2 <= len(block.text)
        if quoted and block.score >= QUOTED and not block.controls and block.text not in said:
            block.kept = True
        if block.kept:
            before = piece


def keep_formulas(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Keep formulas in TeX, a line each, that follow kept text: to the choice of blocks they are no words."""
    before = False
    for block in blocks:
        if before and not block.kept and block.text.startswith(("\\[", "$$", "\\begin{")):
            block.kept = FORMULA.fullmatch(block.text) is not None
        before = block.kept


def _piece(spot: Spot) -> Node | None:
    """The outermost element of running text that a block stands in, not counting its own container."""
    highest = spot.node.depth - LOOSE
    for node in spot.noted:
        if node.depth > highest and node.tag in PIECES:
            return node
    return None


def _fits(block: Block, piece: Node) -> bool:
    if piece.tag in LEVEL:
        return block.score >= SPOKEN
    enough = SPOKEN if piece.tag == "p" else LIKELY
    return block.score >= enough and block.linked * 2 <= len(block.text) and not block.controls


def complete_tables(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Keep all rows of a table of data of which a good part was chosen: nobody prints every third row."""
    size: Counter[int] = Counter()
    kept: Counter[int] = Counter()
    linked: Counter[int] = Counter()
    tables: dict[int, Node] = {}
    inner = [spot.nearest(TABLE) if spot.noted else None for spot in spots]
    for block, table in zip(blocks, inner, strict=True):
        if table is not None:
            tables[table.order] = table
            size[table.order] += len(block.text)
            kept[table.order] += len(block.text) * block.kept
            linked[table.order] += block.linked
    whole = {
        order
        for order, table in tables.items()
        if size[order] > kept[order] >= CHOSEN * size[order]
        and linked[order] * 2 <= size[order]
        and _is_data(table, size[order])
    }
    for block, table in zip(blocks, inner, strict=True):
        if table is not None and table.order in whole:
            block.kept = True


def _is_data(table: Node, size: int) -> bool:
    """Whether a table of `size` letters has rows and columns of short texts."""
    if table.find("fieldset", "form", *LEVEL) is not None:
        return False
    rows = [[cell for cell in row.children if cell.tag in ("td", "th")] for row in table.find_all("tr")]
    wide = [row for row in rows if len(row) > 1]
    headed = len(wide) > 1 and all(cell.tag == "th" for cell in wide[0])
    return (headed or len(wide) >= ROWS) and len(wide) * 2 >= len(rows) and size <= CELL * sum(map(len, rows))


def keep_captions(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Keep the captions of pictures in a box with kept text, of kept tables, and the titles of what folds;
    and all that a figure says of its table, above and below."""
    kept = around(blocks, spots)
    figures: dict[int, bool] = {}
    for block, spot in zip(blocks, spots, strict=True):
        if block.kept or len(block.text) > CAPTION:
            continue
        linked = block.linked * 2 > len(block.text)
        if not linked and not spot.deep and _tells_of_table(spot.node, kept, figures):
            block.kept = True
            continue
        highest = spot.node.depth - CLIMB
        for node in reversed(spot.noted):
            if node.depth <= highest:
                break
            if node.tag in TITLES and node.parent is not None and node.parent.order in kept:
                if linked:
                    block.kept = node.tag == "figcaption" and _names_speaker(node, node.parent, kept)
                else:
                    block.kept = node.tag != "figcaption" or _has_picture(node, node.parent)
                break


def _tells_of_table(node: Node, kept: set[int], figures: dict[int, bool]) -> bool:
    """Whether an element stands in a figure around a kept table, and not in the table; `figures` are those
    that were looked at."""
    above: Node | None = node
    for _ in range(CLIMB):
        if above is None or above.tag == "table":
            return False
        if above.tag == "figure":
            if above.order not in figures:
                tables = above.find_all("table") if above.order in kept else ()
                figures[above.order] = any(table.order in kept for table in tables)
            return figures[above.order]
        above = above.parent
    return False


def _names_speaker(caption: Node, box: Node, kept: set[int]) -> bool:
    """Whether a kept quotation stands right before a caption, which may be all links."""
    before = box.children[: box.children.index(caption)]
    return any(node.tag == "blockquote" and node.order in kept for node in before[-3:])


def _has_picture(caption: Node, box: Node) -> bool:
    """Whether a picture, or words that are shown as one, stand right before a caption."""
    before = box.children[: box.children.index(caption)]
    return any(node.tag in SHOWN or node.find(*SHOWN) for node in before[-3:])


def leave_idle_headings(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """A heading is left out where all that stood under it is."""
    heading: Block | None = None
    above = 0
    dropped = False
    for block, spot in zip((*blocks, None), (*spots, None), strict=True):
        title = spot.nearest(HEADINGS) if spot is not None and spot.noted else None
        level = LEVEL[title.tag] if title is not None else 0
        if block is not None and not level:
            if block.kept:
                heading = None
            else:
                dropped = True
            continue
        if heading is not None and dropped and above >= (level or 1):
            heading.kept = heading.score >= SURE
        dropped = False
        heading, above = (block, level) if block is not None and block.kept else (None, 0)


def leave_lone_titles(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """A heading is left out that alone was chosen of its box, where it is the only such box: a card that
    leads elsewhere. Of several like boxes the titles may be all that the article has of a list."""
    kept = [place for place, block in enumerate(blocks) if block.kept]
    lone: defaultdict[tuple[str, str], list[Block]] = defaultdict(list)
    for before, place, after in zip([-1, *kept], kept, [*kept[1:], len(blocks)], strict=False):
        block, spot = blocks[place], spots[place]
        if place + 1 == after or block.score >= SURE or not spot.noted or spot.nearest(HEADINGS) is None:
            continue
        others = [blocks[at].node.order for at in (before, after) if 0 <= at < len(blocks)]
        box: Node | None = None
        for wider in spot.climb():
            if any(wider.node.order <= order < wider.node.end for order in others):
                break
            box = wider.node
        if box is None:
            continue
        below = [other for other in blocks[place + 1 : after] if box.order <= other.node.order < box.end]
        if sum(len(other.text) for other in below) * 2 >= len(block.text):
            lone[box.tag, box.get("class")].append(block)
    for titles in lone.values():
        if len(titles) == 1:
            titles[0].kept = False
