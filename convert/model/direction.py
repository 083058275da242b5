"""Which way a language is written."""

from typing import Final, Literal

RTL: Final = frozenset("ar arc azb ckb dv fa glk he iw khw ks lrc mzn nqo pnb ps sd syr ug ur yi".split())
"""Languages written from right to left (Unicode CLDR, script metadata)."""


def direction_of(language: str | None) -> Literal["ltr", "rtl"]:
    """The direction of a BCP 47 tag; a script counts for more than the language, unknown is left to right."""
    language, *rest = (language or "").lower().replace("_", "-").split("-")
    scripts = [part for part in rest if len(part) == 4]
    if scripts:
        return "rtl" if scripts[0] in ("arab", "hebr", "syrc", "thaa", "nkoo") else "ltr"
    return "rtl" if language in RTL else "ltr"
