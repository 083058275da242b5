"""The title: the visible headline, without the name of the site."""

import pytest

from convert import dom
from convert.extract.site import site_names, strip_site, strip_tail
from convert.extract.title import read_title
from convert.extract.visible import fold
from convert.extract.witness import Evidence


def title_of(html: str, url: str | None = None) -> str | None:
    page = Evidence(dom.parse(html), url)
    return read_title(page, frozenset(fold(name) for name, _ in site_names(page))).value


SITE = '<meta property="og:site_name" content="The Daily Example">'


def test_the_headline_beats_the_title_for_search_engines() -> None:
    html = "<title>12 harbour walls you must see (2024)</title><h1>A wall for the harbour</h1>"
    assert title_of(html) == "A wall for the harbour"


def test_the_name_of_the_site_in_an_h1_is_not_the_title() -> None:
    html = (
        f"{SITE}<title>A wall for the harbour - The Daily Example</title>"
        "<h1>The Daily Example</h1><h2>A wall for the harbour</h2>"
    )
    assert title_of(html) == "A wall for the harbour"


def test_the_h1_that_the_page_declares_is_chosen_among_several() -> None:
    html = "<title>A harbour wall</title><h1>More from us</h1><h1>A harbour wall</h1><h1>Comments</h1>"
    assert title_of(html) == "A harbour wall"


def test_a_headline_that_is_no_heading_is_found_by_its_words() -> None:
    html = '<meta property="og:title" content="A wall for the harbour"><font>A wall for the harbour</font>'
    page = Evidence(dom.parse(html))
    found = read_title(page, frozenset())
    assert found.value == "A wall for the harbour"
    assert found.node is not None
    assert found.node.tag == "font"


def test_a_badge_inside_the_headline_is_left_out() -> None:
    html = "<title>A harbour wall</title><h1><i>18 Dec</i> <a href=/w>A harbour wall</a> <b>87</b></h1>"
    assert title_of(html) == "A harbour wall"


def test_a_heading_in_the_text_is_not_the_title_when_the_page_says_otherwise() -> None:
    html = (
        "<title>What do people love? | Example Blog</title><h2>What do people love?</h2>"
        "<p>Text</p><h1>But they also love change</h1>"
    )
    assert title_of(html) == "What do people love?"


def test_without_a_headline_the_declared_title_serves_without_the_site() -> None:
    html = f"{SITE}<title>A wall for the harbour | The Daily Example</title><p>Text</p>"
    assert title_of(html) == "A wall for the harbour"


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("A wall - The Daily Example", "A wall"),
        ("The Daily Example: A wall", "The Daily Example: A wall"),
        ("The Daily Example | A wall", "A wall"),
        ("A wall – a story – The Daily Example", "A wall – a story"),
        ("The Daily Example", "The Daily Example"),
    ],
)
def test_the_sites_name_is_taken_off_the_ends_only(title: str, left: str) -> None:
    assert strip_site(title, frozenset({"the daily example"})) == left


def test_a_dash_or_colon_inside_a_headline_stays() -> None:
    assert title_of("<h1>Walls: a history – part two</h1>") == "Walls: a history – part two"
    assert strip_tail("Harbour walls explained | Opinion") == "Harbour walls explained"
    assert strip_tail("Walls | A history") == "Walls | A history"


PARAGRAPH = "<p>" + "The harbour has been rebuilt twice since the storm, and each time it held. " * 3 + "</p>"


def test_without_declared_title_a_heading_deep_in_the_text_does_not_beat_the_signed_one_above_it() -> None:
    html = f"<h2>A wall</h2><div>3 May 2024</div>{PARAGRAPH * 5}<h1>What came of it</h1>{PARAGRAPH}"
    assert title_of(html) == "A wall"


def test_without_declared_title_banners_above_the_headline_do_not_hide_it() -> None:
    banner = f"<h2>Which wall is yours?</h2>{PARAGRAPH}"
    html = f"{banner}<h1>A wall for the harbour</h1><p>By Ada Berg</p>{PARAGRAPH}"
    assert title_of(html) == "A wall for the harbour"


@pytest.mark.parametrize(
    "line",
    [
        "<p style='font-size: 26pt'>A wall for the harbour</p>",
        "<p><span style='font-size:2em'>A wall for the harbour</span></p>",
        "<font size=6>A wall for the harbour</font>",
        "<p><b>A wall for the harbour</b></p>",
    ],
)
def test_without_heading_a_line_set_large_or_bold_above_the_text_is_the_title(line: str) -> None:
    assert title_of(f"<p>3 May 2024</p>{line}<p>By Ada Berg</p>{PARAGRAPH * 3}") == "A wall for the harbour"


@pytest.mark.parametrize(
    "line",
    [
        "<p>A first line of the text that nothing sets apart</p>",
        "<p><b>3 May 2024, 10:30</b></p>",
        "<p><b>By Ada Berg</b></p>",
        "<ul><li><b>Walls and gates</b></li></ul>",
    ],
)
def test_without_heading_an_ordinary_line_is_no_title(line: str) -> None:
    assert title_of(f"{line}{PARAGRAPH * 3}") is None


def test_a_button_is_no_headline() -> None:
    html = f"<h1 class='btn btn-large'>Order your wall today</h1><h2>A wall for the harbour</h2>{PARAGRAPH}"
    assert title_of(f"<title>A wall for the harbour</title>{html}") == "A wall for the harbour"


def test_a_cell_with_the_words_of_the_title_is_not_the_headline() -> None:
    html = f"<title>Gate</title><table><tr><td>Gate</td><td>12 m</td></tr></table>{PARAGRAPH}"
    page = Evidence(dom.parse(html.replace("Gate", "The north gate")))
    assert read_title(page, frozenset()).node is None


def test_parts_that_only_a_style_sheet_sets_apart_are_kept_apart() -> None:
    assert title_of("<h1>The best walls<span class=block>Top gates too</span></h1>") == (
        "The best walls Top gates too"
    )


def test_a_label_whose_words_are_in_the_declared_title_does_not_beat_the_headline() -> None:
    html = (
        '<meta property="og:title" content="Harbour Walls Buying Guide">'
        "<span class=intro-title>Buying Guide</span><h1 class=headline>Find the one for your town</h1>"
    )
    assert title_of(html) == "Find the one for your town"


def test_the_heading_of_a_part_that_is_a_little_like_the_declared_title_is_not_the_headline() -> None:
    html = (
        f"<title>Top 5 harbour walls in 2026</title>{PARAGRAPH}<h2>Top 5 harbour gates and locks of 2026</h2>"
    )
    assert title_of(html) == "Top 5 harbour walls in 2026"


def test_a_title_of_six_hundred_letters_is_not_cut_off() -> None:
    title = " ".join(["On the walls of harbours"] * 25)
    assert title_of(f"<title>{title}</title><h1>{title}</h1>{PARAGRAPH}") == title


def test_a_headline_in_no_heading_is_found_before_two_marks_of_a_declared_title() -> None:
    shown = "海外学生看港口：出国前后关注点大不同"
    html = f"<title>{shown}_教育_港口网</title><body><div class=t>{shown}</div><p>{'港口' * 80}</p></body>"
    assert title_of(html) == shown


def test_a_headline_that_is_declared_as_the_name_of_the_site_is_the_title() -> None:
    title = "How to rebuild a harbour wall in ten days"
    head = f'<meta property="og:site_name" content="{title}"><title>{title} | Masons</title>'
    assert title_of(f"{head}<body><p><span itemprop=name>Masons</span><h1>{title}</h1></body>") == title
