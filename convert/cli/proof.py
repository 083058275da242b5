"""`convert proof`: every layout in every brand, to look at."""

from pathlib import Path

import click

from convert.cli import voice
from convert.cli.option import LOUDNESS, options, set_loudness
from convert.errors import StrictError, UsageError

FOLDER = "proof"


@click.command(short_help="Make every layout in every brand, to look at.")
@click.option(
    "-o", "--output", metavar="FOLDER", default=FOLDER, help="Where to put it all; proof/ if not given."
)
@click.option(
    "--brand",
    "brands",
    multiple=True,
    metavar="NAME",
    help="Only this brand, a name or ./folder/ of your own; may be given several times.",
)
@click.option(
    "--layout", "layouts", multiple=True, metavar="NAME", help="Only this layout; several times too."
)
@click.option("--paper", default="A4", metavar="SIZE", help="A4, Letter, or both: A4,letter.")
@click.option("--force", is_flag=True, help="Replace files that convert did not make.")
@click.option("--strict", is_flag=True, help="Exit with 4 where there is anything to remark on a file.")
@options(LOUDNESS)
def proof(
    output: str,
    brands: tuple[str, ...],
    layouts: tuple[str, ...],
    paper: str,
    force: bool,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make a PDF of every layout in every brand from articles that come with convert, each with its verdict,
    and index.html, a page that shows them all.
    """
    from convert.design import list_brands, list_layouts
    from convert.design.load import choose_paper
    from convert.proof import make, overview, plan
    from convert.target import publish

    set_loudness(verbose)
    folder = Path(output)
    if folder.is_file():
        raise UsageError(f"{folder} is a file; name a folder with -o FOLDER.")
    papers = dict.fromkeys(choose_paper(name.strip()).name for name in paper.split(",") if name.strip())
    sheets = plan(layouts or list_layouts(), brands or list_brands(), papers or ["A4"])
    doubled = len(sheets) - len({sheet.name for sheet in sheets})
    if doubled:
        raise UsageError("Two of these brands have folders of the same name; make their proofs one by one.")
    proofs = []
    for count, sheet in enumerate(sheets, 1):
        made = make(sheet)
        publish(made.rendition, folder / sheet.name, force)
        proofs.append(made)
        if not quiet:
            verdict = made.rendition.verdict.sentence if made.rendition.verdict else ""
            voice.say(f"{count} of {len(sheets)}, {sheet.name}: {verdict}")
            voice.tell_remarks(sheet.name, made.rendition.remarks, excerpts=verbose)
    index = folder / "index.html"
    publish(overview(proofs), index, force)
    voice.place(index)
    remarked = [made.sheet.name for made in proofs if made.rendition.remarks]
    if strict and remarked:
        raise StrictError(
            f"There are remarks on {len(remarked)} of {len(proofs)} files: {', '.join(remarked)}"
        )
