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
from convert.extract.pasted import feature
from convert.extract.pasted.line import Line
from convert.extract.pasted.measure import Floats
from convert.extract.pasted.sentence import count_words

SURE: Final = 0.45
"""Probability from which a line is the article's: best out of fold (0.4 0.9445, 0.45 0.9453, 0.5 0.9428)."""

SHORT_TEXT: Final = 400.0
"""Words below which a text is more likely a piece that somebody chose than a page with its menus."""

SHORT_SURE: Final = 0.2
"""What is asked of a line in the shortest texts; it rises to SURE at SHORT_TEXT words."""


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
    again = np.concatenate([rows, feature.stack(feature.second(columns, body, title))], axis=1)
    return Scores(
        ((body + _forest("body-again").predict(again)) / 2).astype(np.float32),
        _forest("title-again").predict(again),
    )


def choose(lines: Sequence[Line], body: Floats) -> list[bool]:
    """Whether each line is the article's.

    The less text there is, the more is given the benefit of the doubt; where nothing would be left,
    all is kept.
    """
    total = sum(count_words(line.text) for line in lines)
    limit = SHORT_SURE + (SURE - SHORT_SURE) * min(1.0, total / SHORT_TEXT)
    chosen = [bool(p >= limit) for p in body]
    return chosen if any(chosen) else [True] * len(lines)
