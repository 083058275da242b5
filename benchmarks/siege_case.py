"""What the siege gives to the command: files, the arguments, and a word that must be read."""

import ast
import fnmatch
import itertools
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import disguise, shape, siege_data, siege_letters, siege_markup, siege_pictures
from benchmarks.siege_markup import ASKED, OURS

SECRET: Final = "Zwiebelfisch4711"
"""A word of the files that no page may read."""

PAGES: Final = (
    shape.many, shape.long, shape.nested, shape.overloaded,
    disguise.declared, disguise.pictured, disguise.titled, disguise.encoded, disguise.other_kinds,
    disguise.texts,
    siege_letters.lying, siege_letters.clashing, siege_letters.odd, siege_letters.wrapped,
    siege_letters.pasted,
    siege_markup.styled, siege_markup.linked, siege_markup.elements, siege_markup.titled,
    siege_pictures.pictured, siege_pictures.drawn, siege_data.linked, siege_data.typed,
)  # fmt: skip
"""Each gives names and what is in the file, and some a word that must be read in it."""


class Case(NamedTuple):
    """The folder of its own with the one page or more, and what the command is given but -o."""

    name: str
    folder: Path
    page: Path
    arguments: list[str]
    word: str


def cases(only: str, keep: Path, address: str) -> list[Case]:
    """All cases whose names match, their files written by a child, so that this process stays small."""
    secrets = keep / "canary"
    secrets.mkdir(exist_ok=True)
    for ending in ("txt", "html", "css", "svg", "ttf"):
        drawing = f"<svg xmlns='http://www.w3.org/2000/svg'><text y='20'>{SECRET}</text></svg>"
        (secrets / f"canary.{ending}").write_text(drawing)
    ours = str((secrets / "canary").resolve()).encode()
    listed = keep / "cases"
    child = os.fork()
    if child == 0:
        with listed.open("w") as file:
            for name, files, arguments, word in itertools.chain(_pages(), _folders()):
                if fnmatch.fnmatch(name, only):
                    folder = keep / "files" / name
                    for path, made in files.items():
                        _write(folder / path, made, address.encode(), ours)
                    page = next(iter(files))
                    print(repr((name, str(folder), page, arguments, word)), file=file)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    return [_read(line) for line in listed.read_text().splitlines()]


def _read(line: str) -> Case:

    name, folder, page, arguments, word = ast.literal_eval(line)
    place = Path(folder)
    return Case(name, place, place / page, [a.replace("{0}", folder) for a in arguments], word)


def _write(path: Path, made: str | bytes, address: bytes, ours: bytes) -> None:
    data = made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made
    path.parent.mkdir(parents=True, exist_ok=True)
    told = data.replace(ASKED.removeprefix("http://").encode(), address).replace(OURS.encode(), ours)
    path.write_bytes(told.replace(b"{0}", str(path.parent).encode()) if path.suffix == ".toml" else told)


Parts = tuple[str, Mapping[str, str | bytes], tuple[str, ...], str]


def _pages() -> Iterator[Parts]:
    for family in PAGES:
        for name, made, *words in family():
            file = name if "." in name else f"{name}.html"
            yield name, {file: made}, ("make", f"{{0}}/{file}"), "".join(words)


def _folders() -> Iterator[Parts]:
    for name, files, arguments in siege_data.folders():
        yield name, files, arguments, ""
