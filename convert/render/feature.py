"""What the typesetter asks of a font, given back when a line is done with.

WeasyPrint 70 makes a list of Pango's attributes for each line and frees none of them, a tenth of a megabyte
for three pages, so that a process that sets a thousand documents holds twice what it needs.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any


class Single(dict[bytes, Any]):
    """In the place of a font configuration's `font_features`: no attribute is in two lists, so that each list
    may free its own."""

    def setdefault(self, key: bytes, default: Any = None) -> Any:
        return default


def free_features(setup: Callable[[Any, Any], None], pango: Any, null: Any) -> Callable[[Any, Any], None]:
    """The typesetter's Layout.setup, after which the layout alone holds its list; `pango` is the library."""

    @wraps(setup)
    def freeing(layout: Any, style: Any) -> None:
        setup(layout, style)
        if isinstance(style.font_config.font_features, Single):
            held = pango.pango_layout_get_attributes(layout.layout)
            if held != null:
                pango.pango_attr_list_unref(held)

    return freeing
