"""Which line of a TOML file a complaint is about."""

import os
from pathlib import Path

import pytest

from convert.errors import DesignError
from convert.toml import line_of, read

TEXT = """\
# colour = "in a comment"
extends = "plain"
colour.ground = "white"
type = { text = "Press Serif" }

[colour]
accent = "red"
["mark"]
height = 3

[mark.file]
height = 4
"""


@pytest.mark.parametrize(
    ("key", "table", "line"),
    [
        ("extends", "", 2),
        ("colour", "", 3),
        ("ground", "colour", 3),
        ("text", "type", 4),
        ("accent", "colour", 7),
        ("mark", "", 8),
        ("height", "mark", 9),
        ("file", "mark", 11),
        ("height", "mark.file", 12),
        ("absent", "", 1),
    ],
)
def test_the_line_is_the_one_that_gives_the_key(key: str, table: str, line: int) -> None:
    assert line_of(TEXT, key, table) == line


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = " + "[" * 9000, "nested more deeply"),
        (".".join("a" * 900) + " = 1", "nested more deeply"),
        ("a = " + "9" * 9000, "more digits"),
        ("#" * 1_000_001, "more than a megabyte"),
    ],
)
def test_a_file_beyond_measure_is_refused_in_one_sentence(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "issue.toml"
    file.write_text(text)
    with pytest.raises(DesignError, match=told):
        read(file)


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "issue.toml")
    with pytest.raises(DesignError, match="no file"):
        read(tmp_path / "issue.toml")


@pytest.mark.parametrize("value", ["2026-13-45", "20 March 2026", "Spring # of this year", "9:5"])
def test_a_value_that_lacks_its_quotation_marks_is_told_with_them(value: str, tmp_path: Path) -> None:
    file = tmp_path / "issue.toml"
    file.write_text(f'title = "Tides"\ndate = {value}\n')
    bare = value.partition(" #")[0]
    with pytest.raises(DesignError) as told:
        read(file)
    assert str(told.value) == f'{file}, line 2: date must be in quotation marks: date = "{bare}"'
