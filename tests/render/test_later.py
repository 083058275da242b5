"""What is put off is imported when it is used, and then it is the real thing."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from convert.render.later import Name, put_off


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package that uses another, which marks that it was imported."""
    tool = tmp_path / "hammer"
    tool.mkdir()
    (tool / "__init__.py").write_text("class BluntError(Exception): pass\n")
    (tool / "head.py").write_text("from hammer import BluntError\ndef hit():\n    raise BluntError\n")
    (tmp_path / "smith.py").write_text(
        "from hammer import BluntError, head\nfrom hammer.head import hit\n\n\n"
        "def work():\n    try:\n        hit()\n    except BluntError:\n        return 'blunt'\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in ("hammer", "hammer.head", "smith"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("user")
def test_nothing_is_imported_until_it_is_used() -> None:
    with put_off("hammer", "smith"):
        smith = import_module("smith")
    assert "hammer" not in sys.modules
    assert isinstance(smith.hit, Name)


@pytest.mark.usefixtures("user")
def test_with_the_first_use_all_names_are_the_real_ones() -> None:
    with put_off("hammer", "smith"):
        smith = import_module("smith")
    assert smith.work() == "blunt"
    assert issubclass(smith.BluntError, Exception)
    assert smith.head.hit is smith.hit


@pytest.mark.usefixtures("user")
def test_what_was_imported_before_is_taken_as_it_is() -> None:
    hammer = import_module("hammer")

    with put_off("hammer", "smith"):
        smith = import_module("smith")
    assert smith.BluntError is hammer.BluntError
