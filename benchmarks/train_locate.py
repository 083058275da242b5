"""Learn which blocks of a page are the article; write the two forests and the weights of names.

    python benchmarks/train_locate.py DATA/wcxb-dev

Two passes: the second also sees what the first says of the blocks around. The figures are out of
fold: every page is judged by trees, and by weights of names, that saw no page of its domain. The
same data and the same LightGBM give the same bytes (one thread, fixed seed).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import lightgbm
import numpy as np
from align import word_f1, words
from forest import export
from locate_corpus import FOLDS, Sample, learn_names, pages, samples
from numpy.typing import NDArray

from convert.extract.context import reconsider
from convert.extract.feature import stack
from convert.extract.forest import Floats
from convert.extract.locate import choose

WEIGHTS = Path(__file__).parents[1] / "convert" / "extract" / "weights"

SETTINGS = {
    "objective": "binary",
    "num_leaves": 15,
    "max_depth": 6,
    "learning_rate": 0.06,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.2,
    "bagging_fraction": 0.5,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "use_missing": False,
    "seed": 7,
    "verbose": -1,
}
"""Small trees that each see a fifth of the columns: larger ones learned the pages by heart
(log loss 0.096 with 15 leaves, 0.099 with 31 out of fold)."""

ROUNDS = (300, 200)
"""Trees of the first and of the second pass."""

COUNTS = {"article": 1.0, "forum": 0.02}
OTHER_KINDS = 0.1
"""What a page that is not an article counts: with 0 articles get 0.9562, 0.1 0.9569, 0.4 0.9540.
Forums less: what is the text there are comments below an article."""
VARIANT = 0.3
"""What a variant counts beside its page."""


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
    part = np.minimum((sample.sizes + 1) / (len(sample.page.wanted) + 50), 0.5)
    return 100 * part * COUNTS.get(sample.page.kind, OTHER_KINDS)


def judge(tables: list[Table], rows: list[Floats], rounds: int) -> tuple[list[Floats], lightgbm.Booster]:
    """The scores of all rows, each from trees that saw no page of its domain; and trees that saw all."""
    data = lightgbm.Dataset(
        np.concatenate(rows),
        np.concatenate([t.wanted for t in tables]),
        weight=np.concatenate([t.weight for t in tables]),
        params=SETTINGS,
    )
    fold = np.concatenate([t.fold for t in tables])
    learned = np.concatenate([t.learned for t in tables])
    scores = [np.zeros(len(r), dtype=np.float32) for r in rows]
    for skipped in range(FOLDS):
        booster = lightgbm.train(SETTINGS, data.subset(np.flatnonzero(learned & (fold != skipped))), rounds)
        for table, own, score in zip(tables, rows, scores, strict=True):
            score[table.fold == skipped] = booster.predict(own[table.fold == skipped])
    return scores, lightgbm.train(SETTINGS, data.subset(np.flatnonzero(learned)), rounds)


def report(table: Table, scores: Floats) -> None:
    """Print the mean word F1 of each kind of page or variant."""
    figures: dict[str, list[tuple[float, ...]]] = {}
    for sample, score in zip(table.samples, table.split(scores), strict=True):
        kept = choose(score, sample.grid)
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
            f"{np.mean(f1 < 0.5):.4f}   {np.nanmean(with_):.3f}   {1 - np.nanmean(without):.3f}   "
            f"{f1[clean > 0].mean():.4f}",
            flush=True,
        )


HEADER = (
    "                       pages  word F1  >= 0.9    < 0.5    with  without  F1 without mislabelled pages"
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="a WCXB folder: html/ and ground-truth/")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument(
        "--scores", type=Path, help="also write the out-of-fold scores there, for reading errors"
    )
    options = parser.parse_args()
    corpus = pages(options.folder)
    labels, weights, names = learn_names(corpus)
    tables = [
        Table(list(samples(corpus, labels, weights, variants=False)), 1.0),
        Table(list(samples(corpus, labels, weights, variants=True)), VARIANT),
    ]
    rows = [t.rows for t in tables]
    scores, first = judge(tables, rows, ROUNDS[0])
    print("First pass\n" + HEADER)
    report(tables[0], scores[0])
    wider = [widen(t, s) for t, s in zip(tables, scores, strict=True)]
    better, again = judge(tables, wider, ROUNDS[1])
    print("Second pass\n" + HEADER)
    for table, score in zip(tables, better, strict=True):
        report(table, score)
    if options.scores:
        pairs = zip(tables[0].samples, tables[0].split(better[0]), strict=True)
        told = {s.page.id: [round(float(x), 3) for x in p] for s, p in pairs}
        options.scores.write_text(json.dumps(told))
    export(first, options.output / "locate.npz")
    export(again, options.output / "locate-again.npz")
    text = json.dumps(names, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    (options.output / "locate.json").write_text(text, "utf-8")


def widen(table: Table, scores: Floats) -> Floats:
    """The rows of the second pass: the surroundings' scores, then the rows of the first."""
    around = [stack(reconsider(s.grid, p)) for s, p in zip(table.samples, table.split(scores), strict=True)]
    return np.concatenate((np.concatenate(around), table.rows), axis=1)


if __name__ == "__main__":
    main()
