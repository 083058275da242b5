"""Whether colours can be read, in colour and in grey.

Contrast and relative luminance are those of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio and
#dfn-relative-luminance), asked for in its success criteria 1.4.3 and 1.4.11; lightness is CIE 1976 L*
(ISO/CIE 11664-4), which is how light a grey print of the colour looks.
"""

from typing import Final

from convert.design.brand import Colours

READABLE: Final = 4.5
"""Least contrast of text of ordinary size, WCAG 2.2 level AA."""

VISIBLE: Final = 3.0
"""Least contrast of large text and of graphics, WCAG 2.2 level AA."""

ALIKE: Final = 1.1
"""Most contrast of two grounds side by side that are taken for one: no edge is seen between them in print."""

PAIRS: Final = (
    ("ink", "paper"),
    ("muted", "paper"),
    ("accent", "paper"),
    ("ink", "tint"),
    ("muted", "tint"),
    ("accent", "tint"),
    ("band_ink", "band"),
)
"""Text colour and the ground it may stand on in a layout."""


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio between 1 (same) and 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """How light the colour looks when it is printed in grey: L* from 0 (black) to 100 (white)."""
    share = luminance(colour)
    return 116 * share ** (1 / 3) - 16 if share > 216 / 24389 else share * 24389 / 27


def unreadable(colours: Colours) -> list[tuple[str, str, float]]:
    """Pairs of text and ground below READABLE, with their contrast."""
    measured = [(a, b, contrast(getattr(colours, a), getattr(colours, b))) for a, b in PAIRS]
    return [pair for pair in measured if pair[2] < READABLE]
