"""The few words that a page adds to an article, and its dates, in the article's language."""

import datetime
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from convert.lean import without

with without("pytz"):  # zones of time, of which a date has none
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date, format_skeleton
    from babel.lists import format_list

FALLBACK: Final = "en"


@cache
def read_labels() -> dict[str, dict[str, str]]:
    """Language -> name -> words."""
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))


def primary(language: str | None) -> str:
    """The language of a BCP 47 tag without script and region; English where there is none."""
    return re.split("[-_]", language or FALLBACK)[0].lower()


def is_translated(language: str | None) -> bool:
    return primary(language) in read_labels()


def labels(language: str | None) -> dict[str, str]:
    """The labels of the language, or the English ones."""
    return read_labels().get(primary(language)) or read_labels()[FALLBACK]


@cache
def locale(language: str | None) -> Locale:
    """What Babel knows of the language; English where it does not know it, or we have no labels for it."""
    if not is_translated(language):
        return Locale(FALLBACK)
    try:
        return Locale.parse(language or FALLBACK, sep="-" if "-" in (language or "") else "_")
    except (UnknownLocaleError, ValueError):
        return Locale(primary(language))


def join_names(names: Sequence[str], language: str | None) -> str:
    """Names in a row as the language joins them: "A, B and C"."""
    return format_list(list(names), locale=locale(language)) if names else ""


def write_date(day: str | None, language: str | None) -> str | None:
    """A date as the language writes it, as exactly as it is known: day, month or only year."""
    if not day:
        return None
    parts = [int(p) for p in day.split("-")]
    if len(parts) == 1:
        return day
    try:
        date = datetime.date(*parts, *([1] * (3 - len(parts))))
    except ValueError:
        return day
    if len(parts) == 2:
        return format_skeleton("yMMMM", date, locale=locale(language))
    return format_date(date, "long", locale=locale(language))
