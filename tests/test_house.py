"""What an institution adds: people as it knows them, and a number, both on paper."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from convert.design import Design, load_design
from convert.house import furnish
from convert.model import Article, Origin, Paragraph, Person, Publication, Text
from convert.pipeline import print_out

BROWN = (136, 68, 34)

BRAND = """\
extends = "orrery"
series = "Policy Brief"
register = "series.toml"

[institution]
name = "Harbour House"

[words.fr]
about = "Nous étudions les ports."

[for-series."Policy Brief"]
start = 12
"""

PEOPLE = """\
["Ada Brandt"]
post = "Senior Fellow"
posts.fr = "Chercheuse principale"
photo = "ada.png"
mail = "ada@harbour.example"

["Jon Roe"]
photo = "gone.jpg"
"""


@pytest.fixture
def design(tmp_path: Path) -> Design:
    (tmp_path / "brand.toml").write_text(BRAND, "utf-8")
    (tmp_path / "people.toml").write_text(PEOPLE, "utf-8")
    Image.new("RGB", (600, 900), BROWN).save(tmp_path / "ada.png")
    return load_design(brand=f"{tmp_path}/")


def publication(*names: str, language: str = "en", mark: str = "a") -> Publication:
    body = (Paragraph((Text("The ports were full again, and nobody had counted the ships."),)),)
    byline = tuple(Person(name) for name in names)
    return Publication(
        (Article("Full ports", body, byline=byline, language=language, origin=Origin(sha256=mark)),)
    )


def test_the_brief_shows_post_photo_mail_and_number(design: Design) -> None:
    made = print_out(publication("Ada Brandt", "A Stranger", language="fr"), design, "pdf")
    assert made.remarks == ()
    page = pypdfium2.PdfDocument(made.data)[0]
    words = " ".join(page.get_textpage().get_text_bounded().split())
    assert "Ada Brandt, Chercheuse principale ada@harbour.example" in words
    assert "Note de synthèse N° 12" in words
    assert "Nous étudions les ports." in words
    dots = page.render(scale=1, rev_byteorder=True).to_numpy().astype(int)
    assert (abs(dots[..., :3] - BROWN).max(axis=-1) < 12).sum() > 1000


def test_a_photo_that_cannot_be_had_is_said_and_the_byline_stands(design: Design) -> None:
    made = print_out(publication("Jon Roe"), design, "pdf")
    assert [remark.code for remark in made.remarks] == ["portrait-missing"]
    assert "gone.jpg of Jon Roe was not used: No such file" in made.remarks[0].sentence


def test_a_font_that_is_not_there_is_said_before_printing(tmp_path: Path) -> None:
    (tmp_path / "brand.toml").write_text('[institution]\nname = "X"\n[type]\ntext = "Gotham"\n', "utf-8")
    made = furnish(publication(), load_design(brand=f"{tmp_path}/"), numbered=False)
    assert [remark.sentence.partition(",")[0] for remark in made.remarks] == [
        "There is no font called 'Gotham'"
    ]


def test_building_again_gives_the_same_bytes_and_other_outputs_take_no_number(design: Design) -> None:
    first, second = (print_out(publication("Ada Brandt"), design, "pdf").data for _ in range(2))
    assert first == second
    for to in ("json", "html"):
        print_out(publication("Ada Brandt", mark="b"), design, to)
    assert furnish(publication(mark="c"), design, True).number == 13


def test_a_build_that_fails_costs_no_number(design: Design) -> None:
    assert furnish(publication(mark="a"), design, True).number == 12
    assert furnish(publication(mark="a"), design, True).number == 12
    assert furnish(publication(mark="b"), design, True).number == 13
