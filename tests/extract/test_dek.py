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
        f"<div class='field field--name-field-standfirst field--label-hidden field__item'>{DEK}</div>",
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
        f"<div class='field--name-field-description field--label-hidden'><p>{DEK}</p><p>{DEK}</p></div>",
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


SHORT = "The wall held, and so did the town."
PARAGRAPH = (
    "The council met twice before the storm, asked all of its fishermen, and then built what they had drawn."
)
SIGNED = "<p>By Ada Berg</p><p>3 May 2024</p>"


@pytest.mark.parametrize(
    "middle",
    [
        f"{SIGNED}<div class=intro><p>{PARAGRAPH} {SHORT}</p></div>",
        f"{SIGNED}<p class=lead>{PARAGRAPH} {SHORT}</p>",
        f"<div itemprop='description articleBody' class='post-body'>{PARAGRAPH}<h2>First part</h2></div>",
        f"{SIGNED}<div class=news-description>{TEXT * 2}<h5>How the harbour was rebuilt</h5></div>",
        f"<section class=abstract><b>Abstract</b> {PARAGRAPH}</section>",
        f"<div class=summary><p>TL;DR: {PARAGRAPH}</p></div>",
        f"<div><p class=h2>Takeaway</p><div><p class=summary-text>{PARAGRAPH}</p></div></div>",
        f"<p class=summary>{PARAGRAPH * 5}</p>",
        "<div class=row-description>Replacing a stone of the wall</div><i>$9</i>" * 3,
    ],
)
def test_the_beginning_of_the_text_and_its_summary_are_no_standfirst(middle: str) -> None:
    assert dek_of(middle) is None


def test_a_standfirst_by_its_name_may_stand_behind_the_byline() -> None:
    assert dek_of(f"{SIGNED}<p class=article-dek>{PARAGRAPH}</p>") == PARAGRAPH
    assert dek_of(f"<p>By Ada Berg</p><p class=intro>{PARAGRAPH}</p><p>3 May 2024</p>") == PARAGRAPH


def test_a_sentence_that_shares_a_box_with_the_headline_alone_is_the_standfirst() -> None:
    hero = f"<div class=hero><div><h1>A wall</h1><p>{PARAGRAPH}</p></div><a href=/go>Go</a></div>"
    assert read_facts(dom.parse(f"<body>{hero}<div>{TEXT * 3}</div>")).dek == PARAGRAPH
    assert read_facts(dom.parse(f"<body><div><h1>A wall</h1><p>{PARAGRAPH}</p>{TEXT * 3}</div>")).dek is None


def test_a_headline_of_the_first_part_is_no_standfirst_though_the_page_describes_itself_by_it() -> None:
    question = "Why was the harbour rebuilt twice?"
    assert dek_of(f"{SIGNED}<h1>{question}</h1>", f'<meta name=description content="{question}">') is None


def test_a_standfirst_in_a_script_with_signs_for_vowels_is_one() -> None:
    dek = "बुंदेलखंड के 46 गाँवों ने बिना सरकारी पैसे के 300 तालाब खोदे। अब वहाँ मार्च में भी पानी है।"
    assert dek_of(f"<h2 class=synopsis>{dek}</h2><p>3 May 2024</p>") == dek
