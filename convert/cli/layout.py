"""`convert layout list|show|new`: layouts, what one may choose in them, and a start for one of one's own."""

from pathlib import Path
from textwrap import wrap
from typing import Final

import click
import msgspec

from convert.cli import voice
from convert.cli.catalogue import catalogue

WIDEST: Final = 100
"""Lines longer than this are hard to follow with the eye."""

PAGES: Final = {
    "": "all",
    ":first": "the first",
    ":left": "left-hand",
    ":right": "right-hand",
    ":blank": "empty",
}
"""How style sheets call kinds of page, and what people call them; others have names of their own."""


@click.group(short_help="List, show and make layouts.", invoke_without_command=True)
@click.pass_context
def layout(ctx: click.Context) -> None:
    """Layouts: how a page is arranged, as a folder with a layout.toml.

    \b
    convert layout list
    convert layout show brief
    convert layout new field-brief --from brief
    convert article.html --layout field-brief
    """
    if ctx.invoked_subcommand is None:
        voice.put(ctx.get_help())


@layout.command("list", short_help="Name the layouts there are.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def list_(as_json: bool) -> None:
    """Name the layouts that come with convert, and those in the folder layouts/ here."""
    from convert.design import list_layouts, list_own_layouts, list_parameters

    names = [*list_layouts(), *list_own_layouts()]
    catalogue(names, lambda name: list_parameters(name)[0], 16, as_json)


@layout.command(short_help="Show what a layout holds and lets one choose.")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def show(name: str, as_json: bool) -> None:
    """Show the pages and regions of the layout NAME, and what one may choose in it with --param."""
    from convert.design.anatomy import examine

    found = examine(name)
    if as_json:
        voice.put(msgspec.json.format(msgspec.json.encode(found), indent=2))
        return
    voice.show(f"{found.name}: {found.description}")
    if found.extends:
        voice.show(f"  extends   {found.extends}")
    voice.show(f"  holds     {'an issue of several articles' if found.holds == 'issue' else 'one article'}")
    voice.show(f"  papers    {', '.join(found.papers)}")
    voice.show(f"  pages     {', '.join(PAGES.get(page, page) for page in found.pages)}")
    for line in wrap(
        ", ".join(found.regions), WIDEST, initial_indent="  regions   ", subsequent_indent=" " * 12
    ):
        voice.show(line)
    voice.show(f"  folder    {found.folder}")
    voice.show("\nWhat can be chosen, with --param NAME=VALUE or under [params] in convert.toml:")
    for key, parameter in found.parameters.items():
        voice.show(f"  {key} = {_written(parameter.default)}")
        for line in wrap(
            f"{parameter.description} ({parameter.expects()})",
            WIDEST,
            initial_indent="      ",
            subsequent_indent="      ",
        ):
            voice.show(line)


def _written(value: object) -> str:
    """A value of a parameter as one types it."""
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


@layout.command(short_help="Start a layout of your own.")
@click.argument("name")
@click.option(
    "--from",
    "base",
    default="brief",
    show_default=True,
    metavar="LAYOUT",
    help="The layout that it extends, and differs from only where you say so.",
)
def new(name: str, base: str) -> None:
    """Make the folder layouts/NAME/ here, with a layout that looks like another until you change it."""
    from convert import outside
    from convert.design.anatomy import draft
    from convert.design.load import OWN

    folder = Path(OWN) / name
    for file, text in draft(name, base).items():
        outside.write_whole(folder / file, text.encode())
        voice.put(str(folder / file))
    voice.say(f"To use it here: convert article.html --layout {name}")
