"""Counts of readers and what a journal offers beside them: "Views 123 | Cite | Download PDF"."""

import re
from functools import cache
from typing import Final

from bs4 import Tag

from convert.dom import BLOCK
from convert.extract import words
from convert.extract.content import Content, has_own_text

ROW: Final = 120
"""Characters of a row of counts: some six of them with their names."""

BARE: Final = 6
"""Characters of a count without a name: applause, comments, or the dashes where there is none."""

FEW: Final = 2
"""Bare counts at most, of applause and of comments; more are the places of a ranking."""

PROSE: Final = 80
"""Characters of a block that is running text: a line of print."""

BOXES: Final = BLOCK - frozenset(
    "td th tr table tbody li dt dd body h1 h2 h3 h4 h5 h6 pre blockquote".split()
)

PARAGRAPHS: Final = BOXES | {"li", "td", "dd", "blockquote"}

NUMBER: Final = re.compile(r"\d[\d.,\u00a0\u202f]*\s?[km]?\+?", re.IGNORECASE)
COUNT: Final = re.compile(r"\d[\d.,]*[km]?|-+|\u2013|\u2014", re.IGNORECASE)


def drop_metrics(content: Content) -> None:
    """Take rows of counts and their names before or behind the text, and bare counts before it."""
    text: tuple[int, int] | None = None
    bares: list[Tag] = []
    for tag in content.outermost(ROW):
        if tag.name not in BOXES or content.is_gone(tag):
            continue
        said = content.text(tag)
        bare = len(said) <= BARE and COUNT.fullmatch(said) is not None and not content.holds(tag, "img")
        if not bare and not _counts(said):
            continue
        first, last = text = text or _running(content)
        place = content.place(tag)
        if bare and place < first:
            bares.append(tag)
        elif not bare and not first <= place <= last:
            content.take(tag, "drop_metrics", "counts of readers, and offers beside them")
    for tag in bares if len(bares) <= FEW else ():
        content.take(tag, "drop_metrics", "counts of readers, and offers beside them")


def _running(content: Content) -> tuple[int, int]:
    """Where the first and the last block of running text stand; 0, and past all, where there is none."""
    places = [
        place
        for place, tag in enumerate(content.tags)
        if tag.name in PARAGRAPHS and content.size(tag) >= PROSE and has_own_text(tag)
    ]
    return (places[0], places[-1]) if places else (0, len(content.tags))


def _counts(said: str) -> bool:
    """Whether a line is counts with their names: two of them, or one beside an offer."""
    left, numbers = NUMBER.subn(" ", said)
    left, names = _names().subn(" ", left)
    return names > 1 and bool(numbers) and not any(map(str.isalnum, left))


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words.alternatives('furniture', 'metric')}(?!\w)", re.IGNORECASE)
