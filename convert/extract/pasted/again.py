"""What the second pass of the line model sees beside the lines: the first pass's verdicts on the text."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from convert.extract.pasted.feature import shift, since, window
from convert.extract.pasted.line import Line
from convert.extract.pasted.measure import TOKEN, Columns, Floats

SURE: Final = 0.7
LIKELY: Final = 0.35
UNLIKELY: Final = 0.15
"""Probabilities by which the first pass's lines are called the article's for certain, likely, and hardly."""

HOLE: Final = 2
"""Lines that part no stretch of the article: a caption, a call to subscribe."""

OPENING: Final = 4
"""Certain lines that open the text; they take up what the title says."""

LONG_WORD: Final = 4
"""Letters from which a word says what a text is about."""


def describe(lines: Sequence[Line], columns: Columns, body: Floats, title: Floats) -> Columns:
    """The first pass's verdicts here, near by and over the whole text."""
    mass = body * np.minimum(columns["words"], 60)
    made: Columns = {"body": body, "titled": title}
    for step in (-4, -3, -2, -1, 1, 2, 3, 4):
        made[f"body{step:+d}"] = shift(body, step, 0.0)
    for size in (3, 8, 20):
        made[f"body_above{size}"] = window(body, size, -1)
        made[f"body_below{size}"] = window(body, -1, size)
        made[f"mass_around{size}"] = window(mass, size, size)
    for name, told in (("sure", body > SURE), ("not", body < UNLIKELY)):
        made[f"since_{name}"] = since(told)
        made[f"until_{name}"] = since(told[::-1])[::-1]
    made |= _shares(columns, body, mass)
    made |= _stretches(body, mass)
    made |= _titles(title)
    made |= _topic(lines, body, int(title.argmax()))
    return made


def _shares(columns: Columns, body: Floats, mass: Floats) -> Columns:
    """How much of the article stands before and behind, and what was said of the lines of the same shape."""
    total = max(1.0, float(mass.sum()))
    running = np.cumsum(mass, dtype=np.float64)
    weight = float(np.minimum(columns["words"], 60).sum())
    keys = (
        np.minimum(6, np.log2(columns["words"] + 1).astype(np.int64)) * 16
        + np.minimum(1, columns["gap"]).astype(np.int64) * 8
        + (columns["ends"] > 0) * 4
        + (columns["capitalised"] > 0.6) * 2
        + (columns["marker"] > 0)
    )
    _, kind = np.unique(keys, return_inverse=True)
    count = np.bincount(kind)
    alike = np.bincount(kind, weights=body)
    others = np.where(count[kind] > 1, (alike[kind] - body) / np.maximum(1, count[kind] - 1), body)
    return {
        "mass_before": ((running - mass) / total).astype(np.float32),
        "mass_after": ((total - running) / total).astype(np.float32),
        "share_kept": np.full(len(body), total / max(1.0, weight), dtype=np.float32),
        "alike": others.astype(np.float32),
        "alike_count": np.minimum(50, count[kind]).astype(np.float32),
    }


def _stretches(body: Floats, mass: Floats) -> Columns:
    """The stretch of likely lines that the line is in, beside the one with the most words."""
    index = np.arange(len(body))
    likely = body > LIKELY
    near = (since(likely) <= HOLE) & (since(likely[::-1])[::-1] <= HOLE)
    number = np.cumsum(np.diff(near.astype(np.int8), prepend=0) == 1) * near
    masses = np.bincount(number, weights=mass)
    masses[0] = 0.0
    main = int(masses.argmax())
    inside = np.flatnonzero(number == main) if main else index
    first, last = int(inside[0]), int(inside[-1])
    off: NDArray[np.int64] = np.where(index < first, index - first, np.where(index > last, index - last, 0))
    total = max(1.0, float(mass.sum()))
    return {
        "stretch_mass": (masses[number] / total).astype(np.float32),
        "stretch_of_main": (masses[number] / max(1.0, float(masses.max()))).astype(np.float32),
        "from_main": off.astype(np.float32),
        "main_mass": np.full(len(body), float(masses.max()) / total, dtype=np.float32),
    }


def _titles(title: Floats) -> Columns:
    """Where the likeliest title is, and how likely."""
    head = int(title.argmax())
    return {
        "from_title": np.arange(len(title), dtype=np.float32) - head,
        "title_sure": np.full(len(title), title[head], dtype=np.float32),
        "title_share": title / np.float32(max(1e-6, float(title.sum()))),
        "title_rank": np.argsort(np.argsort(-title, kind="stable"), kind="stable").astype(np.float32),
        "title_before": window(title, 8, -1) * 8,
        "title_after": window(title, -1, 8) * 8,
        "title_below": shift(title, 1, 0.0),
        "title_above": shift(title, -1, 0.0),
        "title_below2": shift(title, 2, 0.0),
        "title_above2": shift(title, -2, 0.0),
    }


def _topic(lines: Sequence[Line], body: Floats, head: int) -> Columns:
    """How much of the line's long words the certain lines of the article have, and the title has."""
    split = [
        {word for word in TOKEN.findall(line.text[:2000].casefold()) if len(word) >= LONG_WORD}
        for line in lines
    ]
    spread: dict[str, int] = {}
    for words, score in zip(split, body, strict=True):
        if score > SURE:
            for word in words:
                spread[word] = spread.get(word, 0) + 1
    titled = split[head]
    sure = max(1, int((body > SURE).sum()))
    opening = set().union(*[split[at] for at in np.flatnonzero(body > SURE)[:OPENING]])
    told = np.zeros((len(lines), 6), dtype=np.float32)
    for row, words, score in zip(told, split, body, strict=True):
        if words:
            least = 1 if score > SURE else 0
            often = [max(0, spread.get(word, 0) - least) / sure for word in words]
            row[:] = (
                sum(share > 0 for share in often) / len(words),
                len(words & titled) / len(words),
                len(words & titled) / max(1, len(titled)),
                sum(sorted(often)) / len(words),
                max(often),
                len(words & opening) / len(words),
            )
    names = "in_sure in_title of_title often oftenest in_opening".split()
    return {name: told[:, i] for i, name in enumerate(names)}
