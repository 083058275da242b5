"""The search for garbage is off while a page is read, and after that as it was before."""

import gc
from collections.abc import Iterator

import pytest

from convert import extract
from convert.errors import NoArticleError
from convert.extract.garbage import put_off
from convert.sources import read_bytes

PAGE = b"<article><h1>Bees</h1><p>Bees dance to tell where flowers are.</p></article>"


@pytest.fixture(autouse=True)
def searching() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_nothing_is_searched_inside() -> None:
    with put_off():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_searched_again_after_a_page() -> None:
    extract(read_bytes(PAGE, "bees.html"))
    assert gc.isenabled()


def test_it_is_searched_again_after_a_page_without_an_article() -> None:
    with pytest.raises(NoArticleError):
        extract(read_bytes(b"<html><body><nav></nav></body></html>", "bees.html"))
    assert gc.isenabled()


def test_a_program_that_does_not_search_stays_so() -> None:
    gc.disable()
    extract(read_bytes(PAGE, "bees.html"))
    assert not gc.isenabled()
