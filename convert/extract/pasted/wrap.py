"""Paragraphs that were broken at a fixed width, by a mail program or on the page of a PDF, made whole."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from convert.extract.pasted import folio
from convert.extract.pasted.line import Line, split
from convert.extract.pasted.sentence import begins_small, ends_sentence
from convert.extract.words import alternatives

MOST_COLUMNS: Final = 100
"""A hard-wrapped text has no longer lines; RFC 5322 asks mail for 78, quoting adds some."""

MOST_ON_PAPER: Final = 125
"""Signs in a line of a printed page: one column of 17 cm in small type."""

FEWEST_COLUMNS: Final = 40
"""Narrower columns are lists and menus, not wrapped prose."""

FORCED_SHARE: Final = 0.6
"""Share of the breaks below long lines that must be forced (the next word had no room) in a wrapped text."""

FORCED_BREAKS: Final = 3
"""With fewer breaks than these there is no telling a wrapped text from two long titles,"""

CUT_BREAKS: Final = 2
"""but so many forced ones in mid-sentence, with a small letter behind them, do tell."""

PAPER_BREAKS: Final = 6
CUT_SHARE: Final = 0.3
"""Breaks of a text in proportional type, whose lines hold more or fewer signs, and how many of them must
be in mid-sentence with a small letter behind (German has the fewest, near a half)."""

SLACK: Final = 2
PAPER_SLACK: Final = 0.15
"""Columns, and on paper the share of the width, by which the next word may miss the edge."""

LONG_SHARE: Final = 0.2
"""Share of the letters that may stand on longer lines, pasted together with a wrapped text."""

SYLLABLE: Final = 3
"""Letters in front of a hyphen at a line's end that are part of a word if they are no word of the text."""

MARKER: Final = re.compile(r"(?:[-+*•◦▪▫‣⁃·●○■□➤►✓✔→o]|#{1,6}|>|\(?(?:\d{1,3}|[a-z])[.)])[ \t\u00a0]")
"""How a line starts that is an item, a heading or a quotation of its own, never the rest of a paragraph."""


class Column(NamedTuple):
    """The width at which a text was broken; `loose` where its lines are of proportional type."""

    width: int
    loose: bool

    @property
    def slack(self) -> float:
        return PAPER_SLACK * self.width if self.loose else SLACK


@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('pasted', 'mail_header')}\s?[:：]\s*\S", re.IGNORECASE)


def is_field(text: str) -> bool:
    """Whether the line reads as a field at the top of a mail: 'To: ...', 'Sent: ...'."""
    return _field().match(text) is not None


def read(text: str) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a text, one for each paragraph, and apart those that number and head its pages."""
    lines = split(text)
    column = measure_column(lines)
    between = folio.find(lines) if column else frozenset()
    kept: list[Line] = []
    cut: set[int] = set()
    gap = 0
    for at, line in enumerate(lines):
        if at in between:
            gap = max(gap, line.gap)
        elif at - 1 in between and kept and _is_cut(kept[-1], line):
            cut.add(line.number)
            kept.append(msgspec.structs.replace(line, gap=0))
        else:
            kept.append(msgspec.structs.replace(line, gap=max(gap, line.gap)))
        gap = gap if at in between else 0
    return unwrap(kept, column, cut), tuple(lines[at] for at in sorted(between))


def unwrap(lines: Sequence[Line], column: Column | None, cut: Container[int] = ()) -> tuple[Line, ...]:
    """Join the lines of a paragraph where the text as a whole was broken at a fixed width.

    An item goes on below its mark in texts of any width: there the indent says so. The lines whose
    numbers are in `cut` go on from the page before.
    """
    if column is None and not any(line.indent for line in lines):
        return tuple(lines)
    whole = {word.casefold().strip(".,;:") for line in lines for word in line.text.split()}
    if sum(line.text.endswith("-") for line in lines) < FORCED_BREAKS:
        whole.add("-")
    joined: list[Line] = []
    pieces: list[str] = []
    hang = 0
    for before, line in zip([None, *lines], lines, strict=False):
        hangs = hang > 0 and line.indent == hang and _may_follow(line)
        goes_on = hangs or line.number in cut or (column and before and _goes_on(before, line, column))
        if before is not None and goes_on:
            pieces.append(line.text)
            continue
        hang = _hang(line)
        if pieces:
            joined[-1] = msgspec.structs.replace(joined[-1], text=_join(pieces, whole))
        joined.append(line)
        pieces = [line.text]
    if pieces:
        joined[-1] = msgspec.structs.replace(joined[-1], text=_join(pieces, whole))
    return tuple(joined)


def measure_column(lines: Sequence[Line]) -> Column | None:
    """The column at which the text was broken, or None where it was not."""
    for most, loose in ((MOST_COLUMNS, False), (MOST_ON_PAPER, True)):
        sizes = sorted(len(line.text) for line in lines if " " in line.text and len(line.text) <= most)
        longer = sum(len(line.text) for line in lines if len(line.text) > most)
        if not sizes or longer > LONG_SHARE * sum(sizes):
            continue
        column = Column(sizes[int(0.98 * (len(sizes) - 1))], loose)
        if column.width >= FEWEST_COLUMNS and _bears_out(lines, column):
            return column
    return None


def _bears_out(lines: Sequence[Line], column: Column) -> bool:
    """Whether enough of the breaks below long lines are where the column forces them."""
    inner = [
        (a, b)
        for a, b in pairwise(lines)
        if b.gap == 0 and 2 * len(a.text) > column.width >= len(a.text) - column.slack and _may_follow(b)
    ]
    forced = [(a, b) for a, b in inner if _is_forced(a, b, column)]
    cut = sum(_is_cut(a, b) for a, b in forced)
    if len(forced) < FORCED_SHARE * len(inner):
        return False
    if column.loose:
        return len(forced) >= PAPER_BREAKS and cut >= CUT_SHARE * len(forced)
    return len(forced) >= FORCED_BREAKS or cut >= CUT_BREAKS


def _hang(line: Line) -> int:
    """The column at which the words behind an item's mark begin; 0 for other lines."""
    mark = MARKER.match(line.text)
    return line.indent + mark.end() if mark and not line.cells and line.text[0] not in "#>" else 0


def _may_follow(line: Line) -> bool:
    """Whether the line can be the rest of a paragraph: no empty line above, no mark, cells or rule."""
    return not (line.gap or line.cells or MARKER.match(line.text)) and any(map(str.isalnum, line.text))


def _is_cut(line: Line, after: Line) -> bool:
    """Whether a sentence goes on from line to line for certain: no end, and a small letter behind it."""
    return not ends_sentence(line.text) and begins_small(after.text)


def _goes_on(line: Line, after: Line, column: Column) -> bool:
    """Whether the paragraph does; on paper a narrower line, beside a picture, may be cut in mid-sentence."""
    if _is_forced(line, after, column):
        return True
    stands = not line.cells and _may_follow(after) and 2 * len(line.text) > column.width
    return column.loose and stands and _is_cut(line, after)


def _is_forced(line: Line, after: Line, column: Column) -> bool:
    """Whether the first word of the next line had no room on this one, or is the end of a divided word."""
    if line.cells or not _may_follow(after) or after.indent > line.indent + 3:
        return False
    if not any(map(str.isalnum, line.text)) or (is_field(line.text) and is_field(after.text)):
        return False
    if len(line.text) > column.width + column.slack:
        return False
    if line.text.endswith("-") and after.text[0].islower():
        return True
    first = after.text.split(" ", 1)[0]
    return line.indent + len(line.text) + 1 + len(first) > column.width - column.slack


def _join(pieces: Iterable[str], whole: set[str]) -> str:
    """One paragraph of its lines; a hyphen at a line's end goes unless the text has the word with it.

    Where `whole`, the words of the text, holds a bare "-", the text does not divide words: it stays.
    """
    text, *rest = pieces
    done: list[str] = []
    for piece in rest:
        if text.endswith("-") and not text.endswith(("--", " -")) and piece[:1].islower():
            head, first = text.rsplit(" ", 1)[-1], piece.split(" ", 1)[0]
            solid = (head[:-1] + first).casefold().strip(".,;:")
            hyphened = (head + first).casefold().strip(".,;:")
            part = len(head) <= SYLLABLE + 1 and head[:-1].casefold() not in whole
            stays = solid not in whole and (hyphened in whole or ("-" in whole and not part))
            text = (text if stays else text[:-1]) + piece
        else:
            done.append(text)
            text = piece
    return " ".join([*done, text])
