"""Characters that no font of a document has, and where they stand."""

import html
import re
from typing import Final

from convert.design import Design
from convert.remarks import EXCERPT_LENGTH, Remark, remark
from convert.render.document import Document
from convert.render.east import LETTERS, find_font
from convert.render.font import missing

BOXED: Final = ("font-east", "glyph-missing")
"""Codes of the remarks on characters in whose place a box stands: those for which a font can be installed,
and all others."""


def find_missing_glyphs(document: Document, design: Design) -> tuple[Remark, ...]:
    """A remark that lists the characters no font has, with the first line that uses one; another on those for
    which a font can be installed."""
    lost = missing(set(document.markup), design.fonts)
    if not lost:
        return ()
    words = html.unescape(re.sub(r"<[^>]*>", " ", document.markup))
    east = [c for c in lost if LETTERS.match(c)] if not find_font() else []
    others = [c for c in lost if c not in east]
    told = zip(BOXED, (east, others), strict=True)
    return tuple(name_glyphs(code, found, words) for code, found in told if found)


def name_glyphs(code: str, lost: list[str], words: str) -> Remark:
    """The first of the characters, and where in the words the first of them stands."""
    place = next((i for i, c in enumerate(words) if c == lost[0]), 0)
    where = " ".join(words[max(place - EXCERPT_LENGTH // 2, 0) : place + EXCERPT_LENGTH // 2].split())
    named = (c if c.isprintable() else f"U+{ord(c):04X}" for c in lost[:20])
    shown = " ".join(named) + (" \N{HORIZONTAL ELLIPSIS}" if len(lost) > 20 else "")
    quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{where}\N{RIGHT DOUBLE QUOTATION MARK}"
    return remark(code, where, characters=shown, where=quoted)
