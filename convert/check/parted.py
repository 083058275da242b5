"""Words that are on paper in parts: over several lines, cut at a mark, or divided by the turn of a page."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from convert.check.paper import Sheet
from convert.check.token import UNMISTAKABLE, tokens

DIVIDED: Final = re.compile("[-\x02\ufffe\N{HYPHEN}\N{SOFT HYPHEN}]\\s*\\Z")
"""The end of a page within a word."""

LONGEST_HEAD: Final = 40
"""Letters of a word that may stand before a division, or after one."""

RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")

PART: Final = 30
"""Letters of a very long word by which its parts are found again; a line has about 80."""

COMPARED: Final = 1_000_000
"""Beginnings of blocks that are held against ends of pages, about a fifth of a second."""


def in_parts(word: str, letters: str) -> bool:
    """Whether a word that is longer than a line is printed in parts, one after the other, with what else is
    on its pages between them."""
    start = place = 0
    while start < len(word):
        place = letters.find(word[start : start + PART], place)
        if place < 0:
            return False
        while start < len(word) and place < len(letters) and word[start] == letters[place]:
            start, place = start + 1, place + 1
    return True


def take_halves(word: str, spare: Counter[str]) -> bool:
    """Whether a word that is written from right to left is printed as two words that nobody asked for, each
    taken once: readers of PDFs cut it at a mark above or below a letter, and tell the halves in two lines."""
    if not RIGHT_TO_LEFT.search(word):
        return False
    for cut in range(1, len(word)):
        halves = Counter((word[:cut], word[cut:]))
        if halves <= spare:
            spare.subtract(halves)
            return True
    return False


class Turns:
    """Words that a page's turn divides: ends of blocks on one page and beginnings of blocks on the next, any
    with any, for cells of a row go over side by side."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.ends: defaultdict[str, set[int]] = defaultdict(set)
        self.starts: defaultdict[str, set[int]] = defaultdict(set)
        self.bare: defaultdict[str, list[int]] = defaultdict(list)
        self.heads: defaultdict[int, list[str]] = defaultdict(list)
        self.left = COMPARED
        for page, following in pairwise(sheets):
            lasts = [page.say(block.pieces[-1]) for block in page.blocks]
            divided = [text for text in lasts if DIVIDED.search(text)]
            firsts = [following.say(block.pieces[0]) for block in following.blocks] if divided else []
            for end in divided:
                self.ends["".join(tokens(end)[-1:])].add(page.number)
            for start in firsts:
                self.starts["".join(tokens(start)[:1])].add(page.number)
            for text in lasts:
                if text.rstrip()[-1:].isalnum():
                    self.bare["".join(tokens(text)[-1:])].append(page.number)
            for block in following.blocks:
                head = following.tell(block)[:LONGEST_HEAD]
                self.heads[page.number].append("".join(tokens(head)))

    def take(self, word: str) -> bool:
        """Whether the word is divided so; each end of a page is taken once."""
        for cut in range(1, min(len(word), LONGEST_HEAD)):
            pages = self.ends.get(word[:cut], set()) & self.starts.get(word[cut:], set())
            if pages:
                self.ends[word[:cut]].remove(min(pages))
                return True
        return len(word) >= UNMISTAKABLE and self._take_bare(word)

    def _take_bare(self, word: str) -> bool:
        """The same without a hyphen, for a run that is wider than its column."""
        for cut in range(1, min(len(word), LONGEST_HEAD)):
            for page in self.bare.get(word[:cut], ()):
                self.left -= len(self.heads[page])
                for place, head in enumerate(self.heads[page] if self.left > 0 else ()):
                    if head.startswith(word[cut:]):
                        self.bare[word[:cut]].remove(page)
                        del self.heads[page][place]
                        return True
        return False
