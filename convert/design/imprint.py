"""What a publication says of its publisher: the brand's words in the article's language, for its series."""

from collections.abc import Iterator
from typing import Final

import msgspec

from convert.design.brand import BOILERPLATE, Brand, Institution
from convert.model.direction import Direction, direction_of

LOCAL: Final = ("name", "short", "tagline", "address")
"""What of an institution is said in the language of the reader."""


class Statement(msgspec.Struct, frozen=True):
    """A paragraph of the small print: `kind` is about, disclaimer, licence or funding."""

    kind: str
    language: str
    direction: Direction
    text: str


class Contact(msgspec.Struct, frozen=True):
    """A way to reach the institution: its words, how they run, and the address that a click on them opens."""

    words: str
    href: str | None = None
    direction: Direction = "ltr"


class Imprint(msgspec.Struct, frozen=True):
    """A brand's words for one publication, as templates show them; `language` is that of the name,
    `direction` that of the reader's language."""

    institution: Institution
    language: str
    direction: Direction
    series: str | None
    statements: tuple[Statement, ...]
    contacts: tuple[Contact, ...]


def speak(brand: Brand, language: str | None, series: str | None = None) -> Imprint:
    """The brand's words in `language`, each by itself in the brand's own where it has none in that.

    In either language a series comes before what is said in general. `series` None is the brand's usual one.
    """
    series = series or brand.series
    found = {key: next(_said(brand, key, language, series), None) for key in (*LOCAL, *BOILERPLATE)}
    spoken = found["name"][0] if found["name"] else brand.language
    local = {key: said[1] for key in LOCAL if (said := found[key])}
    institution = msgspec.structs.replace(brand.institution, **local)
    statements = (
        Statement(key, said[0], direction_of(said[0]), said[1])
        for key in BOILERPLATE
        if (said := found[key]) and said[1].strip()
    )
    return Imprint(
        institution=institution,
        language=spoken,
        direction=direction_of(language or brand.language),
        series=_series_name(brand, language, series),
        statements=tuple(statements),
        contacts=tuple(find_contacts(institution, found["address"])),
    )


def find_contacts(institution: Institution, place: tuple[str, str] | None) -> Iterator[Contact]:
    """Post, telephone, mail, page, and then the rest, as far as they are known; `place` is the address for
    post with its language."""
    if place and place[1]:
        yield Contact(place[1], direction=direction_of(place[0]))
    if institution.phone:
        yield Contact(institution.phone)
    if institution.email:
        yield Contact(institution.email, f"mailto:{institution.email}")
    for site in (institution.url, *institution.social):
        if site:
            yield Contact(site, site if site.startswith(("https://", "http://")) else None)


def _said(brand: Brand, key: str, language: str | None, series: str | None) -> Iterator[tuple[str, str]]:
    """Every text of a key with its language, the fittest first."""
    for wanted in candidates(brand, language):
        for kind in dict.fromkeys((series and series.casefold(), None)):
            for wording in brand.wordings:
                same = (wording.series and wording.series.casefold()) == kind
                if wording.language.lower() == wanted and same and not (kind and key in LOCAL):
                    text = wording.get(key)
                    if text is not None:
                        yield wording.language, text


def _series_name(brand: Brand, language: str | None, series: str | None) -> str | None:
    if not series:
        return None
    for wanted in candidates(brand, language):
        for wording in brand.wordings:
            of_series = wording.series and wording.series.casefold() == series.casefold()
            if of_series and wording.language.lower() == wanted and wording.get("name"):
                return wording.get("name")
    return series


def candidates(brand: Brand, language: str | None) -> tuple[str, ...]:
    """The languages to look for, in lower case: "pt-br", "pt", and the brand's own."""
    tag = (language or brand.language).lower().replace("_", "-")
    return tuple(dict.fromkeys((tag, tag.partition("-")[0], brand.language.lower())))
