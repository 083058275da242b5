"""Read: an input becomes a Page. One reader a file; the first that recognises the bytes takes them."""

import hashlib
from pathlib import Path
from typing import Final, Protocol

from convert import outside
from convert.errors import SourceFormatError
from convert.model import Limits, Origin, Page
from convert.plugins import Registry
from convert.sources.excess import refuse_excess
from convert.sources.raw import Raw, refuse_address, refuse_binary, refuse_xml


class Reader(Protocol):
    """A module of this package, or of another distribution, that reads one format."""

    def recognises(self, raw: Raw) -> bool:
        """Whether these bytes are of the format; decided by content first, by name where content is mute."""

    def read(self, raw: Raw) -> Page:
        """The page; SourceError where the bytes only looked like the format."""


READERS: Registry[Reader] = Registry(
    "input format",
    "convert.sources",
    {
        "article": "convert.sources.article",
        "html": "convert.sources.html",
        "markdown": "convert.sources.markdown",
        "text": "convert.sources.text",
    },
)
"""In the order they are asked; text is asked last, since it takes whatever is left."""


USUAL: Final = Limits()


def read(path: str | Path, url: str | None = None, limits: Limits = USUAL) -> Page:
    """Read a file, or standard input for "-". `url` says where it came from, if the page itself does not.

    Raises SourceError, in one plain sentence, for what cannot be read.
    """
    if str(path) == "-":
        data, name, folder, retrieved = outside.read_stdin(limits.megabytes), "standard input", None, None
    else:
        refuse_address(str(path))
        file = Path(path)
        data, retrieved = outside.read_input(file, limits.megabytes)
        name, folder = file.name, str(file.absolute().parent)
    return read_bytes(data, name, url=url, folder=folder, retrieved=retrieved, limits=limits)


def read_bytes(
    data: bytes,
    name: str,
    url: str | None = None,
    folder: str | None = None,
    retrieved: str | None = None,
    limits: Limits = USUAL,
) -> Page:
    """Read input that is already in memory; `name` is what messages call it, `retrieved` an ISO day."""
    if not data.strip():
        raise SourceFormatError(f"{name} is empty; save or copy the article again.")
    refuse_binary(data, name)
    origin = Origin(url=url, retrieved=retrieved, sha256=hashlib.sha256(data).hexdigest(), name=name)
    raw = Raw(data, name, origin, folder)
    if not raw.decoded.is_text(len(data)):
        raise SourceFormatError(
            f"{name} is neither text nor HTML, whatever its name says; save the page again."
        )
    refuse_xml(raw.decoded.text, name)
    candidates = (READERS[format] for format in READERS if format != "text")
    reader = next((r for r in candidates if r.recognises(raw)), READERS["text"])
    page = reader.read(raw)
    refuse_excess(page, limits)
    return page
