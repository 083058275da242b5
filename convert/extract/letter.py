"""Counts of kinds of letters in many texts at once; no word of any language is known here."""

import unicodedata
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

OTHER, LOWER, UPPER, DIGIT, LETTER, WIDE, STOP, COMMA, SPACE, QUOTE, DIVIDER, COLON, ASK, MORE = range(14)
KINDS: Final = 16
"""Room for the kinds above in a power of two."""

SIGNS: Final = {
    STOP: ".!。！．।॥։።۔؟⸮。",
    COMMA: ",;，、،؛；､",
    QUOTE: "\"'“”‘’«»„‚‹›「」『』",
    DIVIDER: "|/•·▪►→›>–—-_#@©+*=~<",
    COLON: ":：",
    ASK: "?？",
    MORE: "…",
}

WIDE_LETTERS: Final = (0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800), (0x2E80, 0xA4D0), (0xAC00, 0xD7B0)
"""Scripts with a word in one or two signs or without spaces: Thai, Burmese, Khmer, Han, kana, Hangul."""

WORTH: Final = 3
"""Latin letters that one wide letter stands for; Chinese translations have about a third of the letters."""

Counts = NDArray[np.float32]
Flags = NDArray[np.bool_]


class Letters:
    """What the letters of each text tell: `count[i, KIND]`, words, capitalised words, first and last kind.

    Of each letter are told its code point, 0xFFFF where it is larger (`codes`), and whether it is part of a
    word (`spoken`); of each word its first letter (`heads`) and the text it is in (`owner`).
    """

    def __init__(self, texts: list[str]) -> None:
        joined = "\n".join(texts) + "\n"
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self.codes = np.minimum(codes, 0xFFFF).astype(np.intp)
        kinds = _table().take(self.codes)
        if codes.max() >= 0x20000:
            kinds[codes >= 0x20000] = WIDE
        lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts))
        ends = np.cumsum(lengths + 1) - 1
        self._rows = np.repeat(np.arange(0, len(texts) * KINDS, KINDS), lengths + 1)
        total = np.bincount(self._rows + kinds, minlength=len(texts) * KINDS)
        self.count: Counts = total.reshape(-1, KINDS).astype(np.float32)
        self.count[:, SPACE] -= 1
        self.spoken = (kinds >= LOWER) & (kinds <= WIDE)
        starts = self.spoken.copy()
        np.greater(self.spoken[1:], self.spoken[:-1], out=starts[1:])
        self.heads = np.flatnonzero(starts)
        self.owner = self._rows[self.heads] // KINDS
        self.words: Counts = np.bincount(self.owner, minlength=len(texts)).astype(np.float32)
        capital = self.owner[kinds[self.heads] == UPPER]
        self.capitals: Counts = np.bincount(capital, minlength=len(texts)).astype(np.float32)
        self.first = kinds[ends - lengths].astype(np.intp)
        self.last = kinds[np.maximum(ends - 1, 0)].astype(np.intp)

    @property
    def size(self) -> Counts:
        """Letters and digits, wide letters for what they are worth."""
        count: Counts = self.count[:, LOWER : WIDE + 1].sum(axis=1) + (WORTH - 1) * self.count[:, WIDE]
        return count

    def having(self, sign: str) -> Flags:
        """Which of the texts have this sign."""
        found = np.zeros(len(self.count), np.bool_)
        found[self._rows[np.flatnonzero(self.codes == ord(sign))] // KINDS] = True
        return found


@cache
def _table() -> NDArray[np.uint8]:
    """The kind of each of the first 65,536 code points."""
    kinds = {
        "Ll": LOWER,
        "Lu": UPPER,
        "Lt": UPPER,
        "Nd": DIGIT,
        "Lo": LETTER,
        "Lm": LETTER,
        "Mn": LETTER,
        "Mc": LETTER,
    }
    table = np.array([kinds.get(unicodedata.category(chr(c)), OTHER) for c in range(0x10000)], dtype=np.uint8)
    for first, end in WIDE_LETTERS:
        part = table[first:end]
        part[part == LETTER] = WIDE
    for code in (0x09, 0x0A, 0x0D, 0x20, 0xA0):
        table[code] = SPACE
    for kind, signs in SIGNS.items():
        for sign in signs:
            table[ord(sign)] = kind
    return table
