"""Lines are broken with as much of the text before the typesetter as a line could need, not with all of it.

WeasyPrint 70 gives Pango all that is left of a paragraph wherever a line cannot be told from its first
letters, for each line anew: a word of 60,000 letters, or blanks that no line ends at, take it minutes.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

LETTERS: Final = 4
"""Letters of a line to the width of one of them, at most: the typesetter's own guess."""

LINES: Final = 8
"""Lines that are looked at, half of which must be left over: what a line ends with then does not depend on
where the window ends, unless by a word that is longer than a line."""

LEAST: Final = 1_000
"""Letters that are looked at in any case: for narrow columns, and where the width is not known yet."""

WIDER: Final = 8
"""How many times as much is looked at where that was not enough."""

Split = Callable[..., tuple[Any, ...]]


def narrow(split: Split) -> Split:
    """The typesetter's `split_first_line` with that mended. It gives a layout, the bytes of the line, where
    the next line begins or None, width, height, baseline."""

    @wraps(split)
    def narrowing(
        text: str, style: Any, context: Any, width: float | None, *others: Any, **named: Any
    ) -> tuple[Any, ...]:
        letters = measure(text, style, width)
        while letters < len(text):
            head = text[:letters]
            found = split(head, style, context, width, *others, **named)
            if found[2] is not None and found[2] <= len(head.encode()) // 2:
                return found
            letters *= WIDER
        return split(text, style, context, width, *others, **named)

    return narrowing


def measure(text: str, style: Any, width: float | None) -> int:
    """Letters of a text that are looked at first."""
    if width is None or style["white_space"] in ("nowrap", "pre"):
        line = text.find("\n")
        return len(text) if line < 0 else max(4 * line, LEAST)
    size = style["font_size"]
    lines = width / size * LETTERS * LINES if size and width < len(text) * size else 0
    return max(int(lines), LEAST)
