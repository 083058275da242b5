"""The command `convert`: a first word that is no command is a file to convert."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click

from convert.errors import UsageError
from convert.plugins import load
from convert.spelling import nearest

COMMANDS: Final[Mapping[str, str]] = {
    "make": "convert.cli.make:make",
    "newsletter": "convert.cli.newsletter:newsletter",
    "batch": "convert.cli.batch:batch",
    "layout": "convert.cli.layout:layout",
    "brand": "convert.cli.brand:brand",
    "proof": "convert.cli.proof:proof",
    "explain": "convert.cli.explain:explain",
    "schema": "convert.cli.schema:schema",
    "config": "convert.cli.config:config",
    "doctor": "convert.cli.doctor:doctor",
}
"""Name -> where it is; a command's file is imported when it is asked for or listed."""

DEFAULT: Final = "make"

INTRODUCTION: Final = """\
Turns a web article, saved as HTML or pasted as plain text, into a branded PDF.

\b
convert article.html              makes article.pdf beside it
convert one.html two.txt -o out/  makes out/one.pdf and out/two.pdf
convert - -o brief.pdf            reads what is piped or pasted in
convert article.html -o brief.pdf --layout handout --paper letter
convert newsletter spring/        makes one newsletter of the articles in a folder
convert explain article.html      shows how the article was read
convert layout show brief         shows what a layout lets one choose
convert brand new "Harbour House" --colour "#12324a" makes a brand of a colour or two
convert proof                     makes every layout in every brand, to look at
convert doctor                    checks that everything is installed
"""


CODES: Final = (
    ("0", "done"),
    ("1", "convert doctor: something is missing"),
    ("2", "the command line does not make sense"),
    ("3", "several inputs, some of which failed"),
    ("4", "--strict, and there were remarks (and nothing else that failed)"),
    ("10, 11, 12", "the input cannot be read, is of another kind, is too large"),
    ("20", "there is no article in the input"),
    ("30", "a layout, brand, plan or settings file is wrong"),
    ("40", "the result could not be rendered or written"),
    ("70", "a mistake of ours; please report what was printed"),
    ("130", "interrupted"),
)
"""Code and meaning (errors.py), as help and README.md tell them."""


class Commands(click.Group):
    """A group that loads its commands late and takes "make" as said where no command is."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in COMMANDS if name != DEFAULT]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = load(COMMANDS[cmd_name])
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            _refuse_misspelt_command(args[0])
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "FILE... [OPTIONS]")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS]")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        make = self.get_command(ctx, DEFAULT)
        assert make is not None
        make.format_options(click.Context(make, parent=ctx), formatter)
        with formatter.section("By itself"):
            formatter.write_dl([("--version", "Show the version and stop.")])
        self.format_commands(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Exit codes"):
            formatter.write_dl(CODES)


def _refuse_misspelt_command(word: str) -> None:
    """A bare word that is no file, but nearly a command, is a slip and not a missing input."""
    if word.startswith("-") or "." in word or "/" in word or "\\" in word or Path(word).exists():
        return
    close = nearest(word, COMMANDS)
    if close is not None:
        raise UsageError(f"There is no command and no file called {word!r}. Did you mean: convert {close}")


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from convert import __version__

        click.echo(f"convert-press {__version__}")
        ctx.exit()


@click.group(
    cls=Commands,
    help=INTRODUCTION,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and stop.",
)
def convert(**_: Any) -> None:
    """Only holds the commands."""
