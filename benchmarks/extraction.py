"""How well pages are read: prints every figure that the labelled data can give.

    python benchmarks/extraction.py DATA [--set wcxb --set meta ...] [--worst 10] [--peer]

DATA is a folder of labelled pages: wcxb-dev/ (html/, ground-truth/), readability/ (for the structure),
meta-dev.json, related-dev.json, pasted-dev.jsonl.gz, clipboard-dev.jsonl.gz and score_paste.py, which
defines the figures for the last four. The body of a page is measured as WCXB does: F1 over the words
(`\\w+`, lower case) as multisets, mean over pages. With --peer trafilatura reads the same pages in the
same run, page by page in turn, both warm, and is timed twice: as it gives the body alone, and with the
metadata, which is what an Article holds. --set growth times a page of our own writing, each time ten
times as long.

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
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import structure
from predict import Source, predict

SETS = ("wcxb", "meta", "related", "pasted", "clipboard", "structure", "growth")
WORD = re.compile(r"\w+")
WARM = 5
"""Pages that are read before the clock starts: what is loaded at the first page is not a page's cost."""


def word_f1(predicted: str, true: str) -> float:
    """F1 over words as multisets; 1 where both are empty."""
    p, t = WORD.findall(predicted.lower()), WORD.findall(true.lower())
    if not p or not t:
        return float(p == t)
    shared = (Counter(p) & Counter(t)).total()
    return 2 * shared / (len(p) + len(t))


def _words(text: str) -> str:
    """The words of a text and nothing else: a snippet may run over the end of a line."""
    return " ".join(WORD.findall(text.lower()))


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
    spent: list[tuple[int, float, str]] = []
    lifted: list[tuple[list[dict[str, str]], dict[str, Any]]] = []
    peer_spent: dict[bool, list[float]] = {False: [], True: []}
    stored = pages(data)
    for source, _ in list(stored.values())[:WARM]:
        predict(source)
        _trafilatura(source, True) if peer else None
    for identity, (source, label) in stored.items():
        kind = label["_internal"]["page_type"]["primary"]
        truth = label["ground_truth"]
        prediction = predict(source)
        text = prediction.get("text", "")
        by_kind[kind].append((word_f1(text, truth.get("main_content") or ""), identity))
        if kind != "article":
            continue
        lifted.append((prediction.get("related", []), prediction))
        spent.append((len(source[2]), prediction.get("ms", 0.0), identity))
        words = _words(text)
        for snippets, shares in ((truth.get("with"), kept), (truth.get("without"), leaked)):
            if snippets:
                shares.append(sum(_words(s) in words for s in snippets) / len(snippets))
        for metadata in (False, True) if peer else ():
            start = time.process_time()
            read = _trafilatura(source, metadata)
            peer_spent[metadata].append((time.process_time() - start) * 1000)
            if not metadata:
                peers.append(word_f1(read, truth.get("main_content") or ""))
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
    _print_speed(spent)
    if peer:
        print(f"trafilatura: F1 {statistics.mean(peers):.4f}")
        ours = statistics.median(ms for _, ms, _ in spent)
        for metadata, times in peer_spent.items():
            theirs = statistics.median(times)
            what = "with metadata" if metadata else "the body alone"
            print(f"trafilatura, {what}: CPU ms median {theirs:.1f}; our median is {ours / theirs:.2f} of it")
    _print_left(lifted, "lifted")
    for score, identity in sorted(by_kind["article"])[:worst]:
        print(f"  worst: {identity} {score:.3f}")


def _print_speed(spent: list[tuple[int, float, str]]) -> None:
    """CPU time of reading an article: in all, and by the size of its page."""
    times = sorted(ms for _, ms, _ in spent)
    print(
        f"CPU ms an article: median {statistics.median(times):.1f}, p99 {times[int(len(times) * 0.99)]:.1f},"
        f" worst {', '.join(f'{ms:.0f} ({name})' for _, ms, name in sorted(spent, key=lambda s: -s[1])[:3])}"
    )
    for low, high in pairwise((0, 50_000, 100_000, 200_000, 400_000, 800_000, 10**9)):
        some = [(size, ms) for size, ms, _ in spent if low <= size < high]
        if some:
            each = statistics.median(ms / size * 100_000 for size, ms in some)
            print(f"  {low // 1000:4d} kB and more: {len(some):4d} pages, {each:6.1f} ms for each 100 kB")


def _trafilatura(source: Source, metadata: bool) -> str:
    from trafilatura import extract

    return extract(source[2].decode("utf-8", "replace"), include_comments=False, with_metadata=metadata) or ""


def score_growth() -> None:
    """CPU time for a page of our own writing that is made longer and longer."""
    words = "The wheel turned for the first time since the flood, and nobody had greased the bearings. " * 4
    section = f"<h2>The mill</h2><p>{words}</p><p>{words}<a href='/mill'>More</a></p><ul><li>Oak<li>Elm</ul>"
    predict(("warm", "warm.html", f"<h1>The mill</h1>{section}".encode(), None))
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        html = f"<title>The mill</title><h1>The mill</h1>{section * (size // len(section) + 1)}"
        ms = predict(("growth", "growth.html", html.encode(), None))["ms"]
        print(f"{len(html) / 1e6:6.2f} MB: CPU ms {ms:9.1f}, {ms / len(html) * 1e6:7.1f} for each MB")


def score_others(data: Path, names: list[str]) -> None:
    """The sets whose figures score_paste.py defines."""
    scorer = load_scorer(data)
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
        if name == "related":
            lists = [(item["related"], predictions[identity]) for identity, item in scorer.load(full).items()]
            _print_left(lists, "labelled")
        for key, value in result.items():
            if isinstance(value, float):
                print(f"  {key:20s} {value:.4f}  (of {result['n'][key]})")
            elif key.startswith("rel_"):
                print(f"  {key:20s} {value}")


def _print_left(lists: list[tuple[list[dict[str, str]], dict[str, Any]]], whose: str) -> None:
    """The share of the titles of related links that still stand in the body: anywhere, and as a line."""
    anywhere = lines = titles = 0
    for links, prediction in lists:
        body = [" ".join(WORD.findall(line.lower())) for line in prediction.get("text", "").split("\n")]
        for title in (" ".join(WORD.findall(link["title"].lower())) for link in links):
            titles += bool(title)
            anywhere += any(f" {title} " in f" {line} " for line in body if title)
            lines += title in body if title else 0
    if titles:
        print(
            f"{whose} related titles left in the body: {anywhere / titles:.4f} of {titles},"
            f" as a line of its own {lines / titles:.4f}"
        )


def load_scorer(data: Path) -> ModuleType:
    """The module that defines the figures; it stands with the data."""
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
    if "growth" in sets:
        score_growth()
    if "structure" in sets:
        structure.score(arguments.data, min(arguments.worst, 5))
    score_others(arguments.data, [name for name in sets if name not in ("wcxb", "structure", "growth")])


if __name__ == "__main__":
    main()
