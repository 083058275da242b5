"""Is there anything in a finished PDF that acts, hides or leads elsewhere? Its objects are read by ourselves.

A page that is printed has words, pictures, links and perhaps its source attached. What else a PDF can hold
came from a fault of ours or of the typesetter, so that the file is not published. Linear in its size.
"""

import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from hashlib import sha256
from itertools import pairwise
from typing import Final

from convert.errors import OutputError
from convert.render.address import SCHEMES

ACTS: Final = frozenset(
    "JavaScript JS Launch SubmitForm ResetForm ImportData GoToR GoToE GoTo3DView Rendition Movie Sound Screen"
    " RichMedia RichMediaExecute 3D SetOCGState Hide Trans Thread Named Widget AcroForm XFA AA OpenAction"
    " FileAttachment NeedsRendering Encrypt".split()
)
"""Keys, actions and annotations that run, send, play or open something, or hide what the file holds (ISO
32000-1, 12.6.4 and 12.5.6; PDF/A-3 forbids most of them). GoTo and URI are left: links."""

MOST: Final = 200_000_000
"""Bytes that the objects of one file are unpacked to; a newsletter of fifty stories has 20 million."""

_OBJECT: Final = re.compile(rb"\d+\s+\d+\s+obj\b")
_STREAM: Final = re.compile(rb">>\s*stream\r?\n")
_TOKEN: Final = re.compile(
    rb"/([^\s()<>\[\]{}/%]*)|(\((?:[^()\\]|\\.)*+\))|(<<)|<([0-9A-Fa-f\s]*+)>|(\d+\s+\d+\s+R\b|[^\s/<(]+|>>|[<(])",
    re.S,
)
"""A name, a string, an opening dictionary, a string in hexadecimal digits, a reference, or something else; a
string that has parentheses within it, which our typesetter never writes, is no string here."""

_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
_LETTERS: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}


def inspect(data: bytes, attached: Collection[str] = ()) -> None:
    """OutputError where a PDF holds what can act, a link to more than the web, post and telephone, or a file
    whose SHA-256 is not among `attached`."""
    seen: Counter[str] = Counter()
    left = MOST
    for plain, stream in _objects(data):
        tokens = list(_tokens(plain))
        _judge(tokens, seen)
        names = {value for kind, value in tokens if kind == "name"}
        if "EmbeddedFile" in names:
            content = _unpack(plain, stream, left)
            if sha256(content).hexdigest() not in attached:
                raise _refusal("a file that we did not put there")
            seen["file"] += 1
        elif "ObjStm" in names:
            content = _unpack(plain, stream, left)
            left -= len(content)
            _judge(list(_tokens(content)), seen)
    paths, files, opened = (seen[f"path as {kind}"] for kind in ("text", "reference", "open"))
    if seen["EF"] > seen["file"] or paths > 2 * seen["Filespec"] or files > 2 * seen["EF"] or opened:
        raise _refusal("a file that we did not put there")


def _refusal(what: str) -> OutputError:
    return OutputError(
        f"The finished PDF holds {what}, so it was not written. That is a fault of convert: please report it,"
        " with the article."
    )


def _objects(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each object as it stands, with the stream that belongs to it; what is between them is one more."""
    at = 0
    while (found := _OBJECT.search(data, at)) is not None:
        end = data.find(b"endobj", found.end())
        end = len(data) if end < 0 else end
        opened = _STREAM.search(data, found.end(), end)
        if opened is None:
            yield data[at:end], b""
            at = end + 6
            continue
        plain = data[at : opened.start() + 2]
        length = re.search(rb"/Length\s+(\d+)(?!\s+\d+\s+R)\b", data[found.end() : opened.start()])
        until = opened.end() + int(length[1]) if length else opened.end()
        closed = data.find(b"endstream", until)
        if closed < 0 or (length and data[until:closed].strip(b"\r\n")):
            raise _refusal("a part that ends elsewhere than it says")
        yield plain, data[opened.end() : closed]
        at = closed + 9
    yield data[at:], b""


def _unpack(plain: bytes, stream: bytes, most: int) -> bytes:
    if b"/FlateDecode" not in plain:
        return stream
    reader = zlib.decompressobj()
    try:
        content = reader.decompress(stream, max(most, 1))
    except zlib.error as error:
        raise _refusal("a part that cannot be read") from error
    if reader.unconsumed_tail:
        raise _refusal("a part that is too large to be looked through")
    return content


def _tokens(plain: bytes) -> Iterator[tuple[str, str]]:
    """What kinds of things there are in the order in which they stand, and what names and strings say."""
    for match in _TOKEN.finditer(plain):
        name, literal, opened, digits, other = match.groups()
        if name is not None:
            if b"#" in name:
                name = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), name)
            yield "name", name.decode("latin-1")
        elif literal is not None:
            yield "text", _ESCAPE.sub(_unescape, literal[1:-1]).decode("latin-1")
        elif opened:
            yield "open", ""
        elif digits is not None:
            bare = b"".join(digits.split()).decode()
            yield "text", bytes.fromhex(bare + "0" * (len(bare) % 2)).decode("latin-1")
        else:
            yield "odd" if other in b"(<" else "reference" if other.endswith(b"R") else "other", ""


def _unescape(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    return bytes([int(escaped, 8) & 255]) if escaped.isdigit() else _LETTERS.get(escaped, escaped)


def _judge(tokens: list[tuple[str, str]], seen: Counter[str]) -> None:
    """Refuse what acts and where a link leads; count what tells of files."""
    for (kind, value), (next_kind, next_value) in pairwise([*tokens, ("end", "")]):
        if kind == "odd":
            raise _refusal("a string that cannot be read")
        if kind != "name":
            continue
        if value in ACTS:
            raise _refusal(f"something that acts by itself ({value})")
        if value == "URI" and next_kind not in ("name", "end"):
            scheme, colon, _ = next_value.partition(":")
            if (
                next_kind != "text"
                or not colon
                or scheme.lower() not in SCHEMES
                or not next_value.isprintable()
            ):
                raise _refusal(f"a link that is not one of the web, post or telephone ({next_value[:60]})")
        if value in ("F", "UF"):
            seen[f"path as {next_kind}"] += 1
        seen[value] += value in ("EF", "Filespec")
