"""An SVG drawing as pixels: copied down to what only draws, then drawn in a process of its own.

Nothing is read but our fonts, nothing is fetched, no program is run: the copy (`plain.copy`) names nothing
outside itself, as browsers have it for drawings in `img`.
"""

import io
import warnings
from typing import Final

import resvg_py
from PIL import Image

from convert.compose.plain import copy
from convert.compose.refusal import Refused
from convert.confine import Limits, confined
from convert.design.place import root
from convert.errors import ConvertError

FONTS: Final = 96 * 1024 * 1024
"""Address space for the fonts, which a drawing maps as files: without it a large program draws no words."""

BOUNDS: Final = Limits(clock=15.0, processor=4, memory=Limits().memory + FONTS)
"""Charts of 5,000 marks take half a second; what is left of a document's time goes to the other pictures."""

COLUMN: Final = 650
"""Pixels of a browser in the full width of 172 mm: what is smaller on the screen is smaller in print."""

FAMILIES: Final = {
    **dict.fromkeys(("font_family", "sans_serif_family", "cursive_family", "fantasy_family"), "Press Sans"),
    "serif_family": "Press Sans",
    "monospace_family": "Press Mono",
}  # fmt: skip
"""Our fonts for theirs. A family that nobody has is drawn as the one with serifs; charts mostly have none."""


def is_drawing(data: bytes) -> bool:
    """Whether bytes begin as an SVG does."""
    head = data[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return False
    return b"<svg" in head or head.startswith((b"<?xml", b"<!doctype svg"))


def draw(data: bytes, width: int) -> bytes:
    """The drawing as a PNG, as fine as one of COLUMN would be in `width` pixels; at most so wide, and
    twice as high. Raises Refused."""
    plain = copy(data)
    scale = min(width / max(plain.width, COLUMN), width * 2 / plain.height)
    across = round(plain.width * scale)
    if across < 1 or plain.height * scale < 1:
        raise Refused("it is an SVG drawing that is too narrow to be seen")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our threads only wait for pictures; Python warns all the same
            drawn = confined(lambda: _rasterise(plain.source, across), "the drawing", BOUNDS)
    except ConvertError:
        raise Refused("it is an SVG drawing that takes too long or too much memory; save it as PNG") from None
    except (Exception, RecursionError):
        raise Refused("it is an SVG drawing that is damaged; save it as PNG") from None
    with Image.open(io.BytesIO(drawn), formats=("PNG",)) as image:
        if image.convert("RGB").getcolors(1) is not None:
            raise Refused("it is an SVG drawing that shows nothing on paper; save it as PNG")
    return drawn


def _rasterise(source: str, width: int) -> bytes:
    files = (root() / "_fonts").glob("*.ttf")
    fonts = sorted(files, key=lambda file: ("-Regular" not in file.name, file.name))  # it takes the first
    try:
        return resvg_py.svg_to_bytes(
            svg_string=source,
            width=width,
            background="white",
            skip_system_fonts=True,
            font_files=[str(file) for file in fonts],
            **FAMILIES,  # type: ignore[arg-type] # all of them names of fonts
        )
    except BaseException as error:  # what the library calls a panic is no Exception
        raise ValueError(str(error)[:200]) from None
