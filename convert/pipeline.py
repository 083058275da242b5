"""The four verbs joined: a source becomes a rendition."""

import shlex
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import msgspec

import convert.soup  # noqa: F401 - first, since it loads BeautifulSoup without what that would load
from convert.check.inspect import inspect
from convert.check.proofread import render_checked
from convert.compose import compose
from convert.compose.gather import KINDS
from convert.design import Design, load_design
from convert.errors import DesignError, NoArticleError, UsageError
from convert.extract import extract
from convert.extract.doubt import doubts, is_bare
from convert.house import furnish
from convert.model import Article, Attachment, Limits, Page, Publication, Rendition
from convert.override import Overrides, overrule
from convert.remarks import gather_alike
from convert.render.booklet import impose
from convert.render.glyph import BOXED
from convert.settings import Settings, limits_of
from convert.sources import USUAL, read
from convert.sources.excess import refuse_length
from convert.target import STREAM

WITHOUT_PICTURES: Final = frozenset({"json"})
"""Outputs that name pictures and do not hold them, so that none is fetched."""

ENDINGS: Final = frozenset((".html", ".htm", ".xhtml", ".md", ".txt", ".json"))
"""What the name of an input ends in that any computer opens with the right program."""


def extract_source(source: str, overrides: Overrides) -> Article:
    """Read and extract one source, with the facts that the user gave in the place of those found.

    NoArticleError where nothing in it reads as an article.
    """
    return open_source(source, overrides)[1]


def open_source(source: str, overrides: Overrides, limits: Limits = USUAL) -> tuple[Page, Article]:
    """The same, with the page that the article was read from."""
    page = read(source, url=overrides.url, limits=limits)
    article = extract_page(page, source, overrides)
    refuse_length(article, page.origin.name or source, limits)
    refuse_nothing(article, page, source)
    return page, article


def extract_page(page: Page, source: str, overrides: Overrides) -> Article:
    """The article of a page, with the doubts there are; `source` is how the user names the page. What an
    editor wrote as our own JSON is not doubted."""
    article = overrule(extract(page), overrides)
    if page.kind == "article":
        return article
    remarks = (*doubts(article, source), *article.reading.remarks)
    return msgspec.structs.replace(article, reading=msgspec.structs.replace(article.reading, remarks=remarks))


def refuse_nothing(article: Article, page: Page, source: str) -> None:
    """NoArticleError where nothing of a page reads as an article."""
    if page.kind != "article" and is_bare(article):
        raise NoArticleError(_nothing(page, source))


def _nothing(page: Page, source: str) -> str:
    """That a page holds no article, and what can be done."""
    told = [f"There is no article in {page.origin.name}: it holds hardly more than names and numbers."]
    if page.kind == "html":
        told.append("If the page shows one in the browser, save it from there (Web page, complete).")
    if source != STREAM:
        told.append(f"To see what was found: convert explain {shlex.quote(source)}")
    return " ".join(told)


def typeset(
    article: Article,
    design: Design,
    to: str,
    folder: str | None,
    offline: bool,
    attachments: tuple[Attachment, ...] = (),
    limits: Limits = USUAL,
) -> Rendition:
    """One article in one design; `folder` is where its pictures may lie, `limits` say how many are decoded.

    The rendition has all remarks, from reading on; a PDF is read back and has a verdict.
    """
    publication = _publish(article, design, to, folder, offline, limits)
    return print_out(msgspec.structs.replace(publication, attachments=attachments), design, to)


def produce(article: Article, settings: Settings, folder: str | None = None) -> Rendition:
    """Typeset one article as the settings say, on the first paper."""
    return typeset(
        article, dress(settings)[0], settings.to, folder, settings.offline, limits=limits_of(settings)
    )


def build(source: str, settings: Settings) -> Rendition:
    """All of it for one source, on the first paper."""
    return next(editions(source, settings))[1]


def editions(source: str, settings: Settings) -> Iterator[tuple[str, Rendition]]:
    """One source on each paper that is asked for, with what its name is to end in: "" where there is one
    paper, else "-A4" and "-Letter". Only a PDF has a paper."""
    designs = dress(settings) if settings.to == "pdf" else dress(settings)[:1]
    folder = None if source == STREAM else str(Path(source).absolute().parent)
    limits = limits_of(settings)
    page, article = open_source(source, settings.overrides, limits)
    publication = _publish(article, designs[0], settings.to, folder, settings.offline, limits)
    if settings.archive:
        publication = msgspec.structs.replace(publication, attachments=(archive(page),))
    for design in designs:
        label = f"-{design.paper.name}" if len(designs) > 1 else ""
        yield label, print_out(publication, design, settings.to)


def _publish(
    article: Article, design: Design, to: str, folder: str | None, offline: bool, limits: Limits = USUAL
) -> Publication:
    if to in WITHOUT_PICTURES:
        return Publication((article,))
    return compose([article], folder, offline, pictures=choose_pictures(design), limits=limits)


def archive(page: Page) -> Attachment:
    """The input of a page, byte for byte, under a name by which a computer knows what it is."""
    name = "source" if page.folder is None else page.origin.name or "source"
    if Path(name).suffix.lower() not in ENDINGS:
        name += {"html": ".html", "article": ".json", "text": ".txt"}[page.kind]
    return Attachment(name, page.data, sha256(page.data).hexdigest(), page.origin.retrieved)


def choose_pictures(design: Design) -> str:
    """How fine pictures are to be, by the parameter of the layout."""
    return str(dict(design.parameters).get("pictures", "office"))


def print_out(publication: Publication, design: Design, to: str) -> Rendition:
    """The rendition with all remarks since reading, and, if it is a PDF, read back with a verdict."""
    if to not in WITHOUT_PICTURES:
        publication = furnish(publication, design, numbered=to == "pdf")
    rendition, verdict = render_checked(publication, design, to)
    readings = [article.reading for article in publication.articles]
    remarks = [remark for reading in readings for remark in reading.remarks]
    remarks += [*publication.remarks, *rendition.remarks]
    if verdict:
        left_out = sum(len(removal.text.split()) for reading in readings for removal in reading.trail)
        missing = sum(len(told.details) or 1 for told in publication.remarks if told.code in KINDS)
        boxed = any(told.code in BOXED for told in rendition.remarks)
        verdict = msgspec.structs.replace(verdict, left_out=left_out, missing=missing, boxed=boxed)
        remarks += verdict.remarks
        if dict(design.parameters).get("booklet"):
            mirrored = publication.articles[0].direction == "rtl"
            rendition = msgspec.structs.replace(rendition, data=impose(rendition.data, mirrored))
            inspect(rendition.data)
    return msgspec.structs.replace(rendition, remarks=gather_alike(remarks), verdict=verdict)


def dress(settings: Settings) -> tuple[Design, ...]:
    """The design on each paper; DesignError says which file or variable named what there is not, UsageError
    what cannot be had together."""
    papers = [name.strip() for name in settings.paper.split(",") if name.strip()] or [settings.paper]
    try:
        designs = [
            load_design(
                settings.layout,
                settings.brand,
                name,
                settings.params,
                series=settings.series,
                register=settings.register,
                people=settings.people,
            )
            for name in papers
        ]
    except DesignError as error:
        origin = _culprit(settings, papers)
        raise DesignError(f"{origin}: {error}" if origin else str(error)) from error
    if settings.archive and dict(designs[0].parameters).get("booklet"):
        raise UsageError(
            "A booklet is for print and keeps no page in it; leave out --archive, or the booklet."
        )
    return tuple({design.paper.name: design for design in designs}.values())


def _culprit(settings: Settings, papers: list[str]) -> str | None:
    """The file or variable that holds the setting without which the design could be loaded."""
    tries: list[tuple[str, dict[str, Any]]] = [
        ("layout", {}),
        ("brand", {"brand": settings.brand}),
        *(("paper", {"paper": paper}) for paper in papers),
        *((f"params.{name}", {"params": {name: value}}) for name, value in settings.params.items()),
        *((name, {name: getattr(settings, name)}) for name in ("series", "register", "people")),
    ]
    for name, chosen in tries:
        origin = settings.origins.get(name, "default")
        try:
            load_design(settings.layout, **chosen)
        except DesignError:
            return None if origin == "default" or origin.startswith("flag") else origin
    return None
