"""Which blocks of a page are the article, and what of the page comes along with them."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.dom import Node, Tree
from convert.extract.feature import measure, stack
from convert.extract.forest import Floats, Forest
from convert.extract.grid import Grid, Indices
from convert.extract.naming import Vocabulary
from convert.extract.rescue import rescue
from convert.extract.segment import Block, Layout, segment
from convert.extract.whole import tells_of_author

WEIGHTS: Final = Path(__file__).parent / "weights"
MEDIA: Final = frozenset("img picture figure video audio iframe embed object".split())
FURNITURE: Final = frozenset("nav aside footer form dialog".split())
CELLS: Final = frozenset("td th col colgroup br hr wbr".split())

CAPTION: Final = 80
"""Words beside a picture that still are its caption; above it the box is a text of its own."""

SURE: Final = 3.0
"""Log odds up to which one block speaks for its like; at 3 it is 0.95 sure."""

ALONE: Final = 60
"""Letters of its like below which a block decides for itself: a line of print."""

SHARPNESS: Final = 1.5
"""How much surer than the trees we are: the errors of one page go together, so that the best choice is
nearer to "more probable than not" than for independent blocks. Out of fold 1 gives 0.9749, 1.5 to 3 give
0.9753 to 0.9755."""

REPEATED: Final = 40
"""Letters from which on a text that stands twice is printed once; 20 and 100 do as well, none costs 0.002."""

LISTS: Final = frozenset("ul ol dl".split())
ROWS: Final = LISTS | frozenset("table thead tbody tfoot tr".split())
"""Elements that are nothing without the one around them, or that hold nothing but parts of themselves."""

HEAD: Final = 60
"""Letters of a line that heads a list at most; a line of print."""

HEADED: Final = 0.2
"""Score from which a line heads the kept list below it: of such lines on 633 pages 92 were wanted, 24 not."""

COMPARED: Final = 6
"""Copies that another copy is held against; a bound, since a page may repeat one line without end."""


class Choice(NamedTuple):
    """All blocks of the page in document order; `Block.kept` tells which are the article."""

    blocks: tuple[Block, ...]

    @property
    def kept(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kept)

    @property
    def text(self) -> str:
        """The words of the article, a line for each block."""
        return "\n".join(block.text for block in self.kept)


def locate(tree: Tree) -> Choice:
    """Score every block and keep those that the article most probably is; some, wherever there are words.

    Where the article is only in the data of the page, it is appended to `tree` first.
    """
    layout = segment(tree)
    if rescue(tree, layout):
        layout = segment(tree)
    if not layout.blocks:
        return Choice(())
    trees, vocabulary = _learned()
    grid, columns = measure(layout, vocabulary)
    scores = agree(trees.predict(stack(columns)), grid)
    chosen = head_lists(choose(scores, grid), scores, layout, grid)
    for block, score, kept in zip(layout.blocks, scores.tolist(), chosen.tolist(), strict=True):
        block.score, block.kept = score, kept
    return Choice(tuple(layout.blocks))


def agree(scores: Floats, grid: Grid) -> Floats:
    """The scores after each block has heard the others that stand in the same kind of named place.

    Comments, cards or items of a list are all of the article or none: log odds of a block and the mean
    of those of its like, long ones counting more, are added. Out of fold 0.9741 becomes 0.9755; half and
    twice as much say of the others cost 0.0005 at most.
    """
    odds = np.log(np.clip(scores, 1e-5, 1 - 1e-5)) - np.log1p(-np.clip(scores, 1e-5, 1 - 1e-5))
    like, size = grid.place, grid.size + 5.0
    said = np.clip(odds, -SURE, SURE) * size
    others = np.bincount(like, said)[like] - said
    odds = odds + grid.named * others / (np.bincount(like, size)[like] - size + ALONE)
    agreed: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return agreed


def choose(scores: Floats, grid: Grid) -> NDArray[np.bool_]:
    """The blocks that give the highest word F1 to be expected if the scores are right, each text once.

    Blocks are taken from the most probable downwards; F1 of the first k is expected to be
    2 * letters of the article among them / (letters among them + letters of the article).
    """
    sharp = scores**SHARPNESS / (scores**SHARPNESS + (1 - scores) ** SHARPNESS)
    order = _drop_copies(np.argsort(-sharp, kind="stable"), grid)
    size = grid.size + 1
    gained = np.cumsum((sharp * size)[order])
    expected = 2 * gained / (np.cumsum(size[order]) + gained[-1])
    kept = np.zeros(grid.n, dtype=np.bool_)
    kept[order[: int(np.argmax(expected)) + 1]] = True
    return kept


def head_lists(kept: NDArray[np.bool_], scores: Floats, layout: Layout, grid: Grid) -> NDArray[np.bool_]:
    """The kept blocks and the short lines without links that stand just above a list that is kept."""
    lists = [start for start, tag in zip(layout.start, grid.tags, strict=True) if tag in LISTS]
    first = np.array(lists, dtype=np.intp)
    above = first[(first > 0) & kept[first]] - 1
    short = (grid.size[above] <= HEAD) & (grid.link[above] == 0) & (scores[above] >= HEADED)
    kept[above[short]] = True
    return kept


def _drop_copies(order: Indices, grid: Grid) -> Indices:
    """The blocks without later copies of the same text: pages hold one for phones and one for screens.

    What is said again in the same list, say in a plan of weeks, is no copy.
    """
    place, times = grid.place, np.bincount(grid.copy_of, minlength=grid.n)
    again = ((times[grid.copy_of] > 1) & (grid.size >= REPEATED)).tolist()
    around = grid.up[grid.up[grid.box]]
    left: list[int] = []
    taken: dict[int, list[int]] = {}
    for block in order.tolist():
        if again[block]:
            box = around[block]
            others = taken.setdefault(int(grid.copy_of[block]), [])
            if any(
                place[other] != place[block] or not grid.start[box] <= other < grid.end[box]
                for other in others[:COMPARED]
            ):
                continue
            others.append(block)
        left.append(block)
    return np.array(left, dtype=np.intp)


@cache
def _learned() -> tuple[Forest, Vocabulary]:
    """The trees and the weights of names (benchmarks/train_locate.py)."""
    names = json.loads((WEIGHTS / "locate.json").read_text("utf-8"))
    return Forest.load(WEIGHTS / "locate.npz"), Vocabulary(names)


def content(tree: Tree, choice: Choice) -> tuple[Node, Callable[[Node], bool]]:
    """The innermost element around the article, and which nodes in it belong to it, for `soup.soften`.

    These are the kept blocks, and what has no words of its own but stands among them: pictures with
    their captions, embedded media, rules, cells of the same tables.
    """
    kept = choice.kept
    if not kept:
        return tree.body, lambda node: False
    allowed: set[int] = set()
    for block in kept:
        for text in block.nodes:
            node: Node | None = text
            while node is not None and node.order not in allowed:
                allowed.add(node.order)
                node = node.parent
    root = _around(kept)
    region = (kept[0].nodes[0].order, kept[-1].nodes[-1].order)
    if root is not tree.body:
        region = (root.order, root.end - 1)
    for branch in _branches(tree, allowed, region):
        allowed.update(range(branch.order, branch.end))
    while root.tag in ROWS and root.parent is not None:
        root = root.parent

    def keep(node: Node) -> bool:
        if node.order in allowed or node.tag in CELLS:
            return True
        if node.tag == "#text":
            return node.data.isspace()
        return node.tag == "script" and node.get("type").startswith("math/")

    return root, keep


def _around(kept: tuple[Block, ...]) -> Node:
    """The innermost box around all kept blocks."""
    first, last = kept[0].nodes[0], kept[-1].nodes[-1]
    chain = {node.order for node in last.ancestors()}
    return next((node for node in first.ancestors() if node.order in chain), first)


def _branches(tree: Tree, allowed: set[int], region: tuple[int, int]) -> list[Node]:
    """The largest elements in a region, from the first to the last order, that hold a picture or other media,
    a caption at most, and nothing kept."""
    branches: list[Node] = []
    seen: set[int] = set()
    for node in tree.tagged(*MEDIA):
        if node.order in allowed or not region[0] <= node.order <= region[1]:
            continue
        branch = node
        while branch.parent is not None and branch.parent.order not in allowed:
            branch = branch.parent
        if branch.order in seen:
            continue
        seen.add(branch.order)
        if _is_picture(branch):
            branches.append(branch)
    return branches


def _is_picture(branch: Node) -> bool:
    """Whether an element is media with a caption at most, no teaser and no note on the author."""
    for node in branch.iter():
        if node.tag in FURNITURE or "author" in node.attrs.get("rel", ""):
            return False
        if "class" in node.attrs and tells_of_author(node):
            return False
    size = len(branch.text().split())
    linked = sum(len(link.text().split()) for link in branch.find_all("a"))
    return size <= CAPTION and linked * 2 <= size
