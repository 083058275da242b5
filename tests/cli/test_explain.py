"""`convert explain` shows facts, rivals, what was left out, and remarks."""

import json
from pathlib import Path

from convert.cli.explain import report
from convert.model import Article, Fact, Origin, Paragraph, Reading, Related, Removal, Rival, Text
from convert.remarks import remark
from tests.cli.conftest import Type

ARTICLE = Article(
    title="The Ledger",
    body=(Paragraph((Text("One."),)), Paragraph((Text("Two."),))),
    related=(Related("Another"),),
    origin=Origin(name="ledger.html"),
    reading=Reading(
        facts=(Fact("title", "The Ledger", "markup h1", (Rival("The Ledger | Site", "meta og:title"),)),),
        trail=(
            Removal("locate", "a bar of buttons", "main > div.share > #text", "Share this " * 30),
            Removal("locate", "a bar of buttons", "main > div.mail", "Mail this"),
        ),
        remarks=(remark("title-missing", "One."),),
    ),
)


def test_the_report_names_witness_rivals_reason_and_first_words() -> None:
    told = "\n".join(report(ARTICLE, 80))
    assert "title         The Ledger" in told
    assert "found in: markup h1" in told
    assert "preferred to \u201cThe Ledger | Site\u201d in: meta og:title" in told
    assert "locate: a bar of buttons" in told
    assert "at main > div.share and 1 more after it" in told
    assert "(62 words)" in told
    assert "2 paragraphs, 1 related article" in told
    assert "[title-missing]" in told
    assert max(map(len, told.splitlines())) <= 80


def test_all_words_of_what_was_left_out_are_shown_on_request() -> None:
    assert " ".join(report(ARTICLE, 80, whole=True)).count("Share") == 30
    assert "at main > div.mail" in " ".join(report(ARTICLE, 80, whole=True))
    assert " ".join(report(ARTICLE, 80)).count("Share") < 10


def test_a_real_page_is_explained_in_words_and_as_json(type_in: Type, desk: Path) -> None:
    page = (
        "<title>A | Site</title><article><h1>A tale</h1>" + "<p>Words that tell the tale of it all.</p>" * 9
    )
    Path("tale.html").write_text(page + "</article><footer>Imprint and terms of use</footer>", "utf-8")
    code, out, _ = type_in("explain", "tale.html")
    assert code == 0
    assert "A tale" in out
    code, out, _ = type_in("explain", "tale.html", "--json")
    assert code == 0
    assert json.loads(out).keys() == {"origin", "facts", "trail", "remarks"}


def test_a_page_without_an_article_is_shown_and_exits_20(type_in: Type, desk: Path) -> None:
    Path("menu.html").write_text(
        "<html><nav><a href=/a>Home</a> <a href=/b>About us</a></nav></html>", "utf-8"
    )
    code, out, err = type_in("menu.html")
    assert (code, out) == (20, "")
    assert "There is no article in menu.html" in err
    assert "convert explain menu.html" in err
    code, out, err = type_in("explain", "menu.html")
    assert code == 20
    assert "Left out" in out


def test_facts_have_the_names_by_which_they_are_set() -> None:
    facts = (
        Fact("byline", "Ada", "markup"),
        Fact("published", "2024", "meta"),
        Fact("printed", "2024", "text"),
    )
    told = "\n".join(report(Article("T", (), reading=Reading(facts=facts)), 80))
    assert "  author        Ada" in told
    assert "  date          2024" in told
    assert "  date printed  2024" in told


def test_it_has_no_option_that_does_nothing(type_in: Type) -> None:
    assert type_in("explain", "ledger.html", "--quiet").code == 2
