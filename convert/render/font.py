"""The fonts that come with the install, and which characters none of them can show."""

import io
import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from convert.design.place import root
from convert.errors import DesignError
from convert.kept import keep
from convert.render.east import LETTERS, find_font

EVERYDAY: Final = frozenset(
    "\t\n\r\N{EN DASH}\N{EM DASH}\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2190\u20ac"
    + "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x410, 0x450))))
)
"""Characters that our text fonts are known to have (a test holds us to it), so that most pages
need no look into a font."""

SIGNLESS: Final = frozenset(("Cf", "Cc", "Mn", "Zs", "Zl", "Zp"))
"""General categories of Unicode whose characters need no sign."""

BOXES: Final = "PressLast-Regular.ttf"
"""The font that has a box for every character that no other font has."""


def folder() -> Path:
    """Where our fonts and their fontconfig file are."""
    return root() / "_fonts"


@contextmanager
def only_ours() -> Iterator[None]:
    """Within this, a new fontconfig configuration sees our fonts and none of the system's."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(folder() / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@lru_cache(maxsize=8)
def coverage(fonts: tuple[str, ...]) -> frozenset[int]:
    """The characters that our fonts and these files have signs for; DesignError where one is no font."""
    ours = sorted(f for f in folder().glob("*-Regular.ttf") if f.name != BOXES)
    covered: frozenset[int] = frozenset()
    for file in (*ours, *map(Path, fonts)):
        state = file.stat()
        source = f"{file.absolute()} {state.st_size} {state.st_mtime_ns}".encode()
        covered |= keep("signs", source, partial(_read_signs, file))
    return covered


def _read_signs(file: Path) -> frozenset[int]:
    """The characters that one font has signs for."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(io.BytesIO(file.read_bytes()), lazy=True, fontNumber=0) as font:
            return frozenset(font.getBestCmap() or ())
    except TTLibError as error:
        raise DesignError(f"{file} is not a font that can be read: {error}.") from None


def missing(characters: Iterable[str], fonts: tuple[str, ...] = ()) -> list[str]:
    """The characters that would be printed as a box, in order of their code points.

    Marks, format characters and blanks are never boxes: they change their neighbours or are nothing
    themselves.
    """
    unusual = {c for c in characters if c not in EVERYDAY and unicodedata.category(c) not in SIGNLESS}
    if not unusual:
        return []
    covered = coverage(fonts)
    if any(map(LETTERS.match, unusual)) and (east := find_font()):
        covered |= coverage((str(east),))
    return sorted(c for c in unusual if ord(c) not in covered)
