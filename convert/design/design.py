"""What a layout, a brand and the design made of both hold. Nothing here reads a file."""

from typing import Annotated, Final, Literal

import msgspec

from convert.design.parameter import Parameter, Value, millimetres

Colour = Annotated[str, msgspec.Meta(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour as #rrggbb."""

Family = Annotated[str, msgspec.Meta(pattern=r"^[\w .-]{1,60}$")]
"""The name of a font family."""

Millimetres = Annotated[float, msgspec.Meta(ge=0, le=600)]

Name = Annotated[str, msgspec.Meta(pattern=r"^_?[a-z0-9][a-z0-9-]{0,40}$")]
"""A folder in layouts/ or layouts/brands/."""


class Paper(msgspec.Struct, frozen=True):
    """A sheet, in millimetres."""

    name: str
    width: float
    height: float


USUAL: Final = "10.5pt"
"""The size of running text that style sheets are drawn for."""

MARGINS: Final = 42.0
"""Left and right margin together, in millimetres."""

PAPERS: Final = {"A4": Paper("A4", 210, 297), "Letter": Paper("Letter", 215.9, 279.4)}
"""The sheets of offices: ISO 216, and ANSI A in North America."""


class Institution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who publishes; `short` stands in the running foot."""

    name: str
    short: str | None = None
    tagline: str | None = None
    address: str | None = None
    url: str | None = None
    email: str | None = None


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The logo: a .svg or .png file in the brand's folder, and the height it is printed at."""

    file: str
    height: Millimetres = 12.0


class Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The palette. `band` is the ground of the masthead, `tint` that of boxes, `line` that of rules."""

    ink: Colour = "#1a1a1a"
    paper: Colour = "#ffffff"
    muted: Colour = "#595959"
    accent: Colour = "#1f4e79"
    tint: Colour = "#f2f4f6"
    line: Colour = "#b8bec6"
    band: Colour = "#ffffff"
    band_ink: Colour = "#1a1a1a"


class Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The families: running text, titles, headings and small print, program text."""

    text: Family = "Press Serif"
    display: Family = "Press Display"
    sans: Family = "Press Sans"
    mono: Family = "Press Mono"


class Boilerplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Paragraphs that stand on every publication; a paragraph ends at an empty line."""

    about: str | None = None
    disclaimer: str | None = None
    licence: str | None = None


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """brand.toml: who publishes and in what colours and type; `language` is that of its own words."""

    institution: Institution
    extends: str | None = None
    language: str = "en"
    series: str | None = None
    mark: Mark | None = None
    colour: Colours = Colours()
    type: Type = Type()
    boilerplate: Boilerplate = Boilerplate()


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """layout.toml: `extends` names the layout whose templates and style sheet come before its own,
    `holds` says whether it is made for one article or for an issue of several, `measure` how wide its
    running text is on A4 in one column, in two and so on, `key_first` whether its key points open it."""

    description: str
    extends: Name | None = None
    holds: Literal["article", "issue"] = "article"
    measure: tuple[Millimetres, ...] = (118.0,)
    key_first: bool = False
    parameters: dict[str, Parameter] = {}


class Logo(msgspec.Struct, frozen=True):
    """The bytes of the mark; `height` in millimetres."""

    name: str
    media_type: str
    data: bytes
    height: float


class Design(msgspec.Struct, frozen=True):
    """A layout dressed in a brand on a paper: all that a renderer needs, with no file left to read.

    `templates` are pairs of name ("page.html.j2", "_base/parts.html.j2") and text, `styles` the
    style sheets in the order of the cascade, `tokens` the custom properties they may use,
    `fonts` the paths of the font files that the brand brings along.
    """

    layout: str
    brand: Brand
    paper: Paper
    templates: tuple[tuple[str, str], ...]
    styles: tuple[tuple[str, str], ...]
    tokens: tuple[tuple[str, str], ...]
    parameters: tuple[tuple[str, Value], ...] = ()
    holds: Literal["article", "issue"] = "article"
    measure: tuple[Millimetres, ...] = (118.0,)
    key_first: bool = False
    logo: Logo | None = None
    fonts: tuple[str, ...] = ()

    def room(self) -> tuple[float, float]:
        """How wide the running text and the page's live area are, in millimetres of text of 10.5 pt: what
        is set larger has less room."""
        chosen = dict(self.parameters)
        column = self.measure[min(int(chosen.get("columns", 1)), len(self.measure)) - 1]
        scale = millimetres(chosen.get("size", USUAL)) / millimetres(USUAL)
        return column / scale, (self.paper.width - MARGINS) / scale

    def token_sheet(self) -> str:
        """The tokens as a style sheet."""
        return ":root{" + "".join(f"--{name}:{value};" for name, value in self.tokens) + "}"
