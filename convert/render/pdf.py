"""Publication + Design -> PDF/A-3a that is PDF/UA-1 as well. The only file that knows WeasyPrint.

The typesetter is given markup made by `html` and style sheets made by us, and a fetcher that
serves the publication's own pictures and nothing else in the world.
"""

import html
import io
import logging
import re
import warnings
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from xml.etree import ElementTree

from PIL import ImageFile

from convert import model
from convert.design import Design
from convert.errors import OutputError
from convert.model import Publication, Rendition
from convert.remarks import EXCERPT_LENGTH, Remark, remark
from convert.render.column import pass_columns
from convert.render.declaration import kept_declarations
from convert.render.document import PAGE, Document, make_document
from convert.render.east import LETTERS, family, find_font
from convert.render.fit import Ladder, Setting, climb, fit_to, points
from convert.render.font import missing, only_ours
from convert.render.forecast import choose_promising, is_patchy
from convert.render.grey import grey_design, grey_publication
from convert.render.hang import hang_spaces
from convert.render.hyphenation import keep_patterns
from convert.render.label import labels
from convert.render.later import put_off
from convert.render.picture import LOCAL, Shelf
from convert.render.resolution import find_coarse
from convert.render.tagging import repair_tags
from convert.render.tighten import count_beyond, is_lonely
from convert.seal import PLACEHOLDER, seal

try:
    with (
        warnings.catch_warnings(), only_ours(), kept_declarations(), put_off("fontTools", "weasyprint"),
        redirect_stdout(io.StringIO())
    ):  # fmt: skip
        # Its look at the system's fonts would be a warning on a machine that has none.
        warnings.simplefilter("ignore")
        from weasyprint import CSS, HTML, Attachment  # type: ignore[import-untyped]
        from weasyprint.css.counters import CounterStyle  # type: ignore[import-untyped]
        from weasyprint.document import Document as Typeset  # type: ignore[import-untyped]
        from weasyprint.layout import block, inline  # type: ignore[import-untyped]
        from weasyprint.text import line_break  # type: ignore[import-untyped]
        from weasyprint.text.ffi import ffi, fontconfig, pangoft2  # type: ignore[import-untyped]
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
        from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]
except OSError as error:
    raise OutputError(
        "Pango, a library of the typesetter, is missing or broken. To see what to type, type: convert doctor"
    ) from error

VARIANT: Final = "pdf/a-3a"
NOWHERE: Final = "about:invalid"
"""Base of relative addresses: there is none."""

EASIER: Final = (
    "* { columns: auto !important; column-span: none !important }",
    "* { columns: auto !important; column-span: none !important; break-before: auto !important;"
    " break-after: auto !important; break-inside: auto !important } tr { break-inside: avoid !important }",
    "* { columns: auto !important; float: none !important; break-inside: auto !important }"
    " div, header { display: block !important }",
)
"""What is added where the full design cannot be laid out, until it can: no columns; no say in where pages
end; no boxes beside each other."""

FAULTS: Final = (
    AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError, ZeroDivisionError,
)  # fmt: skip
"""What the typesetter has been seen to stop with."""

logging.getLogger("weasyprint").setLevel(logging.ERROR)
ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for all; a picture that is cut off is to be told
inline.split_first_line = hang_spaces(inline.split_first_line)
block.find_earlier_page_break = pass_columns(block.find_earlier_page_break)
line_break.pyphen.HyphDict = keep_patterns(line_break.pyphen.HyphDict)

RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
UA: Final = "http://www.aiim.org/pdfua/ns/id/"

UA_SCHEMA: Final = """
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""ISO 19005-3, 6.6.2.3: a property that PDF/A does not know must be described in the file."""


class ShelfFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the pictures on the shelf under their own scheme, and refuses every other address."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(allowed_protocols=(LOCAL.rstrip(":"),), allow_redirects=False)
        self.shelf = shelf

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        file = self.shelf.files.get(url.removeprefix(LOCAL)) if url.startswith(LOCAL) else None
        if file is None:
            raise ValueError(f"Not one of ours: {url[:80]}")
        return URLFetcherResponse(url, file.data, {"Content-Type": file.media_type})


class Press:
    """What every build with one design shares: fonts and parsed style sheets."""

    def __init__(self, design: Design) -> None:
        with only_ours():
            self.fonts = FontConfiguration()
        self.rest = dict(design.tokens).get("type-rest", "")
        self.add_fonts(design.fonts)
        self.counters = CounterStyle()
        self.easier = [self.parse(sheet) for sheet in EASIER]
        usual = [sheet for name, sheet in design.styles if name.rpartition("/")[2] != "web.css"]
        self.sheets = [self.parse(sheet) for sheet in (design.token_sheet(), *usual)]
        self.ladder = climb(design)

    def add_fonts(self, files: Iterable[str]) -> None:
        """Let the typesetter see more font files."""
        known = [fontconfig.FcConfigAppFontAddFile(self.fonts._config, file.encode()) for file in files]
        if known:
            pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", self.fonts.font_map))

    def parse(self, sheet: str) -> Any:
        return CSS(
            string=sheet,
            base_url=NOWHERE,
            url_fetcher=ShelfFetcher(Shelf()),
            font_config=self.fonts,
            counter_style=self.counters,
        )

    @lru_cache(maxsize=8)  # noqa: B019 - a press lives as long as the process
    def east(self, family: str) -> Any:
        """A style sheet that has a font for Chinese, Japanese and Korean before our font of boxes."""
        self.add_fonts([str(find_font())])
        *ours, last = self.rest.split(", ")
        return self.parse(f":root{{--type-rest:{', '.join((*ours, chr(34) + family + chr(34), last))}}}")

    @lru_cache(maxsize=32)  # noqa: B019 - a press lives as long as the process
    def ease(self, setting: Setting) -> Any:
        """A setting of the ladder as a style sheet."""
        return self.parse(setting.sheet())

    @lru_cache(maxsize=32)  # noqa: B019 - a press lives as long as the process
    def foot(self, language: str, direction: str) -> Any:
        """The running foot: title where lines begin, numbers in the words of the language where they end."""
        words = re.split(r"(\{pages?\})", labels(language)["page"])
        counters = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
        numbers = " ".join(counters.get(w) or f'"{w}"' for w in words if w)
        left, right = ("string(running)", numbers) if direction == "ltr" else (numbers, "string(running)")
        return self.parse(f":root{{--foot-left:{left};--foot-right:{right};--numbers:{numbers}}}")


@lru_cache(maxsize=4)
def press(design: Design) -> Press:
    """The press of a design, set up once in a process."""
    return Press(design)


def render_pdf(publication: Publication, design: Design) -> Rendition:
    """Typeset with the layout's page.html.j2; OutputError where the typesetter gives up."""
    chosen = dict(design.parameters)
    if chosen.get("grey"):
        publication, design = grey_publication(publication), grey_design(design)
    document = make_document(publication, design, PAGE)
    tools = press(design)
    sheets = [*tools.sheets, tools.foot(document.language, document.direction)]
    if LETTERS.search(document.markup) and find_font():
        sheets.append(tools.east(family(document.language, document.markup)))
    remarks = document.remarks + find_missing_glyphs(document, design)
    draft = Draft(document)
    try:
        typeset, told = make_fit(lay_out(draft, tools, sheets), draft, tools, sheets, design)
        remarks += told
    except RecursionError:
        raise OutputError(
            "The article is nested too deeply to be typeset. Save only its text and convert that."
        ) from None
    except FAULTS:
        typeset = lay_out_easier(draft, tools, sheets)
        remarks += (remark("layout-simplified"),)
    remarks += find_overrun(typeset, design)
    remarks += find_coarse(typeset.pages, document.shelf, str(chosen.get("pictures")))
    describe_conformance(typeset)
    typeset.metadata.attachments = [attach(source) for source in publication.attachments]
    data = typeset.write_pdf(pdf_variant=VARIANT, pdf_identifier=PLACEHOLDER, finisher=finish)
    return Rendition(seal(data), "application/pdf", ".pdf", len(typeset.pages), remarks)


class Draft:
    """A document as the typesetter has read it, for as many layouts as it takes, which share its pictures."""

    def __init__(self, document: Document) -> None:
        self.page = HTML(
            string=document.markup,
            base_url=NOWHERE,
            url_fetcher=ShelfFetcher(document.shelf),
            media_type="print",
        )
        self.pictures: dict[Any, Any] = {}


def lay_out(draft: Draft, tools: Press, sheets: list[Any]) -> Typeset:
    """Break the document into pages."""
    return draft.page.render(
        stylesheets=sheets,
        font_config=tools.fonts,
        counter_style=tools.counters,
        pdf_variant=VARIANT,
        cache=draft.pictures,
    )


def lay_out_easier(draft: Draft, tools: Press, sheets: list[Any]) -> Typeset:
    """The same in the first of the easier designs that can be laid out. The typesetter's layout of columns
    and of boxes that must not be split has faults."""
    for sheet in tools.easier[:-1]:
        try:
            return lay_out(draft, tools, [*sheets, sheet])
        except FAULTS:
            continue
    return lay_out(draft, tools, [*sheets, tools.easier[-1]])


def make_fit(
    usual: Typeset, draft: Draft, tools: Press, sheets: list[Any], design: Design
) -> tuple[Typeset, tuple[Remark, ...]]:
    """The document on as many pages as were asked for; or a page less, where the last would hold next to
    nothing, or where there is one more than there may be. What is of no use is not done."""

    def lay(setting: Setting) -> Typeset | None:
        try:
            return lay_out(draft, tools, [*sheets, tools.ease(setting)])
        except (RecursionError, *FAULTS):
            return None

    wanted = int(dict(design.parameters).get("fit", 0))
    settled = settle(usual, lay, tools.ladder, design)
    if wanted:
        return fit_to(wanted, usual, settled, tools.ladder, lay, points(design))
    return settled, ()


def settle(
    usual: Typeset, lay: Callable[[Setting], Typeset | None], ladder: Ladder, design: Design
) -> Typeset:
    """The document with what nobody sees changed: pictures somewhat smaller where they leave pages half
    empty, space and type where the last page would hold next to nothing, or is one more than there may be."""
    columns = int(dict(design.parameters).get("columns", 1))
    best, picture = usual, 1.0
    for setting in ladder.smaller(len(usual.pages)) if is_patchy(usual.pages, columns) else ():
        trial = lay(setting)
        if trial and len(trial.pages) < len(best.pages):
            best, picture = trial, setting.picture
    pages = len(best.pages)
    beyond = pages - 1 == count_sides(design)
    if not is_lonely(best.pages) and not beyond:
        return best
    steps = [setting._replace(picture=picture) for setting in ladder.saving(pages, beyond)]
    for setting in choose_promising(best.pages, steps, columns):
        trial = lay(setting)
        if trial and len(trial.pages) <= pages - beyond and not is_lonely(trial.pages):
            return trial
    return best


def count_sides(design: Design) -> int | None:
    """How many sides the layout has; None where it has as many as it takes, as large print does."""
    chosen = dict(design.parameters)
    return None if chosen.get("edition") == "large-print" or "sides" not in chosen else int(chosen["sides"])


def find_overrun(typeset: Typeset, design: Design) -> tuple[Remark, ...]:
    """By how many words a layout of so many sides is too small; what is beyond is printed all the same."""
    sides = count_sides(design)
    if sides is None or len(typeset.pages) <= sides:
        return ()
    words = count_beyond(typeset.pages, sides)
    told = "sides-overrun" if words else "sides-closing"
    return (remark(told, sides=sides, pages=len(typeset.pages), words=words),)


def finish(typeset: Typeset, pdf: Any) -> None:
    """What is mended in the finished objects: the tags, and files that are listed twice as associated."""
    repair_tags(typeset, pdf)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def attach(source: model.Attachment) -> Attachment:
    """An input as an associated file of the PDF (ISO 19005-3, 6.8): its source, with its hash."""
    day = datetime.fromisoformat((source.day or "1970-01-01")[:10].ljust(10, "0"))
    return Attachment(
        file_obj=io.BytesIO(source.data),
        name=source.name,
        description=f"The page that this document was made from. SHA-256: {source.sha256}",
        created=day,
        modified=day,
        relationship="Source",
    )


def describe_conformance(typeset: Typeset) -> None:
    """Say in the metadata that the file is PDF/UA-1 too; PDF/A wants that said inside its one rdf:RDF."""
    write = typeset.metadata.generate_rdf_metadata
    ElementTree.register_namespace("pdfuaid", UA)

    def generate(*arguments: Any) -> bytes:
        rdf = ElementTree.fromstring(write(*arguments))
        ElementTree.SubElement(rdf, f"{RDF}Description", {f"{RDF}about": "", f"{{{UA}}}part": "1"})
        rdf.append(ElementTree.fromstring(UA_SCHEMA))
        return bytes(ElementTree.tostring(rdf, encoding="utf-8"))

    typeset.metadata.generate_rdf_metadata = generate


def find_missing_glyphs(document: Document, design: Design) -> tuple[Remark, ...]:
    """A remark that lists the characters no font has, with the first line that uses one; another on those for
    which a font can be installed."""
    lost = missing(set(document.markup), design.fonts)
    if not lost:
        return ()
    words = html.unescape(re.sub(r"<[^>]*>", " ", document.markup))
    east = [c for c in lost if LETTERS.match(c)] if not find_font() else []
    others = [c for c in lost if c not in east]
    told = (("font-east", east), ("glyph-missing", others))
    return tuple(name_glyphs(code, found, words) for code, found in told if found)


def name_glyphs(code: str, lost: list[str], words: str) -> Remark:
    """The first of the characters, and where in the words the first of them stands."""
    place = next((i for i, c in enumerate(words) if c == lost[0]), 0)
    where = " ".join(words[max(place - EXCERPT_LENGTH // 2, 0) : place + EXCERPT_LENGTH // 2].split())
    shown = " ".join(lost[:20]) + (" \N{HORIZONTAL ELLIPSIS}" if len(lost) > 20 else "")
    quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{where}\N{RIGHT DOUBLE QUOTATION MARK}"
    return remark(code, where, characters=shown, where=quoted)
