"""The rubric of an article."""

import pytest

from convert import dom
from convert.extract.facts import Facts, read_facts

TEXT = "<p>" + "The harbour has been rebuilt twice since the storm, and each time it held. " * 4 + "</p>"


def read(above: str, head: str = "") -> Facts:
    return read_facts(dom.parse(f"{head}<article>{above}<h1>A wall for the harbour</h1>{TEXT * 3}</article>"))


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<div class=kicker>Water</div>", "Water"),
        ("<div class=post-categories>Category: Water</div>", "Water"),
        ("<div class=cat-links><span>Posted in</span><a>Water</a></div>", "Water"),
        ("<div class=category>Kategorie: Wasser</div>", "Wasser"),
        ("<div class=post-section>Highlights</div>", None),
    ],
)
def test_a_rubric_stands_without_the_words_that_introduce_it(above: str, section: str) -> None:
    assert read(above).section == section


@pytest.mark.parametrize("above", ["Uncategorized", "Category: Uncategorized", "Non classé", "Без рубрики"])
def test_what_says_that_there_is_no_rubric_is_none_and_is_not_printed(above: str) -> None:
    facts = read(f"<div class=category>{above}</div>")
    assert facts.section is None
    assert facts.nodes["section"]


def test_the_name_of_the_site_and_words_for_nothing_are_no_rubric() -> None:
    site = '<meta property="og:site_name" content="Harbour Post">'
    assert read("", f'{site}<meta property="article:section" content="Harbour Post">').section is None
    assert read("", '<meta property="article:section" content="nil">').section is None


def test_a_declared_rubric_stands_without_its_label() -> None:
    assert read("", '<meta property="article:section" content="Category: Water">').section == "Water"


def test_of_two_rubrics_side_by_side_the_first_is_told() -> None:
    assert (
        read("<div class=topics><div class=topic><a>Water</a><a>Public works</a></div></div>").section
        == "Water"
    )


def test_the_title_of_the_contents_is_no_rubric() -> None:
    contents = "<div class=topic>Contents</div><ul><li><a href=#a>First</a><li><a href=#b>Second</a></ul>"
    html = f"<article><h1>A wall for the harbour</h1>{contents}{TEXT * 3}</article>"
    assert read_facts(dom.parse(html)).section is None


def test_an_author_behind_the_title_is_not_the_site() -> None:
    title = "<title>A wall for the harbour - by Ada Berg</title>"
    html = f"{title}<article><h1>A wall for the harbour</h1>{TEXT * 3}"
    assert read_facts(dom.parse(html)).site is None
