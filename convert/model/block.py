"""What the body of an article is made of: a closed tree of typed blocks."""

from typing import Literal

import msgspec

from convert.model.direction import Direction
from convert.model.image import Image
from convert.model.inline import Inline


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph", forbid_unknown_fields=True, omit_defaults=True):
    """Running text; `direction` only where it differs from the article's."""

    content: tuple[Inline, ...]
    direction: Direction | None = None


class Heading(msgspec.Struct, frozen=True, tag="heading", forbid_unknown_fields=True, omit_defaults=True):
    """A heading of the body; level 2 is the highest, since level 1 is the title of the article."""

    level: int
    content: tuple[Inline, ...]
    anchor: str | None = None


class Quote(msgspec.Struct, frozen=True, tag="quote", forbid_unknown_fields=True, omit_defaults=True):
    """A quotation in its own block; `pull` when it only repeats a sentence of the text as an ornament."""

    blocks: tuple["Block", ...]
    attribution: tuple[Inline, ...] = ()
    pull: bool = False


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry of a list."""

    blocks: tuple["Block", ...]


class List(msgspec.Struct, frozen=True, tag="list", forbid_unknown_fields=True, omit_defaults=True):
    """Bullets or numbers; `start` is the first number, `style` the kind of number."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    style: Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"] = "decimal"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Terms and what is said of them."""

    terms: tuple[tuple[Inline, ...], ...]
    definitions: tuple[tuple["Block", ...], ...]


class Terms(msgspec.Struct, frozen=True, tag="terms", forbid_unknown_fields=True, omit_defaults=True):
    """A list of terms with their definitions, or of questions with their answers."""

    entries: tuple[Entry, ...]


class Figure(msgspec.Struct, frozen=True, tag="figure", forbid_unknown_fields=True, omit_defaults=True):
    """One picture or several with one caption; the credit is apart ("Photo: ..." is not in the caption)."""

    images: tuple[Image, ...]
    caption: tuple[Inline, ...] = ()
    credit: str | None = None


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One cell; spans are 1 or more. `align` is only kept where the page aligns numbers or middles."""

    blocks: tuple["Block", ...]
    header: bool = False
    colspan: int = 1
    rowspan: int = 1
    align: Literal["start", "center", "end"] | None = None


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One row of cells; cells covered by a span from above are not in it."""

    cells: tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True, tag="table", forbid_unknown_fields=True, omit_defaults=True):
    """Data in rows: the first `head` rows are column headers, the last `foot` rows are totals or notes."""

    rows: tuple[Row, ...]
    head: int = 0
    foot: int = 0
    caption: tuple[Inline, ...] = ()
    source: tuple[Inline, ...] = ()


class Code(msgspec.Struct, frozen=True, tag="code", forbid_unknown_fields=True, omit_defaults=True):
    """Program text or other preformatted lines, as they are."""

    text: str
    language: str | None = None
    caption: tuple[Inline, ...] = ()


class Callout(msgspec.Struct, frozen=True, tag="callout", forbid_unknown_fields=True, omit_defaults=True):
    """A box set apart from the text; "takeaways" is a list of key points, "details" was folded on screen."""

    blocks: tuple["Block", ...]
    title: tuple[Inline, ...] = ()
    kind: Literal["box", "takeaways", "note", "warning", "details"] = "box"


class Embed(msgspec.Struct, frozen=True, tag="embed", forbid_unknown_fields=True, omit_defaults=True):
    """A video, sound, post, map or other foreign part, which paper shows as a card that leads to it."""

    kind: Literal["video", "audio", "post", "map", "document", "other"]
    href: str
    title: str | None = None
    provider: str | None = None
    poster: Image | None = None
    text: tuple["Block", ...] = ()


class Rule(msgspec.Struct, frozen=True, tag="rule", forbid_unknown_fields=True, omit_defaults=True):
    """A break between parts of the text that has no heading."""


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A footnote or endnote; `id` is what NoteRef.note names, `label` what the page printed."""

    id: str
    label: str
    blocks: tuple["Block", ...]


Block = Paragraph | Heading | Quote | List | Terms | Figure | Table | Code | Callout | Embed | Rule
