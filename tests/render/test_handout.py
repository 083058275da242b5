"""The handout: one sheet that says when it is not enough, and its edition in large print."""

import io

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from convert.check import check
from convert.design import load_design
from convert.model import Article, Callout, Item, List, Origin, Paragraph, Publication, Rendition, Text
from convert.render import render

MILLIMETRE = 72 / 25.4
"""Points of one."""

LARGE = {"edition": "large-print"}


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def article(paragraphs: int) -> Publication:
    body = tuple(paragraph("Ten words that say as little as ten words can.") for _ in range(paragraphs))
    points = Callout((List((Item((paragraph("The point of it."),)),)),), kind="takeaways")
    source = Origin("https://a.example/x")
    return Publication((Article("A Point", (*body, points), language="en", origin=source),))


def text_of(rendition: Rendition) -> str:
    document = pypdfium2.PdfDocument(rendition.data)
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    return " ".join(words.split())


def test_what_does_not_fit_is_printed_and_its_words_are_counted() -> None:
    rendition = render(article(220), load_design("handout"))
    (told,) = rendition.remarks
    assert told.code == "sides-overrun"
    assert text_of(rendition).count("Ten words that say") == 220
    assert render(article(100), load_design("handout")).remarks == ()
    counted = int(told.sentence.split("about ")[1].split()[0].replace(",", ""))
    assert counted == pytest.approx(10 * (220 - 105), abs=150)


@pytest.mark.parametrize("sides", [1, 2])
def test_the_sheet_has_as_many_sides_as_are_asked_for(sides: int) -> None:
    rendition = render(article(90), load_design("handout", params={"sides": sides}))
    assert [r.code for r in rendition.remarks] == (["sides-overrun"] if sides == 1 else [])


def test_the_key_points_open_the_sheet_and_stand_there_only() -> None:
    words = text_of(render(article(30), load_design("handout")))
    assert words.count("The point of it.") == 1
    assert words.index("The point of it.") < words.index("Ten words")


def test_the_code_is_two_centimetres_or_more() -> None:
    document = pypdfium2.PdfDocument(render(article(3), load_design("handout")).data)
    (sheet,) = document
    boxes = [o.get_bounds() for o in sheet.get_objects() if o.type in (2, 3, 5)]
    sizes = [
        round(right - left, 1) for left, bottom, right, top in boxes if abs(right - left - top + bottom) < 1
    ]
    document.close()
    assert max(sizes) > 20 / 25.4 * 72 * 0.8


def test_large_print_is_set_anew_in_one_upright_size(everything: Publication) -> None:
    design = load_design("handout", params=LARGE)
    rendition = render(everything, design)
    assert rendition.remarks == ()
    assert sizes_below(rendition, 17.9) == []
    with pikepdf.open(io.BytesIO(rendition.data)) as pdf:
        fonts = {
            str(o["/BaseFont"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o
        }
    assert not [name for name in fonts if "Italic" in name or "Serif" in name]


def sizes_below(rendition: Rendition, least: float) -> list[str]:
    """The letters between masthead and foot that are smaller."""
    document = pypdfium2.PdfDocument(rendition.data)
    small = []
    for sheet in document:
        words = sheet.get_textpage()
        for place in range(words.count_chars()):
            box = words.get_charbox(place)
            letter = words.get_text_range(place, 1)
            inside = 20 * MILLIMETRE < box[1] < sheet.get_height() - 26 * MILLIMETRE
            if inside and letter.strip() and raw.FPDFText_GetFontSize(words, place) < least:
                small.append(letter)
    document.close()
    return small


@pytest.mark.parametrize("paragraphs", range(34, 50, 4))
def test_a_source_that_does_not_fit_leaves_the_columns_where_they_are(paragraphs: int) -> None:
    publication = article(paragraphs)
    verdict = check(render(publication, load_design("handout")).data, publication)
    assert "page-hollow" not in [told.code for told in verdict.remarks]


def test_a_source_alone_on_another_side_is_not_told_as_words_that_do_not_fit() -> None:
    for paragraphs in range(10, 60, 2):
        rendition = render(article(paragraphs), load_design("handout", params={"sides": 1, "columns": 1}))
        told = [r.code for r in rendition.remarks]
        if told:
            assert told == ["sides-closing"]
            return
    pytest.fail("nothing was told")
