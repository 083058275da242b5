"""An issue as its template shows it: what stands in which part, with its words and numbers ready."""

from collections.abc import Callable, Collection, Iterable
from typing import Final

import msgspec
from markupsafe import Markup

from convert.design import Brand, speak
from convert.model import Article, Card, Event, Issue, Publication
from convert.model.sentence import count_words, first_words, last_end
from convert.render.address import clean
from convert.render.html import Writer
from convert.render.label import labels, write_date
from convert.render.picture import Shelf
from convert.render.story import Story

CARD: Final = (25, 40)
"""Words of a teaser card: from how many on it may end with a sentence, and how many it has at most."""


class Part(msgspec.Struct, frozen=True):
    """Stories under one name; the first part, which has none, follows the lead."""

    name: str | None
    stories: tuple[Story, ...]


class Cards(msgspec.Struct, frozen=True):
    """Teaser cards under one heading: that of a section that has nothing else, or the usual one."""

    name: str
    cards: tuple[dict[str, str | Markup | None], ...]


class Sheet(msgspec.Struct, frozen=True):
    """All parts of an issue in the order of the page; what the issue does not have is None or empty."""

    title: str
    tagline: str | None
    facts: tuple[str, ...]
    language: str
    labels: dict[str, str]
    note: Markup
    signature: str | None
    lead: Story
    parts: tuple[Part, ...]
    cards: tuple[Cards, ...]
    events: tuple[dict[str, str | Markup | None], ...]
    team: tuple[dict[str, str | None], ...]

    def name(self, between: str) -> str:
        """Title, number and date in one line."""
        return between.join((self.title, *self.facts))

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories in the order of the page."""
        return (self.lead, *(story for part in self.parts for story in part.stories))


def arrange(issue: Issue, count: int) -> tuple[int, list[tuple[str | None, list[int]]]]:
    """The place of the lead, and each part with the places of its articles; none twice, none left out."""
    lead = issue.lead if 0 <= issue.lead < count else 0
    free = [n for n in range(count) if n != lead]
    parts: list[tuple[str | None, list[int]]] = []
    for section in issue.sections:
        own = [n for n in dict.fromkeys(section.articles) if n in free]
        free = [n for n in free if n not in own]
        if own:
            parts.append((section.name, own))
    return lead, [(None, free), *parts] if free else parts


def make_sheet(
    publication: Publication, brand: Brand, shelf: Shelf, tell: Callable[[int, int], Story]
) -> Sheet:
    """Arrange the issue; `tell` writes the article at a place, with its title at a level of headings."""
    issue = publication.issue or Issue()
    language = publication.language or "en"
    institution = speak(brand, language, publication.series).institution
    words = labels(language)
    lead, parts = arrange(issue, len(publication.articles))
    note = Writer(Article("", issue.note, language=language), shelf, words, "note", False, 3)
    opening = tell(lead, 2)
    told = tuple(Part(name, tuple(tell(n, 3 if name else 2) for n in places)) for name, places in parts)
    count = issue.number or (str(publication.number) if publication.number else None)
    number = words["number"].replace("{number}", count) if count else None
    facts = (number, write_date(issue.date, language))
    return Sheet(
        title=issue.title or institution.name,
        tagline=issue.tagline or (institution.tagline if not issue.title else None),
        facts=tuple(fact for fact in facts if fact),
        language=language,
        labels=words,
        note=note.blocks(issue.note),
        signature=issue.signature,
        lead=opening,
        parts=told,
        cards=tuple(
            Cards(name or words["brief"], tuple(describe_card(card, note) for card in cards))
            for name, cards in group_cards(issue, [name for name, _ in parts])
        ),
        events=tuple(describe_event(event, note, language) for event in issue.events),
        team=tuple({"name": p.name, "role": p.role, "href": p.url and clean(p.url)} for p in issue.team),
    )


def group_cards(issue: Issue, told: Collection[str | None]) -> list[tuple[str | None, list[Card]]]:
    """The cards of each section that has no story (those that have are `told`), then the others."""
    alone = dict.fromkeys(section.name for section in issue.sections if section.name not in told)
    groups: dict[str | None, list[Card]] = {**{name: [] for name in alone}, None: []}
    for card in issue.cards:
        groups[card.section if card.section in alone else None].append(card)
    return [(name, cards) for name, cards in groups.items() if cards]


def describe_card(card: Card, writer: Writer) -> dict[str, str | Markup | None]:
    """A teaser card: its words cut at the end of a sentence, its address in print."""
    href = clean(card.href) if card.href else None
    picture = writer.picture(card.image, None) if card.image and writer.shelf.find(card.image) else ""
    return {
        "title": card.title,
        "kind": card.kind,
        "words": cut_words(card.words) if card.words else None,
        "href": href,
        "address": writer.address(href) if href else None,
        "picture": Markup(picture),
    }


def describe_event(event: Event, writer: Writer, language: str) -> dict[str, str | Markup | None]:
    """An event with its date in words."""
    href = clean(event.href) if event.href else None
    return {
        "title": event.title,
        "when": ", ".join(filter(None, (write_date(event.day, language), event.time))),
        "place": event.place,
        "words": event.words,
        "href": href,
        "address": writer.address(href) if href else None,
    }


def cut_words(text: str, bounds: tuple[int, int] = CARD) -> str:
    """The text if it is short; else up to the last sentence that ends within the bounds, else an ellipsis."""
    least, most = bounds
    line = " ".join(text.split())
    if count_words(line) <= most:
        return line
    whole = line[: last_end(line, most)]
    if count_words(whole) >= least:
        return whole
    return first_words(line, most).rstrip(",;:，、；：") + "\N{HORIZONTAL ELLIPSIS}"


def list_credits(stories: Iterable[Story]) -> list[tuple[Story, str, str]]:
    """The credits of the pictures of each story, once each, in the order of the page, and the id of the first
    picture with each."""
    return [(story, credit, target) for story in stories for credit, target in story.credits]
