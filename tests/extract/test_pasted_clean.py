"""Pastes of nothing but an article: not a line may be lost, in any script, however short."""

import tomllib
from pathlib import Path

import pytest

from convert.extract.pasted import read_pasted
from convert.model import Page

PROSE = tomllib.loads(Path(__file__).with_name("clean.toml").read_text("utf-8"))


def lost(text: str) -> list[str]:
    return [removal.text for removal in read_pasted(Page("text", text)).reading.trail]


@pytest.mark.parametrize("language", PROSE)
def test_a_clean_text_loses_no_line(language: str) -> None:
    text = PROSE[language]
    assert lost(text) == []
    assert lost(text.partition("\n\n")[2]) == [], "without its title"
    assert lost("\n".join(line for line in text.split("\n") if line)) == [], "without empty lines"


def test_a_long_clean_text_loses_no_line() -> None:
    assert lost("\n".join(PROSE.values())) == []
