"""Chinese, Japanese and Korean: with the font where it is installed, else in words what to install."""

from pathlib import Path

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from convert.design import load_design
from convert.model import Article, Paragraph, Publication, Text
from convert.render import east, font, glyph, pdf, press, render
from convert.render.east import family

WORDS = "港口与走廊"


@pytest.fixture
def publication() -> Publication:
    return Publication((Article(WORDS, (Paragraph((Text(f"{WORDS}: a harbour."),)),), language="zh"),))


def install(monkeypatch: pytest.MonkeyPatch, file: Path | None) -> None:
    for module in (font, pdf, glyph, press):
        monkeypatch.setattr(module, "find_font", lambda: file)
    press.press.cache_clear()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A font of that name with squares for five letters."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((100, 700), (800, 700), (800, 0)):
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    names = [f"u{ord(letter):X}" for letter in WORDS]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(WORDS, names, strict=True)})
    builder.setupGlyf(dict.fromkeys((".notdef", *names), square))
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *names), (1000, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.setupNameTable({"familyName": "Noto Sans CJK SC", "styleName": "Regular"})
    file = tmp_path / east.FILE
    builder.save(file)
    install(monkeypatch, file)
    return file


def fonts_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    names = [o.get_font().get_base_name() for page in document for o in page.get_objects() if o.type == 1]
    document.close()
    return " ".join(names)


def test_without_the_font_it_is_said_what_to_install(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, None)
    (told,) = [r for r in render(publication, load_design()).remarks if r.code == "font-east"]
    assert "convert-press[cjk]" in told.sentence
    assert "一" in told.sentence


def test_other_letters_are_named_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, None)
    mixed = Publication((Article("Signs", (Paragraph((Text("港 and \U00012000"),)),), language="en"),))
    east_of, other = render(mixed, load_design()).remarks
    assert (east_of.code, other.code) == ("font-east", "glyph-missing")
    assert "\U00012000" not in east_of.sentence.partition(", used in")[0]


def test_with_the_font_the_letters_are_set_in_it(publication: Publication, installed: Path) -> None:
    rendition = render(publication, load_design())
    told = [r for r in rendition.remarks if "港" in r.sentence]
    assert told == []
    assert "Noto-Sans-CJK-SC" in fonts_of(rendition.data)


def test_the_font_of_the_extra_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / east.PACKAGE).mkdir()
    (tmp_path / east.PACKAGE / "__init__.py").write_text("")
    (tmp_path / east.PACKAGE / east.FILE).write_bytes(b"")
    monkeypatch.syspath_prepend(str(tmp_path))
    east.find_font.cache_clear()
    assert east.find_font() == tmp_path / east.PACKAGE / east.FILE
    east.find_font.cache_clear()


@pytest.mark.parametrize(
    ("language", "words", "drawn"),
    [
        ("zh", "", "SC"),
        ("zh-TW", "", "TC"),
        ("zh-Hant-HK", "", "TC"),
        ("ja", "", "JP"),
        ("ko-KR", "", "KR"),
        ("en", "港口", "SC"),
        ("en", "港のまち", "JP"),
        (None, "항구", "KR"),
    ],
)
def test_letters_are_drawn_as_their_language_draws_them(language: str | None, words: str, drawn: str) -> None:
    assert family(language, words) == f"Noto Sans CJK {drawn}"
