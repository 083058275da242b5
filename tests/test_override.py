"""What `--set` accepts and what it says of the rest."""

import pytest

from convert.errors import UsageError
from convert.override import Overrides, parse


def test_authors_add_up_and_other_facts_are_replaced() -> None:
    said = parse(["title=One = two", "author=Ada", "author= Bo ", "date=2024-08-21"])
    assert said == Overrides(title="One = two", authors=("Ada", "Bo"), date="2024-08-21")


def test_an_empty_value_takes_the_fact_away() -> None:
    assert parse(["author=", "dek="]) == Overrides(authors=(), dek="")


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
    ],
)
def test_what_cannot_be_said_is_told_in_one_sentence(pair: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        parse([pair])
