"""Which way a language is written."""

import unicodedata
from typing import Final, Literal

Direction = Literal["ltr", "rtl"]

RTL: Final = frozenset("ar arc azb ckb dv fa glk he iw khw ks lrc mzn nqo pnb ps sd syr ug ur yi".split())
"""Languages written from right to left (Unicode CLDR, script metadata)."""


def direction_of(language: str | None) -> Direction:
    """The direction of a BCP 47 tag; a script counts for more than the language, unknown is left to right."""
    language, *rest = (language or "").lower().replace("_", "-").split("-")
    scripts = [part for part in rest if len(part) == 4]
    if scripts:
        return "rtl" if scripts[0] in ("arab", "hebr", "syrc", "thaa", "nkoo") else "ltr"
    return "rtl" if language in RTL else "ltr"


def way_of(words: str, usual: str) -> str:
    """The direction of a line by the first of its letters that has one, as browsers tell it for dir=auto
    (HTML, 3.2.6.4); `usual` where none has."""
    for letter in words:
        match unicodedata.bidirectional(letter):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return usual
