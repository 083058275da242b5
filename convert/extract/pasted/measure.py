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

from convert.extract import words
from convert.extract.pasted.line import MARKER, Line

Floats = NDArray[np.float32]
Columns = dict[str, Floats]

IDEAS: Final = ("consent", "share", "menu", "footer", "comment", "subscribe", "teaser", "meta")
"""The ideas of vocabulary/pasted.toml that are counted in each line."""

LONGEST_PHRASE: Final = 5
"""Words of the longest phrase that is looked for."""

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
STOP: Final = re.compile(r"(?<=[^\W\d_]{2})[.!?…]+[\"'”’»)]*\s+|[。！？।۔]")
SENTENCE_WORDS: Final = 3
"""Fewest words of a sentence between two stops; 'St. Moritz', 'No. 7' and 'Stop!' have fewer."""

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


def count_sentences(text: str) -> int:
    """Sentences of a text, of those that have words enough not to be an abbreviation or a call."""
    return sum(count_words(part) >= SENTENCE_WORDS for part in STOP.split(text))


def measure(lines: Sequence[Line]) -> Columns:
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
    names = ("same", "said_before", "common", "in_prose", "in_prose_weight", "unique", "same_step")
    columns = {name: same[:, k] for k, name in enumerate(names)}
    columns["said_later"] = np.array([last[t] > i for i, t in enumerate(folded)], dtype=np.float32)
    return columns
