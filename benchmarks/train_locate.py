"""Learn which blocks of a page are the article; write the trees and the weights of names.

    python benchmarks/train_locate.py DATA

DATA holds wcxb-dev/ (html/, ground-truth/) and readability/ (pages and what another tool made of
them, which counts little). The figures are out of fold: every page is judged by trees, and by weights
of names, that saw no page of its domain. The same data and the same LightGBM give the same bytes (one
thread, fixed seed).

A second pass that also saw what the first said of the blocks around gained 0.003 over trees that learned
the pages by heart; over trees with random cuts it gains nothing (0.9741 without, 0.9727 with it).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import lightgbm
import numpy as np
from align import word_f1, words
from forest import export
from locate_corpus import FOLDS, Sample, foreign_pages, label, learn_names, pages, samples
from numpy.typing import NDArray

from convert.extract.forest import Floats
from convert.extract.locate import agree, choose

WEIGHTS = Path(__file__).parents[1] / "convert" / "extract" / "weights"

SETTINGS = {
    "objective": "binary",
    "num_leaves": 15,
    "max_depth": 6,
    "learning_rate": 0.1,
    "min_data_in_leaf": 60,
    "extra_trees": True,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.5,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "force_col_wise": True,
    "use_missing": False,
    "seed": 7,
    "verbose": -1,
}
"""Small trees that each see a part of the columns and cut at random places: others learned the pages by
heart (out of fold, log loss 0.111 without random cuts, 0.105 with them; more leaves are worse in both)."""

ROUNDS = 250
"""Out of fold, without pages of strange names, 400 rounds of 0.06 gave 0.9640, 250 of 0.1 0.9648, 160 of 0.15
0.9628; with them 250 give 0.9633, and pages on which every name misleads 0.945."""

COUNTS = {"article": 1.0, "forum": 0.02, "foreign": 0.2}
OTHER_KINDS = 0.1
"""What a page that is not an article counts: with 0 articles get 0.9562, 0.1 0.9569, 0.4 0.9540.
Forums less: what is the text there are comments below an article."""
VARIANT = 0.3
"""What a variant counts beside its page."""
LIGHTEST = 3
"""Words that each block counts besides its own, lest items and headings count for nothing."""
DRAWN = 0.4
"""Share of the blocks that are learned from on pages that are no articles; they count for the others too."""


class Table:
    """The rows of many samples, one below the other."""

    def __init__(self, told: list[Sample], weight: float) -> None:
        self.samples = told
        self.ends = np.cumsum([len(s.rows) for s in told])
        self.rows = np.concatenate([s.rows for s in told])
        self.wanted = np.concatenate([s.wanted for s in told])
        self.fold = np.concatenate([np.full(len(s.rows), s.page.fold) for s in told])
        self.learned = np.concatenate([np.full(len(s.rows), s.page.learned_from) for s in told])
        self.weight = np.concatenate([_weights(s) * weight for s in told])

    def split(self, values: Floats) -> list[Floats]:
        return np.split(values, self.ends[:-1])


def _weights(sample: Sample) -> NDArray[np.float64]:
    """What each block counts: its share of the words that are looked for, since F1 is a mean over pages."""
    part = 100 * np.minimum((sample.sizes + LIGHTEST) / (len(sample.text) + 50), 0.5)
    part *= COUNTS.get(sample.page.kind, OTHER_KINDS)
    if sample.page.kind in ("article", "foreign"):
        return part
    drawn = np.random.default_rng(int(sample.page.id)).random(len(part)) < DRAWN
    return part * drawn / DRAWN


def judge(tables: list[Table]) -> tuple[list[Floats], lightgbm.Booster]:
    """The scores of all rows, each from trees that saw no page of its domain; and trees that saw all."""
    weight = np.concatenate([t.weight for t in tables])
    used = np.flatnonzero(np.concatenate([t.learned for t in tables]) & (weight > 0))
    data = lightgbm.Dataset(
        np.concatenate([t.rows for t in tables])[used],
        np.concatenate([t.wanted for t in tables])[used],
        weight=weight[used],
        params=SETTINGS,
    )
    data.construct()
    fold = np.concatenate([t.fold for t in tables])[used]
    scores = [np.zeros(len(t.rows), dtype=np.float32) for t in tables]
    for skipped in range(FOLDS):
        booster = lightgbm.train(SETTINGS, data.subset(np.flatnonzero(fold != skipped)), ROUNDS)
        for table, score in zip(tables, scores, strict=True):
            score[table.fold == skipped] = booster.predict(table.rows[table.fold == skipped])
    return scores, lightgbm.train(SETTINGS, data, ROUNDS)


def report(table: Table, scores: Floats) -> None:
    """Print the mean word F1 of each kind of page or variant."""
    figures: dict[str, list[tuple[float, ...]]] = {}
    for sample, score in zip(table.samples, table.split(scores), strict=True):
        kept = choose(agree(score, sample.grid), sample.grid)
        found = [w for k, said in zip(kept, sample.words, strict=True) if k for w in said]
        text = " ".join(found)
        rates = [
            np.mean([" ".join(words(s)) in text for s in snippets]) if snippets else np.nan
            for snippets in (sample.page.labels.get("with"), sample.page.labels.get("without"))
        ]
        row = (word_f1(found, sample.text), *rates, sample.page.learned_from)
        figures.setdefault(sample.kind, []).append(row)
    for kind, rows in sorted(figures.items()):
        f1, with_, without, clean = np.array(rows, dtype=np.float64).T
        print(
            f"  {kind:<20} {len(rows):5}   {f1.mean():.4f}   {np.mean(f1 >= 0.9):.3f}   "
            f"{np.mean(f1 < 0.5):.4f}   {_mean(with_):.3f}   {1 - _mean(without):.3f}   "
            f"{f1[clean > 0].mean():.4f}",
            flush=True,
        )


def _mean(values: NDArray[np.float64]) -> float:
    """The mean of those that are known."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else np.nan


HEADER = (
    "                       pages  word F1  >= 0.9    < 0.5    with  without  F1 without mislabelled pages"
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the labelled pages: wcxb-dev/ and readability/")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument(
        "--scores", type=Path, help="also write the out-of-fold scores there, for reading errors"
    )
    options = parser.parse_args()
    corpus = pages(options.folder / "wcxb-dev")
    foreign = foreign_pages(options.folder / "readability")
    labels, weights, names = learn_names(corpus)
    labels |= {page.id: label(page) for page in foreign}
    tables = [
        Table(list(samples(corpus, labels, weights, variants=False)), 1.0),
        Table(list(samples(corpus, labels, weights, variants=True)), VARIANT),
        Table(list(samples(foreign, labels, weights, variants=False)), 1.0),
    ]
    scores, trees = judge(tables)
    print(HEADER)
    for table, score in zip(tables, scores, strict=True):
        report(table, score)
    if options.scores:
        pairs = zip(tables[0].samples, tables[0].split(scores[0]), strict=True)
        told = {s.page.id: [round(float(x), 3) for x in p] for s, p in pairs}
        options.scores.write_text(json.dumps(told))
    export(trees, options.output / "locate.npz")
    text = json.dumps(names, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    (options.output / "locate.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
