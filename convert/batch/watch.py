"""Waiting until something changes that a batch is made of: an input, picture, brand, layout or setting."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from watchfiles import Change, watch

from convert.compose.plan import NO_STORIES, STORIES
from convert.design import list_layouts, list_own_layouts
from convert.design.lineage import trace
from convert.design.load import FONT_TYPES, read_layout
from convert.errors import ConvertError
from convert.settings import Settings, find

KINDS: Final = (
    *STORIES, *FONT_TYPES, ".toml", ".css", ".j2", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp",
    ".tif", ".tiff", ".svg",
)  # fmt: skip
"""Endings of the files that a product is made of."""

GLANCE: Final = 1000
"""Milliseconds between two looks at single files, which lie in folders too large to be watched whole."""


class Places(msgspec.Struct, frozen=True):
    """Where a change is looked for: folders with all that is below them, and single files."""

    folders: frozenset[Path]
    files: frozenset[Path]


def find_places(sources: Iterable[str], settings: Settings, words: Sequence[str]) -> Places:
    """The folders of inputs, brand and layouts; `words` are what `--to` names."""
    folders = {path if path.is_dir() else path.parent for path in map(Path, sources)}
    with suppress(ConvertError):
        folders.update(ancestor.folder for ancestor in trace(settings.brand))
    named = {settings.layout, *(set(words) & {*list_layouts(), *list_own_layouts()})}
    for layout in named:
        with suppress(ConvertError):
            folders.update(read_layout(layout)[0])
    return Places(
        frozenset(filter(Path.is_dir, folders)),
        frozenset(map(Path, filter(None, (settings.people,)))),
    )


def changes(look: Callable[[], Places]) -> Iterator[None]:
    """Yields whenever something has changed; `look` says anew after each where to look from then on."""
    places = look()
    stamps = _stamps(places)
    while True:
        for found in watch(
            *places.folders,
            watch_filter=_matters,
            rust_timeout=GLANCE,
            yield_on_timeout=True,
            raise_interrupt=True,
        ):
            if not found and _stamps(places) == stamps:
                continue
            stamps = _stamps(places)
            yield
            before, places = places, look()
            if places != before:
                stamps = _stamps(places)
                break


def _matters(_: Change, path: str) -> bool:
    return path.lower().endswith(KINDS) and Path(path).stem.lower() not in NO_STORIES


def _stamps(places: Places) -> dict[Path, tuple[int, int]]:
    """Size and time of change of each single file that is there, the convert.toml that counts among them."""
    told: dict[Path, tuple[int, int]] = {}
    for path in filter(None, (find(Path.cwd()), *places.files)):
        with suppress(OSError):
            status = path.stat()
            told[path] = (status.st_size, status.st_mtime_ns)
    return told
