"""What the line model sees of a text: one row of numbers for each line.

Columns are named so that training can say what each is worth. Everything is counted in one pass or
by differences of running sums: the cost is linear in the length of the text.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from convert.extract.pasted import lexicon
from convert.extract.pasted.lexicon import Tables
from convert.extract.pasted.line import Line
from convert.extract.pasted.measure import PROSE, Columns, Floats, measure, recur

FAR: Final = 400.0
"""Distance, in lines, that stands for "there is none"."""


def stack(columns: Columns) -> Floats:
    """The columns side by side: [lines, columns]."""
    rows: Floats = np.stack(list(columns.values()), axis=1).astype(np.float32)
    return rows


def describe(lines: Sequence[Line], tables: Tables | None = None) -> Columns:
    """All columns of the first pass by name, each as long as `lines`; `tables` replaces the learned words."""
    own = measure(lines)
    own |= recur(lines)
    columns = dict(own)
    columns |= _lexical(lexicon.weigh(lines, lexicon.learned() if tables is None else tables))
    columns |= _gaps(lines)
    columns |= _place(own["words"])
    columns |= _neighbours(own, columns["gap"])
    columns |= _windows(own)
    columns |= _distances(own, columns["same"])
    return columns


def _gaps(lines: Sequence[Line]) -> Columns:
    """Empty lines above and below, beside what is usual in this text."""
    gap = np.array([min(4, line.gap) for line in lines], dtype=np.float32)
    below = np.append(gap[1:], 4).astype(np.float32)
    usual = np.full(len(lines), (gap > 0).mean(), dtype=np.float32)
    return {"gap": gap, "gap_below": below, "gap_usual": usual}


def _place(count: Floats) -> Columns:
    """Where the line stands in the text, in lines and in words."""
    n = len(count)
    index = np.arange(n, dtype=np.float32)
    running = np.cumsum(count, dtype=np.float64)
    total = max(1.0, float(running[-1]))
    whole = np.ones(n, dtype=np.float32)
    return {
        "index": index,
        "from_end": index[::-1],
        "place": index / np.float32(max(1, n - 1)),
        "place_words": ((running - count / 2) / total).astype(np.float32),
        "lines": whole * n,
        "total": whole * total,
        "prose_share": whole * float(count[count >= PROSE[0]].sum() / total),
        "weight": (count / total).astype(np.float32),
    }


def _lexical(own: Columns) -> Columns:
    """What the words say, here and in the lines around."""
    told = own["lex_root"]
    near = {f"lex{step:+d}": shift(told, step, 0.0) for step in (-2, -1, 1, 2)}
    for size in (4, 12):
        near[f"lex_above{size}"] = window(told, size, -1)
        near[f"lex_below{size}"] = window(told, -1, size)
    return {**own, **near}


NEAR: Final = ("words", "ends", "capitalised", "short_says", "commas", "symbol", "digits", "colon", "gap")


def _neighbours(own: Columns, gap: Floats) -> Columns:
    """The lines next to it."""
    source = {**own, "gap": gap}
    near: Columns = {}
    for step in (-3, -2, -1, 1, 2, 3):
        for name in NEAR if abs(step) < 3 else NEAR[:3]:
            near[f"{name}{step:+d}"] = shift(source[name], step)
    near["like_before"] = np.abs(np.log1p(own["words"]) - np.log1p(np.maximum(0, near["words-1"])))
    near["like_after"] = np.abs(np.log1p(own["words"]) - np.log1p(np.maximum(0, near["words+1"])))
    return near


def shift(column: Floats, step: int, fill: float = -1.0) -> Floats:
    """The value `step` lines further on, `fill` beyond the ends."""
    moved = np.full(len(column), fill, dtype=np.float32)
    if abs(step) < len(column):
        if step > 0:
            moved[:-step] = column[step:]
        else:
            moved[-step:] = column[:step]
    return moved


def window(column: Floats, before: int, after: int) -> Floats:
    """Mean over the lines from `before` lines above to `after` below, without those beyond the ends."""
    n = len(column)
    running = np.concatenate(([0.0], np.cumsum(column, dtype=np.float64)))
    low = np.clip(np.arange(n) - before, 0, n)
    high = np.clip(np.arange(n) + after + 1, 0, n)
    mean: Floats = ((running[high] - running[low]) / np.maximum(1, high - low)).astype(np.float32)
    return mean


def _windows(own: Columns) -> Columns:
    """Means over wider surroundings, above, below and around."""
    capped = np.minimum(own["words"], 60)
    prose = ((own["words"] >= PROSE[0]) & (own["ends"] > 0)).astype(np.float32)
    wide: Columns = {}
    for size in (4, 10, 30):
        wide[f"words_above{size}"] = window(capped, size, -1)
        wide[f"words_below{size}"] = window(capped, -1, size)
        wide[f"prose_around{size}"] = window(prose, size, size)
    for size in (5, 15):
        wide[f"says_above{size}"] = window(own["short_says"], size, -1)
        wide[f"says_below{size}"] = window(own["short_says"], -1, size)
    wide["meta_around"] = window(own["says_meta"], 4, 4)
    wide["days_around"] = window(own["day"], 4, 4)
    wide["times_around"] = window(own["time"], 8, 8)
    wide["alike_around"] = window(np.minimum(own["start_same"], 4), 6, 6)
    return wide


def _distances(own: Columns, same: Floats) -> Columns:
    """How far prose, sentence ends and telling lines are, and how long the run of short lines is."""
    far: Columns = {}
    short = own["words"] < PROSE[0]
    for least in PROSE:
        prose = (own["words"] >= least) & (own["ends"] > 0)
        far[f"since_prose{least}"] = since(prose)
        far[f"until_prose{least}"] = since(prose[::-1])[::-1]
        running = np.cumsum(prose, dtype=np.float32)
        far[f"prose_before{least}"] = running - prose
        far[f"prose_after{least}"] = running[-1] - running
    telling = {
        idea: (own[f"says_{idea}"] > 0.3) & short
        for idea in ("comment", "teaser", "footer", "subscribe", "share", "meta", "menu")
    }
    telling |= {name: (own[name] > 0) & short for name in ("day", "time", "date", "cue", "list", "byline")}
    for name, told in telling.items():
        far[f"since_{name}"] = since(told)
        far[f"until_{name}"] = since(told[::-1])[::-1]
    far["since_repeat"] = since(same > 1)
    above, below = since(~short), since(~short[::-1])[::-1]
    far["run_above"] = np.where(short, above, 0).astype(np.float32)
    far["run_below"] = np.where(short, below, 0).astype(np.float32)
    far["run"] = np.where(short, np.minimum(FAR, above + below - 1), 0).astype(np.float32)
    return far


def since(told: NDArray[np.bool_]) -> Floats:
    """Lines since the last line that was told, 0 at itself, FAR where there is none above."""
    index = np.arange(len(told), dtype=np.float64)
    last = np.maximum.accumulate(np.where(told, index, -np.inf))
    return np.minimum(FAR, index - last).astype(np.float32)
