"""A line of text while it is being written: white space, wrappers, and blocks met on the way.

White space collapses as in a browser, across the edges of inline elements. A wrapper (emphasis,
link) is cut where a paragraph ends inside it, and holds no white space at its ends. A block that
stands in a line (a picture inside a link) floats up to be set before or after the line.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final, cast

from convert.extract.settle.run import UNSEEN, Content, is_blank, merge, part_blanks
from convert.model import Block, Break, Inline, Math, Text

Wrap = Callable[[Content], Inline]

BLANK: Final = re.compile("[\t\n\r\f\v][ \t\n\r\f\v]*| [ \t\n\r\f\v]+")
"""White space of HTML that is more than one space; a no-break space is none."""

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
        before, inner, after = part_blanks(run)
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
        elif all(map(is_blank, words)):
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
        if not (isinstance(piece, Hoist) or is_blank(piece)):
            return False
    return True
