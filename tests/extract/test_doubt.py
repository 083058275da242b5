"""When it is said that a reading may be wrong, and when there is nothing to read."""

import pytest

from convert import dom
from convert.errors import NoArticleError
from convert.extract import extract
from convert.extract.doubt import doubts, is_bare, missing
from convert.extract.segment import Block, segment
from convert.model import Article
from convert.sources import read_bytes

SENTENCE = "The keepers of the light wrote down every ship that passed the rock."
LONG = "".join(
    f"<p>In the year {year}, {SENTENCE[0].lower()}{SENTENCE[1:]}</p>" for year in range(1900, 1910)
)
MENU = "".join(f'<li><a href="/{n}">{n.title()}</a></li>' for n in "home about contact press jobs".split())
LONG_MENU = "".join(f'<li><a href="/{n}">Projects of the year {n}</a></li>' for n in range(1950, 2025))


def article(text: str, name: str) -> Article:
    return extract(read_bytes(text.encode(), name))


def codes(text: str, name: str) -> list[str]:
    return [remark.code for remark in doubts(article(text, name), name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"<html><body><nav><ul>{MENU}</ul></nav></body></html>", "menu.html"),
        (f"<html><body><h1>The Institute</h1><ul>{MENU}</ul><p>© 2024</p></body></html>", "menu.html"),
        ("Home\nAbout us\nContact\nSearch\n", "menu.txt"),
        ("hello\n", "word.txt"),
        ("12345\n", "number.txt"),
        ("a,b,c\n1,2,3\n4,5,6\n", "table.csv"),
    ],
)
def test_what_holds_no_phrase_is_no_article(text: str, name: str) -> None:
    try:
        read = article(text, name)
    except NoArticleError:
        return
    assert is_bare(read)


@pytest.mark.parametrize(
    "text",
    [
        "Notice\n\nThe office is closed on Monday.\n",
        "The Pond\n\nOld and silent in the wood\nlies the pond where once we stood\nnothing stirs it now\n",
        "通知\n\n办公室星期一关闭。请勿来访。\n",
        "Объявление\n\nВ понедельник мы не работаем.\n",
        f"<html><body><ul>{MENU}</ul><h1>Closed</h1><p>The office is closed on Monday.</p></body></html>",
        "<html><body><h1>Ships</h1><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
    ],
)
def test_a_short_text_is_an_article_all_the_same(text: str) -> None:
    assert not is_bare(article(text, "a.html" if text.startswith("<") else "a.txt"))


def test_a_short_clear_text_leaves_no_doubt() -> None:
    assert codes("Notice\n\nThe office is closed on Monday.\n", "notice.txt") == []


def test_a_few_words_of_a_page_of_which_most_was_left_out_do() -> None:
    menu = f"<html><body><nav><ul>{LONG_MENU}</ul></nav>"
    page = f"{menu}<main><h1>Closed</h1><p>{SENTENCE}</p></main></body></html>"
    (told,) = doubts(article(page, "a.html"), "my pages/a.html")
    assert told.code == "article-uncertain"
    assert "convert explain 'my pages/a.html'" in told.sentence
    (told,) = doubts(article(page, "a.html"), "-")
    assert told.sentence.endswith("Look at the result.")


def test_a_long_text_from_the_same_page_does_not() -> None:
    menu = f"<html><body><nav><ul>{LONG_MENU}</ul></nav>"
    assert codes(f"{menu}<main><h1>Closed</h1>{LONG}</main></body></html>", "a.html") == []


def test_a_page_of_cards_looks_like_a_list_and_an_article_with_a_list_does_not() -> None:
    cards = "".join(
        f'<article><h2><a href="https://port.example/{n}">How the port of town number {n} was built</a></h2>'
        f"<p>{n} March</p></article>"
        for n in range(1, 20)
    )
    page = "<html><body><main>{}</main></body></html>"
    assert codes(page.format(cards), "list.html") == ["article-listlike"]
    assert codes(page.format(f"<article><h1>Ports</h1>{LONG}</article>"), "a.html") == []


def blocks(*told: tuple[str, float, bool]) -> list[Block]:
    """Blocks of a page, each with its words, score, and whether it was chosen."""
    found = segment(dom.parse("".join(f"<p>{text}</p>" for text, *_ in told))).blocks
    for block, (_, score, is_kept) in zip(found, told, strict=True):
        block.score, block.kept = score, is_kept
    return found


TEXT = "The council met on Monday to decide who should pay for the bridge that nobody had ordered. " * 4
OTHER = "A second bridge was offered by the ferry company, which asked for years of tolls in turn. " * 2


def test_what_may_belong_to_the_text_and_was_left_out_is_told() -> None:
    (told,) = missing(blocks((TEXT, 0.9, True), (OTHER, 0.3, False)))
    assert told.code == "text-left-out"
    assert told.excerpt.startswith("A second bridge")


def test_what_surely_is_another_text_is_not_told() -> None:
    assert not [*missing(blocks((TEXT, 0.9, True), (OTHER, 0.02, False)))]


def test_a_copy_of_what_was_kept_is_not_told() -> None:
    assert not [*missing(blocks((TEXT, 0.9, True), (TEXT, 0.4, False)))]
