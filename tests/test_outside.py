"""The door: which files may come in, and how files go out."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from convert import outside
from convert.errors import OutputError, SourceError


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    with pytest.raises(SourceError, match="not an ordinary file"):
        outside.read_input(pipe)


@pytest.mark.parametrize(
    ("name", "words"), [("nothing.html", "no file"), (".", "folder"), ("x" * 300, "read")]
)
def test_an_input_that_is_not_there_is_said_in_one_sentence(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        outside.read_input(tmp_path / name)


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    outside.write_whole(target, b"old")
    outside.write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    link = tmp_path / "a.pdf"
    link.symlink_to(precious)
    outside.write_whole(link, b"new")
    assert precious.read_bytes() == b"precious"
    assert link.read_bytes() == b"new"


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        outside.write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_leftovers_of_killed_runs_are_swept_but_not_those_of_running_ones(tmp_path: Path) -> None:
    old, fresh = tmp_path / (outside.TEMPORARY + "old"), tmp_path / (outside.TEMPORARY + "new")
    for file in (old, fresh):
        file.write_bytes(b"x")
    os.utime(old, (time.time() - outside.STALE - 60,) * 2)
    outside.write_whole(tmp_path / "a.pdf", b"new")
    assert not old.exists()
    assert fresh.exists()


def test_a_leftover_is_swept_at_once_where_its_writer_is_no_more(tmp_path: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    here, there = outside._machine(), "elsewhere"
    own, foreign = (tmp_path / f"{outside.TEMPORARY}{m}-{writer.pid}-x" for m in (here, there))
    for file in (own, foreign):
        file.write_bytes(b"half")
    outside.write_whole(tmp_path / "a.pdf", b"new")
    assert own.exists()
    writer.communicate(b"\n", timeout=30)
    outside.write_whole(tmp_path / "a.pdf", b"newer")
    assert not own.exists()
    assert foreign.exists()


LEAVE = """\
from convert import outside
with outside.passing_folder() as folder:
    (folder / "page.html").write_bytes(b"x")
    print(folder, flush=True)
    input()
"""


def test_a_folder_for_passing_files_is_gone_afterwards_and_swept_where_its_process_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    writer = subprocess.Popen(
        [sys.executable, "-c", LEAVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    assert writer.stdout is not None
    left = Path(writer.stdout.readline().decode().strip())
    with outside.passing_folder() as folder:
        assert left.exists()
    assert not folder.exists()
    writer.terminate()
    writer.communicate(timeout=30)
    assert left.exists()
    with outside.passing_folder():
        assert not left.exists()
    assert list(tmp_path.iterdir()) == []


HOLD = """\
import sys, time
from pathlib import Path
from convert import outside

with outside.alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_file_that_another_run_holds_is_waited_for_and_free_when_that_run_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "PATIENCE", 0.05)
    file = tmp_path / "series.toml"
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(OutputError, match="in use by another run"), outside.alone(file):
            pass
    finally:
        other.kill()
        other.communicate()
    with outside.alone(file):
        file.write_text("mine", "utf-8")
