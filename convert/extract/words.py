"""The words of many languages that reading leans on, kept apart from the logic.

Each topic is a TOML file in `vocabulary/`: a table for each idea, in it a list of words for each
language. Anyone can add a language by adding a line; the readers use all languages at once,
because a page need not say which one it is in.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files


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
def alternatives(name: str, idea: str) -> str:
    """The same as a regular expression, longest first, to be put in a larger one (with re.IGNORECASE)."""
    longest_first = sorted(words(name, idea), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + ")"
