"""An issue of a newsletter: what an editor adds to the articles. Whatever is left out leaves no gap."""

import msgspec

from convert.model.article import Day, Origin, Person
from convert.model.block import Block
from convert.model.image import Image


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A named part of an issue and the articles in it, as places in Publication.articles from 0."""

    name: str
    articles: tuple[int, ...]


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A pointer to something that is not printed in full: `kind` is its label ("Report", "Podcast"),
    `section` the name of the part it was planned for, `origin` the page that its picture is of."""

    title: str
    kind: str | None = None
    words: str | None = None
    href: str | None = None
    image: Image | None = None
    origin: Origin = Origin()
    section: str | None = None


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that takes place: `time` is printed as it is given ("10:00-12:00")."""

    title: str
    day: Day
    time: str | None = None
    place: str | None = None
    words: str | None = None
    href: str | None = None


class Issue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Name, number and date of an issue and its own parts, in the order in which they are printed.

    `lead` is the place of the article that opens it. Articles in no section follow the lead.
    `language` is that of the issue's own words; without one, the first article's.
    """

    title: str | None = None
    tagline: str | None = None
    number: str | None = None
    date: Day | None = None
    language: str | None = None
    note: tuple[Block, ...] = ()
    signature: str | None = None
    lead: int = 0
    sections: tuple[Section, ...] = ()
    cards: tuple[Card, ...] = ()
    events: tuple[Event, ...] = ()
    team: tuple[Person, ...] = ()
