import pytest

from convert.extract.pasted import read_pasted
from convert.extract.pasted.glue import loosen
from convert.model import Article, Page

TITLE = "The ferry that nobody steers"
BODY = """\
The cable ferry at Low Marren crosses the river forty times a day, and nobody on board has a wheel to turn. \
A chain on the river bed does the steering, and the engine only pulls. It has done so since 1911.

Last winter the chain broke for the first time in thirty years. For nine days the two halves of the village \
wrote letters to each other, and the post went round by the bridge, which is fifty kilometres away.

The new chain costs more than the ferry. The district has paid for it all the same: a bridge would cost \
as much as four hundred chains, and a chain, the ferryman says, has never yet been closed for repainting.
"""


def read(head: str, tail: str = "") -> Article:
    return read_pasted(Page("text", f"{TITLE}\n\n{head}\n\n{BODY}\n{tail}"))


def names(head: str, tail: str = "") -> list[str]:
    return [person.name for person in read(head, tail).byline]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("ByOrla TennantMar 5, 2024 | 6 comments", ["Orla Tennant"]),
        ("BY ORLA TENNANTPUBLISHED: JUN 25, 2024", ["ORLA TENNANT"]),
        ("ByOrla Tennant Updated onFebruary 16, 2024", ["Orla Tennant"]),
        ("Orla Tennant\nMarch 5, 2024", ["Orla Tennant"]),
        ("March 5, 2024\nOrla Tennant", ["Orla Tennant"]),
        ("Orla Tennant March 5, 2024", ["Orla Tennant"]),
        ("Orla Tennant Published: March 5, 2024", ["Orla Tennant"]),
        ("Orla Tennant\nDeputy Director", ["Orla Tennant"]),
        ("Orla TennantFounder of the Ferry Society", ["Orla Tennant"]),
        ("Orla Tennant, Senior Fellow", ["Orla Tennant"]),
        ("By Orla Tennant Senior Editor\nMarch 5, 2024", ["Orla Tennant"]),
        ("Orla Tennant, Bram Oduya & Ilse Vantongeren\nMarch 5, 2024", 3),
        ("Reviewed by Bram Oduya — Written by Orla Tennant — Updated March 7, 2024", ["Orla Tennant"]),
        ("The Ferry Team\nMarch 5, 2024", ["The Ferry Team"]),
        ("Orla Tennant\n5. März 2024", ["Orla Tennant"]),
        ("ParOrla Tennant\nle 5 mars 2024", ["Orla Tennant"]),
        ("Orla Tennant\n7 min read", ["Orla Tennant"]),
        ("Orla Tennant\nLesezeit: 7 Min.", ["Orla Tennant"]),
    ],
)
def test_who_signed_is_read_beside_the_title(head: str, expected: list[str] | int) -> None:
    found = names(head)
    assert (len(found) if isinstance(expected, int) else found) == expected


@pytest.mark.parametrize(
    "head",
    [
        "Village Ferry\nMarch 5, 2024",
        "Key Takeaways",
        "Print Article",
        "Our Team",
        "Published by our engineering team\nMarch 5, 2024",
        "Introducing “Chain Mode”\nMarch 5, 2024",
        "Orla Tennant",
    ],
)
def test_a_label_or_a_lone_pair_of_words_is_nobody(head: str) -> None:
    assert names(head) == []


def test_a_byline_below_a_long_dek_is_found_and_the_dek_is_told() -> None:
    dek = (
        "A chain on the river bed has pulled the boat across for more than a hundred years, and the "
        "village, which could have had a bridge, has twice voted to keep it where it is."
    )
    article = read(f"{dek}\n\nBy Orla Tennant\n\nMarch 5, 2024")
    assert [p.name for p in article.byline] == ["Orla Tennant"]
    assert (article.published, article.dek) == ("2024-03-05", dek)
    article = read(f"{dek}\n\nOrla Tennant March 5, 2024 — 7 minutes read")
    assert ([p.name for p in article.byline], article.published) == (["Orla Tennant"], "2024-03-05")


@pytest.mark.parametrize(
    ("head", "published", "updated"),
    [
        (
            "Updated May 9, 20228:23 PM ET Originally published May 3, 202211:01 AM ET",
            "2022-05-03",
            "2022-05-09",
        ),
        ("By Orla Tennant on March 1, 2024 | 16 Comments and more", "2024-03-01", None),
        ("EditorialNovember 22, 2018", "2018-11-22", None),
    ],
)
def test_each_date_of_a_line_says_what_it_is(head: str, published: str, updated: str | None) -> None:
    article = read(head)
    assert (article.published, article.updated) == (published, updated)


def test_a_name_below_the_text_signs_it_where_a_note_tells_who_that_is() -> None:
    note = "Orla Tennant writes about rivers and has crossed most of them more than once on foot."
    assert names("", f"About the author\n\nOrla Tennant\n\n{note}\n") == ["Orla Tennant"]


@pytest.mark.parametrize(
    ("glued", "loose"),
    [
        ("VonJana Roth", "Von Jana Roth"),
        ("EditorialNovember 22, 2018", "Editorial November 22, 2018"),
        ("November 9, 20228:23 PM", "November 9, 2022 8:23 PM"),
        ("2024September 26, 2025", "2024 September 26, 2025"),
        ("Byron McMarsh and LinkedIn", "Byron McMarsh and LinkedIn"),
        ("x" * 500 + "March", "x" * 500 + "March"),
    ],
)
def test_a_seam_is_opened_only_before_a_word_that_begins_something(glued: str, loose: str) -> None:
    assert loosen(glued) == loose


def test_a_comma_in_brackets_behind_a_name_parts_no_names() -> None:
    line = "Par Aïssatou Diop (Saint-Louis, correspondance) et Benoît Lemaire"
    text = f"Le fleuve recule\n\n{line}\n3 avril 2024\n\n" + "La digue devait tenir dix ans encore. " * 9
    article = read_pasted(Page("text", text))
    assert [p.name for p in article.byline] == ["Aïssatou Diop", "Benoît Lemaire"]


def test_the_day_of_a_change_below_the_text_is_taken_where_there_is_no_other() -> None:
    assert read("", "Last updated March 5, 2024.\n").published == "2024-03-05"


def test_a_caption_with_a_day_stays_where_the_head_has_one() -> None:
    caption = "Les deux rives devant la passerelle, le 12 mars 2024, et le bac qui attend"
    article = read(f"Publié le 3 avril 2024\n\n{caption}\n\nParBram Oduya")
    assert article.published == "2024-04-03"
    assert not any(removal.text == caption and removal.step == "facts" for removal in article.reading.trail)


def test_those_who_sign_one_below_another_with_their_jobs_all_sign() -> None:
    head = "Harriet Lowe | Senior Analyst\nTom Adeyinka | Research Assistant\nWorking Paper 14\nMarch 5, 2024"
    assert names(head) == ["Harriet Lowe", "Tom Adeyinka"]


def test_the_rest_of_a_job_is_nobody() -> None:
    tail = "Every gardener on the river knows the ferry.\n"
    assert names("Written By: Orla Tennant Executive Editor and Master Gardener\nMarch 5, 2024", tail) == [
        "Orla Tennant"
    ]


def test_a_name_right_below_the_title_signs_where_a_date_is_near() -> None:
    assert names("Orla Tennant\n#Rivers\nPublished on March 5, 2024") == ["Orla Tennant"]


@pytest.mark.parametrize("end", ["", "\nMarch 5, 2024"])
def test_numbers_behind_the_names_of_a_paper_are_none_of_them(end: str) -> None:
    line = "Orla Tennant1 ; Bram Oduya1,2 ; Ilse Vantongeren3"
    assert names(f"{line}{end}") == ["Orla Tennant", "Bram Oduya", "Ilse Vantongeren"]
