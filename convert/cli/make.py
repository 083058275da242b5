"""`convert FILE...`: each input becomes a PDF (or the article as JSON or HTML)."""

import os
import sys
from pathlib import Path
from typing import Any, Final

import click
import msgspec

from convert.cli import crash, voice
from convert.cli.option import CONDUCT, DESIGN, LOUDNESS, READING, options, set_loudness, settings_from
from convert.errors import BatchError, ConvertError, StrictError, UsageError
from convert.model import Rendition

STREAM: Final = "-"
"""Standard input as a source, standard output as a target."""


@click.command(short_help="Convert files; what happens where no command is given.")
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="The file to write, a folder/ to write into, or - for standard output.",
)
@click.option(
    "--to", metavar="FORMAT", help="What to make: pdf, html or json. json is printed unless -o is given."
)
@options(READING, DESIGN, CONDUCT)
@click.option("--force", is_flag=True, help="Replace a file that convert did not make.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print a line of JSON for each product: path, pages, remarks, and the verdict on the finished PDF.",
)
@options(LOUDNESS)
def make(
    sources: tuple[str, ...],
    output: str | None,
    force: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    **chosen: Any,
) -> None:
    """Turn saved pages (HTML), pasted text, or articles in JSON into PDFs.

    A file article.html becomes article.pdf beside it. Several files become several PDFs. Inputs
    are never changed, and a file that convert did not make is never replaced without --force.
    """
    from convert.pipeline import build

    set_loudness(verbose)
    settings = settings_from(**chosen)
    if settings.to == "json" and output is None and len(sources) == 1:
        output = STREAM
    if as_json and output == STREAM:
        raise UsageError(
            "The product and --json cannot both go to standard output; give a file with -o FILE."
        )
    if len(sources) > 1 and output is not None and not _is_folder(output):
        raise UsageError(
            f"Several files cannot all become {output}; give a folder, for instance: -o {output}/"
        )
    failed: list[str] = []
    taken: dict[Path, str] = {}
    for source in sources:
        voice.invite(source)
        try:
            rendition = build(source, settings)
            if not quiet:
                voice.tell_rendition(source, rendition, details=verbose or settings.strict)
            if settings.strict and rendition.remarks:
                raise StrictError(
                    f"{source}: nothing was written, for there are remarks and --strict was given."
                )
            target = _deliver(rendition, source, output, force, taken)
            if target:
                click.echo(_tell(rendition, source, target) if as_json else os.fsencode(target))
        except Exception as error:
            if len(sources) == 1 or isinstance(error, BrokenPipeError):
                raise
            voice.say(str(error) if isinstance(error, ConvertError) else f"{source}: {crash.keep(error)}")
            failed.append(source)
    if failed:
        raise BatchError(f"{len(failed)} of {len(sources)} files could not be converted: {', '.join(failed)}")


def _deliver(
    rendition: Rendition, source: str, output: str | None, force: bool, taken: dict[Path, str]
) -> Path | None:
    """Write a product; its path, or None for standard output. `taken` remembers which source was written
    where."""
    from convert.pipeline import publish, target_for

    if output == STREAM:
        if sys.stdout.isatty() and not rendition.media_type.endswith(("json", "html")):
            raise UsageError(f"A terminal cannot show a {rendition.suffix} file; write it with -o FILE.")
        sys.stdout.buffer.write(rendition.data)
        return None
    target = target_for(source, output, rendition.suffix)
    if target in taken:
        raise UsageError(
            f"{source} would be written to {target}, where {taken[target]} was written just now;"
            " convert it by itself with -o and another name."
        )
    publish(rendition, target, force)
    taken[target] = source
    return target


def _tell(rendition: Rendition, source: str, target: Path) -> bytes:
    """What became of one source, for programs."""
    told = {"source": source, "target": str(target), "pages": rendition.pages, "remarks": rendition.remarks}
    verdict = rendition.verdict and {
        "sentence": rendition.verdict.sentence,
        **msgspec.structs.asdict(rendition.verdict),
    }
    return msgspec.json.encode({**told, "verdict": verdict})


def _is_folder(output: str) -> bool:
    return output != STREAM and (output.endswith(("/", os.sep)) or Path(output).is_dir())
