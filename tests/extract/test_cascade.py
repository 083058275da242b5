"""What reading a page made is let go at once and does not wait for the collector of garbage."""

import gc

import convert
from convert.model import Origin, Page


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
