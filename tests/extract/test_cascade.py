"""What reading a page made is let go at once and does not wait for the collector of garbage."""

import gc

import pytest

import convert
from convert.model import Origin, Page
from convert.model.text import plain


def test_a_long_page_leaves_no_more_behind_than_a_short_one() -> None:
    words = "The mill at the river bend turned for the first time since the flood of last year. " * 3
    page = Page(kind="html", text=f"<h1>The mill</h1>{f'<p>{words}</p>' * 1_000}", origin=Origin(name="mill"))
    convert.extract(page)
    gc.collect()
    gc.disable()
    try:
        convert.extract(page)
        left = gc.collect()
    finally:
        gc.enable()
    assert left < 500


WORDS = "The wheel turned for the first time since the flood, and nobody had greased the bearings. "
TEXT = f"<h1>The mill</h1>{f'<p>{WORDS * 3}</p>' * 4}"

LONG = {
    "links": "".join(f"<a href='/a{number}'>Read: {number}</a> " for number in range(2_000)),
    "a list of links": f"<h3>Related</h3><ul>{'<li><a href=/a/b>The mill at the river</a>' * 1_000}</ul>",
    "rows": f"<table>{'<tr><td>oak<td>elm<td>ash' * 300}</table>",
    "line breaks": "word<br>" * 2_000,
    "one word": f"<p>{'x' * 1_000_000}",
    "one attribute": f"<p title='{'x ' * 500_000}'>y",
    "nested boxes": "<div>" * 20_000,
    "unclosed bold": "<p><b>words here" * 500,
    "scripts": '<script type=\'application/ld+json\'>{"@type": "Article"}</script>' * 1_000,
    "data": "<script type='application/ld+json'>[" + '{"@type": "Article"},' * 20_000 + "{}]</script>",
    "headings": "<h2>Section head</h2>" * 1_000,
    "lines that lead on": "<p>Read also: <a href=/x>The bench that moved</a></p>" * 500,
    "pictures": "<img src=a.png>" * 2_000,
}


@pytest.mark.parametrize("excess", LONG.values(), ids=LONG.keys())
def test_an_article_is_found_beside_more_than_any_page_has(excess: str) -> None:
    page = Page(kind="html", text=f"{TEXT}{excess}", origin=Origin(name="mill"))
    assert "The wheel turned" in plain(convert.extract(page).body)
