"""The words of many texts as numbers, and runs of four of them, to find what is said twice."""

import re
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

WORD: Final = re.compile(r"\w+")
RUN: Final = 4
"""Words that are hardly ever the same by chance when they follow each other."""

FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
"""2^64 / golden ratio, odd: multiplying by it spreads neighbouring numbers (Knuth, TAOCP 6.4)."""


class Words:
    """All words of the texts one after another: `word` and `run` are hashes, `owner` the text of each.

    `whole` is false where the run of four would reach into the next text. Hashes differ from one
    process to the next; only whether they are equal means something.
    """

    def __init__(self, texts: list[str]) -> None:
        lists = [WORD.findall(text.lower()) for text in texts]
        self.length = np.fromiter(map(len, lists), np.intp, len(lists))
        total = int(self.length.sum())
        signed = np.fromiter(map(hash, chain.from_iterable(lists)), np.int64, total)
        self.word = signed.view(np.uint64)
        self.owner = np.repeat(np.arange(len(texts)), self.length)
        whole = max(total - RUN + 1, 0)
        self.run: NDArray[np.uint64] = np.zeros(total, np.uint64)
        for step in range(RUN):
            self.run[:whole] = self.run[:whole] * FACTOR + self.word[step : step + whole]
        self.whole = np.zeros(total, np.bool_)
        self.whole[:whole] = self.owner[:whole] == self.owner[RUN - 1 :]

    def count(self, which: NDArray[np.bool_]) -> NDArray[np.intp]:
        """How many of the marked words each text has."""
        return np.bincount(self.owner[which], minlength=len(self.length))

    def repeats(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which runs stand in an earlier text too, and which in a later one."""
        earlier = np.zeros(len(self.word), np.bool_)
        later = earlier.copy()
        places = np.flatnonzero(self.whole)
        order = places[np.argsort(self.run[places], kind="stable")]
        same = self.run[order][1:] == self.run[order][:-1]
        group = np.concatenate(([0], np.cumsum(~same)))
        owner = self.owner[order]
        if len(order):
            first = owner[np.searchsorted(group, group, side="left")]
            last = owner[np.searchsorted(group, group, side="right") - 1]
            earlier[order] = first < owner
            later[order] = last > owner
        return earlier, later
