"""Short lines that say what they are, or what follows them: "Related", "Share", "About the author", "Notes".

The phrases stand in vocabulary/*.toml, for many languages; what each idea means for the choice of
blocks is learned. Phrases are looked up as numbers made of the numbers of their words.
"""

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from convert.extract import words
from convert.extract.grid import Grid, Indices
from convert.extract.letter import Letters
from convert.extract.shingle import FACTOR, Hashes, Words
from convert.extract.standing import Columns

IDEAS: Final = tuple(
    (topic, idea)
    for topic, ideas in (
        ("aside", "author_note notes"),
        ("box", "takeaways"),
        ("pasted", "consent share comment subscribe footer"),
        ("related", "cue more latest popular sponsored product"),
        ("pasted", "menu meta"),
        ("related", "navigation tags onward"),
    )
    for idea in ideas.split()
)
"""Topics and ideas of the vocabulary; where two share a phrase the earlier has it."""

SHORT: Final = 15
"""Words of a line in which phrases are looked for; running text has them by chance."""

PHRASE: Final = 4
"""Words of a phrase at most; longer ones are known by their beginning."""

MOST: Final = 0.6
"""Share of a line that the phrases make up where it is a cue to what follows."""

FAR: Final = 200
"""Blocks after which a cue is forgotten."""


def describe_cues(said: Words, grid: Grid, c: Columns) -> None:
    """How much of each block is phrases of each idea, and how long ago the last cue of each idea was."""
    n, ideas = grid.n, len(IDEAS)
    length = said.length[:n]
    places = np.flatnonzero((said.owner < n) & (said.length[said.owner] <= SHORT))
    owner, word = said.owner[places], said.word[places]
    covered = np.zeros((ideas, n))
    run = word
    for size, (numbers, idea) in enumerate(_phrases(), 1):
        count = len(word) - size + 1
        if count <= 0:
            break
        if size > 1:
            run = run[:-1] * FACTOR + word[size - 1 :]
        found = np.minimum(np.searchsorted(numbers, run), len(numbers) - 1)
        hit = np.flatnonzero((numbers[found] == run) & (owner[:count] == owner[size - 1 :]))
        np.add.at(covered, (idea[found[hit]], owner[hit]), size)
    part = np.minimum(covered / np.maximum(length, 1), 1)
    c["cue"] = part
    at = np.arange(n)
    last = np.maximum.accumulate(np.where(part >= MOST, at, -FAR), axis=1)
    c["since_cue"] = np.minimum(at - last, FAR)


def _join(word: Hashes, size: int) -> Hashes:
    """A number for each `size` words in a row."""
    count = len(word) - size + 1
    run = np.zeros(count, np.uint64)
    for step in range(size):
        run = run * FACTOR + word[step : step + count]
    return run


@cache
def _phrases() -> tuple[tuple[Hashes, Indices], ...]:
    """For phrases of one word, two, and so on: their numbers in order, and the idea of each."""
    known: dict[str, int] = {}
    for idea, (topic, name) in enumerate(IDEAS):
        for phrase in words.words(topic, name):
            known.setdefault(phrase, idea)
    said = Words(Letters(list(known)))
    ideas: NDArray[Any] = np.fromiter(known.values(), np.intp, len(known))
    starts = np.concatenate(([0], np.cumsum(said.length)))[:-1]
    tables = []
    for size in range(1, PHRASE + 1):
        those = np.flatnonzero(np.minimum(said.length, PHRASE) == size)
        numbers, first = np.unique(_join(said.word, size)[starts[those]], return_index=True)
        tables.append((numbers, ideas[those[first]]))
    return tuple(tables)
