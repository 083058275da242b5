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
    ],
)
def test_a_rubric_stands_without_the_words_that_introduce_it(above: str, section: str) -> None:
    assert read(above).section == section


@pytest.mark.parametrize("above", ["Uncategorized", "Category: Uncategorized", "Non classé", "Без рубрики"])
def test_what_says_that_there_is_no_rubric_is_none_and_is_not_printed(above: str) -> None:
    facts = read(f"<div class=category>{above}</div>")
    assert facts.section is None
    assert facts.nodes["section"]
