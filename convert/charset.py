"""Bytes to letters, once: byte-order mark, then valid UTF-8, then what the page declares, then a detector."""

import codecs
import re
from typing import Final, NamedTuple

import webencodings

from convert.alphabet import EASTERN, is_scattered, plausible, plausible_east, words_to_weigh
from convert.remarks import Remark, remark

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

NARROW: Final = re.compile(rb"(?i)<(?:!doctype|html|head|body|meta|title|div|/p>|/h[1-6]>|br>)")
"""A tag in single bytes, which a page in UTF-16 does not hold."""

DECLARATION: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
PRESCAN: Final = 8192
"""Bytes searched for a declaration; the HTML standard asks for 1,024, saved pages begin with comments."""

ISO_2022_JP: Final = re.compile(rb"\x1b\$[@B][!-~]+\x1b\([BJ]")
"""A switch to two-byte letters and back, in bytes that are all ASCII."""

MARKUP: Final = re.compile(rb"<(script|style)\b(?:(?!</\1).)*+|<[^<>]{0,4000}>", re.I | re.S)
"""What is no running text. No byte is looked at more than a few times."""

SINGLE: Final = (
    "cp1252 cp1250 cp1251 cp1254 cp1253 iso8859_2 iso8859_7 koi8_r koi8_u cp1255 cp1256 cp1257 iso8859_5"
    " iso8859_9 iso8859_15 cp866 cp1258"
).split()
"""Encodings with a byte for each letter, the more common first: where readings are alike it is taken."""

CANDIDATES: Final = [*SINGLE, *EASTERN]
"""What may be guessed: the legacy encodings that browsers know (WHATWG Encoding standard)."""

SAME: Final = {"gbk": "gb18030", "big5hkscs": "big5", "shift_jis": "cp932", "euc_kr": "cp949"}
"""Encodings that are part of one of CANDIDATES, or its other name."""

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
    "cp932": "Shift JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "cp949": "EUC-KR (Korean)",
}
"""Python's names of encodings -> those that editors and browsers show in their menus."""

SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""What UTF-8 writes beside ASCII, surrogates included, which some programs write into it."""

PAIR: Final = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
LONE: Final = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""Two surrogates that are one character (CESU-8), and one that is none."""

HIGH: Final = re.compile(rb"[\x80-\xff]+")

SOUND: Final = 2
"""How many bytes of such sequences there are in UTF-8 that was damaged for each stray one, at least. Texts of
ours in 24 legacy encodings have 0, those in Chinese, Japanese and Korean ones 0.1 to 0.9."""

MARGIN: Final = 0.05
"""How much more plausible another reading must be than the declared one, which may have a foreign name or a
sign of its own in it. Texts of ours in 31 encodings, each declared as ten, all read right from 0 to 0.1."""

EVIDENCE: Final = 1.5
"""Letters by which the other reading must be better: one may be a slip of the writer."""

NO_TEXT: Final = 0.05
"""Share of characters that cannot be read or printed above which a file is no text; of random bytes a tenth
are controls."""

UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
"""Controls, lone surrogates, non-characters, bidirectional overrides and tag characters: invisible, and
used to show a reader other words than are stored. The page's own `dir` attributes are kept."""

PADDING: Final = re.compile("[\0\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
"""Those of them that people and programs put between letters: a page stays a page without them."""

TAGGED: Final = re.compile(r"<(?:!doctype|html|head|body|div|p)\b", re.I)
"""What a file of bytes, which may be full of NUL, does not hold."""

TURNS: Final = str.maketrans(dict.fromkeys("\f\x85\u2028\u2029", "\n"))
"""Ends of lines and paragraphs that browsers take for blanks; the typesetter fails at them after a blank."""

WIDE: Final = 80
"""Blanks in a row, about two lines of the widest; with 100,000 of them thirty pages were empty."""

BLANK: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164"
BLANKS: Final = re.compile(rf"[{BLANK}][ \n{BLANK}]{{{WIDE},}}")
"""A run of more blanks that are printed as such, where a browser makes plain ones one."""

MUTE: Final = "\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff"
SILENT: Final = re.compile(rf"[{MUTE}]{{8}}[\s{MUTE}]+")
"""Signs in a row that draw nothing and only join, part or turn; of more than a few the rest says nothing."""

MARRED: Final = tuple(sign.encode() for sign in ("Â", "Ã", "Ð", "Ñ", "â€"))
"""What UTF-8 that was read as Windows-1252, and stored so, nearly always has some of."""

WORD_ENDS: Final = re.compile(r"[\s<>]")

MENDED: Final = 5_000_000
"""Characters of a text that is looked through for it, which takes a third of a second a million."""

PLAIN: Final = bytes(byte for byte in range(0x80) if not UNPRINTABLE.match(chr(byte)))
"""Letters and signs of ASCII."""


class Decoded(NamedTuple):
    """Text without byte-order mark and controls, the encoding it was in, what to say about it, and how many
    of the characters that were removed are a sign that it is no text."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...]
    removed: int = 0

    def is_text(self, size: int) -> bool:
        """Whether what was read from `size` bytes is writing at all: hardly any of it had to go. What only
        pads a page is not counted."""
        return self.text.count("\N{REPLACEMENT CHARACTER}") + self.removed <= NO_TEXT * size


def decode(data: bytes, mend: bool = True) -> Decoded:
    """Decode a page or a text; every byte sequence gives some text, losses are remarked on.

    Without `mend` letters that were spoiled when they were stored before stay as they are.
    """
    text, encoding, remarks, _ = _letters(data)
    sound = _is_printable(text)
    if mend and len(text) <= MENDED and (not sound or any(sign in data for sign in MARRED)):
        text, mended = _mend(text)
        remarks += mended
        sound = _is_printable(text)
    if sound:
        return Decoded(text, encoding, remarks)
    cleaned, count = UNPRINTABLE.subn("", text)
    padding = len(PADDING.findall(text)) if TAGGED.search(text) else 0
    told = (*remarks, remark("characters-removed", count=count))
    return Decoded(cleaned, encoding, told, count - padding)


def _mend(text: str) -> tuple[str, tuple[Remark, ...]]:
    """The text with what an earlier program stored in a wrong encoding ("donâ€™t") as it was meant."""
    import ftfy

    mended = ftfy.fix_encoding(text)
    if mended == text:
        return text, ()
    at = next(
        (at for at, (one, other) in enumerate(zip(text, mended, strict=False)) if one != other), len(mended)
    )
    before, after = (
        WORD_ENDS.split(mended[max(0, at - 20) : at])[-1],
        WORD_ENDS.split(mended[at : at + 20])[0],
    )
    return mended, (remark("encoding-mended", words=before + after),)


def printable(text: str) -> str:
    """The text without what is UNPRINTABLE, which references (&#7;), escapes of JSON and arguments of the
    command bring in where no bytes are decoded, with line feeds as its only ends of lines, and without
    pages of nothing but blanks."""
    if text.isascii() and "\f" not in text and _is_printable(text):
        return text
    told = (text if _is_printable(text) else UNPRINTABLE.sub("", text)).translate(TURNS)
    return BLANKS.sub(lambda run: run[0][:WIDE], told)


def hush(text: str) -> str:
    """The text without signs that draw nothing beyond the first few in a row; a blank among them stays."""
    return SILENT.sub(lambda run: run[0][:8] + " " * any(map(str.isspace, run[0])), text)


def _is_printable(text: str) -> bool:
    """Whether nothing in it is UNPRINTABLE. All that is plain is first taken out, at a fifth of the cost of
    searching it."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, PLAIN)
    return not UNPRINTABLE.search(rest.decode("utf-8", "surrogatepass"))


def _letters(data: bytes) -> Decoded:
    marked = None
    for mark, encoding in BOMS:
        if data.startswith(mark):
            data = data[len(mark) :]
            if encoding != "utf-8" and not NARROW.search(data[:PRESCAN]):
                return _with_losses(data, _wide(data) or encoding)
            marked = "utf-8" if encoding == "utf-8" else None
            break
    wide = _wide(data)
    if wide:
        return _with_losses(data, wide)
    declared = _declared(data) or marked
    if not marked and (declared == "iso2022_jp" or (b"\x1b" in data and ISO_2022_JP.search(data))):
        return _with_losses(data, "iso2022_jp")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        pass
    if _is_nearly_utf8(data):
        return _with_losses(_with_pairs(data), "utf-8")
    return _legacy(data, declared)


def _legacy(data: bytes, declared: str | None) -> Decoded:
    """Neither marked nor UTF-8: the declared encoding unless another makes much better sense of it."""
    words = words_to_weigh(MARKUP.sub(b" ", data))
    weighed = _weigh(words)
    best = max(weighed, key=lambda name: weighed[name])
    believed = declared if declared != "utf-8" else None
    known = SAME.get(believed or "", believed)
    gain = weighed[best] - weighed.get(known or "", weighed[best])
    if believed and (gain < MARGIN or gain * sum(1 for byte in words if byte > 127) < EVIDENCE):
        return _with_losses(data, believed)
    decoded = _with_losses(data, best)
    if declared:
        said = remark("encoding-overruled", declared=_spoken(declared), encoding=_spoken(best))
    else:
        said = remark("encoding-guessed", encoding=_spoken(best))
    return decoded._replace(remarks=(said, *decoded.remarks))


def _weigh(words: bytes) -> dict[str, float]:
    """Encoding -> how plausible these words are in it, the more common encoding first."""
    weighed = {name: plausible(words.decode(name, "replace")) for name in SINGLE}
    scattered = is_scattered(words)
    for name in EASTERN:
        weighed[name] = -1.0 if scattered else plausible_east(words.decode(name, "replace"), name)
    return weighed


def _spoken(encoding: str) -> str:
    """What people call an encoding."""
    return SPOKEN.get(encoding, encoding.replace("windows-", "Windows-"))


def _with_losses(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    remarks = (remark("encoding-damaged", count=lost, encoding=_spoken(encoding)),) if lost else ()
    return Decoded(text, encoding, remarks)


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the markup's letters then have NUL in the same place of each group."""
    head = data[:PRESCAN]
    if NARROW.search(head):
        return None
    quarters = [head[place::4].count(0) for place in range(4)]
    least = max(len(head) * 0.02, min(8, len(head) // 4), 1)
    even, odd = quarters[0] + quarters[2], quarters[1] + quarters[3]
    if min(even, odd) * 20 <= max(even, odd) >= least:
        return "utf-16-le" if odd > even else "utf-16-be"
    if len(head) >= 8 and quarters[3] * 4 >= len(head) - 3 and quarters[0] * 20 <= len(head):
        return "utf-32-le"
    if quarters[0] * 4 >= len(head) - 3 and quarters[3] * 20 <= len(head) and len(head) >= 8:
        return "utf-32-be"
    return None


def _declared(data: bytes) -> str | None:
    """Python's name of the declared encoding, by the labels of the WHATWG Encoding standard."""
    found = DECLARATION.search(data[:PRESCAN])
    if not found:
        return None
    known = webencodings.lookup(found.group(1).decode("ascii"))
    if known is None:
        return None
    # a page that says UTF-16 in bytes that are readable as ASCII is not UTF-16
    if known.name.startswith("utf-16"):
        return "utf-8"
    name = known.codec_info.name.replace("-", "_").replace("utf_8", "utf-8")
    try:
        codecs.lookup(name)
    except LookupError:  # what the standard names only so that nobody reads it, such as HZ
        return None
    return name


def _is_nearly_utf8(data: bytes) -> bool:
    """A UTF-8 page in which some sequences were cut or mixed in from elsewhere, by its running text."""
    text = MARKUP.sub(b" ", data)
    told = data if text.isascii() else text
    stray = sum(map(len, HIGH.findall(SEQUENCE.sub(b" ", told))))
    sound = sum(map(len, SEQUENCE.findall(told)))
    return sound >= max(SOUND * stray, 1)


def _with_pairs(data: bytes) -> bytes:
    """The bytes with one character for two surrogates, and one lost character for one alone."""
    joined = PAIR.sub(
        lambda two: (
            two[0]
            .decode("utf-8", "surrogatepass")
            .encode("utf-16", "surrogatepass")
            .decode("utf-16")
            .encode()
        ),
        data,
    )
    return LONE.sub("\N{REPLACEMENT CHARACTER}".encode(), joined)
