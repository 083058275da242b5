"""Bytes to letters, once: byte-order mark, then valid UTF-8, then what the page declares, then a detector."""

import codecs
import re
from typing import Final, NamedTuple

import webencodings
from charset_normalizer import CharsetMatch, from_bytes

from convert.remarks import Remark, remark

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

DECLARATION: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
PRESCAN: Final = 8192
"""Bytes searched for a declaration; the HTML standard asks for 1,024, saved pages begin with comments."""

SAMPLE: Final = 40_000
"""Bytes of running text that are shown to the detector; more do not change its verdict, only its cost."""

ISO_2022_JP: Final = re.compile(rb"\x1b\$[@B][!-~]+\x1b\([BJ]")
"""A switch to two-byte letters and back, in bytes that are all ASCII."""

MARKUP: Final = re.compile(rb"<(script|style)\b.{0,200000}?</\1|<[^<>]{0,4000}>|[\x00-\x20]+", re.I | re.S)

CANDIDATES: Final = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859_2 iso8859_5 iso8859_7 iso8859_9"
    " iso8859_15 koi8_r koi8_u cp866 gb18030 big5 shift_jis euc_jp euc_kr"
).split()
"""What the detector may answer: the legacy encodings that browsers know (WHATWG Encoding standard)."""

SPOKEN: Final = {
    "utf-8": "UTF-8",
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western European)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1257": "Windows-1257 (Baltic)",
    "cp1258": "Windows-1258 (Vietnamese)",
    "iso8859_2": "ISO 8859-2 (Central European)",
    "iso8859_5": "ISO 8859-5 (Cyrillic)",
    "iso8859_7": "ISO 8859-7 (Greek)",
    "iso8859_9": "ISO 8859-9 (Turkish)",
    "iso8859_15": "ISO 8859-15 (Western European)",
    "koi8_r": "KOI8-R (Russian)",
    "koi8_u": "KOI8-U (Ukrainian)",
    "cp866": "IBM 866 (Cyrillic)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "shift_jis": "Shift JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "euc_kr": "EUC-KR (Korean)",
}
"""Python's names of encodings -> those that editors and browsers show in their menus."""

DAMAGE: Final = 0.02
"""Share of the non-ASCII sequences that may be broken in a page we still call UTF-8."""

MARGIN: Final = 0.1
"""How much more mess (charset-normalizer's 0 to 1) the declared encoding may show than the detected one
and still be believed: single-byte encodings of one script differ by less."""

NO_TEXT: Final = 0.05
"""Share of characters that cannot be read or printed above which a file is no text; of random bytes a tenth
are controls."""

UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
"""Controls, lone surrogates, non-characters, bidirectional overrides and tag characters: invisible, and
used to show a reader other words than are stored. The page's own `dir` attributes are kept."""


class Decoded(NamedTuple):
    """Text without byte-order mark and controls, the encoding it was in, what to say about it, and how many
    characters were removed."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...]
    removed: int = 0

    def is_text(self, size: int) -> bool:
        """Whether what was read from `size` bytes is writing at all: hardly any of it had to go."""
        return self.text.count("\N{REPLACEMENT CHARACTER}") + self.removed <= NO_TEXT * size


def decode(data: bytes) -> Decoded:
    """Decode a page or a text; every byte sequence gives some text, losses are remarked on."""
    text, encoding, remarks, _ = _letters(data)
    if not UNPRINTABLE.search(text):
        return Decoded(text, encoding, remarks)
    cleaned, count = UNPRINTABLE.subn("", text)
    return Decoded(cleaned, encoding, (*remarks, remark("characters-removed", count=count)), count)


def _letters(data: bytes) -> Decoded:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide:
        return _with_losses(data, wide)
    declared = _declared(data)
    if declared == "iso2022_jp" or ISO_2022_JP.search(data):
        return _with_losses(data, "iso2022_jp")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        pass
    if _nearly_utf8(data):
        return _with_losses(data, "utf-8")
    return _single_byte(data, declared)


def _single_byte(data: bytes, declared: str | None) -> Decoded:
    """Neither marked nor UTF-8: the declared encoding unless the detector makes much better sense of it."""
    sample = MARKUP.sub(b" ", data)[:SAMPLE]
    best = from_bytes(sample, cp_isolation=CANDIDATES).best()
    if declared and declared != "utf-8":
        isolated = from_bytes(sample, cp_isolation=[declared]).best()
        if best is None or (isolated is not None and _as_good(isolated, best)):
            return _with_losses(data, declared)
    encoding = best.encoding if best is not None else "windows-1252"
    decoded = _with_losses(data, encoding)
    if declared:
        said = remark("encoding-overruled", declared=_spoken(declared), encoding=_spoken(encoding))
    else:
        said = remark("encoding-guessed", encoding=_spoken(encoding))
    return decoded._replace(remarks=(said, *decoded.remarks))


def _spoken(encoding: str) -> str:
    """What people call an encoding."""
    return SPOKEN.get(encoding, encoding.replace("windows-", "Windows-"))


def _as_good(declared: CharsetMatch, best: CharsetMatch) -> bool:
    """Whether the declared reading is about as clean and resembles a language at least half as much."""
    return declared.chaos <= best.chaos + MARGIN and declared.coherence >= 0.5 * best.coherence


def _with_losses(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    remarks = (remark("encoding-damaged", count=lost, encoding=_spoken(encoding)),) if lost else ()
    return Decoded(text, encoding, remarks)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: the markup's letters then have a NUL in the same half of each pair."""
    head = data[:PRESCAN]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < max(len(head) * 0.02, min(8, len(head) // 4), 1) or min(even, odd) * 20 > max(
        even, odd
    ):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _declared(data: bytes) -> str | None:
    """Python's name of the declared encoding, by the labels of the WHATWG Encoding standard."""
    found = DECLARATION.search(data[:PRESCAN])
    if not found:
        return None
    known = webencodings.lookup(found.group(1).decode("ascii"))
    if known is None:
        return None
    # a page that says UTF-16 in bytes that are readable as ASCII is not UTF-16
    return "utf-8" if known.name.startswith("utf-16") else known.codec_info.name


def _nearly_utf8(data: bytes) -> bool:
    """A UTF-8 page in which a few sequences were cut or mixed in from elsewhere."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    good = sum(1 for c in text if c > "\x7f") - broken
    return good > 0 and broken <= max(1.0, DAMAGE * good)
