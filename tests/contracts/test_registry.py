"""What every registry has: names that stand for something, and a sentence for a name that does not."""

from typing import Any

import pytest

from convert.errors import UsageError
from convert.plugins import Registry
from convert.render import FORMATS
from convert.sources import READERS

REGISTRIES: list[Registry[Any]] = [READERS, FORMATS]


@pytest.mark.parametrize(
    ("registry", "name"), [(registry, name) for registry in REGISTRIES for name in registry]
)
def test_every_name_stands_for_something(registry: Registry[Any], name: str) -> None:
    assert registry[name] is not None


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda registry: registry.kind)
def test_a_name_with_a_slip_is_told_with_the_name_that_was_meant(registry: Registry[Any]) -> None:
    name = next(iter(registry))
    with pytest.raises(UsageError, match=rf"no {registry.kind} called '{name}x'.*{name}"):
        registry[name + "x"]
