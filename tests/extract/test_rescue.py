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


LINES = (
    "The canal begins behind the sugar factory and ends, nine kilometres later, in an argument.",
    "Nobody in the three parishes that it crosses was asked. Nobody who dug it lives there.",
    "The board says that it would do the same again, and it has drawn the maps to prove it.",
)


def _leaf(kind: str, words: str) -> dict[str, object]:
    return {"nodeType": kind, "content": [{"nodeType": "text", "value": words}]}


@pytest.mark.parametrize(
    "pieces",
    [
        [
            *({"type": "paragraph", "text": line} for line in LINES),
            {"type": "heading", "level": 3, "text": "The maps"},
            {"type": "list", "items": ["One of 1911", "One of 1938"]},
            {"type": "quote", "text": "We would do it again.", "author": "The board"},
        ],
        [
            *({"type": "paragraph", "data": {"text": line}} for line in LINES),
            {"type": "header", "data": {"text": "The maps", "level": 3}},
            {"type": "list", "data": {"style": "unordered", "items": ["One of 1911", "One of 1938"]}},
            {"type": "quote", "data": {"text": "We would do it again.", "caption": "The board"}},
        ],
        [
            *(_leaf("paragraph", line) for line in LINES),
            _leaf("heading-3", "The maps"),
            {
                "nodeType": "unordered-list",
                "content": [_leaf("list-item", "One of 1911"), _leaf("li", "One of 1938")],
            },
            {
                "nodeType": "blockquote",
                "content": [_leaf("paragraph", "We would do it again.")],
                "cite": "The board",
            },
        ],
        [
            *({"_type": "block", "style": "normal", "children": [{"text": line}]} for line in LINES),
            {"_type": "block", "style": "h3", "children": [{"text": "The "}, {"text": "maps"}]},
            {"_type": "list", "children": [{"text": "One of 1911"}, {"text": "One of 1938"}]},
            {
                "_type": "block",
                "style": "blockquote",
                "children": [{"text": "We would do it again."}],
                "cite": "The board",
            },
        ],
    ],
)
def test_a_text_in_pieces_is_read_as_its_blocks(pieces: list[object]) -> None:
    state = json.dumps({"story": {"title": "The canal", "intro": DEK, "body": {"time": 1, "blocks": pieces}}})
    page = f"<title>…</title><div id=app></div><script type='application/json'>{state}</script>"
    article = extract(Page("html", page))
    assert (article.title, article.dek) == ("The canal", DEK)
    names = [type(block).__name__ for block in article.body]
    assert names == ["Paragraph", "Paragraph", "Paragraph", "Heading", "List", "Quote"]
    text = plain(article.body)
    assert all(words in text for words in (*LINES, "The maps", "One of 1938", "We would do it again."))


def test_cards_are_no_pieces_of_a_text() -> None:
    cards = [{"type": "article", "title": f"Canal {n}", "text": " ".join(LINES)} for n in range(5)]
    state = json.dumps({"latest": cards, "story": {"title": "The canal", "html": BODY}})
    page = f"<title>…</title><div id=app></div><script type='application/json'>{state}</script>"
    assert extract(Page("html", page)).title != "Canal 1"


def test_a_title_that_the_page_shows_as_well_leaves_it_dek_and_authors() -> None:
    article = read({"title": "The canal", "intro": DEK, "author": "Ada Berg"}, "<h1>The canal</h1>")
    assert article.title == "The canal"
    assert [person.name for person in article.byline] == ["Ada Berg"]
