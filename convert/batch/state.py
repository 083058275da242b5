"""What was built from what, in a database beside the products, so that nothing is built twice.

Deleting it costs only time. A file that is not such a database is put aside and begun anew.
"""

import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote_to_bytes

import msgspec

from convert import __version__
from convert.batch.job import Job, Product
from convert.compose.gather import COMPANIONS, belongs
from convert.design import Design
from convert.design.place import root
from convert.model import Limits, Verdict
from convert.outside import MAX_INPUT, MEGA, Unreachable, hash_file, read_file
from convert.remarks import Remark

FOLDER: Final = ".convert"
FILE: Final = "state.db"

PATIENCE: Final = 30.0
"""Seconds to wait for another build that writes to the same state."""

TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS product (target TEXT PRIMARY KEY, fingerprint TEXT NOT NULL,"
    " sha256 TEXT NOT NULL, record BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS run (number INTEGER PRIMARY KEY CHECK (number = 1), words BLOB NOT NULL)",
)

PICTURE: Final = re.compile(rb"\.(?:png|jpe?g|gif|webp|avif|bmp|tiff?)", re.IGNORECASE)
"""How the name of a picture beside the input ends."""

NAME: Final = 200
"""The most letters before that."""

STRANGE: Final = re.compile(rb"[^\w%.() -]")
"""What is not in such a name, as it stands in a page."""


class Record(msgspec.Struct, frozen=True):
    """What was said of a product when it was made."""

    pages: int | None
    remarks: tuple[Remark, ...]
    verdict: Verdict | None


class State:
    """The products of one folder. Another build may use the same file at the same time.

    `replaced`: the file was no database of ours and was put aside. `forgets`: what is built now will not be
    known the next time, since the file cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FOLDER / FILE
        self.replaced = False
        self.forgets = False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.base = self._open_or_replace()
        except (sqlite3.OperationalError, OSError):
            self.forgets = True
            self.base = self._open(":memory:")

    def _open_or_replace(self) -> sqlite3.Connection:
        try:
            return self._open(self.path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._put_aside()
            self.replaced = True
            return self._open(self.path)

    def _open(self, path: Path | str) -> sqlite3.Connection:
        base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            base.execute("PRAGMA journal_mode=WAL")
            base.execute("PRAGMA synchronous=NORMAL")
            for table in TABLES:
                base.execute(table)
            base.execute("SELECT target, fingerprint, sha256, record FROM product LIMIT 1").fetchall()
        except BaseException:
            base.close()
            raise
        return base

    def _put_aside(self) -> None:
        """Rename what is no database of ours, and drop its companions, which belong to it."""
        self.path.replace(self.path.with_suffix(".unreadable"))
        for end in ("-wal", "-shm"):
            self.path.with_name(FILE + end).unlink(missing_ok=True)

    def unchanged(self, product: Product, fingerprint: str) -> Record | None:
        """What is known of a product if it was made of just this and lies there as it was made."""
        found = self.base.execute(
            "SELECT sha256, record FROM product WHERE target = ? AND fingerprint = ?",
            (self._key(product.target), fingerprint),
        ).fetchone()
        if found is None or _digest(Path(product.target)) != found[0]:
            return None
        with suppress(msgspec.MsgspecError):
            return msgspec.json.decode(found[1], type=Record)
        return None

    def remember(self, products: Iterable[tuple[Product, str, bytes, Record]]) -> None:
        """Product, fingerprint, bytes and record of what was written just now; all of them or none.

        Where the database cannot be written, the next build costs time, nothing else.
        """
        rows = [
            (self._key(product.target), print_, sha256(data).hexdigest(), msgspec.json.encode(record))
            for product, print_, data, record in products
        ]
        try:
            self.base.execute("BEGIN IMMEDIATE")
            self.base.executemany("INSERT OR REPLACE INTO product VALUES (?, ?, ?, ?)", rows)
            self.base.execute("COMMIT")
        except sqlite3.Error:
            self.forgets = True
            with suppress(sqlite3.Error):
                self.base.execute("ROLLBACK")

    def remember_run(self, words: dict[str, Any]) -> None:
        """What was asked for, so that it can be gone on with."""
        with suppress(sqlite3.Error):
            self.base.execute("INSERT OR REPLACE INTO run VALUES (1, ?)", (msgspec.json.encode(words),))

    def last_run(self) -> dict[str, Any] | None:
        """What was asked for the last time; None where nothing was."""
        found = self.base.execute("SELECT words FROM run").fetchone()
        return msgspec.json.decode(found[0], type=dict[str, Any]) if found else None

    def close(self) -> None:
        """Fold the log into the file, so that one file is left."""
        with closing(self.base), suppress(sqlite3.Error):
            self.base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _key(self, target: str) -> str:
        """The target as seen from the folder, so that the folder may be moved."""
        folder = self.path.parent.parent.absolute()
        path = Path(target).absolute()
        return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def fingerprint(job: Job, product: Product, base: str) -> str:
    """The hash of all that a product is made of; `base` is that of what all jobs share."""
    own = msgspec.json.encode((job.overrides, job.offline, job.archive, product.to, _bounds(job.limits)))
    design = [_design_digest(product.design), *map(_digest_once, worn(product.design))]
    return _hash([base.encode(), own, *design, *_input(job)])


def _bounds(limits: Limits) -> Limits:
    """The limits that say what becomes of an input; time and memory only say whether it is waited for."""
    return msgspec.structs.replace(limits, seconds=Limits().seconds, memory=Limits().memory)


@lru_cache(maxsize=64)
def _design_digest(design: Design) -> bytes:
    return sha256(msgspec.json.encode(design)).digest()


def worn(design: Design) -> list[Path]:
    """The files that a design names and does not hold: fonts of a brand, photographs of its people."""
    names = {*design.fonts, *(person.photo for person in design.people if person.photo)}
    return [path for path in map(Path, sorted(names)) if path.is_file()]


@lru_cache(maxsize=1024)
def _digest_at(path: Path, size: int, changed: int) -> bytes:
    return (_digest(path) or "").encode()


def _digest_once(path: Path) -> bytes:
    """The hash of a file that many jobs share, read once in a run unless it changes."""
    state = path.stat()
    return _digest_at(path, state.st_size, state.st_mtime_ns)


def base_fingerprint() -> str:
    """The hash of this version of convert and its fonts."""
    fonts = sorted((root() / "_fonts").glob("*.ttf"))
    return _hash([__version__.encode(), *(f"{font.name}:{font.stat().st_size}".encode() for font in fonts)])


def _input(job: Job) -> Iterable[bytes]:
    """The hash of an input, and names and hashes of what lies beside it and belongs to it."""
    source = Path(job.source)
    yield (_digest(source) or "").encode()
    for file in beside(source, job.limits.megabytes * MEGA):
        yield str(file.relative_to(source.parent)).encode()
        yield (_digest(file) or "").encode()


def beside(source: Path, cap: int = MAX_INPUT) -> list[Path]:
    """The pictures that an input of at most `cap` bytes may name: in its own folder, and in one that a
    browser saved with it. What a link or name leads to elsewhere is not read, as it is not for the input."""
    found: set[Path] = set()
    for name in _names(_read(source, cap)):
        with suppress(OSError, ValueError):
            path = source.parent / os.fsdecode(unquote_to_bytes(name))
            if path.is_file():
                found.add(path)
    for end in COMPANIONS:
        found.update(path for path in source.with_name(source.stem + end).rglob("*") if path.is_file())
    home = source.parent.resolve()
    return sorted(path for path in found if belongs(path.resolve(), home, source.name))


def _names(page: bytes) -> set[bytes]:
    """What may be names of pictures in a page; one with blanks in it also without what is before the last."""
    found: set[bytes] = set()
    for end in PICTURE.finditer(page):
        name = STRANGE.split(page[max(end.start() - NAME, 0) : end.start()])[-1] + end[0]
        found |= {name.strip(), name.rpartition(b" ")[2]}
    return found


def _read(path: Path, cap: int) -> bytes:
    """What is in a file; nothing for one that cannot be read, of which reading the input will speak."""
    try:
        return read_file(path, cap)[0]
    except (OSError, Unreachable):
        return b""


def _digest(path: Path) -> str | None:
    try:
        return hash_file(path)
    except (OSError, Unreachable):
        return None


def _hash(parts: Iterable[bytes]) -> str:
    """One hash over parts, each with its length, so that no two lists of parts give the same bytes."""
    total = sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()
