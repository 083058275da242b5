"""The words of many texts as numbers, and runs of four of them, to find what is said twice."""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from convert.extract.letter import Flags, Letters

RUN: Final = 4
"""Words that are hardly ever the same by chance when they follow each other."""

FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
"""2^64 / golden ratio, odd: multiplying by it spreads neighbouring numbers (Knuth, TAOCP 6.4)."""

LONGEST: Final = 64
"""Letters after which the weights of places in a word begin anew."""

Hashes = NDArray[np.uint64]
Indices = NDArray[np.intp]


class Words:
    """All words of the texts one after another: `word` and `run` are hashes, `owner` the text of each.

    `whole` is false where the run of four would reach into the next text.
    """

    def __init__(self, letters: Letters) -> None:
        first = letters.heads
        self.owner: Indices = letters.owner
        self.length = np.bincount(self.owner, minlength=len(letters.count))
        total = len(first)
        self.word = _hash(letters, first)
        whole = max(total - RUN + 1, 0)
        self.run: Hashes = np.zeros(total, np.uint64)
        for step in range(RUN):
            self.run[:whole] = self.run[:whole] * FACTOR + self.word[step : step + whole]
        self.whole = np.zeros(total, np.bool_)
        self.whole[:whole] = self.owner[:whole] == self.owner[RUN - 1 :]

    def of(self, text: int) -> slice:
        """The words of one text."""
        return slice(*np.searchsorted(self.owner, (text, text + 1)).tolist())

    def count(self, which: Flags) -> Indices:
        """How many of the marked words each text has."""
        return np.bincount(self.owner[which], minlength=len(self.length))

    def repeats(self, texts: int) -> tuple[Flags, Flags]:
        """Which runs of the first `texts` texts stand in an earlier one too, and which in a later one."""
        earlier = np.zeros(len(self.word), np.bool_)
        later = earlier.copy()
        places = np.flatnonzero(self.whole & (self.owner < texts))
        if not len(places):
            return earlier, later
        order = places[np.argsort(self.run[places])]
        run, owner = self.run[order], self.owner[order]
        starts = np.flatnonzero(np.concatenate(([True], run[1:] != run[:-1])))
        size = np.diff(np.append(starts, len(order)))
        earlier[order] = np.repeat(np.minimum.reduceat(owner, starts), size) < owner
        later[order] = np.repeat(np.maximum.reduceat(owner, starts), size) > owner
        return earlier, later


def among(hashes: Hashes, wanted: Hashes) -> Flags:
    """Which of the hashes are one of those that are wanted, which are few."""
    if not len(wanted):
        return np.zeros(len(hashes), np.bool_)
    known = np.sort(wanted)
    place = np.searchsorted(known, hashes)
    found: Flags = known[np.minimum(place, len(known) - 1)] == hashes
    return found


def _hash(letters: Letters, first: Indices) -> Hashes:
    """A number for each word that begins at a letter in `first`, equal for equal words in any case."""
    if not len(first):
        return np.zeros(0, np.uint64)
    place = np.arange(len(letters.codes))
    place[first[0] :] -= np.repeat(first, np.diff(np.append(first, len(place))))
    numbers = _lower().take(letters.codes)
    numbers *= _powers().take(place, mode="wrap")
    numbers *= letters.spoken
    found: Hashes = np.add.reduceat(numbers, first)
    return found ^ (found >> np.uint64(29))


@cache
def _lower() -> Hashes:
    """A number for each of the first 65,536 code points, the same for capital and small letters."""
    table = np.array([ord(chr(c).lower()[0]) for c in range(0x10000)], dtype=np.uint64)
    return (table + np.uint64(1)) * FACTOR


@cache
def _powers() -> Hashes:
    """What a letter counts at each place of a word."""
    return np.cumprod(np.full(LONGEST, FACTOR, np.uint64), dtype=np.uint64)
