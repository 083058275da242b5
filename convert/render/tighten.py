"""Whether the last page of a document is worth a page. Works on the typesetter's boxes, which it is given."""

from collections.abc import Iterator
from typing import Any, Final

LEAST: Final = 0.2
"""Share of the last page that is to be filled, or the whole is tightened; book printers' rule of thumb."""

CLOSING: Final = "closing"
"""The class of what ends a publication (source, imprint), which does not count towards that share."""


def is_lonely(pages: list[Any]) -> bool:
    """Whether the last of several pages is less than a fifth full, closing matter not counted."""
    if len(pages) < 2:
        return False
    sheet = pages[-1]._page_box
    edges = [edge for root in sheet.children if root.element_tag == "html" for edge in walk(root, False)]
    bottom = max((edge for edge, closing in edges if not closing), default=0)
    return bool(bottom - sheet.content_box_y() < LEAST * sheet.height)


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
