"""What the line model sees of a text: one row of numbers for each line. No word lists decide here.

Columns are named so that training can say what each is worth. Everything is counted in one pass or
by differences of running sums: the cost is linear in the length of the text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from convert.extract import words
from convert.extract.pasted.line import MARKER, Line

Floats = NDArray[np.float32]
Columns = dict[str, Floats]

IDEAS: Final = ("consent", "share", "menu", "footer", "comment", "subscribe", "teaser", "meta")
"""The ideas of vocabulary/pasted.toml that are counted in each line."""

LONGEST_PHRASE: Final = 5
"""Words of the longest phrase that is looked for."""

FAR: Final = 400.0
"""Distance, in lines, that stands for "there is none"."""

PROSE: Final = (10, 25)
"""A line of so many words that ends as a sentence counts as prose (two readings of how long)."""

TOKEN: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Letters of scripts that put no space between words."""

LETTERS_A_WORD: Final = 2
"""Letters of an unspaced script that weigh as one word (the mean of Chinese running text is about 1.7)."""

END: Final = re.compile(r"[.!?。！？।؟۔…][\"'”’»)\]\d]*$")
DAY: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
SEPARATOR: Final = re.compile(r" [|·•»>›/—–-] |[|·•»›]")
ADDRESS: Final = re.compile(r"https?://|www\.|\w@\w|\w\.(?:com|org|net|gov|edu|info)\b")
OPENING: Final = tuple("\"'“„«‚‘「『")


@cache
def _phrases() -> dict[str, int]:
    """Phrase -> index of its idea."""
    return {p: i for i, idea in enumerate(IDEAS) for p in words.words("pasted", idea)}


def count_words(text: str) -> float:
    """Words of a text, also where the script has no spaces between them."""
    if text.isascii():
        return len(text.split())
    unspaced = len(UNSPACED.findall(text))
    return len(UNSPACED.sub(" ", text).split()) + unspaced / LETTERS_A_WORD


def ends_sentence(text: str) -> bool:
    """Whether the line closes as a sentence does, whatever the script."""
    return END.search(text[-8:]) is not None


def stack(columns: Columns) -> Floats:
    """The columns side by side: [lines, columns]."""
    rows: Floats = np.stack(list(columns.values()), axis=1).astype(np.float32)
    return rows


def describe(lines: Sequence[Line]) -> Columns:
    """All columns of the first pass by name, each as long as `lines`."""
    own = _own(lines)
    columns = dict(own)
    columns |= _gaps(lines)
    columns |= _repeats(lines)
    columns |= _place(own["words"])
    columns |= _neighbours(own, columns["gap"])
    columns |= _windows(own)
    columns |= _distances(own, columns["same"])
    return columns


def _own(lines: Sequence[Line]) -> Columns:
    """What a line shows by itself."""
    names = (
        "words chars letters_a_word digits capitals capitalised commas stops ends colon ellipsis question"
        " quotes parens separators address symbol lower_start upper_start digit_start marker cells indent"
        " sentences day number currency opening spread"
    ).split()
    table = np.zeros((len(lines), len(names) + len(IDEAS)), dtype=np.float32)
    for row, line in zip(table, lines, strict=True):
        text = line.text
        count = count_words(text)
        letters = sum(c.isalpha() for c in text)
        split = text.split()
        row[: len(names)] = (
            count,
            len(text),
            len(text) / max(1, len(split)),
            sum(c.isdigit() for c in text) / len(text),
            sum(c.isupper() for c in text) / max(1, letters),
            sum(w[0].isupper() for w in split) / max(1, len(split)),
            min(20, sum(map(text.count, ",،、，;；"))),
            min(20, sum(map(text.count, ".!?。！？।"))),
            ends_sentence(text),
            text[-1] in ":：",
            text.endswith(("…", "...", "[…]")),
            text.rstrip("\"”»").endswith(("?", "？", "؟")),
            min(9, sum(map(text.count, "\"“”«»„「」"))),
            min(9, text.count("(")),
            min(9, len(SEPARATOR.findall(text))),
            min(4, len(ADDRESS.findall(text))),
            not text[0].isalnum(),
            text[0].islower(),
            text[0].isupper(),
            text[0].isdigit(),
            MARKER.match(text + " ") is not None,
            min(12, len(line.cells)),
            min(20, line.indent),
            len(re.findall(r"[.!?。！？।] ?(?=[^\W\d_])", text[:4000])),
            min(4, len(DAY.findall(text))),
            len(split) == 1 and text.strip("()[]#+.,%KkMm").isdigit(),
            any(c in text for c in "$€£¥₽₺₼₸"),
            text.startswith(OPENING),
            letters / len(text),
        )
        row[len(names) :] = flags(text, count)
    columns = {name: table[:, i] for i, name in enumerate([*names, *(f"says_{i}" for i in IDEAS)])}
    columns["short_says"] = np.where(columns["words"] < 12, table[:, len(names) :].sum(axis=1), 0)
    return columns


def flags(text: str, count: float) -> list[float]:
    """For each idea, the share of the line's words that say it; long lines are read at their start only."""
    tokens = TOKEN.findall(text[:300].casefold())
    if "©" in text:
        tokens.append("©")
    found = [0.0] * len(IDEAS)
    known = _phrases()
    for start in range(len(tokens)):
        for length in range(1, min(LONGEST_PHRASE, len(tokens) - start) + 1):
            idea = known.get(" ".join(tokens[start : start + length]))
            if idea is not None:
                found[idea] += length
    if UNSPACED.search(text) and count < 12:
        found[IDEAS.index("menu")] += sum(p in text for p in _unspaced_phrases())
    return [value / max(1.0, count) for value in found]


@cache
def _unspaced_phrases() -> tuple[str, ...]:
    return tuple(p for p in _phrases() if UNSPACED.match(p))


def _gaps(lines: Sequence[Line]) -> Columns:
    """Empty lines above and below, beside what is usual in this text."""
    gap = np.array([min(4, line.gap) for line in lines], dtype=np.float32)
    below = np.append(gap[1:], 4).astype(np.float32)
    usual = np.full(len(lines), (gap > 0).mean(), dtype=np.float32)
    return {"gap": gap, "gap_below": below, "gap_usual": usual}


def _repeats(lines: Sequence[Line]) -> Columns:
    """How often the same line stands in the text, where its twins are, and how much of its words recur."""
    folded = [line.text.casefold() for line in lines]
    times = Counter(folded)
    split = [TOKEN.findall(text)[:400] for text in folded]
    spread = Counter(word for tokens in split for word in set(tokens))
    prose = Counter(word for tokens in split if len(tokens) >= PROSE[0] for word in set(tokens))
    common = {word for word, n in prose.most_common(40) if n > 1}
    total = max(1, sum(len(tokens) >= PROSE[0] for tokens in split))
    steps = Counter(p.strip() for t in folded if len(t) < 300 for p in SEPARATOR.split(t)[:12] if p != t)
    last: dict[str, int] = {}
    first: dict[str, int] = {}
    same = np.zeros((len(lines), 7), dtype=np.float32)
    for i, (text, tokens) in enumerate(zip(folded, split, strict=True)):
        first.setdefault(text, i)
        n = max(1, len(tokens))
        alone = len(tokens) < PROSE[0]
        inside = [prose[t] - (0 if alone else 1) for t in tokens]
        same[i] = (
            min(9, times[text]),
            i - first[text] > 0,
            sum(t in common for t in tokens) / n,
            sum(k > 0 for k in inside) / n,
            sum(k / total for k in inside) / n,
            sum(spread[t] == 1 for t in tokens) / n,
            min(5, steps[text]),
        )
        last[text] = i
    names = ("same", "said_before", "common", "in_prose", "in_prose_weight", "unique")
    columns = {name: same[:, k] for k, name in enumerate(names)}
    columns["said_later"] = np.array([last[t] > i for i, t in enumerate(folded)], dtype=np.float32)
    return columns


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
        "place": index / max(1, n - 1),
        "place_words": ((running - count / 2) / total).astype(np.float32),
        "lines": whole * n,
        "total": whole * total,
        "prose_share": whole * float(count[count >= PROSE[0]].sum() / total),
        "weight": (count / total).astype(np.float32),
    }


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
    for idea in ("comment", "teaser", "footer", "subscribe", "share", "meta", "menu"):
        told = (own[f"says_{idea}"] > 0.3) & short
        far[f"since_{idea}"] = since(told)
        far[f"until_{idea}"] = since(told[::-1])[::-1]
    far["since_day"] = since((own["day"] > 0) & short)
    far["until_day"] = since(((own["day"] > 0) & short)[::-1])[::-1]
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


def second(columns: Columns, body: Floats, title: Floats) -> Columns:
    """Columns of the second pass: the first pass's verdicts here, near by and over the whole text."""
    weight = np.minimum(columns["words"], 60)
    mass = body * weight
    total = max(1.0, float(mass.sum()))
    running = np.cumsum(mass, dtype=np.float64)
    made: Columns = {"body": body, "titled": title}
    for step in (-4, -3, -2, -1, 1, 2, 3, 4):
        made[f"body{step:+d}"] = shift(body, step, 0.0)
    for size in (3, 8, 20):
        made[f"body_above{size}"] = window(body, size, -1)
        made[f"body_below{size}"] = window(body, -1, size)
        made[f"mass_around{size}"] = window(mass, size, size)
    made["mass_before"] = ((running - mass) / total).astype(np.float32)
    made["mass_after"] = ((total - running) / total).astype(np.float32)
    sure = body > 0.7
    made["since_sure"] = since(sure)
    made["until_sure"] = since(sure[::-1])[::-1]
    made["since_not"] = since(body < 0.15)
    made["until_not"] = since((body < 0.15)[::-1])[::-1]
    made["share_kept"] = np.full(len(body), total / max(1.0, float(weight.sum())), dtype=np.float32)
    head = int(title.argmax())
    made["from_title"] = np.arange(len(body), dtype=np.float32) - head
    made["title_sure"] = np.full(len(body), title[head], dtype=np.float32)
    made["title_below"] = shift(title, 1, 0.0)
    made["title_above"] = shift(title, -1, 0.0)
    return made
