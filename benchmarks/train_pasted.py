"""Learn which lines of a pasted text are the article and which is its title; write words and four forests.

    python benchmarks/train_pasted.py DATA

Two passes: the second also sees what the first, trained on other domains, says of the lines around. Both
see what the words of a line say (pasted_words.py), learned without the line's own domain. The figures are
out of fold: every page is judged by trees that saw no page of its domain. The same data and the same
LightGBM give the same bytes (one thread, fixed seed).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import lightgbm
import numpy as np
import pasted_words
from forest import export
from locate_corpus import MISLABELLED
from numpy.typing import NDArray
from pasted_corpus import Sample, folded, samples, word_f1

from convert.extract.pasted import again, feature
from convert.extract.pasted.choose import choose
from convert.extract.pasted.lexicon import Tables
from convert.extract.pasted.line import Line

WEIGHTS = Path(__file__).parents[1] / "convert" / "extract" / "weights"
FOLDS = 5
UNKNOWN: Tables = ({}, {})
PIECES = 1
"""Pieces of each page, and short pages made of it, that are learned from beside it: hand-made pastes need
them; on whole pages three instead of none did not change the figures."""

BODY = {"num_leaves": 31, "rounds": 130}
TITLE = {"num_leaves": 15, "rounds": 100}
"""Size of the forests; slower and more trees, or two seeds, gained nothing out of fold."""

SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.08,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.35,
    "bagging_fraction": 0.5,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "use_missing": False,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": 1,
    "verbose": -1,
}
COUNTS = {"pasted": 1.0, "laid out": 1.0, "piece": 0.5, "foreign": 0.3}
TITLE_COUNTS = {**COUNTS, "piece": 1.0}
"""What a text counts by its kind, for the lines of the article and for the title: short pastes, whose menus
are a line or two, lose their titles where pieces count half."""

Floats = NDArray[np.float32]


def main() -> None:
    """Train, print the out-of-fold figures, write the forests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with pasted-dev.jsonl.gz, wcxb-dev, readability")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    parser.add_argument("--no-figures", action="store_true", help="write words and forests only")
    parser.add_argument("--scores", type=Path, help="also write the out-of-fold scores of pasted pages there")
    args = parser.parse_args()
    corpus = list(samples(args.data, PIECES, FOLDS))
    seen = pasted_words.tally(corpus)
    tables = [pasted_words.learn(seen, fold) for fold in range(FOLDS)]
    pasted_words.write(pasted_words.learn(seen, None), args.output / "pasted-words.json")
    corpus = [sample for sample in corpus if sample.kind in COUNTS]
    columns = [feature.describe(s.lines, UNKNOWN if s.mute else tables[s.fold]) for s in corpus]
    rows = [feature.stack(c) for c in columns]
    labels = {"body": [s.body for s in corpus], "title": [s.titled for s in corpus]}
    weights = {
        "body": [_weigh(s, c["words"]) for s, c in zip(corpus, columns, strict=True)],
        "title": [np.full(len(s.lines), TITLE_COUNTS[s.kind] if s.title else 0.0) for s in corpus],
    }
    print(f"{len(corpus)} texts, {sum(map(len, rows))} lines, {rows[0].shape[1]} columns", flush=True)
    first = {name: _out_of_fold(corpus, rows, labels[name], weights[name], name) for name in labels}
    both = [
        np.concatenate([r, feature.stack(again.describe(s.lines, c, b, t))], axis=1)
        for s, r, c, b, t in zip(corpus, rows, columns, first["body"], first["title"], strict=True)
    ]
    for name in labels:
        export(_train(rows, labels[name], weights[name], name), args.output / f"pasted-{name}.npz")
        export(_train(both, labels[name], weights[name], name), args.output / f"pasted-{name}-again.npz")
    if args.no_figures:
        return
    _report("first pass", corpus, first["body"])
    second = {name: _out_of_fold(corpus, both, labels[name], weights[name], name) for name in labels}
    _report("second pass", corpus, second["body"])
    mean = [((a + b) / 2).astype(np.float32) for a, b in zip(first["body"], second["body"], strict=True)]
    _report("both", corpus, mean)
    _report("as chosen", corpus, mean, choose)
    if args.scores:
        told = {
            s.page: {"body": b.round(3).tolist(), "title": t.round(3).tolist()}
            for s, b, t in zip(corpus, mean, second["title"], strict=True)
            if s.kind == "pasted"
        }
        args.scores.write_text(json.dumps(told), "utf-8")
    for name, scores in (("first pass", first["title"]), ("second pass", second["title"])):
        right = [
            folded(s.lines[int(t.argmax())].text) == folded(s.title)
            for s, t in zip(corpus, scores, strict=True)
            if s.kind == "pasted" and s.title
        ]
        print(f"title, {name}: {np.mean(right):.3f} of {len(right)}")


def _weigh(sample: Sample, words: Floats) -> NDArray[np.float64]:
    """Lines weigh by their words, pages by the root of their size and by kind, mislabelled ones nothing."""
    weight = np.minimum(words, 80).astype(np.float64) ** 0.75 + 0.5
    weight *= 4 / np.sqrt(weight.sum())
    return weight * (COUNTS[sample.kind] if sample.page not in MISLABELLED else 0.0)


def _train(
    rows: list[Floats], labels: list[list[bool]], weights: list[NDArray[np.float64]], name: str
) -> lightgbm.Booster:
    size = BODY if name == "body" else TITLE
    data = lightgbm.Dataset(
        np.concatenate(rows),
        np.concatenate([np.asarray(y, dtype=np.float64) for y in labels]),
        weight=np.concatenate(weights),
    )
    settings = {**SETTINGS, "num_leaves": size["num_leaves"]}
    return lightgbm.train(settings, data, num_boost_round=size["rounds"])


def _out_of_fold(
    corpus: list[Sample],
    rows: list[Floats],
    labels: list[list[bool]],
    weights: list[NDArray[np.float64]],
    name: str,
) -> list[Floats]:
    """For each text the probabilities by trees that were trained without its domain."""
    scores: list[Floats] = [np.empty(0, dtype=np.float32)] * len(corpus)
    for fold in range(FOLDS):
        train = [i for i, s in enumerate(corpus) if s.fold != fold]
        parts = ([part[i] for i in train] for part in (rows, labels, weights))
        booster = _train(*parts, name)
        for i, sample in enumerate(corpus):
            if sample.fold == fold:
                scores[i] = booster.predict(rows[i]).astype(np.float32)
    return scores


def _halve(lines: Sequence[Line], scores: Floats) -> list[bool]:
    return [bool(p >= 0.5) for p in scores]


def _report(
    name: str,
    corpus: list[Sample],
    scores: list[Floats],
    choice: Callable[[Sequence[Line], Floats], list[bool]] = _halve,
) -> None:
    """Word F1 on the pages that were pasted from a browser."""
    found = np.array(
        [
            word_f1(
                "\n".join(x.text for x, own in zip(s.lines, choice(s.lines, p), strict=True) if own), s.main
            )
            for s, p in zip(corpus, scores, strict=True)
            if s.kind == "pasted"
        ]
    )
    print(
        f"{name}: word F1 {found.mean():.4f}, >= 0.9 {np.mean(found >= 0.9):.3f},"
        f" < 0.5 {np.mean(found < 0.5):.3f} ({len(found)} pages)",
        flush=True,
    )


if __name__ == "__main__":
    main()
