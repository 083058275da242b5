"""How many words there are, and where sentences end, in scripts with blanks between words and without."""

import re
from itertools import islice
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

FULL: Final = ("\N{IDEOGRAPHIC FULL STOP}", "\uff01", "\uff1f", "\uff0e", "\uff61")
"""What ends one in Chinese and Japanese, where a word may have one letter."""

CLOSERS: Final = "\"'\u201c\u201d\u2019\u00bb)\u300d\u300f\uff09\u300b\u3011"
"""What may follow the end of a sentence: quotation marks and brackets."""

EAST: Final = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Letters that count as words: Chinese, and the syllables of Japanese; word processors count so."""

SOUTH: Final = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Letters of words with no blank between them: Thai, Lao, Burmese, Khmer; five to a word, as in Thai."""

WORD: Final = re.compile(rf"[{EAST}][^\w\s]*|(?P<joined>[{SOUTH}]{{1,5}}[^\w\s]*)|[^\s{EAST}{SOUTH}]+")
"""A word, with the marks that stand at it."""


def ends_sentence(word: str) -> bool:
    """Whether a word ends one: with its sign, and no abbreviation such as "U.S." or an initial."""
    bare = word.rstrip(CLOSERS)
    if bare.endswith(FULL):
        return True
    stem = bare.rstrip("".join(ENDS))
    return bare.endswith(ENDS) and len(stem) > 1 and "." not in stem


def count_words(text: str) -> int:
    """How many words a text has, as an editor counts them: a character of Chinese or Japanese is one."""
    return sum(1 for _ in WORD.finditer(text))


def first_words(text: str, words: int) -> str:
    """The first words of a text, as they stand in it."""
    last = next(islice(WORD.finditer(text), words - 1, None), None)
    return text[: last.end()] if last else text


def last_end(text: str, words: int) -> int:
    """Where, in letters, the last sentence ends that has ended after `words` words; 0 where none has.

    In Thai and its neighbours, which have no sign for it, a sentence ends at a blank.
    """
    end = 0
    for count, word in enumerate(WORD.finditer(text), 1):
        if count > words:
            break
        if ends_sentence(word[0]) or (word["joined"] and text[word.end() : word.end() + 1] in (" ", "")):
            end = word.end()
    return end
