import numpy as np
import pytest

from convert.extract.pasted import read_pasted
from convert.extract.pasted.headline import could_be_title
from convert.extract.pasted.line import split
from convert.extract.pasted.menu import ends_on_arrow
from convert.extract.pasted.opening import clear
from convert.model import Article, Page

MENU = "Skip to content\nThe Tidewater Gazette\nNews\nSport\nOpinion\nSign in\nSubscribe\n"
BODY = """\
Twice a day, whether or not there is a boat, the Millgate bridge swings open. It takes six minutes, and the \
traffic backs up as far as the hospital.
There has not been a boat since 2017. The two men who work the bridge know this better than anybody, and \
have written to the council about it four times.
Meanwhile the men keep a log. On most pages there is one word in the column for vessels: none.
"""


def read(head: str, menu: str = MENU) -> Article:
    return read_pasted(Page("text", f"{menu}{head}\n{BODY}"))


@pytest.mark.parametrize(
    ("title", "dek"),
    [
        ("The bridge that opens for nobody", "A swing bridge, two operators and no boats since 2017"),
        ("The bridge that opens for nobody", "An act of 1866 keeps two men busy, and the traffic waiting."),
    ],
)
def test_of_two_lines_above_the_byline_the_upper_is_the_title(title: str, dek: str) -> None:
    article = read(f"Transport\n{title}\n{dek}\nBy Elspeth Carrow\nPublished 3 May 2024")
    assert (article.title, article.dek) == (title, dek)


def test_a_section_above_a_title_is_not_the_title() -> None:
    title = "What a swing bridge costs those who wait for it to close"
    assert read(f"Roads & Bridges\n{title}\nBy Elspeth Carrow\n3 May 2024").title == title


def test_a_question_is_no_dek() -> None:
    title = "Should a bridge open when there is no boat?"
    assert read(f"Letters from our many readers\n{title}\nBy Elspeth Carrow\n3 May 2024").title == title


def test_names_side_by_side_are_the_byline_and_not_the_title() -> None:
    article = read("The bridge that opens for nobody\nElspeth Carrow - Dmitri Vance\n3 May 2024")
    assert article.title == "The bridge that opens for nobody"
    assert [person.name for person in article.byline] == ["Elspeth Carrow", "Dmitri Vance"]


def test_a_title_of_nouns_between_commas_is_no_list_of_names() -> None:
    title = "Understanding Swing Bridges: Key Types, Costs, and Examples"
    assert read(f"{title}\nBy Elspeth Carrow\n3 May 2024").title == title


def test_a_line_that_ends_on_an_arrow_is_a_call() -> None:
    assert not could_be_title("Reserve your seat on the bridge now >", "en")
    assert ends_on_arrow("Weiterlesen →")
    assert not ends_on_arrow("Il a dit : « oui »")


def test_what_stands_above_a_sure_title_is_left_out() -> None:
    lines = split("An offer\nThe title\n" + "One line of many words that say something\n" * 9)
    body = [True, False] + [True] * 9
    score = [0.0, 0.9] + [0.0] * 9
    assert clear(lines, body, np.array(score, dtype=np.float32)) == [False, False] + [True] * 9


def test_what_stands_above_a_title_stays_where_it_is_most_of_the_text() -> None:
    lines = split("One line of many words that say something\n" * 9 + "The title\nA line")
    body = [True] * 9 + [False, True]
    score = [0.0] * 9 + [0.9, 0.0]
    assert clear(lines, body, np.array(score, dtype=np.float32)) == body


def test_a_trail_that_ends_on_the_text_itself_names_the_section_before() -> None:
    article = read(
        "The bridge that opens for nobody\nBy Elspeth Carrow\n3 May 2024", "Home > Roads > Article\n"
    )
    assert article.section == "Roads"
