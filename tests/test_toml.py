"""Which line of a TOML file a complaint is about."""

import pytest

from convert.toml import line_of

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
