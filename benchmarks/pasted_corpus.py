"""Pasted pages with a label for each line, made of the labelled pages that stand outside the project.

A page either was pasted from a browser (pasted-dev.jsonl.gz) or is laid out here as a browser copies
it: one line a block, an empty line behind paragraphs and headings, tabs between cells. These are the other
articles of wcxb-dev ("laid out"), the pages of readability with the body that another tool expects
("foreign"), and the pages of wcxb-dev that are no articles ("other", from which only words are learned).
A line is the article's if half of its words align with the labelled text.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from locate_corpus import foreign_pages
from pasted_vary import MUTE_SHARE, variants

from convert import dom
from convert.charset import decode
from convert.dom import Node
from convert.extract.pasted.line import Line
from convert.extract.pasted.wrap import read

SPACED = frozenset("p h1 h2 h3 h4 h5 h6".split())
UNCOPIED = dom.UNSEEN | {"noscript", "select", "input", "textarea"}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
WORD = re.compile(r"\w+")

WORST_LABELS = 0.8
"""Word F1 that perfect line labels must reach on a page; below it, page and labels do not belong together."""

MOST_LINES = 4000
"""Lines of a page; what is longer is a list of thousands, which teaches nothing about articles."""


@dataclass
class Sample:
    """A text, or a piece of one: its lines with their labels, and the page that it is of.

    All pages of a domain are in one fold. `mute` means that none of its words is known, as in a language
    that was not learned.
    """

    page: str
    domain: str
    fold: int
    kind: str
    main: str
    title: str
    lines: tuple[Line, ...]
    body: list[bool]
    titled: list[bool]
    mute: bool = False


def copied(root: Node) -> str:
    """The text that select all, copy gives in Chromium (without style sheets of the network)."""
    out: list[str] = []
    stack: list[Node | str] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            out.append(item)
        elif item.tag == "#text":
            kept = any(a.tag == "pre" for a in item.ancestors())
            out.append(item.data if kept else re.sub(r"[ \t\r\n\f]+", " ", item.data))
        elif item.tag == "br":
            out.append("\n")
        elif item.tag in UNCOPIED or "hidden" in item.attrs or HIDDEN.search(item.get("style")):
            continue
        elif item.tag in ("td", "th"):
            stack.append("\x01")
            stack.extend(reversed(item.children))
        else:
            if item.tag in dom.BLOCK and item.tag != "button":
                out.append("\x02")
                stack.append("\x03" if item.tag in SPACED else "\x02")
            stack.extend(reversed(item.children))
    text = re.sub(r"\x01(?=[ \x02\x03]*\x02)", "", "".join(out)).replace("\x01", "\t")
    text = re.sub(r" *[\x02\x03][\x02\x03 ]*", lambda m: "\n\n" if "\x03" in m[0] else "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def pages(data: Path) -> Iterator[dict[str, Any]]:
    """id, url, kind, text, main and title of every page, pasted ones first."""
    seen = set()
    with gzip.open(data / "pasted-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            seen.add(page["id"])
            yield {
                "id": page["id"],
                "url": page["url"],
                "kind": "pasted",
                "text": page["text"],
                "main": page["main_content"] or "",
                "title": page["title"] or "",
            }
    for path in sorted((data / "wcxb-dev" / "ground-truth").glob("*.json")):
        labels = json.loads(path.read_text("utf-8"))
        truth = labels["ground_truth"]
        if path.stem in seen:
            continue
        is_article = labels["_internal"]["page_type"]["primary"] == "article"
        html = gzip.decompress((data / "wcxb-dev" / "html" / f"{path.stem}.html.gz").read_bytes())
        yield {
            "id": path.stem,
            "url": labels.get("url") or path.stem,
            "kind": "laid out" if is_article else "other",
            "text": copied(dom.parse(html.decode("utf-8", "replace")).body),
            "main": truth.get("main_content") or "",
            "title": truth.get("title") or "",
        }
    for page in foreign_pages(data / "readability"):
        folder = page.html.parent
        expected = decode(gzip.decompress((folder / "expected.html.gz").read_bytes())).text
        told = json.loads((folder / "expected-metadata.json").read_text("utf-8"))
        yield {
            "id": page.id,
            "url": page.domain,
            "kind": "foreign",
            "text": copied(page.parse().body),
            "main": copied(dom.parse(expected).body),
            "title": told.get("title") or "",
        }


def samples(data: Path, pieces: int, folds: int) -> Iterator[Sample]:
    """Every usable page, each followed by its variants (kind "piece"), `pieces` of each sort."""
    for page in pages(data):
        lines, _ = read(page["text"])
        if not lines or not page["main"] or len(lines) > MOST_LINES:
            continue
        body = [share >= 0.5 for share in align(lines, page["main"])]
        kept = "\n".join(line.text for line, own in zip(lines, body, strict=True) if own)
        if word_f1(kept, page["main"]) < WORST_LABELS:
            continue
        titled = _title_labels(lines, page["title"])
        domain = ".".join((urlsplit(page["url"]).hostname or page["url"]).split(".")[-2:])
        fold = int(hashlib.sha256(domain.encode()).hexdigest(), 16) % folds
        told = (page["kind"], page["main"], page["title"], lines, body, titled)
        mute = page["kind"] == "laid out" and random.Random(page["id"]).random() < MUTE_SHARE
        whole = Sample(page["id"], domain, fold, *told, mute)
        yield whole
        if page["kind"] in ("pasted", "laid out"):
            yield from variants(whole, pieces)


def folded(text: str) -> str:
    """Words only, case-folded."""
    return " ".join(WORD.findall(text.replace("\u2019", "'").casefold()))


def _title_labels(lines: tuple[Line, ...], title: str) -> list[bool]:
    """The lines that are the title; where none is, those that have most of its words and few others."""
    key = folded(title)
    same = [bool(key) and folded(line.text) == key for line in lines]
    if any(same) or not key:
        return same
    return [len(line.text) < 300 and word_f1(line.text, title) >= 0.8 for line in lines]


def word_f1(found: str, wanted: str) -> float:
    """WCXB's figure: words of the lower-cased texts as multisets."""
    a, b = Counter(WORD.findall(found.lower())), Counter(WORD.findall(wanted.lower()))
    common = sum((a & b).values())
    if not common:
        return float(not a and not b)
    precision, recall = common / sum(a.values()), common / sum(b.values())
    return 2 * precision * recall / (precision + recall)


def align(lines: tuple[Line, ...], main: str) -> list[float]:
    """For each line the share of its words that stand, in order, in the labelled text."""
    owner: list[int] = []
    words: list[str] = []
    for i, line in enumerate(lines):
        found = WORD.findall(line.text.lower())
        words += found
        owner += [i] * len(found)
    hit = bytearray(len(words))
    _align(words, WORD.findall(main.lower()), hit)
    all_words = Counter(owner)
    hits = Counter(i for i, h in zip(owner, hit, strict=True) if h)
    return [hits[i] / all_words[i] if all_words[i] else 0.0 for i in range(len(lines))]


def _align(a: list[str], b: list[str], hit: bytearray) -> None:
    """Mark the words of `a` that align with `b`: first runs that are unique in both, then what is between."""
    todo = [(0, len(a), 0, len(b), 8)]
    while todo:
        a0, a1, b0, b1, run = todo.pop()
        if a0 >= a1 or b0 >= b1:
            continue
        if run == 1:
            if (a1 - a0) * (b1 - b0) < 4_000_000:
                matcher = SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=False)
                for m in matcher.get_matching_blocks():
                    hit[a0 + m.a : a0 + m.a + m.size] = b"\1" * m.size
            continue
        at, bt = a0, b0
        for i, j in _anchors(a, b, (a0, a1, b0, b1), run):
            if i >= at and j >= bt:
                todo.append((at, i, bt, j, run // 2))
            elif i - at != j - bt or i + run <= at:
                continue
            hit[i : i + run] = b"\1" * run
            at, bt = i + run, j + run
        todo.append((at, a1, bt, b1, run // 2))


def _anchors(a: list[str], b: list[str], box: tuple[int, int, int, int], run: int) -> list[tuple[int, int]]:
    """Runs of words that stand once in each of the two stretches, as the longest chain in both orders."""
    a0, a1, b0, b1 = box
    places: list[dict[tuple[str, ...], int]] = []
    for words, low, high in ((a, a0, a1), (b, b0, b1)):
        found: dict[tuple[str, ...], int] = {}
        for i in range(low, high - run + 1):
            key = tuple(words[i : i + run])
            found[key] = -1 if key in found else i
        places.append(found)
    pairs = sorted((i, places[1][k]) for k, i in places[0].items() if i >= 0 and places[1].get(k, -1) >= 0)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for n, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [n]
        before.append(ends[at - 1] if at else None)
    chain = []
    step = ends[-1] if ends else None
    while step is not None:
        chain.append(pairs[step])
        step = before[step]
    return chain[::-1]
