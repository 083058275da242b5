"""What the words of a line say: each has a weight, learned from where it stood in labelled pages.

The tables (weights/pasted-words.json) are made with the trees, by benchmarks/train_pasted.py. They hold
words and pairs of words that many sites use; a line of unknown words has zeros, and is judged by its shape
and the lists of vocabulary/pasted.toml alone.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

import numpy as np

from convert.extract.pasted.line import Line
from convert.extract.pasted.measure import Columns

SHORT: Final = 9
"""Words from which a line counts as long: 'share' says another thing in a menu than in a sentence."""

SEEN: Final = (600, 80)
"""Characters and words at the start of a line that are looked up; the rest of a paragraph says no more."""

EXTREMES: Final = 5
"""Lowest and highest weights of a line whose means are seen."""

TOKEN: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")
NUMBER: Final = "0"
"""Stands for every number."""

Tables = tuple[Mapping[str, float], Mapping[str, float]]
"""Word or pair of words -> weight, in short lines and in long ones: above zero where it is of articles."""


@cache
def learned() -> Tables:
    """The tables that come with the program."""
    told = json.loads(files("convert.extract").joinpath("weights/pasted-words.json").read_text("utf-8"))
    return told["short"], told["long"]


def is_long(text: str) -> bool:
    """Whether a line is looked up in the table of long lines."""
    return len(text.split()) >= SHORT


def terms(text: str) -> set[str]:
    """The words of a line and its pairs of neighbours, case-folded."""
    found = TOKEN.findall(text[: SEEN[0]].casefold().replace("’", "'"))[: SEEN[1]]
    tokens = [NUMBER if word.isdigit() else word for word in found]
    return {*tokens, *(f"{a} {b}" for a, b in pairwise(tokens))}


def weigh(lines: Sequence[Line], tables: Tables) -> Columns:
    """What the words of each line say: their mean, the extremes, how many are known."""
    names = "lex_mean lex_root lex_min lex_max lex_low lex_high lex_known".split()
    table = np.zeros((len(lines), len(names)), dtype=np.float32)
    for row, line in zip(table, lines, strict=True):
        weights = tables[is_long(line.text)]
        told = sorted(weights[term] for term in terms(line.text) if term in weights)
        if told:
            low, high = told[:EXTREMES], told[-EXTREMES:]
            row[:] = (
                sum(told) / len(told),
                sum(told) / len(told) ** 0.5,
                told[0],
                told[-1],
                sum(low) / len(low),
                sum(high) / len(high),
                len(told),
            )
    return {name: table[:, i] for i, name in enumerate(names)}
