"""Where sentences end."""

import re
from typing import Final

ENDS: Final = (
    ".",
    "!",
    "?",
    "\N{HORIZONTAL ELLIPSIS}",
    "\N{IDEOGRAPHIC FULL STOP}",
    "\u061f",
    "\u0964",
    "\u0589",
)
"""What ends a sentence, with the signs of Chinese, Arabic, Hindi and Armenian."""

CLOSERS: Final = "\"'\u201c\u201d\u2019\u00bb)"
"""What may follow the end of a sentence: quotation marks and the bracket."""


def ends_sentence(word: str) -> bool:
    """Whether a word ends one: with its sign, and no abbreviation such as "U.S." or an initial."""
    bare = word.rstrip(CLOSERS)
    stem = bare.rstrip("".join(ENDS))
    return bare.endswith(ENDS) and len(stem) > 1 and "." not in stem


def last_end(text: str, words: int) -> int:
    """Where, in letters, the last sentence ends that has ended after `words` words; 0 where none has."""
    end = 0
    for count, word in enumerate(re.finditer(r"\S+", text), 1):
        if count > words:
            break
        if ends_sentence(word[0]):
            end = word.end()
    return end
