"""A command line to type on, and a pipeline that takes no time."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from convert.cli import main


class Outcome(NamedTuple):
    """What a run left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command does with a document is done here, where a test can see it; test_confine.py is about
    the process of its own."""
    monkeypatch.setattr("convert.confine.confined", lambda task, name, limits=None: task())


Type = Callable[..., Outcome]


@pytest.fixture
def type_in(capfd: pytest.CaptureFixture[str]) -> Type:
    """Run `convert` with these words in this process."""

    def run(*words: str) -> Outcome:
        code = main(list(words))
        return Outcome(code, *capfd.readouterr())

    return run
