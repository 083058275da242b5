"""Pages that are broken within columns: they are not, where the typesetter would give up.

Where what follows must not begin a page, WeasyPrint 70 looks for an earlier place to break. It passes over
columns, but not over what spans them, which does not know its place among its siblings there, and stops with
an AttributeError.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

Find = Callable[..., tuple[Any, Any] | None]


def pass_columns(find: Find) -> Find:
    """The typesetter's `find_earlier_page_break` with that mended; it gives the boxes that stay and where to
    go on, or None where there is no such place."""

    @wraps(find)
    def passing(context: Any, children: Sequence[Any], *others: Any) -> tuple[Any, Any] | None:
        blocks = [child for child in children if type(child).__name__ != "LineBox"]
        if any(child.is_column or not hasattr(child, "index") for child in blocks):
            return None
        return find(context, children, *others)

    return passing
