"""Dates in running text, in many languages and orders."""

from itertools import pairwise

import pytest

from convert.extract.dates import cue_of, find_date, find_dates, month_of, order_of, parse_foreign, read_stamp
from convert.extract.solar import gregorian


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Aug 21, 2024", "en", "2024-08-21"),
        ("21st of August, 2024", None, "2024-08-21"),
        ("Mittwoch, 21. August 2024", "de", "2024-08-21"),
        ("publié le 1er août 2024 à 10h", "fr", "2024-08-01"),
        ("21 de agosto de 2024", "es", "2024-08-21"),
        ("2024. augusztus 21.", "hu", "2024-08-21"),
        ("2024 m. rugpjūčio 21 d.", "lt", "2024-08-21"),
        ("21 avqust 2024, 14:30", "az", "2024-08-21"),
        ("15 ARALIK 2023", "tr", "2023-12-15"),
        ("21 августа 2024 г.", "ru", "2024-08-21"),
        ("12 listopada 2024", "pl", "2024-11-12"),
        ("12. listopada 2024.", "hr", "2024-10-12"),
        ("2024年8月21日", "zh", "2024-08-21"),
        ("2024년 8월 21일", "ko", "2024-08-21"),
        ("21 สิงหาคม 2567", "th", "2024-08-21"),
        ("٢١ أغسطس ٢٠٢٤", "ar", "2024-08-21"),
        ("12 كانون الثاني 2024", "ar", "2024-01-12"),
        ("21 באוגוסט 2024", "he", "2024-08-21"),
        ("२१ अगस्त २०२४", "hi", "2024-08-21"),
        ("3.4.2024", None, "2024-04-03"),
        ("10.15.2024", None, "2024-10-15"),
        ("\U0001f4c5Jul. 11. 2025", "en", "2025-07-11"),
        ("سه‌شنبه ۲۲ اسفند ۱۴۰۲ - ۱۰:۳۰", None, "2024-03-12"),
        ("۱۴۰۲/۱۲/۲۲", "fa", "2024-03-12"),
        ("۱۰ حمل ۱۴۰۳", "prs", "2024-03-29"),
        ("21/08/2024", None, "2024-08-21"),
        ("20-Aug-2024", None, "2024-08-20"),
        ("9:30 AM, May 3 2021", None, "2021-05-03"),
        ("August 2024", "en", "2024-08"),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, language: str | None, day: str) -> None:
    found = find_date(text, language)
    assert found is not None
    assert found.day == day
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("language", "day", "ambiguous"),
    [
        ("en", "2024-03-04", True),
        ("en-US", "2024-03-04", False),
        ("en-GB", "2024-04-03", False),
        ("fr", "2024-04-03", False),
    ],
)
def test_day_or_month_first_is_the_languages_choice_and_doubt_is_told(
    language: str, day: str, ambiguous: bool
) -> None:
    found = find_date("03/04/2024", language)
    assert found is not None
    assert (found.day, found.ambiguous) == (day, ambiguous)
    assert found.other is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "© 2024",
        "2020-2024",
        "version 1.2.2024.3",
        "1,234.56.78",
        "Issue 12-2024",
        "31 February 2024",
        "99/99/2024",
        "9:30",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_date(text) is None


def test_a_month_that_two_languages_disagree_on_is_not_guessed() -> None:
    assert month_of("listopad") is None
    assert month_of("listopad", "pl") == 11
    assert month_of("listopad", "hr") == 10


def test_several_dates_of_a_line_are_found_in_order_with_their_places() -> None:
    text = "Published: Jan 5, 2024 10:30 | Updated: 2/10/2025"
    first, second = find_dates(text, "en-US")
    assert (first.day, text[first.start : first.end]) == ("2024-01-05", "Jan 5, 2024")
    assert (second.day, text[second.start : second.end]) == ("2025-02-10", "2/10/2025")


def test_a_date_without_year_is_told_as_such_and_never_found_alone() -> None:
    assert find_dates("Apr 12")[0].day == "--04-12"
    assert find_date("Apr 12") is None


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-08-21T23:30:00-07:00", "2024-08-21"),
        ("20240821", "2024-08-21"),
        ("1724198400", "2024-08-21"),
        ("1724198400000", "2024-08-21"),
        ("Wed, 21 Aug 2024 10:00:00 GMT", "2024-08-21"),
        ("2024-08", "2024-08"),
        ("yesterday", None),
        ("0000-00-00", None),
        ("03/04/2024", None),
    ],
)
def test_machine_stamps_keep_the_day_of_their_own_zone(stamp: str, day: str | None) -> None:
    assert read_stamp(stamp) == day


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("Published on ", "published"),
        ("Published Jan 5 | Last updated: ", "updated"),
        ("Zuletzt aktualisiert am ", "updated"),
        ("Опубликовано: ", "published"),
        ("Copyright ", "elsewhere"),
        ("By Jane ", None),
    ],
)
def test_the_last_words_before_a_date_say_what_it_is(words: str, cue: str | None) -> None:
    assert cue_of(words) == cue


def test_order_follows_the_region_not_the_language_alone() -> None:
    assert order_of("en_US") == "mdy"
    assert order_of("en-AU") == "dmy"
    assert order_of("en") is None
    assert order_of(None) is None


def test_dateparser_reads_what_the_patterns_do_not_and_never_asks_the_clock() -> None:
    assert find_dates("Thứ tư, 21 tháng 8, 2024", "vi")[0].day == "2024-08-21"
    assert parse_foreign("3 days ago", "en", None) is None
    assert parse_foreign("21 August 2024", "no-such-language", None) is None


def test_hostile_lines_take_no_time() -> None:
    for text in ("1/" * 100_000, "may " * 100_000, " " * 1_000_000 + "1", "9" * 1_000_000):
        find_dates(text)


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1357, 11, 22, "1979-02-11"),
        (1399, 12, 30, "2021-03-20"),
        (1400, 1, 1, "2021-03-21"),
        (1403, 1, 1, "2024-03-20"),
        (1403, 12, 30, "2025-03-20"),
        (1402, 12, 30, None),
        (1402, 7, 31, None),
        (1402, 13, 1, None),
        (700, 1, 1, None),
    ],
)
def test_a_day_of_the_solar_calendar_is_its_gregorian_day_or_none(
    year: int, month: int, day: int, expected: str | None
) -> None:
    found = gregorian(year, month, day)
    assert (found.isoformat() if found else None) == expected


def test_each_year_of_the_solar_calendar_has_365_days_or_366_and_begins_in_march() -> None:
    days = [gregorian(year, 1, 1) for year in range(1211, 1633)]
    begun = [day for day in days if day is not None]
    assert len(begun) == len(days)
    assert {(b - a).days for a, b in pairwise(begun)} == {365, 366}
    assert {(day.month, day.day) for day in begun} <= {(3, 19), (3, 20), (3, 21), (3, 22)}


def test_a_year_of_another_islamic_calendar_is_not_taken_for_a_solar_one() -> None:
    assert find_date("1445/09/02", "ar") is None
    assert find_date("22 اسفند", "fa") is None
