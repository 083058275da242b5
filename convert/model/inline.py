"""What stands inside a line of text. A closed set: what cannot be said with these is not in the article."""

from typing import Literal

import msgspec

from convert.model.direction import Direction
from convert.model.image import Image


class Text(msgspec.Struct, frozen=True, tag="text", forbid_unknown_fields=True, omit_defaults=True):
    """Plain words; white space is single spaces, there is no markup inside."""

    text: str


class Emphasis(msgspec.Struct, frozen=True, tag="emphasis", forbid_unknown_fields=True, omit_defaults=True):
    """Words that are set apart; `kind` says how, not how it looks."""

    content: tuple["Inline", ...]
    kind: Literal["emphasis", "strong", "mark", "inserted", "deleted", "quotation", "small"] = "emphasis"


class Foreign(msgspec.Struct, frozen=True, tag="foreign", forbid_unknown_fields=True, omit_defaults=True):
    """Words in another language or direction than the article (BCP 47 tag, "ltr" or "rtl")."""

    content: tuple["Inline", ...]
    language: str | None = None
    direction: Direction | None = None


class CodeSpan(msgspec.Struct, frozen=True, tag="code-span", forbid_unknown_fields=True, omit_defaults=True):
    """Program text, a key or sample output inside a line; its white space is meant."""

    text: str


class Link(msgspec.Struct, frozen=True, tag="link", forbid_unknown_fields=True, omit_defaults=True):
    """Words that lead somewhere; `href` is an absolute http, https, mailto or tel address, or "#anchor"
    where `anchor` is the anchor of a heading, or the id of a note, in the same article."""

    content: tuple["Inline", ...]
    href: str


class Break(msgspec.Struct, frozen=True, tag="break", forbid_unknown_fields=True, omit_defaults=True):
    """A line that ends here on purpose, as in an address or a poem."""


class Shift(msgspec.Struct, frozen=True, tag="shift", forbid_unknown_fields=True, omit_defaults=True):
    """Raised or lowered words."""

    content: tuple["Inline", ...]
    kind: Literal["sub", "sup"]


class NoteRef(msgspec.Struct, frozen=True, tag="note-ref", forbid_unknown_fields=True, omit_defaults=True):
    """A reference to the note with that id in `Article.notes`; `label` is what the page printed."""

    note: str
    label: str


class Picture(msgspec.Struct, frozen=True, tag="picture", forbid_unknown_fields=True, omit_defaults=True):
    """A small picture that stands in a line, such as an icon or a formula that was drawn."""

    image: Image


class Math(msgspec.Struct, frozen=True, tag="math", forbid_unknown_fields=True, omit_defaults=True):
    """A formula: `text` reads as plain words or signs, `tex` is its TeX source where the page had it,
    `mathml` its presentation MathML where it had no TeX."""

    text: str
    tex: str | None = None
    display: bool = False
    mathml: str | None = None


Inline = Text | Emphasis | Foreign | CodeSpan | Link | Break | Shift | NoteRef | Picture | Math
