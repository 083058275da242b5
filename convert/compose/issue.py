"""Putting an issue together: which story leads, what stands in which section, what is only a card."""

from collections.abc import Mapping, Sequence
from typing import Final

from convert.compose.cut import cut
from convert.compose.plan import Dossier, Plan
from convert.model import (
    Article,
    Block,
    Card,
    Event,
    Figure,
    Image,
    Issue,
    Origin,
    Paragraph,
    Person,
    Section,
)
from convert.model.sentence import count_words
from convert.model.text import inline, plain
from convert.model.walk import descend

LONG_ENOUGH: Final = 600
"""Words from which on more of them do not make a story more fit to lead: a page and a half."""


def put_together(
    dossier: Dossier, articles: Mapping[str, Article], note: Sequence[Block]
) -> tuple[list[Article], Issue]:
    """The articles that are printed, in order, and the issue.

    `articles` are those that could be read, by file name; `note` is the editor's note as blocks.
    """
    plan = dossier.plan
    printed: dict[str, Article] = {}
    cards: list[Card] = []
    for story in dossier.stories:
        if (article := articles.get(story)) is None:
            continue
        wish = dossier.wish(story)
        if wish.teaser:
            part = next((part.name for part in plan.section if story in part.articles), None)
            cards.append(announce(article, wish.kind, part))
        else:
            printed[story] = cut(article, wish.cut) if wish.cut else article
    places = {story: place for place, story in enumerate(printed)}
    return list(printed.values()), Issue(
        title=plan.title,
        tagline=plan.tagline,
        number=None if plan.number is None else str(plan.number),
        date=plan.date,
        language=plan.language,
        note=tuple(note),
        signature=plan.signature,
        lead=places[_leader(dossier, printed)] if printed else 0,
        sections=_sections(plan, places),
        cards=(*cards, *(_notice_card(plan, number) for number in range(len(plan.card)))),
        events=tuple(Event(e.title, e.date, e.time, e.place, e.words, e.link) for e in plan.event),
        team=tuple(Person(member.name, member.role) for member in plan.team),
    )


def announce(article: Article, kind: str | None, section: str | None = None) -> Card:
    """A card for an article that is not printed: its dek, else how it begins."""
    opening = next((b for b in article.body if isinstance(b, Paragraph)), None)
    words = article.dek or (inline(opening.content) if opening else plain(article.body)) or None
    origin = article.origin
    return Card(article.title, kind or article.section, words, origin.url, _picture(article), origin, section)


def _picture(article: Article) -> Image | None:
    figures = [article.lead] if article.lead else [f for f in descend(article.body) if isinstance(f, Figure)]
    return next((image for figure in figures for image in figure.images), None)


def _notice_card(plan: Plan, number: int) -> Card:
    notice = plan.card[number]
    if not notice.picture:
        return Card(notice.title, notice.kind, notice.words, notice.link)
    beside = Origin(name=notice.picture.partition("/")[0])  # the editor may name a picture of any story
    image = Image(notice.picture, alt=notice.title)
    return Card(notice.title, notice.kind, notice.words, notice.link, image, beside)


def _sections(plan: Plan, places: Mapping[str, int]) -> tuple[Section, ...]:
    """The sections of the plan; without any, none: sections of the pages stay kickers of their stories."""
    return tuple(
        Section(part.name, tuple(places[story] for story in part.articles if story in places))
        for part in plan.section
    )


def _leader(dossier: Dossier, printed: Mapping[str, Article]) -> str:
    """The story that opens the issue: the plan's, else the first where somebody ordered them, else the one
    with a picture, the most words up to LONG_ENOUGH, the latest date."""
    if dossier.plan.lead in printed:
        return str(dossier.plan.lead)
    if dossier.ordered:
        return next(iter(printed))
    return max(printed, key=lambda story: _rank(printed[story]))


def _rank(article: Article) -> tuple[bool, int, str]:
    words = count_words(plain(article.body))
    return article.lead is not None, min(words, LONG_ENOUGH), article.published or ""
