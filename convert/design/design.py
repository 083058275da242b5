"""What a layout and the design made of it and a brand hold. Nothing here reads a file."""

from typing import Annotated, Final, Literal

import msgspec

from convert.design.brand import Brand, Millimetres
from convert.design.parameter import Parameter, Value, millimetres
from convert.design.people import Profile

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


Factor = Annotated[float, msgspec.Meta(ge=0.3, le=2)]

Bounds = tuple[Factor, Factor]


class Ease(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[ease]: how much tighter or looser a document may be made to fit its pages, least and most: `space`
    between blocks, `leading` and `picture` (greatest height) in parts of the usual, `size` of text."""

    space: Bounds = (0.6, 1.25)
    leading: Bounds = (0.93, 1.05)
    picture: Bounds = (0.6, 1.0)
    size: tuple[str, str] = ("9.5pt", "12pt")


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """layout.toml: `extends` names the layout whose templates and style sheet come before its own,
    `holds` says whether it is made for one article or for an issue of several, `measure` how wide its
    running text is on A4 in one column, in two and so on, `key_first` whether its key points open it."""

    description: str
    extends: Name | None = None
    holds: Literal["article", "issue"] = "article"
    ease: Ease = Ease()
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
    `fonts` the paths of the font files that the brand brings along. `series` is the one that was asked
    for, `register` the path of the file that keeps its numbers, `people` who may stand in a byline.
    """

    layout: str
    brand: Brand
    paper: Paper
    templates: tuple[tuple[str, str], ...]
    styles: tuple[tuple[str, str], ...]
    tokens: tuple[tuple[str, str], ...]
    parameters: tuple[tuple[str, Value], ...] = ()
    holds: Literal["article", "issue"] = "article"
    ease: Ease = Ease()
    measure: tuple[Millimetres, ...] = (118.0,)
    key_first: bool = False
    logo: Logo | None = None
    fonts: tuple[str, ...] = ()
    series: str | None = None
    register: str | None = None
    people: tuple[Profile, ...] = ()

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
