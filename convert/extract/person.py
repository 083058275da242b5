"""What can be the name of a person or of a group that signs, and what is a job or letters behind a name.

No name is better than a wrong one: what has digits, an address or a call to click in it is not a
name. The words for all that are in `vocabulary/byline.toml`.
"""

import re
from functools import cache
from typing import Final

from convert.extract.dates import month_of
from convert.extract.words import words

MAX_NAME: Final = 60
"""Letters of one name; the longest of 633 real bylines has 46 (an organisation)."""

URL: Final = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+", re.IGNORECASE)
"""Addresses and handles."""

_WORDS = re.compile(r"\w+")


@cache
def _calls() -> frozenset[str]:
    """What introduces names and dates, counts or is to be clicked."""
    found = words("furniture", "share") | words("dates", "published") | words("dates", "updated")
    return found.union(*(words("byline", idea) for idea in ("noise", "by", "label")))


def is_credential(text: str) -> bool:
    """Letters behind a name: PhD, M.D., MBA; 'Ma' with a small letter is a name."""
    known = words("byline", "credential")
    return all(w.strip(".,®").casefold() in known and (len(w) > 2 or w.isupper()) for w in text.split())


def is_role(text: str) -> bool:
    """Whether a phrase is a job or a place in an institution rather than a name."""
    return _names_one_of("role", text)


def is_organisation(text: str) -> bool:
    """Whether a name is that of a group: a team, a newsroom, an institute, a company."""
    return _names_one_of("group", text)


def _names_one_of(idea: str, text: str) -> bool:
    """Whether one of the words or phrases of an idea stands in a text; single words are looked up."""
    single, phrases = _split(idea)
    folded = text.casefold()
    return not single.isdisjoint(_WORDS.findall(folded)) or phrases.search(folded) is not None


@cache
def _split(idea: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The words of an idea, and a pattern for those that are more than one word."""
    single = frozenset(word for word in words("byline", idea) if re.fullmatch(r"\w+", word))
    others = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words("byline", idea) - single)
    return single, re.compile(rf"(?<!\w)(?:{others})(?!\w)" if others else r"(?!)")


def is_name(text: str) -> bool:
    """Whether a phrase can be the name of a person or a group that signs.

    One to seven words without digits or addresses; in scripts with capitals each word has one, but
    for particles; not an account that publishes for everyone ('admin').
    """
    text = text.strip()
    folded = text.casefold()
    if not 2 <= len(text) <= MAX_NAME or folded in words("byline", "anonymous") or URL.search(text):
        return False
    if any(c.isdigit() or c in "{}<>=_%$#?!:\\" for c in text) or not text[0].isalpha():
        return False
    if folded in _calls():
        return False
    if not words("byline", "network").isdisjoint(_WORDS.findall(folded)):
        return False
    parts = text.split()
    if len(parts) == 1 and (month_of(text) or folded in words("dates", "weekday")):
        return False
    if parts[0].casefold() in words("byline", "call"):
        return False
    if any(p.casefold() in ("admin", "webmaster") for p in parts):
        return False
    if len(parts) > 7 or (len(parts) > 5 and not is_organisation(text)):
        return False
    if not _is_cased(text):
        return len(text) <= 24
    if len(parts) == 1:
        return text[0].isupper()
    large = [p for p in parts if p.lstrip("'’\"“(").lstrip("-")[:1].isupper()]
    small = [p for p in parts if p not in large]
    group = is_organisation(text)
    starts = _may_begin(parts[0]) or (group and parts[0].casefold() in words("byline", "small"))
    if not large or (small and small[0] is parts[0] and _is_cased(parts[0]) and not starts):
        return False
    return all(_is_small(p) or (group and _is_of_group(p)) for p in small)


def _is_cased(text: str) -> bool:
    """Whether the script has capitals; the letters of Georgian are small in name only."""
    return any((c.isupper() or c.islower()) and not "\u10d0" <= c <= "\u10ff" for c in text)


def _may_begin(word: str) -> bool:
    """Whether a small word may be the first of a name: 'van', 'al-Sayed'."""
    return word.casefold() in words("byline", "particle") or "-" in word or "’" in word or "'" in word


def _is_of_group(word: str) -> bool:
    """'of' and 'editors' in the name of a group."""
    folded = word.casefold()
    return folded in words("byline", "small") or folded in words("byline", "group")


def _is_small(word: str) -> bool:
    """Whether a word may be written small inside a name: a particle, 'al-Sayed', 'd'Arc'."""
    folded = word.casefold().rstrip(".,")
    if not any(c.isupper() or c.islower() for c in word):
        return True
    return (
        folded in words("byline", "particle")
        or re.match(r"(?:d|l|o)['’]\w|(?:al|el|ad|as|an|ar)-\w", word) is not None
    )
