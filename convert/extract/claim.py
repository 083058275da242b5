"""What a page declares as its title, and how far a visible one agrees with that."""

from typing import Final

from convert.extract.site import SEPARATOR
from convert.extract.visible import flatten, fold
from convert.extract.witness import Evidence

LONGEST: Final = 1_000
"""Letters of a title; the longest of 633 real ones has 178."""

DECLARED: Final = (
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "title",
)
"""Meta tags with a title, in the order we believe them."""


def declared_titles(page: Evidence) -> list[tuple[str, str]]:
    """(value, witness) of what JSON-LD, meta tags and <title> say, in the order we believe them."""
    found: list[tuple[str, str]] = []
    for key in ("headline", "name"):
        value = page.article.get(key)
        if isinstance(value, str) and fold(value):
            found.append((flatten(value), f"JSON-LD {key}"))
            break
    found += [(value[0], f"meta {name}") for name in DECLARED if (value := page.metas.get(name))]
    if page.head_title:
        found.append((page.head_title, "markup title"))
    return [(value, witness) for value, witness in found if fold(value) and len(value) <= LONGEST]


class Said:
    """A declared title, folded, and the pieces of it that its separators make."""

    def __init__(self, value: str) -> None:
        self.whole = fold(value)
        cuts = list(SEPARATOR.finditer(value))[:8]
        self.heads = frozenset(fold(value[: c.start()]) for c in cuts)
        self.pieces = (self.heads | {fold(value[c.end() :]) for c in cuts}) - {""}
        self.words = frozenset(self.whole.split())


def agreement(own: str, said: list[Said], names: frozenset[str]) -> float:
    """How far declared titles confirm a visible one: 5 for the same words, less for parts and likeness."""
    if own in names:
        return -3.5
    mine = frozenset(own.split())
    best = 0.0
    strangers = 0
    for other in said:
        common = len(mine & other.words)
        strangers += common == 0
        if own == other.whole:
            best = 5.0
        elif own in other.pieces:
            best = max(best, 1.5 if len(mine) == 1 else 4.8 if own in other.heads else 3.5)
        elif len(mine) > 1 and (f" {own} " in f" {other.whole} " or f" {other.whole} " in f" {own} "):
            best = max(best, 1.5 + 2.0 * min(len(own), len(other.whole)) / max(len(own), len(other.whole)))
        elif common:
            likeness = 2 * common / (len(mine) + len(other.words))
            best = max(best, 2.5 * likeness if likeness >= 0.4 else 0.0)
    if said and strangers and best < 5:
        best -= 3.0 * strangers / len(said)
    return best if best or len(mine) > 1 else -0.5
