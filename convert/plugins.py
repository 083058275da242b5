"""Registries: a name stands for "module" or "module:attribute", imported when it is first asked for.

What is built in and what another distribution adds by an entry point are found in the same way::

    [project.entry-points."convert.sources"]
    odt = "odt_for_convert.reader:read"

So a new format is one file and one line, and a registry that lists fifty names has imported none.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, Generic, TypeVar, cast

from convert.errors import ConvertError, UsageError
from convert.spelling import hint

T = TypeVar("T")


def load(target: str) -> Any:
    """What "module" or "module:attribute" stands for; ImportError or AttributeError if it is not there."""
    module, _, name = target.partition(":")
    return getattr(import_module(module), name) if name else import_module(module)


class Registry(Mapping[str, T], Generic[T]):
    """Names of one kind of thing, such as "input format"; `registry[name]` imports what it stands for.

    `group` is the entry-point group that others add to. An unknown name raises UsageError with the
    nearest known one; a name that stands for two things raises ConvertError naming both.
    """

    def __init__(self, kind: str, group: str, built_in: Mapping[str, str]) -> None:
        self.kind = kind
        self.group = group
        self.built_in = built_in

    @cached_property
    def targets(self) -> dict[str, list[str]]:
        """Name -> every target it stands for, built-in ones first, others by name."""
        found = {name: [target] for name, target in self.built_in.items()}
        for point in sorted(entry_points(group=self.group), key=lambda point: (point.name, point.value)):
            if point.value not in found.setdefault(point.name, []):
                found[point.name].append(point.value)
        return found

    def __getitem__(self, name: str) -> T:
        built_in = self.built_in.get(name)
        if name not in self.targets:
            raise UsageError(f"There is no {self.kind} called {name!r}. {hint(name, self.targets)}".strip())
        targets = self.targets[name]
        if len(targets) > 1:
            raise ConvertError(
                f"Two installed packages both offer the {self.kind} {name!r}: {' and '.join(targets)}."
                " Remove one of them with pip uninstall."
            )
        if built_in is not None:
            return cast(T, load(built_in))
        try:
            return cast(T, load(targets[0]))
        except (ImportError, AttributeError) as error:
            raise ConvertError(
                f"The {self.kind} {name!r} is offered by an installed package, but cannot be loaded:"
                f" {error}. Install that package anew or remove it."
            ) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self.targets)

    def __len__(self) -> int:
        return len(self.targets)

    def __contains__(self, name: object) -> bool:
        return name in self.targets
