"""The list of contents of a long brief."""

import io
import re

import pikepdf
import pypdfium2
import pytest

from convert.check import check
from convert.design import load_design
from convert.model import Article, Block, Callout, Heading, Paragraph, Publication, Text
from convert.render import render
from convert.render.document import PAGE, make_document
from tests.render.conftest import PARAGRAPH

NAMES = ("Tides", "Moorings", "Dues", "Pilots")
PARAGRAPHS_A_PAGE = 14


def write(paragraphs: int, language: str = "en") -> Publication:
    """An article of four chapters of so many paragraphs each, with a smaller heading and a box."""
    body: list[Block] = []
    for name in NAMES:
        body.append(Heading(2, (Text(f"On {name}"),), anchor="tides" if name == "Tides" else None))
        body += [Paragraph((Text(f"{name} {n}. {PARAGRAPH}"),)) for n in range(paragraphs)]
    body.insert(2, Heading(3, (Text("A smaller one"),)))
    body.insert(5, Callout((Heading(2, (Text("In a box"),)), Paragraph((Text("Words."),)))))
    return Publication((Article("The Port", tuple(body), language=language),))


def pages_of(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]


def listed(pages: list[str]) -> dict[str, int]:
    """Heading -> number, of the list of contents on the first page."""
    found = re.findall(r"(\d+) On (\w+)", pages[0].partition("Contents")[2])
    return {name: int(number) for number, name in found}


@pytest.fixture(scope="module")
def long() -> bytes:
    return render(write(6 * PARAGRAPHS_A_PAGE), load_design()).data


def test_a_long_brief_lists_its_chapters_with_the_pages_they_begin_on(long: bytes) -> None:
    pages = pages_of(long)
    assert len(pages) > 20
    told = listed(pages)
    assert set(told) == set(NAMES)
    for name, number in told.items():
        assert f"{name} 0." in pages[number - 1] or f"{name} 0." in pages[number]
        assert f"On {name}" in pages[number - 1]
    assert len(set(told.values())) == len(NAMES)


def test_each_entry_is_a_link_that_says_where_it_goes_and_nothing_is_lost(long: bytes) -> None:
    assert check(long, write(6 * PARAGRAPHS_A_PAGE)).remarks == ()
    with pikepdf.open(io.BytesIO(long)) as pdf:
        links = [a for a in pdf.pages[0].get("/Annots", []) if "/Dest" in a or "/A" in a]
        assert len(links) >= len(NAMES)


def test_a_short_brief_has_no_list_unless_it_is_asked_for() -> None:
    story = write(3)
    assert "Contents" not in pages_of(render(story, load_design()).data)[0]
    asked = load_design(params={"contents": "yes"})
    assert set(listed(pages_of(render(story, asked).data))) == set(NAMES)


@pytest.mark.parametrize(("params", "there"), [({}, True), ({"contents": "no"}, False)])
def test_a_list_that_nobody_wants_is_not_even_hidden(params: dict[str, str], there: bool) -> None:
    document = make_document(write(3), load_design(params=params), PAGE)
    assert document.contents is there
    assert ('class="contents"' in document.markup) is there


def test_two_headings_are_no_list() -> None:
    body = tuple(Heading(2, (Text(name),)) for name in NAMES[:2])
    document = make_document(Publication((Article("The Port", body, language="en"),)), load_design(), PAGE)
    assert not document.contents
