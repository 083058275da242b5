"""A brand and the brands it extends: their folders, their files, and what they come to together.

Brands are looked for in the folder that comes with the install, and never beside the input; a brand
of one's own is named by the path of its folder.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from convert.design.brand import Brand, BrandFile, settle
from convert.design.colour import READABLE, unreadable
from convert.design.place import root
from convert.errors import DesignError
from convert.spelling import nearest
from convert.toml import fill, find_unknown, find_wrong, overlay, read

FILE: Final = "brand.toml"

MAX_ANCESTORS: Final = 20
"""Brands of one chain; an institution with a house brand, departments and series has three."""


class Ancestor(msgspec.Struct, frozen=True):
    """One brand.toml of a chain: its folder, its tables, its text."""

    folder: Path
    table: dict[str, Any]
    text: str

    @property
    def file(self) -> Path:
        """Its brand.toml."""
        return self.folder / FILE


def list_brands() -> list[str]:
    """The names that `load_design` knows as brands."""
    return sorted(p.parent.name for p in root().glob(f"brands/*/{FILE}"))


def trace(name: str) -> list[Ancestor]:
    """The brand, what it extends, what that extends, and so on; DesignError where there is no such brand."""
    chain: list[Ancestor] = []
    next_folder: Path | None = brand_folder(name, Path())
    while next_folder:
        if any(next_folder == known.folder for known in chain) or len(chain) >= MAX_ANCESTORS:
            circle = " -> ".join(folder.name for folder in (*(a.folder for a in chain), next_folder))
            raise DesignError(f"{next_folder / FILE}: brands extend each other: {circle}.")
        table, text = read(next_folder / FILE)
        chain.append(Ancestor(next_folder, table, text))
        base = table.get("extends")
        next_folder = brand_folder(str(base), next_folder) if base else None
    return chain


def read_brand(name: str) -> tuple[Brand, list[Path]]:
    """The brand laid over those it extends, and their folders; DesignError where it cannot be used."""
    chain = trace(name)
    for ancestor in chain:
        for complaint in find_faults(ancestor):
            raise DesignError(complaint)
    brand = join(chain)
    for text, ground, measured in unreadable(brand.colour):
        raise DesignError(
            f"{chain[0].file}: colour.{text} on colour.{ground} has a contrast of {measured:.1f};"
            f" text needs {READABLE} to be read. Make one of them darker or lighter."
        )
    return brand, [ancestor.folder for ancestor in chain]


def find_faults(ancestor: Ancestor) -> Iterator[str]:
    """A sentence for each key of a file that there is not, and each value that cannot be."""
    yield from find_unknown(ancestor.table, BrandFile, ancestor.file, ancestor.text)
    yield from find_wrong(ancestor.table, BrandFile, ancestor.file, ancestor.text)


def join(chain: list[Ancestor]) -> Brand:
    """What a chain comes to: the younger over the older, the mark as a path. Another name has no inherited
    short form."""
    table: dict[str, Any] = {}
    for ancestor in chain:
        own = dict(ancestor.table)
        mark = own.get("mark")
        if isinstance(mark, dict) and isinstance(mark.get("file"), str):
            own["mark"] = {**mark, "file": str(ancestor.folder / Path(mark["file"]).name)}
        register = own.get("register")
        if isinstance(register, str) and register:
            own["register"] = str(ancestor.folder / register)
        kin = own.get("institution")
        if isinstance(kin, dict) and "name" in kin:
            own["institution"] = {"short": None, **kin}
        table = overlay(own, table)
    return settle(fill(table, BrandFile, chain[0].file))


def brand_folder(name: str, base: Path) -> Path:
    """The folder of a brand by its name, or by a path as seen from `base`."""
    if os.sep in name or "/" in name:
        try:
            folder = (base / name).resolve()
            there = (folder / FILE).is_file()
        except (OSError, ValueError, RuntimeError):
            folder, there = base / name, False
        if not there:
            raise DesignError(f"There is no {FILE} in {folder}.")
        return folder
    known = list_brands()
    if name not in known:
        near = nearest(name, known)
        raise DesignError(
            f"There is no brand {name!r}; there are: {', '.join(known)}."
            + (f" Did you mean {near}?" if near else "")
            + " A brand of your own is named by its folder, with a slash: ./mybrand/"
        )
    return root() / "brands" / name
