"""What layouts break on: each is built, read back without a fault, and holds what it is about."""

from functools import cache
from itertools import chain

import pypdfium2
import pytest

from convert.check import check
from convert.design import load_design
from convert.model import (
    Article,
    Asset,
    Block,
    Cell,
    Figure,
    Foreign,
    Heading,
    Image,
    Link,
    Origin,
    Paragraph,
    Person,
    Publication,
    Row,
    Table,
    Text,
    Verdict,
)
from convert.render import render
from tests.render.conftest import PARAGRAPH, cell, draw, paragraph

TITLE = (
    "On the Length of the Queue at the Ramp, on the Two Ledgers that the Harbour Master of Port Sarn Has Kept"
    " since the Second Winter of the Ferries, on What Became of the Trailers that Were Entered in One of Them"
    " and Not in the Other, and on Whether a Seventh Ferry Would Have Made Any of Them Move an Hour Earlier"
)

ADDRESS = (
    "https://ledgers.example/records/" + "-".join(f"entry{n}" for n in range(50)) + "?year=2026&port=sarn"
)

GIVEN = "Mirel Aylin Davor Marit Ilse Tomasz Noor Bahram Leyla Anton Zofia Emre".split()
FAMILY = "Okonjo Vardan Tekin Osei-Lindholm Marran Wieczorek Haddad Rahimi Aliyeva Feld Nowak Yildiz".split()


def text(count: int) -> tuple[Block, ...]:
    return tuple(paragraph(f"Entry {n}. {PARAGRAPH}") for n in range(count))


def heading(number: int) -> Block:
    return Heading(2, (Text(f"Part {number}"),))


def wide_table() -> Table:
    months = "January February March April May June July August September October November December".split()
    head = Row(tuple(Cell((paragraph(name),), header=True) for name in ("Port", *months, "Whole year")))
    rows = tuple(
        Row(tuple(cell(text) for text in (f"{place} harbour", *(f"{n * 137 + k:,}" for k in range(13)))))
        for n, place in enumerate(("Northhaven", "Saltmouth", "Karrow", "Vesh", "Sarn") * 12)
    )  # fmt: skip
    return Table((head, *rows), head=1, caption=(Text("Trailers by month"),))


def pictures(count: int) -> tuple[tuple[Block, ...], tuple[Asset, ...]]:
    sizes = [(900 + 7 * n, 500 + 13 * n) for n in range(count)]
    assets = tuple(draw(f"{n}.png", *size) for n, size in enumerate(sizes))
    figures: tuple[Block, ...] = tuple(
        Figure((Image(f"{n}.png", f"Map {n}"),), (Text(f"Berth {n}."),), "Photo: L. Ferrante")
        for n in range(count)
    )
    return figures, assets


def arabic() -> Article:
    name = Foreign((Text("Marit Osei-Lindholm"),), "en", "ltr")
    line = "في صباح صافٍ من شهر شباط يبدو كاسر الأمواج في الميناء إعلانًا عن الربط بين البلدان. "
    said = (Text(line * 4), Text("قالت "), name, Text(" من Halden Institute: «السفن لا تتأخر»."))
    body: tuple[Block, ...] = (
        Paragraph(said),
        Heading(2, (Text("الطابور على البر"),)),
        *(Paragraph(said) for _ in range(9)),
    )
    return Article(
        "الميناء ليس ممرًّا",
        body,
        byline=(Person("Marit Osei-Lindholm", "باحثة"),),
        language="ar",
        direction="rtl",
        published="2026-03-12",
        origin=Origin("https://halden.example/ar"),
    )


@cache
def documents() -> dict[str, Publication]:
    figures, assets = pictures(30)
    mixed = tuple(chain.from_iterable((figure, *text(1 + n % 3)) for n, figure in enumerate(figures)))
    link = paragraph("The records are ", Link((Text("kept by the port"),), ADDRESS), ". ", PARAGRAPH)
    long = tuple(chain.from_iterable((heading(n), *text(9)) for n in range(90)))
    people = tuple(
        Person(f"{given} {family}", "Research Fellow", "Halden Institute for Inland Seas")
        for given, family in zip(GIVEN, FAMILY, strict=True)
    )
    articles = {
        "longest-title": Article(TITLE, text(9), dek=PARAGRAPH * 2, language="en", published="2026-03-12"),
        "twelve-authors": Article("Twelve of Them", text(9), byline=people, language="en"),
        "no-picture": Article("A Plain Ledger", text(12), language="en"),
        "thirty-pictures": Article("Thirty Berths", mixed, language="en"),
        "wide-table": Article("The Year in Trailers", (*text(3), wide_table(), *text(3)), language="en"),
        "long-address": Article("Where It Is Kept", (link, *text(5)), language="en", origin=Origin(ADDRESS)),
        "arabic": arabic(),
        "sixty-pages": Article("All of the Ledger", long, language="en"),
    }
    return {
        name: Publication((article,), assets if name == "thirty-pictures" else ())
        for name, article in articles.items()
    }


@cache
def made(name: str, layout: str = "brief") -> tuple[bytes, Verdict]:
    publication = documents()[name]
    data = render(publication, load_design(layout)).data
    return data, check(data, publication)


@pytest.mark.parametrize("name", documents())
def test_nothing_of_it_is_lost_and_no_page_has_a_fault(name: str) -> None:
    assert made(name)[1].remarks == ()


def sheets(name: str) -> list[tuple[float, float, str]]:
    document = pypdfium2.PdfDocument(made(name)[0])
    found = [(*sheet.get_size(), sheet.get_textpage().get_text_range()) for sheet in document]
    document.close()
    return found


def test_the_longest_title_leaves_room_for_the_text() -> None:
    assert "Entry 0" in sheets("longest-title")[0][2]


def test_twelve_authors_are_one_run_and_leave_room_for_the_text() -> None:
    first = sheets("twelve-authors")[0][2]
    assert all(name in first for name in FAMILY)
    assert "Entry 3" in first


def test_a_table_of_fourteen_columns_stands_on_turned_sheets_with_its_head_on_each() -> None:
    turned = [words for width, height, words in sheets("wide-table") if width > height]
    assert len(turned) > 1
    assert all("Whole year" in " ".join(words.split()) for words in turned)
    assert not any(
        "harbour" in words.replace("harbour master", "") for w, h, words in sheets("wide-table") if w < h
    )


def test_an_address_of_four_hundred_letters_is_shortened_in_print_and_whole_in_its_link() -> None:
    assert len(ADDRESS) > 400
    assert ADDRESS.encode() in made("long-address")[0] or made("long-address")[1].links_found == 1


def test_thirty_pictures_have_their_captions() -> None:
    words = " ".join(words for _, _, words in sheets("thirty-pictures"))
    assert all(f"Berth {n}." in words for n in range(30))
    assert made("thirty-pictures")[1].pictures_found == 30


def test_sixty_pages_are_numbered_to_the_last() -> None:
    pages = sheets("sixty-pages")
    assert len(pages) >= 60
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1][2]
