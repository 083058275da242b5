"""What the same article is made for: a press, a printer without colour, both sides of a sheet, a booklet."""

import io
from functools import cache
from types import SimpleNamespace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Canvas
from weasyprint import HTML

from convert.check import check
from convert.design import Value, load_design
from convert.errors import DesignError
from convert.model import Article, Figure, Image, Paragraph, Publication, Rendition, Text
from convert.render import press, render
from convert.render.booklet import impose, saddle
from tests.render.conftest import PARAGRAPH, draw
from tests.render.test_pdf import faults

MILLIMETRE = 72 / 25.4


def publication(paragraphs: int = 40) -> Publication:
    body = tuple(Paragraph((Text(f"Number{n} {PARAGRAPH}"),)) for n in range(paragraphs))
    figure = Figure((Image("map.png", "A map"),), (Text("A map."),))
    asset = draw("map.png", 600, 400)
    return Publication((Article("A long ledger", (figure, *body), language="en"),), (asset,))


@cache
def made(layout: str = "brief", paragraphs: int = 40, **params: Value) -> Rendition:
    return render(publication(paragraphs), load_design(layout, params=params))


@pytest.mark.parametrize("layout", ["brief", "newsletter", "handout"])
def test_for_a_press_there_is_colour_beyond_the_edge_and_marks(layout: str) -> None:
    with pikepdf.open(io.BytesIO(made(layout, 4, bleed=True).data)) as pdf:
        page = pdf.pages[0]
        trim, bleed = ([float(edge) for edge in page[name]] for name in ("/TrimBox", "/BleedBox"))
        assert trim[0] - bleed[0] == pytest.approx(3 * MILLIMETRE, abs=0.1)
        assert bleed[3] - trim[3] == pytest.approx(3 * MILLIMETRE, abs=0.1)
        assert trim[2] - trim[0] == pytest.approx(210 * MILLIMETRE, abs=0.2)
    document = pypdfium2.PdfDocument(made(layout, 4, bleed=True).data)
    areas = [o.get_bounds() for o in document[0].get_objects() if o.type == 2]
    band = max(areas, key=lambda box: box[2] - box[0])
    document.close()
    assert band[0] <= bleed[0] + 0.2
    assert band[2] >= bleed[2] - 0.2
    assert band[3] >= bleed[3] - 0.2


def left_edges(rendition: Rendition) -> list[float]:
    document = pypdfium2.PdfDocument(rendition.data)
    edges = []
    for sheet in document:
        words = sheet.get_textpage()
        place = words.get_text_range().index("Number")
        edges.append(round(words.get_charbox(place)[0]))
    document.close()
    return edges


def test_on_both_sides_of_a_sheet_the_margins_and_the_numbers_are_mirrored() -> None:
    first, second, third = left_edges(made(duplex=True))[:3]
    assert first == third
    assert first - second == pytest.approx(8 * MILLIMETRE, abs=1)
    assert len(set(left_edges(made()))) == 1
    document = pypdfium2.PdfDocument(made(duplex=True).data)
    feet = [sheet.get_textpage().get_text_bounded(0, 0, 150, 60) for sheet in document]
    document.close()
    assert "Page 2" in feet[1]
    assert "Page 3" not in feet[2]


@pytest.mark.parametrize(
    ("count", "order"),
    [
        (1, [None, 0, None, None]),
        (4, [3, 0, 1, 2]),
        (6, [None, 0, 1, None, 5, 2, 3, 4]),
        (8, [7, 0, 1, 6, 5, 2, 3, 4]),
    ],
)
def test_a_booklet_can_be_folded_and_read(count: int, order: list[int | None]) -> None:
    assert saddle(count) == order
    assert sorted(p for p in saddle(count, mirrored=True) if p is not None) == list(range(count))
    assert saddle(4, mirrored=True) == [0, 3, 2, 1]


def test_a_booklet_has_two_pages_on_each_side_of_its_turned_sheets_and_every_word() -> None:
    rendition = made(booklet=True)
    data = impose(rendition.data)
    assert data == impose(rendition.data)
    document = pypdfium2.PdfDocument(data)
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    sizes = {tuple(round(length) for length in sheet.get_size()) for sheet in document}
    count = len(document)
    document.close()
    assert rendition.pages is not None
    assert count == 2 * -(-rendition.pages // 4)
    assert sizes == {(842, 595)}
    assert all(f"Number{n} " in words for n in range(40))


def test_without_colour_there_is_none_in_the_file() -> None:
    data = made("brief", 4, grey=True).data
    document = pypdfium2.PdfDocument(data)
    for sheet in document:
        picture = sheet.render(scale=0.5).to_pil().convert("RGB")
        red, green, blue = (band.tobytes() for band in picture.split())
        assert red == green == blue
    document.close()


def test_colour_is_there_unless_it_is_left_out() -> None:
    document = pypdfium2.PdfDocument(made("brief", 4).data)
    picture: Canvas.Image = document[0].render(scale=0.5).to_pil().convert("RGB")
    document.close()
    red, _, blue = (band.tobytes() for band in picture.split())
    assert red != blue


def test_a_picture_is_printed_finely_or_it_is_said() -> None:
    assert made("brief", 4).remarks == ()
    (told,) = made("brief", 4, pictures="press").remarks
    assert told.code == "picture-coarse"
    assert "map.png (150)" in told.sentence


@pytest.mark.parametrize(
    "params", [{"columns": 2}, {"notes": "foot", "initial": True}, {"bleed": True}, {"grey": True}]
)
def test_what_can_be_chosen_gives_an_accessible_file(
    everything: Publication, params: dict[str, Value]
) -> None:
    assert faults(render(everything, load_design(params=params)).data) == []


@pytest.mark.parametrize(("margins", "left"), [("narrow", 14), ("normal", 20), ("wide", 27)])
def test_margins_are_chosen_by_name(margins: str, left: int) -> None:
    edges = left_edges(made("brief", 4, margins=margins))
    assert edges[0] == pytest.approx((left + 50) * MILLIMETRE, abs=1)


def test_a_large_first_letter_leaves_its_word_whole() -> None:
    words = f"Whether {PARAGRAPH} {PARAGRAPH}"
    opened = Publication((Article("Opening", (Paragraph((Text(words),)),), language="en"),))
    rendition = render(opened, load_design(params={"initial": True}))
    assert check(rendition.data, opened).remarks == ()
    document = pypdfium2.PdfDocument(rendition.data)
    sizes = [o.get_font_size() for o in document[0].get_objects() if o.type == 1]
    document.close()
    assert max(sizes) > 30


def test_a_layout_without_a_booklet_says_so() -> None:
    with pytest.raises(DesignError, match="'handout' has no parameter 'booklet'"):
        load_design("handout", params={"booklet": True})


def test_what_fits_in_no_later_column_leaves_the_columns_before_it_on_their_page() -> None:
    """As the lead of an issue, whose second block is higher than what its first page has left."""
    tools = press.press(load_design("newsletter"))
    draft: Any = SimpleNamespace(
        page=HTML(string="<h1>Head</h1><div><p>Begins</p><p class=high>Goes on</p><p>Ends</p></div>"),
        pictures={},
        lines={},
    )
    sheet = tools.parse(
        "@page { size: 300px 200px; margin: 0 } * { margin: 0; font-size: 10px } h1 { height: 100px }"
        " div { columns: 2 } p { break-inside: avoid; height: 60px } .high { height: 150px }"
    )
    pages = press.lay_out(draft, tools, [sheet]).pages
    told = [[b.text for b in page._page_box.descendants() if hasattr(b, "text")] for page in pages]
    assert told == [["Head", "Begins"], ["Goes on", "Ends"]]
