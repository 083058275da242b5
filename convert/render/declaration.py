"""The typesetter's C declarations, parsed once and kept: parsing them anew costs half of a short run.

WeasyPrint describes Pango to cffi in C, which cffi parses whenever it is imported. The tables that come of
that are data; they are kept in the user's cache under the hash of the declarations and of cffi's version.
"""

import ast
import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import _cffi_backend
import cffi
import platformdirs

from convert.errors import OutputError
from convert.outside import Unreachable, read_file, write_whole

LARGEST: Final = 1_000_000
"""Bytes of a file of tables; those of WeasyPrint 70 have 23 thousand."""


@contextmanager
def kept_declarations(folder: Path | None = None) -> Iterator[None]:
    """Within this, what is declared to a new cffi.FFI is looked up in `folder` (the user's cache) first."""
    place = folder or Path(platformdirs.user_cache_dir("convert-press", appauthor=False))
    plain = cffi.FFI
    cffi.FFI = lambda: Declared(plain, place)
    try:
        yield
    finally:
        cffi.FFI = plain


class Declared:
    """What cffi.FFI is, once something was declared to it."""

    def __init__(self, plain: type[cffi.FFI], folder: Path) -> None:
        self._plain = plain
        self._folder = folder
        self._whole: Any = plain

    def cdef(self, text: str) -> None:
        """Declare C functions and types."""
        key = sha256(f"{cffi.__version__}\n{text}".encode()).hexdigest()
        path = self._folder / f"declarations-{key}.txt"
        tables = _read(path)
        if tables is None:
            tables = _parse(self._plain, text)
            with suppress(OutputError):
                words = repr(tables).encode()
                write_whole(path, sha256(words).hexdigest().encode() + b"\n" + words)
        self._whole = _cffi_backend.FFI("convert", **tables)

    def dlopen(self, name: str, flags: int = 0) -> Any:
        """Open a library for good: closed when Python ends, its objects that are freed later would crash."""
        library = self._whole.dlopen(name, flags)
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(library))
        return library

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)


def _parse(plain: type[cffi.FFI], text: str) -> dict[str, Any]:
    """The tables of the declarations, as cffi would write them into a module of Python."""
    from cffi.recompiler import Recompiler

    ffi = plain()
    ffi.cdef(text)
    ffi.set_source("declarations", None)
    compiler = Recompiler(ffi, "declarations", target_is_python=True)
    compiler.collect_type_table()
    compiler.collect_step_tables()
    written = io.StringIO()
    compiler.write_source_to_f(written, None)
    call = ast.parse(written.getvalue()).body[-1]
    assert isinstance(call, ast.Assign)
    assert isinstance(call.value, ast.Call)
    return {str(word.arg): ast.literal_eval(word.value) for word in call.value.keywords}


def _read(path: Path) -> dict[str, Any] | None:
    """The tables that are kept, None where there are none or the file is damaged."""
    try:
        seal, _, words = read_file(path, LARGEST)[0].partition(b"\n")
    except (OSError, Unreachable):
        return None
    if sha256(words).hexdigest().encode() != seal:
        return None
    tables: dict[str, Any] = ast.literal_eval(words.decode())
    return tables
