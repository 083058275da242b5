"""Program text whose lines show where they were wrapped, by a picture: copies gain no letter."""

import re
from collections.abc import Sequence
from typing import Final

from markupsafe import escape

from convert.render.inline import text
from convert.render.picture import Shelf

FITS: Final = 36
"""Letters of a line that no column of ours wraps: the narrowest is half of A4, less the indents of a box."""

DEEPEST: Final = 24
"""Letters of indent that a wrapped line keeps; deeper ones would leave it no room."""

TAB: Final = 4
"""Letters of a tab, as the style sheets say."""

ENDS: Final = 2
"""Lines at either end that a page does not part, as of a paragraph; boxes of a line each know no orphans."""

HELD: Final = 400
"""Letters of both lines up to which they are held together, about seven lines of print; longer ones would
leave a gap, and fill two lines by themselves."""

HOOK: Final = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    b'<g fill="none" stroke="#555" stroke-width="1.1"><path d="M1.5 1v5.5h7"/>'
    b'<path d="M6 4l2.7 2.5L6 9"/></g></svg>'
)
"""The sign before the second line of a line that was wrapped; a background, so that it is no letter."""


def write_lines(program: str, shelf: Shelf) -> str:
    """The lines of a program; where one may be too long for the page, each in a box of its own."""
    if all(len(line.expandtabs(TAB)) <= FITS for line in program.split("\n")):
        return text(program)
    hook = shelf.put("wrap.svg", "image/svg+xml", HOOK)
    lines = program.split("\n")
    if len(lines) < 2 * ENDS:
        return hold_lines(lines, hook)
    middle = "".join(write_line(line, hook) for line in lines[ENDS:-ENDS])
    return hold_lines(lines[:ENDS], hook) + middle + hold_lines(lines[-ENDS:], hook)


def hold_lines(lines: Sequence[str], hook: str) -> str:
    """Lines in one box that no page parts, unless they are too long for it."""
    written = "".join(write_line(line, hook) for line in lines)
    if sum(map(len, lines)) > HELD:
        return written
    return f'<span class="program-end">{written}</span>'


def write_line(line: str, hook: str) -> str:
    """One line; what of it is wrapped stands three letters further in than it began."""
    words = text(line)
    if len(line.expandtabs(TAB)) <= FITS:
        return f'<span class="program-line">{words}\n</span>'
    blank = re.match(r"\s*", line)
    indent = min(len(blank.group().expandtabs(TAB)), DEEPEST) if blank else 0
    style = (
        f"padding-left:{indent + 3}ch;text-indent:-{indent + 3}ch;"
        f"background-image:url('{hook}');background-position:{indent + 1}ch 12.5pt"
    )
    return f'<span class="program-line long" style="{escape(style)}">{words}\n</span>'
