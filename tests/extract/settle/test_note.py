"""Notes and their references."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model import Link, List, NoteRef, Paragraph
from convert.model.text import plain
from convert.model.walk import descend

Read = Callable[[str], Structure]

PAGES = {
    "markdown": "<p>Tide<sup class='footnote-ref'><a href='#fn1' id='fnref1'>[1]</a>"
    "</sup> turned.</p><hr class='footnotes-sep'>"
    "<section class='footnotes'><ol><li id='fn1'>"
    "<p>At noon. <a href='#fnref1' class='footnote-backref'>↩︎</a></p></li></ol></section>",
    "wikipedia": "<p>Tide<sup id='cite_ref-1' class='reference'><a href='#cite_note-1'>[1]</a>"
    "</sup> turned.</p><h2>References</h2>"
    "<ol class='references'><li id='cite_note-1'><span class='mw-cite-backlink'><b>"
    "<a href='#cite_ref-1'>^</a></b></span> At noon.</li></ol>",
    "substack": "<p>Tide<a class='footnote-anchor' id='footnote-anchor-1' "
    "href='https://example.org/report/#footnote-1'>1</a> turned.</p>"
    "<div class='footnote'><a id='footnote-1' href='#footnote-anchor-1' class='footnote-number'>1</a>"
    "<div class='footnote-content'><p>At noon.</p></div></div>",
    "old": "<p>Tide<a name='r1'></a><a href='#n1'>[1]</a> turned.</p><p><a name='n1'></a>"
    "<a href='#r1'>[1]</a> At noon.</p>",
    "word": "<p>Tide<a href='#_ftn1' name='_ftnref1'><sup>1</sup></a> turned.</p><div id='ftn1'><p>"
    "<a href='#_ftnref1' name='_ftn1'>1.</a> At noon.</p></div>",
    "framed": "<p>Tide[<a href='#n1'>1</a>] turned.</p><ol><li id='n1'>At noon. \u21a9</ol>",
    "numbered lines": "<p>Tide<sup>1</sup> turned.</p><h2>Notes</h2><p>1. At noon.</p>",
    "numbered lines in brackets": "<p>Tide[1] turned.</p><p><b>Notes</b></p><p>[1] At noon.</p>",
    "aside": "<p>Tide<sup class='modern-footnotes-footnote'><a href='javascript:void(0)'>1</a></sup>"
    "<span class='modern-footnotes-footnote__note'>At noon.</span> turned.</p>",
}


@pytest.mark.parametrize("maker", PAGES)
def test_the_note_stands_apart_and_its_reference_in_the_text(read: Read, maker: str) -> None:
    made = read(PAGES[maker])
    assert plain(made.body) == "Tide1 turned."
    (note,) = made.notes
    assert (note.label, plain(note.blocks)) == ("1", "At noon.")
    assert [ref for ref in descend(made.body) if isinstance(ref, NoteRef)] == [NoteRef(note.id, "1")]
    assert not [link for link in descend(made.notes) if isinstance(link, Link)]


def test_a_number_that_leads_to_a_section_is_no_note(read: Read) -> None:
    made = read("<p>Go to <a href='#s'>2</a>.</p><h2 id='s'>Second</h2><p>Text.</p>")
    assert made.notes == ()
    assert any(isinstance(piece, Link) and piece.href == "#s" for piece in descend(made.body))


def test_two_references_share_a_note(read: Read) -> None:
    made = read(
        "<p>a<sup><a href='#f'>1</a></sup> b<sup><a href='#f'>1</a></sup></p><ol><li id=f>Same.</li></ol>"
    )
    assert len(made.notes) == 1
    assert sum(isinstance(piece, NoteRef) for piece in descend(made.body)) == 2


def test_a_note_of_two_paragraphs_is_whole(read: Read) -> None:
    made = read(
        "<p>a<sup><a href='#f1'>1</a></sup><sup><a href='#f2'>2</a></sup></p>"
        "<p id=f1>1 One.</p><p>And more.</p><p id=f2>2 Two.</p>"
    )
    assert [plain(note.blocks) for note in made.notes] == ["One.\nAnd more.", "Two."]
    assert all(isinstance(block, Paragraph) for block in made.body)


@pytest.mark.parametrize(
    "notes",
    [
        "<h2>Notes</h2><ol><li>At noon.</li><li>At six.</li></ol><p>All rights reserved.</p>",
        "<p><sup>1</sup> At noon.</p><p><sup>2</sup> At six.</p>",
    ],
)
def test_raised_numbers_without_links_refer_to_as_many_notes(read: Read, notes: str) -> None:
    made = read(f"<p>Tide<sup>1</sup> turned, 4 m<sup>2</sup> of mud.<sup>2</sup></p>{notes}")
    assert [plain(note.blocks) for note in made.notes] == ["At noon.", "At six."]
    assert [ref.note for ref in descend(made.body) if isinstance(ref, NoteRef)] == ["note-1", "note-2"]


def test_powers_above_a_list_are_no_references(read: Read) -> None:
    made = read("<p>4 m<sup>2</sup> and 3 m<sup>3</sup></p><ol><li>rope<li>tar<li>oil</ol>")
    assert made.notes == ()


def test_numbered_steps_are_no_notes_although_there_are_as_many(read: Read) -> None:
    page = read(
        "<p>It fell.<sup>1</sup> It rose.<sup>2</sup></p><h2>Steps</h2><ol><li>Pool it.<li>Publish it.</ol>"
    )
    assert page.notes == ()
    assert "Pool it." in plain(page.body)


LISTED = "<h2>References</h2><ol><li id=b1>At noon.</li><li id=b2>At six.</li><li id=b3>At ten.</li></ol>"


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("[<a href='#b1'>1</a>, <a href='#b2'>2</a>, <a href='#b3'>3</a>]", "Tide1, 2, 3 turned."),
        ("[<a href='#b1'>1</a>\u2013<a href='#b3'>3</a>]", "Tide1\u20133 turned."),
        ("[<a href='#b2'>2</a>,<a href='#b3'>3</a>]", "Tide2,3 turned."),
    ],
)
def test_a_bracket_of_references_is_joined_whole(read: Read, marks: str, said: str) -> None:
    made = read(f"<p>Tide{marks} turned.</p>{LISTED}<p>More of the text.</p>")
    assert plain(made.body) == f"{said}\nMore of the text."
    assert [(note.label, plain(note.blocks)) for note in made.notes] == [
        ("1", "At noon."),
        ("2", "At six."),
        ("3", "At ten."),
    ]


def test_a_list_that_counts_unlike_its_references_stays_whole_and_so_does_the_text(read: Read) -> None:
    made = read(f"<p>Tide [<a href='#b1'>1</a>, <a href='#b2'>7</a>] turned.</p>{LISTED}")
    assert made.notes == ()
    assert plain(made.body).startswith("Tide [1, 7] turned.\nReferences")
    assert [len(block.items) for block in made.body if isinstance(block, List)] == [3]


def test_steps_of_which_one_is_linked_stay_a_list(read: Read) -> None:
    steps = LISTED.replace("References", "Steps")
    made = read(f"<p>Go on with [<a href='#b2'>2</a>].</p>{steps}")
    assert made.notes == ()
    assert plain(made.body).startswith("Go on with [2].")


def test_paragraphs_in_the_items_of_notes_leave_no_empty_items(read: Read) -> None:
    made = read(
        "<p>Tide<sup><a href='#n1'>1</a></sup></p><ol><li><p id=n1>At noon.</p><p>Or later.</p></li></ol>"
    )
    assert [plain(note.blocks) for note in made.notes] == ["At noon.\nOr later."]
    assert plain(made.body) == "Tide1"


def test_links_back_in_a_box_named_so_go_whole(read: Read) -> None:
    made = read(
        "<p>Tide<sup class=reference><a href='#cite_note-1'>[1]</a></sup></p><ol><li id=cite_note-1>"
        "<span class=mw-cite-backlink>^ <a href='#r_0'><sup><i>a</i></sup></a> <a href='#r_1'>b</a></span>"
        " <span>At noon.</span></li></ol>"
    )
    assert [plain(note.blocks) for note in made.notes] == ["At noon."]
