"""Pictures and drawings that are hostile: of many kinds, of no size, of very many parts, or with more in them."""

import base64
import io
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from PIL import Image

from benchmarks.siege_markup import ASKED, OURS
from benchmarks.story import DEEP, PROSE, page

EMPTY: Final = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, depth: int, colour: int, before: bytes = b"", pixels: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = chunk(b"IHDR", header) + before + chunk(b"IDAT", pixels or zlib.compress(bytes(9)))
    return EMPTY + parts + chunk(b"IEND", b"")


def saved(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    """A picture of ours in a format of Pillow."""
    file = io.BytesIO()
    Image.new(mode, size, 7).save(file, kind, **options)
    return file.getvalue()


def moving(kind: str, frames: int, size: tuple[int, int] = (40, 40)) -> bytes:
    """A picture that moves."""
    file = io.BytesIO()
    first, *others = (Image.new("P", size, n % 200) for n in range(frames))
    first.save(file, kind, save_all=True, append_images=others, duration=9)
    return file.getvalue()


def uri(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def shown(*addresses: str) -> str:
    figures = (
        f'<figure><img src="{address}" alt="shown {n}"></figure><p>Word.</p>'
        for n, address in enumerate(addresses)
    )
    return page("".join(figures) + f"<p>{DEEP} stands here.</p>")


def tiff(width: int, height: int, pages: int = 1) -> bytes:
    """A TIFF of one strip that says it is so large, with so many pages that are all the same one."""
    tags = (
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (278, 4, 1, height),
        (279, 4, 1, 9),
    )
    folder = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\0" + struct.pack("<I", 8) + folder + struct.pack("<I", 8 if pages > 1 else 0)


def ico(count: int) -> bytes:
    inner = png(256, 256, 8, 6)
    entries = (struct.pack("<BBBBHHII", 0, 0, 0, 0, 1, 32, len(inner), 6 + 16 * count) for _ in range(count))
    return struct.pack("<HHH", 0, 1, count) + b"".join(entries) + inner


def pictured() -> Iterator[tuple[str, str, str]]:
    """Pictures within their page, and a few of the disk."""
    rows = zlib.compress(bytes((64 * 6 + 1) * 64))
    markup = b"<html><body><script>alert(1)</script><p>" + PROSE.encode()
    kinds = {
        "16-bit": [png(64, 64, 16, 2, pixels=rows)], "1-bit-wide": [png(30_000, 1, 1, 0)], "no-size": [png(0, 0, 8, 2), png(0, 9, 8, 2)],
        "most-size": [png(2**31 - 1, 2**31 - 1, 8, 2), png(2**31 - 1, 1, 1, 0)], "no-palette": [png(9, 9, 8, 3)],
        "frames-apng": [png(40, 40, 8, 2, chunk(b"acTL", struct.pack(">II", 10_000, 0)))], "frames-gif": [moving("GIF", 1500)],
        "frames-webp": [moving("WEBP", 400)], "tiff-large": [tiff(60_000, 60_000)], "tiff-ring": [tiff(9, 9, 2)],
        "tiff": [saved("TIFF", "CMYK"), saved("TIFF", "RGB", compression="tiff_deflate")], "ico-many": [ico(900)],
        "cmyk": [saved("JPEG", "CMYK", (300, 200))], "jpeg-cut": [saved("JPEG", "RGB", (300, 200))[:400]], "grey": [saved("PNG", "LA")],
        "polyglot": [saved("GIF") + markup, saved("JPEG", comment=markup), EMPTY + markup, b"GIF89a=1;/*" + markup + b"*/",
                     saved("PNG") + b"%PDF-1.7\n" + markup, b"%PDF-1.4\n" + saved("PNG")],
        "webp-bomb": [saved("WEBP", "RGB", (8_000, 7_000), quality=1)], "bmp": [saved("BMP"), b"BM" + bytes(12) + b"\xff" * 60],
        "avif": [b"\0\0\0\x1cftypavif\0\0\0\0mif1avifmiaf\0\0" + b"\xff" * 900], "jxl": [b"\xff\x0a" + b"\xfa" * 99, b"\0\0\0\x0cJXL \r\n\x87\n"],
        "others": [saved("PCX"), saved("PPM"), saved("TGA"), saved("ICNS", "RGBA", (64, 64)), saved("DDS"), saved("JPEG2000"), saved("EPS"), saved("SGI")],
        "exif": [saved("JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\xff" * 9000), saved("JPEG", exif=b"Exif\0\0MM\0*" + bytes(60_000))],
        "profile": [saved("JPEG", icc_profile=b"\xff" * 500_000), saved("PNG", icc_profile=b"\0" * 900_000)],
        "transparent": [saved("PNG", "RGBA", (3000, 3000)) for _ in range(30)], "thin": [saved("PNG", "1", (1, 30_000)), saved("PNG", "1", (30_000, 1))],
        "text-chunks": [png(9, 9, 8, 2, chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bytes(90_000_000))) * 20)],
    }  # fmt: skip
    for name, pictures in kinds.items():
        yield f"picture-{name}", shown(*map(uri, pictures)), ""
    plain = base64.b64encode(saved("PNG")).decode()
    yield (
        "picture-addresses",
        shown(
            f"data:,{plain}", f"data:image/png;charset=x;a=b;base64,{plain}", f"data:image/png,{plain}", "data:image/png;base64",
            "DATA:IMAGE/PNG;BASE64," + plain, f" data:image/png;base64, {plain[:40]} {plain[40:]}", "data:image/png;base64," + "%41" * 30_000,
            f"data:image/png;base64,{plain[:-3]}", "data:image/svg+xml,<svg/>", "data:text/html;base64," + plain, "blob:x", "cid:x",
            f"{ASKED}/x.png", f"file://{OURS}.png", f"{OURS}.png", "data:image/png;base64," + "=" * 9000, "data://host/x.png;base64,AA",
            "about:blank", "x.png\x00.html", "CON", "..", ".", "", "?", "#", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "\\\\host\\x.png",
        ),
        "",
    )  # fmt: skip
    yield "picture-1000-times", shown(*[uri(saved("PNG"))] * 390), ""
    yield (
        "picture-in-picture",
        shown(*(f"data:image/svg+xml,{'%3Cimage href=%22data:image/svg+xml,' * n}" for n in range(60))),
        "",
    )


def drawn() -> Iterator[tuple[str, str, str]]:
    """Drawings in the page and in addresses."""
    start = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='90' height='90' viewBox='0 0 90 90'>"
    inner = f"{start}<text y='20'>inner</text></svg>"
    for _ in range(12):
        inner = f"{start}<image width='90' height='90' href='{uri(inner.encode(), 'image/svg+xml')}'/></svg>"
        if len(inner) > 400_000:
            break
    patterns = "".join(
        f"<pattern id='p{n}' width='.1' height='.1'><rect width='9' height='9' fill='url(#p{n + 1})'/></pattern>"
        for n in range(12)
    )
    drawings = {
        "foreign": f"<foreignObject width='90' height='90'><body xmlns='http://www.w3.org/1999/xhtml'><p>{DEEP}</p><iframe src='file://{OURS}.html'/>"
                   f"<img src='{ASKED}/f.png'/></body></foreignObject>" * 50,
        "patterns": patterns + "<rect width='90' height='90' fill='url(#p0)'/>",
        "filters": "<filter id='f' x='-999' y='-999' width='9999' height='9999'>" + "<feGaussianBlur stdDeviation='9999'/><feTurbulence numOctaves='999'/>" * 60
                   + f"<feImage href='{ASKED}/i.png'/><feTile/></filter><rect width='90' height='90' filter='url(#f)'/>" * 20,
        "use-ring": "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g><use href='#a'/><use href='#'/><use href=''/>",
        "use-self": "<use id='u' href='#u'/>" * 500, "use-outside": f"<use href='file://{OURS}.svg#a'/><use xlink:href='{ASKED}/u.svg#a'/>" * 50,
        "use-tree": "".join(f"<g id='t{n}'><use href='#t{n + 1}'/><use href='#t{n + 1}' x='1'/></g>" for n in range(40)) + "<rect id='t40' width='1' height='1'/><use href='#t0'/>",
        "inner": f"<image width='90' height='90' href='{uri(inner.encode(), 'image/svg+xml')}'/>",
        "style": f"<style>@import url({ASKED}/s.css);@import 'file://{OURS}.css';*{{fill:url({ASKED}/x.svg#a)}}</style><rect width='9' height='9' style='fill:url(file://{OURS}.svg#a)'/>",
        "script": "<script>alert(1)</script><a href='javascript:1'><text y='9'>x</text></a><set attributeName='href' to='javascript:1'/>",
        "animated": "<rect width='9' height='9'><animate attributeName='x' values='" + "1;" * 99_999 + "' dur='1s' repeatCount='indefinite'/></rect>",
        "markers": "<marker id='m' markerWidth='999'><path d='M0 0L9 9' marker-mid='url(#m)' stroke='red'/></marker><path marker-mid='url(#m)' d='M0 0" + "L1 1" * 20_000 + "'/>",
        "masks": "".join(f"<mask id='k{n}'><rect width='90' height='90' fill='#fff' mask='url(#k{n + 1})'/></mask>" for n in range(40)) + "<rect width='90' height='90' mask='url(#k0)'/>",
        "clips": "".join(f"<clipPath id='c{n}' clip-path='url(#c{n + 1})'><circle r='9'/></clipPath>" for n in range(300)) + "<rect width='90' height='90' clip-path='url(#c0)'/>",
        "dashes": "<path stroke='red' stroke-dasharray='1e-9' d='M0 0H1e9'/><line x2='1e30' stroke='red' stroke-dasharray='.001 .001'/>",
        "arcs": "<path stroke='red' d='" + "M0 0A1e9 1e-9 0 1 1 1e9 1e9" * 9000 + "'/>", "text-path": f"<path id='q' d='M0 0L90 90'/><text><textPath href='#q'>{DEEP * 900}</textPath></text>",
        "numbers": "<rect width='1e999' height='NaN' x='-1e308' rx='99999999999999999999'/><g transform='scale(1e300) rotate(1e300) skewX(90)'><rect width='1' height='1'/></g>",
        "switch": f"<switch><g systemLanguage='xx'><text>a</text></g><g><text y='20'>{DEEP}</text></g></switch>" * 90,
        "symbols": "".join(f"<symbol id='s{n}' viewBox='0 0 0 0'><use href='#s{n + 1}'/></symbol>" for n in range(900)) + "<use href='#s0'/>",
        "gradients": "<linearGradient id='g'>" + "<stop offset='.5' stop-color='red'/>" * 40_000 + "</linearGradient><rect width='90' height='90' fill='url(#g)'/>",
        "fonts": f"<style>@font-face{{font-family:x;src:url({ASKED}/f.ttf)}}</style><font><font-face><font-face-uri href='file://{OURS}.ttf'/></font-face></font><text font-family='x' font-size='1e9'>a</text>",
        "meta": f"<metadata>{PROSE * 3000}</metadata><title>{'t' * 99_999}</title><desc>{PROSE * 900}</desc><rect width='9' height='9'/>",
        "xinclude": f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file://{OURS}.txt' parse='text'/><tref href='file://{OURS}.txt'/><text y='9'>x</text>",
    }  # fmt: skip
    for name, parts in drawings.items():
        drawing = f"{start}{parts}</svg>"
        yield f"drawing-{name}", page(f"<figure>{drawing}<figcaption>{DEEP} below.</figcaption></figure>"), ""
        yield f"drawing-{name}-addressed", shown(uri(drawing.encode(), "image/svg+xml")), ""
    bomb = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    for name, entities, asked in (
        ("laughs", f"<!ENTITY l0 'lol'>{bomb}", "&l9;"), ("outside", f"<!ENTITY e SYSTEM 'file://{OURS}.txt'>", "&e;"),
        ("parameter", f"<!ENTITY % p SYSTEM '{ASKED}/p.dtd'>%p;", "x"), ("quadratic", f"<!ENTITY q '{'q' * 50_000}'>", "&q;" * 20_000),
        ("attribute", f"<!ENTITY e SYSTEM 'file://{OURS}.txt'><!ATTLIST text x CDATA '&e;'>", "x"),
    ):  # fmt: skip
        data = f"<?xml version='1.0' encoding='utf-16'?><!DOCTYPE svg [{entities}]>{start}<text y='9'>{asked}</text></svg>"
        yield (
            f"drawing-entity-{name}",
            shown(uri(data.encode(), "image/svg+xml"), uri(data.encode("utf-16"), "image/svg+xml")),
            "",
        )
    packed = zlib.compressobj(9, zlib.DEFLATED, 31)
    svgz = packed.compress(f"{start}".encode() + b"<!--" + bytes(200_000_000)) + packed.flush()
    yield "drawing-packed", shown(uri(svgz, "image/svg+xml"), uri(svgz, "image/svg+xml-compressed")), ""
