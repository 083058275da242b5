"""Markup that costs a parser the square of its length is bounded, and no word of it is lost."""

import pytest

from convert import dom
from convert.excess import MAX_ATTRIBUTES, MAX_CHOICES, MAX_OPEN, MAX_STYLED, curb

MANY = 8_000

NESTING = {
    "boxes": "<div>" * MANY,
    "paragraphs and boxes": "<p><div>" * MANY,
    "lists": "<ul><li>" * MANY,
    "tables": "<table><tr><td>" * MANY,
    "cells that an end tag does not leave": "<div><table><td></div>" * MANY,
    "drawings": "<svg>" + "<g>" * MANY,
}


@pytest.mark.parametrize("html", NESTING.values(), ids=NESTING.keys())
def test_a_page_of_nested_elements_keeps_its_words_in_a_bounded_depth(html: str) -> None:
    tree = dom.parse(f"{html}kept words")
    assert tree.root.text(frozenset()) == "kept words"
    assert max(node.depth for node in tree.nodes) <= dom.MAX_DEPTH


def test_boxes_are_opened_only_so_deep() -> None:
    assert curb("<div>" * MANY + "x" + "</div>" * MANY) == "<div>" * MAX_OPEN + "x" + "</div>" * MAX_OPEN


def test_unclosed_fonts_are_not_opened_again_in_each_paragraph() -> None:
    page = "".join(f"<p><font size={size}>x" for size in range(MANY))
    assert curb(page).count("<font") == MAX_STYLED
    assert len(dom.parse(page).nodes) < (MAX_STYLED + 3) * MANY


def test_choices_in_excess_lose_their_tags_but_not_their_words() -> None:
    page = "<select>" + "<option>x</option>" * MANY + "</select>"
    assert curb(page).count("<option>") == MAX_CHOICES
    assert curb(page).count("x") == MANY


def test_an_element_with_too_many_attributes_has_none() -> None:
    page = "<p " + " ".join(f"a{number}=1" for number in range(60_000)) + ">words"
    assert curb(page) == "<p>words"


def test_a_long_attribute_is_kept() -> None:
    page = f"<p data-state='{'<b> = ' * MANY * 2}'>words"
    assert curb(page) is page
    assert len(page.split()) > MAX_ATTRIBUTES


@pytest.mark.parametrize(
    "page",
    [
        "<p>words<br>" * MANY,
        "<ul>" + "<li>words" * MANY,
        "<table>" + "<tr><td><b>words" * MANY,
        "<p><span>words" * MANY,
        "<a href=x>words" * MANY,
        "<div><p>words</div>" * MANY,
        "<div><b>words</div></b>" * MANY,
        "<svg>" + "<path d='M0 0'/>" * MANY + "</svg><p>words",
        "<script>" + "'<div>'" * MANY * 4 + "</script><p>words",
        "<!--" + "<div>" * MANY * 5 + "--><p>words",
        "<" * 300_000,
        '<a "' * 60_000,
    ],
    ids=lambda page: page[:24],
)
def test_a_long_page_with_end_tags_left_out_is_read_as_it_is(page: str) -> None:
    if page.startswith(('<a "', "<table>")):
        assert len(curb(page)) <= len(page)
    else:
        assert curb(page) is page
