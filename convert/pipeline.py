"""The four verbs joined: a source becomes a rendition, and a rendition becomes a file."""

import re
import shlex
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import msgspec

from convert import outside
from convert.check.inspect import inspect
from convert.check.proofread import PDF, render_checked
from convert.compose import compose
from convert.compose.gather import KINDS
from convert.design import Design, load_design
from convert.errors import DesignError, NoArticleError, OutputError, UsageError
from convert.extract import extract
from convert.extract.doubt import doubts, is_bare
from convert.house import furnish
from convert.model import Article, Attachment, Limits, Page, Publication, Rendition
from convert.override import Overrides, overrule
from convert.remarks import gather_alike
from convert.render import FORMATS
from convert.render.booklet import impose
from convert.seal import is_ours
from convert.settings import Settings, limits_of
from convert.sources import USUAL, read
from convert.sources.excess import refuse_length

STDIN_NAME: Final = "article"
"""What the output of standard input is called when only a folder was given."""

STREAM: Final = "-"
"""Standard input as a source, standard output as a target."""

WITHOUT_PICTURES: Final = frozenset({"json"})
"""Outputs that name pictures and do not hold them, so that none is fetched."""

ENDINGS: Final = frozenset((".html", ".htm", ".xhtml", ".md", ".txt", ".json"))
"""What the name of an input ends in that any computer opens with the right program."""

ENDING: Final = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")
"""What ends a name as kinds of file do (.docx, .pages); "No. 3" and "v1.2" do not."""


def extract_source(source: str, overrides: Overrides) -> Article:
    """Read and extract one source, with the facts that the user gave in the place of those found.

    NoArticleError where nothing in it reads as an article.
    """
    return open_source(source, overrides)[1]


def open_source(source: str, overrides: Overrides, limits: Limits = USUAL) -> tuple[Page, Article]:
    """The same, with the page that the article was read from."""
    page = read(source, url=overrides.url, limits=limits)
    article = extract_page(page, source, overrides)
    refuse_nothing(article, page, source)
    refuse_length(article, page.origin.name or source, limits)
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
    if settings.archive and dict(designs[0].parameters).get("booklet"):
        raise UsageError(
            "A booklet is for print and keeps no page in it; leave out --archive, or the booklet."
        )
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
        verdict = msgspec.structs.replace(verdict, left_out=left_out, missing=missing)
        remarks += verdict.remarks
        if dict(design.parameters).get("booklet"):
            mirrored = publication.articles[0].direction == "rtl"
            rendition = msgspec.structs.replace(rendition, data=impose(rendition.data, mirrored))
            inspect(rendition.data)
    return msgspec.structs.replace(rendition, remarks=gather_alike(remarks), verdict=verdict)


def dress(settings: Settings) -> tuple[Design, ...]:
    """The design on each paper; DesignError says which file or variable named what there is not."""
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


def choose_format(settings: Settings, output: str | None) -> Settings:
    """The settings with the kind of product that the ending of the name `output` stands for.

    UsageError where a flag says another kind, and where there is no such kind.
    """
    if settings.to not in FORMATS:
        FORMATS[settings.to]  # raises, with the nearest name
    if settings.archive and settings.to != "pdf" and settings.origins.get("archive", "").startswith("flag"):
        raise UsageError(f"--archive attaches the page to a PDF, and --to {settings.to} makes none.")
    if output is None or output == STREAM or is_folder(output):
        return settings
    ending = Path(output).suffix.lower()
    kinds = {f".{name}": name for name in FORMATS}
    told = ", ".join(kinds)
    kinds[".htm"] = "html"
    if kinds.get(ending) == settings.to or not ENDING.fullmatch(ending):
        return settings
    if ending not in kinds:
        raise UsageError(f"{output}: we do not write {ending} files. The ending says what is made: {told}.")
    if settings.origins.get("to", "default").startswith("flag"):
        raise UsageError(
            f"{output} ends in {ending}, and --to {settings.to} asks for another kind; leave --to out,"
            f" or name the file .{settings.to}."
        )
    origins = settings.origins | {"to": f"the ending of {output}"}
    return msgspec.structs.replace(settings, to=kinds[ending], origins=origins)


def is_folder(output: str) -> bool:
    """Whether products go into `output`, not to it: it ends in a slash or is a folder."""
    return output != STREAM and (output.endswith(("/", "\\")) or Path(output).is_dir())


def target_for(source: str, output: str | None, suffix: str, label: str = "") -> Path:
    """Where the product of a source goes: beside it, to the file `output`, or into the folder `output`;
    `label` ends its name before the suffix.

    Raises UsageError where a name is missing, or where the product would be its own source.
    """
    stem = STDIN_NAME if source == STREAM else Path(source).stem
    if output is None:
        if source == STREAM:
            raise UsageError("Standard input has no name; say where the result goes with -o FILE.")
        target = Path(source).with_name(stem + label + suffix)
    elif is_folder(output):
        target = Path(output) / (stem + label + suffix)
    else:
        target = Path(output)
        target = target.with_name(target.stem + label + target.suffix) if label else target
    if source != STREAM and target.exists() and target.samefile(source):
        raise UsageError(f"{target} is the input itself; say where the result goes with -o FILE.")
    return target


def publish(rendition: Rendition, target: Path, force: bool = False) -> None:
    """Look a rendition through and write it whole. A file that we did not write, or that was changed since,
    is only replaced with `force`. Raises OutputError."""
    if not force and (target.is_symlink() or target.exists()):
        _refuse_foreign(target)
    look_through(rendition)
    outside.write_whole(target, rendition.data)


def look_through(rendition: Rendition) -> None:
    """OutputError where a PDF holds what acts or hides: asked of the very bytes that go out, by the process
    that never saw the article, whatever the one that made them has found."""
    if rendition.media_type == PDF:
        inspect(rendition.data, rendition.verdict.attached if rendition.verdict else ())


def _refuse_foreign(target: Path) -> None:
    """OutputError unless `target` is a file of ours that nobody has touched."""
    remedy = "It was left as it is; name another file with -o, or replace it with --force."
    if target.is_dir():
        raise OutputError(f"{target} is a folder. {remedy.partition(';')[0]}; name a file with -o.")
    try:
        data, _ = outside.read_file(target, outside.MAX_INPUT)
    except (OSError, outside.Unreachable) as error:
        raise OutputError(f"{target} is there already and cannot be checked. {remedy}") from error
    if not is_ours(data):
        raise OutputError(
            f"{target} is there already and is not (or no longer) as convert wrote it. {remedy}"
        )
