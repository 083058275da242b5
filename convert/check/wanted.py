"""What an article promises to put on paper: its lines, its pictures, and where its links lead."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from convert.model import (
    Article,
    Asset,
    Break,
    Code,
    CodeSpan,
    Embed,
    Emphasis,
    Figure,
    Foreign,
    Image,
    Issue,
    Link,
    Math,
    NoteRef,
    Picture,
    Publication,
    Shift,
    Text,
)
from convert.model.walk import descend
from convert.render.address import SCHEMES
from convert.render.issue import cut_words
from convert.render.label import write_date


class Wanted(NamedTuple):
    """Lines of words, a picture for each place where one is to be, those that only adorn, and addresses
    without repetition."""

    lines: list[str]
    pictures: list[Asset]
    ornaments: list[Asset]
    links: list[str]


def want(publication: Publication) -> Wanted:
    """What the articles of a publication want printed."""
    assets = {asset.src: asset for asset in publication.assets}
    lines: list[str] = []
    pictures: tuple[list[Asset], list[Asset]] = ([], [])
    links: dict[str, None] = {}
    for article in publication.articles:
        content = (article.lead, article.body, article.notes)
        lines += filter(None, _facts(article))
        for part in descend(content):
            if isinstance(part, Image) and part.src in assets:
                pictures[part.alt == ""].append(assets[part.src])
        lines += _lines(block for block in content if block)
        links.update(dict.fromkeys(_links(article)))
    if publication.issue:
        issue = publication.issue
        lines += _issue_lines(issue, publication.language)
        for part in descend((issue.note, issue.cards)):
            if isinstance(part, Image) and part.src in assets:
                pictures[part.alt == ""].append(assets[part.src])
        links.update(dict.fromkeys(_issue_links(issue)))
    return Wanted(lines, *pictures, list(links))


def _facts(article: Article) -> Iterator[str | None]:
    yield from (article.title, article.dek)
    for person in article.byline:
        yield from (person.name, person.role, person.affiliation)
    yield from (write_date(day, article.language) for day in (article.published, article.updated))
    for related in article.related:
        yield from (related.title, related.teaser)


def _issue_lines(issue: Issue, language: str | None) -> Iterator[str]:
    """The words of an editor. Those of a card are cut as they are for print."""
    yield from filter(None, (issue.title, issue.tagline, issue.number, write_date(issue.date, language)))
    yield from _lines(issue.note)
    yield from filter(None, (issue.signature, *(s.name for s in issue.sections if s.articles)))
    for card in issue.cards:
        yield from filter(None, (card.kind, card.title, cut_words(card.words) if card.words else None))
    for event in issue.events:
        when = write_date(event.day, language)
        yield from filter(None, (event.title, when, event.time, event.place, event.words))
    for person in issue.team:
        yield from filter(None, (person.name, person.role))


def _issue_links(issue: Issue) -> Iterator[str]:
    for part in descend(issue.note):
        if isinstance(part, Embed) or (isinstance(part, Link) and _has_something(part)):
            yield from _outward(part.href)
    for href in (*(card.href for card in issue.cards), *(event.href for event in issue.events)):
        yield from _outward(href)
    for person in issue.team:
        yield from _outward(person.url)


def _lines(content: Iterable[object]) -> list[str]:
    """A line for each paragraph, caption, cell or title. Raised words and marks of notes stand apart, since
    a page may set them apart."""
    found: list[str] = [""]
    stack: list[object] = [tuple(content)]
    while stack:
        match stack.pop():
            case None:
                found.append("")
            case tuple() as parts:
                stack.extend(reversed(parts))
            case Text() | CodeSpan() as part:
                found[-1] += part.text
            case Math() as part:
                found[-1] += part.text or part.tex or ""
            case NoteRef() as part:
                found[-1] += f" {part.label} "
            case Break() | Picture() | Image():
                found[-1] += " "
            case Shift() as part:
                found[-1] += " "
                stack.append(part.content)
            case Emphasis() | Foreign() | Link() as part:
                stack.append(part.content)
            case msgspec.Struct() as part:
                found += [*_written(part), ""]
                for field in reversed(part.__struct_fields__):
                    stack += (None, getattr(part, field))
            case _:
                pass
    return [line for line in found if line.strip()]


def _written(part: msgspec.Struct) -> list[str]:
    """The words of a block that are no lines of their own in the model."""
    match part:
        case Code():
            return [part.text]
        case Figure():
            return [part.credit or ""]
        case Embed():
            return [part.title or "", part.provider or ""]
    return []


def _links(article: Article) -> Iterator[str]:
    """Addresses that a reader could follow, of links that have something to click on."""
    for person in article.byline:
        yield from _outward(person.url)
    for part in descend((article.lead, article.body, article.notes)):
        if isinstance(part, Embed) or (isinstance(part, Link) and _has_something(part)):
            yield from _outward(part.href)
    for related in article.related:
        yield from _outward(related.href)


def _outward(href: str | None) -> list[str]:
    return [href] if href and href.partition(":")[0].lower() in SCHEMES else []


def _has_something(link: Link) -> bool:
    return any(
        isinstance(part, Image | NoteRef)
        or (isinstance(part, Text | CodeSpan | Math) and bool(part.text.strip()))
        for part in descend(link.content)
    )
