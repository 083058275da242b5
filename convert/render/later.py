"""Imports put off until something of them is used, for what the typesetter imports and hardly ever needs.

It cuts fonts with HarfBuzz; fontTools, a tenth of a start, is for machines without it and for variable fonts.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


class Name:
    """Something in a module that was not imported; using it puts the real things into their places."""

    def __init__(self, module: str, name: str, user: str) -> None:
        self._module = module
        self._name = name
        self._user = user

    def _real(self) -> Any:
        for user in [m for name, m in sys.modules.items() if name.partition(".")[0] == self._user]:
            for name, value in list(vars(user).items()):
                if isinstance(value, Name):
                    setattr(user, name, value._find())
        return self._find()

    def _find(self) -> Any:
        module = import_module(self._module)
        if hasattr(module, self._name):
            return getattr(module, self._name)
        return import_module(f"{self._module}.{self._name}")

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._real()(*arguments, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)


class Stand(ModuleType):
    """A module of which every name can be imported."""

    user = ""

    def __getattr__(self, name: str) -> Name:
        if name.startswith("__"):
            raise AttributeError(name)
        return Name(self.__name__, name, self.user)


class Finder(MetaPathFinder, Loader):
    """Finds a stand for a package and for each module in it."""

    def __init__(self, package: str, user: str) -> None:
        self.package = package
        self.user = user

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        ours = fullname == self.package or fullname.startswith(f"{self.package}.")
        return ModuleSpec(fullname, self, is_package=True) if ours else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        stand = Stand(spec.name)
        stand.user = self.user
        return stand

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing in it."""


@contextmanager
def put_off(package: str, user: str) -> Iterator[None]:
    """Within this, `package` is not really imported by the package `user`, unless it was before."""
    if package in sys.modules:
        yield
        return
    finder = Finder(package, user)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name, module in sys.modules.items() if isinstance(module, Stand)]:
            del sys.modules[name]
