"""Each thing that will print badly is said, and what is well is not."""

from pathlib import Path

import pytest
from PIL import Image

from convert.check.brand import assess
from convert.design import list_brands
from convert.design.place import root
from convert.render.font import missing
from convert.render.label import read_labels

FULL = """\
language = "en"

[institution]
name = "Harbour House"

[mark]
file = "logo.svg"
height = 12

[boilerplate]
about = "We study ports."
disclaimer = "The views are the authors'."
licence = "CC BY 4.0"
"""

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="40" height="20" fill="#123456"/></svg>'
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "logo.svg").write_text(LOGO, "utf-8")
    return tmp_path


def said(home: Path, text: str = FULL) -> list[tuple[str, str]]:
    (home / "brand.toml").write_text(text, "utf-8")
    return [(finding.state, finding.sentence) for finding in assess(f"{home}/")]


def picture(home: Path, size: tuple[int, int], colour: str = "#123456", mode: str = "RGBA") -> str:
    ground = (0, 0, 0, 0) if mode == "RGBA" else (255, 255, 255)
    image = Image.new(mode, size, ground)
    image.paste(Image.new(mode, (size[0] // 2, size[1] // 2), colour), (size[0] // 4, size[1] // 4))
    image.save(home / "logo.png")
    return FULL.replace("logo.svg", "logo.png")


def test_a_sound_brand_leaves_nothing_to_remark(home: Path) -> None:
    assert said(home) == []


@pytest.mark.parametrize("name", list_brands())
def test_the_brands_that_ship_are_sound(name: str) -> None:
    """But for languages in which our fonts cannot print our own labels either."""
    bare = [
        f", used in {language}:"
        for language, words in read_labels().items()
        if missing("".join(words.values()))
    ]
    assert [f for f in assess(name) if not any(place in f.sentence for place in bare)] == []


@pytest.mark.parametrize(
    ("more", "state", "sentence"),
    [
        (
            "[colour]\nmuted = '#aaaaaa'\n",
            "bad",
            "Text in muted (#aaaaaa) on paper (#ffffff) has a contrast of 2.3",
        ),
        ("[colour]\naccnet = '#000000'\n", "bad", "there is no key 'colour.accnet'. Did you mean accent?"),
        ("[colour]\nline = '#f4f4f4'\n", "note", "Rules in line (#f4f4f4) are so faint"),
        (
            "[colour]\ntint = '#c8c8c8'\nmuted = '#333333'\n",
            "note",
            "tint (#c8c8c8), is darker than 15 % grey",
        ),
        ("[colour]\naccent = '#9b3a00'\n", "note", "accent (#9b3a00) and muted (#595959) look the same"),
        (
            "[colour]\nband = '#123456'\nband_ink = '#ffffff'\n",
            "bad",
            "Nothing of the logo (#123456) stands out",
        ),
        (
            "[type]\ntext = 'Press Serff'\n",
            "bad",
            "there is no font called 'Press Serff'. Did you mean 'Press Serif'?",
        ),
        (
            "[words.fr]\nabout = 'x'\n",
            "note",
            "[words.fr] has no disclaimer and no licence; the text in en is printed",
        ),
        ("[words.xx]\nabout='x'\ndisclaimer='x'\nlicence='x'\n", "note", "no labels in the language 'xx'"),
        (
            "[words.hi]\nabout='\U00011183'\ndisclaimer='x'\nlicence='x'\n",
            "bad",
            "No font has a sign for \U00011183, used in hi",
        ),
        (
            "[words.fr]\nabout='x'\ndisclaimer='x'\nlicence='x'\n[for-series.'Data']\ndisclaimer='y'\n",
            "note",
            "The series 'Data' has a disclaimer of its own in en, not in fr",
        ),
    ],
)
def test_what_prints_badly_is_said(home: Path, more: str, state: str, sentence: str) -> None:
    assert [s for s, told in said(home, FULL + more) if sentence in told] == [state]


def test_all_unknown_keys_are_told_at_once_and_the_rest_is_looked_at_all_the_same(home: Path) -> None:
    told = " ".join(
        t for _, t in said(home, "collor = 1\n" + FULL + "[colour]\nlien = 'x'\n[type]\ntext = 'No'\n")
    )
    assert "line 1: there is no key 'collor'" in told
    assert "there is no key 'colour.lien'. Did you mean line?" in told
    assert "no font called 'No'" in told


def test_a_logo_of_too_few_dots_is_coarse(home: Path) -> None:
    assert any(
        "The logo has 127 dots an inch and will look coarse" in t
        for _, t in said(home, picture(home, (120, 60)))
    )
    assert any("enough for an office, not for a press" in t for _, t in said(home, picture(home, (200, 100))))
    assert said(home, picture(home, (400, 200))) == []


def test_a_logo_with_a_ground_of_its_own_shows_as_a_box_on_a_band(home: Path) -> None:
    text = picture(home, (400, 200), mode="RGB") + "[colour]\nband = '#123456'\nband_ink = '#ffffff'\n"
    assert any("brings its own ground (#ffffff)" in t for _, t in said(home, text))


@pytest.mark.parametrize(
    ("logo", "sentence"),
    [
        (LOGO.replace("0 0 40 20", "0 0 400 20"), "240 mm wide at a height of 12 mm"),
        (LOGO.replace(' viewBox="0 0 40 20"', ""), "neither its viewBox nor its size"),
        (LOGO.replace("</svg>", "<text font-family='Gotham'>H</text></svg>"), "letters in 'Gotham'"),
        (LOGO.replace("</svg>", "<script>1</script></svg>"), "holds a <script>"),
        ("<svg", "is no SVG drawing that can be read"),
        ("<html/>", "it begins with <html>"),
    ],
)
def test_a_drawing_that_cannot_be_printed_is_said(home: Path, logo: str, sentence: str) -> None:
    (home / "logo.svg").write_text(logo, "utf-8")
    assert any(state == "bad" and sentence in told for state, told in said(home))


def test_words_and_logo_of_an_invented_institution_are_not_ones_own(home: Path) -> None:
    told = said(
        home, 'extends = "orrery"\n[institution]\nname = "Harbour House"\n[boilerplate]\nabout = ""\n'
    )
    assert any("The disclaimer is still that of orrery" in t for _, t in told)
    assert any("The logo is still that of orrery" in t for _, t in told)
    assert not any("The about is still" in t for _, t in told)


def test_files_beside_the_brand_are_looked_at(home: Path) -> None:
    (home / "people.toml").write_text('["Ada Brandt"]\nphoto = "gone.jpg"\n', "utf-8")
    (home / "series.toml").write_text("[[entry]]\n", "utf-8")
    told = " ".join(t for _, t in said(home, 'register = "series.toml"\n' + FULL))
    assert "gone.jpg of Ada Brandt" in told
    assert "series.toml, line 1: entry 1: the key series is missing" in told


def test_a_file_that_is_no_font_is_said(home: Path) -> None:
    (home / "fonts").mkdir()
    (home / "fonts" / "House.ttf").write_bytes(b"no font")
    assert any("House.ttf: it is not a font" in told for _, told in said(home))


def test_our_own_folder_is_where_the_brands_are() -> None:
    assert {file.parent.name for file in (root() / "brands").glob("*/brand.toml")} == set(list_brands())
