"""Names that stand for things: built in and from elsewhere alike."""

from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest

from convert import plugins
from convert.errors import ConvertError, UsageError
from convert.plugins import Registry

BUILT_IN = {"json": "json:loads", "text": "textwrap:dedent"}


def registry(monkeypatch: pytest.MonkeyPatch, *points: tuple[str, str]) -> Registry[Any]:
    def entry_points(**_: Any) -> EntryPoints:
        return EntryPoints(EntryPoint(name, value, "convert.things") for name, value in points)

    monkeypatch.setattr(plugins, "entry_points", entry_points)
    return Registry[Any]("thing", "convert.things", BUILT_IN)


def test_a_name_gives_what_it_stands_for_wherever_it_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    import json
    import math

    things = registry(monkeypatch, ("root", "math:sqrt"))
    assert list(things) == ["json", "text", "root"]
    assert things["json"] is json.loads
    assert things["root"] is math.sqrt


def test_an_unknown_name_is_told_with_the_nearest_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match=r"no thing called 'jsn'\. Did you mean json\?"):
        registry(monkeypatch)["jsn"]


def test_a_name_that_stands_for_two_things_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConvertError, match="json:loads and math:sqrt"):
        registry(monkeypatch, ("json", "math:sqrt"))["json"]


def test_a_package_that_cannot_be_loaded_is_told_and_no_bug_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConvertError, match="cannot be loaded"):
        registry(monkeypatch, ("gone", "no_such_module:x"))["gone"]
