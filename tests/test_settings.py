"""Which value wins, where it came from, and what a misspelt one says."""

from pathlib import Path

import pytest

from convert.design.load import DEFAULT_BRAND, DEFAULT_LAYOUT
from convert.errors import DesignError
from convert.settings import Settings, find, load


def write(folder: Path, text: str) -> Path:
    file = folder / "convert.toml"
    file.write_text(text, "utf-8")
    return file


def test_without_anything_said_every_value_is_the_default(tmp_path: Path) -> None:
    settings = load(start=tmp_path, environ={})
    assert settings == Settings(origins=settings.origins)
    assert set(settings.origins.values()) == {"default"}


def test_a_flag_beats_a_variable_beats_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, 'layout = "one"\nbrand = "one"\npaper = "Letter"\n')
    settings = load(
        {"layout": "three", "brand": None},
        start=tmp_path,
        environ={"CONVERT_LAYOUT": "two", "CONVERT_BRAND": "two"},
    )
    assert (settings.layout, settings.brand, settings.paper) == ("three", "two", "Letter")
    assert settings.origins["layout"] == "flag --layout"
    assert settings.origins["brand"] == "variable CONVERT_BRAND"
    assert settings.origins["paper"] == f"{file}, line 3"


def test_the_defaults_are_those_of_the_design() -> None:
    assert (Settings().layout, Settings().brand) == (DEFAULT_LAYOUT, DEFAULT_BRAND)


def test_the_nearest_file_upward_counts_and_no_other(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    write(tmp_path, 'layout = "far"\npaper = "Letter"\n')
    near = write(tmp_path / "a", 'layout = "near"\n')
    assert find(below) == near
    settings = load(start=below, environ={})
    assert (settings.layout, settings.paper) == ("near", "A4")


def test_parameters_are_merged_one_by_one(tmp_path: Path) -> None:
    file = write(tmp_path, "[params]\ncontents = true\nnotes = true\n")
    settings = load({"params": {"notes": False}}, start=tmp_path, environ={})
    assert settings.params == {"contents": True, "notes": False}
    assert settings.origins["params.contents"] == f"{file}, line 2"
    assert settings.origins["params.notes"] == "flag --param notes"


def test_variables_say_yes_and_no_in_the_usual_words(tmp_path: Path) -> None:
    assert load(start=tmp_path, environ={"CONVERT_OFFLINE": "true"}).offline
    assert load(start=tmp_path, environ={"CONVERT_OFFLINE": "1"}).offline
    assert not load(start=tmp_path, environ={"CONVERT_OFFLINE": "0"}).offline
    with pytest.raises(DesignError, match="CONVERT_OFFLINE: offline must be true or false"):
        load(start=tmp_path, environ={"CONVERT_OFFLINE": "perhaps"})


def test_a_brand_given_as_a_path_counts_from_the_file_that_names_it(tmp_path: Path) -> None:
    write(tmp_path, 'brand = "brands/ours"\n')
    below = tmp_path / "below"
    below.mkdir()
    assert load(start=below, environ={}).brand == str(tmp_path / "brands/ours")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('# ours\n\nlayuot = "brief"\n', "line 3: there is no setting 'layuot'. Did you mean layout?"),
        ("[parms]\nnotes = true\n", "line 1: there is no setting 'parms'. Did you mean params?"),
        ('paper = "A4"\noffline = "perhaps"\n', "line 2: offline must be true or false"),
        ("layout = 3\n", "line 1: layout must be text in quotation marks"),
        ("params = 3\n", "line 1: params must be a table"),
        ("[params]\ncontents = true\nnotes = []\n", "line 3: notes must be true, false, a number or text"),
        ("params = { notes = [] }\n", "line 1: notes must be true, false, a number or text"),
        ("layout = \n", "not valid TOML"),
        ('overrides = "x"\n', "line 1: there is no setting 'overrides'"),
    ],
)
def test_a_wrong_file_is_told_with_its_name_key_and_line(tmp_path: Path, text: str, says: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(DesignError) as caught:
        load(start=tmp_path, environ={})
    assert str(caught.value).startswith(str(file))
    assert says in str(caught.value)


def test_a_file_that_is_not_utf8_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "convert.toml").write_bytes(b'brand = "\xff"')
    with pytest.raises(DesignError, match="not stored as UTF-8"):
        load(start=tmp_path, environ={})


def test_a_misspelt_variable_is_an_error_and_a_strangers_is_not(tmp_path: Path) -> None:
    with pytest.raises(DesignError, match=r"CONVERT_LAYUOT.*Did you mean CONVERT_LAYOUT"):
        load(start=tmp_path, environ={"CONVERT_LAYUOT": "x"})
    assert load(start=tmp_path, environ={"CONVERT_MAGICK_HOME": "x"}).layout == "brief"


def test_the_files_of_a_house_count_from_the_file_that_names_them(tmp_path: Path) -> None:
    (tmp_path / "convert.toml").write_text('register = "series.toml"\npeople = "staff/people.toml"\n')
    settings = load(start=tmp_path, environ={})
    assert settings.register == str(tmp_path / "series.toml")
    assert settings.people == str(tmp_path / "staff" / "people.toml")
