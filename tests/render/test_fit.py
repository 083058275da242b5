"""A document made to fit its pages, within the bounds of its layout."""

import re
from itertools import pairwise

import pytest

from convert.design import Design, load_design
from convert.model import Article, Figure, Image, Paragraph, Publication, Rendition, Text
from convert.render import render
from convert.render.fit import Setting, climb
from tests.render.conftest import PARAGRAPH, draw
from tests.render.test_page import boxes, lay, lay_with


def publication(paragraphs: int) -> Publication:
    body = tuple(Paragraph((Text(f"{n}. {PARAGRAPH}"),)) for n in range(paragraphs))
    return Publication((Article("A long ledger", body, language="en"),))


def lay_usual(shown: Publication, design: Design) -> int:
    """The pages before anything is made to fit."""
    return len(lay(shown, design))


def fitted(paragraphs: int, pages: int) -> Rendition:
    return render(publication(paragraphs), load_design(params={"fit": pages}))


def codes(rendition: Rendition) -> list[str]:
    return [remark.code for remark in rendition.remarks]


def test_a_document_that_is_a_little_too_long_is_made_to_fit_and_it_is_said_what_was_changed() -> None:
    assert render(publication(28), load_design()).pages == 3
    made = fitted(28, 2)
    assert made.pages == 2
    assert codes(made) == ["fit-changed"]
    assert re.search(r"To make it 2 pages, the space .* is \d\d% of the usual", made.remarks[0].sentence)


def test_a_document_that_is_far_too_long_says_by_how_many_words_and_is_whole() -> None:
    made = fitted(60, 2)
    assert codes(made) == ["fit-long"]
    words = int(re.findall(r"about (\d+) words", made.remarks[0].sentence)[0])
    total = 60 * len(PARAGRAPH.split())
    assert 0.2 * total < words < 0.7 * total
    assert made.pages == render(publication(60), load_design()).pages


def test_a_document_that_is_a_little_too_short_is_made_looser() -> None:
    made = fitted(24, 3)
    assert made.pages == 3
    assert codes(made) == ["fit-changed"]
    assert re.search(r"is 1[12]\d% of the usual", made.remarks[0].sentence)


def test_a_document_that_is_far_too_short_is_left_as_usual() -> None:
    made = fitted(3, 5)
    assert (made.pages, codes(made)) == (1, ["fit-short"])


def test_what_fits_is_not_changed() -> None:
    assert fitted(3, 1).remarks == ()


def test_the_ladder_gives_way_in_space_then_size_then_pictures_and_keeps_its_bounds() -> None:
    design = load_design()
    ladder = climb(design)
    tight = ladder.steps[ladder.usual :]
    assert ladder.steps[ladder.usual] == Setting()
    assert tight[4] == Setting(design.ease.space[0], design.ease.leading[0])
    assert tight[8].scale == pytest.approx(9.5 / 10.5)
    assert tight[8].picture == 1
    assert tight[-1].picture == design.ease.picture[0]
    assert all(a >= b for a, b in zip(ladder.steps[:-1], ladder.steps[1:], strict=True))


def test_the_size_of_a_handout_and_of_large_print_is_a_floor() -> None:
    for params in ({}, {"edition": "large-print"}):
        ladder = climb(load_design("handout", params=params))
        assert min(step.scale for step in ladder.steps) == 1


def test_pictures_are_made_lower_last() -> None:
    asset = draw("tall.png", 800, 1000)
    pictures = tuple(Figure((Image("tall.png", f"Map {n}"),)) for n in range(5))
    pictured = Publication((Article("Maps", pictures, language="en"),), (asset,))
    made = render(pictured, load_design(params={"fit": 2}))
    assert made.pages == 2
    assert "pictures are at most" in made.remarks[0].sentence


@pytest.mark.parametrize("layout", ["brief", "newsletter"])
def test_the_layouts_of_several_pages_can_be_fitted(layout: str) -> None:
    design: Design = load_design(layout, params={"fit": 1})
    assert render(publication(4), design).pages == 1


def test_pictures_that_leave_pages_half_empty_are_made_somewhat_smaller_and_are_not_otherwise() -> None:
    tall, wide = draw("tall.png", 800, 1000), draw("wide.png", 1000, 500)
    for asset, least in ((tall, 2), (wide, 0)):
        body = tuple(
            block
            for n in range(12)
            for block in (Paragraph((Text(f"{n}. {PARAGRAPH}"),)), Figure((Image(asset.src, f"Map {n}"),)))
        )
        design = load_design()
        shown = Publication((Article("Maps", body, language="en"),), (asset,))
        saved = lay_usual(shown, design) - (render(shown, design).pages or 0)
        assert saved >= least, asset.src
        assert least or saved < 2


def test_where_no_setting_fits_it_is_what_is_made_where_nothing_is_asked_for() -> None:
    for paragraphs in range(20, 32):
        shown = publication(paragraphs)
        usual, silent = lay_usual(shown, load_design()), render(shown, load_design()).pages
        if silent is not None and silent != usual:
            assert fitted(paragraphs, 9).pages == silent
            assert codes(fitted(paragraphs, silent)) == []
            return
    pytest.fail("none was tightened")


def test_paragraphs_never_run_together() -> None:
    design = load_design()
    tightest = climb(design).steps[-1]
    page = lay_with(publication(4), design, tightest)
    lines = [box for text in boxes(page, "text") for box in text.children]
    gaps = [b.position_y - a.position_y - a.height for a, b in pairwise(lines)]
    assert min(gaps) > 0.3 * lines[0].style["font_size"]
