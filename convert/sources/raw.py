"""Bytes as they came, and what kinds of file are not articles at all."""

import re
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

import msgspec

from convert.charset import Decoded, decode
from convert.errors import SourceError, SourceFormatError
from convert.model import Origin, Page

FOREIGN: Final = (
    (b"%PDF-", "a PDF", "open the article in a browser and save the page as HTML"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file", "save it as HTML or plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "save it as HTML or plain text"),
    (b"{\\rtf", "a rich text file", "save it as HTML or plain text"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"\x89PNG", "a picture", "give the article that it belongs to"),
    (b"\xff\xd8\xff", "a picture", "give the article that it belongs to"),
    (b"GIF8", "a picture", "give the article that it belongs to"),
    (b"RIFF", "a picture or sound", "give the article that it belongs to"),
    (b"\x7fELF", "a program", "give a saved page or a text"),
    (b"MZ", "a program", "give a saved page or a text"),
    (b"bplist00", "a web archive", "save the page as HTML"),
)
"""First bytes, what they are, what to do instead."""


class Raw(msgspec.Struct, dict=True):
    """An input before decoding; `text` decodes it once."""

    data: bytes
    name: str
    origin: Origin
    folder: str | None

    @cached_property
    def decoded(self) -> Decoded:
        return decode(self.data)

    @property
    def suffix(self) -> str:
        """The name's ending in lower case, with its dot; "" for standard input."""
        return "." + self.name.rpartition(".")[2].lower() if "." in self.name else ""

    def page(self, kind: Literal["html", "text", "article"], text: str, url: str | None = None) -> Page:
        """A Page of this input; `url` is what the content says, a given address wins."""
        origin = msgspec.structs.replace(
            self.origin, url=self.origin.url or url, encoding=self.decoded.encoding
        )
        return Page(kind, text, origin, self.folder, self.decoded.remarks, data=self.data)


ADDRESS: Final = re.compile(r"https?:/|www\.[\w-]+\.", re.I)


def refuse_address(name: str) -> None:
    """Refuse, with the way to do it, an address in the place of a file."""
    if ADDRESS.match(name) and not Path(name).exists():
        raise SourceError(
            f"{name} is an address, and we read saved pages: open it in a browser, save it (Save as, Web"
            f" page complete), and convert the saved file. Where a file came from is said with --url."
        )


ROOT: Final = re.compile(r"(?>\s+|<\?[^>]*>|<!--(?:(?!-->).)*+-->|<![A-Za-z][^>]*>)*+<([\w:-]+)", re.S)
"""The first element of a document, after what may stand before it."""

OF_XML: Final = {
    "rss": "a news feed, which lists articles; open one of them in a browser and save it",
    "feed": "a news feed, which lists articles; open one of them in a browser and save it",
    "rdf:RDF": "a news feed, which lists articles; open one of them in a browser and save it",
    "urlset": "a list of addresses; open one of them in a browser and save it",
    "sitemapindex": "a list of addresses; open one of them in a browser and save it",
    "svg": "a drawing; give the article that it belongs to",
    "opml": "a list of feeds; open an article in a browser and save it",
}
"""First element of XML that holds no article, and what to do instead."""


def refuse_xml(text: str, name: str) -> None:
    """Refuse, with the way out, the kinds of XML that people have on their disks."""
    root = ROOT.match(text[:5000])
    if root and root[1] in OF_XML:
        raise SourceFormatError(f"{name} is {OF_XML[root[1]]}.")


def refuse_binary(data: bytes, name: str) -> None:
    """Refuse, with the way out, files that are known to be something else."""
    for magic, what, remedy in FOREIGN:
        if data.startswith(magic) and not (magic == b"MZ" and data[2:200].isascii() and 0 not in data[2:200]):
            raise SourceFormatError(f"{name} is {what}, which we do not read; {remedy}.")
