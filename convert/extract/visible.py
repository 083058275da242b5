"""What a reader sees of an element: its words, its lines, and whether it is shown at all."""

import html
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from convert.dom import BLOCK, UNSEEN, Node

HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

JOINT: Final = 5
"""Letters of what ties two linked names together: a comma, 'and', 'with', 'sowie'."""

FURNITURE: Final = frozenset("nav footer".split())
"""Boxes whose lines are about the site, not about the article."""

_MARK = re.compile(
    r"\s*(?:\d{1,2}|[*\u2020\u2021\u00a7\u00b6]|[a-h])(?:\s*,\s*(?:\d{1,2}|[*\u2020\u2021\u00a7\u00b6]|[a-h]))*\s*,?\s*"
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=400)
def fold(text: str) -> str:
    """Letters and digits only, case-folded, for comparing what two witnesses say."""
    return " ".join(_WORD.findall(text.replace("\u2019", "'").casefold()))


def flatten(text: str) -> str:
    """One line of plain characters: entities that were escaped twice are read, white space is single."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return " ".join(text.replace("\xad", "").replace("\u200b", "").split())


class Line:
    """One visible line: the words between two edges of blocks (or br), and the text nodes they are in."""

    __slots__ = ("_linked", "_spaced", "box", "pieces", "text")

    def __init__(self, box: Node, pieces: list[Node]) -> None:
        self._linked: float | None = None
        self._spaced: str | None = None
        self.box = box
        self.pieces = pieces
        data = pieces[0].data if len(pieces) == 1 else "".join([piece.data for piece in pieces])
        self.text = " ".join(data.split())

    @property
    def spaced(self) -> str:
        """The text with bars where only a style sheet holds words apart, and where a link begins or ends."""
        if self._spaced is None:
            self._spaced = self.text if len(self.pieces) == 1 else self._space()
        return self._spaced

    def _space(self) -> str:
        texts: list[Node | None] = []
        last: Node | None = None
        for piece in self.pieces:
            apart = last is not None and min(len(last.data.strip()), len(piece.data.strip())) > JOINT
            if apart and last is not None and inside(piece, "a") is not inside(last, "a"):
                texts.append(None)
            texts.append(piece)
            last = piece
        return join(texts, " | ")

    @property
    def order(self) -> int:
        return self.pieces[0].order

    @property
    def linked(self) -> float:
        """Share of the letters that are inside links, 0 to 1."""
        if self._linked is None:
            total = sum([len(piece.data) for piece in self.pieces]) or 1
            self._linked = sum([len(p.data) for p in self.pieces if inside(p, "a")]) / total
        return self._linked


@cache
def named_by(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """A test whether one of some class names has a pattern; pages repeat the same few hundred."""
    return lru_cache(maxsize=1_000)(lambda names: any(map(pattern.search, names.split())))


def stands_in(node: Node | None, is_named: Callable[[str], bool], reach: int) -> bool:
    """Whether an element, or one of `reach - 1` around it, has class names that pass a test."""
    for _ in range(reach):
        if node is None:
            return False
        if (names := node.attrs.get("class")) and is_named(names):
            return True
        node = node.parent
    return False


def glimpse(node: Node, limit: int = 600, seam: str = " ") -> str:
    """The visible words below an element on one line, read no further than about `limit` letters.

    `seam` is put at the edges of blocks and, if it is no space, between inline elements that only a
    style sheet holds apart ("Jane Doe" and "5 May" without a space between them).
    """
    texts: list[Node | None] = []
    count = 0
    stack = [iter((node,))]
    while stack and count < limit:
        step = next(stack[-1], None)
        if step is None:
            stack.pop()
        elif step.tag == "#text":
            texts.append(step)
            count += len(step.data)
        elif step.tag not in UNSEEN or step is node:
            if step.tag in BLOCK or step.tag == "br":
                texts.append(None)
            count += not step.children
            stack.append(iter(step.children))
    return join(texts, seam)


def join(texts: list[Node | None], seam: str = " ") -> str:
    """Text nodes as one line; None is the edge of a block."""
    pieces: list[str] = []
    last: Node | None = None
    edge = blank = False
    for node in texts:
        if node is None:
            edge = bool(pieces)
            continue
        data = node.data
        if seam != " " and is_mark(node):
            continue
        if data.isspace():
            pieces.append(" ")
            blank = True
            continue
        parted = last is not None and last.parent is not node.parent and _are_apart(last.data, data, blank)
        if edge or (parted and seam != " "):
            pieces.append(seam)
        edge = blank = False
        pieces.append(data)
        last = node
    return " ".join("".join(pieces).split())


def is_mark(node: Node) -> bool:
    """Whether a text is a raised sign behind a name that leads to a house or a note."""
    return node.parent is not None and node.parent.tag == "sup" and _MARK.fullmatch(node.data) is not None


def _are_apart(before: str, after: str, blank: bool) -> bool:
    """Whether words of two elements meet without punctuation, as a style sheet sets them apart.

    A lone letter is an initial set large; a short word between spaces ties its neighbours ('and').
    """
    if not (before[-1].isalnum() and after[0].isalnum()) or len(before.strip()) == 1:
        return False
    return not blank or min(len(before.strip()), len(after.strip())) > JOINT


def inside(node: Node, *tags: str) -> Node | None:
    """The nearest ancestor with one of these tags, at most twelve levels up."""
    step = node.parent
    for _ in range(12):
        if step is None or step.tag in tags:
            return step
        step = step.parent
    return None


def is_page_foot(node: Node) -> bool:
    """Whether a node stands in a footer that is not an article's own."""
    foot = inside(node, "footer")
    return foot is not None and inside(foot, "article", "main") is None


def is_hidden(node: Node) -> bool:
    """Whether the element's own attributes hide it from readers (streamed `hidden` boxes count as shown)."""
    attrs = node.attrs
    return ("style" in attrs and HIDDEN.search(attrs["style"]) is not None) or (
        "hidden" in attrs and node.tag != "div"
    )
