"""JSON of one article is that article; of several, none is left out."""

import json

import msgspec

from convert.design import Design
from convert.model import Article, Issue, Paragraph, Publication, Text
from convert.render import render

ARTICLES = tuple(Article(f"Article {n}", (Paragraph((Text("Words."),)),)) for n in range(3))


def test_one_article_is_printed_as_itself(design: Design) -> None:
    data = render(Publication(ARTICLES[:1]), design, "json").data
    assert msgspec.json.decode(data, type=Article) == ARTICLES[0]


def test_all_articles_of_an_issue_are_printed_with_what_the_editor_wrote(design: Design) -> None:
    told = json.loads(render(Publication(ARTICLES, issue=Issue(title="Spring")), design, "json").data)
    assert [article["title"] for article in told["articles"]] == ["Article 0", "Article 1", "Article 2"]
    assert told["issue"]["title"] == "Spring"
    assert len(json.loads(render(Publication(ARTICLES), design, "json").data)["articles"]) == 3
