"""What a library only tries to import is not loaded, and can be afterwards."""

import subprocess
import sys
from importlib import import_module

import pytest

from convert.lean import without

LOADED = "import sys, {}; print(*sorted(sys.modules))"


def loaded(module: str) -> set[str]:
    """The modules that a new process has after importing one."""
    run = subprocess.run(
        [sys.executable, "-c", LOADED.format(module)], capture_output=True, text=True, check=True, timeout=60
    )
    return set(run.stdout.split())


def test_a_module_is_missing_within_and_there_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "this", raising=False)
    with without("this"), pytest.raises(ImportError):
        import_module("this")
    assert "this" not in sys.modules
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with without("colorsys"):
        pass
    assert import_module("colorsys")


def test_a_module_that_is_loaded_stays() -> None:
    with without("subprocess"):
        assert import_module("subprocess") is subprocess


@pytest.mark.parametrize(
    ("module", "spared"),
    [
        ("convert.soup", {"lxml", "charset_normalizer", "html5lib"}),
        ("convert.render.label", {"pytz"}),
    ],
)
def test_a_start_does_not_load_what_is_not_used(module: str, spared: set[str]) -> None:
    assert not spared & loaded(module)
