"""What README and help say is what the program does."""

import re
from pathlib import Path

import pytest

from convert.cli import INTERRUPTED, crash, group
from tests.cli.conftest import Type, type_in
from tests.contracts.test_error import tree

__all__ = ["type_in"]

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")

DOCTOR = 1

CODES = [0, DOCTOR, *(kind.exit_code for kind in tree()[1:]), crash.EXIT_CODE, INTERRUPTED]


def test_readme_and_help_tell_the_same_of_every_exit_code(type_in: Type) -> None:
    told = dict(re.findall(r"^\| ([\d, ]+) \| (.+?) \|$", README, re.MULTILINE))
    assert {code: words.replace("`", "") for code, words in told.items()} == dict(group.CODES)
    assert sorted(int(code) for codes in told for code in codes.split(",")) == sorted(set(CODES))
    assert "there is no article in the input" in type_in("--help").out


@pytest.mark.parametrize("option", sorted(set(re.findall(r"(?<![\w-])--[a-z]+", README))))
def test_every_option_that_readme_names_is_in_the_help_of_a_command(type_in: Type, option: str) -> None:
    helps = [type_in(name, "--help").out for name in group.COMMANDS]
    helps.append(type_in("layout", "new", "--help").out)
    assert any(option in told for told in (*helps, type_in("--help").out))


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(?:\.venv/bin/)?convert ([a-z]+)\b[^.]", README))))
def test_every_command_that_readme_names_is_one(name: str) -> None:
    assert name in group.COMMANDS
