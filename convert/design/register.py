"""The register of a series: hands out the next number, and never the same one twice.

It is a TOML file that people may read, mend and keep in a safe place. A source that has a number keeps it
however often it is built, and so a build that fails costs no number: the next try gets the same.
"""

from pathlib import Path
from typing import Annotated, Final

import msgspec

from convert import outside
from convert.design.brand import Number
from convert.toml import quote, read_struct

HEADING: Final = """\
# The numbers that convert has handed out, oldest first. A number belongs to its source (sha256) for good.
# To enter what was published before, or to go on from a later number, add an entry with series and number.
# To free a number that was never published, delete its entry.
"""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One number; what is not known of a publication may be left out."""

    series: str
    number: Annotated[int, msgspec.Meta(ge=0)]
    title: str | None = None
    source: str | None = None
    sha256: str | None = None
    day: str | None = None


class Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    entry: tuple[Entry, ...] = ()


class Source(msgspec.Struct, frozen=True):
    """What a number is handed out for: the hash of its input, its address if known, its title."""

    sha256: str
    address: str | None
    title: str


def read_register(file: Path) -> Register:
    """All numbers; none where there is no file yet. DesignError names file, line and key."""
    return read_struct(file, Register) if file.exists() else Register()


def claim(file: Path, series: str, start: Number, source: Source) -> int:
    """The number of the source in the series: the one it has, else the next, which is written down.

    Safe where several runs ask at once: they wait for one another. Raises DesignError, OutputError.
    """
    with outside.alone(file):
        entries = [e for e in read_register(file).entry if _same(e.series, series)]
        for entry in entries:
            if _is(entry, source):
                return entry.number
        number = max((entry.number + 1 for entry in entries), default=start)
        before = file.read_text("utf-8") if file.exists() else HEADING
        after = (
            before.rstrip("\n")
            + "\n\n"
            + write(
                Entry(
                    entries[0].series if entries else series,
                    max(number, start),
                    " ".join(source.title.split()),
                    source.address,
                    source.sha256,
                    outside.today(),
                )
            )
        )
        outside.write_whole(file, after.encode())
        return max(number, start)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _is(entry: Entry, source: Source) -> bool:
    """Whether an entry is of this source: the same bytes, or the same title at the same address."""
    if entry.sha256 == source.sha256:
        return True
    return bool(source.address) and (entry.source, entry.title) == (
        source.address,
        " ".join(source.title.split()),
    )


def write(entry: Entry) -> str:
    """An entry as TOML."""
    values = {key: getattr(entry, key) for key in entry.__struct_fields__}
    lines = [f"{k} = {quote(v) if isinstance(v, str) else v}" for k, v in values.items() if v is not None]
    return "\n".join(("[[entry]]", *lines)) + "\n"
