"""Which blocks of a page stand in a labelled text: an alignment of words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

WORD = re.compile(r"\w+")

OCCURRENCES = 40
"""Places in the labelled text that are tried for one block; short lines ("Yes") have hundreds."""

RUN = 3
"""Words in a row that must agree where a block is only partly in the labelled text."""

LONG = 8
"""Words from which on copies of a text on one page are one text: all of them get its label."""


def words(text: str) -> list[str]:
    """The words of a text as WCXB counts them."""
    return WORD.findall(text.lower())


def word_f1(found: Sequence[str], wanted: Sequence[str]) -> float:
    """F1 of two multisets of words; two empty ones agree."""
    if not found or not wanted:
        return float(not found and not wanted)
    common = (Counter(found) & Counter(wanted)).total()
    return 2 * common / (len(found) + len(wanted))


def share(blocks: list[list[str]], wanted: list[str]) -> list[float]:
    """For each block the share of its words that stand in `wanted`, most of the text in one order.

    First the heaviest chain of whole blocks that follow each other in both; then what is left over,
    by runs of words, wherever it stands.
    """
    shares = [0.0] * len(blocks)
    covered = [False] * len(wanted)
    for block, start, end in _chain(_candidates(blocks, wanted)):
        shares[block] = 1.0
        covered[start:end] = [True] * (end - start)
    rest = Counter(
        tuple(wanted[i : i + RUN]) for i in range(len(wanted) - RUN + 1) if not any(covered[i : i + RUN])
    )
    for block, said in enumerate(blocks):
        if shares[block] or len(said) <= RUN:
            continue
        marked = [False] * len(said)
        used = []
        for i in range(len(said) - RUN + 1):
            run = tuple(said[i : i + RUN])
            if rest[run] > 0:
                used.append(run)
                marked[i : i + RUN] = [True] * RUN
        if sum(marked) * 2 >= len(said):
            shares[block] = sum(marked) / len(said)
            rest.subtract(used)
    _share_copies(blocks, shares)
    return shares


def _share_copies(blocks: list[list[str]], shares: list[float]) -> None:
    best: dict[tuple[str, ...], float] = defaultdict(float)
    for said, part in zip(blocks, shares, strict=True):
        best[tuple(said)] = max(best[tuple(said)], part)
    for i, said in enumerate(blocks):
        if len(said) >= LONG:
            shares[i] = best[tuple(said)]


def _candidates(blocks: list[list[str]], wanted: list[str]) -> list[tuple[int, int, int]]:
    """Where each block stands word by word in `wanted`: (block, start, end), in the order of blocks."""
    places: dict[int, dict[tuple[str, ...], list[int]]] = {}
    for length in (1, 2, 4):
        places[length] = defaultdict(list)
        for i in range(len(wanted) - length + 1):
            places[length][tuple(wanted[i : i + length])].append(i)
    found = []
    for block, said in enumerate(blocks):
        if not said:
            continue
        length = 4 if len(said) >= 4 else 2 if len(said) >= 2 else 1
        starts = places[length].get(tuple(said[:length]), ())
        exact = [i for i in starts if wanted[i : i + len(said)] == said]
        found += [(block, i, i + len(said)) for i in exact[:OCCURRENCES]]
    return found


def _chain(candidates: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The heaviest chain of candidates that do not overlap; pieces that touch weigh a little more."""
    size = max((end for _, _, end in candidates), default=0) + 2
    tree: list[tuple[float, int]] = [(0.0, -1)] * size
    before = [-1] * len(candidates)
    best = (0.0, -1)
    first = 0
    while first < len(candidates):
        last = first
        reached = []
        while last < len(candidates) and candidates[last][0] == candidates[first][0]:
            _, start, end = candidates[last]
            weight, previous = _heaviest(tree, start + 1)
            touches = previous >= 0 and candidates[previous][2] == start
            before[last] = previous
            reached.append((weight + end - start + 0.5 * touches, last))
            last += 1
        for entry in reached:
            best = max(best, entry, key=lambda e: e[0])
            i = candidates[entry[1]][2] + 1
            while i < size:
                if entry[0] > tree[i][0]:
                    tree[i] = entry
                i += i & -i
        first = last
    chain = []
    step = best[1]
    while step >= 0:
        chain.append(candidates[step])
        step = before[step]
    return chain


def _heaviest(tree: list[tuple[float, int]], i: int) -> tuple[float, int]:
    """The heaviest entry up to `i` of a Fenwick tree."""
    best = (0.0, -1)
    while i > 0:
        if tree[i][0] > best[0]:
            best = tree[i]
        i -= i & -i
    return best
