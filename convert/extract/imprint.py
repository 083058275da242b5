"""The lines around the headline that print the byline, the dates or the reading time and nothing else."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice, pairwise
from typing import Final, NamedTuple

from convert.dom import Node
from convert.extract.dates import find_dates, order_of
from convert.extract.masthead import LONG, Masthead
from convert.extract.visible import Line, inside
from convert.extract.words import either, words
from convert.model import Person

LEFT: Final = 8
"""Words beside a fact that its line may have ('in Tallis and Skail'); with more it says something else."""

LONGEST: Final = 400
"""Letters of a line that is looked at: ten names with their jobs."""

FACE: Final = 200
"""Pixels of width below which a picture beside a name is a face or a button."""

WIDE: Final = 300
"""Nodes of a box that can be nothing but the byline; a face with its links takes up to thirty."""

SHORT: Final = 40
"""Letters of a line that only introduces a fact or tells the reading time."""

HEADINGS: Final = ("h2", "h3", "h4")
"""A date in one of these, in the running text, is the title of a part."""

WORDS: Final = 40
"""Words of a box past which its lines go one by one."""

WHOLE: Final = frozenset("body html main article td tr table".split())
"""Boxes that hold the article too, or whose loss would break a grid."""

IDEAS: Final = (
    *(("byline", idea) for idea in ("by", "label", "noise", "and")),
    *(("dates", idea) for idea in ("published", "updated", "weekday")),
)
"""Topics and ideas of the words around names and dates."""

GAP: Final = 4
"""Signs between two words of a name: blanks, stops, hyphens."""

WORD: Final = re.compile(r"\w+")

TIME = re.compile(
    r"(?<![\w:])\d{1,2}(?:[:.h]\d{2}){1,2}(?:\s*[ap]\.?\s?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?(?:[+-]\d+)?)?(?!\w)|(?<!\w)\d{1,2}\s*[ap]\.?m\.?(?!\w)",
    re.IGNORECASE,
)
"""A time of day behind a date, with its zone."""


class Told(NamedTuple):
    """What was read from a page, to know it again: persons, days, and the elements that show a day as
    '2 days ago'."""

    persons: tuple[Person, ...]
    days: frozenset[str]
    stamps: frozenset[int]


def read_imprint(head: Masthead, told: Told, language: str | None) -> dict[str, set[int]]:
    """Name of the fact -> orders of the elements that print it and hold nothing else."""
    names = _names(told.persons)
    texts: dict[int, str] = {}
    lines: list[tuple[Line, str]] = []
    before: list[Line] = []
    long = 0
    for line in (*head.above, *head.below):
        name = _what(line, names, told, language)
        if name == "label":
            before.append(line)
            continue
        if name and not (name == "date" and long and line.box.tag in HEADINGS):
            lines += [(label, name) for label in (*before, line)]
        before = []
        long += len(line.text) >= LONG and line.linked < 0.5
    for line, name in lines:
        texts.update((piece.order, name) for piece in line.pieces)
    found: dict[str, set[int]] = {}
    for line, name in lines:
        box = _box(line, head, texts)
        found.setdefault(name, set()).update({box.order} if box else {piece.order for piece in line.pieces})
    return found


def _box(line: Line, head: Masthead, texts: dict[int, str]) -> Node | None:
    """The largest element around a line that holds nothing but such lines and faces."""
    largest = None
    box = line.pieces[0].parent
    while box is not None and box.tag not in WHOLE:
        below = head.page.below(box)
        if len(below) > WIDE or (head.headline is not None and head.headline.order in below):
            break
        nodes = [head.page.nodes[order] for order in below]
        if not all(_is_told(node, texts) for node in nodes):
            break
        if sum(len(node.data.split()) for node in nodes if node.order in texts) > WORDS:
            break
        if all(piece.order in below for piece in line.pieces):
            largest = box
        box = box.parent
    return largest


def _is_told(node: Node, texts: dict[int, str]) -> bool:
    """Whether a node is of a told line, or prints nothing that an article would miss."""
    if node.tag == "#text":
        return node.order in texts or not node.data.strip(" \t\r\n\xa0|•·,;–—-/") or _is_unseen(node)
    return node.tag not in ("video", "iframe", "table", "figure") and not (
        node.tag == "img" and _is_large(node)
    )


def _is_unseen(node: Node) -> bool:
    return inside(node, "script", "style", "template", "svg", "noscript") is not None


def _is_large(image: Node) -> bool:
    """Whether a picture is, or may be, more than a face."""
    width = re.match(r"\d+", image.get("width"))
    return int(width[0]) >= FACE if width else True


def _names(persons: Iterable[Person]) -> list[tuple[str, ...]]:
    """The names, jobs and houses of persons, as the words they are spelt with; the longest first."""
    said = {tuple(WORD.findall(_small(v))) for p in persons for v in (p.name, p.role, p.affiliation) if v}
    return sorted(filter(None, said), key=lambda spelt: (-sum(map(len, spelt)), spelt))


def _small(text: str) -> str:
    """A text in small letters, each one letter as before."""
    return text.replace("\u0130", "i").lower()


def _without(text: str, names: list[tuple[str, ...]]) -> tuple[str, bool]:
    """A text with bars in place of names, however they are spaced and written, and whether it had one."""
    folded = _small(text)
    if not any(spelt[-1] in folded for spelt in names):
        return text, False
    words_of = [(m[0], m.start(), m.end()) for m in WORD.finditer(folded)]
    pieces: list[str] = []
    end = at = 0
    while at < len(words_of):
        for spelt in names:
            run = words_of[at : at + len(spelt)]
            close = all(b[1] - a[2] <= GAP for a, b in pairwise(run))
            if close and tuple(word for word, _, _ in run) == spelt:
                pieces += (text[end : run[0][1]], " | ")
                end = run[-1][2]
                at += len(spelt) - 1
                break
        at += 1
    return "".join((*pieces, text[end:])), bool(pieces)


def _what(line: Line, names: list[tuple[str, ...]], told: Told, language: str | None) -> str | None:
    """The fact that a line prints, "label" for what only introduces one, None for other lines."""
    if len(line.text) > LONGEST or inside(line.pieces[0], "figure", "figcaption") is not None:
        return None
    rest, named = _without(line.spaced, names)
    dated = False
    numbered = any(map(str.isdigit, rest))
    for read in reversed(find_dates(rest, language, order_of(language)) if numbered else ()):
        if told.days & {read.day, read.other} or _ends(told.days, read.day):
            rest = f"{rest[: read.start]} | {rest[read.end :]}"
            dated = True
    if not named and not dated and told.stamps:
        dated = len(line.text) <= SHORT and _shows(line, told.stamps)
    if not named and not dated and (len(line.text) > SHORT or not _may_tell(line.text, numbered)):
        return None
    if not named and not dated and numbered and _reading_time().fullmatch(line.text):
        return "reading time"
    others = WORD.findall(_furniture().sub(" | ", TIME.sub(" | ", rest)))
    if not named and not dated:
        return None if others else "label"
    if (
        len(others) > LEFT
        or 2 * sum(map(len, others)) > len(line.text)
        or re.search(r"\w{3,}[.!?]\s+\w", rest)
    ):
        return None
    return "byline" if named else "date"


def _shows(line: Line, stamps: frozenset[int]) -> bool:
    """Whether a line stands in an element that states the day it does not print."""
    return any(a.order in stamps for piece in line.pieces for a in islice(piece.ancestors(), 3))


def _ends(days: frozenset[str], day: str) -> bool:
    """Whether a date without year is one of the days."""
    return day.startswith("--") and any(known.endswith(day[1:]) for known in days)


def _may_tell(text: str, numbered: bool) -> bool:
    """Whether a short line has the words of those that introduce a fact or tell the reading time."""
    told = [word in _furniture_words() for word in WORD.findall(text.casefold()) if not word.isdigit()]
    return any(told) if numbered else all(told) or not text.isascii()


@cache
def _furniture_words() -> frozenset[str]:
    return frozenset(
        part for topic, idea in IDEAS for word in words(topic, idea) for part in WORD.findall(word)
    )


@cache
def _furniture() -> re.Pattern[str]:
    """What stands around names and dates: 'by', 'updated', 'min read', weekdays."""
    listed = either(word for topic, idea in IDEAS for word in words(topic, idea))
    return re.compile(rf"(?<!\w)(?:\d+\s*)?{listed}(?!\w)", re.IGNORECASE)


@cache
def _reading_time() -> re.Pattern[str]:
    """'8 min read', 'Reading time: 5 minutes', '12 views'."""
    noise = either(_counted())
    return re.compile(
        rf"\W*(?:{noise}\W*){{0,2}}\d+(?:[-\u2013]\d+)?\W*(?:{noise}\W*){{1,3}}|\W*{noise}\W*\d+\W*(?:\w{{1,8}}\W*)?",
        re.IGNORECASE,
    )


def _counted() -> list[str]:
    """The words that a page counts by; 'in' and 'on' before a number are more likely about a year."""
    return [word for word in words("byline", "noise") if len(word) >= 4]
