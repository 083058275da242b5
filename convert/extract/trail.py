"""The trail: what was left out of the article, by which step, why, and with which words."""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag
from bs4.element import PageElement

from convert.dom import BLOCK, UNSEEN
from convert.model import Removal
from convert.soup import is_text

UNSPOKEN: Final = UNSEEN | {"annotation", "annotation-xml"}
"""Elements whose text no reader sees; the annotation of a formula is its source."""


def visible(node: object, gone: frozenset[int] | set[int] = frozenset()) -> str:
    """The text a reader sees in a BeautifulSoup node, a line break at the edges of blocks and at br.

    Elements whose `id()` is in `gone` are left out.
    """
    if not isinstance(node, Tag):
        return str(node) if type(node) is str or is_text(node) else ""
    if node.name == "br" or id(node) in gone:
        return "\n" if node.name == "br" else ""
    boxed = node.name in BLOCK
    pieces = ["\n"] if boxed else []
    inner = iter(node.contents)
    around: list[tuple[Iterator[PageElement], bool]] = []
    while True:
        for item in inner:
            if not isinstance(item, Tag):
                if is_text(item):
                    pieces.append(str(item))
            elif (name := item.name) == "br":
                pieces.append("\n")
            elif name not in UNSPOKEN and id(item) not in gone:
                around.append((inner, boxed))
                inner, boxed = iter(item.contents), name in BLOCK
                if boxed:
                    pieces.append("\n")
                break
        else:
            if boxed:
                pieces.append("\n")
            if not around:
                return "".join(pieces)
            inner, boxed = around.pop()


def flat(text: str) -> str:
    """One line: a space for each run of white space."""
    return " ".join(text.split())


def where(tag: Tag) -> str:
    """Where an element stands: itself and its three nearest ancestors, outermost first."""
    chain = [selector(tag)]
    for parent in tag.parents:
        if len(chain) == 4 or parent.name == "[document]":
            break
        chain.append(selector(parent))
    return " > ".join(reversed(chain))


def selector(tag: Tag) -> str:
    """The element as people write it: tag, id, first two classes."""
    identity = str(tag.get("id") or "").split()
    name = tag.name + ("#" + identity[0] if identity else "")
    classes = tag.get("class") or ()
    listed = classes.split() if isinstance(classes, str) else list(classes)
    return name + "".join("." + c for c in listed[:2])


class Trail:
    """Collects removals; small like ones (the numbers of code lines) are gathered into one."""

    def __init__(self) -> None:
        self._removals: list[Removal] = []
        self._gathered: dict[tuple[str, str], tuple[str, list[str]]] = {}

    def add(self, step: str, reason: str, place: str, text: str) -> None:
        """Enter one removal; one without words needs no name and is not entered."""
        if text := flat(text):
            self._removals.append(Removal(step, reason, place, text))

    def gather(self, step: str, reason: str, place: str, text: str) -> None:
        """Enter a piece of a removal that is told once for the whole article."""
        if text := flat(text):
            self._gathered.setdefault((step, reason), (place, []))[1].append(text)

    def entries(self) -> Iterable[Removal]:
        """All removals, single ones first."""
        yield from self._removals
        for (step, reason), (place, pieces) in self._gathered.items():
            yield Removal(step, reason, place, " ".join(pieces))
