"""Learn what words say of the lines that they stand in: the tables of convert/extract/pasted/lexicon.py."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from locate_corpus import MISLABELLED
from pasted_corpus import Sample

from convert.extract.pasted.lexicon import Tables, is_long, terms

SMALLEST = 15
"""Domains that must use a word before it is learned."""
FAINT = 1.0
"""Weights below this are left out. Out of fold (whole pages, one pass) word F1 is 0.9553 with these limits,
and 0.9562 with 12 domains and 0.5, which are three times as many words; without any words it is 0.949."""
CERTAINTY = 2.0
"""Domains that it takes to outweigh the belief that a word says nothing."""
COUNTS = {"pasted": 1.0, "laid out": 1.0, "foreign": 0.5, "other": 0.25}
"""What a domain counts by the kind of its pages; pieces of pages say nothing new."""
COMMON = "the and a to of".split()
"""Words of every line of prose (most of the labelled pages are English): the share of their lines that are
the article's is what an unknown word is believed to have."""


class Seen(NamedTuple):
    """In how many lines of a domain a word stands, and in how many of the article's."""

    inside: float
    whole: float


Tally = dict[str, dict[tuple[int, str, str], Seen]]


def tally(corpus: list[Sample]) -> tuple[Tally, Tally]:
    """Count the words of short and of long lines: word -> (fold, domain, kind) -> lines."""
    seen: tuple[Tally, Tally] = defaultdict(dict), defaultdict(dict)
    for sample in corpus:
        if sample.kind not in COUNTS or sample.page in MISLABELLED:
            continue
        key = (sample.fold, sample.domain, sample.kind)
        for line, own in zip(sample.lines, sample.body, strict=True):
            table = seen[is_long(line.text)]
            for term in terms(line.text):
                inside, whole = table[term].get(key, (0.0, 0.0))
                table[term][key] = Seen(inside + own, whole + 1)
    return seen


def learn(seen: tuple[Tally, Tally], skipped: int | None) -> Tables:
    """The weights, log odds beside those of common words, without the fold that is skipped."""
    short, long = (_weigh(table, skipped) for table in seen)
    return short, long


def _weigh(table: Tally, skipped: int | None) -> dict[str, float]:
    common = [_vote(table.get(word, {}), skipped) for word in COMMON]
    prior = (sum(v for _, v, _ in common) + 1) / (sum(n for n, _, _ in common) + 2)
    weights = {}
    for term, domains in table.items():
        if len(domains) < SMALLEST:
            continue
        number, votes, sites = _vote(domains, skipped)
        if sites < SMALLEST:
            continue
        share = (votes + CERTAINTY * prior) / (number + CERTAINTY)
        weight = round(math.log(share / (1 - share)) - math.log(prior / (1 - prior)), 1)
        if abs(weight) >= FAINT:
            weights[term] = weight
    return weights


def _vote(domains: dict[tuple[int, str, str], Seen], skipped: int | None) -> tuple[float, float, int]:
    """What the domains count, the share of it that is the article's, and how many they are."""
    used = [(COUNTS[kind], told) for (fold, _, kind), told in domains.items() if fold != skipped]
    return sum(n for n, _ in used), sum(n * told.inside / told.whole for n, told in used), len(used)


def write(tables: Tables, path: Path) -> None:
    """The tables as the program reads them; equal tables give equal bytes."""
    told = dict(zip(("short", "long"), tables, strict=True))
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    path.write_text(text, "utf-8")
