"""Packages that are also verbs: `convert.extract(page)` although `convert.extract` is a package.

Python binds a package to its parent under its own name whenever any module in it is imported,
which would hide a function of that name. So the package itself answers the call.
"""

import sys
from types import ModuleType


class Verb(ModuleType):
    """A package that is called by the function in it that bears its name."""

    def __call__(self, *args: object, **kwargs: object) -> object:
        return getattr(self, self.__name__.rpartition(".")[2])(*args, **kwargs)


def make_callable(package: str) -> None:
    """Let the package of this name be called; to be used at the foot of its `__init__`."""
    sys.modules[package].__class__ = Verb
