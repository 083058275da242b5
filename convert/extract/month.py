"""The names of months in some seventy languages, from `vocabulary/dates.toml`."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from convert.extract.words import topic

MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)

PICTURES: Final = "\U0001f000"
"""The first of the signs that are little pictures, as of a calendar before a date."""


@cache
def _months() -> dict[str, dict[str, int]]:
    """Folded name -> language -> number of the month, from 13 on for those of the Solar Hijri calendar."""
    table: dict[str, dict[str, int]] = {}
    vocabulary = topic("dates")
    for number, name in enumerate(MONTHS, 1):
        for language, forms in vocabulary[name].items():
            for form in forms:
                table.setdefault(fold_month(form), {})[language] = number
    for language, names in vocabulary["solar"].items():
        for number, name in enumerate(names, 13):
            table.setdefault(fold_month(name), {})[language] = number
    return table


@cache
def first_words() -> frozenset[str]:
    """The first words of months that have two ('كانون الثاني')."""
    return frozenset(name.split()[0] for name in _months() if " " in name)


@lru_cache(maxsize=400)
def fold_month(word: str) -> str:
    """Case-folded, without accents and the Turkish dot, as months are typed in a hurry or in capitals."""
    if word.isascii():
        return word.lower().strip(".'\"")
    plain = unicodedata.normalize("NFD", word.casefold().replace("ı", "i"))
    kept = (c for c in plain if not "\u0300" <= c <= "\u036f" and c < PICTURES)
    return "".join(kept).strip(".'’\"")


@lru_cache(maxsize=400)
def month_of(word: str, language: str | None = None) -> int | None:
    """The number of a month by its name; None for other words, and where languages differ."""
    if len(word) > 24:
        return None
    folded = fold_month(word)
    table = _months()
    named = table.get(folded) or table.get(re.sub(r"^(?:d|l)['’]|^ב(?=.{3})", "", folded))
    if not named:
        return None
    numbers = set(named.values())
    if len(numbers) == 1:
        return next(iter(numbers))
    return named.get((language or "").split("-")[0].split("_")[0].lower())
