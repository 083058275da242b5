"""Lines that end with the space before a link: the space hangs over the edge, as CSS has it.

WeasyPrint 70 counts it (css-text-3, white-space-phase-2): where the words fit in a line and
the space behind them does not, it breaks after the first word, which leaves a line of one word in mid-text.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

LETTERS: Final = 4
"""Letters of a line to the width of one of them, at most: the typesetter's own guess."""

Split = Callable[..., tuple[Any, ...]]


def hang_spaces(split: Split) -> Split:
    """The typesetter's `split_first_line` with that mended. It gives a layout, the bytes of the line, where
    the next line begins or None, width, height, baseline."""

    @wraps(split)
    def hanging(
        text: str, style: Any, context: Any, width: float | None, *others: Any, **named: Any
    ) -> tuple[Any, ...]:
        found = split(text, style, context, width, *others, **named)
        if found[2] is None or width is None or text[-1:] != " " or style["white_space"] != "normal":
            return found
        if len(text) * style["font_size"] > width * LETTERS:
            return found
        words = text.rstrip(" ")
        if not words or split(words, style, context, width, *others, **named)[2] is not None:
            return found
        return split(text, style, context, None, *others, **named)

    return hanging
