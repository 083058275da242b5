"""The four verbs joined: a source becomes a rendition, and a rendition becomes a file."""

from pathlib import Path
from typing import Final

import msgspec

from convert import outside
from convert.check import check
from convert.compose import compose
from convert.design import load_design
from convert.errors import OutputError, UsageError
from convert.extract import extract
from convert.model import Article, Publication, Rendition
from convert.override import overrule
from convert.render import render
from convert.seal import is_ours
from convert.settings import Settings
from convert.sources import read

STDIN_NAME: Final = "article"
"""What the output of standard input is called when only a folder was given."""


WITHOUT_PICTURES: Final = frozenset({"json"})
"""Outputs that name pictures and do not hold them, so that none is fetched."""

PDF: Final = "application/pdf"


def read_article(source: str, settings: Settings) -> Article:
    """Read and extract one source, with the facts that the user gave in the place of those found."""
    return overrule(extract(read(source, url=settings.overrides.url)), settings.overrides)


def produce(article: Article, settings: Settings, folder: str | None = None) -> Rendition:
    """Typeset one article; `folder` is where its pictures may lie.

    The rendition has all remarks, from reading on; a PDF is read back and has a verdict.
    """
    if settings.to in WITHOUT_PICTURES:
        publication = Publication((article,))
    else:
        publication = compose([article], folder, settings.offline)
    design = load_design(settings.layout, settings.brand, settings.paper, settings.params)
    rendition = render(publication, design, settings.to)
    verdict = check(rendition.data, publication) if rendition.media_type == PDF else None
    remarks = article.reading.remarks + publication.remarks + rendition.remarks
    if verdict:
        left_out = sum(len(removal.text.split()) for removal in article.reading.trail)
        verdict = msgspec.structs.replace(verdict, left_out=left_out)
        remarks += verdict.remarks
    return msgspec.structs.replace(rendition, remarks=remarks, verdict=verdict)


def build(source: str, settings: Settings) -> Rendition:
    """All of it for one source."""
    folder = None if source == "-" else str(Path(source).absolute().parent)
    return produce(read_article(source, settings), settings, folder)


def target_for(source: str, output: str | None, suffix: str) -> Path:
    """Where the product of a source goes: beside it, to the file `output`, or into the folder `output`.

    `output` is a folder if it ends in a slash or is one. Raises UsageError where a name is missing,
    or where the product would be its own source.
    """
    stem = STDIN_NAME if source == "-" else Path(source).stem
    if output is None:
        if source == "-":
            raise UsageError("Standard input has no name; say where the result goes with -o FILE.")
        target = Path(source).with_suffix(suffix)
    elif output.endswith(("/", "\\")) or Path(output).is_dir():
        target = Path(output) / (stem + suffix)
    else:
        target = Path(output)
    if source != "-" and target.exists() and target.samefile(source):
        raise UsageError(f"{target} is the input itself; say where the result goes with -o FILE.")
    return target


def publish(rendition: Rendition, target: Path, force: bool = False) -> None:
    """Write a rendition whole. A file that we did not write, or that was changed since, is only replaced
    with `force`. Raises OutputError."""
    if not force and (target.is_symlink() or target.exists()):
        _refuse_foreign(target)
    outside.write_whole(target, rendition.data)


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
