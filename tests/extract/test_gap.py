"""Pieces between chosen ones, and headings over nothing."""

import pytest

from convert import dom
from convert.extract.segment import segment
from convert.extract.whole import hold_together

LONG = "The council met on Monday to decide who should pay for the bridge that nobody had ordered."
TEXT = f"<p>{LONG}</p><p>Later {LONG}</p><p>Then {LONG}</p>"


def texts(html: str, kept: tuple[str, ...], score: float = 0.2, sure: float = 0.8) -> list[str]:
    """What is kept of a page in which the blocks that begin with one of `kept` were chosen."""
    blocks = segment(dom.parse(html)).blocks
    for block in blocks:
        block.kept = block.text.startswith(kept)
        block.score = sure if block.kept else score
    hold_together(blocks)
    return [block.text for block in blocks if block.kept]


def test_a_short_quotation_between_two_paragraphs_stays() -> None:
    html = f"<main>{TEXT}<blockquote>Who pays?</blockquote><p>So {LONG}</p></main>"
    assert "Who pays?" in texts(html, ("The", "Later", "Then", "So"))


def test_a_list_of_links_between_two_paragraphs_does_not() -> None:
    html = f"<main>{TEXT}<ul><li><a href=/x>Who pays?</a></ul><p>So {LONG}</p></main>"
    assert "Who pays?" not in texts(html, ("The", "Later", "Then", "So"))


def test_a_box_between_two_paragraphs_does_not() -> None:
    html = f"<main>{TEXT}<div>Who pays?</div><p>So {LONG}</p></main>"
    assert "Who pays?" not in texts(html, ("The", "Later", "Then", "So"))


def test_words_that_are_kept_elsewhere_do_not_fill_a_gap() -> None:
    html = f"<main>{TEXT}<blockquote>Later {LONG}</blockquote><p>So {LONG}</p></main>"
    blocks = segment(dom.parse(html)).blocks
    for block in blocks:
        block.kept = block.home.tag == "p"
        block.score = 0.8 if block.kept else 0.3
    hold_together(blocks)
    assert [block.text for block in blocks if block.kept].count(f"Later {LONG}") == 1


def test_a_heading_goes_with_all_that_stood_under_it() -> None:
    html = f"<main>{TEXT}<h2>Our letter</h2><div>Sign up!</div><h2>Costs</h2><p>So {LONG}</p></main>"
    kept = texts(html, ("The", "Later", "Then", "So", "Our", "Costs"))
    assert "Our letter" not in kept
    assert "Costs" in kept


def test_a_heading_over_a_picture_stays() -> None:
    html = f"<main>{TEXT}<h2>The bridge</h2><img src=b.jpg><h2>Costs</h2><p>So {LONG}</p></main>"
    assert "The bridge" in texts(html, ("The", "Later", "Then", "So", "Costs"))


def test_a_heading_that_the_choice_is_sure_of_stays() -> None:
    html = f"<main>{TEXT}<h2>The bridge</h2><div>Buy it</div><h2>Costs</h2><p>So {LONG}</p></main>"
    assert "The bridge" in texts(html, ("The", "Later", "Then", "So", "Costs"), sure=0.9)


def test_the_caption_of_a_kept_table_and_the_title_of_kept_details_stay() -> None:
    table = "<table><caption>Fees</caption><tr><td>So 104<td>So 105</table>"
    html = f"<main>{TEXT}{table}<details><summary>Why</summary><p>So {LONG}</p></details></main>"
    kept = texts(html, ("The", "Later", "Then", "So"), 0.01)
    assert "Fees" in kept
    assert "Why" in kept


def test_the_caption_below_a_picture_stays_and_one_beside_none_does_not() -> None:
    step = (
        "<div><img src=a.jpg><figcaption>The dam</figcaption><p>So it goes on for years and years.</p></div>"
    )
    kept = texts(
        f"<main>{TEXT}{step}<div><figcaption>Ad</figcaption></div></main>",
        ("The c", "Later", "Then", "So"),
        0.01,
    )
    assert "The dam" in kept
    assert "Ad" not in kept


ROWS = "".join(f"<tr><td>Row {n}<td>So many boats, namely {n}</tr>" for n in range(6))


def test_a_table_of_data_is_kept_whole_where_a_part_was_chosen() -> None:
    kept = texts(f"<main>{TEXT}<div><table>{ROWS}</table></div></main>", ("The", "Later", "Then", "So"), 0.01)
    assert kept.count("Row 5") == 1


def test_a_table_that_places_boxes_is_not() -> None:
    boxes = f"<tr><td><h2>Menu</h2><td>Home</tr><tr><td>{TEXT}<td></tr>{ROWS}"
    assert "Menu" not in texts(f"<table>{boxes}</table>", ("The", "Later", "Then", "So"), 0.01)


@pytest.mark.parametrize(("cell", "kept"), [("th", 1), ("td", 0)])
def test_two_rows_under_heads_of_columns_are_a_table_of_data(cell: str, kept: int) -> None:
    heads = "".join(f"<{cell}>{words}</{cell}>" for words in ("Mooring", "2024", "2025"))
    table = f"<table><tr>{heads}<tr><td>The quay<td>38<td>41</table>"
    found = texts(f"<main>{TEXT}<div>{table}</div></main>", ("The", "Later", "Then", "So", "38", "41"), 0.01)
    assert found.count("Mooring") == kept


def test_what_a_figure_says_of_its_kept_table_stays() -> None:
    figure = (
        "<figure><figcaption><b>Boats</b></figcaption><table><tr><td>So many<td>So few</table>"
        "<p>Without dinghies</p></figure>"
    )
    kept = texts(f"<main>{TEXT}<div>{figure}</div></main>", ("The c", "Later", "Then", "So"), 0.01)
    assert "Boats" in kept
    assert "Without dinghies" in kept


CARD = "<div class=card><h4>The bridge</h4><div>9 January, one hour</div></div>"


def test_the_title_of_a_card_that_is_left_out_goes_with_it() -> None:
    html = f"<main>{TEXT}{CARD}<p>So {LONG}</p></main>"
    assert "The bridge" not in texts(html, ("The", "Later", "Then", "So"), 0.01, sure=0.6)


def test_the_titles_of_several_like_cards_stay() -> None:
    html = f"<main>{TEXT}{CARD}<p>So {LONG}</p>{CARD.replace('bridge', 'dam')}<p>So on</p></main>"
    assert "The bridge" in texts(html, ("The", "Later", "Then", "So"), 0.01, sure=0.6)


def test_a_quotation_right_below_a_kept_paragraph_stays() -> None:
    post = "<blockquote class=post><p>Who pays?</p></blockquote>"
    html = f"<main><div><h2>Then</h2><p>The {LONG}</p>{post}</div><div><p>So {LONG}</p></div></main>"
    assert "Who pays?" in texts(html, ("The", "So"), 0.35)
    assert "Who pays?" not in texts(html, ("The", "So"), 0.1)


def test_a_quotation_in_another_box_does_not() -> None:
    html = f"<main><div><p>The {LONG}</p></div><div><blockquote>Who pays?</blockquote></div></main>"
    assert "Who pays?" not in texts(html, ("The",), 0.35)


def test_the_caption_of_a_kept_quotation_stays() -> None:
    quote = "<figure><blockquote><p>Who pays?</p></blockquote><figcaption>Ana Reis</figcaption></figure>"
    kept = texts(f"<main>{TEXT}{quote}<p>So {LONG}</p></main>", ("The", "Later", "Then", "Who", "So"))
    assert "Ana Reis" in kept


def test_the_speaker_of_a_kept_quotation_stays_though_all_of_it_is_links() -> None:
    quoted = "<figure><blockquote><p>Nobody asked us.</p></blockquote><figcaption>{}</figcaption></figure>"
    html = f"<main>{TEXT}{quoted.format('<a href=/ana>Ana Reis</a>')}<p>So {LONG}</p></main>"
    assert "Ana Reis" in texts(html, ("The", "Later", "Then", "So", "Nobody"), 0.0)
    assert "Ana Reis" not in texts(html, ("The", "Later", "Then", "So"), 0.0)


@pytest.mark.parametrize("formula", ["\\[ a = b \\]", "$$ a = b $$", "\\begin{align*} a = b \\end{align*}"])
def test_a_formula_in_a_box_of_its_own_stays_below_kept_text(formula: str) -> None:
    html = f"<main>{TEXT}<div>{formula}</div><p>So {LONG}</p></main>"
    assert formula in texts(html, ("The", "Later", "Then", "So"), 0.0)
    assert formula not in texts(html, ("So",), 0.0)
