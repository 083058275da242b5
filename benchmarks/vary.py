"""Other pages made of a labelled one, so that what is learned leans on no single kind of evidence.

A variant changes the scanned tree in place; its texts keep their labels, known by their nodes.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable

from convert.dom import BLOCK, Node, Tree
from convert.extract.naming import ATTRIBUTES

NAMES = frozenset(ATTRIBUTES)
SECTIONS = frozenset("article main section header footer nav aside figure figcaption".split())
BOXES = SECTIONS - {"figure", "figcaption"} | {"div", "form"}
WORD = re.compile(r"[^\W\d_]+")
SPACES = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
SIGNS = str.maketrans({".": "。", ",": "，", "?": "？", "!": "！", ":": "：", ";": "；"})

Vary = Callable[[Tree, set[int], random.Random], None]


def without_scripts(tree: Tree, wanted: set[int], choose: random.Random) -> None:
    """As collections store pages: no script, hence no JSON-LD, and no type of page."""
    for node in tree.root.iter():
        node.children = [c for c in node.children if c.tag != "script" and c.get("property") != "og:type"]


def without_names(tree: Tree, wanted: set[int], choose: random.Random) -> None:
    """As hand-made pages: no class, id, role or other name."""
    without_scripts(tree, wanted, choose)
    for node in tree.root.iter():
        node.attrs = {k: v for k, v in node.attrs.items() if k not in NAMES and k != "style"}


def with_strange_names(tree: Tree, wanted: set[int], choose: random.Random) -> None:
    """As pages whose names mislead: each element bears those of another one of its page."""
    without_scripts(tree, wanted, choose)
    named = [node for node in tree.root.iter() if not NAMES.isdisjoint(node.attrs)]
    said = [{k: v for k, v in node.attrs.items() if k in NAMES} for node in named]
    choose.shuffle(said)
    for node, names in zip(named, said, strict=True):
        node.attrs = {k: v for k, v in node.attrs.items() if k not in NAMES} | names


def without_sections(tree: Tree, wanted: set[int], choose: random.Random) -> None:
    """As old pages: no names, and div for every sectioning element."""
    without_names(tree, wanted, choose)
    for node in tree.root.iter():
        if node.tag in SECTIONS:
            node.tag = "div"


def without_boxes(tree: Tree, wanted: set[int], choose: random.Random) -> None:
    """As the oldest pages: no names, and paragraphs, menus and notes beside each other in the body."""
    without_names(tree, wanted, choose)
    for node in reversed(list(tree.body.iter())):
        if node.tag in BOXES and node.parent is not None and all(map(_is_block, node.children)):
            around = node.parent
            place = next(i for i, child in enumerate(around.children) if child is node)
            around.children[place : place + 1] = node.children
            for child in node.children:
                child.parent = around


def _is_block(node: Node) -> bool:
    return node.tag in BLOCK or (node.tag == "#text" and node.data.isspace())


def in_signs(tree: Tree, wanted: set[int], choose: random.Random) -> None:
    """As Chinese pages: each word is one to three signs, no spaces, no capitals, other marks."""
    without_scripts(tree, wanted, choose)
    for node in tree.root.iter():
        if node.tag == "#text":
            node.data = _sign(node.data)
        elif node.tag == "meta" and node.get("content"):
            node.attrs["content"] = _sign(node.get("content"))


def shortened(tree: Tree, wanted: set[int], choose: random.Random) -> None:
    """As notes and hand-made pages: a few paragraphs of the article, little around it, half without names."""
    if choose.random() < 0.5:
        without_names(tree, wanted, choose)
    else:
        without_scripts(tree, wanted, choose)
    wished = choose.randint(2, 12)
    seen = 0
    clutter = choose.random()
    full = {a.order for n in tree.root.iter() if n.order in wanted for a in (n, *n.ancestors())}
    for node in tree.body.iter():
        if node.order in wanted:
            seen += len(node.data.split()) >= 8
            if seen > wished:
                node.data = ""
        elif node.order in full:
            node.children = [c for c in node.children if c.order in full or choose.random() < clutter]


def _sign(text: str) -> str:
    signs = WORD.sub(lambda m: _word(m.group()), text)
    return SPACES.sub("", signs).translate(SIGNS)


def _word(word: str) -> str:
    """One sign for three letters of the word, the same for the same letters."""
    lower = word.lower()
    return "".join(
        chr(0x4E00 + zlib.crc32(lower[i : i + 3].encode()) % 5000) for i in range(0, len(lower), 3)
    )


VARIANTS: tuple[tuple[str, float, Vary], ...] = (
    ("without scripts", 0.1, without_scripts),
    ("without names", 0.15, without_names),
    ("with strange names", 0.15, with_strange_names),
    ("without sections", 0.1, without_sections),
    ("without boxes", 0.2, without_boxes),
    ("in signs", 0.15, in_signs),
    ("shortened", 0.15, shortened),
)
"""Name, share, and what it does."""


def pick(choose: random.Random) -> tuple[str, Vary]:
    """One of the variants, each as often as its share says."""
    ((name, _, vary),) = choose.choices(VARIANTS, [share for _, share, _ in VARIANTS])
    return name, vary
