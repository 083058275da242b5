"""What is measured of each block, as columns for the trees: its letters, tags and names; the rest is told
by `standing` (where it stands) and `evidence` (what the page itself says of its article)."""

import re
from typing import Final

import numpy as np

from convert.dom import Node, Tree
from convert.extract import letter
from convert.extract.evidence import describe_evidence
from convert.extract.grid import Floats, Grid
from convert.extract.letter import Letters
from convert.extract.naming import Naming, Vocabulary
from convert.extract.segment import Layout
from convert.extract.standing import (
    Columns,
    describe_box,
    describe_densest,
    describe_levels,
    describe_neighbours,
    describe_paths,
    describe_place,
    describe_sections,
)

TAGS: Final = (
    "p li h1 h2 h3 h4 h5 h6 td th dt dd div span a figcaption blockquote pre summary button label option"
).split()
"""Tags of the box around a block that are told apart."""

LANDMARKS: Final = {
    name: 1 << place
    for place, name in enumerate(
        (
            "article main header footer nav aside form section ul ol table figure figcaption blockquote"
            " details dialog time address noscript button label a pre body-of hidden unheard"
        ).split()
    )
}
"""What may be around a block at any distance, one bit each; the last three are attributes."""

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
"""ARIA roles, and the element that says the same."""

NEAREST: Final = {
    "article": "article",
    "main": "main",
    "section": "section",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "table": "list",
}
"""Boxes of which the nearest around a block is described."""

TELLING: Final = frozenset("role itemprop hidden style aria-hidden".split())
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

NAME_LEVELS: Final = 4
"""Distinct boxes around a block whose names are told one by one."""

_TAG_CODE: Final = {name: i for i, name in enumerate(TAGS)}


def measure(tree: Tree, layout: Layout, vocabulary: Vocabulary) -> tuple[Grid, Columns]:
    """All columns of the first pass, one value a block in each; the page must have a block."""
    texts = [b.text for b in layout.blocks]
    letters = Letters(texts)
    grid = Grid(layout, letters)
    columns: Columns = {}
    _describe_text(texts, letters, layout, grid, columns)
    _describe_tags(layout, grid, columns)
    _describe_names(layout, vocabulary, grid, columns)
    describe_levels(grid, columns)
    describe_densest(grid, columns)
    describe_place(grid, columns)
    describe_paths(grid, columns)
    describe_evidence(tree, texts, grid, columns)
    describe_sections(grid, columns)
    describe_neighbours(grid, columns)
    return grid, columns


def stack(columns: Columns) -> Floats:
    """Columns side by side, as the trees want them: a row for each block."""
    rows = np.empty((len(next(iter(columns.values()))), len(columns)), dtype=np.float32)
    for i, column in enumerate(columns.values()):
        rows[:, i] = column
    return rows


def _describe_text(texts: list[str], letters: Letters, layout: Layout, grid: Grid, c: Columns) -> None:
    """Statistics of letters and signs, without regard to any language."""
    count = letters.count
    size = np.maximum(grid.size, 1)
    cased = np.maximum(count[:, letter.LOWER] + count[:, letter.UPPER], 1)
    grid.add("stop", count[:, letter.STOP])
    c["size"] = grid.size
    c["words"] = letters.words
    c["link"] = grid.link
    c["links"] = grid.each(b.links for b in layout.blocks)
    c["bold"] = np.minimum(grid.each(b.bold for b in layout.blocks) / grid.each(map(len, texts)), 1)
    c["pictures"] = grid.pictures
    c["stop"] = count[:, letter.STOP]
    c["comma"] = count[:, letter.COMMA] / size
    c["quote"] = count[:, letter.QUOTE] / size
    c["divider"] = count[:, letter.DIVIDER] / size
    c["digit"] = count[:, letter.DIGIT] / size
    c["upper"] = count[:, letter.UPPER] / cased
    c["capital"] = letters.capitals / np.maximum(letters.words, 1)
    c["other"] = count[:, letter.OTHER] / size
    c["word_length"] = grid.size / np.maximum(letters.words, 1)
    c["first"] = letters.first
    c["last"] = letters.last
    c["ask"] = count[:, letter.ASK] + count[:, letter.MORE]
    c["prose"] = grid.prose
    c["copyright"] = grid.each("©" in t for t in texts)
    c["address"] = grid.each("@" in t for t in texts)
    c["colon"] = count[:, letter.COLON]


def _describe_tags(layout: Layout, grid: Grid, c: Columns) -> None:
    """The element of the block, all kinds of elements around it, and the nearest of some kinds."""
    blocks, boxes, parent = layout.blocks, layout.boxes, layout.parent
    masks: list[int] = []
    depth: list[int] = []
    nearest: dict[str, list[int]] = {name: [] for name in ("article", "main", "section", "list")}
    for i, node in enumerate(boxes):
        above = parent[i]
        masks.append(_landmarks(node) | masks[above] if i else _landmarks(node))
        depth.append(depth[above] + 1 if i else 1)
        kind = NEAREST.get(node.tag)
        for name, place in nearest.items():
            place.append(i if name == kind else place[above] if i else 0)
    mask = np.array(masks, dtype=np.int64)[grid.box]
    mask |= np.fromiter((_inner_landmarks(b.home, boxes[b.box]) for b in blocks), np.int64, grid.n)
    for name, bit in LANDMARKS.items():
        c["in_" + name] = (mask & bit) != 0
    code = np.fromiter((_TAG_CODE.get(boxes[b.box].tag, -1) for b in blocks), np.intp, grid.n)
    for i, name in enumerate(TAGS):
        c["is_" + name] = code == i
    c["home_differs"] = grid.each(b.home is not boxes[b.box] for b in blocks)
    c["depth"] = np.array(depth)[grid.box]
    for name, place in nearest.items():
        describe_box(grid, c, "near_" + name, np.array(place, dtype=np.intp)[grid.box])
    c["articles"] = np.full(grid.n, sum(b.tag == "article" for b in boxes))


def _landmarks(node: Node) -> int:
    mask = LANDMARKS.get(node.tag, 0)
    attrs = node.attrs
    if attrs and not TELLING.isdisjoint(attrs):
        mask |= LANDMARKS.get(ROLES.get(attrs.get("role", ""), ""), 0)
        if attrs.get("itemprop") == "articleBody":
            mask |= LANDMARKS["body-of"]
        if "hidden" in attrs or ("style" in attrs and HIDDEN.search(attrs["style"])):
            mask |= LANDMARKS["hidden"]
        if attrs.get("aria-hidden") == "true":
            mask |= LANDMARKS["unheard"]
    return mask


def _inner_landmarks(home: Node, box: Node) -> int:
    """Those of the elements between a block and its box."""
    mask = 0
    node: Node | None = home
    while node is not None and node is not box:
        mask |= _landmarks(node)
        node = node.parent
    return mask


def _describe_names(layout: Layout, vocabulary: Vocabulary, grid: Grid, c: Columns) -> None:
    """What the names say of the element itself, and of the boxes around it, near and far."""
    start, end = layout.start, layout.end
    near: list[Naming] = []
    far: list[Naming] = []
    for i, node in enumerate(layout.boxes):
        own = vocabulary.judge(node)
        if not i:
            near.append(own)
            far.append(own)
            continue
        above = layout.parent[i]
        same = start[above] == start[i] and end[above] == end[i]
        near.append(_join(near[above], own) if same else own)
        far.append(_join(far[above], own))
    named = np.array(near)
    box = grid.box
    for level in range(NAME_LEVELS):
        for place, name in enumerate(Naming._fields):
            c[f"name{level}_{name}"] = named[:, place][box]
        box = grid.up[box]
    wide = np.array(far)[grid.box]
    inner = np.zeros((grid.n, len(Naming._fields)))
    for i, block in enumerate(layout.blocks):
        around = layout.boxes[block.box]
        node = block.home
        while node is not around and node.parent is not None:
            inner[i] = _join(Naming(*inner[i]), vocabulary.judge(node))
            node = node.parent
    grid.add("named", c["name0_total"] + inner[:, 2])
    for place, name in enumerate(Naming._fields):
        c["name_far_" + name] = wide[:, place]
        c["name_inner_" + name] = inner[:, place]


def _join(one: Naming, other: Naming) -> Naming:
    """What two elements say together."""
    if not any(other):
        return one
    return Naming(min(one[0], other[0]), max(one[1], other[1]), one[2] + other[2])
