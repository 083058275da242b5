"""A run of inline elements: what is blank in it, its lines, and the finished line."""

import re
from typing import Final

from convert.model import (
    Break,
    CodeSpan,
    Emphasis,
    Foreign,
    Inline,
    Link,
    Math,
    NoteRef,
    Picture,
    Shift,
    Text,
)

Content = tuple[Inline, ...]

SEVERAL: Final = re.compile("  +")

SPACES: Final = " \N{NO-BREAK SPACE}"
"""What is not printed at the end of a line."""

UNSEEN: Final = f"{SPACES}\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufe0e\ufe0f"
"""Spaces, joiners and marks of direction: nothing, where nothing else stands beside them. Editors fill empty
paragraphs with a joiner."""


def merge(run: list[Inline]) -> Content:
    """A finished line: no white space at its ends or beside a break, neighbouring words in one Text."""
    if len(run) == 1 and isinstance(run[0], Text) and "  " not in run[0].text:
        words = run[0].text
        bare = words.removeprefix(" ").rstrip(SPACES)
        return () if not bare.strip(UNSEEN) else (run[0],) if bare == words else (Text(bare),)
    _, inner, _ = part_blanks(run)
    out: list[Inline] = []
    said: list[str] = []
    for piece in (*inner, None):
        if type(piece) is Text:
            said.append(piece.text)
            continue
        words = "".join(said)
        said = []
        if "  " in words:
            words = SEVERAL.sub(" ", words)
        if out and isinstance(out[-1], Break):
            words = words.lstrip(" ")
        if words:
            out.append(Text(words))
        if piece is not None:
            out.append(piece)
    if out and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text.rstrip(SPACES))
    for i, piece in enumerate(out):
        before = out[i - 1] if i else None
        if isinstance(piece, Break) and isinstance(before, Text):
            out[i - 1] = Text(before.text.rstrip(" "))
    return tuple(out)


def part_blanks(run: list[Inline]) -> tuple[list[Inline], list[Inline], list[Inline]]:
    """Parts a run into white space before, words, white space after."""
    first, last = 0, len(run)
    while first < last and is_blank(run[first]):
        first += 1
    while last > first and is_blank(run[last - 1]):
        last -= 1
    before, inner, after = run[:first], run[first:last], run[last:]
    if inner and isinstance(inner[0], Text) and inner[0].text.startswith(" "):
        before.append(Text(" "))
        inner[0] = Text(inner[0].text[1:])
    if inner and isinstance(inner[-1], Text) and inner[-1].text.endswith(" "):
        after = [Text(" "), *after]
        inner[-1] = Text(inner[-1].text[:-1])
    return before, inner, after


def is_blank(piece: object) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Text) and not piece.text.strip(UNSEEN))


def lines(content: Content) -> list[Content]:
    """The lines of a paragraph, which breaks part."""
    found: list[list[Inline]] = [[]]
    for piece in content:
        if isinstance(piece, Break):
            found.append([])
        else:
            found[-1].append(piece)
    return [tuple(line) for line in found]


def says_something(content: Content) -> bool:
    """Whether a line holds more than blanks and ornaments: words, signs, or a picture with a description."""
    if content and type(content[0]) is Text and content[0].text.strip():
        return True
    return any(
        piece.text.strip()
        if isinstance(piece, Text | CodeSpan | Math)
        else bool(piece.image.alt)
        if isinstance(piece, Picture)
        else says_something(piece.content)
        if isinstance(piece, Emphasis | Foreign | Link | Shift)
        else isinstance(piece, NoteRef)
        for piece in content
    )
