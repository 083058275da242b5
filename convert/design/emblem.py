"""What a logo is made of: its colours, its ground, its shape."""

import io
import re
from collections import Counter
from typing import Final

import msgspec
from PIL import Image

from convert.design.design import Logo
from convert.design.logo import DRAWING, local_name, read_drawing

NAMED: Final = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "blue": "#0000ff", "green": "#008000",
    "navy": "#000080", "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "maroon": "#800000",
    "orange": "#ffa500", "gold": "#ffd700", "teal": "#008080", "purple": "#800080", "yellow": "#ffff00",
}  # fmt: skip
"""Colour words of CSS that drawing programs write."""

PAINT: Final = re.compile(r"(?:fill|stroke|stop-color)\s*[:=]\s*[\"']?\s*(#[0-9a-fA-F]{3,6}\b|[a-z]+)")

DRAWN: Final = ("path", "circle", "rect", "ellipse", "polygon", "polyline", "line", "text")

SMALL: Final = 96
"""Pixels across to which a picture is brought before its colours are counted."""

SHARE: Final = 0.02
"""Part of the dots that a colour of a picture has at least; fewer are the soft edges of its shapes."""

SOLID: Final = 200
"""Opacity, of 255, from which on a dot counts."""


class Emblem(msgspec.Struct, frozen=True):
    """Colours by how much there is of them; the ground that an opaque picture brings along, None where paper
    shows through; width by height; pixels across the height, None for a drawing; families of its letters."""

    colours: tuple[str, ...]
    ground: str | None
    ratio: float
    pixels: int | None
    families: tuple[str, ...] = ()


def study(logo: Logo) -> Emblem:
    """What the logo is made of."""
    return _study_drawing(logo.data) if logo.media_type == DRAWING else _study_picture(logo.data)


def _study_drawing(data: bytes) -> Emblem:
    tree = read_drawing(data, "mark.file", "the logo")
    text = data.decode("utf-8", "replace")
    found = Counter(colour for word in PAINT.findall(text) if (colour := _colour(word)))
    shapes = [e for e in tree.iter() if local_name(e) in DRAWN]
    if any(not e.get("fill") and not e.get("style") and not e.get("class") for e in shapes) and not found:
        found["#000000"] += 1
    families = [e.get("font-family", "") for e in tree.iter() if local_name(e) == "text"]
    box = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", tree.get("viewBox", ""))]
    size = [re.match(r"\d+(?:\.\d+)?", tree.get(side, "")) for side in ("width", "height")]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        ratio = box[2] / box[3]
    elif size[0] and size[1] and float(size[1][0]):
        ratio = float(size[0][0]) / float(size[1][0])
    else:
        ratio = 0.0
    letters = dict.fromkeys(f.split(",")[0].strip(" '\"") for f in families if f)
    return Emblem(tuple(c for c, _ in found.most_common()), None, ratio, None, tuple(letters))


def _colour(word: str) -> str | None:
    if word.startswith("#"):
        digits = word[1:]
        return "#" + ("".join(d * 2 for d in digits) if len(digits) == 3 else digits).lower()
    return NAMED.get(word)


def _study_picture(data: bytes) -> Emblem:
    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
        small = image.convert("RGBA")
    small.thumbnail((SMALL, SMALL))
    opaque = min(small.getchannel("A").tobytes()) >= SOLID
    ground = None
    if opaque:
        corners = {small.getpixel((x, y)) for x in (0, small.width - 1) for y in (0, small.height - 1)}
        ground = _hex(next(iter(corners))) if len(corners) == 1 else None
    solid = Image.new("RGB", small.size, ground or "#ffffff")
    solid.paste(small, mask=small.getchannel("A"))
    reduced = solid.quantize(8, Image.Quantize.MEDIANCUT)
    marks = [
        (index, alpha)
        for index, alpha in zip(reduced.tobytes(), small.getchannel("A").tobytes(), strict=True)
    ]
    counted = Counter(index for index, alpha in marks if alpha >= SOLID)
    palette = reduced.getpalette() or []
    total = sum(counted.values()) or 1
    colours = [
        _hex(tuple(palette[i * 3 : i * 3 + 3])) for i, n in counted.most_common() if n / total >= SHARE
    ]
    return Emblem(tuple(c for c in colours if c != ground), ground, width / height, height)


def _hex(dot: object) -> str:
    channels = dot if isinstance(dot, tuple) else (0, 0, 0)
    return "#" + "".join(f"{int(c):02x}" for c in channels[:3])
