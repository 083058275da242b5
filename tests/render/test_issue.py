"""The newsletter: several articles and what an editor adds to them."""

import io
import re
from functools import cache
from itertools import pairwise

import msgspec
import pikepdf
import pypdfium2
import pytest

from convert.check import check
from convert.compose.cut import cut
from convert.design import Design, load_design
from convert.errors import UsageError
from convert.model import (
    Article,
    Asset,
    Card,
    Event,
    Figure,
    Heading,
    Image,
    Issue,
    Note,
    NoteRef,
    Origin,
    Paragraph,
    Person,
    Publication,
    Related,
    Section,
    Text,
)
from convert.render import render
from convert.render.issue import arrange, cut_words


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def tell(name: str, paragraphs: int, language: str = "en") -> Article:
    """A story of so many paragraphs with a note, a credit and a recommendation."""
    body = tuple(
        paragraph(f"{name} goes on for another {i} lines that say little, which is what lines of tests do.")
        for i in range(paragraphs)
    )
    return Article(
        f"The story of {name}",
        (
            Paragraph((Text(f"{name} begins."), NoteRef("n", "1"))),
            Heading(2, (Text(f"Inside {name}"),)),
            *body,
        ),
        byline=(Person(f"Author of {name}", affiliation="Quay House"),),
        published="2026-03-14",
        language=language,
        site=f"{name} Review",
        lead=Figure((Image("wide.png", "A port"),), (Text(f"{name} at dusk."),), f"Photo: {name} Studio"),
        notes=(Note("n", "1", (paragraph(f"Ledger of {name}."),)),),
        related=(Related(f"More on {name}", f"https://more.example/{name}"),),
        origin=Origin(f"https://{name.lower()}.example/story"),
    )


NAMES = ("Harbour", "Ledger", "Silo", "Ferry")
ISSUE = Issue(
    title="Soundings",
    tagline="What moved this month",
    number="14",
    date="2026-11-23",
    note=(paragraph("Four stories, one coast."),),
    signature="The editor",
    lead=1,
    sections=(Section("Water", (3,)), Section("Land", (2, 3, 9))),
    cards=(Card("The Long Quay", "Report", "Ten years of dues.", "https://quay.example/long"),),
    events=(Event("Harbour finance", "2026-12-03", "10:00", "Pilot Station", "A round table."),),
    team=(Person("Ilse Marran", "editor"),),
)


def test_a_section_with_teasers_only_keeps_its_heading_above_its_cards() -> None:
    cards = tuple(Card(f"Card of {name}", section=name) for name in ("Land", "Water", "Air", None))
    plan = Issue(
        title="Soundings",
        sections=(Section("Water", (1,)), Section("Land", ()), Section("Air", ()), Section("Fire", ())),
        cards=cards,
    )
    stories = tuple(Article(f"Story {n}", (paragraph("Words."),), language="en") for n in range(2))
    words = " ".join(pages_of(render(Publication(stories, (), (), plan), load_design("newsletter")).data))
    order = ["Water", "Story 1", "Land", "Card of Land", "Air", "Card of Air", "In brief", "Card of Water"]
    rest = words.partition("Words.")[2]
    for told in (*order, "Card of None"):
        assert told in rest
        rest = rest.partition(told)[2]
    assert "Fire" not in words


@pytest.fixture(scope="session")
def issue(everything: Publication) -> Publication:
    return Publication(tuple(tell(name, 14) for name in NAMES), everything.assets, (), ISSUE)


@cache
def print_issue(publication: Publication, design: Design) -> bytes:
    return render(publication, design).data


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    words = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    document.close()
    return words


@pytest.fixture(scope="session")
def pages(issue: Publication) -> list[str]:
    return pages_of(print_issue(issue, load_design("newsletter")))


def test_each_article_is_printed_once_whatever_the_plan_says() -> None:
    lead, parts = arrange(ISSUE, 4)
    assert lead == 1
    assert parts == [(None, [0]), ("Water", [3]), ("Land", [2])]
    assert arrange(Issue(lead=7), 2) == (0, [(None, [1])])
    assert arrange(Issue(sections=(Section("Empty", (5,)),)), 1) == (0, [])


def test_the_contents_have_the_page_on_which_each_story_begins(pages: list[str]) -> None:
    contents = pages[0].partition("In this issue")[2].partition("From the editor")[0]
    for name in NAMES:
        (told,) = re.findall(rf"(\d+) (?:\w+: )?The story of {name}", contents)
        begins = next(n for n, words in enumerate(pages, 1) if f"{name} begins." in words)
        assert int(told) == begins
    assert len({re.findall(rf"(\d+) (?:\w+: )?The story of {n}", contents)[0] for n in NAMES}) > 1


def test_the_parts_of_an_issue_follow_each_other(pages: list[str]) -> None:
    words = " ".join(pages)
    aside = ("No. 14", "Soundings", "What moved this month", "In this issue", "December 3, 2026, 10:00")
    assert all(part in words for part in (*aside, "Pilot Station"))
    order = ["From the editor", "Four stories, one coast.", "The editor", "Ledger begins.", "Harbour begins."]
    order += ["Water", "Ferry begins.", "Land", "Silo begins.", "The Long Quay", "Ten years of dues."]
    order += ["Harbour finance", "A round table.", "Editorial team", "Ilse Marran, editor", "Picture credits"]
    place = 0
    for wanted in order:
        assert wanted in words[place:], wanted
        place = words.index(wanted, place)


def test_every_story_keeps_its_authors_date_source_note_and_recommendation(pages: list[str]) -> None:
    words = " ".join(pages)
    for name in NAMES:
        for wanted in (
            f"Author of {name}, Quay House",
            f"{name} Review",
            f"Ledger of {name}.",
            f"More on {name}",
            f"more.example/{name}",
            f"{name.lower()}.example/story",
        ):
            assert wanted in words
    assert words.count("March 14, 2026") == 2 * len(NAMES)


def test_a_story_that_goes_on_over_a_page_is_named_at_its_head(pages: list[str]) -> None:
    for before, after in pairwise(pages):
        begun = max(NAMES, key=lambda name: before.rfind(f"{name} begins."))
        if f"{begun} Studio" in before and f"{begun} goes on" in after.partition("begins.")[0]:
            assert after.startswith(f"The story of {begun}")


def test_bookmarks_lead_to_every_story_and_its_sections(issue: Publication) -> None:
    data = print_issue(issue, load_design("newsletter"))
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        top = {item.title: [child.title for child in item.children] for item in outline.root}
    assert list(top)[:5] == [
        "From the editor",
        "The story of Ledger",
        "The story of Harbour",
        "Water",
        "Land",
    ]
    assert "Inside Ledger" in top["The story of Ledger"]
    assert top["Water"] == ["The story of Ferry"]


def test_an_issue_without_a_plan_has_its_stories_and_no_gaps(everything: Publication) -> None:
    bare = Publication((tell("Harbour", 2), tell("Ledger", 2)), everything.assets)
    words = " ".join(pages_of(render(bare, load_design("newsletter")).data))
    assert "Harbour begins." in words
    assert "Ledger begins." in words
    assert not re.search("None|No\\.|From the editor|In brief|Events|Editorial team", words)


def test_the_same_issue_gives_the_same_bytes(issue: Publication) -> None:
    design = load_design("newsletter")
    assert render(issue, design).data == print_issue(issue, design)


def test_a_story_in_another_language_has_its_own_labels(everything: Publication) -> None:
    mixed = Publication((tell("Harbour", 1), tell("Ledger", 1, "de")), everything.assets)
    words = " ".join(pages_of(render(mixed, load_design("newsletter")).data))
    assert "Further reading" in words
    assert "Zum Weiterlesen" in words


def test_a_layout_for_one_article_refuses_several_and_names_the_other(issue: Publication) -> None:
    with pytest.raises(UsageError, match=r"holds one article, and there are 4.*--layout newsletter"):
        render(issue, load_design("brief"))


def test_a_story_that_was_cut_says_so_in_its_language() -> None:
    text = Article("A", tuple(paragraph("Ten words are not very many but are enough.") for _ in range(9)))
    stories = [text, cut(msgspec.structs.replace(text, language="de"), 30)]
    (page,) = pages_of(print_issue(Publication(tuple(stories), issue=Issue()), load_design("newsletter")))
    assert page.count("Gekürzt") == 1
    assert "Shortened" not in page


def test_a_picture_of_a_card_is_printed(everything: Publication) -> None:
    def show(asset: Asset) -> int:
        card = Card("With a picture", image=Image(asset.src, "A port"))
        publication = Publication((Article("A", (paragraph("x"),)),), (asset,), (), Issue(cards=(card,)))
        with pikepdf.open(io.BytesIO(render(publication, load_design("newsletter")).data)) as pdf:
            return sum(o.get("/Subtype") == "/Image" for o in pdf.objects if isinstance(o, pikepdf.Stream))

    assert show(everything.assets[0]) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short enough.", "Short enough."),
        ("word " * 29 + "end. " + "more " * 30, "word " * 29 + "end."),
        ("word " * 29 + "U.S. " + "more " * 30, "word " * 29 + "U.S. " + "more " * 9 + "more…"),
        ("word, " * 60, "word, " * 39 + "word…"),
    ],
)
def test_a_card_ends_with_a_sentence_or_shows_that_it_does_not(text: str, expected: str) -> None:
    assert cut_words(text) == expected


def test_json_of_an_issue_holds_every_article_and_the_plan(issue: Publication) -> None:
    told = msgspec.json.decode(render(issue, load_design("newsletter"), "json").data)
    assert [a["title"] for a in told["articles"]] == [f"The story of {name}" for name in NAMES]
    assert told["issue"]["cards"][0]["title"] == "The Long Quay"


def test_the_verdict_on_an_issue_covers_its_own_words(issue: Publication) -> None:
    verdict = check(print_issue(issue, load_design("newsletter")), issue)
    assert verdict.losses == ()
    mute = msgspec.structs.replace(issue, issue=None)
    assert verdict.words > check(print_issue(issue, load_design("newsletter")), mute).words + 30


def test_an_issue_speaks_the_language_of_most_of_its_articles_and_numbers_of_notes_stand_clear() -> None:
    long = paragraph("A note that is long enough to fill its line and to go on in the next one.")
    note = Note("n", "1", (long,))
    text = Article("A", (Paragraph((Text("Words."), NoteRef("n", "1"))),), language="en", notes=(note,))
    foreign = msgspec.structs.replace(text, language="ar", direction="rtl", title="B")
    assert Publication((foreign, text, text)).language == "en"
    for language in ("en", "ar"):
        mixed = Publication((foreign, text), issue=Issue(language=language))
        verdict = check(render(mixed, load_design("newsletter")).data, mixed)
        assert "page-overprinted" not in [told.code for told in verdict.remarks]
        assert verdict.losses == ()


def test_the_source_of_a_story_stands_in_its_columns_below_its_last_lines(pages: list[str]) -> None:
    assert not any(re.match(r"The story of \w+ Source", words) for words in pages)


def test_a_credit_names_the_page_of_its_picture_and_not_that_of_its_story() -> None:
    name = "Ledger"
    story = tell(name, 60)
    image = Image("map.png", "A map of the quays")
    far = Figure((image,), credit="Maps: Wil Oake")
    near = Figure((Image("gone.png", "A quay"),), (Text("The quay."),), credit="Photo: Ann Ebb")
    story = msgspec.structs.replace(story, body=(near, *story.body, far, paragraph("It ends."), far))
    pages = pages_of(render(Publication((story,), issue=Issue("Soundings")), load_design("newsletter")).data)
    told = pages[-1].partition("Picture credits")[2]
    for credit in ("Photo: Ann Ebb", "Maps: Wil Oake"):
        shown = next(n for n, words in enumerate(pages, 1) if credit in words)
        assert f"page {shown} {credit}" in told
    assert told.count("Maps: Wil Oake") == 1
    assert shown > 1
