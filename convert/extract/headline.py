"""The headline of a page that declares no title: the first heading, or line set large, above the text."""

import re
from itertools import islice
from typing import Final, NamedTuple

from convert.dom import Node
from convert.extract.byline import cue
from convert.extract.dates import find_dates
from convert.extract.visible import Line, glimpse, inside
from convert.extract.witness import Evidence

PROSE: Final = 120
"""Letters of a line of running text."""

LONGEST: Final = 200
"""Letters of a headline that only its size shows; the longest of 633 real ones has 178."""

SHORTEST: Final = 8
"""Letters of one; shorter lines set large are rubrics and figures."""

LARGE: Final = 20.0
"""Pixels of type from which a line stands out from text, which is set in 14 to 19."""

LINES: Final = 80
"""Lines above the text that are looked at: menus have some forty."""

SOON: Final = 60
"""Nodes behind a headline in which byline or date follow."""

ASIDE: Final = ("nav", "footer", "aside", "form", "button", "figure", "li", "td", "th")
"""Elements whose lines are no headline, however they are set."""

LEVELS: Final = ("h1", "h2", "h3")

SIZE: Final = re.compile(r"font-size\s*:\s*(\d{1,3}(?:\.\d{1,4})?)\d*(px|pt|r?em|%)", re.IGNORECASE)
PIXELS: Final = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}


class Headline(NamedTuple):
    """The element that is set as a headline, and the order of the running text below it."""

    node: Node
    text: int


def first_headline(page: Evidence) -> Headline | None:
    """The last of the highest headings above the text, else the line set largest, else one set in bold."""
    above: list[Line] = []
    for line in page.lines(page.tree.body.order, len(page.nodes)):
        if len(line.text) >= PROSE and line.linked < 0.5:
            break
        above.append(line)
    else:
        return None
    above = [part for part in above[-LINES:] if part.linked < 0.5 and not inside(part.pieces[0], *ASIDE)]
    for level in LEVELS:
        if found := [part.box for part in above if part.box.tag == level]:
            return Headline(found[-1], line.order)
    sized = [(size, part) for part in above if _may_be(part) and (size := _size(part)) >= LARGE]
    if not sized:
        sized = [(0.0, part) for part in above if _may_be(part) and _is_bold(part)]
    best = max(sized, key=lambda pair: pair[0], default=None)
    return Headline(_element(best[1]), line.order) if best else None


def _element(line: Line) -> Node:
    """The element that holds a line and nothing else, or its first part."""
    node = line.pieces[0]
    while node.parent is not None and glimpse(node.parent, LONGEST + 40) == line.text:
        node = node.parent
    return node if node.tag != "#text" else node.parent or node


def is_signed(page: Evidence, node: Node) -> bool:
    """Whether a byline or a date comes soon after an element."""
    start = page.after(node)
    lines = islice(page.lines(start, start + SOON), 3)
    return any(cue(part.text) is not None or _is_dated(part) for part in lines)


def _is_dated(line: Line) -> bool:
    return len(line.text) < 80 and bool(find_dates(line.text))


def _may_be(line: Line) -> bool:
    """Whether a line that is no heading can be the headline: some words, no byline and no date."""
    return SHORTEST <= len(line.text) <= LONGEST and cue(line.text) is None and not _is_dated(line)


def _size(line: Line) -> float:
    """Pixels of the type of a line as its own elements tell it; 0 where they do not."""
    for node in (line.pieces[0].parent, line.box, line.box.parent):
        if node is None:
            continue
        if found := SIZE.search(node.get("style")):
            return float(found[1]) * PIXELS[found[2].lower()]
        if node.tag == "font" and node.get("size").strip("+").isdigit():
            return 16.0 + 4 * (int(node.get("size").strip("+")) - 3)
    return 0.0


def _is_bold(line: Line) -> bool:
    """Whether all of a line is bold."""
    return all(piece.data.isspace() or inside(piece, "b", "strong") for piece in line.pieces)
