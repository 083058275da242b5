"""A formula in TeX as a drawing. Nothing is fetched, no program is run; what cannot be drawn stays text."""

import html
import logging
import re
import warnings
from functools import lru_cache
from typing import Final, NamedTuple

LONGEST: Final = 400
"""Letters of a formula that is drawn, which takes a tenth of a second; longer ones do not fit a line."""

DEEPEST: Final = 12
"""Braces within braces; the library calls itself for each."""

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
        made = Latex(bare, size=SIZE, inline=not display)
        width, height = made.getsize()
        return Drawing(made.svg().encode(), width / SIZE, height / SIZE, -made.getyofst() / SIZE)
    except (Exception, RecursionError):  # whatever is wrong with it, its source can still be printed
        return None


def _depth(tex: str) -> int:
    """The most braces that are open at once."""
    deepest = depth = 0
    for letter in tex:
        depth += (letter == "{") - (letter == "}")
        deepest = max(deepest, depth)
    return deepest
