"""The dek: visible, above the text, or none."""

import pytest

from convert import dom
from convert.extract.facts import read_facts

DEK = "The council asked the fishermen first, and they were right."
TEXT = "<p>" + "The harbour has been rebuilt twice since the storm, and each time it held. " * 4 + "</p>"


def dek_of(middle: str, head: str = "") -> str | None:
    return read_facts(
        dom.parse(f"{head}<article><h1>A wall for the harbour</h1>{middle}{TEXT * 3}</article>")
    ).dek


@pytest.mark.parametrize(
    "middle",
    [
        f"<p class=standfirst>{DEK}</p>",
        f"<div class='ContentHeaderDek-bCXPyE'>{DEK}</div><p>By Ada Berg</p>",
        f"<div class=hero-short-description><p>{DEK}</p></div>",
        f"<h2>{DEK}</h2><p>By Ada Berg</p>",
        f"<p>{DEK}</p><button>Share</button><p>By Ada Berg</p>",
    ],
)
def test_the_standfirst_under_the_headline_is_the_dek(middle: str) -> None:
    assert dek_of(middle) == DEK


@pytest.mark.parametrize(
    "middle",
    [
        "",
        "<p>By Ada Berg</p>",
        f"<p>By Ada Berg</p><p>{DEK}</p>",
        "<p>Senior Editor at the Institute</p><p>3 May 2024</p>",
        "<ul><li>A first key point of the story</li></ul><p>By Ada Berg</p>",
        f"<figure><img src=a.jpg><figcaption>{DEK}</figcaption></figure><p>By Ada Berg</p>",
        f"<div class=image-caption>{DEK}</div><p>By Ada Berg</p>",
        "<p>This newsletter is sponsored by</p><p>By Ada Berg</p>",
        "<p>This article is also available in the following languages:</p><p>By Ada Berg</p>",
        "<p>This post contains affiliate links to harbour walls.</p><p>By Ada Berg</p>",
        "<p>Ada Berg writes about walls, harbours and the sea for us.</p><p>By Ada Berg</p>",
        "<div class=summary>Ada is a writer who has looked at two hundred walls.</div><p>By Ada Berg</p>",
        "<div class=author-tooltip><p>The author has built walls for years.</p></div><p>By Ada Berg</p>",
        f"<p>{DEK}</p><p>They said so twice, and {DEK}</p><p>By Ada Berg</p>",
        f"<p>{DEK}</p><p>By asking the fishermen first, {DEK} {DEK} {DEK}</p>",
        f"<div><b>Takeaway</b><p class=summary>{DEK}</p></div>",
        "<div>Normal range: $19,473 - $88,340 - $90,000</div><p>By Ada Berg</p>",
    ],
)
def test_what_is_no_standfirst_is_not_made_one(middle: str) -> None:
    assert dek_of(middle) is None


def test_a_hidden_description_is_not_the_dek() -> None:
    assert dek_of("", f'<meta name=description content="{DEK}">') is None


def test_the_house_of_an_author_is_no_standfirst() -> None:
    house = "<p><sup>1</sup> Department of Walls and Gates, Harbour University, Tallis</p>"
    assert dek_of(f"{house}<p>3 May 2024</p>") is None


def test_a_byline_in_the_box_of_the_standfirst_is_not_part_of_it() -> None:
    assert dek_of(f"<div class=standfirst><p>{DEK}</p><p>By Ada Berg</p></div>") == DEK


def test_a_first_paragraph_that_the_page_describes_itself_by_is_no_standfirst() -> None:
    described = f'<meta name=description content="{DEK}">'
    assert dek_of(f"<p>{DEK}</p><p>{DEK} {DEK}</p>", described) is None
    assert dek_of(f"<div>{DEK}</div>", described) == DEK


def test_in_a_letter_the_linked_standfirst_under_a_linked_headline_is_the_dek() -> None:
    html = f"<h1><a href=/w>A wall</a></h1><h2 class=subtitle><a href=/w>{DEK}</a></h2>{TEXT * 3}"
    assert read_facts(dom.parse(html)).dek == DEK
