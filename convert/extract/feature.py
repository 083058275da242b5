"""What is measured of each block, as columns for the trees: its letters, tags and names; the rest is told
by `standing` (where it stands) and `evidence` (what the page itself says of its article)."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

import numpy as np

from convert.dom import Node, Tree
from convert.extract import letter
from convert.extract.cue import describe_cues
from convert.extract.declaration import declare
from convert.extract.evidence import describe_evidence
from convert.extract.grid import Floats, Grid, rows_of
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
_TAG_CODES: Final = np.arange(len(TAGS))[:, None]
_IS_TAG: Final = ["is_" + name for name in TAGS]
_NAME_COLUMNS: Final = [
    f"name{place}_{field}" for field in FIELDS for place in (*range(NAME_LEVELS), "_far", "_inner")
]
_LANDMARK_BITS: Final = np.array(list(LANDMARKS.values()))[:, None]


def measure(tree: Tree, layout: Layout, vocabulary: Vocabulary) -> tuple[Grid, Columns]:
    """All columns, by name; the page must have a block."""
    told = declare(tree)
    letters = Letters([*[b.text for b in layout.blocks], told.title, told.description, told.body])
    grid = Grid(layout, letters)
    columns: Columns = {}
    _describe_text(letters, grid, columns)
    inner = [place for place, b in enumerate(layout.blocks) if b.home is not layout.boxes[b.box]]
    _describe_tags(layout, inner, grid, columns)
    _describe_names(layout, inner, vocabulary, grid, columns)
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
    pieces = [column if column.ndim == 2 else column[None] for column in columns.values()]
    return np.concatenate(pieces, dtype=np.float32, casting="unsafe").T


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


def _describe_tags(layout: Layout, inner: Sequence[int], grid: Grid, c: Columns) -> None:
    """The element of the block, all kinds of elements around it, and the nearest of some kinds; `inner` are
    the blocks that stand in an element within their box."""
    blocks, boxes = layout.blocks, layout.boxes
    masks = list(map(_landmarks, boxes))
    depth = [1]
    nearest: list[tuple[int, ...]] = [(0, 0, 0, 0)]
    for i, above in enumerate(islice(layout.parent, 1, None), 1):
        masks[i] |= masks[above]
        depth.append(depth[above] + 1)
        near = nearest[above]
        kind = NEAREST.get(grid.tags[i])
        nearest.append(near if kind is None else (*near[:kind], i, *near[kind + 1 :]))
    mask = np.array(masks)[grid.box]
    differs = np.zeros(grid.n, dtype=np.bool_)
    differs[inner] = True
    for place in inner:
        mask[place] |= _inner_landmarks(blocks[place].home, boxes[blocks[place].box])
    c["in"] = (mask & _LANDMARK_BITS) != 0
    code = np.array([_TAG_CODE.get(tag, -1) for tag in grid.tags])[grid.box]
    c.update(zip(_IS_TAG, code == _TAG_CODES, strict=True))
    c["home_differs"] = differs
    c["depth"] = np.array(depth)[grid.box]
    near_boxes = rows_of(nearest, 4, np.intp)[grid.box].T
    describe_boxes(grid, c, "near", grid.start[near_boxes], grid.end[near_boxes])
    describe_outside(grid, near_boxes[NEAREST["ul"]], c)
    c["articles"] = np.full(grid.n, grid.tags.count("article"))


def _describe_targets(layout: Layout, grid: Grid, c: Columns) -> None:
    """Whether a link of the page leads to the block, as to a note or to a heading from the contents."""
    targets = layout.targets
    of_box = [node.attrs.get("id") in targets for node in layout.boxes]
    for i in grid.alone:
        of_box[i] |= of_box[layout.parent[i]]
    of_home = [block.home.attrs.get("id") in targets for block in layout.blocks]
    c["pointed"] = np.array(of_box)[grid.box] | np.array(of_home)
    grid.add("pointed", c["pointed"])
    c["level_pointed"] = grid.between("pointed", grid.first[:LEVELS], grid.last[:LEVELS]) / c["level_count"]
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


def _describe_names(
    layout: Layout, inner: Sequence[int], vocabulary: Vocabulary, grid: Grid, c: Columns
) -> None:
    """What the names say of the element itself, and of the boxes around it, near and far."""
    blocks, boxes, parent, judge = layout.blocks, layout.boxes, layout.parent, vocabulary.judge
    near = list(map(judge, boxes))
    far = near[:1]
    for above, own in zip(islice(parent, 1, None), islice(near, 1, None), strict=True):
        far.append(far[above] if own is NOTHING else _join(far[above], own))
    for i in grid.alone:
        near[i] = _join(near[parent[i]], near[i])
    within = [NOTHING] * grid.n
    for place in inner:
        around = boxes[blocks[place].box]
        node, said = blocks[place].home, NOTHING
        while node is not around and node.parent is not None:
            said = _join(said, judge(node))
            node = node.parent
        within[place] = said
    told = np.empty((len(FIELDS), NAME_LEVELS + 2, grid.n))
    told[:, :NAME_LEVELS] = rows_of(near, 3).T[:, grid.chain[:NAME_LEVELS]]
    told[:, NAME_LEVELS] = rows_of(far, 3).T[:, grid.box]
    told[:, NAME_LEVELS + 1] = rows_of(within, 3).T
    c.update(zip(_NAME_COLUMNS, told.reshape(len(_NAME_COLUMNS), grid.n), strict=True))
    grid.add("named", c["name0_total"] + c["name_inner_total"])


def _join(one: Naming, other: Naming) -> Naming:
    """What two elements say together."""
    if other is NOTHING:
        return one
    if one is NOTHING:
        return other
    low, high, total = other
    return (low if low < one[0] else one[0], high if high > one[1] else one[1], one[2] + total)
