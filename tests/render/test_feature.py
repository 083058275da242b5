"""Lists of attributes are freed once, by the layouts that hold them."""

from types import SimpleNamespace
from typing import Any

import pytest

from convert.design import load_design
from convert.render.feature import Single, free_features
from convert.render.press import press


@pytest.mark.parametrize(
    ("features", "held", "freed"),
    [(Single(), "list", ["list"]), (Single(), None, []), ({}, "list", [])],
)
def test_a_list_is_given_back_where_no_other_shares_its_attributes(
    features: Any, held: str | None, freed: list[str]
) -> None:
    given: list[str] = []
    pango = SimpleNamespace(
        pango_layout_get_attributes=lambda layout: layout, pango_attr_list_unref=given.append
    )

    def setup(layout: Any, style: Any) -> None:
        layout.layout = held

    style = SimpleNamespace(font_config=SimpleNamespace(font_features=features))
    free_features(setup, pango, None)(SimpleNamespace(), style)
    assert given == freed


def test_no_attribute_is_kept_for_another_list() -> None:
    features = press(load_design()).fonts.font_features
    assert features.setdefault(b"liga", 1) == 1
    assert features.setdefault(b"liga", 2) == 2
