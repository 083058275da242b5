"""Whether the last page of a document is worth a page. Works on the typesetter's boxes, which it is given."""

from collections.abc import Iterator
from typing import Any, Final

LEAST: Final = 0.2
"""Share of the last page that is to be filled, or the whole is tightened; book printers' rule of thumb."""

OWN: Final = 0.1
"""Share of it that is to be filled by the text itself, about five lines, whatever source and imprint fill."""

CLOSING: Final = "closing"
"""The class of what ends a publication: source, imprint."""


def is_lonely(pages: list[Any]) -> bool:
    """Whether the last of several pages is less than a fifth full, or with little but closing matter."""
    return len(pages) > 1 and wanting(pages[-1]) > 0


def wanting(page: Any) -> float:
    """How much higher what stands on a last page would have to be; nothing or less where it is enough."""
    sheet = float(page._page_box.height)
    return max(LEAST * sheet - height(page), OWN * sheet - own_height(page))


def own_height(page: Any) -> float:
    """How much of a page's height is filled with anything but closing matter."""
    edges = [edge for root in roots([page]) for edge, closing in walk(root, False) if not closing]
    return float(max(edges, default=0) - page._page_box.content_box_y())


def count_beyond(pages: list[Any], sides: int) -> int:
    """About how many words of running text would fit in what stands beyond the first `sides` pages.

    The height that it takes counts, since pictures and small print take room as well. None where
    nothing but closing matter stands there.
    """
    fitting, beyond = pages[:sides], pages[sides:]
    if all(own_height(page) <= 0 for page in beyond):
        return 0
    words = sum(
        len(box.text.split()) for root in roots(fitting) for box in root.descendants() if is_text(box)
    )
    return round(words * sum(map(height, beyond)) / max(sum(map(height, fitting)), 1))


def roots(pages: list[Any]) -> list[Any]:
    """What stands on the pages, without their running heads and feet."""
    return [box for page in pages for box in page._page_box.children if box.element_tag == "html"]


def height(page: Any) -> float:
    """How much of a page's height is filled."""
    edges = [edge for root in roots([page]) for edge, _ in walk(root, False)]
    return float(max(edges, default=0) - page._page_box.content_box_y())


def is_text(box: Any) -> bool:
    return type(box).__name__ == "TextBox"


def walk(box: Any, closing: bool) -> Iterator[tuple[float, bool]]:
    """The lower edge of each line and picture, and whether it is closing matter."""
    stack = [(box, closing)]
    while stack:
        box, closing = stack.pop()
        element = box.element
        closing = closing or (element is not None and CLOSING in (element.get("class") or "").split())
        children = getattr(box, "children", ())
        if not children or type(box).__name__ == "LineBox":
            yield box.position_y + (box.height if isinstance(box.height, int | float) else 0), closing
        else:
            stack.extend((child, closing) for child in children)
