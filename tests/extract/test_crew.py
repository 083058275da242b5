"""Authors who stand in boxes of their own, side by side."""

import pytest

from convert import dom
from convert.extract.facts import Facts, read_facts

TEXT = (
    "<p>" + "The harbour has been rebuilt twice since the storm, and the council asked first. " * 4 + "</p>"
)

DATE = "<time>3 May 2024</time>"


def page(middle: str) -> dom.Tree:
    return dom.parse(
        f"<body><article><h1>A wall for the harbour</h1>{middle}{DATE}{TEXT * 3}</article></body>"
    )


def read(middle: str) -> Facts:
    return read_facts(page(middle))


THREE = [("Ada Berg", "Senior Fellow"), ("Jon Dahl", "Director"), ("Mia de la Cruz", "Visiting Fellow")]


def boxes(shape: str) -> str:
    return "".join(shape.format(name, role) for name, role in THREE)


@pytest.mark.parametrize(
    "middle",
    [
        "<div class=authors>" + boxes("<div class=author><a href=/e/1>{}</a><div>{}</div></div>") + "</div>",
        "<div class=field__items>" + boxes("<div class=field__item><a href=/e>{}</a>, {}</div>") + "</div>",
        "<div class=field-authors>" + boxes("<div class=i><span>{}</span><div>{}</div></div>") + "</div>",
        "<div class=row>" + boxes("<section><p>{}</p><p>{}</p></section>") + "</div>",
    ],
)
def test_authors_in_boxes_side_by_side_are_all_read_with_their_jobs(middle: str) -> None:
    assert [(p.name, p.role) for p in read(middle).byline] == THREE


@pytest.mark.parametrize(
    "middle",
    [
        "<ul class=authors><li><a>Ada Berg</a><sup>1</sup>,</li><li><a>Jon Dahl</a><sup>2,3</sup></li></ul>",
        "<ul class=authors><li><a>Ada Berg</a><sup>1</sup> &amp;</li><li><a>Jon Dahl</a></li></ul>",
        "<div>By <a href=/people/a>Ada Berg</a> and <a href=/people/b>Jon Dahl</a></div>",
    ],
)
def test_raised_marks_and_ties_between_boxes_are_no_part_of_a_name(middle: str) -> None:
    assert [p.name for p in read(middle).byline] == ["Ada Berg", "Jon Dahl"]


def test_the_whole_group_of_boxes_prints_the_byline() -> None:
    middle = "<div class=x>" + boxes("<div class=y><a href=/e/1>{}</a>, {}</div>") + "</div>"
    tree = page(middle)
    box = tree.root.find("div")
    assert box is not None
    assert box.order in read_facts(tree).nodes["byline"]


@pytest.mark.parametrize(
    "middle",
    [
        "<p>By Ada Berg</p><ul><li>Foreign Policy</li><li>Climate Change</li></ul>",
        "<ul><li><a href=/authors/a>Ada Berg</a></li><li><a href=/tag/p>Foreign Policy</a></li></ul>",
    ],
)
def test_a_list_of_subjects_beside_the_author_is_no_group_of_authors(middle: str) -> None:
    assert [p.name for p in read(middle).byline] == ["Ada Berg"]


@pytest.mark.parametrize("label", ["Auteurs", "Authors", "Written by"])
def test_a_field_with_the_label_of_authors_holds_them_all(label: str) -> None:
    shown = "<div class=i><a href=/p/1>Ada Berg</a></div><div class=i><a href=/p/2>Jon Dahl</a></div>"
    facts = read(f"<div class=field><div class=label>{label}</div><div class=items>{shown}</div></div>")
    assert [p.name for p in facts.byline] == ["Ada Berg", "Jon Dahl"]
    for other in ("Reviewers", "Topics"):
        facts = read(f"<div class=field><div class=label>{other}</div><div class=items>{shown}</div></div>")
        assert facts.byline == ()
