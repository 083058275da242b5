"""Python's search for garbage, put off while a page is read.

Every 700 new objects Python looks which of the young ones hold one another in circles and nobody holds
them, and now and then goes through all objects of the process. Reading makes some thirty thousand
objects a page and holds nearly all of them to the end, when `Tree.close` and `soup.release` open the
circles: the search finds next to nothing and costs a tenth of the time, a quarter in a large process.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """No search until the block ends, where it began with one; what is read is bounded by `Limits`.

    It is a switch of the whole process: another thread that reads too finds it off and leaves it so, or
    on again before it is done, and either costs time alone.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
