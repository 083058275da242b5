"""When a pasted article was published and changed: dates beside the title, or below the text."""

from collections.abc import Iterator
from typing import Final, Literal

from convert.extract import byline, dates
from convert.extract.pasted.glue import loosen
from convert.extract.pasted.sentence import ends_sentence, weigh_words
from convert.extract.pasted.sheet import Sheet
from convert.remarks import remark

LONGEST: Final = 25
"""Words of a line that is read as a byline or date: three names with their posts, and the day."""

CUE_WORDS: Final = 4
"""Words of a line that only says what the date below it is: 'Last updated on:'."""

LOOSE_WORDS: Final = 9
"""Words of a line below a long dek that may be of the head for its day: 'Jane Doe May 5, 2025, 7 minutes'."""

Kind = Literal["published", "updated"]


def is_short(text: str) -> bool:
    """Whether a line is short enough to be about a date or a byline."""
    return len(text) <= byline.MAX_LINE and weigh_words(text) <= LONGEST


def is_dated(text: str, language: str | None) -> bool:
    """Whether a line is about a date: little else stands on it."""
    told = sum(date.end - date.start for date in dates.find_dates(text, language)[:2])
    return told > 0 and len(text) - told < 60 and told * 3 >= min(len(text), 60)


def find_dates(sheet: Sheet) -> dict[Kind, str]:
    """ISO days of publication and change. A line about its date goes before one that only has one in it."""
    found: dict[Kind, tuple[int, dates.Date]] = {}
    loose: tuple[int, dates.Date] | None = None
    for at in sheet.around():
        text = _loose(sheet, at)
        date = dates.find_date(text, sheet.language) if weigh_words(text) <= LONGEST else None
        if date is None:
            continue
        cue = dates.cue_of(text[: date.start]) or _cue_above(sheet, at)
        if cue == "elsewhere":
            continue
        signed = byline.cue(text) and not ends_sentence(text)
        if cue is None and not signed and not is_dated(text, sheet.language):
            above = at < sheet.start or weigh_words(text) <= LOOSE_WORDS
            if loose is None and date.complete and not ends_sentence(text) and above:
                loose = at, date
            continue
        kind: Kind = "updated" if cue == "updated" else "published"
        if kind in found and found[kind][1].complete and not is_dated(text, sheet.language):
            continue
        if kind not in found or (date.complete and not found[kind][1].complete):
            found[kind] = at, date
        for other, second in _further(text, date, sheet.language):
            found.setdefault(other, (at, second))
        sheet.take(at, "printed as the date")
    if not found:
        found = {"published": loose} if loose else dict(_below(sheet))
    if "published" not in found and "updated" in found:
        found = {"published": found["updated"]}
    for name, (at, date) in found.items():
        sheet.take(at, "printed as the date")
        sheet.tell(name, date.day, at)
        if date.ambiguous:
            text = _loose(sheet, at)
            words_of = text[date.start : date.end]
            sheet.remarks.append(remark("date-ambiguous", text, text=words_of, date=date.day))
    return {name: date.day for name, (_, date) in found.items()}


def _further(text: str, first: dates.Date, language: str | None) -> Iterator[tuple[Kind, dates.Date]]:
    """The other dates of the same line that say what they are: 'Updated 9 May 2022. Published 3 May 2022'."""
    end = first.end
    for date in dates.find_dates(text, language):
        if date.start >= end and date.complete:
            cue = dates.cue_of(text[end : date.start])
            if cue == "published" or cue == "updated":
                yield cue, date
            end = date.end


def _loose(sheet: Sheet, at: int) -> str:
    """A line with its seams open, as far as it is short enough to be about a date."""
    return loosen(sheet.text(at)) if is_short(sheet.text(at)) else sheet.text(at)


def _cue_above(sheet: Sheet, at: int) -> str | None:
    """What the line above says of the date: 'Last updated:'."""
    if not at or not sheet.is_free(at - 1) or weigh_words(sheet.text(at - 1)) > CUE_WORDS:
        return None
    cue = dates.cue_of(sheet.text(at - 1))
    if cue and cue != "elsewhere":
        sheet.take(at - 1, "says what the date below it is")
    return cue


def _below(sheet: Sheet) -> Iterator[tuple[Kind, tuple[int, dates.Date]]]:
    """'Published: ...' behind the text, or when it was changed."""
    for wanted in ("published", "updated"):
        for at in sheet.below():
            text = _loose(sheet, at)
            date = dates.find_date(text, sheet.language) if weigh_words(text) <= LONGEST else None
            if date and date.complete and dates.cue_of(text[: date.start]) == wanted:
                yield wanted, (at, date)
                return
