from pathlib import Path

import msgspec
import pytest

from convert.design import DEFAULT_BRAND, Design, list_brands, load_design
from convert.design.colour import PAIRS, READABLE, contrast
from convert.errors import DesignError

BRAND = '[institution]\nname = "Harbour House"\n'


def write(folder: Path, text: str, name: str = "mine") -> str:
    (folder / name).mkdir(exist_ok=True)
    (folder / name / "brand.toml").write_text(text)
    return f"{folder / name}/"


def complaint(brand: str) -> str:
    with pytest.raises(DesignError) as error:
        load_design(brand=brand)
    return str(error.value)


@pytest.mark.parametrize("brand", list_brands())
def test_every_brand_can_be_read(brand: str) -> None:
    colours = load_design(brand=brand).brand.colour
    for text, ground in PAIRS:
        assert contrast(getattr(colours, text), getattr(colours, ground)) >= READABLE


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_design_is_a_value() -> None:
    assert load_design() == load_design()
    assert hash(load_design()) == hash(load_design())
    assert isinstance(load_design(), Design)
    with pytest.raises(AttributeError):
        load_design().layout = "other"  # type: ignore[misc] # what is to be refused


def test_tokens_become_custom_properties() -> None:
    sheet = load_design(paper="letter").token_sheet()
    assert "--colour-band-ink:#ffffff;" in sheet
    assert "--paper-width:215.9mm;" in sheet


def test_a_brand_of_ones_own_extends_one_of_ours(tmp_path: Path) -> None:
    own = write(tmp_path, f'extends = "{DEFAULT_BRAND}"\n[institution]\nname = "Harbour House"\n')
    design = load_design(brand=own)
    assert design.brand.institution.name == "Harbour House"
    assert design.brand.colour == load_design().brand.colour
    assert design.logo == load_design().logo


def test_fonts_in_the_folder_of_a_brand_come_with_it(tmp_path: Path) -> None:
    own = write(tmp_path, BRAND)
    (tmp_path / "mine" / "fonts").mkdir()
    (tmp_path / "mine" / "fonts" / "House.ttf").write_bytes(b"")
    assert [Path(f).name for f in load_design(brand=own).fonts] == ["House.ttf"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            BRAND + "[colour]\naccnet = '#000000'\n",
            "line 4: there is no key 'colour.accnet'. Did you mean accent?",
        ),
        (BRAND + "[colours]\n", "line 3: there is no key 'colours'. Did you mean colour?"),
        (BRAND + "[colour]\naccent = 'red'\n", "line 4: colour.accent must be a colour such as #1f4e79."),
        (BRAND + "[colour]\nink = '#bbbbbb'\n", "colour.ink on colour.paper has a contrast of 1.9"),
        ("series = 'x'\n", "the key institution is missing"),
        ("series = \n", "is not valid TOML"),
        (BRAND + "[mark]\nfile = 'logo.exe'\n", "must be an .svg, .png, .jpg, .webp or .gif, not 'logo.exe'"),
        (BRAND + "[mark]\nfile = '../../etc/logo.svg'\n", "'logo.svg' cannot be read"),
        (
            BRAND + "[type]\ntext = 'x; } body { color: red'\n",
            "line 4: type.text must be the name of a font family",
        ),
        (BRAND + "[words.fr]\nabout = 3\n", "line 4: words.fr.about must be text in quotation marks."),
        (BRAND + "[words.fr]\nabuot = ''\n", "line 4: there is no key 'words.fr.abuot'. Did you mean about?"),
        (BRAND + "[for-series.'A B']\nstart = 0\n", "must be a whole number of 1 or more."),
        ("extends = 'nobody'\n" + BRAND, "There is no brand 'nobody'; there are: fathom, orrery"),
    ],
)
def test_a_mistake_in_a_brand_is_said_with_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    message = complaint(write(tmp_path, text))
    assert said in message
    assert "brand" in message


def test_brands_that_extend_each_other_in_a_circle_are_named(tmp_path: Path) -> None:
    one = write(tmp_path, 'extends = "../two/"\n' + BRAND, "one")
    write(tmp_path, 'extends = "../one/"\n' + BRAND, "two")
    assert "one -> two -> one" in complaint(one)


def test_a_mistake_in_a_brand_that_is_extended_is_said_with_its_own_file(tmp_path: Path) -> None:
    write(tmp_path, BRAND + "[colour]\nink = 'black'\n", "old")
    said = complaint(write(tmp_path, 'extends = "../old/"\n' + BRAND, "young"))
    assert "old/brand.toml, line 4: colour.ink must be a colour" in said.replace("\\", "/")


def test_a_layout_is_looked_for_where_one_works_and_not_beside_the_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("input/layouts/evil", "input/evil", "desk/evil", "desk/layouts/ours"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "layout.toml").write_text('description = "x"\nextends = "brief"\n')
    monkeypatch.chdir(tmp_path / "desk")
    assert load_design("ours").layout == "ours"
    for name in ("evil", "_base"):
        with pytest.raises(DesignError, match="There is no layout"):
            load_design(name)


def test_a_layout_that_extends_none_needs_a_page_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "layout.toml").write_text('description = "x"\n')
    with pytest.raises(DesignError, match="extends no layout"):
        load_design(f"{tmp_path}/")
    (tmp_path / "layout.toml").write_text('description = "x"\nextends = "breif"\n')
    with pytest.raises(DesignError, match="no layout 'breif' to extend"):
        load_design(f"{tmp_path}/")


def test_unknown_papers_and_parameters_are_refused() -> None:
    with pytest.raises(DesignError, match="'A5'; there are: A4, Letter"):
        load_design(paper="A5")
    with pytest.raises(DesignError, match=r"'qrr'; it has: .*links.* Did you mean qr?"):
        load_design(params={"qrr": True})
    assert dict(load_design(params={"qr": False}).parameters)["qr"] is False


def test_a_design_can_be_written_and_read_again() -> None:
    design = load_design()
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(design), type=Design) == design


def test_a_series_without_a_register_says_where_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(DesignError, match=r'The series .Data. has no register .* register = "series.toml"'):
        load_design(series="Data")
    own = write(tmp_path, 'register = "kept/series.toml"\n' + BRAND)
    assert load_design(brand=own).register == str(tmp_path / "mine" / "kept" / "series.toml")
    assert load_design(brand=own, register="other.toml", series="Data").register == "other.toml"


def test_a_people_file_that_is_named_counts_before_that_of_the_brand(tmp_path: Path) -> None:
    own = write(tmp_path, BRAND)
    for place, post in (("mine/people.toml", "Fellow"), ("named.toml", "Director")):
        (tmp_path / place).write_text(f'["Ada Brandt"]\npost = "{post}"\n')
    people = load_design(brand=own, people=str(tmp_path / "named.toml")).people
    assert [person.post for person in people] == ["Director", "Fellow"]
    with pytest.raises(DesignError, match=r"There is no people file gone.toml"):
        load_design(people="gone.toml")
