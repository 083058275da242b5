"""How well pages are read: prints every figure that the labelled data can give.

    python benchmarks/extraction.py DATA [--set wcxb --set meta ...] [--worst 10] [--peer]

DATA is a folder of labelled pages: wcxb-dev/ (html/, ground-truth/), readability/ (for the structure),
meta-dev.json, related-dev.json, pasted-dev.jsonl.gz, clipboard-dev.jsonl.gz and score_paste.py, which
defines the figures for the last four. The body of a page is measured as WCXB does: F1 over the words
(`\\w+`, lower case) as multisets, mean over pages. With --peer trafilatura reads the same pages in the
same run.

The weights that choose blocks and lines were learned from these very pages: for the body the
honest figures are those that train_locate.py and train_pasted.py print, cross-validated by site.
"""

import argparse
import gzip
import importlib.util
import json
import re
import statistics
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import structure
from predict import Source, predict

SETS = ("wcxb", "meta", "related", "pasted", "clipboard", "structure")
WORD = re.compile(r"\w+")


def word_f1(predicted: str, true: str) -> float:
    """F1 over words as multisets; 1 where both are empty."""
    p, t = WORD.findall(predicted.lower()), WORD.findall(true.lower())
    if not p or not t:
        return float(p == t)
    shared = (Counter(p) & Counter(t)).total()
    return 2 * shared / (len(p) + len(t))


def pages(data: Path) -> dict[str, tuple[Source, dict[str, Any]]]:
    """Every page of wcxb-dev with its label."""
    found = {}
    for path in sorted((data / "wcxb-dev" / "html").glob("*.html.gz")):
        identity = path.name.split(".")[0]
        label = json.loads((data / "wcxb-dev" / "ground-truth" / f"{identity}.json").read_text())
        source = (identity, f"{identity}.html", gzip.decompress(path.read_bytes()), label.get("url"))
        found[identity] = (source, label)
    return found


def score_bodies(data: Path, worst: int, peer: bool) -> None:
    """The body of every page, by kind of page; title, author and date against the collection's labels."""
    by_kind: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    peers: list[float] = []
    kept: list[float] = []
    leaked: list[float] = []
    spent: list[float] = []
    peer_spent: list[float] = []
    for identity, (source, label) in pages(data).items():
        kind = label["_internal"]["page_type"]["primary"]
        truth = label["ground_truth"]
        prediction = predict(source)
        text = prediction.get("text", "")
        by_kind[kind].append((word_f1(text, truth.get("main_content") or ""), identity))
        if kind != "article":
            continue
        spent.append(prediction.get("ms", 0.0))
        for snippets, shares in ((truth.get("with"), kept), (truth.get("without"), leaked)):
            if snippets:
                shares.append(sum(s.lower() in text.lower() for s in snippets) / len(snippets))
        if peer:
            start = time.process_time()
            peers.append(word_f1(_trafilatura(source), truth.get("main_content") or ""))
            peer_spent.append((time.process_time() - start) * 1000)
    for kind, scores in sorted(by_kind.items()):
        f1 = [score for score, _ in scores]
        good, bad = sum(s >= 0.9 for s in f1) / len(f1), sum(s < 0.5 for s in f1) / len(f1)
        print(
            f"{kind:15s} {len(f1):4d} pages  F1 {statistics.mean(f1):.4f}  >=0.9 {good:.3f}  <0.5 {bad:.3f}"
        )
    print(
        f"wanted snippets kept {statistics.mean(kept):.4f},"
        f" unwanted kept out {1 - statistics.mean(leaked):.4f}"
    )
    spent.sort()
    p99 = spent[int(len(spent) * 0.99)]
    print(f"CPU ms an article: median {statistics.median(spent):.1f}, p99 {p99:.1f}, worst {spent[-1]:.1f}")
    if peer:
        ratio = statistics.median(spent) / statistics.median(peer_spent)
        print(f"trafilatura: F1 {statistics.mean(peers):.4f}; our median time is {ratio:.2f} of its")
    for score, identity in sorted(by_kind["article"])[:worst]:
        print(f"  worst: {identity} {score:.3f}")


def _trafilatura(source: Source) -> str:
    from trafilatura import extract

    return extract(source[2].decode("utf-8", "replace"), include_comments=False) or ""


def score_others(data: Path, names: list[str]) -> None:
    """The sets whose figures score_paste.py defines."""
    scorer = _scorer(data)
    stored = pages(data) if {"meta", "related"} & set(names) else {}
    for name in names:
        full = f"{name}-dev"
        predictions = {}
        for identity, item in scorer.load(full).items():
            if name in ("meta", "related"):
                source = stored[identity][0]
            else:
                kind = "html" if name == "clipboard" else "txt"
                body = item["html"] if name == "clipboard" else item["text"]
                source = (identity, f"{identity}.{kind}", body.encode(), None)
            predictions[identity] = {"set": full, **predict(source)}
        result = scorer.score(full, predictions)
        print(f"\n{full}: {result['pages']} pages")
        for key, value in result.items():
            if isinstance(value, float):
                print(f"  {key:20s} {value:.4f}  (of {result['n'][key]})")
            elif key.startswith("rel_"):
                print(f"  {key:20s} {value}")


def _scorer(data: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_paste", data / "score_paste.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", dest="sets", action="append", choices=SETS)
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--peer", action="store_true")
    arguments = parser.parse_args()
    sets = arguments.sets or list(SETS)
    if "wcxb" in sets:
        score_bodies(arguments.data, arguments.worst, arguments.peer)
    if "structure" in sets:
        structure.score(arguments.data, min(arguments.worst, 5))
    score_others(arguments.data, [name for name in sets if name not in ("wcxb", "structure")])


if __name__ == "__main__":
    main()
