"""Notes that the text calls belong to it, whatever the choice of blocks made of them.

A list of references is full of links and stands at the end of the page, so it looks like a menu; but a mark
in a chosen block that leads to a place in it says that it is the article's own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from convert.dom import Node
from convert.extract import words
from convert.extract.segment import Block
from convert.extract.settle.label import LABEL
from convert.extract.settle.note import NAMED
from convert.extract.settle.notebox import BOX, LONGEST
from convert.extract.spot import Spot

MARK: Final = 14
"""Letters of a mark, brackets included, as in `settle.note`."""

CLIMB: Final = 6
"""Elements between a mark and its link, or around it, that are looked at."""

HEADING: Final = re.compile(r"h[1-6]$")

BRACKETED: Final = re.compile(r"\[(\d{1,3})\]")
NUMBER: Final = re.compile(r"\W*(\d{1,3})\b")

MOST_LINKS: Final = 3_000
"""Links of a page that are looked at; an encyclopedia has up to 2,000 marks on its longest pages."""


def keep_called(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Keep the boxes that marks in kept blocks lead to, and the heading right above them."""
    marks = list(islice(_marks(blocks), MOST_LINKS))
    if marks:
        *_, page = spots[0].climb()
        _keep(blocks, spots, _boxes(marks, page.node))
    _keep_announced(blocks, spots)


def _marks(blocks: Sequence[Block]) -> Iterator[tuple[Node, str]]:
    """Short links to a place in some page, with the name of the place."""
    for block in blocks:
        if not (block.kept and block.links):
            continue
        seen: Node | None = None
        for text in block.nodes:
            if len(text.data) > MARK:
                continue
            link = next((node for node in islice(text.ancestors(), CLIMB) if node.tag == "a"), None)
            if link is None or link is seen:
                continue
            seen = link
            name = link.get("href").partition("#")[2]
            if name and LABEL.match(link.text()[: MARK + 1]):
                yield link, name


def _boxes(marks: Sequence[tuple[Node, str]], root: Node) -> dict[int, Node]:
    """The notes that the marks lead to, by their order."""
    wanted = {name for _, name in marks}
    places: dict[str, Node] = {}
    for node in root.iter():
        for name in (node.get("id"), node.get("name") if node.tag == "a" else ""):
            if name in wanted:
                places.setdefault(name, node)
    boxes: dict[int, Node] = {}
    seen: dict[int, bool] = {}
    for link, name in marks:
        target = places.get(name)
        if target is None or target.order < link.order or not _is_evident(link, target):
            continue
        box = next((node for node in (target, *target.ancestors()) if node.tag in BOX), None)
        if box is None or any(node is box for node in link.ancestors()):
            continue
        if box.order not in seen:
            seen[box.order] = _is_note(box)
        if seen[box.order]:
            boxes[box.order] = box
    return _with_whole_lists(boxes)


def _is_note(box: Node) -> bool:
    return box.find(*(f"h{level}" for level in range(1, 7))) is None and len(box.text()) <= LONGEST


def _with_whole_lists(boxes: dict[int, Node]) -> dict[int, Node]:
    """The notes, and the lists of which they are half or more."""
    lists = {
        box.parent.order: box.parent for box in boxes.values() if box.tag == "li" and box.parent is not None
    }
    whole = {}
    for order, found in lists.items():
        items = [child for child in found.children if child.tag == "li"]
        if sum(item.order in boxes for item in items) * 2 >= len(items):
            whole[order] = found
    return boxes | whole


def _is_evident(link: Node, target: Node) -> bool:
    """Whether a short link is a mark and not, say, the number of a page or a chapter."""
    above = target.parent.get("class") if target.parent is not None else ""
    names = " ".join((target.get("id"), above, link.get("class"), link.get("id"), link.get("role")))
    around = (*islice(link.ancestors(), 3), *islice(link.iter(), 4))
    return (
        link.text()[:1] in ("[", "(")
        or NAMED.search(names) is not None
        or any(node.tag == "sup" for node in around)
        or _is_framed(link)
    )


def _is_framed(link: Node) -> bool:
    """Whether a link stands in brackets that are not part of it."""
    beside = link.parent.children if link.parent is not None else []
    place = next(n for n, node in enumerate(beside) if node is link) if beside else 0
    if not 0 < place < len(beside) - 1:
        return False
    return beside[place - 1].data.rstrip().endswith("[") and beside[place + 1].data.lstrip().startswith("]")


def _keep(blocks: Sequence[Block], spots: Sequence[Spot], boxes: dict[int, Node]) -> None:
    first = True
    for place, (block, home) in enumerate(zip(blocks, spots, strict=True)):
        if boxes and any(spot.node.order in boxes for spot in home.climb()):
            if first and place and HEADING.match(blocks[place - 1].home.tag):
                blocks[place - 1].kept = True
            block.kept = True
            first = False


def _keep_announced(blocks: Sequence[Block], spots: Sequence[Spot]) -> None:
    """Lines that begin with 1, 2, 3 ... below a heading such as "Notes", or with [1], [2] ... anywhere, where
    the text has such numbers, raised or in brackets."""
    kept = [block for block in blocks if block.kept]
    called = {match for block in kept if "[" in block.text for match in BRACKETED.findall(block.text)} | {
        node.data.strip()
        for block in kept
        for node in block.nodes
        if len(node.data) <= 3 and node.data.strip().isdigit() and _is_raised(node)
    }
    if not called:
        return
    listed = words.words("aside", "notes")
    for place, block in enumerate(blocks):
        bracketed = not block.kept and block.text.startswith("[1]")
        headed = block.text.strip(" :.").casefold() in listed
        if not (bracketed or headed) or spots[place].above is None:
            continue
        run = _numbered(blocks[place + headed :])
        if run and {str(n + 1) for n in range(len(run))} & called:
            for one in (block, *run):
                one.kept = True


def _is_raised(text: Node) -> bool:
    return any(node.tag == "sup" for node in islice(text.ancestors(), 3))


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """The leading blocks that are numbered from 1 on."""
    run: list[Block] = []
    for block in blocks:
        match = NUMBER.match(block.text)
        if match is None or int(match[1]) != len(run) + 1:
            break
        run.append(block)
    return run
