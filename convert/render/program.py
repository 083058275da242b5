"""Program text whose lines show where they were wrapped, by a picture: copies gain no letter."""

import re
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
    return "".join(write_line(line, hook) for line in program.split("\n"))


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
