"""The declarations that are kept are those that would be parsed."""

from ctypes.util import find_library
from pathlib import Path

import cffi
import pytest

from convert.render.declaration import kept_declarations

TEXT = "int abs(int n); typedef struct { int a; double b; } pair; enum { RED = 1, BLUE = 7 };"


def use(folder: Path) -> tuple[int, int, int]:
    """A function, the size of a struct and an enum, declared with what is kept in `folder`."""
    with kept_declarations(folder):
        ffi = cffi.FFI()
        ffi.cdef(TEXT)
    library = ffi.dlopen(find_library("c") or "libc.so.6")
    return library.abs(-5), ffi.sizeof("pair"), library.BLUE


def test_what_is_kept_serves_as_what_was_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = use(tmp_path)
    monkeypatch.setattr("convert.render.declaration._parse", None)
    assert use(tmp_path) == first == (5, 16, 7)


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{'_version': 0}"])
def test_a_damaged_file_is_parsed_anew(tmp_path: Path, damage: bytes) -> None:
    use(tmp_path)
    (file,) = tmp_path.iterdir()
    good = file.read_bytes()
    file.write_bytes(damage + good[len(damage) :] if damage else b"")
    assert use(tmp_path) == (5, 16, 7)
    assert file.read_bytes() == good


def test_where_nothing_can_be_kept_it_works_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert use(blocked / "folder") == (5, 16, 7)


def test_cffi_is_as_it_was_afterwards(tmp_path: Path) -> None:
    plain = cffi.FFI
    use(tmp_path)
    assert cffi.FFI is plain
