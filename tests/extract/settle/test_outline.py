"""Headings: their levels, their anchors, and lines that are headings in disguise."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model import Heading, Link, Text
from convert.model.text import inline
from convert.model.walk import descend

Read = Callable[[str], Structure]


def outline(made: Structure) -> list[tuple[int, str]]:
    return [
        (block.level, inline(block.content)) for block in descend(made.body) if isinstance(block, Heading)
    ]


@pytest.mark.parametrize(
    ("levels", "mended"),
    [([1, 2, 3], [2, 3, 4]), ([3, 3, 5], [2, 2, 3]), ([4, 2, 3, 2], [2, 2, 3, 2]), ([2, 4, 3], [2, 3, 3])],
)
def test_levels_begin_at_two_and_never_skip(read: Read, levels: list[int], mended: list[int]) -> None:
    made = read("".join(f"<h{n}>Part</h{n}><p>text {i}</p>" for i, n in enumerate(levels)))
    assert [level for level, _ in outline(made)] == mended


def test_headings_in_boxes_stand_below_those_around(read: Read) -> None:
    html = (
        "<h2>Port</h2><p>"
        + "text " * 50
        + "</p><blockquote><h1>Quoted</h1><p>words</p></blockquote><h3>Quay</h3><p>x</p>"
    )
    assert outline(read(html)) == [(2, "Port"), (3, "Quoted"), (3, "Quay")]


def test_links_inside_the_page_find_their_heading(read: Read) -> None:
    made = read(
        "<p><a href='#port'>Port</a> <a href='/report/#quay'>Quay</a> <a href='#none'>None</a></p>"
        "<h2 id='port'>Port</h2><p>x</p><a name='quay'></a><h2>Quay</h2><p>y</p>"
    )
    assert [piece.href for piece in descend(made.body) if isinstance(piece, Link)] == ["#port", "#quay"]
    assert [piece.anchor for piece in descend(made.body) if isinstance(piece, Heading)] == ["port", "quay"]


def test_short_bold_lines_are_headings_where_there_are_no_others(read: Read) -> None:
    made = read("<p><b>The port</b></p><p>Text.</p><p><strong>The quay</strong></p><p>Text.</p>")
    assert outline(made) == [(2, "The port"), (2, "The quay")]


def test_the_questions_of_an_interview_stay_paragraphs(read: Read) -> None:
    questions = (
        "Did you ever think that the harbour would one day be closed to ships of this size?",
        "And who told you?",
        "What would you have done, had you known then what you know about the river now?",
    )
    assert outline(read("".join(f"<p><b>{q}</b></p><p>Well, no.</p>" for q in questions))) == []


def test_a_heading_with_nothing_below_goes_into_the_trail(read: Read) -> None:
    made = read("<p>Text.</p><h2>Related</h2>")
    assert outline(made) == []
    assert [(entry.step, entry.text) for entry in made.trail] == [("headings", "Related")]


def test_a_heading_is_not_bold_as_a_whole(read: Read) -> None:
    made = read("<h2><strong>The <br>port</strong></h2><p>Text.</p>")
    assert made.body[0] == Heading(2, (Text("The port"),))


def test_a_paragraph_that_was_made_a_heading_for_its_size_is_text(read: Read) -> None:
    made = read(
        "<h3>"
        + "A long sentence says something about the tide and goes on for a while. " * 3
        + "</h3><p>x</p>"
    )
    assert outline(made) == []


def test_headings_of_items_stand_beside_those_around_the_list(read: Read) -> None:
    body = read("<h2>A</h2><p>x</p><h4>B</h4><p>x</p><ol><li><h2>C</h2><p>x</p><h3>D</h3><p>x</p></ol>").body
    assert [heading.level for heading in descend(body) if isinstance(heading, Heading)] == [2, 3, 2, 3]


@pytest.mark.parametrize("heading", ["", "<h3>The quay</h3><p>Text.</p>"])
def test_short_questions_of_an_interview_are_no_headings(read: Read, heading: str) -> None:
    asked = "".join(f"<p><b>{q}</b></p><p>Well, no.</p>" for q in ("Who told you?", "And then?", "What now?"))
    assert outline(read(asked + heading)) == ([(2, "The quay")] if heading else [])


def test_numbered_questions_are_the_headings_of_an_article(read: Read) -> None:
    asked = "".join(f"<p><b>{n}. Who pays?</b></p><p>The port.</p>" for n in (1, 2, 3))
    assert [level for level, _ in outline(read(asked))] == [2, 2, 2]
