"""A line of text while it is being written: white space, wrappers, and blocks met on the way.

White space collapses as in a browser, across the edges of inline elements. A wrapper (emphasis,
link) is cut where a paragraph ends inside it, and holds no white space at its ends. A block that
stands in a line (a picture inside a link) floats up to be set before or after the line.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final, cast

from convert.model import (
    Block,
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
Wrap = Callable[[Content], Inline]

BLANK: Final = re.compile("[\t\n\r\f\v][ \t\n\r\f\v]*| [ \t\n\r\f\v]+")
"""White space of HTML that is more than one space; a no-break space is none."""

SEVERAL: Final = re.compile("  +")

ASCII_BLANKS: Final = " \t\n\r\f\v"

INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff\u180e\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Soft hyphens, zero-width spaces and control characters; joiners and direction marks stay."""

TEX: Final = re.compile(
    r"\\\(((?:(?!\\[()]).){1,2000}?)\\\)|\\\[((?:(?!\\[\[\]]).){1,2000}?)\\\]|\$\$([^$]{1,2000})\$\$",
    re.DOTALL,
)
"""TeX as it is written into running text for a script to typeset: \\(...\\), \\[...\\], $$...$$."""

SIGNS: Final = re.compile(r"[\\_^=]")
"""Signs of a formula; without one, $$...$$ is a matter of money."""

SPACES: Final = " \N{NO-BREAK SPACE}"
"""What is not printed at the end of a line."""

UNSEEN: Final = f"{SPACES}\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufe0e\ufe0f"
"""Spaces, joiners and marks of direction: nothing, where nothing else stands beside them. Editors fill empty
paragraphs with a joiner."""


class Hoist:
    """A block that was met inside a line."""

    __slots__ = ("block",)

    def __init__(self, block: Block) -> None:
        self.block = block


Piece = Inline | Hoist

ENDS: Final = frozenset((Break, Hoist))
"""What may end a paragraph."""


class Line:
    """Pieces of one line or of several paragraphs of lines."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._around: list[list[Piece]] = []
        self._open = True

    def text(self, raw: str) -> None:
        """Write words, and formulas that stand among them as TeX between its fences."""
        if "\\" not in raw and "$$" not in raw:
            self._words(raw)
            return
        end = 0
        for match in TEX.finditer(raw):
            tex = " ".join((match[1] or match[2] or match[3]).split())
            if tex and (match[3] is None or SIGNS.search(tex)):
                self._words(raw[end : match.start()])
                self.add(Math(text=tex, tex=tex, display=match[1] is None))
                end = match.end()
        self._words(raw[end:])

    def _words(self, raw: str) -> None:
        """Write plain words; runs of white space become one space, none after a space or at the start."""
        if not raw.strip(ASCII_BLANKS):
            words = " " if raw else ""
        elif raw.isprintable() and "  " not in raw:
            words = raw
        else:
            words = BLANK.sub(" ", raw)
            if not words.isprintable() and INVISIBLE.search(words):
                words = BLANK.sub(" ", INVISIBLE.sub("", raw))
        if self._open:
            words = words.removeprefix(" ")
        if not words:
            return
        self._open = words[-1] == " "
        self.pieces.append(Text(words))

    def add(self, piece: Inline) -> None:
        """Write something that is not plain words; after a break white space is dropped."""
        self.pieces.append(piece)
        self._open = isinstance(piece, Break)

    def hoist(self, blocks: Iterable[Block]) -> None:
        """Let blocks float here."""
        self.pieces.extend(map(Hoist, blocks))

    def edge(self) -> None:
        """Start a new line unless one has just been started."""
        if self.pieces and not isinstance(self.pieces[-1], Break):
            self.add(Break())

    def enter(self) -> None:
        """Open a wrapper."""
        self._around.append(self.pieces)
        self.pieces = []

    def leave(self, wrap: Wrap) -> None:
        """Close the wrapper: wrap what was written since it was opened."""
        pieces, self.pieces = self.pieces, self._around.pop()
        self.pieces += spread(pieces, wrap)

    def paragraphs(self, around: Iterable[Wrap] = ()) -> list[Content | Block]:
        """The finished paragraphs in order, and between them the blocks that floated up."""
        pieces = self.pieces
        for wrap in around:
            pieces = spread(pieces, wrap)
        if ENDS.isdisjoint(map(type, pieces)):
            words = merge(cast(list[Inline], pieces))
            return [words] if words else []
        return [done for segment in _split(pieces) for done in _settle(segment)]

    def finish(self, around: Iterable[Wrap] = ()) -> tuple[Content, list[Block]]:
        """One line, in which paragraphs are parted by breaks; and the blocks that floated up."""
        content: list[Inline] = []
        blocks: list[Block] = []
        for done in self.paragraphs(around):
            if isinstance(done, tuple):
                content += [*([Break()] if content else []), *done]
            else:
                blocks.append(done)
        return tuple(content), blocks


def spread(pieces: list[Piece], wrap: Wrap) -> list[Piece]:
    """Wrap each run of words; spaces and breaks at its ends, paragraph ends and blocks stay outside."""
    if len(pieces) == 1 and type(pieces[0]) is Text and pieces[0].text.strip(UNSEEN) == pieces[0].text:
        return [wrap((pieces[0],))]
    out: list[Piece] = []
    run: list[Inline] = []

    def close() -> None:
        before, inner, after = _bare(run)
        out.extend(before)
        if inner:
            out.append(wrap(tuple(inner)))
        out.extend(after)
        run.clear()

    for i, piece in enumerate(pieces):
        if isinstance(piece, Hoist) or (
            isinstance(piece, Break) and i + 1 < len(pieces) and isinstance(pieces[i + 1], Break)
        ):
            close()
            out.append(piece)
        else:
            run.append(piece)
    close()
    return out


def _bare(run: list[Inline]) -> tuple[list[Inline], list[Inline], list[Inline]]:
    """Parts a run into white space before, words, white space after."""
    first, last = 0, len(run)
    while first < last and _is_blank(run[first]):
        first += 1
    while last > first and _is_blank(run[last - 1]):
        last -= 1
    before, inner, after = run[:first], run[first:last], run[last:]
    if inner and isinstance(inner[0], Text) and inner[0].text.startswith(" "):
        before.append(Text(" "))
        inner[0] = Text(inner[0].text[1:])
    if inner and isinstance(inner[-1], Text) and inner[-1].text.endswith(" "):
        after = [Text(" "), *after]
        inner[-1] = Text(inner[-1].text[:-1])
    return before, inner, after


def _is_blank(piece: Piece) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Text) and not piece.text.strip(UNSEEN))


def _split(pieces: list[Piece]) -> list[list[Piece]]:
    """Cuts at two breaks or more in a row, whatever spaces are between them."""
    segments: list[list[Piece]] = [[]]
    breaks = 0
    for piece in pieces:
        if isinstance(piece, Break):
            breaks += 1
            if breaks == 2:
                segments[-1].pop()
                segments.append([])
            elif breaks == 1:
                segments[-1].append(piece)
            continue
        if isinstance(piece, Text) and breaks and not piece.text.strip(" "):
            continue
        breaks = 0
        segments[-1].append(piece)
    return segments


def _settle(segment: list[Piece]) -> list[Content | Block]:
    """Set blocks before or after their paragraph, or between the lines where they fill a line."""
    out: list[Content | Block] = []
    words: list[Inline] = []
    late: list[Block] = []

    def close() -> None:
        if done := merge(words):
            out.append(done)
        out.extend(late)
        words.clear()
        late.clear()

    for i, piece in enumerate(segment):
        if not isinstance(piece, Hoist):
            words.append(piece)
        elif all(map(_is_blank, words)):
            out.append(piece.block)
        elif isinstance(words[-1], Break) and _ends_line(segment, i + 1):
            close()
            out.append(piece.block)
        else:
            late.append(piece.block)
    close()
    return out


def _ends_line(segment: list[Piece], start: int) -> bool:
    for piece in segment[start:]:
        if isinstance(piece, Break):
            return True
        if not (isinstance(piece, Hoist) or _is_blank(piece)):
            return False
    return True


def merge(run: list[Inline]) -> Content:
    """A finished line: no white space at its ends or beside a break, neighbouring words in one Text."""
    if len(run) == 1 and isinstance(run[0], Text) and "  " not in run[0].text:
        words = run[0].text
        bare = words.removeprefix(" ").rstrip(SPACES)
        return () if not bare.strip(UNSEEN) else (run[0],) if bare == words else (Text(bare),)
    _, inner, _ = _bare(run)
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
