"""What an institution adds to what it prints: its people as it knows them, and the number in its series."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from convert.compose.portrait import develop_portrait
from convert.compose.refusal import Refused
from convert.design import Design
from convert.design.brand import Type
from convert.design.face import list_faces
from convert.design.people import find, introduce
from convert.design.register import Source, claim
from convert.model import Article, Asset, Image, Person, Publication
from convert.outside import Unreachable
from convert.remarks import Remark, remark


def furnish(publication: Publication, design: Design, numbered: bool) -> Publication:
    """The publication with posts and photos of the people in its bylines and, if `numbered`, its number.

    A photo that cannot be had leaves a remark. Raises DesignError and OutputError for the register.
    """
    told = publication.remarks + tuple(find_missing_fonts(design))
    publication = msgspec.structs.replace(publication, series=design.series, remarks=told)
    if design.people:
        publication = present(publication, design)
    if numbered and design.register and not (publication.issue and publication.issue.number):
        publication = msgspec.structs.replace(publication, number=take_number(publication, design))
    return publication


def find_missing_fonts(design: Design) -> Iterator[Remark]:
    """A remark for each family of the brand that there is no file for."""
    ours = set(msgspec.structs.astuple(Type()))
    wanted = {use: getattr(design.brand.type, use) for use in Type.__struct_fields__}
    strange = {use: family for use, family in wanted.items() if family not in ours}
    if strange:
        there = {face.family for face in list_faces(design.fonts)}
        for use, family in strange.items():
            if family not in there:
                yield remark("font-missing", family=family, use=use)


def present(publication: Publication, design: Design) -> Publication:
    """The publication with what the people file says of the people in its bylines."""
    portraits: dict[str, Asset | Remark] = {}
    articles = tuple(_present(article, design, portraits) for article in publication.articles)
    assets = tuple(found for found in portraits.values() if isinstance(found, Asset))
    remarks = tuple(found for found in portraits.values() if isinstance(found, Remark))
    return msgspec.structs.replace(
        publication,
        articles=articles,
        assets=publication.assets + assets,
        remarks=publication.remarks + remarks,
    )


def _present(article: Article, design: Design, portraits: dict[str, Asset | Remark]) -> Article:
    byline = []
    for person in article.byline:
        profile = find(design.people, person)
        if profile is None:
            byline.append(person)
            continue
        known = introduce(person, profile, article.language)
        if profile.photo:
            if profile.photo not in portraits:
                portraits[profile.photo] = _portrait(profile.photo, person)
            known = msgspec.structs.replace(known, photo=Image(profile.photo, alt=""))
        byline.append(known)
    return msgspec.structs.replace(article, byline=tuple(byline))


def _portrait(photo: str, person: Person) -> Asset | Remark:
    try:
        return develop_portrait(photo)
    except (Refused, Unreachable) as error:
        return remark("portrait-missing", name=Path(photo).name, person=person.name, reason=error)


def take_number(publication: Publication, design: Design) -> int | None:
    """The number of the publication in the design's series; None where it has no series."""
    series = design.series or design.brand.series
    if not series or not design.register:
        return None
    starts = {name.casefold(): first for name, first in design.brand.starts}
    source = Source(
        identity(publication),
        publication.articles[0].origin.url if not publication.issue else None,
        publication.title,
    )
    return claim(Path(design.register), series, starts.get(series.casefold(), 1), source)


def identity(publication: Publication) -> str:
    """What makes a publication the same when it is built anew: the bytes that its articles were read from."""
    marks = [
        article.origin.sha256 or sha256(msgspec.json.encode((article.title, article.body))).hexdigest()
        for article in publication.articles
    ]
    return marks[0] if len(marks) == 1 else sha256("".join(marks).encode()).hexdigest()
