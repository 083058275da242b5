"""What was to be printed and is not in the file: words, pictures, links."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple
from urllib.parse import unquote

from convert.check.paper import Paper
from convert.check.parted import PART, RIGHT_TO_LEFT, Turns, in_parts, take_halves
from convert.check.token import LINE_END, UNMISTAKABLE, tokens
from convert.check.wanted import Wanted
from convert.model import Asset
from convert.remarks import Remark, remark, shorten
from convert.render.address import clean
from convert.render.font import missing as without_sign

BESIDE: Final = 6
"""Letters of the word before or after a word that tell its place."""

LETTERS: Final = 1_000_000_000
"""Letters that are searched for words run together with others, about a second."""

PLACE: Final = 1_000
"""Letters that can be searched in the time in which a place where a word was found is looked at."""

QUOTED: Final = 40
"""Letters of a word that a remark quotes."""

NAMED: Final = 5
"""Words, pictures or addresses that one remark names."""

SAME_SHAPE: Final = 0.02
"""Part by which the proportions of a picture may differ when it was made smaller: a pixel of fifty."""


class Loss(NamedTuple):
    """How many there were to be, how many are there, and what is to be said of the others."""

    total: int
    found: int
    remarks: tuple[Remark, ...]


def lose_words(wanted: Wanted, paper: Paper) -> Loss:
    """Each word as often as the articles have it; order does not count, nor what else is on the page."""
    lines = [tokens(line) for line in wanted.lines]
    total = sum(map(len, lines))
    printed = "\n".join(sheet.text for sheet in paper.sheets)
    lost = missing_words(lines, printed)
    if any(len(word) > PART for _, word in lost):
        letters = Row(tokens(LINE_END.sub("", printed))).letters
        lost = [(number, word) for number, word in lost if len(word) <= PART or not in_parts(word, letters)]
    if lost:
        signless = set("".join(tokens("".join(without_sign(set("".join(wanted.lines)))))))
        lost = [(number, word) for number, word in lost if not signless & set(word)]
    if lost:
        turns = Turns(paper.sheets)
        lost = [(number, word) for number, word in lost if not turns.take(word)]
    if any(RIGHT_TO_LEFT.search(word) for _, word in lost):
        spare = Counter(tokens(printed)) - Counter(word for line in lines for word in line)
        lost = [(number, word) for number, word in lost if not take_halves(word, spare)]
    if not lost:
        return Loss(total, total, ())
    line = wanted.lines[lost[0][0]]
    told = remark(
        "words-missing",
        line,
        count=len(lost),
        words=_listed(shorten(word, QUOTED) for word in dict.fromkeys(word for _, word in lost)),
        line=shorten(line),
    )
    return Loss(total, total - len(lost), (told,))


def missing_words(lines: Sequence[Sequence[str]], printed: str) -> list[tuple[int, str]]:
    """The words that are printed less often than they are wanted, with the number of their line.

    A word that is found in pieces, or run together with others, is not missing: readers of PDFs cut
    and join words at the ends of lines and wherever the typesetter moved a letter.
    """
    there = Row(tokens(LINE_END.sub("", printed)))
    wanted = Row([word for line in lines for word in line])
    short = Counter(wanted.words) - Counter(there.words)
    if not short:
        return []
    numbers = [number for number, line in enumerate(lines) for _ in line]
    places: dict[str, list[int]] = {word: [] for word in short}
    for index, word in enumerate(wanted.words):
        if word in short:
            places[word].append(index)
    left = LETTERS
    lost: list[tuple[int, str]] = []
    for word, indexes in places.items():
        found, spent = there.count_hidden(word, wanted, indexes, short[word], left)
        left -= spent
        count = short[word] - found
        unseen: list[int] = []
        for index in indexes if count > 0 else ():
            left -= len(there.letters)
            if left <= 0 or len(unseen) == count:
                break
            if wanted.before(index) + word not in there.letters:
                unseen.append(index)
        lost += [(numbers[index], word) for index in (unseen + indexes)[: max(count, 0)]]
    return sorted(lost, key=lambda item: item[0])


class Row:
    """All letters and digits of a text without a gap, and where its words begin in them."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.letters = "".join(words)
        self.edges = frozenset([0, *accumulate(map(len, words))])

    def before(self, index: int) -> str:
        """The last letters of the word before one; empty for the first."""
        return self.words[index - 1][-BESIDE:] if index else ""

    def after(self, index: int) -> str:
        return self.words[index + 1][:BESIDE] if index + 1 < len(self.words) else ""

    def count_hidden(
        self, word: str, wanted: "Row", indexes: Sequence[int], enough: int, most: int
    ) -> tuple[int, int]:
        """How often, up to `enough`, the letters of a word stand here in pieces or in a longer run, beside a
        word that stands beside it in `wanted`, and how many letters were searched, hardly more than `most`.
        A long word is known without its neighbours, which stand on either side where one of them runs from
        right to left."""
        if most <= 0:
            return 0, 0
        size, spent = len(word), len(self.letters)
        before = {wanted.before(index) for index in indexes} - {""}
        after = {wanted.after(index) for index in indexes} - {""}
        if RIGHT_TO_LEFT.search(word):
            before = after = before | after
        count, place = 0, self.letters.find(word)
        while place >= 0 and count < enough and spent < most:
            end = place + size
            spent += PLACE + size
            if not self._is_word(place, end) and (
                size >= UNMISTAKABLE
                or any(self.letters[max(place - k, 0) : place] in before for k in range(1, BESIDE + 1))
                or any(self.letters[end : end + k] in after for k in range(1, BESIDE + 1))
            ):
                count += 1
            place = self.letters.find(word, place + 1)
        return count, spent

    def _is_word(self, start: int, end: int) -> bool:
        return start in self.edges and end in self.edges and self.edges.isdisjoint(range(start + 1, end))


def lose_pictures(wanted: Wanted, paper: Paper) -> Loss:
    """Each place of a picture has one on a page: of the same pixels, or of the same shape where they were
    made fewer. Ornaments may be painted as patterns, which only the file as a whole tells of."""
    shown = Counter(p.size for sheet in paper.sheets for p in sheet.pictures if p.size)
    lost: list[Asset] = []
    for asset in wanted.pictures + wanted.ornaments:
        size = (asset.width, asset.height)
        if not shown[size]:
            size = next((s for s, n in shown.items() if n and _same_shape(s, size)), size)
        if shown[size]:
            shown[size] -= 1
        else:
            lost.append(asset)
    lost = [a for a in lost if a not in wanted.ornaments or (a.width, a.height) not in paper.images]
    total = len(wanted.pictures) + len(wanted.ornaments)
    if not lost:
        return Loss(total, total, ())
    names = _listed(asset.src.rpartition("/")[2][:60] for asset in lost)
    told = remark("picture-unprinted", lost[0].src, count=len(lost), names=names)
    return Loss(total, total - len(lost), (told,))


def _same_shape(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] * other[1] - one[1] * other[0]) <= SAME_SHAPE * one[0] * other[1]


def lose_links(wanted: Wanted, paper: Paper) -> Loss:
    """Each address is that of a live link; parts that only track the reader do not count."""
    live = {_address(link) for sheet in paper.sheets for link in sheet.links}
    lost = [link for link in wanted.links if _address(link) not in live]
    total = len(wanted.links)
    if not lost:
        return Loss(total, total, ())
    told = remark("link-unprinted", lost[0], count=len(lost), targets=_listed(shorten(x, 60) for x in lost))
    return Loss(total, total - len(lost), (told,))


def _address(link: str) -> str:
    return unquote(clean(link) or link).rstrip("/")


def _listed(names: Iterable[str]) -> str:
    """The first of them in quotation marks."""
    all_names = list(names)
    quoted = [f"\N{LEFT DOUBLE QUOTATION MARK}{n}\N{RIGHT DOUBLE QUOTATION MARK}" for n in all_names[:NAMED]]
    return ", ".join(quoted) + (", \N{HORIZONTAL ELLIPSIS}" if len(all_names) > NAMED else "")


LOSSES: Final = (lose_words, lose_pictures, lose_links)
"""What is counted, in the order of the verdict."""
