"""Imports go down only, and each foreign library has one door (contracts: pyproject.toml)."""

import subprocess
import sys
from pathlib import Path


def test_every_import_keeps_to_the_layers() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    done = subprocess.run(
        [*command, "--no-cache"], cwd=Path(__file__).parents[1], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
