"""A whole palette from two colours of a house: what is to be read is darkened until it can be."""

import colorsys
from collections.abc import Callable
from typing import Final

from convert.design.brand import Colours
from convert.design.colour import READABLE, contrast, lightness

WHITE: Final = "#ffffff"

STEPS: Final = 100
"""Steps between a colour and black, or between two colours."""

COMFORT: Final = 0.5
"""What is asked for beyond the least contrast, so that a printer's drift does not fall below it."""

INK_CONTRAST: Final = 14.0
"""Of running text on paper: near black, with a breath of the first colour."""

MUTED_CONTRAST: Final = 5.6
"""Of small print and bylines on paper: grey, and readable on a tint too."""

TINTS: Final = (0.07, 0.1, 0.15)
"""Parts of the first colour in the ground of boxes to try; a tint of more than 15 % is too dark in grey."""

SEEN: Final = 96.5
"""Lightness of a ground from which on it is not told from paper."""

LINE: Final = 0.32
"""Part of the ink in rules."""

RULE: Final = 1.6
"""Contrast of a coloured rule with paper: it parts, and does not shout."""

APART: Final = 8.0
"""Difference of lightness (CIE L*, 0 to 100) from which on two greys side by side are told apart in print."""


def mix(one: str, other: str, part: float) -> str:
    """`part` of the first colour (0 to 1) and the rest of the second, channel by channel in sRGB."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * part + b * (1 - part)):02x}" for a, b in pairs)


def deepen(colour: str, enough: Callable[[str], bool]) -> str:
    """The colour itself, or the lightest darker one of its hue that is `enough`; black at last."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for step in range(STEPS + 1):
        channels = colorsys.hls_to_rgb(hue, light * (1 - step / STEPS), saturation)
        darker = colour if not step else "#" + "".join(f"{round(c * 255):02x}" for c in channels)
        if enough(darker):
            return darker
    return "#000000"


def derive(first: str, second: str, on_band: Callable[[str], bool] = lambda ground: True) -> Colours:
    """The palette of a house: the first colour for the band of the masthead, the second for heads and links.

    `on_band` says whether the logo can be seen on a ground; where it cannot on the band, that is white, the
    heads have the first colour, and the second goes into the rules.
    """
    first, second = first.lower(), second.lower()
    tints = (*(mix(first, WHITE, part) for part in TINTS), mix("#808080", WHITE, TINTS[1]))
    tint = next((t for t in tints if lightness(t) <= SEEN), tints[-1])
    ink = deepen(mix(first, "#111111", 0.15), lambda c: contrast(c, WHITE) >= INK_CONTRAST)
    grey = mix(ink, "#808080", 0.25)
    muted = deepen(grey, lambda c: contrast(c, WHITE) >= MUTED_CONTRAST and _readable(c, tint))
    band = first
    if not (_readable(WHITE, first) or _readable(ink, first)):
        band = deepen(first, lambda c: _readable(WHITE, c))
    line, heads = mix(ink, WHITE, LINE), second
    if not on_band(band):
        band, heads = WHITE, first
        line = deepen(mix(second, WHITE, 0.6), lambda c: contrast(c, WHITE) >= RULE)
    accent = deepen(heads, lambda c: _readable(c, WHITE) and _readable(c, tint))
    if abs(lightness(accent) - lightness(muted)) < APART:
        accent = deepen(accent, lambda c: lightness(muted) - lightness(c) >= APART)
    band_ink = WHITE if contrast(WHITE, band) >= contrast(ink, band) else ink
    return Colours(ink=ink, muted=muted, accent=accent, tint=tint, line=line, band=band, band_ink=band_ink)


def _readable(text: str, ground: str) -> bool:
    return contrast(text, ground) >= READABLE + COMFORT
