"""The table of threats names tests that there are, and every letter in it has some."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
TABLE = (TESTS.parent / "THREATS.md").read_text("utf-8")
NAMED = re.findall(r"`([\w/]+\.py)` `(test_\w+)`", TABLE)


def test_every_letter_of_the_table_has_its_tests() -> None:
    rows = [line.split("|")[1:-1] for line in TABLE.splitlines() if line.startswith("|")]
    grid = [row for row in rows if len(row) == 10]
    letters = {letter for row in grid[2:] for cell in row[1:] for letter in cell.split()} - {"-"}
    assert letters == {row[0].strip() for row in rows if "`test_" in "".join(row)}


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_the_table_names_is_there(file: str, name: str) -> None:
    assert f"def {name}(" in (TESTS / file).read_text("utf-8")
