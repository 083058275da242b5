"""How well pasted pages are read whole by trees that saw no page of their domain.

    python benchmarks/train_pasted.py DATA -o SOMEWHERE --scores SCORES
    python benchmarks/pasted_unseen.py DATA SCORES [--worst 10] [--half even|odd]

SCORES are the out-of-fold scores of each line; everything behind them is the program's own reading. Rules
are made by the pages with even ids and confirmed by those with odd ones. score_paste.py defines the figures.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from extraction import load_scorer
from predict import predict

from convert.extract.pasted import choose
from convert.extract.pasted.choose import Scores
from convert.extract.pasted.line import Line


def main() -> None:
    """Print every figure of pasted-dev and the worst pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("scores", type=Path)
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("-o", "--output", type=Path, help="write what was read, and each page's figures")
    arguments = parser.parse_args()
    told = json.loads(arguments.scores.read_text("utf-8"))
    scorer = load_scorer(arguments.data)
    pages = scorer.load("pasted-dev")
    if arguments.half:
        pages = {i: page for i, page in pages.items() if int(i) % 2 == (arguments.half == "odd")}
    own = choose.score
    found = {}
    for identity, page in pages.items():
        scores = told.get(identity)
        choose.score = _telling(scores) if scores else own
        source = (identity, f"{identity}.txt", page["text"].encode(), None)
        found[identity] = {"set": "pasted-dev", **predict(source)}
    rows: list[dict[str, float]] = []
    result = scorer.score("pasted-dev", found, ids=set(pages), rows=rows)
    for key, value in result.items():
        if isinstance(value, float):
            print(f"{key:20s} {value:.4f}  (of {result['n'][key]})")
        elif key.startswith("rel_"):
            print(f"{key:20s} {value}")
    print(f"without scores of their own: {sum(i not in told for i in pages)}")
    for row in sorted(rows, key=lambda row: row["f1"])[: arguments.worst]:
        print(f"  worst: {row['id']} {row['f1']:.3f} (precision {row['p']:.3f}, recall {row['r']:.3f})")
    if arguments.output:
        lines = [{**found[str(row["id"])], "figures": row} for row in rows]
        arguments.output.write_text("\n".join(map(json.dumps, lines)), "utf-8")


def _telling(told: dict[str, list[float]]) -> Callable[[Sequence[Line]], Scores]:
    """Stands for choose.score where the scores of a page are known."""

    def score(lines: Sequence[Line]) -> Scores:
        if len(told["body"]) != len(lines):
            sys.exit("the scores are of other lines: learn them again")
        return Scores(*(np.array(told[name], dtype=np.float32) for name in Scores._fields))

    return score


if __name__ == "__main__":
    main()
