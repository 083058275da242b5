"""Words that a browser ran together because their boxes stand side by side: 'ByJane DoeMar 5, 2025'."""

import re
from functools import cache
from typing import Final

from convert.extract import byline, dates
from convert.extract.words import words

EDGE: Final = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])|(?<=\d)(?=[^\W\d_])")
TIMED: Final = re.compile(r"((?:19|20)\d\d)(\d{1,2}:\d\d\S*)")
"""A year and the time of day behind it: '20228:23'."""

LONGEST_WORD: Final = 60
"""Letters of a word in which a seam is looked for."""

FEWEST_LETTERS: Final = 6
"""A word about dates that is glued in the same case ('DOEPUBLISHED') must be so long: it is no name's end."""


def loosen(text: str) -> str:
    """The line with a space at each seam: after 'By', before a month, a job, 'updated' and the like."""
    return " ".join(_split(word, first=i == 0) for i, word in enumerate(text.split()))


def _split(word: str, first: bool) -> str:
    if not 4 <= len(word) <= LONGEST_WORD:
        return word
    if timed := TIMED.fullmatch(word):
        return f"{timed[1]} {timed[2]}"
    for found in EDGE.finditer(word):
        head, tail = word[: found.start()], word[found.start() :]
        turns = tail[0].isupper() and not head[-1].isupper()
        if turns and first and head.casefold() in words("byline", "by"):
            return f"{head} {_split(tail, first=False)}"
        if _opens(tail.strip(".,:;").casefold(), turns, tail):
            return f"{head} {tail}"
    return word


def _opens(folded: str, turns: bool, tail: str) -> bool:
    """Whether the rest of a word is one that begins something else behind a name."""
    if folded in _about_dates():
        return turns or (len(folded) >= FEWEST_LETTERS and tail.isupper())
    return turns and len(folded) > 2 and (dates.month_of(folded) is not None or byline.is_role(folded))


@cache
def _about_dates() -> frozenset[str]:
    """The first words of what is said before a date: 'published', 'updated on', 'posted on'."""
    told = words("dates", "published") | words("dates", "updated")
    return frozenset(w.split()[0] for w in told if len(w.split()[0]) > 2)
