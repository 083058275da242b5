"""What every failure has: a place in the tree, a sentence on it, and an exit code that scripts can trust."""

import re

import pytest

from convert import errors
from convert.errors import ConvertError


def tree(kind: type[ConvertError] = ConvertError) -> list[type[ConvertError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in tree(child))]


@pytest.mark.parametrize("kind", tree()[1:])
def test_every_failure_is_drawn_in_the_tree_with_its_code(kind: type[ConvertError]) -> None:
    assert kind.__module__ == "convert.errors"
    assert kind.__doc__
    assert re.search(rf"-- {kind.__name__} +{kind.exit_code}  ", errors.__doc__ or "")


def test_no_two_failures_share_a_code() -> None:
    codes = [kind.exit_code for kind in tree()]
    assert len(codes) == len(set(codes))
