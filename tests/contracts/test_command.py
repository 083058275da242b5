"""What every command has."""

from pathlib import Path

import click
import pytest

from convert.cli import group
from convert.plugins import load

TESTS = Path(__file__).parents[1] / "cli"


@pytest.mark.parametrize("name", group.COMMANDS)
def test_every_command_says_what_it_does_and_so_does_each_option(name: str) -> None:
    command = load(group.COMMANDS[name])
    assert isinstance(command, click.Command)
    assert command.name == name
    assert command.help
    assert command.short_help
    assert [
        option.name for option in command.params if isinstance(option, click.Option) and not option.help
    ] == []


@pytest.mark.parametrize("name", group.COMMANDS)
def test_every_command_is_one_file_with_its_tests(name: str) -> None:
    assert group.COMMANDS[name] == f"convert.cli.{name}:{name}"
    assert (TESTS / f"test_{name}.py").is_file()
