"""A publication as one HTML document: the layout's template, filled with what `html` wrote."""

from functools import lru_cache
from typing import Final

import msgspec
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from convert.design import Design
from convert.model import Article, Person, Publication
from convert.remarks import Remark, remark
from convert.render.address import clean, shown
from convert.render.html import Writer
from convert.render.label import is_translated, labels, write_date
from convert.render.picture import LOCAL, Shelf

GENERATOR: Final = "convert-press"

LONG_TITLES: Final = ((60, "short"), (110, "medium"), (200, "long"))
"""Letters up to which a title is set in the first, second, third size; longer ones in the fourth."""

RUNNING_TITLE: Final = 70
"""Letters of the title in the running foot, which is one line."""

MANY_AUTHORS: Final = 5
"""Authors from which on the byline is set in one run instead of a line each."""


class Document(msgspec.Struct, frozen=True):
    """Markup with the pictures that it asks for, and what was seen on the way."""

    markup: str
    shelf: Shelf
    language: str
    remarks: tuple[Remark, ...]


def make_document(
    publication: Publication, design: Design, template: str, generator: str = GENERATOR, style: str = ""
) -> Document:
    """Fill the template; the words of the page are in the article's language.

    `style` is a style sheet of ours for templates that hold it themselves.
    """
    shelf = Shelf(publication.assets)
    if design.logo:
        shelf.put(design.logo.name, design.logo.media_type, design.logo.data)
    numbered = dict(design.parameters).get("links", True)
    stories = [
        tell_story(article, shelf, f"a{number}", numbered)
        for number, article in enumerate(publication.articles, 1)
    ]
    remarks = tuple(
        dict.fromkeys(
            remark("label-untranslated", language=article.language)
            for article in publication.articles
            if not is_translated(article.language)
        )
    )
    first = publication.articles[0]
    language = first.language or "en"
    markup = (
        environment(design.templates)
        .get_template(template)
        .render(
            publication=publication,
            article=first,
            story=stories[0],
            stories=stories,
            brand=design.brand,
            logo=LOCAL + design.logo.name if design.logo else None,
            parameters=dict(design.parameters),
            labels=labels(language),
            language=language,
            generator=generator,
            style=Markup(style),
            shelf=shelf,
        )
    )
    return Document(markup, shelf, language, remarks)


@lru_cache(maxsize=8)
def environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    """The templates of a design. They escape everything but our own Markup and fail on unknown names."""
    env = Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["date"] = write_date
    env.filters["address"] = shown
    env.filters["paragraphs"] = split_paragraphs
    return env


def split_paragraphs(words: str | None) -> list[str]:
    """The paragraphs of a text in which an empty line ends one."""
    return [" ".join(part.split()) for part in (words or "").split("\n\n") if part.strip()]


class Story(msgspec.Struct, frozen=True):
    """One article, ready for a template; a piece that the article does not have is None or empty."""

    article: Article
    title_size: str
    running_title: str
    lead: Markup
    body: Markup
    notes: Markup
    links: tuple[tuple[int, Markup], ...]
    related: tuple[dict[str, str | Markup | None], ...]
    authors: tuple[dict[str, str | None], ...]
    many_authors: bool
    keywords: str
    source: str | None
    source_words: Markup
    qr: Markup


def tell_story(article: Article, shelf: Shelf, prefix: str, numbered: bool) -> Story:
    """Write the parts of one article in the order in which links are to be numbered."""
    writer = Writer(article, shelf, labels(article.language), prefix, numbered)
    lead = Markup(writer.figure(article.lead, "lead")) if article.lead else Markup()
    body = writer.blocks(article.body)
    notes = writer.notes()
    source = clean(article.origin.url) if article.origin.url else None
    return Story(
        article=article,
        title_size=next((size for limit, size in LONG_TITLES if len(article.title) <= limit), "endless"),
        running_title=shorten_title(article.title),
        lead=lead,
        body=body,
        notes=notes,
        links=tuple((n, writer.address(href)) for href, n in writer.inline.link_notes.numbers.items()),
        related=tuple(describe_related(article, writer)),
        authors=tuple(describe(person) for person in article.byline),
        many_authors=len(article.byline) >= MANY_AUTHORS,
        keywords=", ".join(filter(None, (article.section, article.site))),
        source=source,
        source_words=writer.address(source) if source else Markup(),
        qr=writer.qr(source),
    )


def describe(person: Person) -> dict[str, str | None]:
    """Name, address if it may be followed, and what stands beside the name."""
    beside = ", ".join(filter(None, (person.role, person.affiliation)))
    return {"name": person.name, "href": clean(person.url) if person.url else None, "beside": beside}


def describe_related(article: Article, writer: Writer) -> list[dict[str, str | Markup | None]]:
    """Title, teaser and address of each recommended article."""
    return [
        {
            "title": item.title,
            "teaser": item.teaser,
            "href": (href := clean(item.href) if item.href else None),
            "address": writer.address(href) if href else None,
        }
        for item in article.related
    ]


def shorten_title(title: str) -> str:
    """The title for the running foot, cut at a word."""
    if len(title) <= RUNNING_TITLE:
        return title
    head = title[:RUNNING_TITLE]
    return (head[: head.rfind(" ")] if " " in head else head).rstrip(
        " ,;:\N{EN DASH}-"
    ) + "\N{HORIZONTAL ELLIPSIS}"
