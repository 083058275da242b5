"""Files that are not what they say: false facts, pictures, titles, encodings, and other kinds of file."""

import base64
import json
import random
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from benchmarks.story import FIRST, LAST, PROSE, page, words

ENCODINGS: Final = (
    "utf-16 utf-16-le utf-16-be utf-32 utf-7 cp1251 koi8-r gb18030 shift_jis euc-kr iso8859-7 iso8859-9 cp037"
    " big5 iso2022_jp mac-roman cp1252 utf-8-sig"
).split()

MAGIC: Final = {
    "zip": b"PK\x03\x04", "gz": b"\x1f\x8b\x08", "xz": b"\xfd7zXZ\0", "7z": b"7z\xbc\xaf\x27\x1c",
    "exe": b"MZ", "elf": b"\x7fELF", "ole": b"\xd0\xcf\x11\xe0", "pdf": b"%PDF-1.7\n",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpeg": b"\xff\xd8\xff\xe0", "webp": b"RIFF\0\0\0\0WEBP", "mp4": b"\0\0\0\x18ftypmp42", "mp3": b"ID3\3\0",
    "sqlite": b"SQLite format 3\0", "font": b"\0\1\0\0\0\x10", "pickle": b"\x80\x04", "tiff": b"II*\0",
}  # fmt: skip


def declared() -> Iterator[tuple[str, str]]:
    """What a page says of itself."""

    def linked(data: object) -> str:
        told = data if isinstance(data, str) else json.dumps(data)
        return f"<script type='application/ld+json'>{told}</script>"

    article = {"@type": "NewsArticle", "headline": "Two ledgers"}
    blocks: dict[str, object] = {
        "deep-lists": "[" * 100_000 + "]" * 100_000, "deep-objects": '{"a":' * 100_000 + "1" + "}" * 100_000,
        "authors": article | {"author": [{"@type": "Person",
        "name": f"Ann Writer{i}"} for i in range(50_000)]},
        "number": '{"@type":"NewsArticle","headline":' + "9" * 100_000 + ',"datePublished":1e400}',
        "open": "{",
        "body": article | {"articleBody": words(300_000)}, "types": {"@type": ["a"] * 10_000,
        "headline": [[["x"]]]},
        "graph": {"@graph": [{"@id": f"#{i}", "author": {"@id": f"#{i + 1}"}} for i in range(20_000)]},
        "circle": {"@graph": [article | {"@id": "#a", "author": {"@id": "#a"}}]},
    }  # fmt: skip
    for name, data in blocks.items():
        yield f"linked-{name}", page("", linked(data))
    yield "linked-many", page("", linked(article) * 5000)
    yield (
        "data-of-a-program",
        page("", "<script id=__NEXT_DATA__ type=application/json>" + '{"a":[' * 50_000 + "</script>"),
    )
    names = "author description og:site_name article:published_time article:tag og:image og:title".split()
    for name in names:
        yield (
            f"meta-{name.replace(':', '-')}",
            page("", f"<meta name={name} property={name} content='{'Ann Writer, ' * 80_000}'>"),
        )
        yield (
            f"meta-{name.replace(':', '-')}-many",
            page("", f"<meta name={name} property={name} content='A Writer'>" * 20_000),
        )
    for name, address in {
        "file": "file:///etc/",
        "script": "javascript:alert(1)//",
        "long": "https://e.org/" + "a/" * 50_000,
    }.items():
        yield f"base-{name}", page("<p><a href=x>one</a> <img src=y.png>" * 200, f"<base href='{address}'>")
        yield f"refresh-{name}", page("", f"<meta http-equiv=refresh content='0;url={address}'>")
    yield (
        "style-that-asks",
        page("", "<style>@import url(file:///etc/passwd);@font-face{src:url(http://127.0.0.1:9)}</style>"),
    )
    yield "style-long", page("", "<style>" + "p{color:red}" * 400_000 + "</style>")


def pictured() -> Iterator[tuple[str, str]]:
    """Pictures that are large, many, elsewhere, or none."""

    def png(width: int, height: int) -> str:
        def chunk(kind: bytes, data: bytes) -> bytes:
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

        pixels = zlib.compress(bytes((width + 1) * height), 9) if width * height < 10**8 else b""
        header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
        data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
        return "data:image/png;base64," + base64.b64encode(data).decode()

    def shown(*addresses: str) -> str:
        return page("".join(f"<figure><img src='{a}' alt=x></figure><p>Word.</p>" for a in addresses))

    yield "picture-30-million", shown(png(6000, 5000))
    yield "picture-3600-million", shown(png(60_000, 60_000))
    yield "picture-thin", shown(png(1, 20_000), png(20_000, 1))
    yield "pictures-30-million", shown(*(png(6000, 5000 + i) for i in range(40)))
    yield "pictures-small", shown(*(png(3 + i % 50, 3 + i // 50) for i in range(1500)))
    yield "picture-cut", shown(png(600, 500)[:90], "data:text/html,<script>", "data:", "data:;base64,!!")
    yield "picture-40-megabytes", shown("data:image/png;base64," + "A" * 40_000_000)
    yield "pictures-elsewhere", shown(
        "file:///etc/passwd", "/etc/passwd", "../../../etc/passwd", "/dev/zero", "//127.0.0.1/x", "http://[::1]/",
        "http://169.254.169.254/", "http://0x7f.1/", "http://2130706433/", "\\\\host\\share",
        "/proc/self/environ", "http://127.0.0.1:9/x.png",
    )  # fmt: skip
    sets = {
        "many": ", ".join(f"a{i}.png {i}w" for i in range(1, 10_001)),
        "commas": "," * 500_000,
        "brackets": "(" * 90_000,
    }
    for name, told in sets.items():
        yield f"picture-choices-{name}", page(f"<img src=a.png srcset='{told}' alt=x>")
    uses = "".join(f"<g id={chr(98 + i)}>{f'<use href=#{chr(97 + i)} />' * 10}</g>" for i in range(10))
    yield (
        "drawing-laughs",
        page(f"<svg><defs><g id=a><rect width=1 height=1 /></g>{uses}</defs><use href=#k /></svg>"),
    )
    yield "drawing-of-text", page("<svg>" + "<text>word</text>" * 20_000 + "</svg>")


def titled() -> Iterator[tuple[str, str]]:
    """Titles that are long, or pretend."""
    titles = {
        "long": "Long " * 200_000, "word": "x" * 10**6, "turned": "a\u202eb\u2066c\u2069fdp.exe",
        "controls": "a\x1b]0;x\x07b\x08",
        "tags": "a" + "".join(chr(0xE0020 + i) for i in range(90)),
        "markup": "&lt;script&gt; {{7*7}} ${x} %s",
        "objects": "(a) >> endobj 1 0 obj << /JS (x) >>", "accents": "Z" + "\u0301" * 9000,
        "no-letters": "a\uffff\ufffe",
        "halves": "a\ud800b\udfffc", "lines": "a\nb\u2028c\x85d",
        "parts": "Two ledgers" + " | Site" * 50_000, "none": "",
    }  # fmt: skip
    for name, title in titles.items():
        yield f"title-{name}", page("").replace("Two ledgers", title)


def encoded() -> Iterator[tuple[str, bytes]]:
    """Bytes that are not what they say, or nothing at all."""
    told = page("<p>Gr\u00fc\u00dfe, na\u00efve caf\u00e9 \u0416\u0443\u043a</p>")
    mute = told.replace("<meta charset=utf-8>", "")
    for name in ENCODINGS:
        yield f"bytes-{name}", mute.encode(name, "replace")
        yield f"bytes-{name}-lying", told.encode(name, "replace")
    for (
        name
    ) in "rot13 zlib hex idna punycode unicode_escape base64 undefined utf-16 replacement mbcs".split():
        yield f"bytes-declared-{name}", mute.replace("<head>", f"<head><meta charset={name}>").encode()
    plain = told.encode()
    chance = random.Random(1)
    yield (
        "bytes-overlong",
        plain.replace(b"keptfirst", b"keptfirst \xc0\xbcscript\xc0\xbe \xed\xa0\x80 \xf4\x90\x80\x80"),
    )
    yield (
        "bytes-mixed",
        plain.replace(b"keptfirst", b"keptfirst Gr\xfc\xdfe " + "\u0416\u0443\u043a".encode("cp1251")),
    )
    yield "bytes-nul-between", b"".join(bytes((byte, 0)) for byte in plain)
    yield "bytes-nul-many", plain.replace(b"keptfirst", b"keptfirst" + bytes(10**6))
    yield "bytes-controls", plain.replace(b"keptfirst", b"keptfirst" + bytes(range(1, 32)) * 1000)
    yield "bytes-marked-16-are-8", b"\xff\xfe" + plain
    for size in (1, 100, 200_000, 2_000_000):
        yield f"bytes-random-{size}", chance.randbytes(size)
        yield f"bytes-random-{size}.txt", chance.randbytes(size)
    for name, data in {
        "empty": b"",
        "blank": b" \n" * 999,
        "nul": bytes(99),
        "mark": b"\xef\xbb\xbf",
        "ff": b"\xff" * 9999,
    }.items():
        for ending in ("html", "txt", "md", "json"):
            yield f"bytes-{name}.{ending}", data


def other_kinds() -> Iterator[tuple[str, bytes]]:
    """Files of other kinds under the name of a page."""
    chance = random.Random(2)
    for name, magic in MAGIC.items():
        yield f"kind-{name}", magic + chance.randbytes(3000)
        yield f"kind-{name}-page", magic + page("").encode()


def texts() -> Iterator[tuple[str, str]]:
    """Text, Markdown and our own JSON."""
    for ending in ("txt", "md"):
        start, end = f"# Two ledgers\n\n{PROSE}\n\n**{FIRST}** {PROSE}\n\n", f"\n\n{LAST} stands here.\n"
        for name, run in {
            "lines": "\n".join(f"line number {i} of it" for i in range(20_000)), "blank": "\n" * 99_000,
            "spaces": " " * 10**6,
            "quotes": ">" * 20_000, "brackets": "[" * 50_000, "stars": "*a **b " * 20_000,
            "ticks": " ".join("`" * i for i in range(1, 900)),
            "table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 2000,
            "lists": "".join("  " * i + "- x\n" for i in range(600)),
            "addresses": "\n".join(f"https://e.org/{i}/{'a' * 80}" for i in range(2000)),
            "tabs": "a\tb\tc\n" * 3000,
            "notes": "\n".join(f"A mark [{i}] here." for i in range(1, 2000)), "megabytes": words(500_000),
            "marks": "\u202e" * 9000,
        }.items():  # fmt: skip
            yield f"text-{name}.{ending}", start + run + end
    text = '{"type":"text","text":"' + PROSE + '"}'
    paragraph = '{"type":"paragraph","content":[' + text + "]}"
    strong, quote = '{"type":"emphasis","kind":"strong","content":[', '{"type":"quote","blocks":['
    bodies = {
        "deep-marks": '{"type":"paragraph","content":[' + strong * 500 + text + "]}" * 501,
        "deeper-marks": '{"type":"paragraph","content":[' + strong * 20_000 + text + "]}" * 20_001,
        "deep-quotes": quote * 500 + paragraph + "]}" * 500, "many": ",".join([paragraph] * 20_000),
        "link": paragraph.replace(
            text, '{"type":"link","href":"javascript:alert(1)","content":[' + text + "]}"
        ),
        "span": '{"type":"table","rows":[{"cells":[{"blocks":[' + paragraph + '],"colspan":1000000000}]}]}',
        "level": '{"type":"heading","level":99,"content":[' + text + "]}",
        "file": '{"type":"figure","images":[{"src":"file:///etc/passwd","alt":"x"}]},' + paragraph,
    }  # fmt: skip
    for name, body in bodies.items():
        yield f"article-{name}.json", '{"title":"Two ledgers","body":[' + body + "]}"
    for name, data in {
        "deep": "[" * 100_000,
        "number": "9" * 10**6,
        "nan": "NaN",
        "half": '{"title":"\\ud800","body":[]}',
    }.items():
        yield f"article-{name}.json", data
