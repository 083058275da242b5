"""Pages put two by two on sheets, in the order in which they are to be folded and stapled.

For print only: readers of the file get no tags, links or bookmarks.
"""

import io
import re
from hashlib import sha256
from typing import Final

import pypdfium2
from pypdfium2 import raw

from convert.seal import seal

CLOCK: Final = re.compile(rb"/CreationDate\(D:\d{14}\+00'00'\)")
MARK: Final = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")

SHEET: Final = 4
"""Pages on a folded sheet that is printed on both sides."""


def saddle(count: int, mirrored: bool = False) -> list[int | None]:
    """The pages (from 0) in the order of the sheets' halves; None where a half stays white.

    `mirrored` is for what is read from right to left, which is bound at its right.
    """
    whole = -(-count // SHEET) * SHEET
    order: list[int | None] = []
    for side in range(whole // 2):
        pair = (whole - 1 - side, side) if side % 2 == 0 else (side, whole - 1 - side)
        order += reversed(pair) if mirrored else pair
    return [page if page is not None and page < count else None for page in order]


def impose(data: bytes, mirrored: bool = False) -> bytes:
    """The PDF as a booklet: two pages side by side on its own paper, turned."""
    source = pypdfium2.PdfDocument(data)
    ordered = pypdfium2.PdfDocument.new()
    try:
        width, height = source.get_page_size(0)
        for place, page in enumerate(saddle(len(source), mirrored)):
            if page is None:
                ordered.new_page(width, height, place)
            else:
                ordered.import_pages(source, [page], place)
        sheets = pypdfium2.PdfDocument(raw.FPDF_ImportNPagesToOne(ordered, height, width, 2, 1))
        out = io.BytesIO()
        sheets.save(out)
        sheets.close()
    finally:
        ordered.close()
        source.close()
    return seal(settle(out.getvalue()))


def settle(data: bytes) -> bytes:
    """The file without the clock and the chance that PDFium puts in: equal pages give equal bytes."""
    data = CLOCK.sub(rb"/CreationDate(D:19700101000000+00'00')", data)
    blank = MARK.sub(b"/ID[<" + b"0" * 32 + b"><" + b"0" * 32 + b">]", data)
    name = sha256(blank).hexdigest()[:32].encode().upper()
    return MARK.sub(b"/ID[<" + name + b"><" + name + b">]", data)
