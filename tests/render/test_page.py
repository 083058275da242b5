"""Pages as they look, told from the typesetter's boxes."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from weasyprint import HTML  # type: ignore[import-untyped]

import convert.render.pdf as pdf
from convert.design import Design, load_design
from convert.model import Article, Image, Paragraph, Person, Publication, Text
from convert.render.document import PAGE, make_document
from tests.render.conftest import PARAGRAPH, draw


@cache
def lay(publication: Publication, design: Design) -> Any:
    """The pages as usual, before anything is made to fit."""
    document = make_document(publication, design, PAGE)
    tools = pdf.press(design)
    sheets = [*tools.sheets, tools.foot(document.language, document.direction)]
    return pdf.lay_out(pdf.Draft(document), tools, sheets).pages


def boxes(pages: Any, name: str) -> Iterator[Any]:
    """The boxes of elements of a class, in order."""
    for page in pages:
        for box in page._page_box.descendants():
            if box.element is not None and name in (box.element.get("class") or "").split():
                yield box


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


CLEAR = 8
"""Pixels that part a name from a photo, two millimetres."""

LINE = 25
"""Pixels of a line of small print and the space about it."""

SPANNED = (
    "<style>@page{size:300px 200px;margin:10px}body{font:16px/20px 'Press Serif';margin:0}p{margin:0}"
    ".text{columns:2}.wide{column-span:all}.last{break-before:avoid;break-inside:avoid;height:90px}</style><body><p>Before.</p>"
)


@pytest.mark.parametrize("words", ["", f"<p>{PARAGRAPH[:80]}</p>"])
def test_what_may_not_begin_a_page_after_columns_with_something_wide_is_no_fault(words: str) -> None:
    wide = f"<div class=wide>{'<p>A line.</p>' * 4}</div>"
    page = f"<html lang=en>{SPANNED}<div class=text>{words}{wide}</div><div class=last></div>"
    assert len(HTML(string=page).render().pages) > 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_name_stands_clear_of_its_photo(language: str) -> None:
    person = Person("Ida Voss", photo=Image("wide.png", ""))
    story = Article("On Photos", (paragraph(PARAGRAPH),), byline=(person,), language=language,
                    direction="rtl" if language == "ar" else "ltr")  # fmt: skip
    pages = lay(Publication((story,), (draw("wide.png", 300, 300),)), load_design())
    photo, name = next(boxes(pages, "portrait")), next(boxes(pages, "name"))
    left, right = sorted((photo, name), key=lambda box: float(box.position_x))
    assert right.position_x - (left.position_x + left.width) > CLEAR


def test_what_cannot_be_laid_out_in_columns_is_laid_out_without_and_facts_stay_in_line(
    everything: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, tried = pdf.lay_out, []

    def give_up(draft: pdf.Draft, tools: pdf.Press, sheets: list[Any]) -> Any:
        tried.append(len(sheets))
        if len(tried) == 1:
            raise AttributeError("index")
        return usual(draft, tools, sheets)

    monkeypatch.setattr(pdf, "lay_out", give_up)
    made = []
    monkeypatch.setattr(pdf, "find_overrun", lambda typeset, design: made.append(typeset.pages) or ())
    remarks = pdf.render_pdf(everything, load_design("handout")).remarks
    assert [r.code for r in remarks] == ["layout-simplified"]
    assert next(boxes(made[0], "fact")).height < LINE
