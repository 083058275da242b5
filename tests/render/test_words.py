"""Addresses, labels, dates and fonts: the words around an article."""

import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from convert.design import Design
from convert.errors import DesignError
from convert.model import Publication
from convert.render.address import LONGEST, clean, shown
from convert.render.font import EVERYDAY, coverage, folder, missing
from convert.render.label import labels, read_labels, write_date
from convert.render.qr import draw_qr


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://a.example/x?utm_source=b&id=4&fbclid=z#top", "https://a.example/x?id=4#top"),
        ("https://a.example/x#:~:text=word", "https://a.example/x"),
        ("https://a.example/?q=%C3%A9&a=1&a=2", "https://a.example/?q=%C3%A9&a=1&a=2"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("https://", None),
        ("https://[bad/", None),
        ("https://a.example/\nx", "https://a.example/x"),
        ("https://a.example/\x01 x\x7f", "https://a.example/%01%20x%7F"),
        ("https://a\x01.example/", None),
        ("java\tscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("relative/path", None),
    ],
)
def test_only_safe_addresses_stay_and_they_lose_what_tracks(href: str, expected: str | None) -> None:
    assert clean(href) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://www.a.example/", "a.example"),
        ("http://a.example/x/", "a.example/x/"),
        ("https://a.example/%D0%B7%D0%B8%D0%BC%D0%B0", "a.example/зима"),
        ("https://a.example/%FF", "a.example/%FF"),
        ("https://a.example/a%20b", "a.example/a%20b"),
        ("tel:+3612345", "+3612345"),
    ],
)
def test_an_address_reads_as_people_write_it(href: str, expected: str) -> None:
    assert shown(href) == expected


def test_a_long_address_loses_its_middle() -> None:
    text = shown("https://a.example/" + "x" * 400 + "/end")
    assert len(text) == LONGEST
    assert text.startswith("a.example/x")
    assert text.endswith("/end")


@pytest.mark.parametrize("language", read_labels())
def test_every_language_has_every_label(language: str) -> None:
    assert labels(language).keys() == labels("en").keys()
    assert all(labels(language).values())
    assert "{page}" in labels(language)["page"]
    assert "{pages}" in labels(language)["page"]


@pytest.mark.parametrize("language", sorted(read_labels().keys() - {"zh"}))
def test_our_fonts_have_every_letter_of_the_labels(language: str) -> None:
    assert missing("".join(labels(language).values())) == []


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        ("2024-08-21", "en-GB", "21 August 2024"),
        ("2024-08-21", "en", "August 21, 2024"),
        ("2024-08-21", "az", "21 avqust 2024"),
        ("2024-08", "ru", "август 2024\u202fг."),
        ("2024", "de", "2024"),
        ("2024-02-31", "de", "2024-02-31"),
        ("2024-08-21", "tlh", "August 21, 2024"),
        (None, "de", None),
    ],
)
def test_dates_are_written_as_the_language_does_and_no_more_exact_than_known(
    day: str | None, language: str, expected: str | None
) -> None:
    assert write_date(day, language) == expected


def test_everyday_characters_are_in_the_text_fonts() -> None:
    for name in ("PressSerif-Regular", "PressSans-Bold", "PressSerif-Italic"):
        with TTFont(folder() / f"{name}.ttf", lazy=True) as font:
            assert {c for c in EVERYDAY if c.isprintable()} - {chr(c) for c in font.getBestCmap()} <= {
                "\u017f"
            }


def test_latin_cyrillic_greek_and_their_neighbours_have_signs() -> None:
    assert missing("Şəğ ıİ ЖщѢґҒӘ αΩἄ ქართ հայ עברית عربي پارسی ₼ ₾ ₸ № → ≤") == []
    assert missing("😀🚀✅👩‍💻🇫🇷", ()) == []
    assert missing("\U00012000", ()) == ["\U00012000"]
    assert ord("中") not in coverage(())


def test_a_code_is_drawn_for_an_address_that_fits() -> None:
    data = draw_qr("https://a.example/x")
    assert data is not None
    assert data.startswith(b"<svg")
    assert draw_qr("https://a.example/" + "x" * 4000) is None


def test_rendering_is_imported_without_the_typesetter() -> None:
    script = "import sys, convert.render, convert.design; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_json_is_the_article_again(everything: Publication, design: Design) -> None:
    import msgspec

    from convert.model import Article
    from convert.render import render

    data = render(everything, design, "json").data
    assert msgspec.json.decode(data, type=Article) == everything.articles[0]
    assert data == render(everything, design, "json").data


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "House.ttf").write_bytes(b"not a font")
    with pytest.raises(DesignError, match=r"House\.ttf is not a font"):
        missing("\u4e2d", (str(tmp_path / "House.ttf"),))
