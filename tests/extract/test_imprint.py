"""Which lines around the headline only print facts, and so do not stand in the body again."""

import json

import pytest

from convert import dom
from convert.extract.facts import read_facts

TEXT = "<p>" + "The harbour has been rebuilt twice since the storm, and the council asked. " * 4 + "</p>"


def told(head: str, declared: dict[str, object] | None = None) -> str:
    """The words of all elements that print byline, date or reading time, in the order of the page."""
    script = f'<script type="application/ld+json">{json.dumps(declared)}</script>' if declared else ""
    tree = dom.parse(f"<body>{script}<main><h1>A wall for the harbour</h1>{head}{TEXT * 3}</main></body>")
    nodes = read_facts(tree).nodes
    orders = {o for name in ("byline", "date", "reading time") for o in nodes.get(name, ())}
    inner = [n for n in tree.root.iter() if n.order in orders]
    return " ".join(" ".join(n.text() for n in inner).split())


@pytest.mark.parametrize(
    "head",
    [
        "<p>By Ada Berg, 21 August 2024</p>",
        "<p>Published Aug. 21, 2024, 11:47 p.m. Updated Aug. 22, 2024, 6:05 a.m.</p>",
        "<div><time>21 August 2024</time> <span>Updated 22 August 2024</span> <span>8 min read</span></div>",
        "<p>By Ada Berg in Tallis and Skail</p>",
        "<div>Автор: Ada Berg 21 августа 2024 г. Просмотров: 4 812</div>",
        "<div><span>By</span><div>Ada Berg</div></div>",
    ],
)
def test_a_line_that_only_prints_facts_is_told_whole(head: str) -> None:
    assert told(head) == dom.parse(head).body.text()


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Berg, who has lived beside this harbour for forty years and has seen it fall down twice.",
        "On 21 August 2024 the council of the town voted by nine to four to rebuild the outer wall.",
    ],
)
def test_a_sentence_that_has_a_fact_in_it_stays(line: str) -> None:
    assert told(f"<p>By Ada Berg</p><p>21 August 2024</p><p>{line}</p>") == "By Ada Berg 21 August 2024"


def test_the_face_of_an_author_goes_with_the_name_and_a_large_picture_stays() -> None:
    small = "<div id=box><img src=a.jpg width=56 height=56><p>By Ada Berg</p></div>"
    large = "<div id=box><img src=a.jpg width=900 height=600><p>By Ada Berg</p></div>"
    for html, wanted in ((small, True), (large, False)):
        tree = dom.parse(f"<main><h1>A wall for the harbour</h1>{html}{TEXT * 3}</main>")
        box = next(n for n in tree.root.iter() if n.get("id") == "box")
        assert (box.order in read_facts(tree).nodes["byline"]) is wanted


def test_the_jobs_of_all_authors_are_told_with_them() -> None:
    head = (
        "<ul><li><a rel=author href=/a>Ada Berg</a><span>Senior Fellow</span></li>"
        "<li><a rel=author href=/b>Jon Dahl</a><span>Research Associate</span></li></ul>"
    )
    names: dict[str, object] = {"@type": "Article", "author": [{"name": "Ada Berg"}, {"name": "Jon Dahl"}]}
    assert told(head, names) == dom.parse(head).body.text()


def test_a_heading_of_the_text_that_is_the_same_day_stays() -> None:
    head = f"<p>Published 21 August 2024</p>{TEXT}<h2>21 August 2024</h2>"
    assert told(head) == "Published 21 August 2024"
