"""The proof: every layout in every brand on every paper, from articles that come with the install.

Makes the files one by one, so that a front can tell how far it is, and a page that shows them all.
"""

import base64
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec
import pypdfium2
from jinja2 import Environment, StrictUndefined

from convert.check.brand import assess
from convert.check.finding import Finding
from convert.compose import compose
from convert.design import Brand, load_design
from convert.design.lineage import read_brand
from convert.design.load import read_layout
from convert.design.parameter import Value
from convert.design.place import root
from convert.model import Rendition
from convert.newsletter import make_newsletter
from convert.override import Overrides
from convert.pipeline import extract_source, print_out
from convert.seal import PLACEHOLDER, seal
from convert.settings import Settings

ARTICLE: Final = "01-lamps.html"
"""The specimen for layouts that hold one article."""

NUMBER: Final = 7
"""The number in a series that a proof shows; none is taken from a register."""

ARRANGING: Final = frozenset({"columns", "edition"})
"""Parameters that arrange a page anew; each of their values is shown."""

WIDTH: Final = 420
"""Pixels across a page in the overview: twice what it is shown at."""

QUALITY: Final = 78
"""JPEG quality of a page in the overview: letters stay letters, and a page has 20 to 40 kB."""


class Sheet(msgspec.Struct, frozen=True):
    """One file to make: layout, brand and paper, with the parameters in which it differs from the usual."""

    layout: str
    brand: str
    paper: str
    params: tuple[tuple[str, Value], ...] = ()

    @property
    def name(self) -> str:
        """The name of its file, which tells it from all others."""
        brand = Path(self.brand).name if "/" in self.brand else self.brand
        parts = (brand, self.layout, *(_short(key, value) for key, value in self.params), self.paper)
        return "-".join(parts) + ".pdf"

    @property
    def title(self) -> str:
        """What it is, in words."""
        said = (f"{key} {value}" for key, value in self.params)
        return ", ".join((self.layout, *said, self.paper))


class Proof(msgspec.Struct, frozen=True):
    """A file that was made, and its pages as JPEG."""

    sheet: Sheet
    rendition: Rendition
    pages: tuple[bytes, ...]


def _short(key: str, value: Value) -> str:
    return str(value) if isinstance(value, str) else f"{value}-{key}"


def plan(layouts: Iterable[str], brands: Iterable[str], papers: Iterable[str]) -> list[Sheet]:
    """All files: each layout as it usually is, in other numbers of columns, and in each of its editions."""
    return [
        Sheet(layout, brand, paper, params)
        for brand in brands
        for layout in layouts
        for params in variants(layout)
        for paper in papers
    ]


def variants(layout: str) -> Iterator[tuple[tuple[str, Value], ...]]:
    """The parameters of each look of a layout that a proof shows; first none."""
    yield ()
    parameters = read_layout(layout)[1].parameters
    for name in sorted(ARRANGING & parameters.keys()):
        known = parameters[name]
        values = known.choices or range(int(known.least or 1), int(known.most or 1) + 1)
        yield from (((name, value),) for value in values if value != known.default)


def make(sheet: Sheet) -> Proof:
    """Typeset one file and draw its pages. Nothing is fetched, and no number of a series is used up."""
    issue = root() / "_proof" / "issue"
    if read_layout(sheet.layout)[1].holds == "issue":
        rendition = _make_issue(sheet, issue)
    else:
        design = load_design(sheet.layout, sheet.brand, sheet.paper, dict(sheet.params))
        article = extract_source(str(issue / ARTICLE), Overrides())
        publication = compose([article], str(issue), offline=True)
        if design.brand.series:
            publication = msgspec.structs.replace(publication, number=NUMBER)
        rendition = print_out(publication, msgspec.structs.replace(design, register=None), "pdf")
    verdict = rendition.verdict and msgspec.structs.replace(rendition.verdict, left_out=0)
    rendition = msgspec.structs.replace(rendition, verdict=verdict)
    return Proof(sheet, rendition, tuple(draw(rendition.data)))


def _make_issue(sheet: Sheet, folder: Path) -> Rendition:
    """The issue that comes with the install; it has a number of its own."""
    chosen = ("layout", "brand", "paper", *(f"params.{name}" for name, _ in sheet.params))
    settings = Settings(
        layout=sheet.layout,
        brand=sheet.brand,
        paper=sheet.paper,
        offline=True,
        params=dict(sheet.params),
        origins=dict.fromkeys(chosen, "flag"),
    )
    return make_newsletter(folder, settings).renditions[0][1]


def draw(pdf: bytes) -> Iterator[bytes]:
    """Each page as a JPEG of WIDTH pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            buffer = io.BytesIO()
            picture = page.render(scale=WIDTH / page.get_width()).to_pil()
            picture.convert("RGB").save(buffer, "JPEG", quality=QUALITY, optimize=True)
            yield buffer.getvalue()
    finally:
        document.close()


class Chapter(msgspec.Struct, frozen=True):
    """One brand in the overview: its name, what is to be remarked on it, its colours, its files."""

    name: str
    brand: Brand
    findings: tuple[Finding, ...]
    colours: Mapping[str, str]
    proofs: tuple[Proof, ...]


def overview(proofs: Sequence[Proof]) -> Rendition:
    """One HTML page that holds a picture of every page, and names the files beside it."""
    chapters = []
    for name in dict.fromkeys(proof.sheet.brand for proof in proofs):
        brand, _ = read_brand(name)
        colours = {key: getattr(brand.colour, key) for key in brand.colour.__struct_fields__}
        own = tuple(proof for proof in proofs if proof.sheet.brand == name)
        chapters.append(Chapter(name, brand, tuple(assess(name)), colours, own))
    env = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters["jpeg"] = lambda data: "data:image/jpeg;base64," + base64.b64encode(data).decode()
    template = env.from_string((root() / "_proof" / "overview.html.j2").read_text("utf-8"))
    page = template.render(chapters=chapters, generator=f"convert-press {PLACEHOLDER}", count=len(proofs))
    return Rendition(seal(page.encode()), "text/html", ".html")
