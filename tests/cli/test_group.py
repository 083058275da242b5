"""Which command is meant, what help shows, and what loading it costs."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from convert.cli.group import COMMANDS
from tests.cli.conftest import Type

HEAVY = "weasyprint bs4 selectolax numpy PIL httpx jinja2 babel dateparser fontTools".split()


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["make", "--help"], ["explain", "--help"], ["config"]]
)
def test_small_commands_load_neither_typesetter_nor_parser_nor_numbers(
    words: list[str], tmp_path: Path
) -> None:
    program = (
        "import sys, time\nfrom convert.cli import main\n"
        f"code = main({words!r})\n"
        f"print(code, [m for m in {HEAVY!r} if m in sys.modules], time.process_time() < 0.4)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 [] True"


def test_help_shows_the_options_of_converting_and_every_other_command(type_in: Type) -> None:
    code, out, _ = type_in("--help")
    assert code == 0
    assert "--force" in out
    assert "--version" in out
    assert "\n  make" not in out
    for name in COMMANDS.keys() - {"make"}:
        assert f"\n  {name} " in out


def test_a_misspelt_command_is_told_with_the_nearest_one(type_in: Type, desk: Path) -> None:
    code, _, err = type_in("doctro")
    assert code == 2
    assert err == "convert: There is no command and no file called 'doctro'. Did you mean: convert doctor\n"


def test_a_misspelt_option_is_told_with_the_nearest_one(type_in: Type, desk: Path) -> None:
    code, _, err = type_in("article.html", "--ofline")
    assert code == 2
    assert "--offline" in err
    assert "Traceback" not in err


def test_an_input_that_is_not_there_is_a_source_error_in_one_line(type_in: Type, desk: Path) -> None:
    code, out, err = type_in("article.html")
    assert (code, out) == (10, "")
    assert err.startswith("convert: ")
    assert "article.html" in err
    assert err.count("\n") == 1


def test_nothing_typed_shows_help_and_is_a_slip(type_in: Type) -> None:
    code, out, err = type_in()
    assert code == 2
    assert (out, err.partition("\n")[0]) == ("", "Usage: convert FILE... [OPTIONS]")


def test_the_examples_of_help_are_commands_that_work(type_in: Type, desk: Path) -> None:
    line = next(line for line in type_in("--help").out.splitlines() if "brand new" in line)
    code, out, _ = type_in(*shlex.split(line.partition(" makes ")[0].strip())[1:])
    assert (code, out) == (0, "harbour-house/brand.toml\n")


def test_help_is_named_as_it_is_typed(type_in: Type, desk: Path) -> None:
    assert type_in("a.html", "--bogus").err.endswith("See: convert --help\n")
    assert type_in("explain", "--bogus").err.endswith("See: convert explain --help\n")


def test_a_word_with_one_dash_is_read_as_a_word(type_in: Type, desk: Path) -> None:
    assert "There is no option -version. Did you mean --version?" in type_in("-version").err
    assert "There is no option -dash.html." in type_in("-dash.html").err
    Path("-dash.html").touch()
    assert "For the file, write ./-dash.html" in type_in("-dash.html").err
    assert "No such option '-O'" in type_in("a.html", "-O", "x").err
