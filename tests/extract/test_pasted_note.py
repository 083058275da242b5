from convert.extract.pasted import read_pasted
from convert.model import Article, NoteRef, Page
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
