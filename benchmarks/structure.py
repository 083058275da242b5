"""How well the structure of pages is kept: elements of our body against those another tool kept.

An element is its kind and its words (`\\w+`, lower case). Kinds: heading (with the number of headings
it stands under, since tools begin at different levels), item (without lists inside it), quote,
code, cell, caption, picture (its file name), link (its address and words). Per kind: F1 over all
elements of all pages as multisets, and the mean over pages that hold the kind; `macro` is the mean over
kinds.
"""

import gzip
import re
from collections import Counter, defaultdict
from pathlib import Path
from statistics import fmean
from urllib.parse import unquote, urlsplit

from predict import predict

from convert.dom import Node, parse

KINDS = ("heading", "item", "quote", "code", "cell", "caption", "picture", "link")
TAGS = {
    "li": "item",
    "blockquote": "quote",
    "pre": "code",
    "td": "cell",
    "th": "cell",
    "figcaption": "caption",
}
ADDRESS = "http://fakehost/test/page.html"
"""Where the collection pretends that its pages were found."""

Elements = Counter[tuple[str, ...]]


def elements(html: str) -> Elements:
    """All elements of a body with their words."""
    body = parse(html).body
    found: Elements = Counter()
    above: list[int] = []
    for node in body.find_all(*(f"h{i}" for i in range(1, 7))):
        if said := words(node.raw_text()):
            above = [level for level in above if level < int(node.tag[1])]
            found["heading", str(len(above)), said] += 1
            above.append(int(node.tag[1]))
    for node in body.find_all(*TAGS):
        text = own_text(node) if node.tag == "li" else node.raw_text()
        if said := words(text):
            found[TAGS[node.tag], said] += 1
    for node in body.find_all("img"):
        if name := file_name(node.get("src")):
            found["picture", name] += 1
    for node in body.find_all("a"):
        if node.get("href") and (said := words(node.raw_text())):
            found["link", place(node.get("href")), said] += 1
    return found


def own_text(item: Node) -> str:
    """The text of an item without the lists inside it."""
    return "\n".join(child.raw_text() for child in item.children if child.tag not in ("ul", "ol"))


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def file_name(src: str) -> str:
    return (
        "" if src.startswith("data:") else unquote(urlsplit(src).path.rstrip("/").rpartition("/")[2]).lower()
    )


def place(href: str) -> str:
    """An address without what writes the same one in two ways; places in the page are all one."""
    if href.startswith(("#", ADDRESS + "#")):
        return "#"
    return unquote(re.sub(r"^https?://(www\.)?", "", href)).rstrip("/")


def score(data: Path, worst: int) -> None:
    """Print F1 of each kind, their mean, and for each kind the pages that cost most."""
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    costs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    means: defaultdict[str, list[float]] = defaultdict(list)
    for page in sorted(p for p in (data / "readability").iterdir() if p.is_dir()):
        source = gzip.decompress((page / "source.html.gz").read_bytes())
        wanted = elements(gzip.decompress((page / "expected.html.gz").read_bytes()).decode())
        found = elements(predict((page.name, "source.html", source, ADDRESS)).get("html", ""))
        here: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for sign, counts in (("found", found), ("wanted", wanted), ("shared", found & wanted)):
            for (kind, *_), n in counts.items():
                here[kind][sign] += n
        for kind, tally in here.items():
            tallies[kind] += tally
            means[kind].append(f1(tally))
            costs[kind][page.name] = tally["found"] + tally["wanted"] - 2 * tally["shared"]
    for kind in KINDS:
        tally = tallies[kind]
        precision, recall = (tally["shared"] / max(1, tally[side]) for side in ("found", "wanted"))
        print(
            f"  {kind:8s} F1 {f1(tally):.3f}  precision {precision:.3f}  recall {recall:.3f}"
            f"  of {tally['wanted']:5d}; mean over {len(means[kind]):3d} pages {fmean(means[kind]):.3f}"
        )
        print("          ", ", ".join(f"{name} {n}" for name, n in costs[kind].most_common(worst)))
    pooled, paged = fmean(f1(tallies[kind]) for kind in KINDS), fmean(fmean(means[kind]) for kind in KINDS)
    print(f"  macro    F1 {pooled:.3f}; of the means over pages {paged:.3f}")


def f1(tally: Counter[str]) -> float:
    return 2 * tally["shared"] / max(1, tally["found"] + tally["wanted"])
