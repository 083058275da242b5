"""Publication + Design -> PDF/A-3a that is PDF/UA-1 as well: laid out, made to fit, mended, sealed."""

from collections.abc import Callable
from typing import Any, Final

from convert.design import Design
from convert.errors import OutputError
from convert.model import Publication, Rendition
from convert.remarks import Remark, remark
from convert.render.conformance import describe_conformance
from convert.render.document import PAGE, Document, make_document
from convert.render.east import LETTERS, family, find_font
from convert.render.fit import Ladder, Setting, fit_to, points
from convert.render.forecast import choose_promising, is_patchy
from convert.render.glyph import find_missing_glyphs
from convert.render.grey import grey_design, grey_publication
from convert.render.press import (
    FAULTS,
    VARIANT,
    Draft,
    Press,
    Typeset,
    attach,
    lay_out,
    lay_out_easier,
    press,
)
from convert.render.resolution import find_coarse
from convert.render.tagging import repair_tags
from convert.render.tighten import count_beyond, is_lonely
from convert.seal import PLACEHOLDER, seal

LONG: Final = 20
"""Pages beyond which a list of contents is added: a thing that is leafed through, not read at a sitting."""


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
        usual = lay_out_listed(document, draft, tools, sheets)
        typeset, told = make_fit(usual, draft, tools, sheets, design)
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


def lay_out_listed(document: Document, draft: Draft, tools: Press, sheets: list[Any]) -> Typeset:
    """Break the document into pages; once more with its list of contents, which is then among the `sheets`,
    where there are many and the layout leaves that to us."""
    usual = lay_out(draft, tools, sheets)
    if not document.contents or len(usual.pages) <= LONG:
        return usual
    sheets.append(tools.listed)
    return lay_out(draft, tools, sheets)


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
