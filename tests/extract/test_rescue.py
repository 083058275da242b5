"""Articles that a page holds only as data, for a script that shows them later."""

import json

import pytest

from convert.extract import extract
from convert.model import Article, Page
from convert.model.text import plain

BODY = (
    "<p>The canal begins behind the sugar factory and ends, nine kilometres later, in an argument.</p>"
    "<p>Nobody in the three parishes that it crosses was asked. Nobody who dug it lives there.</p>"
    "<p>The board says that it would do the same again, and it has drawn the maps to prove it.</p>"
)
DEK = "A ditch of nine kilometres was dug in a year without a ballot."
DAY = "2025-04-08"


def read(facts: dict[str, object], shown: str = "<div>Loading…</div>") -> Article:
    state = json.dumps({"props": {"menu": [{"title": "World"}], "story": {"html": BODY, **facts}}})
    script = f"<script type='application/json'>{state}</script>"
    return extract(Page("html", f"<title>Loading…</title><div id=app>{shown}</div>{script}"))


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "The canal", "standfirst": DEK, "author": {"name": "Ada Berg"}, "publishedAt": DAY},
        {"headline": "The canal", "intro": f"<p>{DEK}</p>", "byline": "Ada Berg", "date": f"{DAY}T09:00:00Z"},
        {"title": "The canal", "excerpt": DEK, "authors": [{"fullName": "Ada Berg"}], "pubDate": DAY},
    ],
)
def test_title_dek_author_and_date_are_told_beside_the_text(facts: dict[str, object]) -> None:
    article = read(facts)
    assert (article.title, article.dek, article.published) == ("The canal", DEK, DAY)
    assert [person.name for person in article.byline] == ["Ada Berg"]
    assert plain(article.body).startswith("The canal begins")


def test_several_authors_are_told_in_their_order() -> None:
    article = read(
        {"title": "The canal", "authors": [{"name": "Ada Berg"}, {"name": "Jon van Dahl"}, None, 3]}
    )
    assert [person.name for person in article.byline] == ["Ada Berg", "Jon van Dahl"]


def test_a_title_that_the_page_shows_is_not_told_again() -> None:
    article = read({"title": "Canal, short", "author": "Ada Berg"}, "<h1>The long canal</h1>")
    assert article.title == "The long canal"


def test_facts_that_are_none_do_no_harm() -> None:
    article = read(
        {"title": ["x"], "author": {"name": {"first": "Ada"}}, "publishedAt": "soon", "dek": "x" * 9_000}
    )
    assert article.byline == ()
    assert article.published is None
    assert plain(article.body).startswith("The canal begins")
