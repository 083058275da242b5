"""Which steps of the ladder are worth a layout, told from the pages as they are, in the typesetter's boxes.

Laying out costs two thirds of a build, so that a step is only tried where the height that it frees, or fills,
is what is wanted. Heights are in CSS pixels.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from convert.render.fit import Setting
from convert.render.tighten import height, roots, wanting

TRIALS: Final = 1
"""Steps that are tried at most. Of 43 web articles 18 end in a lonely page as a brief: 11 layouts mend 8 of
them. Two trials, and counting on the white at the feet of pages, mend 9 or 10 with 16."""

FILLING: Final = 1.5
"""How much more a looser setting must promise than is wanted: white at the feet of pages takes the rest."""


PATCHY: Final = 1.0
PATCHY_SHARE: Final = 0.15
"""White at the feet of pages, in pages and as a share of all, from which on smaller pictures are worth two
layouts: articles with few pictures leave about a tenth."""


OURS: Final = ("mark", "qr")
"""Classes of pictures that are not the article's."""

TELLING: Final = 0.7
"""Part of what a tighter setting promises that reaches the last page: some stays at the feet of others."""


class Stock(NamedTuple):
    """What fills a page from its top: running text, other lines, space between them; and what is left."""

    text: float = 0
    lines: float = 0
    space: float = 0
    left: float = 0

    def freed(self, setting: Setting) -> float:
        """How much lower it is in the setting; less than nothing where it is higher."""
        return (
            self.text * (1 - setting.leading * setting.scale**2)
            + self.lines * (1 - setting.scale)
            + self.space * (1 - setting.space * setting.scale)
        )


def choose_promising(pages: Sequence[Any], settings: Sequence[Setting], columns: int) -> list[Setting]:
    """The settings that may save a lonely last page or fill it, in their order."""
    *before, last = [take_stock(page, columns) for page in pages]
    full = height(pages[-1])
    wanted = wanting(pages[-1])
    room = before[-1].left  # where what is next comes to a page whole or not at all, as closing matter does
    found = []
    for setting in settings:
        freed = sum(stock.freed(setting) for stock in before)
        lower = (freed + last.freed(setting)) * TELLING
        hopeful = lower + room > full if freed > 0 else -freed > FILLING * wanted
        if hopeful:
            found.append(setting)
    return found[:TRIALS]


def is_patchy(pages: Sequence[Any], columns: int) -> bool:
    """Whether what did not fit at the feet of pages left as much white there as a page has and a
    good part of all pages, and there are pictures that could be smaller."""
    *before, _ = pages
    pictures = (box for page in before for box, kind in leaves(page) if kind == "picture")
    if all(box.element is None or box.element.get("class") in OURS for box in pictures):
        return False
    white = sum(take_stock(page, columns).left / page._page_box.height for page in before)
    return bool(white > max(PATCHY, PATCHY_SHARE * len(before)))


def take_stock(page: Any, columns: int) -> Stock:
    """The mean of the columns of a page. What spans columns counts for the first."""
    sheet = page._page_box
    top, left = sheet.content_box_y(), sheet.content_box_x()
    boxes: list[list[tuple[float, float, str]]] = [[] for _ in range(columns)]
    for box, kind in leaves(page):
        column = int((box.position_x - left + 1) * columns // sheet.width)
        boxes[min(max(column, 0), columns - 1)].append((box.position_y, box.position_y + box.height, kind))
    filled = dict.fromkeys(("text", "lines", "picture"), 0.0)
    lowest = top
    for column_boxes in boxes:
        reached = top
        for start, end, kind in sorted(column_boxes):
            filled[kind] += max(end - max(start, reached), 0) / columns
            reached = max(reached, end)
        lowest = max(lowest, reached)
    space = max(lowest - top - sum(filled.values()), 0)
    return Stock(filled["text"], filled["lines"], space, max(top + sheet.height - lowest, 0))


def leaves(page: Any) -> Iterator[tuple[Any, str]]:
    """Lines and pictures of a page, and which they are."""
    for root in roots([page]):
        usual = root.children[0].style["font_size"] if root.children else 0
        stack = [root]
        while stack:
            box = stack.pop()
            if type(box).__name__ == "LineBox":
                yield box, "text" if box.style["font_size"] == usual else "lines"
            elif getattr(box, "replacement", None) is not None:
                yield box, "picture"
            else:
                stack.extend(getattr(box, "children", ()))
