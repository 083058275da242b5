"""The checks of `convert doctor`, as values."""

import ctypes
import ctypes.util
import os
import platform
import re
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final, Literal, NamedTuple

DISTRIBUTION: Final = "convert-press"


class Finding(NamedTuple):
    """What one check found; `remedy` says what to do, "" where nothing is to be done."""

    subject: str
    state: Literal["good", "note", "bad"]
    told: str
    remedy: str = ""


def examine() -> list[Finding]:
    """All checks, the foundations first."""
    found = [*python(), *packages(), *libraries(), *fonts(), *folders(), *programs()]
    if all(finding.state != "bad" for finding in found):
        found.extend(trial())
    return found


def python() -> Iterator[Finding]:
    """The Python that runs convert."""
    yield Finding("Python", "good", f"{platform.python_version()} at {sys.executable}")


def packages() -> Iterator[Finding]:
    """convert itself and the packages it names as needed."""
    try:
        own, needed = version(DISTRIBUTION), requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        remedy = "Type: make brief   (in the project's folder)"
        yield Finding(DISTRIBUTION, "bad", "runs from its folder, but is not installed", remedy)
        return
    found, missing = [], []
    for name in (re.match(r"[\w.-]+", line) for line in needed if "extra ==" not in line):
        assert name is not None
        try:
            found.append(f"{name[0]} {version(name[0])}")
        except PackageNotFoundError:
            missing.append(name[0])
    yield Finding(DISTRIBUTION, "good", own)
    if missing:
        remedy = f"Type: {sys.executable} -m pip install {' '.join(missing)}"
        yield Finding("packages", "bad", f"not installed: {', '.join(missing)}", remedy)
    yield Finding("packages", "good", ", ".join(found))


class Library(NamedTuple):
    """A shared library: its names on Linux, macOS and Windows, and how to ask it for its version."""

    name: str
    files: tuple[str, str, str]
    told: Callable[[ctypes.CDLL], str]


def _text(function: str) -> Callable[[ctypes.CDLL], str]:
    def ask(library: ctypes.CDLL) -> str:
        call = library[function]
        call.restype = ctypes.c_char_p
        return str(call().decode("ascii"))

    return ask


def _present(_: ctypes.CDLL) -> str:
    return "present"


LIBRARIES: Final = (
    Library("GObject", ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"), _present),
    Library(
        "Pango",
        ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
        _text("pango_version_string"),
    ),
    Library(
        "Pango for FreeType",
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
        _present,
    ),
    Library(
        "HarfBuzz",
        ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
        _text("hb_version_string"),
    ),
    Library(
        "HarfBuzz for subsets",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
        _present,
    ),
    Library("Fontconfig", ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"), _present),
)
"""What WeasyPrint 70 opens (weasyprint/text/ffi.py); it warns that the one for subsets will be required."""


def libraries() -> Iterator[Finding]:
    """The libraries of the typesetter that no Python package brings along."""
    _open_windows_folders()
    found, missing = [], []
    for library in LIBRARIES:
        loaded = _load(library.files[{"darwin": 1, "win32": 2}.get(sys.platform, 0)])
        if loaded is None:
            missing.append(library.name)
        else:
            found.append(f"{library.name} {library.told(loaded)}")
    if missing:
        yield Finding("libraries", "bad", f"not found: {', '.join(missing)}", how_to_install_pango())
    if found:
        yield Finding("libraries", "good", ", ".join(found))


def _load(file: str) -> ctypes.CDLL | None:
    stem = re.sub(r"^lib|(\.\d+)?\.(so|dylib|dll).*$|-\d+\.dll$", "", file)
    for name in (file, ctypes.util.find_library(stem)):
        if name:
            try:
                return ctypes.CDLL(name)
            except OSError:
                continue
    return None


def _open_windows_folders() -> None:
    """Let Windows look where the typesetter looks: its own variable, else MSYS2."""
    if sys.platform != "win32":
        return
    default = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin"
    for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", default).split(";"):
        if Path(folder).is_dir():
            os.add_dll_directory(folder)


INSTALL: Final = {
    "debian": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "sudo dnf install pango harfbuzz",
    "alpine": "sudo apk add pango so:libharfbuzz-subset.so.0",
    "arch": "sudo pacman -S pango harfbuzz",
    "suse": "sudo zypper install libpango-1_0-0 libharfbuzz-subset0",
}
"""Family of Linux systems (ID or ID_LIKE of os-release) -> the command that brings Pango."""


def how_to_install_pango() -> str:
    """What to type on this system to have the libraries of the typesetter."""
    if sys.platform == "darwin":
        return (
            "Type: brew install pango   (Homebrew itself: https://brew.sh)\n"
            "If it is still not found, type: export DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib"
        )
    if sys.platform == "win32":
        return (
            "Install MSYS2 from https://www.msys2.org, then type in its window:\n"
            "pacman -S mingw-w64-ucrt-x86_64-pango"
        )
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        release = {}
    families = f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".replace("rhel", "fedora").split()
    for family in families:
        known = next((name for name in INSTALL if name in family), None)
        if known:
            return f"Type: {INSTALL[known]}"
    return "Install Pango 1.44 or newer and HarfBuzz with your system's package manager."


def fonts() -> Iterator[Finding]:
    """The text fonts, which come with the layouts so that a page looks the same everywhere."""
    from convert.design.place import root

    files = sorted((root() / "_fonts").glob("*.ttf"))
    if files:
        families = dict.fromkeys(file.stem.partition("-")[0] for file in files)
        yield Finding("fonts", "good", f"{', '.join(families)} in {root() / '_fonts'}")
    else:
        remedy = f"Type: {sys.executable} -m pip install --force-reinstall {DISTRIBUTION}"
        yield Finding("fonts", "bad", f"there are none in {root() / '_fonts'}", remedy)


def folders() -> Iterator[Finding]:
    """The folders that convert writes to: this one, where PDFs go, and the one for passing files."""
    for subject, folder, state in (
        ("this folder", Path.cwd(), "note"),
        ("folder for passing files", Path(tempfile.gettempdir()), "bad"),
    ):
        try:
            with tempfile.TemporaryFile(dir=folder):
                yield Finding(subject, "good", f"{folder} can be written to")
        except OSError as error:
            remedy = (
                "Write elsewhere with -o FOLDER/"
                if state == "note"
                else "Set TMPDIR to a folder of your own."
            )
            told = f"{folder} cannot be written to: {error.strerror}"
            yield Finding(subject, "note" if state == "note" else "bad", told, remedy)


def programs() -> Iterator[Finding]:
    """Which programs called convert the terminal finds, and which one wins."""
    ours = Path(sysconfig.get_path("scripts")).resolve()
    suffix = ".exe" if sys.platform == "win32" else ""
    found = [
        folder / f"convert{suffix}"
        for folder in dict.fromkeys(Path(entry) for entry in os.get_exec_path() if entry)
        if os.access(folder / f"convert{suffix}", os.X_OK)
    ]
    mine = [program for program in found if program.parent.resolve() == ours]
    if not found:
        told = "no program called convert is on your PATH"
    else:
        told = f"{found[0]} wins" + (f" over {', '.join(map(str, found[1:]))}" if found[1:] else "")
    if found and found[:1] == mine[:1]:
        yield Finding("convert", "good", told)
    else:
        remedy = f"To run this one, type: {ours / f'convert-press{suffix}'}"
        yield Finding("convert", "note", f"{told}; this one is in {ours}", remedy)


TEXT: Final = """\
A page for a trial

By Convert Doctor

This paragraph is read, understood and typeset to see whether all parts of the program work
together on this computer. It is thrown away afterwards, and nothing of it is kept anywhere.
"""


def trial() -> Iterator[Finding]:
    """A small text made into a PDF in memory, since parts that are there may still not work together."""
    from convert.extract import extract
    from convert.pipeline import produce
    from convert.settings import Settings
    from convert.sources import read_bytes

    try:
        rendition = produce(extract(read_bytes(TEXT.encode(), "trial.txt")), Settings(offline=True))
    except Exception as error:
        yield Finding("trial", "bad", f"no PDF could be made: {error}", "Please report this line.")
    else:
        yield Finding("trial", "good", f"made a PDF of {len(rendition.data):,} bytes")
