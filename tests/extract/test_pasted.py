import tomllib
from collections import Counter
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.extract.pasted import read_pasted
from convert.model import Article, Heading, Page, Text
from convert.model.text import plain

PAGES = Path(__file__).parents[1] / "pages"
FOLDERS = sorted(PAGES.glob("pasted-*"))


def read(text: str) -> Article:
    return read_pasted(Page("text", text))


def folder_page(folder: Path) -> str:
    return (folder / "page.txt").read_text("utf-8")


def told(article: Article) -> str:
    """All lines that stand in the article as they stood in the paste: those of the trail do not."""
    gone = {"text " + r.where for r in article.reading.trail}
    verbatim = {"title", "dek", "site", "section", "copyright"}
    parts = [f.value for f in article.reading.facts if f.name in verbatim and f.witness not in gone]
    for each in article.related:
        if not is_inline(article, each.title):
            parts += [each.title, each.teaser or ""]
    return "\n".join([*parts, plain(article.body), plain(article.notes)])


def is_inline(article: Article, title: str) -> bool:
    """Whether a related title came from a line like 'Read also: Title', which is in the trail."""
    lines = [r.text for r in article.reading.trail if r.reason == "printed with the related articles"]
    return any(title in text for text in lines)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_page_is_read_as_its_folder_says(folder: Path) -> None:
    wanted = tomllib.loads((folder / "article.toml").read_text("utf-8"))
    article = read(folder_page(folder))
    found = {
        "title": article.title,
        "site": article.site,
        "section": article.section,
        "authors": [p.name for p in article.byline],
        "published": article.published,
        "credit": article.lead.credit if article.lead else None,
        "language": article.language,
        "related": [[r.title, r.teaser or ""] for r in article.related],
    }
    told_at_times = {
        "updated": article.updated,
        "copyright": article.copyright,
        "notes": [plain([note]) for note in article.notes],
    }
    found |= {key: value for key, value in told_at_times.items() if key in wanted}
    assert found == dict.fromkeys(found) | {k: v for k, v in wanted.items() if k != "body"}
    starts = [plain([block]).split("\n")[0] for block in article.body]
    assert len(starts) == len(wanted["body"]), starts
    assert all(text.startswith(start) for text, start in zip(starts, wanted["body"], strict=True)), starts


def test_there_are_pages_in_six_languages() -> None:
    languages = {tomllib.loads((f / "article.toml").read_text("utf-8"))["language"] for f in FOLDERS}
    assert len(languages) >= 6


def test_the_slug_is_a_repeat_and_the_title_keeps_its_capitals() -> None:
    article = read(folder_page(PAGES / "pasted-seed-shape"))
    [title] = [f for f in article.reading.facts if f.name == "title"]
    assert title.witness == "text line 7"
    assert [r.witness for r in title.rivals] == ["text line 5"]
    assert any(r.where == "line 5" and "repeat" in r.reason for r in article.reading.trail)


def test_an_empty_text_has_an_empty_body() -> None:
    assert read(" \n\u200b\n").body == ()


@pytest.mark.parametrize(
    "text",
    [
        "One paragraph alone, with a sentence in it and another clause behind the comma.",
        "One line",
        "Ports agree\n\nThe four ports agreed on a window. It opens in December.",
        "# Ports agree\n\nThe four ports agreed on a window. It opens in December.\n\n- one\n- two",
        "四港达成协议\n\n内海四个港口周四同意为冬季货物开设统一的海关窗口。从十二月起，在一个港口通关的船只不会在其他三个港口再次检查。",
    ],
)
def test_a_short_text_comes_out_whole(text: str) -> None:
    article = read(text)
    assert not article.reading.trail
    assert letters(told(article)) == letters(text)


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalpha())


MARKED = ["", "", "1. One", "2. Two", "a\tb\tc", "# H", "> q", "Related", "- item", "***", "Title: T"]
LINES = [line for folder in FOLDERS for line in folder_page(folder).split("\n")]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*LINES, *MARKED]), max_size=60))
def test_every_letter_is_in_the_article_or_in_the_trail(lines: list[str]) -> None:
    text = "\n".join(lines)
    article = read(text)
    trail = "\n".join(r.text for r in article.reading.trail)
    assert letters(told(article)) + letters(trail) == letters(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_an_article(text: str) -> None:
    article = read(text)
    assert article.title or not article.body


@pytest.mark.parametrize(
    "piece",
    ["a\n", "Related\nA title of an article\n", "1. x\n", "word " * 14 + "\n", "> q\n", "a\tb\n", "Home > "],
)
def test_four_times_the_text_takes_some_four_times_the_time(piece: str) -> None:
    def cost(times: int) -> float:
        start = process_time()
        read(piece * times)
        return process_time() - start

    cost(10)
    assert cost(4000) < 9 * max(cost(1000), 0.05)


CLUTTERED = """\
Institut der kleinen Flüsse
Zum Inhalt
Themen
Menschen
Veranstaltungen
Kontakt
Suche
DE | EN

Was ein Wehr kostet, das niemand braucht

Im Land stehen neuntausend Wehre. Die wenigsten treiben noch etwas an.

Von Rosalind Achterkamp

3. März 2025

Teilen

Das Wehr von Unterbrück wurde 1887 für eine Mühle gebaut, die 1931 abbrannte. Seither hält es Wasser zurück, \
das niemand braucht, und Fische, die weiter wollen. Der Unterhalt kostet die Gemeinde im Jahr elftausend Euro.

Die Gemeinde hat zweimal beschlossen, das Wehr zu öffnen, und beide Male fehlte eine Unterschrift, weil \
niemand sagen konnte, wem die Rechte am Wasser gehören. Im Grundbuch steht bis heute die Mühle.

Wer zahlt?

Drei Stellen kommen in Frage:

- das Land, dem der Fluss gehört
- die Gemeinde, der das Ufer gehört
- die Erben der Mühle, denen das Recht gehört

Geklärt wird die Frage nun von einem Gericht, das seinen Sitz weit weg von jedem Fluss hat, und das wird \
nach allem, was man hört, noch Jahre dauern. Bis dahin bleibt das Wehr, wo es ist.

Impressum
Datenschutz
© 2024–2025 Institut der kleinen Flüsse. Alle Rechte vorbehalten.
"""


def test_the_name_of_who_holds_the_rights_is_the_site_though_menus_stand_below_it() -> None:
    assert read(CLUTTERED).site == "Institut der kleinen Flüsse"


def test_a_line_of_two_sentences_is_the_dek_and_not_the_title() -> None:
    article = read(CLUTTERED)
    assert article.title == "Was ein Wehr kostet, das niemand braucht"
    assert article.dek == "Im Land stehen neuntausend Wehre. Die wenigsten treiben noch etwas an."


def test_a_question_above_an_introduction_is_a_heading() -> None:
    assert Heading(2, (Text("Wer zahlt?"),)) in read(CLUTTERED).body


REPORT = """\
{menu}

Tolls at Sea: Lessons from
the Harbour Turn

Maria Santos, Paul Whitfield, and Aiko Tanaka

March 2024

{prose}

1. Introduction

{prose}
"""
RUNNING = (
    "The harbour has been open all winter for the first time, and the pilots have had to learn a new trade."
)


@pytest.mark.parametrize(
    "menu", ["Home | Publications | Events | People", "Anasayfa | Dünya | Spor | Yazarlar"]
)
def test_a_title_over_two_lines_is_one_and_the_names_below_it_signed(menu: str) -> None:
    article = read(REPORT.format(menu=menu, prose=f"{RUNNING} {RUNNING}"))
    assert article.title == "Tolls at Sea: Lessons from the Harbour Turn"
    assert [p.name for p in article.byline] == ["Maria Santos", "Paul Whitfield", "Aiko Tanaka"]
    assert (article.section, article.site) == (None, None)


def test_a_short_title_over_a_dek_stays_apart() -> None:
    article = read(f"What the town may do\nA plan for winter\n\n3 May 2024\n\n{RUNNING}\n\n{RUNNING}")
    assert article.title == "What the town may do"


@pytest.mark.parametrize("source", ["Kaynak: Köprü Haber", "Источник: Каспийский обозреватель"])
def test_a_source_below_the_text_is_no_credit_of_a_picture(source: str) -> None:
    article = read(f"A harbour\n\n3 May 2024\n\n{RUNNING} {RUNNING}\n\n{RUNNING} {RUNNING}\n\n{source}")
    assert article.lead is None


def test_the_upper_of_two_lines_that_stand_close_above_the_title_is_no_site() -> None:
    prose = "The bench is old, and nobody who sits there would like to see it moved by so much as a yard."
    text = f"ANALYSIS\nThe North\n\nThe price of a harbour bench\n\n{prose}\n\n{prose}"
    assert read_pasted(Page("text", text)).site is None


def test_a_name_behind_the_title_that_has_a_line_of_its_own_is_the_site() -> None:
    prose = "The bench is old, and nobody who sits there would like to see it moved by so much as a yard."
    text = f"Marren Post\nNews\n\nThe price of a harbour bench {{}}\n\n{prose}\n\n{prose}\n\nMarren Post"
    for name, title in (("| Marren Post", ""), ("– Marren Post", ""), ("– a reckoning", " – a reckoning")):
        assert read_pasted(Page("text", text.format(name))).title == f"The price of a harbour bench{title}"
