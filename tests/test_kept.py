"""What is kept is what was made, and never anything else."""

from pathlib import Path
from typing import NoReturn

import pytest

from convert.kept import keep


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of one's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "convert-press"


def never() -> NoReturn:
    raise AssertionError("it was made anew")


def test_a_thing_is_made_once() -> None:
    made = keep("thing", b"source", lambda: {"a": (1, b"2", "drei"), "b": None})
    assert keep("thing", b"source", never) == made == {"a": (1, b"2", "drei"), "b": None}


def test_another_source_is_another_thing() -> None:
    keep("thing", b"source", lambda: 1)
    assert keep("thing", b"other", lambda: 2) == 2


def test_another_version_makes_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("thing", b"source", lambda: 1)
    monkeypatch.setattr("convert.kept.__version__", "99")
    assert keep("thing", b"source", lambda: 2) == 2


@pytest.mark.parametrize("damage", [b"", b"\xff", b"nothing\nnothing"])
def test_what_is_damaged_is_made_anew(cache: Path, damage: bytes) -> None:
    keep("thing", b"source", lambda: 1)
    (file,) = cache.iterdir()
    file.write_bytes(damage)
    assert keep("thing", b"source", lambda: 2) == 2
    assert keep("thing", b"source", never) == 2


def test_what_cannot_be_kept_is_made_each_time() -> None:
    class Own:
        pass

    assert isinstance(keep("thing", b"source", Own), Own)
    assert keep("thing", b"source", lambda: 2) == 2


def test_without_a_place_everything_is_made_each_time(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert keep("thing", b"source", lambda: 1) == 1
    assert keep("thing", b"source", lambda: 2) == 2
