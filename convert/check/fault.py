"""What is wrong with the pages themselves. A check takes the pages and gives the numbers of the faulty ones.

Numbers of lines and reach are those of good typesetting: a heading has two lines below it, a paragraph
leaves two lines before and after a turn of the page, a last page is at least a fifth full, any other a third.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from convert.check.paper import Block, Box, Piece, Sheet
from convert.check.token import LINE_END, fold

SLACK: Final = 1.0
"""Points by which a letter's ink may pass an edge: swashes and rounding."""

OVERLAP: Final = 0.3
"""Part of the smaller of two pieces that must be covered. Raised signs and marks of Arabic cover up to a
fifth; lines that are set over one another cover more than half."""

COMPARISONS: Final = 200_000
"""Pairs of pieces that are compared on one page, about a tenth of a second; a dense page has 2,000."""

FULL: Final = 0.2
"""Part of the height of the fullest page that the last one should have."""

HOLLOW: Final = 1 / 3
"""Part of the sheet that a page before the last should fill, as the share that the fullest page fills."""

FOOT: Final = 28.0
"""Points above the last line of a page that are still its foot, two lines: columns end at slightly different
heights."""

LEAST: Final = 12
"""Letters of two lines that are one paragraph: fewer are found together by chance ("310 g", "620 g")."""

HEADINGS: Final = frozenset(f"H{level}" for level in range(1, 7))


def past_the_edge(sheets: Sequence[Sheet], lines: Sequence[str]) -> list[int]:
    """Words beyond the trimmed sheet, or pictures beyond what is printed."""
    return [
        sheet.number
        for sheet in sheets
        if any(_outside(p.box, sheet.trim) for p in sheet.texts)
        or any(_outside(p.box, sheet.sheet) for p in sheet.pictures)
    ]


def _outside(box: Box, sheet: Box) -> bool:
    return box.area > 0 and (
        box.left < sheet.left - SLACK
        or box.bottom < sheet.bottom - SLACK
        or box.right > sheet.right + SLACK
        or box.top > sheet.top + SLACK
    )


def overprinted(sheets: Sequence[Sheet], lines: Sequence[str]) -> list[int]:
    """Words set over other words."""
    return [sheet.number for sheet in sheets if _overlap(sheet)]


def _overlap(sheet: Sheet) -> bool:
    """Whether two pieces of a page overlap, by going down the page with those that are still open."""
    left = COMPARISONS
    open_pieces: list[Piece] = []
    for piece in sorted((p for p in sheet.texts if p.box.area > 0), key=lambda p: -p.box.top):
        open_pieces = [p for p in open_pieces if p.box.bottom < piece.box.top]
        left -= len(open_pieces)
        if left < 0:
            return False
        if any(_covers(p.box, piece.box) and _are_words(sheet, p, piece) for p in open_pieces):
            return True
        open_pieces.append(piece)
    return False


def _covers(one: Box, other: Box) -> bool:
    shared = Box(
        max(one.left, other.left),
        max(one.bottom, other.bottom),
        min(one.right, other.right),
        min(one.top, other.top),
    )
    wide, high = shared.right - shared.left, shared.top - shared.bottom
    return wide > 0 and high > 0 and wide * high > OVERLAP * min(one.area, other.area)


def _are_words(sheet: Sheet, *pieces: Piece) -> bool:
    """Whether all of them have a letter or a digit: marks and points may lie where letters are."""
    return all(any(c.isalnum() for c in sheet.say(piece)) for piece in pieces)


def stranded_heading(sheets: Sequence[Sheet], lines: Sequence[str]) -> list[int]:
    """A heading that ends its page, at its foot: in a row of a table, cells may end above."""
    return [
        sheet.number
        for sheet in sheets[:-1]
        if (last := _last(sheet)) and last.tag in HEADINGS and _is_at_foot(sheet, last)
    ]


def _is_at_foot(sheet: Sheet, block: Block) -> bool:
    lowest = min(piece.box.bottom for other in sheet.blocks for piece in other.pieces)
    return min(piece.box.bottom for piece in block.pieces) < lowest + FOOT


def lonely_line(sheets: Sequence[Sheet], lines: Sequence[str]) -> list[int]:
    """One line of a paragraph by itself before or after the turn of a page."""
    found = []
    text = "\n".join(_letters(line) for line in lines)
    for page, following in pairwise(sheets):
        last, first = _last(page), _first(following)
        if last is None or first is None or last.tag not in ("P", "") or first.tag != last.tag:
            continue
        alone = [s.number for s, b in ((page, last), (following, first)) if _is_one_line(b)]
        if alone and _goes_on(page, last, following, first, text):
            found += alone
    return found


def _goes_on(page: Sheet, last: Block, following: Sheet, first: Block, text: str) -> bool:
    """Whether the second block is the rest of the first: both stand as one in the article."""
    before = _letters(LINE_END.sub("", page.tell(last)))
    after = _letters(LINE_END.sub("", following.tell(first)))
    return bool(before and after) and len(before + after) >= LEAST and before + after in text


def _letters(text: str) -> str:
    """Letters only; the numbers of links and notes are not in every line."""
    return re.sub(r"[\W\d_]", "", fold(text))


def _is_one_line(block: Block) -> bool:
    """Whether all of it stands on one line. Raised signs reach into it, the next line begins below it."""
    boxes = sorted((p.box for p in block.pieces if p.box.area > 0), key=lambda box: -box.top)
    low = min((box.bottom for box in boxes[:1]), default=0.0)
    for box in boxes[1:]:
        if (box.bottom + box.top) / 2 < low:
            return False
        low = min(low, box.bottom)
    return bool(boxes)


def parted_caption(sheets: Sequence[Sheet], lines: Sequence[str]) -> list[int]:
    """A caption that begins a page while its picture ends the one before, or that ends a page while its
    table begins the next."""
    found = []
    for page, following in pairwise(sheets):
        last, first = _last(page), _first(following)
        if first and first.tag == "Caption" and first.parent != "Table":
            found.append(following.number)
        elif last and last.tag == "Caption" and last.parent == "Table":
            found.append(page.number)
    return found


def empty_page(sheets: Sequence[Sheet], lines: Sequence[str]) -> list[int]:
    """A page with nothing but running heads and feet."""
    return [sheet.number for sheet in sheets if not sheet.pictures and len(sheet.margin) == len(sheet.texts)]


def short_page(sheets: Sequence[Sheet], lines: Sequence[str]) -> list[int]:
    """A last page with a few lines only, measured against the fullest page."""
    heights = [_height(sheet) for sheet in sheets]
    return [len(sheets)] if len(sheets) > 1 and 0 < heights[-1] < FULL * max(heights) else []


def hollow_page(sheets: Sequence[Sheet], lines: Sequence[str]) -> list[int]:
    """A page before the last that is left nearly white: what follows was moved to the next as a whole."""
    shares = [_height(sheet) / (sheet.trim.top - sheet.trim.bottom) for sheet in sheets]
    least = HOLLOW * max(shares, default=0)
    return [sheet.number for sheet, share in zip(sheets[:-1], shares, strict=False) if 0 < share < least]


def _height(sheet: Sheet) -> float:
    boxes = [p.box for p in (*sheet.texts, *sheet.pictures) if p not in sheet.margin and p.box.area > 0]
    return max((b.top for b in boxes), default=0.0) - min((b.bottom for b in boxes), default=0.0)


def _last(sheet: Sheet) -> Block | None:
    return sheet.blocks[-1] if sheet.blocks else None


def _first(sheet: Sheet) -> Block | None:
    return sheet.blocks[0] if sheet.blocks else None


Check = Callable[[Sequence[Sheet], Sequence[str]], list[int]]

CHECKS: Final[dict[str, Check]] = {
    "page-overrun": past_the_edge,
    "page-overprinted": overprinted,
    "heading-stranded": stranded_heading,
    "line-alone": lonely_line,
    "caption-parted": parted_caption,
    "page-empty": empty_page,
    "page-hollow": hollow_page,
    "page-short": short_page,
}
"""Code of the remark -> check."""
