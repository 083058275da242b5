"""The faces of font files: family, weight, slope, and the characters they have signs for."""

import io
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

from convert.design.place import root

RESTRICTED: Final = 0x0002
"""Bit of OS/2.fsType: the maker forbids embedding (OpenType specification, OS/2 table)."""


class Face(msgspec.Struct, frozen=True):
    """One font file. `fault` says why it cannot be used; None where it can."""

    file: str
    family: str = ""
    bold: bool = False
    italic: bool = False
    characters: frozenset[int] = frozenset()
    fault: str | None = None


def list_faces(fonts: tuple[str, ...]) -> list[Face]:
    """Our own faces, and those of these files."""
    ours = sorted(str(file) for file in (root() / "_fonts").glob("*.ttf"))
    return [read_face(file) for file in (*ours, *fonts)]


@lru_cache(maxsize=64)
def read_face(file: str) -> Face:
    """The face of a file."""
    from fontTools.ttLib import TTFont

    try:
        with TTFont(io.BytesIO(Path(file).read_bytes()), lazy=True) as font:
            names = font["name"]
            family = str(names.getDebugName(16) or names.getDebugName(1) or "")
            style = str(names.getDebugName(17) or names.getDebugName(2) or "")
            bold = font["OS/2"].usWeightClass >= 600
            italic = bool(font["post"].italicAngle) or "italic" in style.lower() or "oblique" in style.lower()
            locked = font["OS/2"].fsType & 0x000F == RESTRICTED
            characters = frozenset(font.getBestCmap() or ())
    except Exception as error:  # whatever the tables of a damaged font make the library stop with
        return Face(file, fault=f"it is not a font that can be read ({str(error).strip() or 'damaged'})")
    fault = "its maker forbids that it is embedded in a PDF" if locked else None
    return Face(file, family, bold, italic, characters, fault)
