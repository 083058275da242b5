"""`convert layout`: what there is, what it holds, and one of one's own that is found and printed with."""

import json
from pathlib import Path

import pypdfium2
import pytest

from convert.batch.run import choose_designs
from convert.design import list_layouts
from convert.settings import Settings
from tests.cli.conftest import Type

TEXT = "Notice\n\nThe office is closed on Monday, and on every other day of the week it is open.\n"


@pytest.fixture
def own(type_in: Type, desk: Path) -> Path:
    """A layout made from the brief, in the folder where one works."""
    Path("note.txt").write_text(TEXT, "utf-8")
    code, out, err = type_in("layout", "new", "field-brief", "--from", "brief")
    assert (code, out.split()) == (0, ["layouts/field-brief/layout.toml", "layouts/field-brief/page.css"])
    assert "--layout field-brief" in err
    return desk / "layouts" / "field-brief"


def words(pdf: str) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[0].get_textpage().get_text_bounded())


def test_every_layout_is_listed_with_what_it_is_for(type_in: Type, desk: Path) -> None:
    code, out, _ = type_in("layout", "list", "--json")
    assert code == 0
    assert json.loads(out).keys() == set(list_layouts())
    assert all(f"\n{name} " in "\n" + type_in("layout", "list").out for name in list_layouts())


@pytest.mark.parametrize("name", list_layouts())
def test_a_layout_shows_its_pages_regions_and_parameters(type_in: Type, desk: Path, name: str) -> None:
    code, out, _ = type_in("layout", "show", name)
    assert code == 0
    assert "pages     all, " in out
    assert "imprint" in out
    assert "  columns = " in out
    assert "(a whole number from 1 to 2)" in out
    told = json.loads(type_in("layout", "show", name, "--json").out)
    assert {"body", "source"} <= set(told["regions"]) or name == "newsletter"
    assert told["parameters"]["size"]["least"]


def test_a_new_layout_looks_like_the_one_it_extends_until_it_is_changed(type_in: Type, own: Path) -> None:
    assert type_in("note.txt", "--layout", "field-brief", "-o", "a.pdf").code == 0
    assert type_in("note.txt", "-o", "b.pdf").code == 0
    assert words("a.pdf") == words("b.pdf")
    with (own / "page.css").open("a", encoding="utf-8") as sheet:
        sheet.write("h1 { margin-left: 30mm; font-size: 40pt }")
    template = (Path(json.loads(type_in("layout", "show", "brief", "--json").out)["folder"])) / "page.html.j2"
    (own / "page.html.j2").write_text(
        template.read_text("utf-8").replace("<article>", "<article><p>OURS</p>")
    )
    assert type_in("note.txt", "--layout", "field-brief", "-o", "a.pdf").code == 0
    assert "OURS" in words("a.pdf")


def test_a_layout_of_ones_own_is_listed_and_found_by_name_path_and_settings_file(
    type_in: Type, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\nfield-brief " in type_in("layout", "list").out
    for name in ("field-brief", "./layouts/field-brief/", str(own)):
        assert type_in("note.txt", "--layout", name).code == 0
    below = own.parents[1] / "below"
    below.mkdir()
    (own.parents[1] / "convert.toml").write_text('layout = "field-brief"', "utf-8")
    monkeypatch.chdir(below)
    assert type_in("../note.txt", "-o", "x.pdf").code == 0


def test_parameters_have_the_defaults_that_it_gives_them(type_in: Type, own: Path) -> None:
    with (own / "layout.toml").open("a", encoding="utf-8") as file:
        file.write("\n[parameters.qr]\ndefault = false\n")
    assert "  qr = no" in type_in("layout", "show", "field-brief").out
    assert "  qr = yes" in type_in("layout", "show", "brief").out


@pytest.mark.parametrize(
    ("name", "says"), [("brief", "already"), ("Field brief", "small letters"), ("../up", "small letters")]
)
def test_a_name_that_is_taken_or_no_name_is_refused(type_in: Type, desk: Path, name: str, says: str) -> None:
    code, _, err = type_in("layout", "new", name)
    assert code == 30
    assert says in err
    assert not Path("layouts").exists()


def test_a_faulty_template_is_told_with_its_line(type_in: Type, own: Path) -> None:
    (own / "page.html.j2").write_text("<html>\n{% if %}\n</html>", "utf-8")
    code, _, err = type_in("note.txt", "--layout", "field-brief")
    assert code == 30
    assert "page.html.j2, line 2" in err


def test_a_template_reaches_nothing_but_what_it_is_given(type_in: Type, own: Path) -> None:
    (own / "page.html.j2").write_text("{{ article.__class__.__mro__[1].__subclasses__() }}", "utf-8")
    code, _, err = type_in("note.txt", "--layout", "field-brief")
    assert code == 30
    assert "fault in its template" in err


def test_a_batch_knows_layouts_of_ones_own_too(own: Path) -> None:
    for layout in ("field-brief", "./layouts/field-brief/"):
        designs, ends = choose_designs([layout], Settings(layout=layout))
        assert [design.layout for design, _ in designs] == [layout]
        assert ends == [".pdf"]
