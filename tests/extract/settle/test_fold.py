"""Titles of parts that fold on a screen."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model import Heading, Paragraph
from convert.model.text import inline

Read = Callable[[str], Structure]
PART = "<div class=body><p>A line was lost when no bus had left for ninety days in a row.</p></div>"


@pytest.mark.parametrize(
    "title",
    [
        "<button class=item>How was it counted?</button>",
        "<div class=tab><a>How was it counted?</a></div>",
        "<a href='#part-1'>How was it counted?</a>",
        "<p><span role=button>How was it counted?</span></p>",
        "<div aria-expanded=false><span>How was it counted?</span><i class=arrow></i></div>",
    ],
)
def test_what_opens_a_part_is_its_heading(read: Read, title: str) -> None:
    heading, text = read(f"<div><p>Before.</p></div><div>{title}{PART}</div>").body[1:]
    assert isinstance(heading, Heading)
    assert inline(heading.content) == "How was it counted?"
    assert isinstance(text, Paragraph)


def test_two_buttons_side_by_side_head_nothing(read: Read) -> None:
    made = read(f"<p>Before.</p><div><button>Previous</button><button>Next</button></div>{PART}")
    assert not any(isinstance(block, Heading) for block in made.body)


def test_a_link_that_skips_to_the_text_is_no_heading(read: Read) -> None:
    made = read(f"<a href='#text'>Go to the text</a><nav>Home</nav><div id=text>{PART}</div>")
    assert not any(isinstance(block, Heading) for block in made.body)


def test_a_question_that_is_a_heading_already_keeps_its_level(read: Read) -> None:
    made = read(f"<h2>Data</h2><div><h3><a class=toggle>Where is it?</a></h3>{PART}</div>")
    assert [block.level for block in made.body if isinstance(block, Heading)] == [2, 3]


@pytest.mark.parametrize(
    "note", ["<span> Port register.</span>", "<p>Port register, as printed in 1931 at Sarn, page 4.</p>"]
)
def test_the_mark_of_a_note_is_no_heading(read: Read, note: str) -> None:
    made = read(
        f"<p>Ships<a href='#n1' id=r1>[1]</a> came in.</p><div><a href='#r1' id=n1>[1]</a>{note}</div>"
    )
    assert not any(isinstance(block, Heading) for block in made.body)
    assert len(made.notes) == 1
