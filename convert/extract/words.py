"""The words of many languages that reading leans on, kept apart from the logic.

Each topic is a TOML file in `vocabulary/`: a table for each idea, in it a list of words for each
language. Anyone can add a language by adding a line; the readers use all languages at once,
because a page need not say which one it is in.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from convert.kept import keep

HOOK: Final = 6
"""Characters of a hook; shorter ones stand in most texts, longer ones in one word only."""


@cache
def topic(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The tables of one topic: idea -> language -> words, case-folded."""
    text = files(__package__).joinpath("vocabulary", f"{name}.toml").read_text("utf-8")

    def parse() -> dict[str, dict[str, tuple[str, ...]]]:
        return {
            idea: {language: tuple(w.casefold() for w in words) for language, words in table.items()}
            for idea, table in tomllib.loads(text).items()
        }

    return keep("vocabulary", text.encode(), parse)


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
    """The same as a regular expression in any case, to be put in a larger one (with re.IGNORECASE)."""
    return either(words(name, idea))


def either(listed: Iterable[str]) -> str:
    """A regular expression for one of many phrases in any case, the longest that stands in a place.

    It parts them letter by letter and spells out both cases: re tries each branch of a list, with
    IGNORECASE at ten times the cost, and these lists have hundreds.
    """
    phrases = sorted(set(listed))
    return keep("phrases", "\n".join(phrases).encode(), lambda: rf"(?-i:{_branch(set(phrases))})")


def _branch(tails: set[str]) -> str:
    """An expression for one of some phrases, or of what is left of them behind their first letters."""
    by_head: dict[str, set[str]] = {}
    for tail in tails - {""}:
        by_head.setdefault(tail[0], set()).add(tail[1:])
    options = [_letter(head) + _branch(rest) for head, rest in sorted(by_head.items())]
    if "" in tails:
        return f"(?:{'|'.join(options)})?" if options else ""
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _letter(letter: str) -> str:
    if letter == " ":
        return r"\s+"
    cases = {letter, letter.lower(), letter.upper(), letter.title(), *ALIKE.get(letter, "")}
    single = sorted(case for case in cases if len(case) == 1)
    return re.escape(letter) if len(single) == 1 else f"[{''.join(map(re.escape, single))}]"


ALIKE: Final = {"i": "İı", "ı": "İi", "s": "ſ", "k": "K", "å": "Å", "σ": "ς", "ς": "σ"}
"""Small letters and further signs that re.IGNORECASE takes for them."""
