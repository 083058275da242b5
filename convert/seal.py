"""The seal: how a file shows that we wrote it and that nobody has changed it since.

It is the SHA-256 of the file with the seal itself blanked. HTML and PDF hold it as 64 hexadecimal
digits after a mark; JSON, which has no place for it that is not data, ends in a line of 256 spaces
and tabs, one for each bit. A file that was edited or annotated fails the check, and so is never
mistaken for one that may be overwritten.
"""

import re
from hashlib import sha256
from typing import Final

MARK: Final = b"convert-press-seal:"
BLANK: Final = b"0" * 64
PLACEHOLDER: Final = (MARK + BLANK).decode()
"""What a renderer puts where the seal is to stand."""

SEALED: Final = re.compile(re.escape(MARK) + rb"([0-9a-f]{64})")
TAIL: Final = re.compile(rb"\n([ \t]{256})\n\Z")


def seal(data: bytes) -> bytes:
    """The data with its placeholder filled, or, where it has none, with a sealed last line."""
    if data.count(MARK + BLANK) == 1:
        return data.replace(MARK + BLANK, MARK + sha256(data).hexdigest().encode())
    return data + b"\n" + to_white_space(sha256(data).digest()) + b"\n"


def is_ours(data: bytes) -> bool:
    """Whether these are bytes that `seal` gave."""
    tail = TAIL.search(data, max(len(data) - 300, 0))
    if tail:
        return to_white_space(sha256(data[: tail.start()]).digest()) == tail.group(1)
    return any(
        sha256(data[: found.start(1)] + BLANK + data[found.end(1) :]).hexdigest().encode() == found.group(1)
        for found in list(SEALED.finditer(data))[:2]
    )


def to_white_space(digest: bytes) -> bytes:
    """A space for each 0 and a tab for each 1."""
    bits = "".join(f"{byte:08b}" for byte in digest)
    return bits.replace("0", " ").replace("1", "\t").encode()
