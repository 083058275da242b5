"""A copy of an SVG that holds what draws and nothing else: no program, no address but of its own parts."""

import re
from typing import Final, NamedTuple
from xml.etree.ElementTree import ParseError, XMLParser
from xml.sax.saxutils import escape, quoteattr

from convert.compose.refusal import Refused

MOST: Final = 50_000
"""Elements; a map of a country's districts has some thousands."""

LONGEST: Final = 10_000_000
"""Letters of the copy; the same map has a million."""

DEEPEST: Final = 60
"""Elements within elements: what draws calls itself for each. Drawing programs nest 20."""

SVG: Final = "{http://www.w3.org/2000/svg}"
XLINK: Final = "{http://www.w3.org/1999/xlink}href"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

DRAWN: Final = frozenset(
    "svg g a defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath style"
    " linearGradient radialGradient stop clipPath mask pattern marker image filter".split()
)
"""Elements that are copied, beside those of filters; others are left out with all that is in them."""

WITHIN: Final = re.compile(r"url\(\s*[\"']?\s*(?!#)[^)]{0,2000}\)?|@import[^;]{0,2000};?", re.IGNORECASE)
"""An address outside the drawing, in an attribute or a style."""

PIXELS: Final = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[\s\w+/=]+")
"""A picture of dots that the drawing brings along."""

LENGTH: Final = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s*(px|pt|pc|mm|cm|in)?\s*")
UNITS: Final = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Pixels of a unit (CSS Values 4, section 6.2)."""


class Plain(NamedTuple):
    """The copy, and its size in pixels of a browser."""

    source: str
    width: float
    height: float


def copy(data: bytes) -> Plain:
    """What draws of a drawing, and nothing else. Raises Refused. Linear."""
    made = _Copy()
    parser = XMLParser(target=made)
    try:
        parser.feed(data)
        parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise Refused("it is an SVG drawing that is damaged or cut off; save it as PNG") from error
    return Plain("".join(made.parts), *made.size)


class _Copy:
    """Takes what a parser finds, writes down what is kept."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.open: list[str] = []
        self.left_out = 0
        self.page = False
        self.count = 0
        self.letters = 0
        self.size = (0.0, 0.0)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST or len(self.open) + self.left_out >= DEEPEST:
            raise Refused("it is an SVG drawing of too many parts; save it as PNG")
        name = tag.removeprefix(SVG)
        if not self.open and not self.left_out:
            if name != "svg":
                raise Refused("it is not a picture in a format that we read")
            self.size = _measure(attributes)
            attributes = {**attributes, **_frame(attributes, self.size)}
        if self.left_out or not (name in DRAWN or (name.startswith("fe") and name.isalpha())):
            self.left_out += 1
            self.page = self.page or (name == "foreignObject" and "switch" not in self.open)
            return
        self.open.append(name)
        kept = "".join(f" {key}={quoteattr(value)}" for key, value in _choose(name, attributes))
        space = ' xmlns="http://www.w3.org/2000/svg"' if len(self.open) == 1 else ""
        self._write(f"<{name}{space}{kept}>")

    def end(self, tag: str) -> None:
        if self.left_out:
            self.left_out -= 1
            self.page = self.page and self.left_out > 0
        else:
            self._write(f"</{self.open.pop()}>")

    def data(self, text: str) -> None:
        if self.page and text.strip():
            raise Refused("it is an SVG drawing with parts of a web page in it; save it as PNG")
        if self.open and not self.left_out:
            self._write(escape(WITHIN.sub("none", text) if self.open[-1] == "style" else text))

    def close(self) -> None:
        """What a parser calls at the end."""

    def _write(self, part: str) -> None:
        self.letters += len(part)
        if self.letters > LONGEST:
            raise Refused("it is an SVG drawing that is too large; save it as PNG")
        self.parts.append(part)


def _choose(name: str, attributes: dict[str, str]) -> list[tuple[str, str]]:
    """The attributes that stay; the newer way to write an address goes before the older."""
    kept: dict[str, str] = {}
    for key, value in attributes.items():
        if key in ("href", XLINK):
            address = value.strip()
            inner = address.startswith("#") or (name == "image" and PIXELS.fullmatch(address))
            if inner and (key == "href" or "href" not in attributes):
                kept["href"] = address
        elif key == SPACE:
            kept["xml:space"] = value
        elif re.fullmatch(r"(?!on)[A-Za-z][\w-]*", key):
            kept[key] = WITHIN.sub("none", value)
    return list(kept.items())


def _measure(attributes: dict[str, str]) -> tuple[float, float]:
    """Width and height in pixels, from the attributes, else from the view box."""
    width, height = (_pixels(attributes.get(key, "")) for key in ("width", "height"))
    box = _box(attributes.get("viewBox", ""))
    if box:
        if width and not height:
            height = width * box[1] / box[0]
        elif height and not width:
            width = height * box[0] / box[1]
        width, height = width or box[0], height or box[1]
    if not width or not height:
        raise Refused("it is an SVG drawing that does not say its size; save it as PNG")
    return width, height


def _frame(attributes: dict[str, str], size: tuple[float, float]) -> dict[str, str]:
    width, height = size
    seen = attributes["viewBox"] if _box(attributes.get("viewBox", "")) else f"0 0 {width:.6f} {height:.6f}"
    return {"width": f"{width:.6f}", "height": f"{height:.6f}", "viewBox": seen}


def _pixels(told: str) -> float:
    match = LENGTH.fullmatch(told)
    return float(match[1]) * UNITS[match[2] or "px"] if match else 0.0


def _box(told: str) -> tuple[float, float] | None:
    """Width and height of a view box."""
    numbers = re.findall(r"[^\s,]+", told[:200])
    try:
        _, _, width, height = map(float, numbers)
    except ValueError:
        return None
    return (width, height) if 1e-6 < width < 1e9 and 1e-6 < height < 1e9 else None
