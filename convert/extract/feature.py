"""What is measured of each block, as columns for the trees; `locate` asks them."""

import math
import re
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from convert.dom import Node, Tree
from convert.extract import letter
from convert.extract.declaration import declare
from convert.extract.letter import Letters
from convert.extract.naming import Vocabulary
from convert.extract.segment import Layout
from convert.extract.shingle import Words

LEVELS: Final = 6
"""Distinct boxes around a block that are looked at; more were worth nothing in cross-validation."""

TAGS: Final = (
    "p li h1 h2 h3 h4 h5 h6 td th dt dd div span a figcaption blockquote pre summary button label option"
).split()

LANDMARKS: Final = {
    name: bit
    for bit, name in enumerate(
        (
            "article main header footer nav aside form section ul ol table figure figcaption blockquote"
            " details dialog time address noscript button label a pre body-of hidden unheard"
        ).split()
    )
}
ROLES: Final = {
    "main": "main",
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "article": "article",
}
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]
Columns = dict[str, NDArray[Any]]


def measure(tree: Tree, layout: Layout, vocabulary: Vocabulary) -> "Measure":
    """Measure all columns of the first pass, one value a block in each; the page must have a block."""
    page = Measure(tree, layout, vocabulary)
    page.describe_text()
    page.describe_tags()
    page.describe_levels()
    page.describe_densest()
    page.describe_names()
    page.describe_place()
    page.describe_paths()
    page.describe_evidence()
    page.describe_sections()
    page.describe_neighbours()
    return page


def stack(*tables: Columns) -> Floats:
    """Columns side by side, as the trees want them: a row for each block."""
    columns = [column for table in tables for column in table.values()]
    rows = np.empty((len(columns[0]), len(columns)), dtype=np.float32)
    for i, column in enumerate(columns):
        rows[:, i] = column
    return rows


class Measure:
    """The measuring of one page."""

    def __init__(self, tree: Tree, layout: Layout, vocabulary: Vocabulary) -> None:
        self.tree = tree
        self.layout = layout
        self.vocabulary = vocabulary
        self.columns: Columns = {}
        self.groups: dict[str, Indices] = {}
        self.n = len(layout.blocks)
        blocks = layout.blocks
        self.texts = [b.text for b in blocks]
        self.letters = Letters(self.texts)
        self.size = self.letters.size
        length = np.fromiter(map(len, self.texts), dtype=np.float32, count=self.n)
        linked = np.fromiter((b.linked for b in blocks), dtype=np.float32, count=self.n)
        bold = np.fromiter((b.bold for b in blocks), dtype=np.float32, count=self.n)
        self.link = np.minimum(linked / length, 1)
        self.bold = np.minimum(bold / length, 1)
        self.prose = self.size * (1 - self.link) * np.minimum(self.size / 150, 1)
        self.box = np.fromiter((b.box for b in blocks), dtype=np.intp, count=self.n)
        self.start = np.array(layout.start, dtype=np.intp)
        self.end = np.array(layout.end, dtype=np.intp)
        self.parent = np.array(layout.parent, dtype=np.intp)
        self.up = self._distinct()
        self.heading = np.fromiter(
            (layout.boxes[b.box].tag in ("h1", "h2", "h3", "h4", "h5", "h6") for b in blocks),
            dtype=np.float32,
            count=self.n,
        )
        self.sums = {
            "size": prefix(self.size),
            "link": prefix(self.size * self.link),
            "prose": prefix(self.prose),
            "count": prefix(np.ones(self.n)),
            "heading": prefix(self.heading),
            "stop": prefix(self.letters.count[:, letter.STOP]),
            "pictures": prefix(np.fromiter((b.pictures for b in blocks), np.float32, self.n)),
        }
        self.total = {name: max(float(s[-1]), 1.0) for name, s in self.sums.items()}

    def _distinct(self) -> Indices:
        """For each box the nearest one around it that holds more blocks."""
        start, end, parent = self.layout.start, self.layout.end, self.layout.parent
        up = list(parent)
        for i in range(1, len(up)):
            above = parent[i]
            if start[above] == start[i] and end[above] == end[i]:
                up[i] = up[above]
        return np.array(up, dtype=np.intp)

    def within(self, name: str, box: Indices) -> NDArray[Any]:
        """The sum of something over the blocks of boxes."""
        return self.sums[name][self.end[box]] - self.sums[name][self.start[box]]

    def describe_text(self) -> None:
        c, letters = self.columns, self.letters
        count = letters.count
        size = np.maximum(self.size, 1)
        cased = np.maximum(count[:, letter.LOWER] + count[:, letter.UPPER], 1)
        c["size"] = self.size
        c["words"] = letters.words
        c["link"] = self.link
        c["links"] = np.fromiter((b.links for b in self.layout.blocks), dtype=np.float32, count=self.n)
        c["bold"] = self.bold
        c["pictures"] = np.fromiter((b.pictures for b in self.layout.blocks), dtype=np.float32, count=self.n)
        c["stop"] = count[:, letter.STOP]
        c["comma"] = count[:, letter.COMMA] / size
        c["quote"] = count[:, letter.QUOTE] / size
        c["divider"] = count[:, letter.DIVIDER] / size
        c["digit"] = count[:, letter.DIGIT] / size
        c["upper"] = count[:, letter.UPPER] / cased
        c["capital"] = letters.capitals / np.maximum(letters.words, 1)
        c["other"] = count[:, letter.OTHER] / size
        c["word_length"] = self.size / np.maximum(letters.words, 1)
        c["first"] = letters.first
        c["last"] = letters.last
        c["ask"] = count[:, letter.ASK] + count[:, letter.MORE]
        c["prose"] = self.prose
        c["copyright"] = np.fromiter(("©" in t for t in self.texts), dtype=np.float32, count=self.n)
        c["address"] = np.fromiter(("@" in t for t in self.texts), dtype=np.float32, count=self.n)
        c["colon"] = count[:, letter.COLON]

    def describe_tags(self) -> None:
        boxes, parent = self.layout.boxes, self.layout.parent
        masks: list[int] = []
        nearest = {
            "article": [0] * len(boxes),
            "main": [0] * len(boxes),
            "section": [0] * len(boxes),
            "list": [0] * len(boxes),
        }
        lists = {"ul": "list", "ol": "list", "dl": "list", "table": "list"}
        depth = [0] * len(boxes)
        for i, node in enumerate(boxes):
            above = parent[i]
            mask = masks[above] if i else 0
            own = _landmarks(node)
            masks.append(mask | own)
            depth[i] = depth[above] + 1
            kind = lists.get(node.tag, node.tag)
            for name, place in nearest.items():
                place[i] = i if name == kind else place[above]
        mask_of = np.array(masks, dtype=np.int64)[self.box]
        home_mask = np.fromiter(
            (_home_landmarks(b.home, boxes[b.box]) for b in self.layout.blocks), dtype=np.int64, count=self.n
        )
        mask_of |= home_mask
        for name, bit in LANDMARKS.items():
            self.columns["in_" + name] = (mask_of >> bit) & 1
        tags = [boxes[b.box].tag for b in self.layout.blocks]
        code = np.array([_TAG_CODE.get(t, len(TAGS)) for t in tags])
        for i, name in enumerate(TAGS):
            self.columns["is_" + name] = code == i
        self.columns["home_differs"] = np.fromiter(
            (b.home is not boxes[b.box] for b in self.layout.blocks), dtype=np.float32, count=self.n
        )
        self.columns["depth"] = np.array(depth)[self.box]
        for name, place in nearest.items():
            self._describe_box("near_" + name, np.array(place, dtype=np.intp)[self.box])
        self.columns["articles"] = np.full(self.n, sum(b.tag == "article" for b in boxes))

    def _describe_box(self, name: str, box: Indices) -> None:
        """Columns of one box for each block."""
        c = self.columns
        size = np.maximum(self.within("size", box), 1)
        count = np.maximum(self.within("count", box), 1)
        c[name + "_size"] = size
        c[name + "_link"] = self.within("link", box) / size
        c[name + "_share"] = self.within("prose", box) / self.total["prose"]
        c[name + "_prose"] = self.within("prose", box) / size
        c[name + "_count"] = count
        c[name + "_before"] = (self.sums["size"][:-1] - self.sums["size"][self.start[box]]) / size

    def describe_levels(self) -> None:
        box = self.box
        at = np.arange(self.n)
        alone = np.ones(self.n, dtype=bool)
        for level in range(LEVELS):
            name = f"level{level}"
            self._describe_box(name, box)
            count = np.maximum(self.within("count", box), 1)
            self.columns[name + "_headings"] = self.within("heading", box) / count
            self.columns[name + "_stops"] = self.within("stop", box) / np.maximum(self.within("size", box), 1)
            self.columns[name + "_last"] = self.end[box] - at
            self.columns[name + "_pictures"] = self.within("pictures", box) / count
            alone &= count == 1
            box = self.up[box]

    def describe_densest(self) -> None:
        """Where the block stands to the box with the most prose, nearer boxes counting more."""
        scores = np.zeros(len(self.start))
        box = self.up[self.box]
        weight = 1.0
        for _ in range(4):
            scores += weight * np.bincount(box, self.prose, minlength=len(scores))
            box = self.up[box]
            weight /= 2
        every = np.arange(len(scores))
        scores *= 1 - self.within("link", every) / np.maximum(self.within("size", every), 1)
        self._relate("dense", int(np.argmax(scores)))
        share = self.within("prose", every) / self.total["prose"]
        for part in (0.5, 0.75, 0.9):
            enough = np.flatnonzero(share >= part)
            best = enough[np.argmin(self.within("size", enough))] if len(enough) else 0
            self._relate(f"part{int(part * 100)}", int(best))

    def _relate(self, name: str, best: int) -> None:
        """Columns of where the blocks stand to one box."""
        c, at = self.columns, np.arange(self.n)
        start, end = self.start[best], self.end[best]
        inner, apart = self.relate(best)
        c[name + "_in"] = inner
        c[name + "_side"] = np.where(at < start, at - start, np.where(at >= end, at - end + 1, 0))
        c[name + "_apart"] = apart
        prose = self.sums["prose"]
        inside = prose[end] - prose[start]
        c[name + "_before"] = np.clip((prose[:-1] - prose[start]) / max(inside, 1.0), -1, 2)
        c[name + "_share"] = np.full(self.n, inside / self.total["prose"])

    def relate(self, best: int) -> tuple[NDArray[np.bool_], Floats]:
        """Whether each block is in the box, and how many boxes up the first is that holds both."""
        at = np.arange(self.n)
        start, end = self.start[best], self.end[best]
        apart = np.zeros(self.n, dtype=np.float32)
        box = self.box
        for _ in range(8):
            apart += (self.start[box] > start) | (self.end[box] < end)
            box = self.up[box]
        return (at >= start) & (at < end), apart

    def describe_names(self) -> None:
        """What the names say of the element itself, and of the boxes around it, near and far."""
        boxes, parent = self.layout.boxes, self.layout.parent
        judged = [self.vocabulary.judge(node) for node in boxes]
        start, end = self.layout.start, self.layout.end
        low, high, total = [0.0] * len(boxes), [0.0] * len(boxes), [0.0] * len(boxes)
        least, most, whole = [0.0] * len(boxes), [0.0] * len(boxes), [0.0] * len(boxes)
        for i, naming in enumerate(judged):
            above = parent[i]
            low[i], high[i], total[i] = naming[:3]
            if i and start[above] == start[i] and end[above] == end[i]:
                low[i], high[i], total[i] = (
                    min(low[above], low[i]),
                    max(high[above], high[i]),
                    total[above] + total[i],
                )
            least[i] = min(least[above], naming.low)
            most[i] = max(most[above], naming.high)
            whole[i] = whole[above] + naming.total
        columns = {"low": np.array(low), "high": np.array(high), "total": np.array(total)}
        box = self.box
        for level in range(4):
            for name, values in columns.items():
                self.columns[f"name{level}_{name}"] = values[box]
            box = self.up[box]
        self.columns["name_least"] = np.array(least)[self.box]
        self.columns["name_most"] = np.array(most)[self.box]
        self.columns["name_whole"] = np.array(whole)[self.box]
        own = np.zeros((self.n, 3))
        for i, b in enumerate(self.layout.blocks):
            node: Node | None = b.home
            if node is boxes[b.box]:
                continue
            while node is not None and node is not boxes[b.box]:
                naming = self.vocabulary.judge(node)
                own[i, 0] = min(own[i, 0], naming.low)
                own[i, 1] = max(own[i, 1], naming.high)
                own[i, 2] += naming.total
                node = node.parent
        for i, name in enumerate(("low", "high", "total")):
            self.columns["name_home_" + name] = own[:, i]

    def describe_place(self) -> None:
        c = self.columns
        at = np.arange(self.n, dtype=np.float32)
        c["index"] = at
        c["index_end"] = self.n - at
        c["part"] = at / max(self.n, 1)
        c["blocks"] = np.full(self.n, self.n)
        c["page_size"] = np.full(self.n, self.total["size"])
        c["page_link"] = np.full(self.n, self.sums["link"][-1] / self.total["size"])
        c["page_prose"] = np.full(self.n, self.total["prose"])
        c["prose_before"] = self.sums["prose"][:-1] / self.total["prose"]
        heading = np.where(self.heading > 0, at, -1)
        last = np.maximum.accumulate(heading)
        c["heading_before"] = at - last
        after = np.where(self.heading > 0, at, self.n + 50)
        c["heading_after"] = np.minimum.accumulate(after[::-1])[::-1] - at
        long = self.prose > 120
        c["prose_since"] = at - np.maximum.accumulate(np.where(long, at, -50))
        c["prose_until"] = np.minimum.accumulate(np.where(long, at, self.n + 50)[::-1])[::-1] - at
        for width in (3, 10, 30):
            low = np.maximum(np.arange(self.n) - width, 0)
            high = np.minimum(np.arange(self.n) + width + 1, self.n)
            size = np.maximum(self.sums["size"][high] - self.sums["size"][low], 1)
            c[f"window{width}_prose"] = (self.sums["prose"][high] - self.sums["prose"][low]) / (high - low)
            c[f"window{width}_link"] = (self.sums["link"][high] - self.sums["link"][low]) / size

    def describe_paths(self) -> None:
        """Blocks that stand in the same kind of place."""
        boxes, parent = self.layout.boxes, self.layout.parent
        tags: list[int] = []
        for i, node in enumerate(boxes):
            tags.append(hash((tags[parent[i]] if i else 0, node.tag)))
        named: list[int] = []
        for i, node in enumerate(boxes):
            here, above = parent[i], parent[parent[i]]
            key = (
                node.tag,
                node.get("class"),
                boxes[here].tag,
                boxes[here].get("class"),
                boxes[above].tag,
                boxes[above].get("class"),
            )
            named.append(hash(key))
        homes = np.array([hash(b.home.tag) for b in self.layout.blocks])
        at = np.arange(self.n)
        for name, keys in (
            ("path", np.array(tags)[self.box] * 31 + homes),
            ("place", np.array(named)[self.box] * 31 + homes),
        ):
            _, inverse = np.unique(keys, return_inverse=True)
            self.groups[name] = inverse
            count = np.bincount(inverse)
            c = self.columns
            c[name + "_count"] = count[inverse]
            c[name + "_size"] = (np.bincount(inverse, self.size) / count)[inverse]
            c[name + "_link"] = (np.bincount(inverse, self.link) / count)[inverse]
            c[name + "_share"] = (np.bincount(inverse, self.prose) / self.total["prose"])[inverse]
            first = np.full(len(count), self.n)
            np.minimum.at(first, inverse, at)
            last = np.zeros(len(count), dtype=np.intp)
            np.maximum.at(last, inverse, at)
            c[name + "_first"] = (at - first[inverse]) / max(self.n, 1)
            c[name + "_last"] = (last[inverse] - at) / max(self.n, 1)

    def describe_evidence(self) -> None:
        """Title, description, the author's own copy of the body, and the same text elsewhere on the page."""
        c = self.columns
        told = declare(self.tree)
        said = Words(self.texts)
        for name, text in (("title", told.title), ("description", told.description)):
            wanted = Words([text]).word
            shared = said.count(np.isin(said.word, wanted))
            c[name + "_shared"] = shared / np.maximum(said.length, 1)
            c[name + "_covered"] = np.minimum(shared / max(len(wanted), 1), 1)
        match = np.minimum(c["title_shared"], c["title_covered"]) + 0.2 * c["is_h1"]
        place = int(np.argmax(match)) if match.max(initial=0) >= 0.5 else -1
        at = np.arange(self.n)
        c["after_title"] = at - place if place >= 0 else np.full(self.n, -999)
        before = self.sums["size"][:-1]
        c["size_after_title"] = before - before[place] if place >= 0 else np.full(self.n, -1.0)
        runs = np.maximum(said.count(said.whole), 1)
        body = Words([told.body])
        c["in_body"] = said.count(said.whole & np.isin(said.run, body.run)) / runs
        c["has_body"] = np.full(self.n, math.log1p(len(told.body)))
        c["page_article"] = np.full(self.n, told.is_article)
        earlier, later = said.repeats()
        c["said_before"] = said.count(earlier) / runs
        c["said_again"] = said.count(later) / runs
        first: dict[str, int] = {}
        of = np.fromiter((first.setdefault(t, i) for i, t in enumerate(self.texts)), np.intp, self.n)
        self.copy_of: Indices = of
        c["copies"] = np.bincount(of, minlength=self.n)[of]
        c["copy"] = of != at

    def describe_sections(self) -> None:
        """What stands between the headings around the block, and in the section before."""
        edges = np.concatenate(([0], np.flatnonzero(self.heading), [self.n]))
        section = np.cumsum(self.heading > 0)
        c = self.columns
        for name, which in (("section", section), ("section-1", np.maximum(section - 1, 0))):
            a, b = edges[which], edges[which + 1]
            size = np.maximum(self.sums["size"][b] - self.sums["size"][a], 1)
            c[name + "_size"] = size
            c[name + "_count"] = b - a
            c[name + "_link"] = (self.sums["link"][b] - self.sums["link"][a]) / size
            c[name + "_prose"] = (self.sums["prose"][b] - self.sums["prose"][a]) / size
        level = np.zeros(self.n)
        for rank in range(1, 7):
            level += rank * self.columns[f"is_h{rank}"]
        above = np.maximum.accumulate(np.where(level > 0, np.arange(self.n), -1))
        c["heading_level"] = np.where(above >= 0, level[above], 0)

    def describe_neighbours(self) -> None:
        c = self.columns
        for name in (
            "size",
            "link",
            "prose",
            "is_p",
            "is_li",
            "name0_total",
            "name1_total",
            "stop",
            "bold",
            "depth",
        ):
            values = np.asarray(c[name], dtype=np.float32)
            for step in (-2, -1, 1, 2):
                c[f"{name}{step:+d}"] = shift(values, step)
        heading = self.heading
        for step in (-1, 1, 2):
            c[f"heading{step:+d}"] = shift(heading, step)
        same = np.zeros(self.n)
        same[1:] = self.up[self.box][1:] == self.up[self.box][:-1]
        c["sibling-1"] = same
        c["sibling+1"] = shift(same.astype(np.float32), 1)


_TAG_CODE: Final = {name: i for i, name in enumerate(TAGS)}


def prefix(values: NDArray[Any]) -> NDArray[np.float64]:
    return np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))


def shift(values: NDArray[Any], step: int) -> NDArray[Any]:
    """The value of the block `step` further on, -1 past either end."""
    moved = np.full_like(values, -1)
    if abs(step) >= len(values):
        return moved
    if step > 0:
        moved[:-step] = values[step:]
    else:
        moved[-step:] = values[:step]
    return moved


def _landmarks(node: Node) -> int:
    mask = 0
    bit = LANDMARKS.get(node.tag)
    if bit is not None:
        mask |= 1 << bit
    attrs = node.attrs
    if attrs:
        role = ROLES.get(attrs.get("role", ""))
        if role:
            mask |= 1 << LANDMARKS[role]
        if attrs.get("itemprop") == "articleBody":
            mask |= 1 << LANDMARKS["body-of"]
        if "hidden" in attrs or ("style" in attrs and HIDDEN.search(attrs["style"])):
            mask |= 1 << LANDMARKS["hidden"]
        if attrs.get("aria-hidden") == "true":
            mask |= 1 << LANDMARKS["unheard"]
    return mask


def _home_landmarks(home: Node, box: Node) -> int:
    mask = 0
    node: Node | None = home
    while node is not None and node is not box:
        mask |= _landmarks(node)
        node = node.parent
    return mask
