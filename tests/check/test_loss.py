"""Words, pictures and links that are not in the finished file are named."""

import base64
import time
from collections import Counter

import pytest

from convert.check.loss import missing_words
from convert.check.parted import in_parts, take_halves
from convert.check.token import tokens
from convert.check.wanted import want
from convert.model import (
    Article,
    Block,
    Card,
    Cell,
    Code,
    Embed,
    Event,
    Figure,
    Heading,
    Image,
    Issue,
    Link,
    Note,
    NoteRef,
    Paragraph,
    Person,
    Publication,
    Related,
    Row,
    Rule,
    Shift,
    Table,
    Text,
)
from tests.check.conftest import Print, article, codes, judge
from tests.render.conftest import draw


def test_a_page_with_every_word_is_given_a_clean_verdict(press: Print) -> None:
    verdict = judge(
        press("<p>Ledger</p><p>Nine ships came, and two did not.</p>"),
        article("Nine ships came, and two did not."),
    )
    assert verdict.remarks == ()
    assert verdict.sentence == "Everything kept is printed: 8 words, 1 page."


def test_a_word_that_is_not_printed_is_named_with_its_line(press: Print) -> None:
    verdict = judge(
        press("<p>Ledger</p><p>Nine came, and two did not.</p>"), article("Nine ships came, and two did not.")
    )
    assert (verdict.words, verdict.words_found) == (8, 7)
    (remark,) = verdict.remarks
    assert remark.code == "words-missing"
    assert "“ships”" in remark.sentence
    assert "Nine ships came" in remark.sentence
    assert verdict.sentence.startswith("1 of the article's words")


def test_a_sentence_that_is_printed_once_and_wanted_twice_is_missed(press: Print) -> None:
    page = press("<p>Ledger</p><p>So it is.</p>")
    assert judge(page, article("So it is.", "So it is.")).words_found == 4


def test_words_in_the_running_foot_do_not_stand_for_those_of_the_article(press: Print) -> None:
    foot = "@page{@bottom-left{content:'Ledger'}}"
    assert judge(press("<p>Ships came.</p>", foot), article("Ships came.")).words_found == 2
    assert judge(press("<p>Ledger</p><p>Ships came.</p>", foot), article("Ships came.")).words_found == 3


@pytest.mark.parametrize(
    ("wanted", "printed"),
    [
        ("the harbour master", "the har\ufffebour master"),
        ("a long-term view", "a longterm view"),
        ("in 2024 as before", "in 2024\n1 as before"),
        ("the efficient office", "the eﬃcient oﬃce"),
        ("HER OWN İSTANBUL", "her own istanbul"),
        ("Straße nach Gießen", "STRASSE NACH GIESSEN"),
        ("Ελλάδα", "ΕΛΛΑΔΑ"),
        ("m² of land", "m2 of land"),
        ("ليلى حدّاد العُمري", "ّ ليلى حد ُ اد العمري"),
        ("منذ ثلاثة قرون", "منذ ثالثة قرون"),
        ("it is \u067e0\u01924 then", "it is 0\u067e\u01924 then"),
        ("s\u0345h\u0302\u0345ip", "ship"),
        ("τῷ λόγῳ", "ΤΩΙ ΛΟΓΩΙ"),
        ("Harrow Foundation", "Foundation Harrow"),
        ("一本新书", "一本\n新书"),
        ("x" * 300, "\n".join(["x" * 60] * 5)),
    ],
)
def test_what_printing_makes_of_a_word_is_no_loss(wanted: str, printed: str) -> None:
    assert missing_words([tokens(wanted)], f"Before this. {printed} After it.") == []


@pytest.mark.parametrize(
    ("wanted", "printed"),
    [
        ("two ships came", "two came"),
        ("两艘船", "两船"),
        ("ثلاث سفن", "ثلاث"),
        ("in 2024", "in 2025"),
        ("no no no", "no no"),
    ],
)
def test_a_loss_is_seen_in_any_script(wanted: str, printed: str) -> None:
    assert len(missing_words([tokens(wanted)], printed)) == 1


def test_a_long_document_that_is_all_missing_takes_no_time() -> None:
    lines = [[f"{number}"] for number in range(100_000)]
    assert len(missing_words(lines, "word " * 200_000)) == 100_000


def test_every_part_of_an_article_is_wanted(press: Print) -> None:
    body: tuple[Block, ...] = (
        Heading(2, (Text("alpha"), Shift((Text("bravo"),), "sup"), NoteRef("n", "7"))),
        Figure((), (Text("charlie"),), "delta"),
        Table(
            (Row((Cell((Code("echo"),)), Cell((Rule(),)))),),
            caption=(Text("foxtrot"),),
            source=(Text("golf"),),
        ),
        Embed("video", "https://v.example/", "hotel", "india"),
    )
    whole = Article(
        "title",
        body,
        dek="juliet",
        byline=(Person("kilo", "lima", "mike"),),
        published="1999-03",
        notes=(Note("n", "7", (Paragraph((Text("november"),)),)),),
        related=(Related("oscar", None, "papa"),),
        language="en",
    )
    words = (
        "title juliet kilo lima mike March 1999 oscar papa alpha bravo 7 charlie delta"
        " echo foxtrot golf hotel india november"
    )
    assert sorted(word for line in want(Publication((whole,))).lines for word in tokens(line)) == sorted(
        words.lower().split()
    )
    assert judge(press("<p>nothing</p>"), Publication((whole,))).words_found == 0


def test_each_article_is_dated_in_its_own_language() -> None:
    dated = [Article("T", (), published="2026-03-14", language=language) for language in ("en", "fr", None)]
    lines = want(Publication(tuple(dated))).lines
    assert [line for line in lines if "2026" in line] == ["March 14, 2026", "14 mars 2026", "March 14, 2026"]


def test_a_word_divided_at_the_turn_of_a_page_is_no_loss(press: Print) -> None:
    style = "p{width:60pt;hyphens:manual;margin-top:306pt;orphans:1;widows:1}"
    page = "<p>the<sup style='position:relative'>7</sup> har&shy;bour master"
    wanted = article("harbour master", title="the")
    assert judge(press(page, style), wanted).words_found == 3
    assert judge(press(page.replace("bour", "ness"), style), wanted).words_found == 2


@pytest.mark.parametrize("word", ["quayledgermasterkeeper", "quayledger0123456789master"])
def test_a_run_without_spaces_that_goes_over_to_the_next_page_is_no_loss(press: Print, word: str) -> None:
    table = "table{margin-top:306pt;border-spacing:0;table-layout:fixed;width:120pt}"
    style = f"{table} td{{width:54pt;padding:0;overflow-wrap:anywhere}}"
    data = press(f"<table><tr><td>{word}<td>Nobody counted them", style)
    wanted = judge(data, article(word, title="Nobody counted them"))
    assert (wanted.words_found, codes(wanted)) == (wanted.words, [])
    other = judge(data, article(f"{word[:8]}tt{word[10:]}", title="Nobody counted them"))
    assert other.words_found < other.words


PICTURE = draw("map.png", 90, 60)
ADDRESS = f"data:image/png;base64,{base64.b64encode(PICTURE.data).decode()}"
SHOWN = f"<p>Ledger</p><img alt=a src='{ADDRESS}'>"


def test_a_picture_that_is_on_no_page_is_named(press: Print) -> None:
    wanted = article(Figure((Image("map.png"),)), assets=(PICTURE,))
    assert judge(press(SHOWN), wanted).sentence == "Everything kept is printed: 1 word, 1 picture, 1 page."
    verdict = judge(press("<p>Ledger</p>"), wanted)
    assert (verdict.pictures, verdict.pictures_found) == (1, 0)
    assert codes(verdict) == ["picture-unprinted"]
    assert "map.png" in verdict.sentence


def test_a_picture_that_is_wanted_twice_must_be_there_twice(press: Print) -> None:
    wanted = article(Figure((Image("map.png"), Image("map.png"))), assets=(PICTURE, draw("b.png", 10, 90)))
    assert judge(press(SHOWN), wanted).pictures_found == 1
    assert judge(press(SHOWN + SHOWN), wanted).pictures_found == 2


def test_an_ornament_that_is_painted_as_a_pattern_is_found(press: Print) -> None:
    wanted = article(Figure((Image("map.png", ""),)), assets=(PICTURE,))
    ornament = f"<p style=\"height:20px;background:url('{ADDRESS}') 0 0/9px 6px\">Ledger</p>"
    assert judge(press(ornament), wanted).pictures_found == 1


def test_a_picture_that_could_not_be_had_is_no_loss_of_the_page(press: Print) -> None:
    assert judge(press("<p>Ledger</p>"), article(Figure((Image("gone.png"),)))).pictures == 0


LINKED = article(
    Paragraph(
        (
            Link((Text("here"),), "https://port.example/ledger?id=4&utm_source=x"),
            Link((), "https://empty.example/"),
        )
    ),
    Paragraph((Link((Text("there"),), "#part"), Text(" "), Link((Text("mail"),), "mailto:a@port.example"))),
)


def test_a_link_that_cannot_be_followed_is_named(press: Print) -> None:
    page = (
        "<p>Ledger <a href='https://port.example/ledger?id=4'>here</a> there"
        " <a href='mailto:a@port.example'>mail</a>"
    )
    assert judge(press(page), LINKED).sentence == "Everything kept is printed: 4 words, 2 links, 1 page."
    verdict = judge(press("<p>Ledger here there mail"), LINKED)
    assert (verdict.links, verdict.links_found) == (2, 0)
    assert codes(verdict) == ["link-unprinted"]
    assert "port.example/ledger" in verdict.sentence


def test_words_pictures_and_links_of_an_issue_s_own_parts_are_wanted() -> None:
    asset = draw("card.png", 90, 60)
    issue = Issue(
        title="Soundings",
        note=(Paragraph((Text("Two stories."),)),),
        signature="The editor",
        cards=(Card("A card", words="word " * 60, href="https://c.example/", image=Image("card.png")),),
        events=(Event("A talk", "2026-12-03", place="Pilot Station"),),
        team=(Person("Ilse Marran", "editor"),),
    )
    plain = Publication((Article("T", (), language="en"),), (asset,))
    wanted = want(Publication(plain.articles, plain.assets, (), issue))
    assert {"Soundings", "Two stories.", "The editor", "Pilot Station", "December 3, 2026"} <= set(
        wanted.lines
    )
    assert sum(line.split().count("word") for line in wanted.lines) == 39
    assert wanted.pictures == [asset]
    assert wanted.links == ["https://c.example/"]
    assert want(plain).pictures == []


def test_a_word_of_several_pages_is_found_between_what_else_is_on_them() -> None:
    word = "abcdefghij" * 30
    printed = f"{word[:120]} Institute, retrieved {word[120:]}"
    assert in_parts(word, "".join(tokens(printed)))
    assert not in_parts(word, "".join(tokens(printed.replace(word[120:], word[125:200]))))


CUT = "\u064f\u063a\u0644\u0642\u062a"
"""The end of an Arabic word after the letter that bears the mark."""


@pytest.mark.parametrize(("printed", "whole"), [(f"{CUT} 38 \u0648\u0623", True), (CUT, False)])
def test_an_arabic_word_that_readers_cut_at_a_mark_is_not_missed(printed: str, whole: bool) -> None:
    (word,) = tokens(f"\u0648\u0623{CUT}")
    assert take_halves(word, Counter(tokens(printed))) == whole


def test_halves_stand_for_no_word_of_a_script_that_readers_do_not_cut() -> None:
    assert not take_halves("together", Counter(["to", "gether"]))


def test_text_that_readers_find_no_tags_of_is_text_and_no_running_head(press: Print) -> None:
    style = "@page{@top-left{content:'Ledger'}@bottom-left{content:'Page'}} p{break-after:page}"
    tagged, deep = "<p>Nine ships came.</p>", f"<p>{'<b>' * 60}Two ships did not.{'</b>' * 60}</p>"
    wanted = article("Nine ships came.", "Two ships did not.", "Nine ships came.")
    verdict = judge(press(f"<p>Ledger</p>{tagged}{deep}{tagged}", style), wanted)
    assert (verdict.words_found, codes(verdict)) == (verdict.words, [])


def test_a_word_without_an_end_is_quoted_by_its_beginning(press: Print) -> None:
    verdict = judge(press("<p>Ledger"), article("x" * 90_000))
    (told,) = [remark for remark in verdict.remarks if remark.code == "words-missing"]
    assert len(told.sentence) < 300


def test_letters_that_are_all_alike_are_searched_in_bounded_time() -> None:
    began = time.process_time()
    words = [["a" * length] for length in range(3, 400)]
    assert missing_words(words, "\n".join(["a" * 57] * 3000)) == []
    assert len(missing_words([["a" * length + "b"] for length in range(3, 400)], "a" * 500_000)) == 397
    assert time.process_time() - began < 6
