"""A formula in TeX or MathML as a drawing. Nothing is fetched or run; what cannot be drawn stays text."""

import html
import logging
import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree import ElementTree

if TYPE_CHECKING:
    import ziamath.zmath

LONGEST: Final = 400
"""Letters of a formula that is drawn, which takes a tenth of a second; longer ones do not fit a line."""

DEEPEST: Final = 12
"""Braces within braces; the library calls itself for each."""

LONGEST_MATHML: Final = 20_000
"""Letters of MathML that is drawn; the 400 elements that reading keeps have fewer."""

DEEPEST_MATHML: Final = 24
"""Elements within elements, for the same reason; reading keeps 20 below the outermost."""

TAG: Final = re.compile(r"<(/?)[^<>]*?(/?)>")

WIDEST: Final = 200
"""Em of a drawing; a wider one would be made too small to read."""

SIZE: Final = 20
"""Units to an em in the drawing."""

BORDERS: Final = re.compile(r"^\s*(?:\$\$?|\\\(|\\\[)\s*(.*?)\s*(?:\$\$?|\\\)|\\\])\s*$", re.DOTALL)
"""The signs that part a formula from text."""


class Drawing(NamedTuple):
    """The formula as SVG; width, height, and how far it reaches below the line, in em."""

    data: bytes
    width: float
    height: float
    depth: float


@lru_cache(maxsize=1024)
def draw_formula(tex: str, display: bool) -> Drawing | None:
    """Draw it, or None where it is too long or deep, or holds what the library does not know."""
    bare = BORDERS.sub(r"\1", tex)
    if not bare.strip() or len(bare) > LONGEST or _depth(bare) > DEEPEST:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks its font up in a way that Python is giving up
        from latex2mathml.converter import convert
        from ziamath.zmath import Latex

    logging.getLogger("ziamath").setLevel(logging.CRITICAL)
    try:
        if "\\" in html.unescape(re.sub(r"<[^>]*>", "", convert(bare))):
            return None
        return _drawn(Latex(bare, size=SIZE, inline=not display))
    except (Exception, RecursionError):  # whatever is wrong with it, its source can still be printed
        return None


@lru_cache(maxsize=1024)
def draw_mathml(source: str) -> Drawing | None:
    """The same for presentation MathML; None too where it names entities or doctypes."""
    if len(source) > LONGEST_MATHML or "<!" in source or _depth_of_tags(source) > DEEPEST_MATHML:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        from ziamath.zmath import Math

    logging.getLogger("ziamath").setLevel(logging.CRITICAL)
    try:
        return _drawn(Math(ElementTree.fromstring(source), size=SIZE))
    except (Exception, RecursionError):  # as above: its signs can still be printed
        return None


def _drawn(made: "ziamath.zmath.Math") -> Drawing | None:
    width, height = made.getsize()
    if not 0 < width <= WIDEST * SIZE:
        return None
    return Drawing(made.svg().encode(), width / SIZE, height / SIZE, -made.getyofst() / SIZE)


def _depth_of_tags(source: str) -> int:
    """The most elements that are open at once."""
    deepest = depth = 0
    for closing, empty in TAG.findall(source):
        depth += -1 if closing else not empty
        deepest = max(deepest, depth)
    return deepest


def _depth(tex: str) -> int:
    """The most braces that are open at once."""
    deepest = depth = 0
    for letter in tex:
        depth += (letter == "{") - (letter == "}")
        deepest = max(deepest, depth)
    return deepest
