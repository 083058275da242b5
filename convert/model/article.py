"""The article: what was read from a page, with the evidence for it."""

from typing import Annotated, Final, Literal

import msgspec

from convert.model.block import Block, Figure, Note
from convert.model.direction import Direction
from convert.model.image import Image
from convert.remarks import Remark

Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A date as far as it is known: "2024-08-21", "2024-08" or "2024" (ISO 8601)."""


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One name of the byline, without date, job title or 'By'; `mail` and `photo` come from a people file."""

    name: str
    role: str | None = None
    affiliation: str | None = None
    url: str | None = None
    kind: Literal["person", "organisation"] = "person"
    mail: str | None = None
    photo: Image | None = None


class Related(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A link to another article that the page recommends; `href` is None in pasted text."""

    title: str
    href: str | None = None
    teaser: str | None = None
    image: Image | None = None


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the article came from: address, day of retrieval, hash of the input's bytes, file name."""

    url: str | None = None
    retrieved: Day | None = None
    sha256: str | None = None
    name: str | None = None
    encoding: str | None = None


class Rival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another value for a fact, and the witness that gave it."""

    value: str
    witness: str


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One fact (title, byline, published ...), the witness that won, and the rivals it beat.

    A witness reads like "JSON-LD headline", "meta og:title", "markup h1" or "text line 4".
    """

    name: str
    value: str
    witness: str
    rivals: tuple[Rival, ...] = ()


PLANNED: Final = "plan"
"""The step of a removal that somebody asked for in the plan of an issue."""


class Removal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something of the page that is not in the article: which pass took it, why, and its words.

    `where` is a short path of tags in the page ("main > div.share") or a line number. `text` is
    all of its words, so that nothing disappears without a name; show `excerpt` to people.
    """

    step: str
    reason: str
    where: str
    text: str


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the article was read: facts with their witnesses, what was removed, remarks."""

    facts: tuple[Fact, ...] = ()
    trail: tuple[Removal, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page without its clutter.

    `language` is a BCP 47 tag or None where neither page nor text tells; `direction` follows it.
    `lead` is the main picture above the text and does not stand in `body` again.
    """

    title: str
    body: tuple[Block, ...]
    dek: str | None = None
    byline: tuple[Person, ...] = ()
    published: Day | None = None
    updated: Day | None = None
    language: str | None = None
    direction: Direction = "ltr"
    site: str | None = None
    section: str | None = None
    lead: Figure | None = None
    notes: tuple[Note, ...] = ()
    related: tuple[Related, ...] = ()
    copyright: str | None = None
    origin: Origin = Origin()
    reading: Reading = Reading()
