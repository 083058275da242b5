"""Libraries imported without what they only try to import, which they work without, and a start pays for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Within this, modules of these names seem not to be installed, but for those that are loaded."""
    barred = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(barred))  # type: ignore[arg-type] # None is what import looks for
    try:
        yield
    finally:
        for name in barred:
            if sys.modules.get(name) is None:
                sys.modules.pop(name, None)
