"""Finding a layout and a brand and joining them into a Design.

Layouts come with the install; one's own is named by the path of its folder, or lies in the folder
layouts/ where one works. Nothing is looked for beside the input.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from convert.design.brand import Brand
from convert.design.design import PAPERS, Design, Layout, Paper
from convert.design.lineage import read_brand
from convert.design.logo import read_logo
from convert.design.parameter import Parameter, Value, choose
from convert.design.people import FILE as PEOPLE
from convert.design.people import read_people
from convert.design.place import root
from convert.errors import DesignError
from convert.toml import fill, overlay, read_table

DEFAULT_LAYOUT: Final = "brief"
DEFAULT_BRAND: Final = "orrery"

REST: Final = ("Press World", "Press Signs", "Press More", "Press Emoji", "Press Last")
"""Our families for what the text fonts lack: other scripts, signs, and at last a box for anything."""

LARGE_PRINT: Final[dict[str, Value]] = {"size": "18pt", "columns": 1}
"""What an edition in large print settles (Clear Print: 18 pt, one column)."""

PAGE: Final = "page.html.j2"
"""The template of a layout for paper; a layout without one has that of the layout it extends."""

OWN: Final = "layouts"
"""The folder, where one works, for layouts of one's own."""

FONT_TYPES: Final = (".ttf", ".otf")


def list_layouts() -> list[str]:
    """The names that `load_design` knows as layouts."""
    return sorted(p.parent.name for p in root().glob("*/layout.toml") if not p.parent.name.startswith("_"))


def list_own_layouts() -> list[str]:
    """The names of the layouts in the folder layouts/ where one works; ours come before them."""
    found = {p.parent.name for p in Path(OWN).glob("*/layout.toml") if not p.parent.name.startswith("_")}
    return sorted(found - set(list_layouts()))


def load_design(
    layout: str = DEFAULT_LAYOUT,
    brand: str = DEFAULT_BRAND,
    paper: str = "A4",
    params: Mapping[str, Value] | None = None,
    *,
    series: str = "",
    register: str = "",
    people: str = "",
) -> Design:
    """Read both files and their ancestors; DesignError names what is unknown or unreadable.

    `brand` is a name of `list_brands` or, where it holds a path separator, the folder of a
    brand.toml. `params` are values of the parameters that layout.toml lists, as text or as they are.
    `series` is the one to appear in and have a number of, `register` the file that keeps the numbers,
    `people` a file that counts before those of the brands; each may be left empty.
    """
    folders, settings = read_layout(layout)
    dress, houses = read_brand(brand)
    keeper = register or dress.register
    if series and not keeper:
        raise DesignError(
            f"The series {series!r} has no register to take its number from. Say where it is kept, in"
            ' convert.toml or in your brand.toml: register = "series.toml"'
        )
    sheet = choose_paper(paper)
    parameters = choose(settings.parameters, params or {}, layout)
    if parameters.get("edition") == "large-print":
        parameters |= LARGE_PRINT
    return Design(
        layout=layout,
        brand=dress,
        paper=sheet,
        templates=read_texts(folders, "*.j2"),
        styles=read_texts(folders, "*.css"),
        tokens=make_tokens(dress, sheet, parameters),
        parameters=tuple(sorted(parameters.items())),
        holds=settings.holds,
        ease=settings.ease,
        measure=settings.measure,
        key_first=settings.key_first,
        logo=read_logo(dress),
        fonts=list_fonts(houses),
        series=series or None,
        register=keeper or None,
        people=read_people(find_people(people, houses)),
    )


def read_layout(name: str) -> tuple[list[Path], Layout]:
    """The folders of the layout and its ancestors, oldest first, and its settings."""
    folders: list[Path] = []
    table: dict[str, Any] = {}
    folder: Path | None = find_layout(name)
    while folder:
        if folder in folders:
            raise DesignError(f"{folder / 'layout.toml'}: the layouts extend each other in a circle.")
        folders.insert(0, folder)
        own = read_table(folder / "layout.toml", Layout)
        whole = {key: value for key, value in own.items() if key != "parameters"}
        base = fill(whole, Layout, folder / "layout.toml").extends
        table = overlay(own, table)
        folder = find_base(base, folder) if base else None
    if not any((each / PAGE).is_file() for each in folders):
        raise DesignError(
            f"{folders[-1] / 'layout.toml'}: it has no {PAGE}, and extends no layout that has."
            ' Add the line: extends = "brief"'
        )
    return folders, fill(table, Layout, folders[-1] / "layout.toml")


def find_layout(name: str) -> Path:
    """The folder of a layout by its path, or by its name: one of ours, or one in layouts/ where one works."""
    if "/" in name or os.sep in name:
        folder = Path(name).absolute()
        if not (folder / "layout.toml").is_file():
            raise DesignError(f"There is no layout.toml in {folder}.")
        return folder
    if name in list_layouts():
        return root() / name
    if name in list_own_layouts():
        return (Path(OWN) / name).absolute()
    known = [*list_layouts(), *list_own_layouts()]
    raise DesignError(
        f"There is no layout {name!r}; there are: {', '.join(known)}. A layout of your own lies in"
        f" {OWN}/{name}/ or is named by its folder; to make one: convert layout new {name}"
    )


def find_base(name: str, folder: Path) -> Path:
    """The folder of the layout that the one in `folder` extends: one of ours, else its neighbour."""
    for base in (root() / name, folder.parent / name):
        if (base / "layout.toml").is_file():
            return base
    raise DesignError(f"{folder / 'layout.toml'}: there is no layout {name!r} to extend.")


def list_fonts(folders: list[Path]) -> tuple[str, ...]:
    """The font files that a brand and those it extends bring along."""
    found = (p for folder in folders for p in (folder / "fonts").glob("*") if p.suffix.lower() in FONT_TYPES)
    return tuple(sorted(map(str, found)))


def find_people(named: str, folders: list[Path]) -> list[Path]:
    """The people files that count: the one that was named, then those of the brand and of what it extends."""
    if named and not Path(named).is_file():
        raise DesignError(f"There is no people file {named}; check the name and the folder.")
    kept = [folder / PEOPLE for folder in folders if (folder / PEOPLE).is_file()]
    return [Path(named), *kept] if named else kept


def choose_paper(name: str) -> Paper:
    for paper in PAPERS.values():
        if paper.name.casefold() == name.casefold():
            return paper
    raise DesignError(f"There is no paper {name!r}; there are: {', '.join(PAPERS)}.")


def list_parameters(layout: str) -> tuple[str, dict[str, Parameter]]:
    """What a layout is for, and what one may choose in it."""
    settings = read_layout(layout)[1]
    return settings.description, dict(sorted(settings.parameters.items()))


def read_texts(folders: list[Path], pattern: str) -> tuple[tuple[str, str], ...]:
    """Name and text of the files of that kind; a layout's own are named without its folder, and so is the
    page that it has from the nearest layout it extends."""
    own = folders[-1]
    try:
        found = [
            (file.name if folder == own else f"{folder.name}/{file.name}", file.read_text("utf-8"))
            for folder in folders
            for file in sorted(folder.glob(pattern))
        ]
    except (OSError, UnicodeError) as error:
        raise DesignError(f"A file of the layout in {own} cannot be read as UTF-8 text: {error}.") from error
    pages = [text for name, text in found if name.rpartition("/")[2] == PAGE]
    if pages and not any(name == PAGE for name, _ in found):
        found.append((PAGE, pages[-1]))
    return tuple(found)


def make_tokens(brand: Brand, paper: Paper, parameters: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
    """Custom properties: --colour-*, --type-*, --paper-width and --paper-height, --mark-height, --param-*."""
    colours = {f"colour-{k}": getattr(brand.colour, k) for k in brand.colour.__struct_fields__}
    families = {f"type-{k}": f'"{getattr(brand.type, k)}"' for k in brand.type.__struct_fields__}
    families["type-rest"] = ", ".join(f'"{name}"' for name in REST)
    sizes = {
        "paper-width": f"{paper.width:g}mm",
        "paper-height": f"{paper.height:g}mm",
        "mark-height": f"{brand.mark.height if brand.mark else 0:g}mm",
    }
    chosen = {f"param-{k}": str(v) for k, v in parameters.items() if not isinstance(v, bool)}
    tokens = {**colours, **families, **sizes, **chosen}
    return tuple((re.sub("_", "-", name), value) for name, value in tokens.items())
