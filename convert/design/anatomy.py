"""What a layout is made of, for people who look for one or draw one: its pages, regions and parameters."""

import re
from pathlib import Path
from typing import Final

import msgspec

from convert.design.design import PAPERS, Layout
from convert.design.load import PAGE, list_layouts, list_own_layouts, read_layout
from convert.design.parameter import Parameter
from convert.errors import DesignError

PAGE_RULE: Final = re.compile(r"@page\s*([\w:-]*)\s*\{")
REGION: Final = re.compile(
    r"""<(?:header|section|aside|footer|nav|div)\s[^>]*class="([a-z][\w-]*)|parts\.(\w+)\(|story\.(lead|key|body)\b"""
)
"""What a template sets out: boxes by their class, and the macros and parts of a story that fill them."""

NOT_A_REGION: Final = frozenset(("head", "fact", "text"))
"""Macros that print nothing or one line, and the box that only holds the body."""

NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")

SETTINGS: Final = """\
description = "{name}: say here in a few words what it is for"
extends = "{base}"

# It has the pages, regions and parameters of {base}; to see them: convert layout show {base}
# To give a parameter another default here, take the # away and name it:
#
# [parameters.{example}]
# default = {value}
"""

STYLE: Final = """\
/* Comes after the style sheets of {base}: what stands here wins. Colours and fonts are the brand's:
   var(--colour-accent), var(--type-display) and so on. The style sheet of {base} shows them in use:
   {sheet} */

/* The title of the article */
h1 {{ letter-spacing: 0 }}

/* To arrange the regions anew, copy this file beside this one and change it:
   {template} */
"""


class Anatomy(msgspec.Struct, frozen=True):
    """A layout taken apart; `pages` are the names of its kinds of page ("" is every page, ":first" the first,
    "landscape" one for wide tables), `regions` what stands on them, in order."""

    name: str
    description: str
    folder: str
    extends: str | None
    holds: str
    papers: tuple[str, ...]
    pages: tuple[str, ...]
    regions: tuple[str, ...]
    parameters: dict[str, Parameter]


def examine(name: str) -> Anatomy:
    """Take a layout apart. Raises DesignError."""
    folders, settings = read_layout(name)
    template = page_of(folders).read_text("utf-8")
    sheets = "".join(
        file.read_text("utf-8") for folder in folders for file in sorted(folder.glob("page.css"))
    )
    found = (next(filter(None, groups)) for groups in REGION.findall(template))
    return Anatomy(
        name=name,
        description=settings.description,
        folder=str(folders[-1]),
        extends=own_base(settings),
        holds=settings.holds,
        papers=tuple(PAPERS),
        pages=tuple(dict.fromkeys(PAGE_RULE.findall(sheets))),
        regions=tuple(dict.fromkeys(region for region in found if region not in NOT_A_REGION)),
        parameters=dict(sorted(settings.parameters.items())),
    )


def own_base(settings: Layout) -> str | None:
    """The layout that one extends, if it is one that people use."""
    return None if settings.extends is None or settings.extends.startswith("_") else settings.extends


def page_of(folders: list[Path]) -> Path:
    """The template that counts: the layout's own, else that of the nearest layout it extends."""
    return next(folder / PAGE for folder in reversed(folders) if (folder / PAGE).is_file())


def draft(name: str, base: str) -> dict[str, str]:
    """The files of a new layout that extends `base`: name -> text. Raises DesignError."""
    if not NAME.fullmatch(name):
        raise DesignError(
            f"{name!r} cannot be the name of a layout; write it in small letters, digits and hyphens,"
            " for instance: field-brief"
        )
    if name in (*list_layouts(), *list_own_layouts()):
        raise DesignError(f"There is a layout {name!r} already; choose another name.")
    folders, settings = read_layout(base)
    example = "columns" if "columns" in settings.parameters else next(iter(settings.parameters), "size")
    value = msgspec.json.encode(settings.parameters[example].default).decode()
    sheet = next(folder / "page.css" for folder in reversed(folders) if (folder / "page.css").is_file())
    return {
        "layout.toml": SETTINGS.format(name=name, base=base, example=example, value=value),
        "page.css": STYLE.format(base=base, sheet=sheet, template=page_of(folders)),
    }
