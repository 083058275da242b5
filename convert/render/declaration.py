"""The typesetter's C declarations, parsed once and kept: parsing them anew costs half of a short run.

WeasyPrint describes Pango to cffi in C, which cffi parses whenever it is imported. The tables that come of
that are data; they are kept in the user's cache under the hash of the declarations and of cffi's version.
"""

import ast
import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import _cffi_backend
import cffi

from convert.kept import keep


@contextmanager
def kept_declarations() -> Iterator[None]:
    """Within this, what is declared to a new cffi.FFI is looked up in the user's cache first."""
    plain = cffi.FFI
    cffi.FFI = lambda: Declared(plain)
    try:
        yield
    finally:
        cffi.FFI = plain


class Declared:
    """What cffi.FFI is, once something was declared to it."""

    def __init__(self, plain: type[cffi.FFI]) -> None:
        self._plain = plain
        self._whole: Any = plain

    def cdef(self, text: str) -> None:
        """Declare C functions and types."""
        source = f"{cffi.__version__}\n{text}".encode()
        tables = keep("declarations", source, lambda: _parse(self._plain, text))
        self._whole = _cffi_backend.FFI("convert", **tables)
        for name in ("new", "gc", "string", "cast", "NULL"):  # a page asks for them some thousand times
            setattr(self, name, getattr(self._whole, name))

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
