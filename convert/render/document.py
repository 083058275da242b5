"""A publication as one HTML document: the layout's template, filled with what `html` wrote."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Final

import msgspec
from jinja2 import (
    BytecodeCache,
    DictLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2 import __version__ as dialect
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from convert import kept
from convert.charset import printable
from convert.design import Design, Value, speak
from convert.errors import DesignError, UsageError
from convert.model import Publication
from convert.model.direction import direction_of, way_of
from convert.remarks import Remark, remark
from convert.render.address import shown
from convert.render.issue import list_credits, make_sheet
from convert.render.label import is_translated, labels, write_date
from convert.render.picture import LOCAL, Shelf
from convert.render.story import Story, tell_story

GENERATOR: Final = "convert-press"

PAGE: Final = "page.html.j2"
"""The template of a layout for paper."""


class Document(msgspec.Struct, frozen=True):
    """Markup with the pictures that it asks for, and what was seen on the way.

    `contents` tells of a list of contents that is hidden until the document is found to be long.
    """

    markup: str
    shelf: Shelf
    language: str
    direction: str
    remarks: tuple[Remark, ...]
    contents: bool = False


def make_document(
    publication: Publication, design: Design, template: str, generator: str = GENERATOR, style: str = ""
) -> Document:
    """Fill the template; the words of the page are in the article's language.

    `style` is a style sheet of ours for templates that hold it themselves.
    """
    shelf = Shelf(publication.assets)
    if design.logo:
        shelf.put(design.logo.name, design.logo.media_type, design.logo.data)
    parameters = dict(design.parameters)

    def tell(place: int, level: int = 1) -> Story:
        return tell_story(publication.articles[place], shelf, f"a{place + 1}", level, design)

    if design.holds == "issue" and template == PAGE:
        sheet = make_sheet(publication, design.brand, shelf, tell)
        language, stories = sheet.language, sheet.stories
        direction = direction_of(language)
    else:
        if design.holds == "article" and len(publication.articles) > 1:
            raise UsageError(
                f"The layout {design.layout!r} holds one article, and there are {len(publication.articles)}."
                " For several in one document, say: --layout newsletter"
            )
        sheet = None
        stories = tuple(tell(place) for place in range(len(publication.articles)))
        language, direction = stories[0].language, stories[0].article.direction
    remarks = tuple(
        dict.fromkeys(
            remark("label-untranslated", language=known)
            for known in (language, *(article.language for article in publication.articles))
            if not is_translated(known)
        )
    )
    try:
        markup = (
            environment(design.templates)
            .get_template(template)
            .render(
                publication=publication,
                article=stories[0].article,
                story=stories[0],
                stories=stories,
                issue=sheet,
                brand=speak(design.brand, language, publication.series),
                number=number_of(publication, language),
                logo=LOCAL + design.logo.name if design.logo else None,
                parameters=parameters,
                choices=name_choices(parameters),
                labels=labels(language),
                language=language,
                direction=direction,
                generator=generator,
                style=Markup(style),
                shelf=shelf,
            )
        )
    except TemplateError as error:
        where = f"{error.name}, line {error.lineno}: " if isinstance(error, TemplateSyntaxError) else ""
        raise DesignError(
            f"The layout {design.layout!r} has a fault in its template: {where}{error}. To see how ours are"
            " written: convert layout show brief"
        ) from error
    contents = parameters.get("contents") == "auto" and any(story.outline for story in stories)
    return Document(printable(markup), shelf, language, direction, remarks, contents)


def name_choices(parameters: Mapping[str, Value]) -> str:
    """What was chosen, as class names of the document: "columns-2 is-duplex margins-wide"."""
    named = (
        f"is-{name}" if value is True else f"{name}-{value}" for name, value in parameters.items() if value
    )
    return " ".join(name for name in named if re.fullmatch("[a-z0-9-]+", name))


def number_of(publication: Publication, language: str) -> str | None:
    """The number that the publication has in its series, as the language writes it."""
    if publication.number is None:
        return None
    return labels(language)["number"].replace("{number}", str(publication.number))


class Compiled(BytecodeCache):
    """Templates that were compiled before, by their name and the hash of their text."""

    def load_bytecode(self, bucket: Bucket) -> None:
        found = kept.load(_place(bucket))
        bucket.code = found if isinstance(found, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        kept.store(_place(bucket), bucket.code)


def _place(bucket: Bucket) -> Path:
    return kept.place("template", f"{dialect} {bucket.key} {bucket.checksum}".encode())


@lru_cache(maxsize=8)
def environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    """The templates of a design. They escape everything but our own Markup, fail on unknown names, and reach
    nothing but what they are given, for a layout may be somebody else's."""
    env = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)),
        bytecode_cache=Compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["date"] = write_date
    env.filters["address"] = shown
    env.filters["paragraphs"] = split_paragraphs
    env.filters["credits"] = list_credits
    env.filters["way"] = way_of
    return env


def split_paragraphs(words: str | None) -> list[str]:
    """The paragraphs of a text in which an empty line ends one."""
    return [" ".join(part.split()) for part in (words or "").split("\n\n") if part.strip()]
