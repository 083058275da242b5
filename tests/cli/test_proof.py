"""`convert proof`: a folder to look at, in one line."""

from pathlib import Path

import pytest

from convert.seal import is_ours
from tests.cli.conftest import Type

ONE = ("--brand", "orrery", "--layout", "handout")


def test_the_folder_holds_the_files_and_a_page_that_shows_them(type_in: Type, desk: Path) -> None:
    made = type_in("proof", *ONE, "--paper", "letter")
    assert (made.code, made.out) == (0, f"{Path('proof', 'index.html')}\n")
    names = {file.name for file in (desk / "proof").iterdir()}
    assert {"index.html", "orrery-handout-Letter.pdf", "orrery-handout-large-print-Letter.pdf"} <= names
    assert all(is_ours(file.read_bytes()) for file in (desk / "proof").iterdir())
    assert "orrery-handout-Letter.pdf: Everything kept is printed" in made.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("--brand", "orery"),
            30,
            "There is no brand 'orery'; there are: fathom, orrery. Did you mean orrery?",
        ),
        (("--layout", "breif"), 30, "There is no layout 'breif'"),
        (("--paper", "A5"), 30, "There is no paper 'A5'"),
        (("--brand", "a/x", "--brand", "b/x", "--layout", "brief"), 2, "folders of the same name"),
        (("-o", "file"), 2, "file is a file"),
        (("-o", "taken", *ONE), 40, "is there already and is not (or no longer) as convert wrote it"),
    ],
)
def test_what_cannot_be_proofed_is_said_in_a_sentence(
    type_in: Type, desk: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (desk / "file").write_text("", "utf-8")
    (desk / "taken").mkdir()
    (desk / "taken" / "orrery-handout-A4.pdf").write_text("mine", "utf-8")
    made = type_in("proof", *words)
    assert made.code == code
    assert said in made.err
    assert (desk / "taken" / "orrery-handout-A4.pdf").read_text("utf-8") == "mine"
