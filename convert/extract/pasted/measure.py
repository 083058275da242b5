"""What a line of text shows by itself, and what of it recurs: counted, not judged.

Nothing leans on one language: words are counted also where a script has no spaces, and the word
lists of vocabulary/pasted.toml are evidence among the rest.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from convert.extract import byline, dates, words
from convert.extract.pasted.line import Line
from convert.extract.pasted.sentence import UNSPACED, ends_sentence, lower, weigh_words
from convert.extract.pasted.wrap import MARKER
from convert.extract.related import heading

Floats = NDArray[np.float32]
Columns = dict[str, Floats]

IDEAS: Final = ("consent", "share", "menu", "footer", "comment", "subscribe", "teaser", "meta")
"""The ideas of vocabulary/pasted.toml that are counted in each line."""

LONGEST_PHRASE: Final = 5
"""Words of the longest phrase that is looked for."""

LONGEST_TRAIL: Final = 30
"""Words of a line that may hold a title beside other things: a trail of sections, the name of the site."""

PROSE: Final = (10, 25)
"""A line of so many words that ends as a sentence counts as prose (two readings of how long)."""

TOKEN: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
APOSTROPHE: Final = re.compile(r"['’]")
"""What parts a name from its ending in Turkish: "Facebook'ta"."""

DAY: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
TIME: Final = re.compile(r"(?<![\d:.])\d{1,2}:\d\d(?![\d:])")
ARROWS: Final = "→»›>▸►❯+"
TELLING_WORDS: Final = 25
"""Words of a line that is asked for a date or a byline (see signature.LONGEST),"""

CUE_WORDS: Final = 8
"""and for being the heading of a list."""

SEPARATOR: Final = re.compile(r" [|·•»>›/—–-] |[|·•»›]")
ADDRESS: Final = re.compile(r"https?://|www\.|\w@\w|\w\.(?:com|org|net|gov|edu|info)\b")
OPENING: Final = tuple("\"'“„«‚‘「『")


@cache
def _phrases() -> dict[str, int]:
    """Phrase -> index of its idea."""
    return {p: i for i, idea in enumerate(IDEAS) for p in words.words("pasted", idea)}


def measure(lines: Sequence[Line]) -> Columns:
    """What a line shows by itself."""
    names = (
        "words chars letters_a_word digits capitals capitalised commas stops ends colon ellipsis question"
        " quotes parens separators address symbol lower_start upper_start digit_start marker cells indent"
        " sentences day number currency opening spread time date cue list byline arrow"
    ).split()
    table = np.zeros((len(lines), len(names) + len(IDEAS)), dtype=np.float32)
    for row, line in zip(table, lines, strict=True):
        text = line.text
        count = weigh_words(text)
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
            text.rstrip('"”»').endswith(("?", "？", "؟")),
            min(9, sum(map(text.count, '"“”«»„「」'))),
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
            min(4, len(TIME.findall(text[:300]))),
            *_tell(text, count),
            text[-1] in ARROWS,
        )
        row[len(names) :] = flags(text, count)
    columns = {name: table[:, i] for i, name in enumerate([*names, *(f"says_{i}" for i in IDEAS)])}
    columns["short_says"] = np.where(columns["words"] < 12, table[:, len(names) :].sum(axis=1), 0)
    return columns


def _tell(text: str, count: float) -> tuple[bool, bool, bool, bool]:
    """Whether a short line has a date, heads recommended articles or another list, begins with 'By'."""
    if count > TELLING_WORDS:
        return False, False, False, False
    idea = heading.idea(lower(text)) if count <= CUE_WORDS else None
    dated = any(map(str.isdigit, text)) and dates.find_date(text) is not None
    return dated, idea == "cue", idea not in (None, "cue"), byline.cue(text) is not None


def flags(text: str, count: float) -> list[float]:
    """For each idea, the share of the line's words that say it; long lines are read at their start only."""
    tokens = TOKEN.findall(lower(text[:300]))
    if "©" in text:
        tokens.append("©")
    found = [0.0] * len(IDEAS)
    known = _phrases()
    for start in range(len(tokens)):
        for length in range(1, min(LONGEST_PHRASE, len(tokens) - start) + 1):
            idea = known.get(" ".join(tokens[start : start + length]))
            if idea is None and length == 1:
                idea = known.get(APOSTROPHE.split(tokens[start], maxsplit=1)[0])
            if idea is not None:
                found[idea] += length
    if UNSPACED.search(text) and count < 12:
        found[IDEAS.index("menu")] += sum(p in text for p in _unspaced_phrases())
    return [value / max(1.0, count) for value in found]


@cache
def _unspaced_phrases() -> tuple[str, ...]:
    return tuple(p for p in _phrases() if UNSPACED.match(p))


def _edges(split: Sequence[Sequence[str]]) -> tuple[Counter[str], Counter[str]]:
    """How many longer lines begin, and how many end, with the same two words or more: 'Home / Title'."""
    opened: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    for tokens in split:
        if 2 < len(tokens) <= LONGEST_TRAIL:
            opened.update(" ".join(tokens[:size]) for size in range(2, len(tokens)))
            closed.update(" ".join(tokens[start:]) for start in range(1, len(tokens) - 1))
    return opened, closed


def recur(lines: Sequence[Line]) -> Columns:
    """How often the same line stands in the text, where its twins are, and how much of its words recur."""
    folded = [line.text.casefold() for line in lines]
    times = Counter(folded)
    split = [TOKEN.findall(text)[:400] for text in folded]
    spread = Counter(word for tokens in split for word in dict.fromkeys(tokens))
    prose = Counter(word for tokens in split if len(tokens) >= PROSE[0] for word in dict.fromkeys(tokens))
    common = {word for word, n in prose.most_common(40) if n > 1}
    total = max(1, sum(len(tokens) >= PROSE[0] for tokens in split))
    steps = Counter(p.strip() for t in folded if len(t) < 300 for p in SEPARATOR.split(t)[:12] if p != t)
    last: dict[str, int] = {}
    first: dict[str, int] = {}
    starts = Counter(" ".join(tokens[:2]) for tokens in split)
    opened, closed = _edges(split)
    same = np.zeros((len(lines), 10), dtype=np.float32)
    for i, (text, tokens) in enumerate(zip(folded, split, strict=True)):
        first.setdefault(text, i)
        n = max(1, len(tokens))
        alone = len(tokens) < PROSE[0]
        inside = [prose[t] - (0 if alone else 1) for t in tokens]
        begins = " ".join(tokens[:2])
        same[i] = (
            min(9, times[text]),
            i - first[text] > 0,
            sum(t in common for t in tokens) / n,
            sum(k > 0 for k in inside) / n,
            sum(k / total for k in inside) / n,
            sum(spread[t] == 1 for t in tokens) / n,
            min(5, steps[text]),
            min(9, starts[begins]),
            min(5, opened[" ".join(tokens)]),
            min(5, closed[" ".join(tokens)]),
        )
        last[text] = i
    names = (
        "same said_before common in_prose in_prose_weight unique same_step start_same opens_other ends_other"
    ).split()
    columns = {name: same[:, k] for k, name in enumerate(names)}
    columns["said_later"] = np.array([last[t] > i for i, t in enumerate(folded)], dtype=np.float32)
    return columns
