"""The nearest known name to a misspelt one, for every message that names what it does not know."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

LIKENESS: Final = 0.6
"""How alike two names must be (difflib's ratio, its own default): "layuot" is 0.83 like "layout"."""

MANY: Final = 12
"""As many names as still read as a list in a sentence; beyond that only the nearest is shown."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`, whatever its capitals; None where none is like it."""
    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=LIKENESS)
    return by_folded[found[0]] if found else None


def hint(word: str, known: Iterable[str]) -> str:
    """A sentence that helps: the nearest name, else all names if they are few, else nothing."""
    names = sorted(known)
    close = nearest(word, names)
    if close is not None:
        return f"Did you mean {close}?"
    return f"Known: {', '.join(names)}." if 0 < len(names) <= MANY else ""
