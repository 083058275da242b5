import pytest

from convert.extract.pasted import read_pasted
from convert.extract.pasted.shelf import find
from convert.extract.pasted.wrap import read
from convert.model import Page
from convert.model.text import plain

PROSE = "The ministers met for two days and agreed on a plan that all can put before their parliaments."
LONG = " ".join([PROSE] * 5)


def related(text: str) -> list[tuple[str, str | None]]:
    """What is lifted from a text in which all but the shelf is the article's."""
    lines, _ = read(text)
    shelved = ("Who pays for rain", "Why lamps fail", "Read also")
    own = [not line.text.startswith(shelved) for line in lines]
    return [(r.title, r.teaser) for shelf in find(lines, own, 0) for r in shelf.related]


PAIR: list[tuple[str, str | None]] = [("Who pays for rain", None), ("Why lamps fail", None)]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_heading_over_a_paragraph_ends_a_list_in_mid_text(gap: str) -> None:
    shelf = f"Read also{gap}Who pays for rain{gap}Why lamps fail"
    assert related(f"{LONG}\n\n{shelf}\n\nWhat comes next\n\n{PROSE}\n\n{LONG}") == PAIR


def test_a_paragraph_set_off_from_the_only_title_is_no_teaser() -> None:
    assert related(f"{LONG}\n\nRead also\nWho pays for rain\n\nIn short: it rains.") == PAIR[:1]


def test_a_note_is_no_title() -> None:
    text = f"{LONG}\n\nRead also\nWho pays for rain\nWhy lamps fail\n[1] Own count of the year 2024"
    assert related(text) == PAIR


@pytest.mark.parametrize(
    "end",
    [
        "Subscribe to our letter",
        "15 Replies to “What the tide leaves behind on the steps of the old harbour”",
        "The Gazette © 2024 and its makers",
        "Photo: Ida Marsh/Estuary Pictures",
    ],
)
def test_what_is_no_article_is_not_lifted(end: str) -> None:
    assert related(f"{LONG}\n\nRead also\nWho pays for rain\nWhy lamps fail\n{end}") == PAIR


def test_a_cue_in_turkish_capitals_heads_a_list() -> None:
    lines, _ = read(f"{LONG}\n\nİLGİLİ HABERLER\nYağmurun bedelini kim ödüyor?\nGölgesiz şehirler büyüyor")
    [shelf] = find(lines, [True, False, False, False], 0)
    assert len(shelf.related) == 2


def test_four_signs_are_a_title_in_chinese() -> None:
    lines, _ = read("小镇的旧灯塔又亮了。" * 20 + "\n\n相关阅读\n谁来守灯塔\n海边旧邮局")
    [shelf] = find(lines, [True, False, False, False], 0)
    assert [r.title for r in shelf.related] == ["谁来守灯塔", "海边旧邮局"]


SHORT = f"""\
A note on rain

{PROSE}

{PROSE} It was late, and it rained.

Read also
Who pays for rain
Why lamps fail

{{below}}
"""


@pytest.mark.parametrize("heading", ["What next\n\n", "What next\n", ""])
def test_a_short_text_goes_on_below_a_list(heading: str) -> None:
    article = read_pasted(Page("text", SHORT.format(below=heading + "The law will be debated in autumn.")))
    assert plain(article.body).endswith(heading.replace("\n\n", "\n") + "The law will be debated in autumn.")
    assert [r.title for r in article.related] == ["Who pays for rain", "Why lamps fail"]


@pytest.mark.parametrize(
    "foot",
    ["Sign up for our newsletter and get the best of the week.", "© 2024 The Gazette. All rights reserved."],
)
def test_the_foot_of_a_short_text_is_not_the_article_going_on(foot: str) -> None:
    article = read_pasted(Page("text", SHORT.format(below=foot)))
    assert foot not in plain(article.body)


def test_the_mark_of_a_list_is_no_part_of_a_title_but_other_signs_are() -> None:
    assert related(f"{LONG}\n\nRead also\n• Who pays for rain\n• “450+ Lamps” to count") == [
        ("Who pays for rain", None),
        ("“450+ Lamps” to count", None),
    ]


SPEECH = "“We have money that we may not spend”, said the treasurer, who has kept the books for eleven years."
OFFERS = [
    "Also read: The last icebreaker",
    "Read more: Why your bill pays for wind that does not blow",
    "RELATED: Why ice is cheap",
    "Lesen Sie auch: Schulden sind auch eine Erbschaft",
    "Lire aussi : Les digues de la discorde",
    "Читайте также: Железная дорога, которой нет",
]


@pytest.mark.parametrize("offer", OFFERS)
@pytest.mark.parametrize("many", [1, 8])
def test_an_article_offered_in_one_line_takes_nothing_of_the_text_below(offer: str, many: int) -> None:
    after = f"{PROSE}\n\n{SPEECH}\n\nWhat comes next\n\n{PROSE} {PROSE}\n\n{SPEECH}"
    above = "\n\n".join([f"{PROSE} {SPEECH}"] * many)
    article = read_pasted(Page("text", f"A harbour without ice\n\n{above}\n\n{offer}\n\n{after}"))
    assert [r.title for r in article.related] == [offer.partition(":")[2].strip()]
    body = plain(article.body)
    assert body.count(SPEECH) == many + 2
    assert "What comes next" in body
    assert offer not in body


def test_running_text_below_a_list_in_mid_text_is_no_teaser() -> None:
    shelf = "See also\n\nWho pays for rain\n\nWhy lamps fail"
    assert related(f"{LONG}\n\n{shelf}\n\n{SPEECH}\n\nWhat comes next\n\n{SPEECH}\n\n{PROSE} {PROSE}") == PAIR


def test_two_words_that_end_a_list_are_a_title_but_no_name_or_number() -> None:
    for end, told in (("Low tide", 1), ("Ida Marsh", 0), ("Item: 88213", 0)):
        lines, _ = read(f"{LONG}\n\nRead also\nWho pays for rain\n{end}")
        [shelf] = find(lines, [True, False, False, False], 0)
        assert [r.title for r in shelf.related] == ["Who pays for rain", "Low tide"][: 1 + told]


def test_a_link_to_all_articles_below_the_cue_does_not_end_the_list() -> None:
    shelf = "Read also\nView all articles\n4 min read\nTowns\nWho pays for rain\n5 min read\nWhy lamps fail"
    assert related(f"{LONG}\n\n{shelf}") == PAIR


def test_what_stands_beside_each_title_does_not_end_the_list_but_another_heading_does() -> None:
    beside = "By Ida Marsh\nJan 2, 2025\nTowns"
    shelf = f"Read also\nTowns\nWho pays for rain\n{beside}\nWhy lamps fail\n{beside}"
    assert related(f"{LONG}\n\n{shelf}\nMost popular\nHow to fold a map of the old town") == PAIR


def shelved(below: str) -> list[tuple[str, str | None]]:
    text = "The lock keeper has written to the council four times, and each time it thanked him.\n" * 12
    article = read_pasted(Page("text", f"The lock that waits\n\n{text}\n{below}"))
    return [(each.title, each.teaser) for each in article.related]


def test_the_section_that_is_said_with_each_article_is_no_title() -> None:
    titles = ("The ferry that would not leave", "Why the canal is full of trolleys", "Nine nights on a barge")
    below = "Related articles\n" + "".join(f"Rivers & Canals\n{title}\n" for title in titles)
    assert [title for title, _ in shelved(below)] == list(titles)


def test_a_short_sentence_where_others_have_their_teaser_is_one() -> None:
    below = (
        "Related articles\nThe ferry that would not leave\nPassengers slept on board for two nights in the "
        "harbour.\nWhy the canal is full of trolleys\nA diver explains.\n"
    )
    assert shelved(below)[1] == ("Why the canal is full of trolleys", "A diver explains.")


def test_a_cue_that_ends_in_a_colon_may_be_longer() -> None:
    below = (
        "If you liked this post you might also like:\nThe ferry that would not leave\nNine nights afloat\n"
    )
    assert [title for title, _ in shelved(below)] == [
        "The ferry that would not leave",
        "Nine nights afloat",
    ]
