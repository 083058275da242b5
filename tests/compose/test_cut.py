"""Cutting an article to a number of words."""

import pytest

from convert.compose.cut import cut
from convert.model import Article, Block, Emphasis, Heading, Link, Note, NoteRef, Paragraph, Quote, Text
from convert.model.text import plain


def say(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def body(*blocks: Block) -> Article:
    return Article("The Wall", blocks)


LONG = "One two three four five. Six seven eight nine ten? Eleven twelve thirteen fourteen fifteen sixteen."


def words_of(article: Article) -> list[str]:
    return plain(article.body).split()


def test_a_short_article_is_left_as_it_is() -> None:
    article = body(say(LONG))
    assert cut(article, 16) is article


def test_the_cut_is_at_the_end_of_a_sentence() -> None:
    assert plain(cut(body(say(LONG)), 13).body) == "One two three four five. Six seven eight nine ten?"


@pytest.mark.parametrize(
    ("kept", "rest", "words"),
    [
        ("水位上升了。没有人注意到！", "后来堤坝决口，整个城市都在水中。", 15),
        ("「水が来る。」と彼は言った。誰も信じなかった。", "夜になって堤防が切れた。", 25),
        ("น้ำขึ้นสูงในตอนกลางคืน ไม่มีใครสังเกตเห็นเลยสักคน", " แล้วเขื่อนก็พังลงในเช้าวันถัดมา", 12),
        ("물이 불어났다. 아무도 몰랐다.", " 그날 밤 둑이 터지고 온 도시가 잠겼다.", 8),
    ],
)
def test_scripts_without_blanks_are_cut_at_a_sentence_too(kept: str, rest: str, words: int) -> None:
    short = cut(body(say(kept + rest), say("。")), words)
    assert plain(short.body) == kept
    assert short.reading.trail[-1].text.split() == [*rest.split(), "。"]


def test_what_is_cut_off_is_in_the_trail_to_the_last_word() -> None:
    article = body(say(LONG), Heading(2, (Text("Later"),)), say("The end of it."))
    short = cut(article, 13)
    assert [*words_of(short), *short.reading.trail[-1].text.split()] == words_of(article)


def test_no_heading_is_left_at_the_end() -> None:
    short = cut(body(say("Some words here."), Heading(2, (Text("Later"),)), say(LONG)), 8)
    assert plain(short.body) == "Some words here."


def test_the_first_block_stays_though_it_is_too_long() -> None:
    quote = Quote((say(LONG),))
    assert cut(body(quote, say("More.")), 3).body == (quote,)


def test_emphasis_and_links_are_cut_with_their_words() -> None:
    line = Paragraph(
        (
            Text("We saw "),
            Emphasis((Text("the old wall of the town by night. It fell."),)),
            Link((Text(" Then"),), "https://example.org/"),
        )
    )
    short = cut(body(line, say("More.")), 11)
    assert short.body == (
        Paragraph((Text("We saw "), Emphasis((Text("the old wall of the town by night."),)))),
    )


def test_notes_go_with_the_text_that_calls_them() -> None:
    first = Paragraph((Text("One two three four five six seven eight."), NoteRef("a", "1")))
    second = Paragraph((Text("And more of it is here to read."), NoteRef("b", "2")))
    notes = (Note("a", "1", (say("First."),)), Note("b", "2", (say("Second."),)))
    short = cut(Article("The Wall", (first, second), notes=notes), 10)
    assert [note.id for note in short.notes] == ["a"]
    assert "Second." in short.reading.trail[-1].text
