"""Notes that the text calls are kept, whatever their scores."""

from convert import dom
from convert.extract.segment import segment
from convert.extract.whole import hold_together

LONG = "The council met on Monday to decide who should pay for the bridge that nobody had ordered"


def left(html: str) -> list[str]:
    """What is left out of a page in which only the first block was chosen."""
    blocks = segment(dom.parse(html)).blocks
    for place, block in enumerate(blocks):
        block.kept, block.score = place == 0, 0.9 if place == 0 else 0.01
    hold_together(blocks)
    return [block.text for block in blocks if not block.kept]


def test_a_list_of_references_that_the_text_calls_stays_whole_with_its_heading() -> None:
    html = (
        f"<p>{LONG}.<sup><a href=#n1>[1]</a></sup> <a href=#n2>[2]</a></p><div>Menu</div><h2>References</h2>"
        "<ol><li id=n1><a href=/a>A book</a><li id=n2><a href=/b>Another</a><li>A third</ol>"
    )
    assert left(html) == ["Menu"]


def test_a_number_that_leads_to_a_page_or_a_chapter_keeps_nothing() -> None:
    html = f"<p>{LONG}, <a href=#page-2>2</a> <a href=/next#n3>3</a></p><div id=page-2>Menu</div>"
    assert left(html) == ["Menu"]


def test_a_link_back_from_a_note_keeps_nothing() -> None:
    html = f"<div id=n1>Menu</div><p>{LONG} <a href=#n1>[1]</a></p>"
    blocks = segment(dom.parse(html)).blocks
    blocks[1].kept = True
    hold_together(blocks)
    assert not blocks[0].kept


def test_numbered_lines_below_a_heading_for_notes_stay_where_the_text_has_such_marks() -> None:
    notes = "<h2>Notes</h2><p>1. A report.<br>2. A letter.</p><p>Share</p>"
    assert left(f"<p>{LONG}.<sup>1</sup> So it went.<sup>2</sup></p>{notes}") == ["Share"]
    assert left(f"<p>{LONG}. So it went.</p>{notes}") != ["Share"]


def test_lines_in_brackets_that_the_text_calls_stay_without_a_heading() -> None:
    html = "<div><p>The ebb [1] and the flow [2] are one.</p></div><div><p>[1] Low.</p><p>[2] High.</p></div>"
    assert left(html) == []
