"""Notes that are only numbered, and lists that are none."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model.text import plain

Read = Callable[[str], Structure]


def labels(made: Structure) -> list[str]:
    return [f"{note.label} {plain(note.blocks)}" for note in made.notes]


def test_several_notes_in_one_paragraph_are_parted_by_line_breaks(read: Read) -> None:
    made = read("<p>Ebb<sup>1</sup> and flow<sup>2</sup>.</p><h2>Notes</h2><p>1. Low.<br>2. High.</p>")
    assert labels(made) == ["1 Low.", "2 High."]
    assert plain(made.body) == "Ebb1 and flow2."


def test_what_follows_the_notes_stays(read: Read) -> None:
    made = read(
        "<p>Ebb [1] and <sup>[2]</sup>.</p><h2>Notes</h2><p>[1] Low.</p><p>[2] High.</p><p>Rights.</p>"
    )
    assert labels(made) == ["1 Low.", "2 High."]
    assert plain(made.body) == "Ebb 1 and 2.\nRights."


def test_a_list_that_the_text_does_not_call_stays_a_list(read: Read) -> None:
    made = read("<p>Ebb<sup>1</sup> and flow.</p><h2>Sources</h2><ol><li>Low.<li>High.</ol>")
    assert not made.notes
    assert "Sources" in plain(made.body)


def test_a_power_is_no_reference(read: Read) -> None:
    made = read("<p>It has 4 m<sup>1</sup>.</p><h2>Notes</h2><ol><li>Low.</ol>")
    assert not made.notes


def test_a_heading_that_says_something_else_announces_no_notes(read: Read) -> None:
    made = read("<p>Ebb<sup>1</sup> and flow<sup>2</sup>.</p><h2>Steps</h2><p>1. Low.</p><p>2. High.</p>")
    assert not made.notes


def test_a_mark_that_leads_to_another_page_is_a_mark_where_the_note_is_here(read: Read) -> None:
    made = read("<p>Ebb <a href='https://a.example/'>[1]</a>.</p><h2>Notes</h2><p>[1] Low.</p>")
    assert labels(made) == ["1 Low."]


def test_lines_that_are_not_all_called_keep_their_numbers(read: Read) -> None:
    made = read("<p>Ebb [1].</p><h2>Notes</h2><p>[1] Low.</p><p>[2] High.</p>")
    assert "[2] High." in plain(made.body)
    assert not made.trail


@pytest.mark.parametrize("above", ["<h3>Notes</h3>", "<hr>", ""])
def test_notes_that_only_breaks_part_are_notes(read: Read, above: str) -> None:
    text = "<p>Ships came in.<sup>1</sup></p><p>They left.<sup>2</sup></p>"
    notes = "<p><sup>1</sup> Port register.<br><sup>2</sup> Letters, page 4.</p>"
    made = read(text + above + notes)
    assert [plain(note.blocks) for note in made.notes] == ["Port register.", "Letters, page 4."]
    assert len(made.body) == 2


def test_a_paragraph_of_powers_is_no_note(read: Read) -> None:
    made = read("<p>It rose by 10<sup>2</sup>.</p><p><sup>2</sup>H is heavy.<br><sup>3</sup>H decays.</p>")
    assert not made.notes


@pytest.mark.parametrize("call", ["[{}]", "<sup>[{}]</sup>", "<sup>{}</sup>"])
def test_notes_in_brackets_need_no_heading(read: Read, call: str) -> None:
    text = f"<p>Ships came in {call.format(1)}.</p><p>They left {call.format(2)}.</p>"
    made = read(f"{text}<p>[1] Port register.</p><p>[2] Letters, page 4.</p>")
    assert labels(made) == ["1 Port register.", "2 Letters, page 4."]
    assert len(made.body) == 2


def test_a_single_note_in_brackets_needs_no_heading(read: Read) -> None:
    assert labels(read("<p>Ships came in [1].</p><p>[1] Port register.</p>")) == ["1 Port register."]


def test_a_paragraph_that_begins_with_a_bracket_is_no_note_if_the_text_calls_none(read: Read) -> None:
    made = read("<p>Ships came in.</p><p>[1] is the port and [2] is the quay.</p>")
    assert not made.notes
