"""A finished PDF as its readers get it: text, positions, pictures, links and tags of every page.

The only check that calls PDFium, whose functions take and fill C values. Lengths are points; the
origin is the lower left corner of the page.
"""

import ctypes
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

CONTAINERS: Final = frozenset("Document Art Part Sect Div L LI Table THead TBody TFoot TR BlockQuote".split())
"""Tags that hold blocks (ISO 32000-1, 14.8.4.3); text of their own is a block without a name."""

LEAVES: Final = frozenset("P H1 H2 H3 H4 H5 H6 Caption TD TH LBody Lbl Figure".split())
"""Tags of blocks that hold lines; what is within them and not named here stands in a line."""

DEEPEST: Final = 64
"""Elements within elements that are looked at; PDFium keeps fewer."""

LONGEST: Final = 8192
"""Letters of one piece, or of one address, that are read: more than a page is wide, or a browser follows."""

IMAGE: Final = re.compile(rb"/Subtype\s*/Image\b")
"""What says that a stream is a picture; dictionaries of streams are never compressed (ISO 32000-1, 7.5.7)."""

REACH: Final = 1000
"""Bytes before and after it in which its dictionary begins and ends."""


class Box(NamedTuple):
    """Edges of a rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        return max(self.right - self.left, 0) * max(self.top - self.bottom, 0)


class Piece(NamedTuple):
    """Text in one go of one font, or a picture of `size` pixels; `mark` leads to its tag, -1: it has none."""

    box: Box
    mark: int
    size: tuple[int, int] | None
    handle: Any


class Block(NamedTuple):
    """A tagged block on one page: its tag, that of what it stands in, and its text and pictures."""

    tag: str
    parent: str
    pieces: list[Piece]


class Sheet:
    """One page, for as long as its paper is open."""

    def __init__(self, document: Any, number: int) -> None:
        page = document[number - 1]
        self.number = number
        self.page = page
        self.textpage = page.get_textpage()
        self.sheet = Box(*page.get_mediabox())
        self.trim = Box(*page.get_trimbox())
        pieces = list(_pieces(page.raw))
        self.texts = [p for p in pieces if p.size is None]
        self.pictures = [p for p in pieces if p.size is not None]
        self.blocks = _blocks(page.raw, pieces)
        self.links = list(_links(document.raw, page.raw))
        self.margin: list[Piece] = []
        self.text = ""

    def say(self, piece: Piece) -> str:
        """The words of a piece of text; none of a picture."""
        if piece.size is not None:
            return ""
        buffer = (ctypes.c_ushort * LONGEST)()
        length = raw.FPDFTextObj_GetText(piece.handle, self.textpage.raw, buffer, LONGEST * 2)
        return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace").rstrip("\0")

    def tell(self, block: Block) -> str:
        """The words of a block, in one go."""
        return "".join(self.say(piece) for piece in block.pieces)

    def span(self) -> list[float]:
        """The upper and lower ends of what is tagged."""
        return [edge for block in self.blocks for p in block.pieces for edge in (p.box.bottom, p.box.top)]

    def read(self, ends: list[float]) -> None:
        """Tell running heads and feet, which stand above and below all `ends`, from the text of the page."""
        ends = ends + self.span()
        top, bottom = max(ends, default=-math.inf), min(ends, default=math.inf)
        self.margin = [p for p in self.texts if p.box.bottom >= top or p.box.top <= bottom]
        self.text = str(self.textpage.get_text_range())
        for piece in reversed(self.margin):
            told = self.say(piece).strip()
            head, found, tail = self.text.rpartition(told) if told else ("", "", "")
            if found:
                self.text = f"{head} {tail}"


class Paper(NamedTuple):
    """The pages of an open file, the sizes of all pictures in it, shown or not, and the SHA-256 of each file
    that is attached to it."""

    sheets: list[Sheet]
    images: list[tuple[int, int]]
    attached: frozenset[str] = frozenset()


class Unreadable(Exception):
    """The file is no PDF that can be read."""


@contextmanager
def open_paper(data: bytes) -> Iterator[Paper]:
    """The pages of a file; raises Unreadable."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(str(error)) from None
    try:
        files = (document.get_attachment(place).get_data() for place in range(document.count_attachments()))
        attached = frozenset(sha256(bytes(file)).hexdigest() for file in files)
        yield Paper(_sheets(document), _images(data), attached)
    finally:
        document.close()


def _sheets(document: Any) -> list[Sheet]:
    """The pages. PDFium tells no tags that are nested more than 32 deep, so a page may seem to have few;
    where its text begins and ends is then told by the others of its size after the first, which may be set
    higher or lower."""
    sheets = [Sheet(document, number) for number in range(1, len(document) + 1)]
    ends: defaultdict[Box, list[float]] = defaultdict(list)
    for sheet in sheets[1:]:
        ends[sheet.sheet] += sheet.span()
    usual = {size: [min(all_ends), max(all_ends)] for size, all_ends in ends.items() if all_ends}
    for sheet in sheets:
        known = sheet.number == 1 and sheet.blocks
        sheet.read([] if known else usual.get(sheet.sheet, []))
    return sheets


def _images(data: bytes) -> list[tuple[int, int]]:
    """Width and height of every picture in the file, even of those that are drawn as a pattern."""
    found = []
    for match in IMAGE.finditer(data):
        before = data[max(match.start() - REACH, 0) : match.start()].rpartition(b" obj")[2]
        after = data[match.end() : match.end() + REACH].partition(b"stream")[0]
        width, height = (re.search(rb"/%b (\d+)" % name, before + after) for name in (b"Width", b"Height"))
        if width and height:
            found.append((int(width[1]), int(height[1])))
    return found


def _pieces(page: Any) -> Iterator[Piece]:
    """The text and the pictures of a page in the order in which they are painted."""
    edges = [ctypes.c_float() for _ in range(4)]
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for index in range(raw.FPDFPage_CountObjects(page)):
        handle = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(handle)
        if kind not in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        raw.FPDFPageObj_GetBounds(handle, *edges)
        size = None
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            raw.FPDFImageObj_GetImagePixelSize(handle, width, height)
            size = (width.value, height.value)
        mark = raw.FPDFPageObj_GetMarkedContentID(handle)
        yield Piece(Box(*(edge.value for edge in edges)), mark, size, handle)


def _links(document: Any, page: Any) -> Iterator[str]:
    """The addresses that the links of a page lead to."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    buffer = ctypes.create_string_buffer(LONGEST)
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
            raw.FPDFAction_GetURIPath(document, action, buffer, LONGEST)
            yield buffer.value.decode("utf-8", "replace")


def _blocks(page: Any, pieces: list[Piece]) -> list[Block]:
    """The blocks of a page in reading order, those without text or picture left out."""
    by_mark: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_mark.setdefault(piece.mark, []).append(piece)
    blocks: list[Block] = []
    tree = raw.FPDF_StructTree_GetForPage(page)
    if tree:
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            _walk(raw.FPDF_StructTree_GetChildAtIndex(tree, index), "", None, blocks, by_mark, 0)
        raw.FPDF_StructTree_Close(tree)
    return [block for block in blocks if block.pieces]


def _walk(
    element: Any,
    parent: str,
    block: Block | None,
    blocks: list[Block],
    by_mark: dict[int, list[Piece]],
    depth: int,
) -> None:
    """Add the blocks at and below an element; `block` is the one that its text belongs to."""
    tag = _tag(element)
    if tag in LEAVES:
        block = Block(tag, parent, [])
        blocks.append(block)
    elif tag in CONTAINERS:
        block = None
    elif block is None:
        block = Block("", parent, [])
        blocks.append(block)
    for index in range(raw.FPDF_StructElement_CountChildren(element) if depth < DEEPEST else 0):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            _walk(child, tag, block, blocks, by_mark, depth + 1)
            continue
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mark < 0 or mark not in by_mark:
            continue
        if block is None:
            block = Block("", tag, [])
            blocks.append(block)
        block.pieces.extend(by_mark.pop(mark))


def _tag(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    length = raw.FPDF_StructElement_GetType(element, buffer, 64)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
