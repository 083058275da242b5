"""What is measured of a block: the same columns on every page, and what boxes around it tell."""

import pytest

from convert import dom
from convert.extract.feature import measure, stack
from convert.extract.naming import LANDMARKS, Vocabulary
from convert.extract.segment import segment
from convert.extract.standing import Columns

VOCABULARY = Vocabulary({"=menu": -2.0, "=post": 1.5, "<b": 0.5})


def columns(html: str) -> Columns:
    return measure(segment(dom.parse(html)), VOCABULARY)[1]


@pytest.mark.parametrize("html", ["Hello", "<p>Hello</p>" * 300, "<table><tr><td>1<td>渡轮</table>", "..."])
def test_every_page_has_the_same_columns(html: str) -> None:
    assert stack(columns(html)).shape[1] == stack(columns("<p>One</p><p>Two</p>")).shape[1]


@pytest.mark.parametrize("deep", [0, 1, 6, 150])
def test_names_of_all_boxes_around_reach_a_block_however_deep_it_stands(deep: int) -> None:
    inner = "<div>" * deep + "<p>Hello</p>" + "</div>" * deep
    told = columns(
        f'<div class=menu><div class="post"><div class="post">{inner}</div></div></div><p>Else</p>'
    )
    assert told["name_far"][:, 0].tolist() == [-2.0, 1.5, 1.0]
    assert told["name_far"][:, 1].tolist() == [0.0, 0.0, 0.0]
    assert (told["depth"][0] - told["depth"][1]).tolist() == deep + 3


def test_names_of_boxes_that_hold_the_same_blocks_are_told_together() -> None:
    told = columns("<div class=menu><div class=post><p>One</p><p>Two</p></div></div><p>Three</p>")
    assert told["name1"][:, 0].tolist() == [-2.0, 1.5]
    assert told["name1_total"][0] == -0.5


def test_landmarks_are_those_of_every_element_around_the_words() -> None:
    told = columns("<nav><ul><li><a href=x><b>Hello</b></a></li></ul></nav><p hidden>Two</p>")
    found = [[name for name, is_in in zip(LANDMARKS, row, strict=True) if is_in] for row in told["in"].T]
    assert found == [["nav", "ul", "a"], ["hidden"]]
    assert told["name_inner"][2].tolist() == [0.5, 0.0]
