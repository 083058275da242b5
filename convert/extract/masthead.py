"""The lines around the headline, where a page prints dek, byline, date and kicker."""

import re
from functools import cached_property
from itertools import chain, islice
from typing import Final

from convert.dom import Node
from convert.extract.visible import FURNITURE, Line, fold, glimpse, inside, named_by
from convert.extract.witness import Evidence

BEFORE: Final = 8
"""Lines above the headline that can belong to it: breadcrumb, kicker, date."""

AFTER: Final = 40
"""Lines below it: with share buttons and reading lists, 97 % of the visible bylines stand within 25."""

REACH: Final = 1_500
"""Nodes on either side that are looked at; bounds the work on pages with one endless header."""

HIGH: Final = 700
"""Nodes above it in which they are looked for where there are few."""

CLOSE: Final = 200
"""Nodes above the headline in which its lines are looked for first."""

SHORT: Final = 300
"""Letters of a line that can be nothing but names: ten of them with 'and'."""

LONG: Final = 160
"""Letters of a line of running text; the second such line ends the head, the first may be the dek."""


AWAY: Final = re.compile(
    r"^comment|related|recommend|(?:^|[-_])(?:recent|latest|popular|trending)|read-?next|teaser|carousel|testimonial|"
    r"infobox|reflist|references|footnote|endnote|bibliograph",
    re.IGNORECASE,
)
"""Class names of boxes whose names and dates are those of other things: other articles, works cited, the
subject of an encyclopedia's article."""


class Masthead:
    """The headline's element and the lines above and below it, nearest last and nearest first."""

    def __init__(self, page: Evidence, headline: Node | None) -> None:
        self.page = page
        self.headline = headline
        anchor = headline or page.tree.root.find("main", "article") or page.tree.body
        start = page.after(anchor) if headline else anchor.order
        self.above = self._read_above(anchor.order) if headline else []
        self.below: list[Line] = []
        self.end = start
        long = 0
        for line in page.lines(start, start + REACH):
            if inside(line.box, "nav", "footer") or self._is_elsewhere(line):
                continue
            self.below.append(line)
            self.end = line.pieces[-1].order
            long += len(line.text) >= LONG and line.linked < 0.5
            if long >= 2 or len(self.below) >= AFTER:
                break
        self.start = self.above[0].order if self.above else start

    def _read_above(self, end: int) -> list[Line]:
        """The last lines before the headline outside menus; most pages have them close by."""
        lines: list[Line] = []
        for reach in (CLOSE, HIGH):
            found = reversed(list(self.page.lines(end - reach, end)))
            shown = (line for line in found if not inside(line.box, *FURNITURE))
            lines = list(islice(shown, BEFORE))[::-1]
            if len(lines) == BEFORE or end <= reach:
                break
        return lines

    def _is_elsewhere(self, line: Line) -> bool:
        """Whether a line stands in a box about other articles, or comments, that the headline is not in."""
        is_away = named_by(AWAY)
        for box in islice(chain([line.box], line.box.ancestors()), 6):
            if (names := box.attrs.get("class")) and is_away(names):
                return self.headline is None or not box.order <= self.headline.order < self.page.after(box)
        return False

    @cached_property
    def lines(self) -> list[Line]:
        """First those below the headline, then those above from the nearest on."""
        return [*self.below, *reversed(self.above)]

    @cached_property
    def folded(self) -> list[str]:
        """The letters of the short ones of these lines, "" for the long ones, in the same order."""
        return [fold(line.text) if len(line.text) <= SHORT else "" for line in self.lines]

    def holds(self, node: Node) -> bool:
        """Whether an element stands in the head of the article."""
        return self.start <= node.order <= self.end


def printing(line: Line) -> set[int]:
    """Orders of the elements that print just this line: the largest such box, else its texts."""
    box = line.box
    if glimpse(box, len(line.text) + 40) != line.text:
        return {piece.order for piece in line.pieces}
    while (
        box.parent is not None
        and box.parent.tag not in ("body", "html", "article", "main")
        and glimpse(box.parent, len(line.text) + 40) == line.text
    ):
        box = box.parent
    return {box.order}
