"""What holds together is kept or left together, whatever the scores of its parts say."""

from convert import dom
from convert.extract.segment import Block, segment
from convert.extract.whole import hold_together

LONG = "The council met on Monday to decide who should pay for the bridge that nobody had ordered."


def blocks(html: str, kept: set[str], score: float = 0.3) -> list[Block]:
    """The blocks of a page; those that begin with one of `kept` were chosen, the others have `score`."""
    found = segment(dom.parse(html)).blocks
    for block in found:
        block.kept = any(block.text.startswith(start) for start in kept)
        block.score = 0.9 if block.kept else score
    return found


def texts(html: str, kept: set[str], score: float = 0.3) -> list[str]:
    found = blocks(html, kept, score)
    hold_together(found)
    return [block.text for block in found if block.kept]


def test_a_quotation_keeps_its_attribution() -> None:
    html = f"<blockquote><p>{LONG}</p><footer>The clerk</footer></blockquote>"
    assert texts(html, {"The council"}, 0.0) == [LONG, "The clerk"]


def test_a_table_in_the_middle_of_the_text_stays_whole() -> None:
    html = f"<div><p>{LONG}</p><table><tr><td>Votes<td>104</table><p>After it.</p></div>"
    assert texts(html, {"The council", "After"}) == [LONG, "Votes", "104", "After it."]


def test_a_table_of_links_does_not() -> None:
    html = f"<div><p>{LONG}</p><table><tr><td><a href=/a>Votes</a></table><p>After it.</p></div>"
    assert "Votes" not in texts(html, {"The council", "After"})


def test_a_last_short_paragraph_like_those_before_it_stays() -> None:
    html = f"<div><p>{LONG}</p><p>It rained.</p><p>Nobody came.</p></div>"
    assert texts(html, {"The council", "It rained"})[-1] == "Nobody came."


def test_running_text_goes_on_in_the_next_box() -> None:
    html = f"<main><div><p>{LONG}</p></div><div><p>Later {LONG}</p></div></main>"
    assert len(texts(html, {"The council"})) == 2
    assert len(texts(html, {"The council"}, 0.1)) == 1


def test_a_headed_section_after_the_text_stays_if_its_heading_is_like_the_others() -> None:
    html = (
        f"<main><div><h2>One</h2><p>{LONG}</p></div>"
        f"<div><h2>Two</h2><p>Later {LONG}</p></div><div><h3>Three</h3><p>Last {LONG}</p></div></main>"
    )
    assert texts(html, {"One", "The council"}, 0.12) == ["One", LONG, "Two", f"Later {LONG}"]


def test_a_small_box_with_a_field_to_fill_in_is_left_out() -> None:
    html = f"<div><p>{LONG}</p><div><p>Our letter, weekly.</p><input type=email></div></div>"
    assert texts(html, {"The council", "Our letter"}) == [LONG]


def test_the_text_of_a_short_page_is_not_taken_for_its_search_field() -> None:
    html = f"<div><p>{LONG}</p><input type=search></div>"
    assert texts(html, {"The council"}) == [LONG]


def test_a_form_around_the_whole_page_takes_nothing_away() -> None:
    html = f"<form><input type=text>{f'<p>{LONG}</p>' * 6}</form>"
    assert len(texts(html, {"The council"})) == 6


def test_a_box_that_is_named_an_offer_is_one_only_if_it_leads_somewhere() -> None:
    assert texts(f"<div class=promo-box><p>{LONG}</p></div>", {"The council"}) == [LONG]
    html = f"<p>{LONG * 3}</p><div class=promo-box><p>Join us <a href=/j>here</a></p></div>"
    assert texts(html, {"The council", "Join"}) == [LONG * 3]


def test_a_note_on_the_author_is_left_out_in_any_language() -> None:
    html = f"<article><p>{LONG * 9}</p><div><h3>Об авторе</h3><p>Пишет о мостах.</p></div></article>"
    assert texts(html, {"The council", "Об", "Пишет"}) == [LONG * 9]


def test_a_claim_of_copyright_ends_the_text_but_may_stand_in_it() -> None:
    html = f"<p>© belongs to whom?</p><p>{LONG}</p><p>© 2026 The Bridge</p>"
    assert texts(html, {"©", "The council"}) == ["© belongs to whom?", LONG]


def test_a_note_on_the_author_goes_with_its_heading_but_what_follows_stays() -> None:
    bio = "<h2>About the authors</h2><p>Ann Benn counts bridges for a living.</p>"
    html = f"<main><p>{LONG}</p>{bio}<h2>Costs</h2><p>Then {LONG}</p></main>"
    assert texts(html, {"The council", "Ann", "Costs", "Then"}) == [LONG, "Costs", f"Then {LONG}"]


def test_a_paragraph_at_the_end_is_not_cut_at_its_line_breaks() -> None:
    html = f"<main><p>{LONG}</p><div><p>One in four<br>adults<br>had none</p></div></main>"
    found = blocks(html, {"The council", "One", "adults", "had"})
    for block, score in zip(found[1:], (0.7, 0.8, 0.6), strict=True):
        block.score = score
    hold_together(found)
    assert all(block.kept for block in found)


def test_a_short_last_sentence_in_a_box_of_its_own_stays_where_it_is_likely() -> None:
    html = f"<main><p>{LONG}</p><div class=note><b>Caution.</b> Old scores cannot be compared.</div></main>"
    found = blocks(html, {"The council", "Caution"})
    found[-1].score = 0.65
    hold_together(found)
    assert found[-1].kept


def test_a_short_last_line_that_is_no_sentence_does_not() -> None:
    html = f"<main><p>{LONG}</p><div class=note>Old scores</div></main>"
    found = blocks(html, {"The council", "Old"})
    found[-1].score = 0.65
    hold_together(found)
    assert not found[-1].kept
