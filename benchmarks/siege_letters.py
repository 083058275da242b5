"""Pages whose letters are hostile: encodings that lie, are cut or mixed, and characters that are no letters."""

import codecs
import gzip
import io
import zipfile
from collections.abc import Iterator
from typing import Final

from benchmarks.story import DEEP, FIRST, PROSE, page, words

SPOKEN: Final = {
    "ru": ("Правительство обсудило вопросы развития торговли с соседними странами. Министр сообщил, что"
           " перевозки по железной дороге выросли почти на треть, и сказал это всем.", "перевозки"),
    "el": ("Η κυβέρνηση ανακοίνωσε νέα μέτρα για το εμπόριο με τις γειτονικές χώρες της περιοχής, και ο"
           " υπουργός είπε ότι οι εξαγωγές αυξάνονται κάθε χρόνο.", "εξαγωγές"),
    "tr": ("Bakanlık, komşu ülkelerle ticareti güçlendiren yeni önlemler açıkladı; ihracat artıyor ve yıl"
           " sonuna doğru daha da artacağı söyleniyor.", "güçlendiren"),
    "zh": ("政府宣布了新的贸易措施，与邻国的关系正在加强，出口也在增长。部长说明年会继续扩大合作，并且会修建新的港口。",
           "港口"),
    "ja": ("政府は貿易に関する新しい措置を発表しました。隣国との関係は強化されています。大臣は輸出が増えていると述べました。",
           "輸出"),
    "ko": ("정부는 무역에 관한 새로운 조치를 발표했다. 이웃 나라와의 관계가 강화되고 있다. 장관은 수출이 늘고 있다고"
           " 말했다.", "수출이"),
    "he": ("הממשלה הודיעה על צעדים חדשים לחיזוק הסחר עם המדינות השכנות. השר אמר כי היצוא גדל בכל שנה.", "היצוא"),
    "ar": ("أعلنت الحكومة إجراءات جديدة لتعزيز التجارة مع الدول المجاورة. وقال الوزير إن الصادرات تنمو كل عام.",
           "الصادرات"),
    "pl": ("Rząd ogłosił nowe środki; eksport wciąż rośnie, gdyż umowy są już podpisane i źle nie będzie.",
           "ogłosił"),
    "vi": ("Chính phủ đã công bố các biện pháp mới để thúc đẩy thương mại với các nước láng giềng trong vùng.",
           "thương"),
}  # fmt: skip
"""Language -> prose of ours, and a word of it."""

STORES: Final = {
    "ru": "cp1251 koi8_r iso8859_5 cp866 utf-16 utf-16-le utf-16-be",
    "el": "iso8859_7 cp1253", "tr": "iso8859_9 cp1254", "zh": "gb18030 gbk utf-16-be utf-32-le",
    "ja": "shift_jis euc_jp iso2022_jp utf-16-le", "ko": "euc_kr utf-16", "he": "cp1255",
    "ar": "cp1256", "pl": "iso8859_2 cp1250",
}  # fmt: skip

LIES: Final = (
    "utf-8", "iso-8859-1", "windows-1251", "koi8-r", "gb18030", "shift_jis", "euc-kr", "iso-8859-7",
    "iso-8859-9", "utf-16", "us-ascii",
)  # fmt: skip


def told(language: str, declared: str | None) -> str:
    """A page of the language that says it is stored so."""
    prose = SPOKEN[language][0]
    meta = f"<meta charset={declared}>" if declared else ""
    body = f"<h1>{prose[:24]}</h1>" + f"<p>{prose}</p>" * 4
    return f"<!doctype html><html lang={language}><head>{meta}<title>{prose[:24]}</title></head><body><article>{body}"


def lying() -> Iterator[tuple[str, bytes, str]]:
    """Each store under some of the lies, cut in a letter, with a mark of another, and with a stray byte."""
    turn = 0
    for language, stores in STORES.items():
        word = SPOKEN[language][1]
        for store in stores.split():
            turn += 1
            for lie in (*LIES, *LIES)[turn % len(LIES) :][:3]:
                yield f"letters-{language}-{store}-as-{lie}", told(language, lie).encode(store), word
            whole = told(language, None).encode(store)
            yield f"letters-{language}-{store}-cut", whole[:-1], word
            middle = len(whole) // 2 + 1
            yield f"letters-{language}-{store}-byte-gone", whole[:middle] + whole[middle + 1 :], ""
            yield f"letters-{language}-{store}-byte-more", whole[:middle] + b"\xff" + whole[middle:], ""
            if not store.startswith("utf"):
                yield f"letters-{language}-{store}-mark-8", codecs.BOM_UTF8 + whole, ""


def clashing() -> Iterator[tuple[str, bytes, str]]:
    """Marks and declarations that say two things, or say it late."""
    text, word = told("ru", None), SPOKEN["ru"][1]
    plain = text.encode()
    for first, second, encoding in (
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "utf-8"), (codecs.BOM_UTF16_LE, codecs.BOM_UTF8, "utf-16-le"),
        (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF8, codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, b"", "utf-16-le"), (codecs.BOM_UTF16_LE, b"", "utf-16-be"),
        (codecs.BOM_UTF16_BE, b"", "utf-16-le"), (codecs.BOM_UTF32_BE, b"", "utf-8"),
    ):  # fmt: skip
        name = f"{(first + second).hex()}-{encoding}"
        yield f"marks-{name}", first + second + text.encode(encoding), ""
    late = "<!-- " + "x" * 1_100_000 + " -->"
    for store in ("cp1251", "koi8_r", "utf-8"):
        body = text.replace("<head>", f"<head>{late}<meta charset={store}>")
        yield f"declared-late-{store}", body.encode(store), word
    many = "".join(f"<meta charset={lie}>" for lie in LIES) * 200
    yield "declared-many", text.replace("<head>", f"<head>{many}").encode("cp1251"), word
    odd = '<?xml version="1.0" encoding="UTF-16"?><meta http-equiv=content-type content="text/html;charset=x-user-defined">'
    yield "declared-odd", (odd + text).encode("koi8_r"), word
    quoted = page(
        "<p>A page of 1998 began with &lt;meta charset=shift_jis&gt;.</p>", "<!--<meta charset=gbk>-->"
    )
    yield "declared-in-comment", quoted.encode("cp1252"), ""
    half = len(plain) // 2
    while plain[half] & 0xC0 == 0x80:
        half += 1
    yield "halves-of-two", plain[:half] + plain[half:].decode().encode("cp1251", "replace"), ""
    twice = text.encode().decode("latin-1").encode()
    yield "twice-utf-8", twice, ""
    yield "utf-8-cut-everywhere", plain.replace("и".encode(), b"\xd0"), ""
    yield "utf-8-five-bytes", plain + b"\xf8\x88\x80\x80\x80\xfc\x84\x80\x80\x80\x80" * 50, word
    yield "escapes-of-2022", page("").encode() + b"\x1b$B" * 5000 + b"\x1b(B" * 5000, ""
    yield "gb18030-four-bytes", told("zh", "gb18030").encode("gb18030") + b"\x81\x30\x81\x30" * 9000, "港口"
    yield "shift-jis-strokes", page("<p>" + "ソ能表" * 900, "").encode("shift_jis", "replace"), ""


CHARACTERS: Final = {
    "iota-under": "\u0345", "enclosing": "\u20dd", "variation": "\ufe0f", "variation-far": "\U000e0100",
    "private": "\ue000", "private-far": "\U00100000", "not-a-character": "\ufdd0", "plane-ends": "\U0001ffff",
    "tag": "\U000e0061", "ideograph-space": "\u3000", "em-blanks": "\u2003", "zero-width": "\u200b",
    "word-joiner": "\u2060", "mongolian": "\u180e", "hangul-filler": "\u3164", "braille-blank": "\u2800",
    "object": "\ufffc", "replacement": "\ufffd", "annotation": "\ufff9a\ufffab\ufffb", "thai-marks": "\u0e49",
    "tibetan-stack": "\u0f40\u0f90\u0f90", "indic": "\u0915\u094d", "jamo": "\u1100", "flags": "\U0001f1e6",
    "families": "\U0001f469\u200d", "skin": "\U0001f3fb", "isolates": "\u2067\u2066", "marks-of-way": "\u200f\u200e",
    "arabic-marks": "\u0650", "basmala": "\ufdfd", "nel": "\x85", "form-feeds": "\f", "line-ends": "\u2029",
    "music": "\U0001d173", "shorthand": "\U0001bca0", "kelvin": "\u212a\u017f", "eszett": "\u1e9e\ufb03",
    "cuneiform": "\U00012000", "hieroglyph": "\U00013430", "undefined": "\u0378", "dotless": "\u0131\u0307",
}  # fmt: skip


def odd() -> Iterator[tuple[str, str, str]]:
    """Characters that draw nothing, or more than they should, alone and very often."""
    for name, sign in CHARACTERS.items():
        body = f"<p>ship{sign}mate kept{sign} {sign * 3000} {DEEP} and {' '.join([sign * 9] * 900)} end."
        yield f"odd-{name}", page(body), ""
        yield f"odd-{name}-title", page("").replace("Two ledgers", f"Two {sign * 40} ledgers"), ""
    yield "odd-every-1000th", page("<p>" + " ".join(chr(n) for n in range(0x20, 0xD7FF, 37))), ""
    yield "odd-entities", page("<p>" + "&#x202e;&#xe0061;&#xd800;&#x110000;&#0;&#x80;&nosuch;&amp" * 4000), ""


def wrapped() -> Iterator[tuple[str, bytes, str]]:
    """Other kinds of file that are called pages, and pages in other kinds of file."""
    inner = page(f"<p>{DEEP}</p>").encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", bytes(50_000_000))
    for name, data in {
        "docx": packed.getvalue(), "gz-in-gz": gzip.compress(gzip.compress(inner)),
        "pdf-late": b"\n" * 900 + b"%PDF-1.7\n" + inner, "zip-late": inner + packed.getvalue(),
        "mht": b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
               b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
               + inner.replace(b"=", b"=3D") + b"\n--b--",
        "rtf": b"{\\rtf1 " + inner, "webarchive": b"bplist00" + inner, "wasm": b"\0asm\1\0\0\0" + inner,
        "class": b"\xca\xfe\xba\xbe" + bytes(range(256)) * 40, "tar": b"page.html" + bytes(503) + inner,
        "ps": b"%!PS-Adobe-3.0\n" + inner, "warc": b"WARC/1.0\r\nContent-Length: 9\r\n\r\n" + inner,
        "nul-first": b"\0" + inner, "blank-first": b" \t\r\n" * 400_000 + inner,
    }.items():  # fmt: skip
        for ending in ("html", "txt"):
            yield f"wrapped-{name}.{ending}", data, ""


def pasted() -> Iterator[tuple[str, str | bytes, str]]:
    """Texts that are lines without end, one line, or nothing but signs."""
    head = f"Two ledgers\n\nBy Ann Writer\n\n{PROSE}\n\n{FIRST} stands here.\n\n"
    for name, run in {
        "million-lines": "word\n" * 1_000_000, "million-blank-lines": "\n" * 1_000_000 + f"{DEEP} stands here.",
        "one-line-10-megabytes": words(900_000), "one-word-10-megabytes": "a" * 10_000_000,
        "returns": "word\r" * 90_000, "dashes": ("-" * 70 + "\n") * 3000, "stars": "*" * 90_000,
        "quoted": "".join("> " * n + "said so\n" for n in range(300)), "bullets": "\u2022\n" * 20_000,
        "numbers": "".join(f"{n}\n" for n in range(20_000)), "addresses": "https://e.org/?" + "a=%20&" * 15_000,
        "names": "By Ann Writer\n" * 5000, "dates": "3 March 2024\n" * 5000, "brackets": "[1] " * 9000,
        "notes": "".join(f"[{n}] See note {n + 1}.\n" for n in range(9000)), "tabs": "\t" * 200_000 + "x",
        "underlines": "Title\n=====\n" * 3000, "tex": "$" * 9999, "tags": "<p>" * 2, "copyright": "\u00a9 " * 9000,
    }.items():  # fmt: skip
        yield f"pasted-{name}.txt", head + run, ""
    for name, text in {"blanks": " \u3000\u2003\t\n" * 20_000, "points": "?!., \u2014\u2026" * 9000,
                       "feeds": "\f\v\n" * 9000, "marks": "\u0301" * 9000, "emoji": "\U0001f600 " * 9000}.items():  # fmt: skip
        yield f"pasted-only-{name}.txt", text, ""
