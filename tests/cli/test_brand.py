"""`convert brand`: a brand in one line, and in plain words what is wrong with it."""

import json
from pathlib import Path

import pytest

from convert.design import list_brands, load_design
from tests.cli.conftest import Type

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="40" height="20" fill="#{}"/></svg>'
)


def test_a_brand_of_a_logo_and_two_colours_can_be_used_at_once(type_in: Type, desk: Path) -> None:
    (desk / "logo.svg").write_text(LOGO.format("ffffff"), "utf-8")
    made = type_in(
        "brand", "new", 'Institut "Häfen"', "--logo", "logo.svg", "--colour", "#12324a", "--colour", "8a2"
    )
    assert (made.code, made.out) == (0, "institut-hafen/brand.toml\n")
    design = load_design(brand="./institut-hafen/")
    assert design.brand.institution.name == 'Institut "Häfen"'
    assert design.brand.colour.band == "#12324a"
    assert design.logo is not None
    checked = type_in("brand", "check", "./institut-hafen/")
    assert checked.code == 0
    assert "BAD" not in checked.out
    assert "There is no about in [boilerplate]" in checked.out


def test_every_line_that_is_a_hint_is_a_key_there_is(type_in: Type, desk: Path) -> None:
    """The # before `key = ...` taken away, the file is still a brand."""
    assert type_in("brand", "new", "Harbour", "--colour", "#123456").code == 0
    file = desk / "harbour" / "brand.toml"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#   ")]
    hints = [
        line[2:] if line.startswith(("# [", "# ")) and ("= " in line or line.startswith("# [")) else line
        for line in lines
    ]
    (desk / "harbour" / "logo.svg").write_text(LOGO.format("123456"), "utf-8")
    file.write_text("\n".join(hints), "utf-8")
    brand = load_design(brand="./harbour/").brand
    assert brand.languages == ("en", "fr")
    assert brand.starts == (("Policy Brief", 1),)


def test_a_logo_that_cannot_be_seen_on_the_band_makes_the_band_white_and_says_so(
    type_in: Type, desk: Path
) -> None:
    (desk / "logo.svg").write_text(LOGO.format("12324a"), "utf-8")
    made = type_in(
        "brand", "new", "Harbour", "--logo", "logo.svg", "--colour", "#12324a", "--colour", "#e9b44c"
    )
    assert "The band is #ffffff and not #12324a" in made.err
    assert load_design(brand="./harbour/").brand.colour.accent == "#12324a"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("X",), 2, "Give two colours of the house"),
        (("X", "--colour", "red"), 2, "--colour red: write it as six digits"),
        (("X", "--colour", "#123456", "--logo", "no.svg"), 2, "There is no file no.svg"),
        (("X", "--colour", "#123456", "--language", "french"), 2, "write the code of the language"),
        (("Ж", "--colour", "#123456"), 30, "no letters for the name of a folder"),
        (("X", "--colour", "#123456", "-o", "taken"), 40, "taken is there already"),
        (("X", "--colour", "#123456", "--logo", "bad.png"), 30, "bad.png' is no picture that can be read"),
    ],
)
def test_what_cannot_become_a_brand_is_said_in_a_sentence(
    type_in: Type, desk: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (desk / "taken").mkdir()
    (desk / "bad.png").write_bytes(b"no picture")
    made = type_in("brand", "new", *words)
    assert made.code == code
    assert said in made.err
    assert not (desk / "x").exists()


def test_brands_are_listed_with_those_in_this_folder(type_in: Type, desk: Path) -> None:
    type_in("brand", "new", "Harbour", "--colour", "#123456")
    (desk / "broken").mkdir()
    (desk / "broken" / "brand.toml").write_text("x", "utf-8")
    told = json.loads(type_in("brand", "list", "--json").out)
    assert told["./harbour/"] == "Harbour"
    assert "cannot be used" in told["./broken/"]
    assert set(list_brands()) < told.keys()


@pytest.mark.parametrize("name", list_brands())
def test_a_brand_is_shown_with_its_words_in_each_language(type_in: Type, name: str) -> None:
    shown = type_in("brand", "show", name)
    assert shown.code == 0
    for language in load_design(brand=name).brand.languages:
        assert f"Words for an article in {language}\n" in shown.out
    assert json.loads(type_in("brand", "show", name, "--json").out)["colour"]


def test_a_bad_brand_is_told_with_its_code(type_in: Type, desk: Path) -> None:
    (desk / "brand.toml").write_text("[institution]\nname = 'X'\n[colour]\nink = '#eeeeee'\n", "utf-8")
    checked = type_in("brand", "check", "./")
    assert checked.code == 30
    assert "Text in ink (#eeeeee) on paper (#ffffff)" in checked.out
    assert json.loads(type_in("brand", "check", "./", "--json").out)[0]["state"] == "bad"
    assert type_in("brand", "check", "nobody").out.startswith("   BAD  There is no brand 'nobody'")


def test_brand_alone_tells_what_there_is(type_in: Type) -> None:
    told = type_in("brand")
    assert told.code == 0
    assert "convert brand new" in told.out
