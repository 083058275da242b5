"""The wheel alone, in an environment of its own, far from the repository and cut off from the network."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]

CUT_OFF = """\
import socket

def refuse(*_):
    raise AssertionError("the installed program reached for the network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""

TEXT = """\
The Lighthouse Keepers' Ledger

By Ada Brandt

12 March 2025

For ninety years the keepers wrote down every ship that passed the rock, and nobody read what they wrote.

Now the ledger has been copied out, and it tells more about the weather of the strait than any instrument.
"""


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={"PATH": os.defpath, "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    faults = [file.read_text("utf-8") for file in folder.rglob("fault-*.txt")]
    assert done.returncode == 0, "\n".join([done.stdout, done.stderr, *faults])
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=REPOSITORY)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands that the wheel brings into a new environment.

    The packages convert needs are lent by this environment. The file that lends them is no site
    folder, so nothing that makes this repository importable comes along.
    """
    home = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", home, folder=home)
    lib = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    (lib / "sitecustomize.py").write_text(CUT_OFF, "utf-8")
    pip: tuple[str | Path, ...] = (
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--python",
        home,
    )
    run(*pip, "install", "--no-deps", "--no-index", wheel, folder=home)
    (lib / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return home / "bin"


def test_the_wheel_holds_the_layouts_and_nothing_of_the_workshop(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {
        "convert",
        wheel.name.rpartition("-py3")[0] + ".dist-info",
    }
    assert "convert/_layouts/brief/layout.toml" in names
    assert any(name.startswith("convert/_layouts/_fonts/") for name in names)
    for folder in ("convert/extract/vocabulary", "convert/extract/weights"):
        assert any(name.startswith(folder) for name in names)
    assert [name for name in names if "__pycache__" in name] == []


def test_the_installed_program_makes_a_pdf_far_from_the_repository_without_network(
    scripts: Path, tmp_path: Path
) -> None:
    where = run(scripts / "python", "-c", "import convert; print(convert.__file__)", folder=tmp_path)
    assert Path(where).is_relative_to(scripts.parent)
    (tmp_path / "note.txt").write_text(TEXT, "utf-8")
    assert run(scripts / "convert-press", "note.txt", folder=tmp_path) == "note.pdf\n"
    assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF-")
