"""JSON-LD as pages write it."""

import pytest

from convert import dom
from convert.extract.embedded import data_of, parse_json, read_data, type_name


@pytest.mark.parametrize(
    "script",
    [
        '{"headline": "A wall"}',
        '<!-- {"headline": "A wall"} -->',
        '/*<![CDATA[*/ {"headline": "A wall"} /*]]>*/',
        '// data\n{"headline": "A wall",}',
        '{"headline": "A wall", "list": [1, 2, ],}',
        '{"headline":\t"A wall", "text": "one\ntwo"}',
        "{&quot;headline&quot;: &quot;A wall&quot;}",
        '{"headline": "A wall"};',
        '{"headline": "A wall"} {"headline": "Another"}',
    ],
)
def test_broken_json_is_mended(script: str) -> None:
    assert parse_json(script)["headline"] == "A wall"


@pytest.mark.parametrize("script", ["", "{", "var x = 1;", "[" * 100_000, "/*" * 100_000])
def test_hopeless_json_is_nothing(script: str) -> None:
    assert not parse_json(script)


def test_objects_of_a_graph_are_found_and_known_by_their_id() -> None:
    script = (
        '{"@graph": [{"@type": "Article", "author": {"@id": "#a"}},'
        ' {"@type": "Person", "@id": "#a", "name": "Ada"}]}'
    )
    found, named = read_data([script])
    assert [type_name(item) for item in found] == ["Article", "Person"]
    assert named["#a"]["name"] == "Ada"


def test_an_articles_type_is_told_among_several() -> None:
    assert type_name({"@type": ["Thing", "https://schema.org/NewsArticle"]}) == "NewsArticle"
    assert type_name({}) == "None"


def test_the_data_of_a_page_is_parsed_once() -> None:
    tree = dom.parse('<script type="application/ld+json">{"@type": "Article", "@id": "#a"}</script>')
    found, named = data_of(tree)
    assert found == [{"@type": "Article", "@id": "#a"}]
    assert named["#a"] is found[0]
    assert data_of(tree)[0] is found
