from convert.extract.pasted import read_pasted
from convert.model import Article, Heading, NoteRef, Page
from convert.model.text import plain
from convert.model.walk import descend

TEXT = """\
The price of a bench

A bench on the quay costs more than a chair and less than a wall.{mark} The council has bought eleven of them
in the last four years, and has asked for none of them to be moved, painted or given a name.

Nobody has counted who sits there. The harbour school tried for a week in May, and gave up when it rained.

{heading}{note} Prices of 2024, without the ground.
"""


def read(mark: str, note: str, heading: str = "") -> Article:
    return read_pasted(Page("text", TEXT.format(mark=mark, note=note, heading=heading)))


def references(article: Article) -> list[str]:
    return [value.note for value in descend(article.body) if isinstance(value, NoteRef)]


def test_a_note_in_brackets_is_tied_to_its_reference() -> None:
    article = read("[1]", "[1]")
    assert plain(article.notes) == "Prices of 2024, without the ground."
    assert references(article) == [note.id for note in article.notes]
    assert "[1]" not in plain(article.body)


def test_a_raised_number_is_a_reference_too() -> None:
    article = read("²", "²")
    assert [note.label for note in article.notes] == ["2"]
    assert references(article) == ["note-2"]


def test_a_number_without_a_note_stays_as_it_is() -> None:
    article = read("[1]", "[2]")
    assert not article.notes
    assert "[1]" in plain(article.body)
    assert "[2] Prices of 2024" in plain(article.body)


def test_the_heading_of_the_notes_is_not_printed_twice() -> None:
    article = read("[1]", "[1]", "Notes\n\n")
    assert "Notes" not in plain(article.body)
    assert [r.text for r in article.reading.trail if r.step == "notes"] == ["Notes"]


NUMBERED = """\
The price of a bench

A bench on the quay costs more than a chair and less than a wall.1 The council has bought eleven of them
in the last four years, and has asked for none of them to be moved, painted or given a name.{second}

Nobody has counted who sits there. The harbour school tried for a week in May, and gave up when it rained.

Notes

1. Prices of 2024, without the ground.
2. Own count.
"""


def test_bare_numbers_behind_stops_refer_to_numbered_notes() -> None:
    article = read_pasted(Page("text", NUMBERED.format(second="2")))
    assert references(article) == ["note-1", "note-2"]
    assert [plain(note.blocks) for note in article.notes] == [
        "Prices of 2024, without the ground.",
        "Own count.",
    ]


def test_numbered_notes_to_which_nothing_refers_stay_a_list() -> None:
    article = read_pasted(Page("text", NUMBERED.format(second="")))
    assert not article.notes
    assert "wall.1 The council" in plain(article.body)


def test_notes_in_brackets_below_their_heading_need_no_reference() -> None:
    notes = "Notes\n\n[1] Prices of 2024.\n[2] Own count.\n[9] Share this page"
    article = read_pasted(Page("text", TEXT.format(mark="", note="", heading=notes)))
    assert [plain(note.blocks) for note in article.notes][:2] == ["Prices of 2024.", "Own count."]
    assert len(article.notes) == 2


def test_a_sentence_with_the_number_of_a_note_is_no_heading() -> None:
    article = read_pasted(Page("text", NUMBERED.format(second="\n\nNobody asked why.2")))
    assert not any(isinstance(block, Heading) and "asked why" in plain([block]) for block in article.body)
