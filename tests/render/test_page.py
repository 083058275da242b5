"""Pages as they look, told from the typesetter's boxes."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from weasyprint import HTML

from convert.design import Design, load_design
from convert.model import (
    Article,
    Cell,
    Heading,
    Image,
    Origin,
    Paragraph,
    Person,
    Publication,
    Row,
    Table,
    Text,
)
from convert.render import pdf
from convert.render.document import PAGE, make_document
from convert.render.fit import Setting
from convert.render.press import Draft, Press, lay_out, press
from convert.render.tighten import height
from tests.render.conftest import PARAGRAPH, draw


def lay_with(publication: Publication, design: Design, setting: Setting) -> Any:
    """The pages in a setting of the ladder."""
    document = make_document(publication, design, PAGE)
    tools = press(design)
    sheets = [*tools.sheets, tools.foot(document.language, document.direction), tools.ease(setting)]
    return lay_out(Draft(document), tools, sheets).pages


@cache
def lay(publication: Publication, design: Design) -> Any:
    """The pages as usual, before anything is made to fit."""
    return lay_with(publication, design, Setting())


def boxes(pages: Any, name: str) -> Iterator[Any]:
    """The boxes of elements of a class, in order."""
    for page in pages:
        for box in page._page_box.descendants():
            if type(box).__name__ in ("LineBox", "TextBox") or box.element is None:
                continue
            if name in (box.element.get("class") or "").split():
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
    tried: list[int] = []

    def give_up(draft: Draft, tools: Press, sheets: list[Any]) -> Any:
        tried.append(len(sheets))
        if len(tried) == 1:
            raise AttributeError("index")
        return lay_out(draft, tools, sheets)

    monkeypatch.setattr(pdf, "lay_out", give_up)
    made: list[Any] = []

    def keep(typeset: Any, design: Design) -> tuple[()]:
        made.append(typeset.pages)
        return ()

    monkeypatch.setattr(pdf, "find_overrun", keep)
    remarks = pdf.render_pdf(everything, load_design("handout")).remarks
    assert [r.code for r in remarks] == ["layout-simplified"]
    assert next(boxes(made[0], "fact")).height < LINE


def test_text_fills_its_page_and_is_not_torn_for_the_sake_of_the_source() -> None:
    for paragraphs in range(6, 14):
        body = tuple(paragraph(PARAGRAPH) for _ in range(paragraphs))
        story = Article("On Sources", body, language="en", origin=Origin("https://a.example/x", "2026-11-20"))
        pages = lay(Publication((story,)), load_design())
        if len(pages) > 1:
            assert [page for page in pages if list(boxes([page], "imprint"))] == [pages[1]]
            assert list(boxes([pages[1]], "source"))
            assert not list(boxes([pages[1]], "text")) or is_full(pages[0])
            return
    pytest.fail("no article of two pages")


def is_full(page: Any) -> bool:
    sheet = page._page_box
    return bool(height(page) > 0.95 * sheet.height)


def test_a_heading_over_a_wide_table_stands_over_all_columns_as_the_table_does() -> None:
    wide = Table(
        tuple(Row(tuple(Cell((paragraph(f"Column {n}"),)) for n in range(12))) for _ in range(3)), head=1
    )
    body = (paragraph(PARAGRAPH * 4), Heading(2, (Text("Twelve columns"),)), wide)
    pages = lay(Publication((Article("On Tables", body, language="en"),)), load_design("handout"))
    (heading,) = boxes(pages, "level-2")
    table = next(box for name in ("broad", "dense") for box in boxes(pages, name))
    assert heading.position_x == table.position_x
    assert heading.width > 0.9 * table.width


LONG_ADDRESS = f"https://archive.example/{'commission-minutes-and-reports/' * 6}index.html?a=1&b=2"


def test_a_long_address_in_the_text_is_parted_at_its_signs_without_a_hyphen() -> None:
    body = (paragraph(f"{PARAGRAPH} The whole file is at {LONG_ADDRESS} and nowhere else. {PARAGRAPH}"),)
    pages = lay(Publication((Article("On Files", body, language="en"),)), load_design())
    (text,) = boxes(pages, "text")
    lines = [
        "".join(box.text for box in line.descendants() if type(box).__name__ == "TextBox")
        for line in text.children[0].children
    ]
    assert "".join(lines).replace(" ", "").count(LONG_ADDRESS) == 1
    inside = [line for line in lines if "minutes" in line]
    assert len(inside) > 2
    assert all(line.rstrip()[-1] in "/.-?&=" for line in inside[:-1])


def test_lines_beside_a_large_first_letter_stand_as_close_as_the_others() -> None:
    story = Article("On Letters", (paragraph(PARAGRAPH * 3),), language="en")
    pages = lay(Publication((story,)), load_design(params={"initial": True}))
    (text,) = boxes(pages, "text")
    heights = {round(line.height, 1) for line in text.children[0].children[-1].children}
    assert len(heights) == 1


@pytest.mark.parametrize(("words", "way"), [("© 2026 Lindenhof", "ltr"), ("© مركز", "rtl"), ("2026", "rtl")])
def test_a_line_of_small_print_runs_as_its_own_letters_do(words: str, way: str) -> None:
    origin = Origin("https://a.example/x", "2026-11-20")
    story = Article(
        "عنوان", (paragraph("نص."),), language="ar", direction="rtl", copyright=words, origin=origin
    )
    (box,) = boxes(lay(Publication((story,)), load_design()), "copyright")
    assert box.element.get("dir") == way


@pytest.mark.parametrize(("layout", "params"), [("handout", {"sides": 1}), ("brief", {"columns": 2})])
def test_columns_that_end_an_article_do_not_leave_for_the_sake_of_the_imprint(
    layout: str, params: dict[str, int]
) -> None:
    for paragraphs in range(6, 40):
        story = Article("On Columns", tuple(paragraph(PARAGRAPH) for _ in range(paragraphs)), language="en")
        pages = lay(Publication((story,)), load_design(layout, params=params))
        if len(pages) > 1:
            assert list(boxes(pages[:1], "text"))
            return
    pytest.fail("no article of two pages")
