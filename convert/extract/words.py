"""The words of many languages that reading leans on, kept apart from the logic.

Each topic is a TOML file in `vocabulary/`: a table for each idea, in it a list of words for each
language. Anyone can add a language by adding a line; the readers use all languages at once,
because a page need not say which one it is in.
"""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Final

HOOK: Final = 6
"""Characters of a hook; shorter ones stand in most texts, longer ones in one word only."""


@cache
def topic(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The tables of one topic: idea -> language -> words, case-folded."""
    data = tomllib.loads(files(__package__).joinpath("vocabulary", f"{name}.toml").read_text("utf-8"))
    return {
        idea: {language: tuple(w.casefold() for w in words) for language, words in table.items()}
        for idea, table in data.items()
    }


@cache
def words(name: str, idea: str) -> frozenset[str]:
    """The words for one idea in all languages, case-folded."""
    return frozenset(w for listed in topic(name)[idea].values() for w in listed)


@cache
def hooks(name: str, idea: str) -> dict[str, frozenset[str]]:
    """The words by a short string that they share: a text without it has none of them."""
    left = words(name, idea)
    found: dict[str, frozenset[str]] = {}
    while left:
        counts = Counter(part for word in left for part in _parts(word))
        hook = max(counts, key=lambda part: (counts[part], part))
        found[hook] = frozenset(word for word in left if hook in word)
        left -= found[hook]
    return found


def _parts(word: str) -> set[str]:
    """The parts of HOOK letters of its words, or the longest word where all are shorter."""
    size = min(HOOK, max(map(len, word.split())))
    return {part[at : at + size] for part in word.split() for at in range(len(part) - size + 1)}


@cache
def alternatives(name: str, idea: str) -> str:
    """The same as a regular expression, longest first, to be put in a larger one (with re.IGNORECASE)."""
    longest_first = sorted(words(name, idea), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + ")"
