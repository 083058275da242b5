"""One article as templates show it: its parts written, its facts in words."""

from collections.abc import Mapping
from typing import Final

import msgspec
from markupsafe import Markup, escape

from convert.design import Design
from convert.model import PLANNED, Article, Block, Callout, Person
from convert.render.address import clean
from convert.render.html import Writer
from convert.render.label import join_names, labels, write_date
from convert.render.picture import Shelf

LONG_TITLES: Final = ((60, "short"), (110, "medium"), (200, "long"))
"""Letters up to which a title is set in the first, second, third size; longer ones in the fourth."""

LEAST_OUTLINE: Final = 3
"""Headings from which on a list of them is of use where nobody asked for one."""

RUNNING_TITLE: Final = 70
"""Letters of the title in a running head or foot, which is one line."""

MANY_AUTHORS: Final = 5
"""Authors from which on the byline is set in one run instead of a line each."""


class Story(msgspec.Struct, frozen=True):
    """One article, ready for a template; a piece that the article does not have is None or empty.

    `anchor` is its id in the document, `level` that of its title among the headings, `key` its key points
    where the layout opens with them, `outline` its highest headings with their ids where the layout has a
    list of contents; `shortened` tells that a plan had its end cut off.
    """

    article: Article
    anchor: str
    level: int
    language: str
    labels: dict[str, str]
    title_size: str
    running_title: str
    lead: Markup
    key: Markup
    body: Markup
    outline: tuple[tuple[str, Markup], ...]
    notes: Markup
    links: tuple[tuple[int, Markup], ...]
    related: tuple[dict[str, str | Markup | None], ...]
    authors: tuple[dict[str, str | None], ...]
    many_authors: bool
    keywords: str
    source: str | None
    source_words: Markup
    qr: Markup
    citation: Markup
    credits: tuple[tuple[str, str], ...]
    shortened: bool


def tell_story(article: Article, shelf: Shelf, anchor: str, level: int, design: Design) -> Story:
    """Write the parts of one article in the order in which links are to be numbered."""
    words = labels(article.language)
    chosen = dict(design.parameters)
    numbered = bool(chosen.get("links", True))
    at_foot = chosen.get("notes") == "foot"
    contents = str(chosen.get("contents"))
    outlined = contents in ("auto", "yes")
    writer = Writer(article, shelf, words, anchor, numbered, level + 1, design.room(), at_foot, outlined)
    lead = Markup(writer.figure(article.lead, "lead")) if article.lead else Markup()
    points = next((b for b in article.body if design.key_first and is_key(b)), None)
    key = writer.blocks((points,)) if points else Markup()
    text = [block for block in article.body if block is not points]
    body = writer.begin(text) if chosen.get("initial") else writer.blocks(text)
    outline = tuple(writer.outline)
    notes = writer.notes()
    source = clean(article.origin.url) if article.origin.url else None
    return Story(
        article=article,
        anchor=anchor,
        level=level,
        language=article.language or "en",
        labels=words,
        title_size=next((size for limit, size in LONG_TITLES if len(article.title) <= limit), "endless"),
        running_title=shorten_title(article.title),
        lead=lead,
        key=key,
        body=body,
        outline=outline if contents == "yes" or len(outline) >= LEAST_OUTLINE else (),
        notes=notes,
        links=tuple((n, writer.address(href)) for href, n in writer.inline.link_notes.numbers.items()),
        related=tuple(describe_related(article, writer)),
        authors=tuple(describe(person, shelf) for person in article.byline),
        many_authors=len(article.byline) >= MANY_AUTHORS,
        keywords=", ".join(filter(None, (article.section, article.site))),
        source=source,
        source_words=writer.address(source) if source else Markup(),
        qr=writer.qr(source),
        citation=cite(article, words, writer.address(source) if source else Markup()),
        credits=tuple(writer.credited.items()),
        shortened=any(removal.step == PLANNED for removal in article.reading.trail),
    )


def cite(article: Article, labels: Mapping[str, str], address: Markup) -> Markup:
    """How to cite the article, from what is known of it; nothing where neither author nor site is known."""
    names = [person.name for person in article.byline]
    if not names and not article.site:
        return Markup()
    title = labels["quoted"].replace("{title}", article.title)
    date = write_date(article.published, article.language)
    told = [escape(part) for part in (join_names(names, article.language), title, article.site, date) if part]
    return Markup(", ").join((*told, address) if address else told) + "."


def is_key(block: Block) -> bool:
    """Whether a block holds the key points of its article."""
    return isinstance(block, Callout) and block.kind == "takeaways"


def describe(person: Person, shelf: Shelf) -> dict[str, str | None]:
    """Name, address if it may be followed, what stands beside the name, and the address of the photo."""
    portrait = shelf.find(person.photo) if person.photo else None
    return {
        "name": person.name,
        "href": clean(person.url) if person.url else None,
        "beside": ", ".join(filter(None, (person.role, person.affiliation))),
        "mail": person.mail,
        "photo": shelf.address(portrait.name) if portrait else None,
    }


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
    """The title for a running head, cut at a word."""
    if len(title) <= RUNNING_TITLE:
        return title
    head = title[:RUNNING_TITLE]
    return (head[: head.rfind(" ")] if " " in head else head).rstrip(
        " ,;:\N{EN DASH}-"
    ) + "\N{HORIZONTAL ELLIPSIS}"
