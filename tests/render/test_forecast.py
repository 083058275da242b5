"""Layouts are made only where they are likely to be of use."""

from pathlib import Path
from typing import Any

import pytest

from convert.design import load_design
from convert.model import Article, Paragraph, Publication, Text
from convert.override import Overrides
from convert.pipeline import extract_source
from convert.render import pdf, render
from convert.render.fit import Setting
from convert.render.forecast import Stock
from convert.render.press import lay_out
from tests.render.conftest import PARAGRAPH

SAMPLES = Path(__file__).parents[2] / "samples"


def publication(paragraphs: int) -> Publication:
    body = tuple(Paragraph((Text(f"{n}. {PARAGRAPH}"),)) for n in range(paragraphs))
    return Publication((Article("A long ledger", body, language="en"),))


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages of each layout that is made."""
    made: list[int] = []

    def count(*arguments: Any) -> Any:
        typeset = lay_out(*arguments)
        made.append(len(typeset.pages))
        return typeset

    monkeypatch.setattr(pdf, "lay_out", count)
    return made


@pytest.mark.parametrize(("paragraphs", "expected"), [(11, [2, 1]), (12, [2, 1]), (18, [2])])
def test_a_page_is_saved_with_few_layouts(paragraphs: int, expected: list[int], layouts: list[int]) -> None:
    assert render(publication(paragraphs), load_design()).pages == expected[-1]
    assert layouts == expected


def test_where_nothing_can_be_saved_nothing_is_tried(layouts: list[int]) -> None:
    article = extract_source(str(SAMPLES / "minimal.html"), Overrides())
    assert render(Publication((article,)), load_design()).pages == 2
    assert len(layouts) == 1


def test_a_setting_frees_what_it_takes_from_lines_and_spaces() -> None:
    stock = Stock(text=500, lines=100, space=200)
    assert stock.freed(Setting()) == 0
    assert stock.freed(Setting(space=0.5)) == 100
    assert stock.freed(Setting(leading=0.9)) == pytest.approx(50)
    assert stock.freed(Setting(space=1.5)) == -100
