"""`convert newsletter FOLDER`: a folder of articles becomes one issue; `convert newsletter init` plans it."""

from pathlib import Path
from typing import Any

import click

from convert.cli import voice
from convert.cli.option import CONDUCT, DESIGN, LOUDNESS, PRINT, options, set_loudness, settings_from
from convert.errors import BatchError, OutputError, StrictError, UsageError

PLANNING = "init"

LARGE = 3
"""Times what one article may cost that an issue may: one of fifty stories is as long as two long articles."""


class Newsletter(click.Group):
    """A first word that is not "init" is the folder of an issue."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (PLANNING, "--help", "-h"):
            args = ["make", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [PLANNING]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "FOLDER [OPTIONS]")
        formatter.write_usage(ctx.command_path, f"{PLANNING} FOLDER")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        make.format_options(click.Context(make, parent=ctx), formatter)
        self.format_commands(ctx, formatter)


@click.group(cls=Newsletter, short_help="A folder of articles: one newsletter.", invoke_without_command=True)
@click.pass_context
def newsletter(ctx: click.Context) -> None:
    """Make one newsletter of a folder of articles.

    \b
    convert newsletter spring/         makes spring.pdf of the articles in spring/
    convert newsletter init spring/    writes spring/issue.toml: title, order, note, sections, events

    Without a plan the stories stand in the order of the numbers before their names, then of the names.
    """
    if ctx.invoked_subcommand is None:
        voice.put(ctx.get_help())


@newsletter.command(hidden=True)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="PATH", help="The file to write, or a folder/ to write into.")
@click.option(
    "--skip-bad", is_flag=True, help="Leave out a story that cannot be read, say so, and exit with 3."
)
@options(DESIGN, PRINT, CONDUCT)
@click.option("--force", is_flag=True, help="Replace a file that convert did not make.")
@options(LOUDNESS)
def make(
    folder: Path,
    output: str | None,
    skip_bad: bool,
    force: bool,
    quiet: bool,
    verbose: bool,
    **chosen: Any,
) -> None:
    """Make the newsletter of a folder, or of a plan file."""
    from convert import rehearsal
    from convert.confine import Limits, confined
    from convert.newsletter import make_newsletter
    from convert.settings import limits_of
    from convert.target import choose_format, publish

    def tell(story: str) -> None:
        voice.say(f"Reading {story}")

    set_loudness(verbose)
    settings = choose_format(settings_from(**chosen), output)
    rehearsal.prepare()
    edition = confined(
        lambda: make_newsletter(folder, settings, skip_bad, tell if verbose else None),
        str(folder),
        Limits.of(limits_of(settings), articles=LARGE),
    )
    for label, rendition in edition.renditions:
        target = _target(folder, output, label, rendition.suffix)
        if settings.strict and rendition.remarks:
            voice.tell_rendition(str(folder), rendition, details=True)
            raise StrictError(f"{folder}: nothing was written, for there are remarks and --strict was given.")
        publish(rendition, target, force)
        if not quiet:
            voice.tell_rendition(str(folder), rendition, details=verbose)
        voice.place(target)
    if edition.bad:
        for story, reason in edition.bad:
            voice.say(f"Left out: {story}. {reason}")
        raise BatchError(
            f"{len(edition.bad)} of {len(edition.bad) + len(edition.stories)} stories were left out."
        )


def _target(folder: Path, output: str | None, label: str, suffix: str) -> Path:
    """Beside the folder and called like it, or where the user says; `label` tells papers apart."""
    from convert.target import is_folder

    home = folder if folder.is_dir() else folder.parent
    name = home.absolute().name + label + suffix
    if output is None:
        return home.absolute().parent / name if home == Path() else home.parent / name
    if output == "-":
        raise UsageError("A newsletter goes to a file; name it with -o FILE.")
    if is_folder(output):
        return Path(output) / name
    path = Path(output)
    return path.with_name(path.stem + label + path.suffix)


@newsletter.command(PLANNING, short_help="Write the plan of an issue, to be filled in.")
@click.argument("folder", type=click.Path(path_type=Path))
def plan(folder: Path) -> None:
    """Write FOLDER/issue.toml, with the articles that are in the folder and each key explained."""
    from convert.compose.plan import FILE
    from convert.confine import confined
    from convert.newsletter import sketch
    from convert.outside import write_whole

    target = folder / FILE
    if target.exists():
        raise OutputError(f"{target} is there already and was left as it is; edit it, or rename it first.")
    write_whole(target, confined(lambda: sketch(folder), str(folder)).encode())
    voice.place(target)
