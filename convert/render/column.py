"""Columns that go on over pages: faults of the typesetter, WeasyPrint 70, mended.

Where what follows must not begin a page, it looks for an earlier place to break. It passes over columns, but
not over what spans them, which does not know its place among its siblings there, and stops with an
AttributeError. Where nothing fits in the second of two columns at the foot of a page, it takes the first,
which was full, to the next page as well. Where columns need all of the page, it forgets what follows them.
And it leaves a heading that spans columns at the foot of a page.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

Find = Callable[..., tuple[Any, Any] | None]
Lay = Callable[..., tuple[Any, ...]]

Place = dict[int, Any] | None
"""Where to go on: the number of a child, and the place in it."""


def pass_columns(find: Find) -> Find:
    """The typesetter's `find_earlier_page_break` with that mended: what spans columns is passed over too, so
    that the break is made before the columns, and a list, which is not cut, is cut by nobody else."""

    @wraps(find)
    def passing(context: Any, children: Sequence[Any], *others: Any) -> tuple[Any, Any] | None:
        if any(child.is_column or spans(child) for child in children):
            return None
        return find(context, children, *others)

    return passing


def keep_columns(lay: Lay) -> Lay:
    """The typesetter's `block_box_layout` with that mended: a column that goes on where the one before it
    ended and can hold nothing is empty, and no reason to give up both."""

    @wraps(lay)
    def keeping(context: Any, box: Any, bottom: float, start: Place, *others: Any, **named: Any) -> Any:
        if not box.is_column:
            return lay(context, box, bottom, start, *others, **named)
        later = start is not None and start is getattr(context, "column_end", None)
        laid = lay(context, box, bottom, start, *others, **named)
        if laid[0] is None and later:
            empty = box.copy_with_children([])
            empty.height = 0
            laid = (empty, start, *laid[2:])
        context.column_end = laid[1]
        return laid

    return keeping


def finish_columns(lay: Lay) -> Lay:
    """The typesetter's `columns_layout` with that mended: what was not laid is told to follow, and a heading
    that spans columns goes with it."""

    @wraps(lay)
    def finishing(context: Any, box: Any, bottom: float, start: Place, *others: Any, **named: Any) -> Any:
        laid, end, *rest = lay(context, box, bottom, start, *others, **named)
        runs = list_runs(box.children, next(iter(start)) if start else 0)
        count = count_runs(laid.children) if laid else len(runs)
        if end is None and count < len(runs):
            end = {runs[count]: None}
        while laid and count < len(runs) and end == {runs[count]: None} and is_bound(laid.children):
            count -= 1
            end = {runs[count]: None}
            laid = shorten(laid) if count else None
        return laid, end, *rest

    return finishing


def list_runs(children: Sequence[Any], first: int) -> list[int]:
    """The first child of each run: what spans columns is one, what stands in columns between is one."""
    wide = [spans(child) for child in children]
    return [n for n in range(first, len(children)) if n == first or wide[n] or wide[n - 1]]


def spans(box: Any) -> bool:
    """Whether a box stands over all columns."""
    return bool(box.style["column_span"] == "all")


def count_runs(laid: Sequence[Any]) -> int:
    """How many runs are laid; columns beside each other are one."""
    return sum(1 for n, child in enumerate(laid) if not (n and child.is_column and laid[n - 1].is_column))


def is_bound(laid: Sequence[Any]) -> bool:
    """Whether the last that was laid spans columns and must not end a page."""
    return bool(laid) and not laid[-1].is_column and laid[-1].style["break_after"] == "avoid"


def shorten(box: Any) -> Any:
    """Columns without what spans them last."""
    short = box.copy_with_children(box.children[:-1])
    short.height = max(0, box.children[-1].position_y - box.content_box_y())
    return short
