"""Dates as people write them, in the text of a page or of a paste, to ISO days.

Quick patterns read the usual forms (ISO, numbers, CJK, month names of some seventy languages from
`vocabulary/dates.toml`); dateparser is only asked, and only imported, for what they leave unread.
Which number is the day is never guessed silently: a reading says when it was.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from convert.extract.month import first_words, fold_month
from convert.extract.month import month_of as month_of
from convert.extract.solar import gregorian
from convert.extract.words import alternatives, topic

Order = Literal["dmy", "mdy"]

MAX_TEXT: Final = 400
"""Characters of a line that are searched; a line that dates an article is shorter than 200."""

ACROSS: Final = 24
"""Characters on either side of the name of a month within which its day or year stands."""

MONTH_FIRST: Final = frozenset({"US", "PH", "FM", "MH", "PW", "GU", "PR"})
"""Regions that write the month before the day in numbers (Unicode CLDR, short date pattern M/d/y)."""

BUDDHIST: Final = 543
"""Years by which the Thai calendar is ahead."""

SOLAR: Final = range(1300, 1500)
"""Years that are of the Solar Hijri calendar where the language is one of SOLAR_TONGUES."""

SOLAR_TONGUES: Final = ("fa", "prs", "ps", "tg")


class Date(NamedTuple):
    """A date that was read: ISO day as far as known ("--04-12" without year), and where it stood.

    `ambiguous`: day and month could be the other way round; `other` is that other reading.
    """

    day: str
    start: int
    end: int
    ambiguous: bool = False
    other: str | None = None

    @property
    def complete(self) -> bool:
        """Whether year, month and day are known."""
        return len(self.day) == 10


def find_date(text: str, language: str | None = None, order_hint: Order | None = None) -> Date | None:
    """The first date of a line that has a year; a full one is preferred to a month or year."""
    found = [d for d in find_dates(text, language, order_hint) if not d.day.startswith("--")]
    return next((d for d in found if d.complete), found[0] if found else None)


def find_dates(text: str, language: str | None = None, order_hint: Order | None = None) -> tuple[Date, ...]:
    """All dates of a line in its order, without overlaps; bare years are none."""
    text = text[:MAX_TEXT]
    return _find_dates(text, language, order_hint) if _DIGIT.search(text) else ()


@lru_cache(maxsize=400)
def _find_dates(text: str, language: str | None, order_hint: Order | None) -> tuple[Date, ...]:
    found = [*_find_iso(text, language), *_find_numbers(text, order_hint or order_of(language))]
    found += _find_named(text, language)
    found.sort(key=lambda d: (d.start, -d.end))
    kept: list[Date] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif item.complete and not kept[-1].complete:
            kept[-1] = item
    if not kept and language and _is_uncovered(language) and _YEAR.search(text):
        day = parse_foreign(text, language, order_hint)
        return (Date(day, 0, len(text)),) if day else ()
    return tuple(kept)


def _is_uncovered(language: str) -> bool:
    """Whether the month names of a language are not in our table, and its dates are no plain numbers."""
    code = re.split(r"[-_]", language)[0].lower()
    return code not in topic("dates")["january"] and code not in ("zh", "ja", "ko")


def order_of(language: str | None) -> Order | None:
    """What the language of a page says of numbers like 3/4/2024; None where English has no region."""
    if not language:
        return None
    parts = language.replace("_", "-").split("-")
    region = next((p.upper() for p in parts[1:] if len(p) == 2), None)
    if region in MONTH_FIRST:
        return "mdy"
    return None if parts[0].lower() == "en" and region is None else "dmy"


_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"(?<![\d.])(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
_CJK = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日일号號])?")
_NUMBERS = re.compile(r"(?<![\d.,/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/]|[.,-]\d)")
_WORD = re.compile(r"[^\s\d,;:()\[\]/|·•–—_\-]+")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_PAIR = re.compile(r"\S+\s+[^\s\d,;،.]+")
_BEFORE = re.compile(r"(?<![\d:.,/-])(\d{1,2})([^\d:;|()]{0,6})$")
_YEAR_BEFORE = re.compile(r"(?<!\d)(\d{4})([^\d:;|()]{0,7})$")
_YEAR_AFTER = re.compile(r"[^\d:;|()]{0,7}(\d{4})(?!\d)|\s?['’-]\s?(\d{2})(?!\d)")
_DAY_AFTER = re.compile(r"[^\d:;|()]{0,4}(\d{1,2})(?![\d:])([^\d:;|()]{0,2})")
_DAY_YEAR_AFTER = re.compile(r"[^\d:;|()]{0,4}(\d{1,2})(?:[^\d:;|()]{0,6}[^\w:;|()]|')(\d{4})(?!\d)")


def _find_iso(text: str, language: str | None) -> Iterator[Date]:
    for pattern in (_ISO, _CJK):
        for m in pattern.finditer(text):
            groups = [g for g in m.groups() if g is None or g not in "-/."]
            day = groups[2]
            read = iso(int(groups[0]), int(groups[1]), int(day) if day else None, language)
            if read:
                yield Date(read, m.start(), m.end())


def _find_numbers(text: str, order: Order | None) -> Iterator[Date]:
    for m in _NUMBERS.finditer(text):
        first, second, year = int(m[1]), int(m[3]), int(m[4])
        if len(m[4]) == 2:
            year += 2000 if year < 70 else 1900
        day_first, month_first = iso(year, second, first), iso(year, first, second)
        if m[2] == ".":
            late = month_first if len(m[4]) == 4 else None
            read, other = day_first or late, month_first if day_first and month_first != day_first else None
        elif not month_first or day_first == month_first:
            read, other = day_first, None
        elif not day_first:
            read, other = month_first, None
        elif order == "dmy":
            read, other = day_first, month_first
        else:
            read, other = month_first, day_first
        if read:
            yield Date(read, m.start(), m.end(), other is not None and order is None and m[2] != ".", other)


def _find_named(text: str, language: str | None) -> Iterator[Date]:
    end = 0
    for m in _WORD.finditer(text):
        close = m.end()
        if m.start() < end or not _DIGIT.search(text, max(0, m.start() - ACROSS), close + ACROSS):
            continue
        month = month_of(m.group(), language)
        if not month and fold_month(m.group()) in first_words() and (pair := _PAIR.match(text, m.start())):
            close = pair.end()
            month = month_of(" ".join(pair.group().split()), language)
        if not month:
            continue
        read = _around(text, m.start(), close, month, language)
        if read:
            end = read.end
            yield read


def _around(text: str, start: int, end: int, month: int, language: str | None) -> Date | None:
    """The date that stands around the name of a month at start..end."""
    after, before = text[end : end + 24], text[max(0, start - 14) : start]
    after = " " + after if after[:1].isdigit() else after
    shift = end - (1 if after[:1] == " " and not text[end : end + 1].isspace() else 0)
    day, year_after = _BEFORE.search(before), _YEAR_AFTER.match(after)
    if day and year_after:
        year = int(year_after[1]) if year_after[1] else 2000 + int(year_after[2])
        if read := iso(year, month, int(day[1]), language):
            return Date(read, start - len(before) + day.start(), shift + year_after.end())
    both = _DAY_YEAR_AFTER.match(after)
    if both and (read := iso(int(both[2]), month, int(both[1]), language)):
        return Date(read, start, shift + both.end())
    year_before, day_after = _YEAR_BEFORE.search(before), _DAY_AFTER.match(after)
    if year_before and day_after and (read := iso(int(year_before[1]), month, int(day_after[1]), language)):
        return Date(read, start - len(before) + year_before.start(), shift + day_after.end(1))
    if year_after and year_after[1] and not day and (read := iso(int(year_after[1]), month, None, language)):
        return Date(read, start, shift + year_after.end())
    if month > 12:
        return None
    if day and 1 <= int(day[1]) <= 31:
        return Date(f"--{month:02}-{int(day[1]):02}", start - len(before) + day.start(), end)
    if day_after and 1 <= int(day_after[1]) <= 31:
        return Date(f"--{month:02}-{int(day_after[1]):02}", start, shift + day_after.end(1))
    return None


def iso(year: int, month: int, day: int | None, language: str | None = None) -> str | None:
    """The ISO day or month, or None where the calendar has no such day or the year is out of the question."""
    if month > 12 or (year in SOLAR and (language or "").startswith(SOLAR_TONGUES)):
        told = gregorian(year, month - 12 if month > 12 else month, day) if day else None
        return told.isoformat() if told else None
    if 2400 < year < 2700 and (language or "th").startswith("th"):
        year -= BUDDHIST
    if not 1700 <= year < 2100 or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_stamp(text: str, language: str | None = None) -> str | None:
    """A date as machines write it (meta tag, JSON-LD, datetime): ISO first, then seconds, then as people do.

    The day is the one of the stamp's own time zone, as the page would print it.
    """
    text = text.strip()
    if m := re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", text):
        return iso(int(m[1]), int(m[2]), int(m[3]), language)
    if m := re.fullmatch(r"(\d{4})-(\d{2})", text):
        return iso(int(m[1]), int(m[2]), None)
    if re.fullmatch(r"1\d{9}(\d{3})?(\.\d+)?", text):
        seconds = float(text) / (1000 if len(text.split(".")[0]) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    found = find_date(text, language)
    return found.day if found and not found.ambiguous else None


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    patterns = (
        rf"(?<!\w){alternatives('dates', idea)}(?!\w)" for idea in ("updated", "published", "elsewhere")
    )
    updated, published, elsewhere = (re.compile(p, re.IGNORECASE) for p in patterns)
    return updated, published, elsewhere


def cue_of(text: str) -> Literal["updated", "published", "elsewhere"] | None:
    """What the words before a date say it is about; the last cue counts, since it stands next to the date."""
    updated, published, elsewhere = _cues()
    best: tuple[int, str] = (-1, "")
    for name, pattern in (("published", published), ("updated", updated), ("elsewhere", elsewhere)):
        for m in pattern.finditer(text):
            best = max(best, (m.end(), name))
    return best[1] or None  # type: ignore[return-value] # one of the three names, or ""


def parse_foreign(text: str, language: str | None, order: Order | None) -> str | None:
    """A full date that the quick patterns cannot read, by dateparser; None where a part is missing."""
    import dateparser

    try:
        parsed = dateparser.parse(
            text[:MAX_TEXT],
            languages=[language.split("-")[0].lower()] if language else None,
            settings={
                "REQUIRE_PARTS": ["year", "month", "day"],
                "PARSERS": ["absolute-time"],
                "DATE_ORDER": "MDY" if order == "mdy" else "DMY",
            },
        )
    except (ValueError, OverflowError, RecursionError):
        return None
    return iso(parsed.year, parsed.month, parsed.day) if parsed else None
