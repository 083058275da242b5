"""The options that several commands share, and the settings that come of them."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

import click

from convert.errors import UsageError
from convert.override import KNOWN, parse
from convert.settings import Settings, load

Command = TypeVar("Command", bound=Callable[..., Any])

READING = (
    click.option(
        "--set",
        "said",
        multiple=True,
        metavar="NAME=VALUE",
        help=f"Say what the page gets wrong: {', '.join(KNOWN)}. Give author once for each author;"
        " an empty value takes the fact away.",
    ),
    click.option("--url", metavar="ADDRESS", help="The address the page was saved from, if it does not say."),
)
"""How an article is read."""

DESIGN = (
    click.option(
        "--layout",
        metavar="NAME",
        help="The arrangement of the page; see: convert layout list. A folder/ of your own will do.",
    ),
    click.option(
        "--brand",
        metavar="NAME",
        help="Colours, type, mark and small print: a name, or ./folder/ of your own.",
    ),
    click.option("--series", metavar="NAME", help="The series to appear in; its next number is handed out."),
    click.option("--paper", metavar="SIZE", help="The size of the sheet: A4, Letter, or both: A4,letter."),
    click.option(
        "--param",
        "params",
        multiple=True,
        metavar="NAME=VALUE",
        help="Something the layout lets one choose, such as qr=no; see: convert layout show NAME."
        " May be given several times.",
    ),
)
"""How it is set."""

PRINT = (
    click.option("--archive", is_flag=True, default=None, help="Attach the page as it was read to the PDF."),
    click.option(
        "--fit",
        type=click.IntRange(1, 99),
        metavar="N",
        help="Make it N pages, within the bounds of the layout; it is said what was changed.",
    ),
    click.option(
        "--bleed", is_flag=True, default=None, help="For a press: colour beyond the edge, and marks."
    ),
    click.option(
        "--duplex", is_flag=True, default=None, help="For both sides: margins and numbers mirrored."
    ),
    click.option("--booklet", is_flag=True, default=None, help="Two pages on a sheet, to fold and staple."),
    click.option("--grey", is_flag=True, default=None, help="Without colour."),
    click.option(
        "--pictures",
        metavar="FOR",
        help="How fine: for press, office or mail (small files); none leaves them out.",
    ),
)
"""What else the file is to hold."""

PRINTING = ("fit", "bleed", "duplex", "booklet", "grey", "pictures")
"""Flags that are short for --param: a layout says whether it has them."""

CONDUCT = (
    click.option("--offline", is_flag=True, default=None, help="Fetch no pictures from the network."),
    click.option(
        "--strict", is_flag=True, default=None, help="Exit with 4 where there is anything to remark."
    ),
)

VERBOSE = (
    click.option(
        "-v", "--verbose", is_flag=True, help="Remarks with the words they are about, and more detail."
    ),
)

LOUDNESS = (
    click.option("-q", "--quiet", is_flag=True, help="No remarks; failures are still told."),
    *VERBOSE,
)


def options(*groups: tuple[Callable[[Command], Command], ...]) -> Callable[[Command], Command]:
    """Give a command the options of some groups, in that order."""

    def decorate(command: Command) -> Command:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return decorate


def settings_from(
    *, said: tuple[str, ...] = (), url: str | None = None, params: tuple[str, ...] = (), **flags: Any
) -> Settings:
    """The settings that these options, the environment and convert.toml make together."""
    pairs = [*([f"url={url}"] if url else []), *said]
    printing = {name: flags.pop(name, None) for name in PRINTING}
    chosen = {name: value for name, value in printing.items() if value is not None}
    return load({**flags, "params": _pairs(params) | chosen}, overrides=parse(pairs))


def _pairs(params: tuple[str, ...]) -> dict[str, bool | str]:
    """Name -> value; a name alone switches on. What a layout makes of a value is said when it is loaded."""
    pairs: dict[str, bool | str] = {}
    for param in params:
        name, equals, value = (part.strip() for part in param.partition("="))
        if not name or (equals and not value):
            raise UsageError(f"--param {param}: write it as --param NAME=VALUE, for instance --param qr=no.")
        pairs[name] = {"": True, "yes": True, "no": False}.get(value, value)
    return pairs


def set_loudness(verbose: bool) -> None:
    """Let warnings of the libraries be seen with --verbose; they are for developers and hidden otherwise."""
    logging.basicConfig(
        level=logging.WARNING if verbose else logging.CRITICAL, format="%(name)s: %(message)s"
    )
