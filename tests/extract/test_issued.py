"""Days of publication among other days that a page prints."""

from convert import dom
from convert.extract.facts import read_facts

TEXT = "<p>" + "The harbour has been rebuilt twice since the storm, says the council. " * 4 + "</p>"

POST = (
    "<blockquote class=twitter-tweet><p>Turnout final.</p>"
    "— Harbour (@h) <a href='https://twitter.com/h/status/1'>May 19, 2021</a></blockquote>"
)


def test_the_day_of_an_embedded_post_is_not_that_of_the_page() -> None:
    html = f"<article><h1>A wall for the harbour</h1><p>By Ada Berg</p>{TEXT}{POST}{TEXT}</article>"
    assert read_facts(dom.parse(html)).published is None


def test_the_day_of_the_page_is_found_beside_an_embedded_post() -> None:
    html = f"<article><h1>A wall for the harbour</h1>{POST}<p>3 May 2024</p>{TEXT * 3}</article>"
    assert read_facts(dom.parse(html)).published == "2024-05-03"
