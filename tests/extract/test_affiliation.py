"""Houses of authors that raised marks lead to."""

from convert import dom
from convert.extract.facts import Facts, read_facts

TEXT = "<p>" + "The harbour has been rebuilt twice since the storm, and the council asked. " * 4 + "</p>"
METAS = "<meta name=citation_author content='Ada Berg'><meta name=citation_author content='Jon Dahl'>"


def read(head: str) -> Facts:
    html = f"<head>{METAS}</head><body><main><h1>A wall for the harbour</h1>{head}{TEXT * 3}</main></body>"
    return read_facts(dom.parse(html))


def houses(head: str) -> list[tuple[str, str | None]]:
    return [(person.name, person.affiliation) for person in read(head).byline]


KEY = "<p><sup>1</sup> Harbour University; <sup>2</sup> Institute for Walls and Other Boundaries</p>"
BOTH = [("Ada Berg", "Harbour University"), ("Jon Dahl", "Institute for Walls and Other Boundaries")]


def test_marks_behind_names_lead_to_their_houses() -> None:
    assert (
        houses(f"<ul><li><a>Ada Berg</a><sup>1</sup></li><li><a>Jon Dahl</a><sup>2</sup></li></ul>{KEY}")
        == BOTH
    )
    assert houses(f"<p>Ada Berg<sup>1</sup>, Jon Dahl<sup>2</sup></p>{KEY}") == BOTH


def test_raised_figures_that_are_letters_lead_to_houses_too() -> None:
    key = "<p>¹ Harbour University ² Institute for Walls and Other Boundaries</p>"
    assert houses(f"<p>Ada Berg¹, Jon Dahl²</p>{key}") == BOTH


def test_an_author_of_two_houses_has_both() -> None:
    (ada, jon) = houses(f"<p>Ada Berg<sup>1,2</sup>, Jon Dahl<sup>2</sup></p>{KEY}")
    assert ada[1] == "Harbour University; Institute for Walls and Other Boundaries"
    assert jon == BOTH[1]


def test_a_line_of_houses_is_no_standfirst() -> None:
    facts = read(f"<p>Ada Berg<sup>1</sup>, Jon Dahl<sup>2</sup></p>{KEY}<p>Published 2 April 2024</p>")
    assert facts.dek is None


def test_notes_behind_names_are_no_houses() -> None:
    star = "<p><sup>*</sup> Corresponding author, who answers letters about the wall</p>"
    assert houses(f"<p>Ada Berg<sup>*</sup>, Jon Dahl</p>{star}") == [("Ada Berg", None), ("Jon Dahl", None)]
