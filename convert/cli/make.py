"""`convert FILE...`: each input becomes a PDF (or the article as JSON or HTML)."""

import os
import sys
from pathlib import Path
from typing import Any, Final

import click

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
@options(LOUDNESS)
def make(
    sources: tuple[str, ...], output: str | None, force: bool, quiet: bool, verbose: bool, **chosen: Any
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
                voice.tell_remarks(source, rendition.remarks, excerpts=verbose)
            if settings.strict and rendition.remarks:
                raise StrictError(
                    f"{source}: nothing was written, for there are remarks and --strict was given."
                )
            _deliver(rendition, source, output, force, taken)
        except Exception as error:
            if len(sources) == 1 or isinstance(error, BrokenPipeError):
                raise
            voice.say(str(error) if isinstance(error, ConvertError) else f"{source}: {crash.keep(error)}")
            failed.append(source)
    if failed:
        raise BatchError(f"{len(failed)} of {len(sources)} files could not be converted: {', '.join(failed)}")


def _deliver(
    rendition: Rendition, source: str, output: str | None, force: bool, taken: dict[Path, str]
) -> None:
    """Write a product and tell its path; `taken` remembers which source was written where."""
    from convert.pipeline import publish, target_for

    if output == STREAM:
        if sys.stdout.isatty() and not rendition.media_type.endswith(("json", "html")):
            raise UsageError(f"A terminal cannot show a {rendition.suffix} file; write it with -o FILE.")
        sys.stdout.buffer.write(rendition.data)
        return
    target = target_for(source, output, rendition.suffix)
    if target in taken:
        raise UsageError(
            f"{source} would be written to {target}, where {taken[target]} was written just now;"
            " convert it by itself with -o and another name."
        )
    publish(rendition, target, force)
    taken[target] = source
    click.echo(os.fsencode(target))


def _is_folder(output: str) -> bool:
    return output != STREAM and (output.endswith(("/", os.sep)) or Path(output).is_dir())
