"""The labelled pages that `train_locate` learns from: blocks, labels, names, rows.

Spoiled letters are not mended, for they are in the labels too: with mended ones word F1 was 0.0016 lower.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from align import share, words
from numpy.typing import NDArray
from vary import pick

from convert import dom
from convert.charset import decode
from convert.extract.feature import measure, stack
from convert.extract.forest import Floats
from convert.extract.grid import Grid
from convert.extract.naming import Vocabulary, described, names
from convert.extract.segment import Layout, segment

FOLDS = 5

MISLABELLED = frozenset(
    "0227 0322 0339 0414 0426 0430 0476 1708 1974 2020 2218 2269 2498 3035 4072 4677 4694 4815 4835 4893"
    " 4912".split()
)
"""Pages whose labels are empty, cut, or without their code, read by eye; judged, but never learned from."""

SMALLEST = 4
"""Domains that must use a name before it is learned."""
PRIOR, CERTAINTY = 0.4, 2.0
"""What a name that nobody knows says, and how many domains it takes to outweigh that."""
COUNTS = {"article": 1.0, "forum": 0.05}
OTHER_KINDS = 0.25
"""What a page counts where names are weighed; in forums comments are the text, in articles never."""
STUB = 100
"""Words of a page of the other tool at most that only tests one element."""
FAINT = 0.3
"""Weights of names below this are left out; they are two thirds of all and change nothing."""


class Sample:
    """A page, or a variant of one: `text` is what should be found, the rest is a value for each block."""

    def __init__(self, page: Page, kind: str, layout: Layout, labels: list[float]) -> None:
        self.page = page
        self.kind = kind
        self.texts = [b.text for b in layout.blocks]
        self.words = [words(text) for text in self.texts]
        self.wanted = np.array(labels, dtype=np.float32) >= 0.5
        marked = zip(self.words, self.wanted, strict=True)
        self.text = page.wanted if kind == page.kind else [w for said, is_in in marked if is_in for w in said]
        self.grid: Grid
        self.rows: Floats

    @property
    def sizes(self) -> NDArray[np.float64]:
        return np.array([len(w) for w in self.words], dtype=np.float64)


class Page:
    """One labelled page; `fold` is the same for all pages of a domain."""

    def __init__(self, identity: str, kind: str, domain: str, html: Path, labels: dict[str, Any]) -> None:
        self.id = identity
        self.kind = kind
        self.labels = labels
        self.wanted = words(labels.get("main_content") or "")
        self.domain = domain
        self.fold = int(hashlib.sha256(domain.encode()).hexdigest(), 16) % FOLDS
        self.html = html
        self.learned_from = identity not in MISLABELLED

    @property
    def is_article(self) -> bool:
        return self.kind == "article"

    def parse(self) -> dom.Tree:
        return dom.parse(decode(gzip.decompress(self.html.read_bytes()), mend=False).text)


def pages(folder: Path) -> list[Page]:
    """All pages of a WCXB folder (html/ID.html.gz, ground-truth/ID.json)."""
    found = []
    for path in sorted(folder.glob("ground-truth/*.json")):
        told = json.loads(path.read_text("utf-8"))
        kind = told["_internal"]["page_type"]["primary"]
        html = folder / "html" / f"{path.stem}.html.gz"
        found.append(Page(path.stem, kind, _domain(told.get("url") or path.stem), html, told["ground_truth"]))
    return found


def foreign_pages(folder: Path) -> list[Page]:
    """The pages of another tool's tests (ID/source.html.gz) with the body that it expects, but its stubs."""
    found = []
    for path in sorted(folder.glob("*/expected.html.gz")):
        name = path.parent.name
        body = dom.parse(decode(gzip.decompress(path.read_bytes()), mend=False).text).body.raw_text()
        site = "r-" + name.split("-")[0]
        page = Page("r-" + name, "foreign", site, path.with_name("source.html.gz"), {"main_content": body})
        if len(page.wanted) > STUB:
            found.append(page)
    return found


def label(page: Page) -> list[float]:
    """For each block the share of its words that are wanted."""
    return share([words(b.text) for b in segment(page.parse()).blocks], page.wanted)


def _domain(url: str) -> str:
    labels = re.sub(r"^\w+://", "", url).split("/")[0].split(":")[0].lower().split(".")
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else -2 :])


Tally = dict[str, dict[tuple[int, str, str], list[float]]]


def tally(page: Page, layout: Layout, labels: list[float], names_seen: Tally) -> None:
    """Count for each name on the page the words below it, and those of them in the article."""
    size = np.array([len(words(b.text)) + 0.5 for b in layout.blocks])
    wanted = np.array(labels) >= 0.5
    mass = np.concatenate(([0.0], np.cumsum(size * wanted)))
    total = np.concatenate(([0.0], np.cumsum(size)))
    key = (page.fold, page.domain, page.kind)

    def count(node: dom.Node, inside: float, whole: float) -> None:
        for name in names(described(node)):
            entry = names_seen[name].setdefault(key, [0.0, 0.0])
            entry[0] += inside
            entry[1] += whole

    for node, a, b in zip(layout.boxes, layout.start, layout.end, strict=True):
        count(node, mass[b] - mass[a], total[b] - total[a])
    for block, whole, is_wanted in zip(layout.blocks, size, wanted, strict=True):
        node: dom.Node | None = block.home
        while node is not None and node is not layout.boxes[block.box]:
            count(node, whole * is_wanted, whole)
            node = node.parent


def weigh(names_seen: Tally, skipped: int | None) -> dict[str, float]:
    """The weight of each name: log odds that words below it are the article, a vote for each domain."""
    weights = {}
    neutral = np.log(PRIOR / (1 - PRIOR))
    for name, seen in names_seen.items():
        votes = [
            (COUNTS.get(kind, OTHER_KINDS), inside / whole, domain)
            for (fold, domain, kind), (inside, whole) in seen.items()
            if fold != skipped and whole
        ]
        if len({domain for _, _, domain in votes}) < SMALLEST:
            continue
        number = sum(vote for vote, _, _ in votes) + CERTAINTY
        part = (sum(vote * value for vote, value, _ in votes) + CERTAINTY * PRIOR) / number
        weight = round(float(np.log(part / (1 - part)) - neutral), 1)
        if abs(weight) >= FAINT:
            weights[name] = weight
    return weights


def learn_names(
    corpus: list[Page],
) -> tuple[dict[str, list[float]], list[dict[str, float]], dict[str, float]]:
    """The labels of all pages, the weights of names without each fold in turn, and those of all."""
    seen: Tally = defaultdict(dict)
    labels = {}
    for page in corpus:
        layout = segment(page.parse())
        labels[page.id] = share([words(b.text) for b in layout.blocks], page.wanted)
        if page.learned_from and layout.blocks:
            tally(page, layout, labels[page.id], seen)
    return labels, [weigh(seen, fold) for fold in range(FOLDS)], weigh(seen, None)


def samples(
    corpus: list[Page], labels: dict[str, list[float]], weights: list[dict[str, float]], variants: bool
) -> Iterator[Sample]:
    """All pages as samples, or a variant of each article; names are weighed without the page's fold."""
    vocabularies = [Vocabulary(w) for w in weights]
    for page in corpus:
        if variants and not page.is_article:
            continue
        tree = page.parse()
        layout = segment(tree)
        told = labels[page.id]
        kind = page.kind
        if variants:
            choose = random.Random(page.id)
            orders = {n.order: part for b, part in zip(layout.blocks, told, strict=True) for n in b.nodes}
            kind, vary = pick(choose)
            vary(tree, {order for order, part in orders.items() if part >= 0.5}, choose)
            nodes = list(tree.root.iter())
            tree = dom.Tree(nodes, [node for node in nodes if node.attrs], tree.flattened)
            layout = segment(tree)
            told = [orders.get(b.node.order, 0.0) for b in layout.blocks]
        if layout.blocks:
            sample = Sample(page, kind, layout, told)
            sample.grid, columns = measure(layout, vocabularies[page.fold])
            sample.rows = stack(columns)
            yield sample
