"""What a heading, or the name a developer gave to a box, tells of the list of links below it."""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from convert.dom import Node
from convert.extract import words

IDEAS: Final = ("product", "sponsored", "cue", "more", "latest", "popular", "navigation", "tags")
"""Ideas of a heading. Where two share a phrase the earlier wins: "Related products" are products."""

MAX_HEADING: Final = 90
"""Characters of a heading; the longest of the labelled development pages has 47."""

OBJECT: Final = 6
"""Words of a link that leads on to something it names: 'See all articles', 'Learn more about the harbour'."""

POINTER: Final = 4
"""Words of the beginning of such a link at most."""

_PIECE = re.compile(r"[^\W_]+")
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


def fold(text: str) -> str:
    """The words alone, case-folded, with one space between: how headings are compared.

    The dot is what case-folding leaves of a Turkish İ."""
    return " ".join(_pieces(text))


def _pieces(text: str) -> list[str]:
    """The words of `fold`."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKC", text).casefold().replace("\N{COMBINING DOT ABOVE}", "")
        text = text.replace("’", "'").replace("‘", "'")
    return _PIECE.findall(text.replace("'", ""))


@cache
def _phrases() -> dict[str, str]:
    found: dict[str, str] = {}
    for idea in IDEAS:
        for phrase in words.words("related", idea):
            found.setdefault(fold(phrase), idea)
    found.pop("", None)
    return found


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """The words that phrases begin with, and those that they end with."""
    split = [phrase.split() for phrase in _phrases()]
    return frozenset(s[0] for s in split), frozenset(s[-1] for s in split)


@cache
def _onward() -> frozenset[str]:
    return frozenset(fold(w) for w in words.words("related", "onward"))


@cache
def _pointers() -> frozenset[str]:
    return frozenset(fold(w) for w in words.words("related", "pointer"))


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for idea in IDEAS:
        if idea != "more":
            for word in words.words("related", "related_name" if idea == "cue" else f"{idea}_name"):
                found.setdefault(word, idea)
                found.setdefault(word.replace("-", ""), idea)
    return found


@cache
def _pair_starts() -> frozenset[str]:
    return frozenset(word.partition("-")[0] for word in _names() if "-" in word)


def leads_on(text: str) -> bool:
    """Whether a link's words only lead on ("Read more") or name a neighbour ("Next")."""
    folded = fold(text)
    if folded in _onward() or _phrases().get(folded) is not None:
        return True
    tokens = folded.split()
    starts = {" ".join(tokens[:cut]) for cut in range(1, POINTER + 1)}
    return len(tokens) <= OBJECT and not starts.isdisjoint(_pointers())


def points(label: str) -> bool:
    """Whether words before a link only lead on to what it names: 'Read more about' and a headline."""
    return fold(label) in _pointers()


def idea(text: str) -> str | None:
    """The idea of a heading that is, begins or ends with a phrase of the vocabulary; else None.

    A phrase of one word must be nearly the whole heading: "Recent" heads a list of news, "Recent
    advances in batteries" a section. The longest phrase wins.
    """
    if len(text) > MAX_HEADING:
        return None
    tokens = _pieces(text)
    first, last = _edges()
    if not tokens or (len(tokens) > 1 and tokens[0] not in first and tokens[-1] not in last):
        return None
    folded = " ".join(tokens)
    known = _phrases()
    if folded in known:
        return known[folded]
    best, length = None, 0
    if len(tokens) == 1:
        for cut in range(min(len(folded) - 1, 16), 2, -1):
            if not folded.isascii() and ord(folded[0]) > 0x2E80:
                hit = known.get(folded[:cut]) or known.get(folded[-cut:])
                if hit:
                    return hit
        return None
    for cut in range(min(len(tokens) - 1, 8), 0, -1):
        for part, share in ((tokens[:cut], 4), (tokens[-cut:], 2.5)):
            phrase = " ".join(part)
            hit = known.get(phrase)
            enough = cut > 2 or share * cut >= len(tokens)
            if hit and enough and (cut > 1 or len(tokens) <= 2) and len(phrase) > length:
                best, length = hit, len(phrase)
    return best


def after_cue(text: str) -> str | None:
    """What follows a cue and a colon in one line ("Read next: The bench that moved"); None without them."""
    cue, colon, rest = text.replace("\N{FULLWIDTH COLON}", ":").partition(":")
    return rest.strip() if colon and rest.strip() and _phrases().get(fold(cue)) == "cue" else None


def name_idea(node: Node) -> str | None:
    """The idea that an element's class or id names, the first in the order of IDEAS; else None."""
    attrs = node.attrs
    return _idea_of(f"{attrs.get('class', '')} {attrs.get('id', '')}")


@lru_cache(8192)
def _idea_of(name: str) -> str | None:
    known = _names()
    pieces = [p.lower() for p in _NAME.findall(name)]
    found = {known[p] for p in pieces if p in known}
    if not _pair_starts().isdisjoint(pieces):
        found.update(known[p] for p in map("-".join, pairwise(pieces)) if p in known)
    return next((i for i in IDEAS if i in found), None) if found else None
