"""Lines of pasted text: cleaned of what cannot be seen, joined where a mail program had broken them.

A browser puts one block on one line and an empty line behind paragraphs and headings; mail and old
text files break every paragraph at some 72 columns. Both come out as one `Line` for each block.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

import msgspec

from convert.extract.words import alternatives

MOST_COLUMNS: Final = 100
"""A hard-wrapped text has no longer lines; RFC 5322 asks mail for 78, quoting adds some."""

FEWEST_COLUMNS: Final = 40
"""Narrower columns are lists and menus, not wrapped prose."""

WRAPPED_SHARE: Final = 0.6
"""Share of the breaks inside stanzas that must be forced (the next word had no room) in a wrapped text."""

FORCED_BREAKS: Final = 3
"""With fewer breaks than these there is no telling a wrapped text from two long titles."""

SHAPING: Final = "\t\u200c\u200d"
"""Control characters that are kept: the tab parts cells, the joiners shape letters."""

BREAKS: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
MARKER: Final = re.compile(r"(?:[-+*•◦▪▫‣⁃·●○■□➤►✓✔→o]|#{1,6}|>|\(?(?:\d{1,3}|[a-z])[.)])[ \t\u00a0]")
"""How a line starts that is an item, a heading or a quotation of its own, never the rest of a paragraph."""


class Line(msgspec.Struct, frozen=True):
    """One block of the text.

    `number` counts the source's lines from 1 (the first of those that were joined), `gap` the empty
    lines above, `cells` the parts between tabs; white space inside `text` is single spaces.
    """

    number: int
    text: str
    gap: int = 0
    cells: tuple[str, ...] = ()
    indent: int = 0


def split(text: str) -> tuple[Line, ...]:
    """All lines that hold a visible character, in order."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(BREAKS.split(text), start=1):
        seen = _visible(raw)
        words = " ".join(seen.split())
        if not words:
            gap += 1
            continue
        indent = len(seen) - len(seen.lstrip(" \u00a0"))
        lines.append(Line(number, words, gap, _cells(seen), indent))
        gap = 0
    return _unwrap(lines)


def _visible(raw: str) -> str:
    """Without control and invisible formatting characters; joiners that shape letters stay."""
    if raw.isascii() and raw.isprintable():
        return raw
    return "".join(c for c in raw if c in SHAPING or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def _cells(raw: str) -> tuple[str, ...]:
    if "\t" not in raw:
        return ()
    cells = tuple(" ".join(cell.split()) for cell in raw.strip(" \r\n").split("\t"))
    return cells if sum(map(bool, cells)) > 1 else ()


@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('pasted', 'mail_header')}\s?[:：]\s*\S", re.IGNORECASE)


def is_field(text: str) -> bool:
    """Whether the line reads as a field at the top of a mail: 'To: ...', 'Sent: ...'."""
    return _field().match(text) is not None


def _unwrap(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join the lines of a paragraph where the text as a whole was broken at a fixed width.

    An item goes on below its mark in texts of any width: there the indent says so.
    """
    width = _width(lines)
    if width is None and not any(line.indent for line in lines):
        return tuple(lines)
    whole = {word.casefold().strip(".,;:") for line in lines for word in line.text.split()}
    if sum(line.text.endswith("-") for line in lines) < FORCED_BREAKS:
        whole.add("-")
    joined: list[Line] = []
    pieces: list[str] = []
    hang = 0
    for before, line in zip([None, *lines], lines, strict=False):
        hangs = hang > 0 and line.indent == hang and _may_follow(line)
        if before is not None and (hangs or (width is not None and _is_forced(before, line, width))):
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


def _width(lines: Sequence[Line]) -> int | None:
    """The column at which the text was broken, or None where it was not."""
    prose = sorted(len(line.text) for line in lines if " " in line.text)
    if not prose:
        return None
    width = prose[int(0.98 * (len(prose) - 1))]
    if not FEWEST_COLUMNS <= width <= MOST_COLUMNS or prose[-1] > 2 * MOST_COLUMNS:
        return None
    inner = [(a, b) for a, b in pairwise(lines) if b.gap == 0]
    forced = sum(_is_forced(a, b, width) for a, b in inner)
    return width if forced >= max(FORCED_BREAKS, WRAPPED_SHARE * len(inner)) else None


def _hang(line: Line) -> int:
    """The column at which the words behind an item's mark begin; 0 for other lines."""
    mark = MARKER.match(line.text)
    return line.indent + mark.end() if mark and not line.cells and line.text[0] not in "#>" else 0


def _may_follow(line: Line) -> bool:
    """Whether the line can be the rest of a paragraph: no empty line above, no mark, cells or rule."""
    return not (line.gap or line.cells or MARKER.match(line.text)) and any(map(str.isalnum, line.text))


def _is_forced(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line had no room on this one, or is the end of a divided word."""
    if line.cells or not _may_follow(after) or after.indent > line.indent + 3:
        return False
    if not any(map(str.isalnum, line.text)) or (is_field(line.text) and is_field(after.text)):
        return False
    if line.text.endswith("-") and after.text[0].islower():
        return True
    first = after.text.split(" ", 1)[0]
    return line.indent + len(line.text) + 1 + len(first) > width - 2


def _join(pieces: Sequence[str], whole: set[str]) -> str:
    """One paragraph of its lines; a hyphen at a line's end goes unless the text has the word with it.

    Where `whole`, the words of the text, holds a bare "-", the text does not divide words: it stays.
    """
    text = pieces[0]
    for piece in pieces[1:]:
        if text.endswith("-") and not text.endswith(("--", " -")) and piece[:1].islower():
            head, first = text.rsplit(" ", 1)[-1], piece.split(" ", 1)[0]
            solid = (head[:-1] + first).casefold().strip(".,;:")
            hyphened = (head + first).casefold().strip(".,;:")
            stays = solid not in whole and (hyphened in whole or "-" in whole)
            text = (text if stays else text[:-1]) + piece
        else:
            text += " " + piece
    return text
