"""Which way a language is written."""

import pytest

from convert.model.direction import direction_of


@pytest.mark.parametrize("tag", ["ar", "fa-IR", "he", "AR_eg", "az-Arab"])
def test_languages_from_right_to_left(tag: str) -> None:
    assert direction_of(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "az", "az-Latn", "ks-Deva", None, "", "arn"])
def test_all_others_run_from_left_to_right(tag: str | None) -> None:
    assert direction_of(tag) == "ltr"
