"""Words and sentences of a text, counted whatever the script."""

import re
from typing import Final

UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Letters of scripts that put no space between words."""

LETTERS_A_WORD: Final = 2
"""Letters of an unspaced script that weigh as one word (the mean of Chinese running text is about 1.7)."""

END: Final = re.compile(r"[.!?。！？।؟۔…][\"'”’»)\]\d]*$")
STOP: Final = re.compile(r"(?<=[^\W\d_]{2})[.!?…]+[\"'”’»)]*\s+|[。！？।۔]")
SENTENCE_WORDS: Final = 3
"""Fewest words of a sentence between two stops; 'St. Moritz', 'No. 7' and 'Stop!' have fewer."""


def lower(text: str) -> str:
    """The text case-folded; capitals that are Turkish or Azerbaijani get the i that they have there."""
    if not text.isascii() and any(c in text for c in "İĞŞƏ"):
        text = text.replace("İ", "i")
        text = text.replace("I", "ı") if text.replace("i", "").isupper() else text
    return text.casefold()


def begins_small(text: str) -> bool:
    """Whether a text begins with a small letter; those of Georgian are small in name only."""
    return text[:1].islower() and not "\u10d0" <= text[0] <= "\u10ff"


def weigh_words(text: str) -> float:
    """Words that a text weighs as many as; where the script has no spaces, LETTERS_A_WORD signs are one."""
    if text.isascii():
        return len(text.split())
    unspaced = len(UNSPACED.findall(text))
    return len(UNSPACED.sub(" ", text).split()) + unspaced / LETTERS_A_WORD


def ends_sentence(text: str) -> bool:
    """Whether the line closes as a sentence does, whatever the script."""
    return END.search(text[-8:]) is not None


def count_sentences(text: str) -> int:
    """Sentences of a text, of those that have words enough not to be an abbreviation or a call."""
    return sum(weigh_words(part) >= SENTENCE_WORDS for part in STOP.split(text))
