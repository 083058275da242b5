"""Lines that were broken before, in this layout of a document or an earlier one.

Trial layouts that change space alone break every line as the layout before; within one, lines are broken
again to find out how narrow their box could be. Breaking lines is a third of the typesetter's time.
"""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any, Final

Split = Callable[..., tuple[Any, ...]]

DECISIVE: Final = tuple(
    "direction font_family font_feature_settings font_kerning font_language_override font_size font_stretch"
    " font_style font_variant_alternates font_variant_caps font_variant_east_asian font_variant_ligatures"
    " font_variant_numeric font_variant_position font_variation_settings font_weight hyphenate_character"
    " hyphenate_limit_chars hyphenate_limit_zone hyphens lang letter_spacing overflow_wrap tab_size"
    " text_decoration_line white_space word_break word_spacing".split()
)
"""The properties that the typesetter looks at when it breaks a line (text/line_break.py, text/fonts.py)."""

MOST: Final = 50_000
"""Lines that are kept of one document, each of about a kilobyte."""


def recall_lines(split: Split) -> Split:
    """The typesetter's `split_first_line`, which gives a layout and its measures, asked once for the same.

    Lines are kept where the font configuration has `lines`, a dictionary for one document.
    """

    @wraps(split)
    def recalling(text: str, style: Any, context: Any, *others: Any, **named: Any) -> tuple[Any, ...]:
        lines = getattr(style.font_config, "lines", None)
        if lines is None:
            return split(text, style, context, *others, **named)
        key = (split, text, tell(style), others, *named.items())
        found = lines.get(key)
        if found is None:
            found = split(text, style, context, *others, **named)
            if len(lines) < MOST:
                lines[key] = found
        layout, *measures = found
        return copy(layout), *measures

    return recalling


def tell(style: Any) -> str:
    """The decisive properties of a style."""
    return str([style[name] for name in DECISIVE])
