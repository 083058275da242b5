"""A page to put hostile things into, with words that are looked for in what comes of it."""

from typing import Final

PROSE: Final = (
    "The harbour master keeps two ledgers, one for the ships that came and one for those that were expected."
    " For nine years the second has been the longer of the two."
)
FIRST, LAST, DEEP = "keptfirst", "keptlast", "keptdeep"
"""Words that must be in a PDF that is made of the file they are in."""

WORDS: Final = (
    "harbour master keeps two ledgers one for ships that came expected nine years second longer".split()
)


def page(body: str, head: str = "", language: str = "en") -> str:
    return (
        f"<!doctype html><html lang='{language}'><head><meta charset=utf-8><title>Two ledgers</title>{head}"
        f"</head><body><article><h1>Two ledgers</h1><p>{PROSE}</p><p>{PROSE}</p><p>{FIRST} stands here.</p>"
        f"{body}<p>{LAST} stands here.</p><p>{PROSE}</p></article></body></html>"
    )


def words(count: int) -> str:
    return " ".join(WORDS[n * 7 % len(WORDS)] + str(n) for n in range(count))
