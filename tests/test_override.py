"""What `--set` accepts and what it says of the rest."""

import pytest

from convert.errors import UsageError
from convert.model import Article, Fact, Person, Reading, Rival
from convert.override import Overrides, overrule, parse
from convert.remarks import Remark


def test_authors_add_up_and_other_facts_are_replaced() -> None:
    said = parse(["title=One = two", "author=Ada", "author= Bo ", "date=2024-08-21"])
    assert said == Overrides(title="One = two", authors=("Ada", "Bo"), date="2024-08-21")


def test_an_empty_value_takes_the_fact_away() -> None:
    assert parse(["author=", "dek="]) == Overrides(authors=(), dek="")
    assert parse(["author=Ada", "author="]).authors == ()
    assert parse(["author=Ada", "author=", "author=Bo"]).authors == ("Bo",)


@pytest.mark.parametrize("day", ["2024", "2024-02", "2024-02-29"])
def test_a_date_may_be_as_exact_as_it_is_known(day: str) -> None:
    assert parse([f"date={day}"]).date == day


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ("title", "--set name=value"),
        ("title=", "must have a title"),
        ("autor=Ada", "Did you mean author"),
        ("date=21 August 2024", "year-month-day"),
        ("date=2023-02-29", "year-month-day"),
        ("url=example.org/a", "https://"),
        ("language=English", "such as en"),
    ],
)
def test_what_cannot_be_said_is_told_in_one_sentence(pair: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        parse([pair])


ARTICLE = Article(
    "Found",
    (),
    byline=(Person("Somebody Else"),),
    reading=Reading(
        facts=(Fact("title", "Found", "markup h1", (Rival("Other", "meta og:title"),)),),
        remarks=(Remark("date-ambiguous", "It can be read two ways."), Remark("link-dropped", "One link.")),
    ),
)


def test_what_the_user_says_wins_and_what_was_found_becomes_its_rival() -> None:
    told = overrule(ARTICLE, parse(["title=Given"]))
    assert told.title == "Given"
    assert told.reading.facts == (
        Fact("title", "Given", "--set", (Rival("Found", "markup h1"), Rival("Other", "meta og:title"))),
    )


def test_authors_replace_the_byline_or_take_it_away() -> None:
    assert overrule(ARTICLE, parse(["author=Ada", "author=Bo"])).byline == (Person("Ada"), Person("Bo"))
    assert overrule(ARTICLE, parse(["author="])).byline == ()


def test_a_date_that_was_given_is_no_longer_remarked_on() -> None:
    told = overrule(ARTICLE, parse(["date=2024-08-21"]))
    assert told.published == "2024-08-21"
    assert [remark.code for remark in told.reading.remarks] == ["link-dropped"]


def test_a_language_brings_its_direction() -> None:
    assert overrule(ARTICLE, parse(["language=ar"])).direction == "rtl"


def test_nothing_said_changes_nothing() -> None:
    assert overrule(ARTICLE, Overrides()) is ARTICLE
