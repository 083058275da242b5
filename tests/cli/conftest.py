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


Type = Callable[..., Outcome]


@pytest.fixture
def type_in(capfd: pytest.CaptureFixture[str]) -> Type:
    """Run `convert` with these words in this process."""

    def run(*words: str) -> Outcome:
        code = main(list(words))
        return Outcome(code, *capfd.readouterr())

    return run
