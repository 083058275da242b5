"""The chosen lines as typed blocks: paragraphs, headings, lists, tables, quotations.

Marks that people and mark-down editors type (# Heading, - item, > quotation, ---) are read as what
they mean. Without marks a line is only called a heading or an item where its neighbours bear it out;
everything else stays a paragraph.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final, Literal

from convert.extract.pasted.line import Line
from convert.extract.pasted.sentence import begins_small, ends_sentence, weigh_words
from convert.model import (
    Block,
    Cell,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
    Text,
)

HEADING_WORDS: Final = 16
"""Longest heading without a mark: 99 % of the h2 to h4 in the articles of wcxb-dev have fewer words."""

LONGEST_RUN: Final = 60
"""Items of a list without marks; a longer run of short lines is a menu or an index, and bounds the work."""

BULLET: Final = re.compile(r"([-+*•◦▪▫‣⁃·●○■□➤►✓✔–])[ \t]+(?=\S)")
NUMBER: Final = re.compile(r"\(?(\d{1,3})[.)][ \t]+(?=\S)")
LETTER: Final = re.compile(r"\(?([a-z])\)[ \t]+(?=\S)")
HASHES: Final = re.compile(r"(#{1,6})[ \t]+(?=\S)")
UNDERLINE: Final = re.compile(r"(={3,}|-{3,})$")
DASHES: Final = ("— ", "― ", "-- ")
RULE: Final = re.compile(r"(?:([*_–—=~•·-])[ ]?)(?:\1[ ]?){2,}$|⁂$")
PIPES: Final = re.compile(r"\|(.+)\|$")
PIPE_RULE: Final = re.compile(r"\|?[ :|-]*-{2,}[ :|-]*$")
STRONG: Final = re.compile(r"(\*\*|__)([^*_]+)\1:?$")
REFERRED: Final = re.compile(r"[^\W\d_][.!?。…]+[\"”’»)]*\[?\d{1,3}\]?$")
"""The end of a sentence with the number of a note behind it."""

ATTRIBUTION: Final = re.compile(r"[—–―-]{1,2} ?(?=[^\W\d_])")
QUOTED: Final = re.compile(r"[\"“„«‚‘「『].*[\"”“»’」』][.!?]?$", re.DOTALL)
NUMERIC: Final = re.compile(r"[^A-Za-z]*\d[^A-Za-z]{0,40}[%KMBkmb]?$")

Style = Literal["bullet", "number", "letter"]


def build(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Blocks in the order of the lines; every letter and digit but a list's own numbers is kept."""
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        block, at = next(made for made in (read(lines, at) for read in READERS) if made is not None)
        if block is not None:
            blocks.append(block)
    return tuple(blocks)


Made = tuple[Block | None, int] | None
"""A block and the index of the line after it; None in place of the pair: not of this kind."""


def _rule(lines: Sequence[Line], at: int) -> Made:
    if not RULE.match(lines[at].text) or (PIPE_RULE.match(lines[at].text) and "|" in lines[at].text):
        return None
    return (Rule() if 0 < at < len(lines) - 1 else None), at + 1


def _marked_heading(lines: Sequence[Line], at: int) -> Made:
    """`# Heading`, or a short line that is underlined or wholly bold."""
    text = lines[at].text
    if m := HASHES.match(text):
        return Heading(max(2, len(m[1])), _words(text[m.end() :].rstrip("# "))), at + 1
    if m := STRONG.match(text):
        if weigh_words(text) <= HEADING_WORDS:
            return Heading(3, _words(m[2])), at + 1
        return None
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below and not below.gap and UNDERLINE.match(below.text) and len(text) <= 2 * len(below.text) + 8:
        return Heading(2, _words(text)), at + 2
    return None


def _table(lines: Sequence[Line], at: int) -> Made:
    """Lines of cells: what a browser copies of a table (tabs), or pipes as in mark-down."""
    rows: list[tuple[str, ...]] = []
    ruled = False
    end = at
    while end < len(lines) and (end == at or lines[end].gap <= 1):
        text = lines[end].text
        if _mark(lines[end])[0] and len(lines[end].cells) == 2:
            break
        if PIPE_RULE.match(text) and "|" in text and rows:
            ruled = ruled or len(rows) == 1
        elif cells := lines[end].cells or _piped(text):
            rows.append(cells)
        else:
            break
        end += 1
    if len(rows) < 2:
        return None
    width = max(map(len, rows))
    head = 1 if ruled or _heads(rows) else 0
    return Table(tuple(_row(row, width, i < head) for i, row in enumerate(rows)), head=head), end


def _piped(text: str) -> tuple[str, ...]:
    m = PIPES.match(text)
    return tuple(cell.strip() for cell in m[1].split("|")) if m else ()


def _heads(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it holds no number, and a column below does."""
    first, rest = rows[0], rows[1:]
    if any(NUMERIC.match(cell) for cell in first) or not all(first[1:]):
        return False
    return any(sum(bool(NUMERIC.match(c)) for c in row) for row in rest) or len(rows) > 2


def _row(cells: Sequence[str], width: int, header: bool) -> Row:
    padded = [*cells, *[""] * (width - len(cells))]
    return Row(tuple(Cell((Paragraph(_words(c)),) if c else (), header=header) for c in padded))


def _quoted(lines: Sequence[Line], at: int) -> Made:
    """Lines behind `>`, or a paragraph in quotation marks with a dash and a name below it."""
    end = at
    while end < len(lines) and lines[end].text.startswith(">") and (end == at or not lines[end].gap):
        end += 1
    if end > at:
        text = " ".join(line.text.lstrip("> ") for line in lines[at:end]).strip()
        return (Quote((Paragraph(_words(text)),)) if text else None), end
    if at + 1 < len(lines) and QUOTED.match(lines[at].text):
        below = lines[at + 1].text
        m = ATTRIBUTION.match(below)
        if m and weigh_words(below) <= HEADING_WORDS and not ends_sentence(below):
            return Quote((Paragraph(_words(lines[at].text)),), _words(below[m.end() :])), at + 2
    return None


def _list(lines: Sequence[Line], at: int) -> Made:
    """Items with bullets, numbers or letters that follow each other."""
    style, first, text = _mark(lines[at])
    if style is None:
        return _dashes(lines, at)
    items = [text]
    end = at + 1
    while end < len(lines):
        other, number, text = _mark(lines[end])
        if other != style or (style != "bullet" and number != first + len(items)):
            break
        items.append(text)
        end += 1
    if len(items) < 2 and not (style == "bullet" and lines[at].text[0] not in "–·-+"):
        return None
    entries = tuple(Item((Paragraph(_words(i)),)) for i in items)
    if style == "letter":
        return List(entries, ordered=True, start=first, style="lower-alpha"), end
    return List(entries, ordered=style == "number", start=first if style == "number" else 1), end


def _dashes(lines: Sequence[Line], at: int) -> Made:
    """Items behind long dashes, which open the turns of a talk but below a colon, with semicolons between."""
    if at == 0 or not lines[at - 1].text.endswith((":", "：")):
        return None
    end = at
    while end < len(lines) and lines[end].text.startswith(DASHES) and (end == at or not lines[end].gap):
        end += 1
    run = lines[at:end]
    if len(run) < 2 or not all(line.text.endswith((";", ",", "؛", "،")) for line in run[:-1]):
        return None
    return List(tuple(Item((Paragraph(_words(line.text[1:].lstrip())),)) for line in run)), end


def _mark(line: Line) -> tuple[Style | None, int, str]:
    """The kind of the line's mark, its number, and the words behind it."""
    text = line.text
    if BULLET.match(text):
        return "bullet", 1, text[2:].lstrip()
    if m := NUMBER.match(text):
        return "number", int(m[1]), text[m.end() :]
    if m := LETTER.match(text):
        return "letter", ord(m[1]) - ord("a") + 1, text[m.end() :]
    return None, 0, text


def _plain_list(lines: Sequence[Line], at: int) -> Made:
    """A run of short lines without marks that hang together closer than paragraphs do."""
    if lines[at].text.endswith((":", "：")):
        return None
    end = at
    while (
        end < min(len(lines), at + LONGEST_RUN)
        and (end == at or lines[end].gap == 0)
        and weigh_words(lines[end].text) <= 2 * HEADING_WORDS
        and not lines[end].cells
        and _mark(lines[end])[0] is None
        and not lines[end].text.startswith(("#", ">"))
    ):
        end += 1
    announced = at > 0 and lines[at - 1].text.endswith((":", "："))
    spaced = at > 0 and end < len(lines) and lines[at].gap > 0 and lines[end].gap > 0
    run = lines[at:end]
    loose = sum(ends_sentence(line.text) for line in run)
    if len(run) < (2 if announced and spaced else 3) or not (announced or (spaced and loose * 3 <= len(run))):
        return None
    if announced and not spaced and loose not in (0, len(run)):
        return None
    return List(tuple(Item((Paragraph(_words(line.text)),)) for line in run)), end


def _heading(lines: Sequence[Line], at: int) -> Made:
    """A short line without a full stop above a longer one."""
    text = lines[at].text
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or not _titles(text) or below.cells:
        return None
    longer = weigh_words(below.text) > 1.5 * weigh_words(text) and (
        weigh_words(below.text) >= 12 or ends_sentence(below.text) or below.text.endswith((":", "："))
    )
    nested = at + 2 < len(lines) and _titles(below.text) and weigh_words(lines[at + 2].text) >= 20
    listed = _mark(below)[0]
    if not (longer or nested or listed == "bullet" or (listed and _mark(below)[1] == 1)):
        return None
    if at and lines[at].gap == 0 and below.gap == 0 and not ends_sentence(lines[at - 1].text):
        return None
    return Heading(2, _words(text)), at + 1


def _titles(text: str) -> bool:
    """Whether the line could be a heading by its own look."""
    return (
        weigh_words(text) <= HEADING_WORDS
        and not text.endswith((".", ",", ";", ":", "…", "。", "，", "；", "：", "।", "،"))
        and not REFERRED.search(text)
        and not begins_small(text)
        and any(c.isalpha() for c in text)
        and not BULLET.match(text)
        and not text.startswith(('"', "“", "«", "„"))
    )


def _paragraph(lines: Sequence[Line], at: int) -> tuple[Block | None, int]:
    return Paragraph(_words(lines[at].text)), at + 1


def _words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


READERS: Final[tuple[Callable[[Sequence[Line], int], Made], ...]] = (
    _marked_heading,
    _rule,
    _table,
    _quoted,
    _list,
    _plain_list,
    _heading,
    _paragraph,
)
"""Asked in this order; the last one takes every line."""
