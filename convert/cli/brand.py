"""`convert brand list|show|new|check`: brands, what they hold, and whether they will print well."""

import os
import re
from pathlib import Path
from typing import Any, Final

import click
import msgspec

from convert.cli import voice
from convert.cli.catalogue import catalogue
from convert.cli.option import set_loudness
from convert.errors import UsageError

SIGNS: Final = {"bad": "BAD", "note": "note"}

FAULTY: Final = 30
"""Exit code where a brand will print badly: that of DesignError."""


@click.group(short_help="List, show, make and check brands.", invoke_without_command=True)
@click.pass_context
def brand(ctx: click.Context) -> None:
    """Brands: colours, fonts, logo and small print of an institution, as a folder with a brand.toml.

    \b
    convert brand list
    convert brand new "Harbour House" --logo logo.svg --colour "#12324a" --colour "#c2572b"
    convert brand check ./harbour-house/
    convert article.html --brand ./harbour-house/
    """
    set_loudness(verbose=False)
    if ctx.invoked_subcommand is None:
        voice.put(ctx.get_help())


@brand.command("list", short_help="Name the brands there are.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def list_(as_json: bool) -> None:
    """Name the brands that come with convert, and those in folders here."""
    from convert.design.lineage import list_brands, read_brand

    names = [*list_brands(), *(f"./{file.parent.name}/" for file in sorted(Path().glob("*/brand.toml")))]
    catalogue(names, lambda name: read_brand(name)[0].institution.name, 20, as_json)


@brand.command(short_help="Show what a brand holds.")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def show(name: str, as_json: bool) -> None:
    """Show what a brand holds, with all that it takes from the brands it extends."""
    from convert.design.colour import PAIRS, contrast
    from convert.design.imprint import speak
    from convert.design.lineage import read_brand

    held, folders = read_brand(name)
    if as_json:
        voice.put(msgspec.json.format(msgspec.json.encode(held), indent=2).decode())
        return
    voice.show(f"{held.institution.name}  ({' < '.join(folder.name for folder in folders)})")
    for key, value in _facts(held):
        voice.show(f"  {key:<10} {value}")
    voice.show("\nColours")
    for key in held.colour.__struct_fields__:
        colour = getattr(held.colour, key)
        ratios = [f"{contrast(colour, getattr(held.colour, g)):.1f} on {g}" for t, g in PAIRS if t == key]
        voice.show(f"  {key:<10} {colour}" + (f"  contrast {', '.join(ratios)}" if ratios else ""))
    voice.show("\nFonts")
    for key in held.type.__struct_fields__:
        voice.show(f"  {key:<10} {getattr(held.type, key)}")
    for language in held.languages:
        voice.show(f"\nWords for an article in {language}")
        imprint = speak(held, language)
        for statement in imprint.statements:
            own = "" if statement.language == language else f" (in {statement.language})"
            voice.show(f"  {statement.kind:<10} {' '.join(statement.text.split())}{own}")


def _facts(held: Any) -> list[tuple[str, str]]:
    """What a brand is, in a line each."""
    house, mark = held.institution, held.mark
    facts = {
        "short": house.short,
        "tagline": house.tagline,
        "address": house.address,
        "phone": house.phone,
        "mail": house.email,
        "page": house.url,
        "social": ", ".join(house.social),
        "logo": mark and f"{Path(mark.file).name}, {mark.height:g} mm high",
        "series": held.series,
        "register": held.register,
        "languages": ", ".join(held.languages),
    }
    return [(key, str(value)) for key, value in facts.items() if value]


@brand.command(short_help="Make a brand from a logo and two colours.")
@click.argument("name")
@click.option("--logo", metavar="FILE", help="The logo: .svg, .png, .jpg, .webp or .gif.")
@click.option(
    "--colour",
    "--color",
    "colours",
    multiple=True,
    metavar="#RRGGBB",
    help="A colour of the house; give two: that of the band, and that of heads. One may do for both.",
)
@click.option("--language", default="en", metavar="CODE", help="The language of its words, such as en or fr.")
@click.option(
    "-o", "--output", metavar="FOLDER", help="Where to make it; a folder called like it if not given."
)
def new(name: str, logo: str | None, colours: tuple[str, ...], language: str, output: str | None) -> None:
    """Make the folder of a brand. NAME is that of the institution: "Harbour House" makes ./harbour-house/.

    Colours for text, boxes and rules are made of the two, dark enough to be read. The brand can be used at
    once; its brand.toml says what else it may hold.
    """
    from convert.design.found import found, name_folder

    if not 1 <= len(colours) <= 2:
        raise UsageError('Give two colours of the house: --colour "#12324a" --colour "#c2572b"')
    first, second = (_colour(given) for given in (colours * 2)[:2])
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        raise UsageError(f"--language {language}: write the code of the language, such as en, fr or pt-BR.")
    if not name.strip() or len(name) > 200:
        raise UsageError("A brand needs the name of an institution, of at most 200 letters.")
    if logo and not Path(logo).is_file():
        raise UsageError(f"There is no file {logo}; check the name and the folder of the logo.")
    folder = Path(output) if output else Path(name_folder(name))
    made = found(name, folder, Path(logo) if logo else None, first, second, language)
    shown = str(folder) if os.sep in str(folder) else f"./{folder}/"
    voice.place(folder / "brand.toml")
    if made.band != first:
        voice.say(f"The band is {made.band} and not {first}, so that logo and words on it can be seen.")
    if made.accent not in (first, second):
        voice.say(f"Heads are {made.accent}, a darker shade, so that they can be read on paper.")
    voice.say(f"Use it: convert FILE --brand {shown}   Look at it: convert proof --brand {shown}")


def _colour(given: str) -> str:
    """A colour as #rrggbb; UsageError where it is none."""
    digits = given.strip().removeprefix("#")
    if re.fullmatch(r"[0-9A-Fa-f]{3}", digits):
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", digits):
        raise UsageError(f'--colour {given}: write it as six digits after a #, in quotation marks: "#12324a"')
    return f"#{digits.lower()}"


@brand.command(short_help="Say what of a brand will print badly.")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.pass_context
def check(ctx: click.Context, name: str, as_json: bool) -> None:
    """Say what of a brand will print badly: contrast, logo, fonts, letters, grey, small print, unknown keys.

    Exits with 0 if nothing is bad, with 30 if something is.
    """
    from convert.check.brand import assess

    findings = assess(name)
    if as_json:
        told = msgspec.json.encode([msgspec.structs.asdict(finding) for finding in findings])
        voice.put(msgspec.json.format(told, indent=2).decode())
    else:
        for finding in findings:
            voice.show(f"{SIGNS[finding.state]:>6}  {finding.sentence}")
        if not findings:
            voice.show(f"{name}: nothing to remark; it will print well.")
    if any(finding.state == "bad" for finding in findings):
        ctx.exit(FAULTY)
