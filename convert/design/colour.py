"""Whether colours can be read: the contrast of WCAG 2.2 (1.4.3)."""

from typing import Final

from convert.design.brand import Colours

READABLE: Final = 4.5
"""Least contrast of text of ordinary size, WCAG 2.2 level AA."""

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


def unreadable(colours: Colours) -> list[tuple[str, str, float]]:
    """Pairs of text and ground below READABLE, with their contrast."""
    measured = [(a, b, contrast(getattr(colours, a), getattr(colours, b))) for a, b in PAIRS]
    return [pair for pair in measured if pair[2] < READABLE]
