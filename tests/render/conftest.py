"""A publication that holds every kind of block and inline, nested, and the design it is set in."""

import hashlib
import io
from typing import Any

import pytest
from PIL import Image as Canvas

from convert.design import Design, load_design
from convert.model import (
    Article,
    Asset,
    Block,
    Break,
    Callout,
    Cell,
    Code,
    CodeSpan,
    Embed,
    Emphasis,
    Entry,
    Figure,
    Foreign,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    List,
    Math,
    Note,
    NoteRef,
    Origin,
    Paragraph,
    Person,
    Picture,
    Publication,
    Quote,
    Related,
    Row,
    Rule,
    Shift,
    Table,
    Terms,
    Text,
)

PARAGRAPH = (
    "The harbour master keeps two ledgers, one for the ships that came and one for those that were expected."
    " For nine years the second has been the longer of the two."
)


def words(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def paragraph(*content: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(c) if isinstance(c, str) else c for c in content))


def draw(src: str, width: int, height: int) -> Asset:
    out = io.BytesIO()
    Canvas.new("RGB", (width, height), (40, 90, 120)).save(out, "PNG")
    data = out.getvalue()
    return Asset(src, hashlib.sha256(data).hexdigest()[:16] + ".png", "image/png", data, width, height)


def cell(text: str, **options: Any) -> Cell:
    return Cell((paragraph(text),), **options)


LINK = Link((Emphasis(words("bold"), "strong"), CodeSpan("claim")), "https://claims.example/b")

PIECES: tuple[Inline, ...] = (
    Text("It is"),
    Emphasis(words("not"), "emphasis"),
    Emphasis((Text("a "), LINK), "strong"),
    Emphasis(words("marked"), "mark"),
    Emphasis(words("inserted"), "inserted"),
    Emphasis(words("deleted"), "deleted"),
    Emphasis(words("quoted"), "quotation"),
    Emphasis(words("minor"), "small"),
    Foreign(words("le fret"), "fr"),
    Foreign(words("שלום"), "he", "rtl"),
    CodeSpan("ledger --all"),
    Shift(words("low"), "sub"),
    Shift(words("high"), "sup"),
    Math("E = mc²"),
    Math("a + b = c", display=True),
    Picture(Image("small.png", "a square")),
    Picture(Image("small.png", "")),
    Picture(Image("gone.png", "an icon")),
    Link((Picture(Image("small.png", "a button")),), "https://claims.example/button"),
    Link(words("above"), "#ledger"),
    Link(words("mail"), "mailto:office@port.example"),
    Break(),
    Text("A new line."),
    NoteRef("n1", "1"),
    NoteRef("n2", "*"),
)  # fmt: skip

LINE = tuple(part for piece in PIECES for part in (piece, Text(" ")))

HEAD = cell("Port", header=True, rowspan=2)

TABLE = Table(
    (
        Row((HEAD, cell("Ships", header=True, colspan=2), cell("Hours", rowspan=2))),
        Row((cell("2024", header=True), cell("2025", header=True))),
        Row((cell("Northhaven", header=True), cell("1,204"), cell("1,377"), cell("41", rowspan=9))),
        Row((cell("Saltmouth", header=True), cell("883"))),
        Row((cell("All"), cell("2,087"), cell("2,289"), cell("44"))),
    ),
    head=2,
    foot=1,
    caption=words("Ships and hours"),
    source=words("Source: own count."),
)  # fmt: skip

DEEPEST = List((Item((paragraph("malting"),)),), ordered=True, style="lower-alpha")

NESTED = List(
    (
        Item((paragraph("grain"), List((Item((paragraph("wheat"), DEEPEST)),)))),
        Item((paragraph("steel"), TABLE, Quote((paragraph("in a list"),)))),
        Item((paragraph("fourth"), paragraph("and its second paragraph"))),
    ),
    ordered=True,
    start=4,
)  # fmt: skip

BODY: tuple[Block, ...] = (
    paragraph(PARAGRAPH, Link(words("a public ledger"), "https://port.example/l?utm_source=x&id=4")),
    Callout((List((Item((paragraph("Transit times fell."),)),)),), kind="takeaways"),
    Heading(2, words("What the ledgers hold"), "ledger"),
    Paragraph(LINE),
    NESTED,
    Heading(5, words("A heading that skipped levels")),
    Quote((paragraph("We do not lack track."), List((Item((paragraph("nor trains"),)),))), words("Deputy")),
    Quote((paragraph("A sentence as an ornament."),), pull=True),
    Terms((Entry((words("Berth"), words("Place")), ((paragraph("For a ship."),), (paragraph("Room."),))),)),
    TABLE,
    Figure((Image("wide.png"), Image("small.png", "A chart")), words("Two pictures"), "Photo: the authors"),
    Figure((Image("gone.png", "A lost map"),), words("A picture that is gone")),
    Figure((Image("wide.png", ""),)),
    Code("def corridor(ships):\n    return " + "x" * 300, "python", words("Listing")),
    Callout((TABLE, NESTED), words("A box of much")),
    Callout((paragraph("Inside."),), words("A note"), "note"),
    Callout((paragraph("Inside."),), words("A warning"), "warning"),
    Callout((paragraph("Inside."),), words("Folded"), "details"),
    Embed("video", "https://video.example/w?v=1", "A day at the silo", "Video", Image("wide.png", "Still")),
    Embed("post", "https://social.example/1", text=(paragraph("Fog."), Quote((paragraph("So it is."),)))),
    Rule(),
    Heading(2, (Text("What to "), Link((Emphasis(words("do")),), "https://port.example/do"))),
    paragraph(PARAGRAPH),
)  # fmt: skip

EVERYTHING = Article(
    title="Four Capitals, One Corridor",
    dek="The ports tell a slower story.",
    byline=(Person("Mirel Okonjo", "Fellow", "Port Studies", "https://x.example/m"), Person("Aylin Vardan")),
    published="2026-03-14",
    updated="2026-04",
    language="en-GB",
    site="The Quayside Review",
    section="Trade & Transport",
    lead=Figure((Image("wide.png", "A port"),), words("The harbour at dusk."), "Photo: J. Ferrante"),
    body=BODY,
    notes=(
        Note("n1", "1", (paragraph("Ledger, vol. 12."), List((Item((paragraph("a list"),)),)))),
        Note("n2", "*", (paragraph("Own count."),)),
    ),
    related=(
        Related(
            "The Winter the Silos Stayed Full", "https://quay.example/silos?fbclid=z", "Why no harvest came."
        ),
        Related("A Talk Without a Link"),
    ),
    copyright="© 2026 The Quayside Review",
    origin=Origin("https://quay.example/2026/03/corridor", "2026-11-20"),
)


@pytest.fixture(scope="session")
def everything() -> Publication:
    return Publication((EVERYTHING,), (draw("wide.png", 1000, 600), draw("small.png", 200, 120)))


@pytest.fixture(scope="session")
def design() -> Design:
    return load_design()
