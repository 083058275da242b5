"""Numbers of a series: the next one, and never one twice, whoever asks at the same time."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from convert.design.register import Source, claim
from convert.errors import DesignError, OutputError

ASK = """\
import sys
from pathlib import Path
from convert.design.register import Source, claim

for place in range(8):
    print(claim(Path(sys.argv[1]), "Policy Brief", 1, Source(f"{sys.argv[2]}-{place}", None, "A title")))
"""


def ask(
    file: Path, mark: str, series: str = "Policy Brief", title: str = "T", address: str | None = None
) -> int:
    return claim(file, series, 7, Source(mark, address, title))


def test_each_series_counts_for_itself_from_its_own_start(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "series.toml"
    assert [ask(file, mark) for mark in "abc"] == [7, 8, 9]
    assert ask(file, "a", "Data Sheet") == 7
    assert ask(file, "d", " policy  BRIEF ") == 10


def test_the_same_source_keeps_its_number_and_the_file_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "series.toml"
    assert [ask(file, "a"), ask(file, "b")] == [7, 8]
    before = file.read_bytes()
    assert [ask(file, "a"), ask(file, "b")] == [7, 8]
    assert file.read_bytes() == before


def test_a_page_that_was_saved_anew_keeps_its_number(tmp_path: Path) -> None:
    file = tmp_path / "series.toml"
    assert ask(file, "a", title="Ports", address="https://x.example/ports") == 7
    assert ask(file, "b", title="Ports", address="https://x.example/ports") == 7
    assert ask(file, "c", title="Ports again", address="https://x.example/ports") == 8
    assert ask(file, "d", title="Ports") == 9


def test_what_people_write_into_the_file_stays_and_counts(tmp_path: Path) -> None:
    file = tmp_path / "series.toml"
    file.write_text('# ours\n[[entry]]\nseries = "Policy Brief"\nnumber = 41 # printed in May\n', "utf-8")
    assert ask(file, "a", title='A "quoted" title\\ with a \x7f') == 42
    text = file.read_text("utf-8")
    assert "# ours" in text
    assert "# printed in May" in text
    assert tomllib.loads(text)["entry"][1]["title"] == 'A "quoted" title\\ with a \x7f'


def test_a_damaged_register_is_said_with_its_line_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "series.toml"
    file.write_text('[[entry]]\nseries = "Policy Brief"\nnumbre = 3\n', "utf-8")
    with pytest.raises(DesignError, match=r"series.toml, line 3: .*numbre.*Did you mean number"):
        ask(file, "a")
    assert "numbre" in file.read_text("utf-8")


def test_a_register_that_cannot_be_kept_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    with pytest.raises(OutputError, match="Put it into a folder"):
        ask(tmp_path / "taken" / "series.toml", "a")


def test_runs_at_the_same_time_never_get_the_same_number(tmp_path: Path) -> None:
    file = tmp_path / "series.toml"
    command = [sys.executable, "-c", ASK, str(file)]
    runs = [subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, text=True) for n in range(6)]
    numbers = [int(number) for run in runs for number in run.communicate(timeout=60)[0].split()]
    assert sorted(numbers) == list(range(1, 49))
