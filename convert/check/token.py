"""The words of a text as they are compared: what an article has with what a reader of the PDF gives back."""

import re
import unicodedata
from typing import Final

TOGETHER: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
)
"""Letters of scripts without spaces between words, from Thai to Chinese and Japanese: each counts as one."""

TOKEN: Final = re.compile(rf"\d+|[{TOGETHER}]|[^\W\d_{TOGETHER}]+")
"""A word. Digits stand apart from letters, so that the mark of a note does not change the word before it."""

LINE_END: Final = re.compile("[\x02\ufffe]\\s*|[-\N{HYPHEN}\N{SOFT HYPHEN}]\\s*\n")
"""Where a word is divided at the end of a line, as PDFium tells it."""

UNTOLD: Final = dict.fromkeys(map(ord, "\N{ARABIC TATWEEL}\u0627\u0644"))
"""Signs that are not compared: the stretch of Arabic words; alef and lam, whose ligature readers of PDFs
give back in either order."""

ALIKE: Final = {ord("\N{LATIN SMALL LETTER DOTLESS I}"): "i"}
"""Capitals of Turkish and Azerbaijani lose the difference."""

IOTA: Final = re.compile("([\u0370-\u03ff][\u0300-\u0344]{0,3})\u0345")
"""The iota below a Greek letter, which its capital has beside it. Below others it is a mark as any."""

UNMISTAKABLE: Final = 8
"""Letters of a word that is known by itself, without its neighbours."""


def tokens(text: str) -> list[str]:
    """The words of a text without case, accents, ligatures and other differences that printing makes."""
    return TOKEN.findall(fold(text))


def fold(text: str) -> str:
    """Small letters without marks. Capitals may lose accents, and marks of Arabic leave their places."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    if "\u0345" in plain:
        plain = IOTA.sub("\\1\u03b9", plain).replace("\u0345", "")
    plain = plain.casefold()
    silent = {ord(c): None for c in set(plain) if unicodedata.category(c) in ("Mn", "Cf")}
    return plain.translate(silent | UNTOLD | ALIKE)
