"""Which lines are the article: two passes of learned trees, and what holds for very short texts.

The first pass sees the lines, the second also what the first said of the lines around. Trained on
whole pages and on pieces of pages (benchmarks/train_pasted.py), so that a paste without any clutter
comes out whole.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Final, NamedTuple

import numpy as np

from convert.extract.forest import Forest
from convert.extract.pasted import again, feature
from convert.extract.pasted.line import Line
from convert.extract.pasted.measure import IDEAS, Floats, flags
from convert.extract.pasted.sentence import ends_sentence, weigh_words
from convert.extract.pasted.wrap import MARKER

SHARPNESS: Final = 1.25
"""How much surer than the trees we are: errors of one page go together (see locate.SHARPNESS). Out of fold
1 gives 0.9527, 1.25 0.9532, 2 0.9531; lines from one half up 0.9504."""

HEADING_SURE: Final = 0.15
HEADING_WORDS: Final = 15
"""A shorter line right above a chosen paragraph is its heading at this probability (0.9532 to 0.9533)."""

CALLS: Final = tuple(IDEAS.index(i) for i in ("consent", "share", "comment", "subscribe"))
CALL_WORDS: Final = 8
CALL_SHARE: Final = 0.3
CALL_SURE: Final = 0.6
"""A shorter line with such a share of words on these is left out below this probability."""

SHORT_TEXT: Final = (200.0, 400.0)
"""Words up to which a text is more likely something that somebody chose or typed than a page with its menus,
and from which it is a page."""

SHORT_SURE: Final = (0.2, 0.5)
"""What is asked of a sentence, and of any other line, in the shortest texts; it rises to 1 with the words."""

NOTICE_WORDS: Final = 40.0
"""Words of a text that is all wanted: a notice, a sentence or two with a title; a menu alone has more."""

SENTENCE_WORDS: Final = 8
"""Shortest line that is running text for certain if it ends as a sentence does."""


class Scores(NamedTuple):
    """For each line the probability that it is body, and that it is the title."""

    body: Floats
    title: Floats


@cache
def _forest(name: str) -> Forest:
    with as_file(files("convert.extract").joinpath(f"weights/pasted-{name}.npz")) as path:
        return Forest.load(path)


def score(lines: Sequence[Line]) -> Scores:
    """Ask the trees about every line of a text that has any."""
    columns = feature.describe(lines)
    rows = feature.stack(columns)
    body, title = _forest("body").predict(rows), _forest("title").predict(rows)
    more = feature.stack(again.describe(lines, columns, body, title))
    both = np.concatenate([rows, more], axis=1)
    return Scores(
        ((body + _forest("body-again").predict(both)) / 2).astype(np.float32),
        _forest("title-again").predict(both),
    )


def choose(lines: Sequence[Line], body: Floats) -> list[bool]:
    """The lines that give the highest word F1 to be expected if the scores are right.

    Lines are taken from the most probable downwards; F1 of the first k is expected to be
    2 * words of the article among them / (words among them + words of the article). The less text there
    is, the more is given the benefit of the doubt, and a heading comes along with its paragraph.
    """
    words = np.array([weigh_words(line.text) for line in lines]) + 1
    if float(words.sum()) < NOTICE_WORDS:
        return [True] * len(lines)
    sharp = body**SHARPNESS / (body**SHARPNESS + (1 - body) ** SHARPNESS)
    order = np.argsort(-sharp, kind="stable")
    gained = np.cumsum((sharp * words)[order])
    expected = 2 * gained / (np.cumsum(words[order]) + gained[-1])
    least = float(sharp[order[int(np.argmax(expected))]])
    page = min(1.0, max(0.0, float(words.sum()) - SHORT_TEXT[0]) / (SHORT_TEXT[1] - SHORT_TEXT[0]))
    doubt = [limit + (1 - limit) * page for limit in SHORT_SURE]
    sentence = [
        n > SENTENCE_WORDS and ends_sentence(line.text) and not _calls(line.text)
        for n, line in zip(words, lines, strict=True)
    ]
    chosen = [
        bool(p >= least or b >= doubt[not told]) for p, b, told in zip(sharp, body, sentence, strict=True)
    ]
    for at in range(chosen.index(True) + 1, len(lines) - 1):
        if not chosen[at] and chosen[at + 1] and body[at] >= HEADING_SURE:
            text = lines[at].text
            chosen[at] = words[at] <= HEADING_WORDS < words[at + 1] and not ends_sentence(text)
    for at, line in enumerate(lines):
        if chosen[at] and body[at] < CALL_SURE and words[at] <= CALL_WORDS and not ends_sentence(line.text):
            chosen[at] = not _calls(line.text)
    return _hold_lists(lines, chosen)


def _calls(text: str) -> bool:
    """Whether a line is about cookies, sharing, comments or newsletters."""
    told = flags(text, weigh_words(text))
    return sum(told[i] for i in CALLS) >= CALL_SHARE


def _hold_lists(lines: Sequence[Line], chosen: list[bool]) -> list[bool]:
    """Lists are the article's as a whole: an item comes along with the one right above or below it."""
    marks = [mark[0] if (mark := MARKER.match(line.text)) else "" for line in lines]
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for at in order:
            other = at - 1 if order.step > 0 else at + 1
            apart = lines[max(at, other)].gap > 0
            if not chosen[at] and chosen[other] and marks[at] and marks[at] == marks[other] and not apart:
                chosen[at] = True
    return chosen
