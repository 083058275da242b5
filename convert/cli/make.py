"""`convert FILE...`: each input becomes a PDF (or the article as JSON or HTML)."""

import sys
from pathlib import Path
from typing import Any, Final

import click
import msgspec

from convert.cli import crash, voice
from convert.cli.option import CONDUCT, DESIGN, LOUDNESS, PRINT, READING, options, set_loudness, settings_from
from convert.errors import BatchError, ConvertError, StrictError, UsageError
from convert.model import Rendition
from convert.remarks import Remark
from convert.settings import Settings

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
    "--to",
    metavar="FORMAT",
    help="What to make: pdf, html or json; the ending of -o says it too. json is printed unless -o is given.",
)
@options(READING, DESIGN, PRINT, CONDUCT)
@click.option("--force", is_flag=True, help="Replace a file that convert did not make.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print a line of JSON for each product: path, pages, remarks, the verdict on the finished PDF, or"
    " the failure.",
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
    from convert import rehearsal
    from convert.design import list_layouts
    from convert.pipeline import dress
    from convert.render import FORMATS
    from convert.target import choose_format

    set_loudness(verbose)
    _refuse_slips(sources, output)
    wished = settings_from(**chosen)
    if wished.to not in FORMATS and wished.to in list_layouts():
        raise UsageError(f"{wished.to!r} is a layout and no format. Write: --layout {wished.to}")
    settings = choose_format(wished, output)
    dress(settings)
    FORMATS[settings.to]  # loaded once, and not in each child
    rehearsal.prepare(several=len(sources) > 1)
    if settings.to == "json" and output is None and len(sources) == 1:
        output = STREAM
    if as_json and output == STREAM:
        raise UsageError(
            "The product and --json cannot both go to standard output; give a file with -o FILE."
        )
    work = _Work(settings, output, force, as_json, quiet, verbose)
    failed: dict[str, bool] = {}
    for source in sources:
        voice.invite(source)
        try:
            work.convert(source)
        except Exception as error:
            if isinstance(error, BrokenPipeError):
                raise
            if as_json:
                voice.put(_tell_failure(source, error))
            if len(sources) == 1:
                raise
            voice.say(str(error) if isinstance(error, ConvertError) else f"{source}: {crash.keep(error)}")
            failed[source] = isinstance(error, StrictError)
    if failed:
        told = f"{len(failed)} of {len(sources)} files could not be converted: {', '.join(failed)}"
        raise StrictError(told) if all(failed.values()) else BatchError(told)


def _refuse_slips(sources: tuple[str, ...], output: str | None) -> None:
    """UsageError for what is typed by mistake often enough to be answered with what was meant."""
    from convert.target import is_folder

    if output == "":
        raise UsageError("-o says where the result goes, and nothing stands behind it. Write -o FILE.")
    *others, last = sources
    if "-o" in sources:
        raise UsageError("-o stands behind --, where all is taken for inputs. Put -o FILE before it.")
    if others and output is None and last.lower().endswith(".pdf"):
        raise UsageError(
            f"{last} stands where inputs are named. To give the result that name, write:"
            f" convert {' '.join(others)} -o {last if len(others) == 1 else 'FOLDER/'}"
        )
    if others and output is not None and not is_folder(output):
        folder = "out" if output == STREAM else Path(output).stem
        raise UsageError(
            f"Several files cannot all become {output}; give a folder, for instance: -o {folder}/"
        )


class _Work:
    """What holds for all inputs of a run, and which of them was written where."""

    def __init__(
        self, settings: Settings, output: str | None, force: bool, as_json: bool, quiet: bool, verbose: bool
    ) -> None:
        self.settings = settings
        self.output = output
        self.force = force
        self.as_json = as_json
        self.quiet = quiet
        self.details = verbose or settings.strict
        self.taken: dict[Path, str] = {}

    def convert(self, source: str) -> None:
        """Make all products of one input and write them, or, under --strict, none."""
        from convert.confine import Limits, confined
        from convert.pipeline import editions
        from convert.settings import limits_of

        known: set[Remark] = set()
        bounds = Limits.of(limits_of(self.settings))
        made = confined(lambda: list(editions(source, self.settings)), voice.name_source(source), bounds)
        if self.settings.strict:
            made = self._approve(source, made)
        for label, rendition in made:
            target = self._deliver(source, rendition, label)
            if not self.quiet:
                voice.tell_rendition(source, rendition, self.details, known)
                known.update(rendition.remarks)
            if target:
                if self.as_json:
                    voice.put(_tell(source, target, rendition))
                else:
                    voice.place(target)

    def _approve(self, source: str, made: list[tuple[str, Rendition]]) -> list[tuple[str, Rendition]]:
        """What was made, if there is nothing to remark; else StrictError."""
        if not any(rendition.remarks for _, rendition in made):
            return made
        if not self.quiet:
            for _, rendition in made:
                voice.tell_rendition(source, rendition, self.details)
        remarks = dict.fromkeys(remark for _, rendition in made for remark in rendition.remarks)
        raise StrictError(
            f"{voice.name_source(source)}: nothing was written, since there are remarks and --strict is on.",
            tuple(remarks),
        )

    def _deliver(self, source: str, rendition: Rendition, label: str) -> Path | None:
        """Write a product; its path, or None for standard output."""
        from convert.target import look_through, publish, target_for

        if self.output == STREAM:
            if label:
                raise UsageError("Two papers are two files, which cannot both go to standard output.")
            look_through(rendition)
            if sys.stdout.isatty() and not rendition.media_type.endswith(("json", "html")):
                raise UsageError(f"A terminal cannot show a {rendition.suffix} file; write it with -o FILE.")
            voice.put(rendition.data, end=b"")
            return None
        target = target_for(source, self.output, rendition.suffix, label)
        if target in self.taken:
            raise UsageError(
                f"{source} would be written to {target}, where {self.taken[target]} was written just now;"
                " convert it by itself with -o and another name."
            )
        publish(rendition, target, self.force)
        self.taken[target] = source
        return target


def _tell(source: str, target: Path, rendition: Rendition) -> bytes:
    """What became of one source, for programs."""
    told = {"source": source, "target": str(target), "pages": rendition.pages, "remarks": rendition.remarks}
    verdict = rendition.verdict and {
        "sentence": rendition.verdict.sentence,
        **msgspec.structs.asdict(rendition.verdict),
    }
    return msgspec.json.encode({**told, "verdict": verdict, "failure": None})


def _tell_failure(source: str, error: Exception) -> bytes:
    """Why nothing became of one source: the sentence and the exit code it stands for."""
    ours = isinstance(error, ConvertError)
    failure = {
        "sentence": str(error) if ours else f"a fault in convert ({type(error).__name__})",
        "exit": error.exit_code if isinstance(error, ConvertError) else crash.EXIT_CODE,
    }
    remarks = error.remarks if isinstance(error, StrictError) else ()
    return msgspec.json.encode({"source": source, "target": None, "remarks": remarks, "failure": failure})
