"""What is measured of each block, as columns for the trees: its letters, tags and names; the rest is told
by `standing` (where it stands) and `evidence` (what the page itself says of its article)."""

import re
from typing import Final

import numpy as np

from convert.dom import Node, Tree
from convert.extract import letter
from convert.extract.cue import describe_cues
from convert.extract.declaration import declare
from convert.extract.evidence import describe_evidence
from convert.extract.grid import Floats, Grid
from convert.extract.letter import Letters
from convert.extract.naming import FIELDS, NOTHING, Naming, Vocabulary
from convert.extract.segment import Layout
from convert.extract.shingle import Words
from convert.extract.standing import (
    LEVELS,
    Columns,
    describe_boxes,
    describe_densest,
    describe_levels,
    describe_links,
    describe_neighbours,
    describe_outside,
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

NEAREST: Final = {"article": 0, "main": 1, "section": 2, "ul": 3, "ol": 3, "dl": 3, "table": 3}
"""Boxes of which the nearest around a block is described, of four kinds."""

TELLING: Final = frozenset("role itemprop hidden style aria-hidden".split())
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

NAME_LEVELS: Final = 4
"""Distinct boxes around a block whose names are told one by one."""

_TAG_CODE: Final = {name: i for i, name in enumerate(TAGS)}


def measure(tree: Tree, layout: Layout, vocabulary: Vocabulary) -> tuple[Grid, Columns]:
    """All columns, by name; the page must have a block."""
    told = declare(tree)
    letters = Letters([*[b.text for b in layout.blocks], told.title, told.description, told.body])
    grid = Grid(layout, letters)
    columns: Columns = {}
    _describe_text(letters, grid, columns)
    _describe_tags(layout, grid, columns)
    _describe_names(layout, vocabulary, grid, columns)
    describe_levels(grid, columns)
    describe_densest(grid, columns)
    describe_place(grid, columns)
    describe_paths(grid, columns)
    said = Words(letters)
    describe_evidence(told, said, grid, columns)
    describe_cues(said, grid, columns)
    _describe_targets(layout, grid, columns)
    describe_links(grid, columns)
    describe_sections(grid, columns)
    describe_neighbours(grid, columns)
    return grid, columns


def stack(columns: Columns) -> Floats:
    """Columns side by side, as the trees want them: a row for each block."""
    pieces = [np.atleast_2d(column) for column in columns.values()]
    rows = np.empty((sum(map(len, pieces)), pieces[0].shape[1]), dtype=np.float32)
    place = 0
    for piece in pieces:
        rows[place : place + len(piece)] = piece
        place += len(piece)
    return rows.T


def _describe_text(letters: Letters, grid: Grid, c: Columns) -> None:
    """Statistics of letters and signs, without regard to any language."""
    n = grid.n
    count = letters.count[:n]
    words = letters.words[:n]
    size = np.maximum(grid.size, 1)
    cased = np.maximum(count[:, letter.LOWER] + count[:, letter.UPPER], 1)
    grid.add("stop", count[:, letter.STOP])
    c["size"] = grid.size
    c["words"] = words
    c["link"] = grid.link
    c["links"] = grid.links
    c["bold"] = np.minimum(grid.bold / grid.length, 1)
    c["pictures"] = grid.pictures
    c["stop"] = count[:, letter.STOP]
    for name, kind in (
        ("comma", letter.COMMA),
        ("quote", letter.QUOTE),
        ("divider", letter.DIVIDER),
        ("digit", letter.DIGIT),
        ("other", letter.OTHER),
    ):
        c[name] = count[:, kind] / size
    c["upper"] = count[:, letter.UPPER] / cased
    c["capital"] = letters.capitals[:n] / np.maximum(words, 1)
    c["word_length"] = grid.size / np.maximum(words, 1)
    c["first"] = letters.first[:n]
    c["last"] = letters.last[:n]
    c["ask"] = count[:, letter.ASK] + count[:, letter.MORE]
    c["prose"] = grid.prose
    c["copyright"] = letters.having("©")[:n]
    c["address"] = letters.having("@")[:n]
    c["colon"] = count[:, letter.COLON]


def _describe_tags(layout: Layout, grid: Grid, c: Columns) -> None:
    """The element of the block, all kinds of elements around it, and the nearest of some kinds."""
    blocks, boxes, parent = layout.blocks, layout.boxes, layout.parent
    masks: list[int] = []
    depth: list[int] = []
    nearest: list[tuple[int, ...]] = []
    for i, node in enumerate(boxes):
        above = parent[i]
        own = _landmarks(node)
        masks.append(own | masks[above] if i else own)
        depth.append(depth[above] + 1 if i else 1)
        near = nearest[above] if i else (0, 0, 0, 0)
        kind = NEAREST.get(node.tag)
        nearest.append(near if kind is None else (*near[:kind], i, *near[kind + 1 :]))
    inner = [place for place, b in enumerate(blocks) if b.home is not boxes[b.box]]
    mask = np.array(masks, dtype=np.int64)[grid.box]
    differs = np.zeros(grid.n, dtype=np.bool_)
    differs[inner] = True
    for place in inner:
        mask[place] |= _inner_landmarks(blocks[place].home, boxes[blocks[place].box])
    c["in"] = (mask & np.array(list(LANDMARKS.values()))[:, None]) != 0
    code = np.array([_TAG_CODE.get(box.tag, -1) for box in boxes])[grid.box]
    for i, name in enumerate(TAGS):
        c["is_" + name] = code == i
    c["home_differs"] = differs
    c["depth"] = np.array(depth)[grid.box]
    near_boxes = np.array(nearest, dtype=np.intp)[grid.box].T
    describe_boxes(grid, c, "near", near_boxes)
    describe_outside(grid, near_boxes[NEAREST["ul"]], c)
    c["articles"] = np.full(grid.n, sum(b.tag == "article" for b in boxes))


def _describe_targets(layout: Layout, grid: Grid, c: Columns) -> None:
    """Whether a link of the page leads to the block, as to a note or to a heading from the contents."""
    start, end, targets = layout.start, layout.end, layout.targets
    of_box: list[bool] = []
    for i, (node, above) in enumerate(zip(layout.boxes, layout.parent, strict=True)):
        own = node.attrs.get("id") in targets
        alone = i > 0 and start[above] == start[i] and end[above] == end[i]
        of_box.append(own or (alone and of_box[above]))
    of_home = (block.home.attrs.get("id") in targets for block in layout.blocks)
    c["pointed"] = np.array(of_box)[grid.box] | np.fromiter(of_home, np.bool_, grid.n)
    grid.add("pointed", c["pointed"])
    c["level_pointed"] = grid.within("pointed", grid.chain[:LEVELS]) / c["level_count"]
    c["targets"] = np.full(grid.n, len(targets))


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
    start, end, judge = layout.start, layout.end, vocabulary.judge
    near: list[Naming] = []
    far: list[Naming] = []
    for i, (node, above) in enumerate(zip(layout.boxes, layout.parent, strict=True)):
        own = judge(node)
        if not i:
            near.append(own)
            far.append(own)
            continue
        same = start[above] == start[i] and end[above] == end[i]
        near.append(_join(near[above], own) if same else own)
        far.append(_join(far[above], own))
    inner: list[Naming] = []
    for block in layout.blocks:
        around = layout.boxes[block.box]
        node, said = block.home, NOTHING
        while node is not around and node.parent is not None:
            said = _join(said, judge(node))
            node = node.parent
        inner.append(said)
    named = np.array(near)[grid.chain[:NAME_LEVELS]]
    wide = np.array(far)[grid.box]
    within = np.array(inner)
    for place, name in enumerate(FIELDS):
        for level in range(NAME_LEVELS):
            c[f"name{level}_{name}"] = named[level, :, place]
        c["name_far_" + name] = wide[:, place]
        c["name_inner_" + name] = within[:, place]
    grid.add("named", c["name0_total"] + c["name_inner_total"])


def _join(one: Naming, other: Naming) -> Naming:
    """What two elements say together."""
    if other is NOTHING:
        return one
    if one is NOTHING:
        return other
    low, high, total = other
    return (min(one[0], low), max(one[1], high), one[2] + total)
