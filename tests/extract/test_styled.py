"""Titles in exports of text processors."""

import pytest

from convert import dom
from convert.extract.facts import read_facts

TEXT = "<p>" + "The harbour has been rebuilt twice since the storm, says the council. " * 4 + "</p>"


@pytest.mark.parametrize("style", ["MsoTitle", "'c4 title'"])
def test_a_paragraph_in_the_style_of_a_title_is_the_title_above_the_first_heading(style: str) -> None:
    body = f"<p class={style}><span>Who owns the wall?</span></p><h1>Owners</h1>{TEXT}<h1>Law</h1>{TEXT}"
    assert read_facts(dom.parse(f"<title>NOTE</title><body>{body}</body>")).title == "Who owns the wall?"


def test_a_lone_headline_beats_a_title_of_one_other_word() -> None:
    html = f"<title>Ferry</title><body><h1>What the bridge will cost</h1>{TEXT * 3}</body>"
    assert read_facts(dom.parse(html)).title == "What the bridge will cost"
