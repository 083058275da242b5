"""What takes long to work out and never changes, kept in the user's cache: half of a short run is spared.

Nothing in it is of a document. Each thing is kept under the hash of what it was worked out from, with the
versions of Python and of convert, so that it never has to be thrown away by hand.
"""

import marshal
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import platformdirs

from convert import __version__
from convert.errors import OutputError
from convert.outside import Unreachable, read_file, write_whole

T = TypeVar("T")

LARGEST: Final = 20_000_000
"""Bytes of one thing; the largest, our regular expressions, has a million."""


def folder() -> Path:
    """Where it is kept."""
    return Path(platformdirs.user_cache_dir("convert-press", appauthor=False))


def keep(name: str, source: bytes, make: Callable[[], T]) -> T:
    """What `make` makes of `source`, from the cache where it is there: numbers, words, bytes and collections
    of them, or compiled code."""
    path = place(name, source)
    found = load(path)
    if found is None:
        found = make()
        store(path, found)
    return cast(T, found)


def place(name: str, source: bytes) -> Path:
    """The file of a thing that was made of `source`."""
    key = sha256(f"{sys.version}\n{__version__}\n{name}\n".encode() + source).hexdigest()
    return folder() / f"{name}-{key[:32]}"


def load(path: Path) -> object | None:
    """What is in a file of the cache; None where there is none or it is damaged."""
    try:
        seal, _, data = read_file(path, LARGEST)[0].partition(b"\n")
    except (OSError, Unreachable):
        return None
    if sha256(data).hexdigest().encode() != seal:
        return None
    with suppress(ValueError, EOFError, TypeError):
        return cast(object, marshal.loads(data))
    return None


def store(path: Path, thing: object) -> None:
    """Write a file of the cache; where that is not possible, the next run takes longer."""
    with suppress(OutputError, ValueError):  # of what is made of other things, it is told by ValueError
        data = marshal.dumps(cast(Any, thing))
        write_whole(path, sha256(data).hexdigest().encode() + b"\n" + data)
