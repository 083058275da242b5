"""The command as a process: how it begins, and how Ctrl-C ends it while it loads and when it is done."""

import os
import signal
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from convert import __main__ as program

REPOSITORY = Path(__file__).parents[1]


def test_each_installed_command_begins_where_the_module_does() -> None:
    scripts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert set(scripts) == {"convert", "convert-press"}
    for entry in scripts.values():
        module, _, name = entry.partition(":")
        assert getattr(import_module(module), name) is program.run


LOADING = """\
import os, signal, sys

class Interrupt:
    def find_spec(self, name, *_):
        if name == "convert.cli":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
from convert.__main__ import run
sys.exit(run())
"""

DONE = """\
import atexit, os, signal, sys
from convert.__main__ import run
sys.argv = ["convert", "--version"]
atexit.register(os.kill, os.getpid(), signal.SIGINT)
sys.exit(run())
"""


@pytest.mark.parametrize(("moment", "code"), [(LOADING, 130), (DONE, 0)], ids=["loading", "done"])
def test_ctrl_c_before_or_after_the_work_ends_quietly(moment: str, code: int) -> None:
    command = [sys.executable, "-c", moment]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (code, "")
