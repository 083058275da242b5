"""Lines of pasted text, cleaned of what cannot be seen."""

import re
import unicodedata
from typing import Final

import msgspec

SHAPING: Final = "\t\u200c\u200d"
"""Control characters that are kept: the tab parts cells, the joiners shape letters."""

BREAKS: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


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
    """All lines that hold a visible character, in order, as they stand."""
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
    return tuple(lines)


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
