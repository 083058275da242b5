"""The declarations that are kept are those that would be parsed."""

from ctypes.util import find_library
from pathlib import Path

import cffi
import pytest

from convert.render.declaration import kept_declarations

TEXT = "int abs(int n); typedef struct { int a; double b; } pair; enum { RED = 1, BLUE = 7 };"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of one's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "convert-press"


def use() -> tuple[int, int, int]:
    """A function, the size of a struct and an enum, declared with what is kept."""
    with kept_declarations():
        ffi = cffi.FFI()
        ffi.cdef(TEXT)
    library = ffi.dlopen(find_library("c") or "libc.so.6")
    return library.abs(-5), ffi.sizeof("pair"), library.BLUE


def test_what_is_kept_serves_as_what_was_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    first = use()
    monkeypatch.setattr("convert.render.declaration._parse", None)
    assert use() == first == (5, 16, 7)


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{'_version': 0}"])
def test_a_damaged_file_is_parsed_anew(cache: Path, damage: bytes) -> None:
    use()
    (file,) = cache.iterdir()
    good = file.read_bytes()
    file.write_bytes(damage + good[len(damage) :] if damage else b"")
    assert use() == (5, 16, 7)
    assert file.read_bytes() == good


def test_where_nothing_can_be_kept_it_works_all_the_same(cache: Path) -> None:
    cache.write_text("")
    assert use() == (5, 16, 7)


def test_cffi_is_as_it_was_afterwards() -> None:
    plain = cffi.FFI
    use()
    assert cffi.FFI is plain
