"""Who signed a pasted article and when: byline and dates beside the title, or below the text."""

from collections.abc import Iterator
from typing import Final, Literal

from convert.extract import byline, dates
from convert.extract.pasted.measure import count_words, ends_sentence
from convert.extract.pasted.sheet import Sheet, is_furniture
from convert.extract.pasted.title import is_dated
from convert.extract.words import words
from convert.model import Person
from convert.remarks import remark

LONGEST: Final = 25
"""Words of a line that is read as a byline or date: three names with their posts, and the day."""

CUE_WORDS: Final = 4
"""Words of a line that only says what the date below it is: 'Last updated on:'."""

NAME_WORDS: Final = (2, 5)
"""Words of a name that stands alone on its line, without 'By'."""

Kind = Literal["published", "updated"]


def find_dates(sheet: Sheet) -> dict[Kind, str]:
    """ISO days of publication and change. A line about its date goes before one that only has one in it."""
    found: dict[Kind, tuple[int, dates.Date]] = {}
    loose: tuple[int, dates.Date] | None = None
    for at in sheet.around():
        text = sheet.text(at)
        date = dates.find_date(text, sheet.language) if count_words(text) <= LONGEST else None
        if date is None:
            continue
        cue = dates.cue_of(text[: date.start]) or _cue_above(sheet, at)
        if cue == "elsewhere":
            continue
        if cue is None and not is_dated(text, sheet.language):
            if loose is None and date.complete and not ends_sentence(text) and at < sheet.start:
                loose = at, date
            continue
        kind: Kind = "updated" if cue == "updated" else "published"
        if kind not in found or (date.complete and not found[kind][1].complete):
            found[kind] = at, date
        sheet.take(at, "printed as the date")
    if not found:
        found = {"published": loose} if loose else dict(_below(sheet))
    if "published" not in found and "updated" in found:
        found = {"published": found["updated"]}
    for name, (at, date) in found.items():
        sheet.take(at, "printed as the date")
        sheet.tell(name, date.day, at)
        if date.ambiguous:
            text = sheet.text(at)
            words_of = text[date.start : date.end]
            sheet.remarks.append(remark("date-ambiguous", text, text=words_of, date=date.day))
    return {name: date.day for name, (_, date) in found.items()}


def _cue_above(sheet: Sheet, at: int) -> str | None:
    """What the line above says of the date: 'Last updated:'."""
    if not at or not sheet.is_free(at - 1) or count_words(sheet.text(at - 1)) > CUE_WORDS:
        return None
    cue = dates.cue_of(sheet.text(at - 1))
    if cue and cue != "elsewhere":
        sheet.take(at - 1, "says what the date below it is")
    return cue


def _below(sheet: Sheet) -> Iterator[tuple[Kind, tuple[int, dates.Date]]]:
    """'Published: ...' behind the text."""
    for at in sheet.below():
        text = sheet.text(at)
        date = dates.find_date(text, sheet.language) if count_words(text) <= LONGEST else None
        if date and dates.cue_of(text[: date.start]) == "published":
            yield "published", (at, date)
            return


def find_byline(sheet: Sheet) -> tuple[Person, ...]:
    """The names behind 'By'; else those beside the date, alone on their line, or below the text."""
    near = [at for at in sheet.around() if at >= sheet.mail_head and count_words(sheet.text(at)) <= LONGEST]
    for at in near:
        persons, used = _cued(sheet, at)
        if persons:
            return _sign(sheet, persons, at, used)
    for at in near:
        if at < sheet.start and (persons := _beside_date(sheet, at) or _alone(sheet, at)):
            return _sign(sheet, persons, at, [at])
    for at in sheet.below():
        if count_words(sheet.text(at)) <= LONGEST:
            persons, used = _cued(sheet, at)
            if persons:
                return _sign(sheet, persons, at, used)
    return ()


def _cued(sheet: Sheet, at: int) -> tuple[tuple[Person, ...], list[int]]:
    """The persons of a line that begins with 'By', and the lines they take; the name may be on the next."""
    text = _loosen(sheet.text(at))
    found = byline.cue(text)
    if found is None:
        date = dates.find_date(text, sheet.language)
        rest = text[date.end :].strip(" ,|·•-–—") if date else ""
        return (byline.read_persons(rest), [at]) if rest and byline.cue(rest) else ((), [])
    if found.end() < len(text):
        return byline.read_persons(text), [at]
    after = at + 1
    if after < len(sheet.lines) and after not in sheet.printed and after != sheet.start:
        name = sheet.text(after)
        if count_words(name) <= LONGEST and not is_furniture(name):
            return byline.read_persons(name), [at, after]
    return (), []


def _loosen(text: str) -> str:
    """'ByJane Doe', as browsers copy two boxes side by side, with its space."""
    folded = text[:40].casefold()
    for cue in words("byline", "by"):
        size = len(cue)
        if folded.startswith(cue) and text[size : size + 1].isupper() and text[size - 1].islower():
            return f"{text[:size]} {text[size:]}"
    return text


def _beside_date(sheet: Sheet, at: int) -> tuple[Person, ...]:
    """The name in 'Jane Doe, 5 May 2020' and '5 May 2020 | Jane Doe'."""
    text = sheet.text(at)
    date = dates.find_date(text, sheet.language)
    if date is None:
        return ()
    for part in (text[: date.start], text[date.end :]):
        if persons := _named(sheet, part.strip(" ,|·•-–—")):
            return persons
    return ()


def _alone(sheet: Sheet, at: int) -> tuple[Person, ...]:
    """A name on a line of its own, next to the date, or with a note about its bearer elsewhere."""
    if not sheet.is_free(at) or at == sheet.title_at:
        return ()
    text = sheet.text(at)
    borne_out = any("the date" in sheet.taken.get(i, "") for i in (at - 1, at + 1)) or (
        at > (sheet.title_at or 0) and " ".join(text.split(" ", 2)[:2]) in sheet.described
    )
    return _named(sheet, text) if borne_out else ()


def _named(sheet: Sheet, text: str) -> tuple[Person, ...]:
    """The persons that a few words name; () where they are a job, a group, a menu, a cue, or common words."""
    if not NAME_WORDS[0] <= len(text.split()) <= 3 * NAME_WORDS[1] or ends_sentence(text) or ":" in text:
        return ()
    if is_furniture(text) or dates.cue_of(text):
        return ()
    persons = byline.read_persons(text)
    names = [p.name.split() for p in persons]
    if any(p.kind != "person" for p in persons) or any(not _reads_as_name(sheet, name) for name in names):
        return ()
    return persons


def _reads_as_name(sheet: Sheet, name: list[str]) -> bool:
    """Two to five words, none of which (but particles) the text also writes with a small letter."""
    if not NAME_WORDS[0] <= len(name) <= NAME_WORDS[1]:
        return False
    return not any(w.lower() in sheet.common for w in name if w[0].isupper() and len(w) > 1)


def _sign(sheet: Sheet, persons: tuple[Person, ...], at: int, used: list[int]) -> tuple[Person, ...]:
    for i in used:
        sheet.take(i, "printed as the byline")
    sheet.tell("byline", ", ".join(p.name for p in persons), used[-1])
    return persons
