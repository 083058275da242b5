"""Regular expressions that an earlier run compiled: ours have 150,000 letters, a quarter of a short run.

Python keeps the modules that it compiles, but not the expressions in them. What re makes of an expression is
kept here, for the use of programs; a library leaves re alone.
"""

import re
from array import array
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from convert import kept

compiler: Final[Any] = getattr(re, "_compiler", None)
engine: Final[Any] = getattr(compiler, "_sre", None)
"""Of CPython 3.11 and later; where they are missing, everything is compiled as usual."""

Made = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, groups, name -> group, group -> name: what the engine wants, but for the expression."""


class Store:
    """Expressions by their text and flags. What is not known is noted only until `learn`, which is to be
    before anything of a document is read: an expression may be made of what a stranger wrote."""

    def __init__(self, source: bytes, fresh: bool = True) -> None:
        self.path = kept.place("patterns", str(engine.MAGIC).encode() + source)
        found: Any = kept.load(self.path)
        self.known: dict[tuple[str | bytes, int], Made] = found if isinstance(found, dict) else {}
        self.open = fresh and not self.known
        self.compile, self.code = compiler.compile, compiler._code
        compiler.compile = self.look_up
        if self.open:
            compiler._code = self.note

    def look_up(self, pattern: Any, flags: int = 0) -> Any:
        """In the place of re._compiler.compile."""
        made = self.known.get((pattern, int(flags))) if isinstance(pattern, str | bytes) else None
        if made is not None:
            # What a damaged cache may hold: another shape, or code that the engine refuses.
            with suppress(RuntimeError, ValueError, TypeError, OverflowError):
                whole, code, groups, names, places = made
                return engine.compile(pattern, whole, array("I", code).tolist(), groups, names, places)
        return self.compile(pattern, flags)

    def note(self, parsed: Any, flags: int) -> Any:
        """In the place of re._compiler._code, which makes code of an expression that was parsed."""
        code = self.code(parsed, flags)
        state = parsed.state
        places = {number: name for name, number in state.groupdict.items()}
        self.known[state.str, int(flags)] = (
            int(flags | state.flags),
            array("I", code).tobytes(),
            state.groups - 1,
            dict(state.groupdict),
            tuple(places.get(number) for number in range(state.groups)),
        )
        return code

    def learn(self, rehearse: Callable[[], object]) -> None:
        """Keep what was compiled up to now and what `rehearse` compiles, where nothing was kept before."""
        if self.open:
            rehearse()
            compiler._code = self.code
            kept.store(self.path, self.known)
            self.open = False


def use_kept(source: bytes, fresh: bool = True) -> Store | None:
    """Look every expression up from now on; `source` tells one collection from another. Nothing is kept for
    later runs by a process that is not `fresh`: what it has compiled before could not be noted."""
    return Store(source, fresh) if compiler and engine else None
