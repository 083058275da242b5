"""Who signed a pasted article: the byline beside the title, or below the text."""

import re
from functools import cache
from typing import Final

from convert.extract import byline, dates
from convert.extract.pasted.day import LONGEST, is_short
from convert.extract.pasted.glue import loosen
from convert.extract.pasted.mail import find_sender
from convert.extract.pasted.measure import IDEAS, flags
from convert.extract.pasted.sentence import ends_sentence, weigh_words
from convert.extract.pasted.sheet import NOTE_WORDS, Sheet, is_furniture
from convert.extract.words import alternatives, words
from convert.model import Person

NAME_WORDS: Final = (2, 5)
"""Words of a name that stands alone on its line, without 'By'."""

JOB_WORDS: Final = 8
"""Longest line below a name that says what its bearer does: 'Deputy Director for Research and Policy'."""

CUE_WORDS: Final = 4
META: Final = IDEAS.index("meta")
META_SHARE: Final = 0.3
"""Longest line that tells how long the reading takes, and the share of its words that say so."""

CLOSE: Final = 3
"""Lines between a name and the note about its bearer."""

UNDER: Final = 2
NEAR_TEXT: Final = 30
"""Lines below a title, and above the text, in which a name signs though the date stands a few lines away."""

EDGES: Final = " ,|·•-–—"
NO_NAME: Final = ':“”«»„"?!'
"""Signs that no line of names has."""

BESIDE: Final = re.compile(r"\s+[-–—|/·•&]\s+")
"""What stands between names side by side: 'Defne Ilgaz - Kaan Şimşek'."""

NUMBERED: Final = re.compile(r"(?<=[^\W\d_]{2})\s?\d{1,2}(?:\s?,\s?\d{1,2})*\*?(?=\s*(?:[,;&]|$))")
"""Raised numbers behind the names of the authors of a paper, which lead to their houses: 'Jane Doe1,2'."""

SENTENCE: Final = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+")

POST: Final = re.compile(r" ?\([^()\d,]{1,60},[^()\d]{1,60}\)")
"""Place and post in brackets behind a name: '(Saint-Louis, correspondent)'; its comma parts no names."""


def find_byline(sheet: Sheet) -> tuple[Person, ...]:
    """The names behind 'By'; else those beside the date, alone on their line, or below the text."""
    near = [at for at in sheet.around() if at >= sheet.mail_head and is_short(sheet.text(at))]
    early = [at for at in near if at < sheet.start or {at - 1, at, at + 1} & sheet.taken.keys()]
    below = [at for at in sheet.below() if is_short(sheet.text(at))]
    last = [at for at in range(max(sheet.start, sheet.end - CLOSE), sheet.end) if sheet.is_free(at)]
    for read, places in ((_cued, near), (_by_place, early), (_cued, below), (_described, [*last, *below])):
        for at in places:
            persons, used = read(sheet, at)
            if persons:
                more = _below(sheet, persons, used[-1])
                return _sign(
                    sheet, (*persons, *more), at, [*used, *range(used[-1] + 1, used[-1] + 1 + len(more))]
                )
    sender = find_sender(sheet.lines)
    if sender and (persons := _named(sheet, sender[0])):
        return _sign(sheet, persons, sender[1], [sender[1]])
    return ()


def _below(sheet: Sheet, persons: tuple[Person, ...], at: int) -> tuple[Person, ...]:
    """Those who sign below the first, each on a line with a job, as the first has one."""
    found: list[Person] = []
    if len(persons) == 1 and byline.is_role(persons[0].role or ""):
        for below in range(at + 1, min(sheet.start, at + 1 + byline.MAX_PERSONS)):
            several = _named(sheet, _comma(loosen(sheet.text(below)))) if sheet.is_free(below) else ()
            if len(several) != 1 or not byline.is_role(several[0].role or ""):
                break
            found += several
    return tuple(found)


Read = tuple[tuple[Person, ...], list[int]]
"""The persons of a line, and the lines that they take."""


def _cued(sheet: Sheet, at: int) -> Read:
    """The persons behind 'By' at the start of a line or behind its date; the name may be on the next line."""
    text = _comma(_before_date(_last_sentence(loosen(POST.sub("", sheet.text(at)))), sheet.language))
    found = byline.cue(text)
    if found is None:
        date = dates.find_date(text, sheet.language)
        rest = text[date.end :].strip(EDGES) if date else ""
        inner = rest if byline.cue(rest) else byline.after_date(text)
        return (byline.read_persons(inner), [at]) if byline.cue(inner) else ((), [])
    if found.end() < len(text):
        persons = _without_jobs(sheet, byline.read_persons(text))
        return persons or _house(sheet, at, text[found.end() :].strip(EDGES)), [at]
    after = at + 1
    if after < len(sheet.lines) and after not in sheet.printed and after != sheet.start:
        name = sheet.text(after)
        if weigh_words(name) <= LONGEST and not is_furniture(name):
            return byline.read_persons(loosen(name)), [at, after]
    return (), []


def _last_sentence(text: str) -> str:
    """'By Mira Holt, 4 June' of 'An interview with the clerk. By Mira Holt, 4 June'."""
    last = SENTENCE.split(text)[-1]
    return last if byline.cue(last) else text


def _house(sheet: Sheet, at: int, text: str) -> tuple[Person, ...]:
    """'By 3i Global': few words, no person's name, each with a capital, on a line next to the date."""
    if not any("the date" in sheet.taken.get(i, "") for i in (at - 1, at, at + 1)):
        return ()
    named = all(w[0].isupper() or w[0].isdigit() for w in text.split())
    if not named or not 0 < len(text.split()) <= NAME_WORDS[1] or any(c in text for c in NO_NAME):
        return ()
    return () if is_furniture(text) or ends_sentence(text) else (Person(text, kind="organisation"),)


def _before_date(text: str, language: str | None) -> str:
    """A line that begins with 'By' up to its date and what is said of the date: 'Updated on', 'Published'."""
    date = dates.find_date(text, language) if byline.cue(text) else None
    return _about_date().sub("", text[: date.start]) if date else text


@cache
def _about_date() -> re.Pattern[str]:
    told = "|".join(alternatives("dates", idea) for idea in ("published", "updated"))
    return re.compile(rf"(?:[\s|:,·•–—-]+(?:{told})[\s|:,·•–—-]*)+$", re.IGNORECASE)


def _without_jobs(sheet: Sheet, persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """Without the end of a job that reads as a second name: 'Jane Doe, Editor and Master Gardener'."""
    kept: list[Person] = []
    for person in persons:
        known = [w.lower() in sheet.common for w in person.name.split()]
        if not kept or not (all(known) or (any(known) and byline.is_role(kept[-1].role or ""))):
            kept.append(person)
    return tuple(kept)


def _comma(text: str) -> str:
    """'By Jane Doe Senior Editor' with a comma between name and job, where there is none in so many words."""
    cue = byline.cue(text)
    start = cue.end() if cue else 0
    job = _job().search(text, start)
    name = text[start : job.start()].split() if job else []
    if job is None or not NAME_WORDS[0] <= len(name) <= NAME_WORDS[1] or not all(map(str.isalpha, name)):
        return text
    return f"{text[: job.start()].rstrip()}, {job[0]}{text[job.end() :]}" if job[0][0].isupper() else text


@cache
def _job() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives('byline', 'role')}(?!\w)", re.IGNORECASE)


def _by_place(sheet: Sheet, at: int) -> Read:
    return _beside_date(sheet, at) or _alone(sheet, at), [at]


def _beside_date(sheet: Sheet, at: int) -> tuple[Person, ...]:
    """The name in 'Jane Doe, 5 May 2020' and '5 May 2020 | Jane Doe'."""
    text = loosen(sheet.text(at))
    date = dates.find_date(text, sheet.language)
    if date is None:
        return ()
    for part in (_about_date().sub("", text[: date.start]), text[date.end :]):
        if persons := _named(sheet, part.strip(EDGES)):
            return persons
    return ()


def _alone(sheet: Sheet, at: int) -> tuple[Person, ...]:
    """Names on a line of their own: next to the date, with a job, twice, several right below the title, or
    known from a note elsewhere."""
    if not sheet.is_free(at) or at == sheet.title_at:
        return ()
    text = loosen(sheet.text(at))
    after = sheet.text(at + 1) if at + 1 < len(sheet.lines) else ""
    beside_date = any("the date" in sheet.taken.get(i, "") for i in (at - 1, at + 1))
    below = at - (sheet.title_at or 0)
    if (beside_date or (0 < below <= CLOSE and _is_house(sheet, text))) and (crew := _crew(text)):
        return crew
    listed = BESIDE.search(text) or len(NUMBERED.findall(text)) > 1
    if (beside_date or 0 < below <= CLOSE) and listed and (several := read_names(sheet, text)):
        return several
    persons = _named(sheet, _comma(text))
    known = _start(text) in sheet.described or after == sheet.text(at) or _is_job(after) or _timed(sheet, at)
    known = known or (below <= UNDER and sheet.start - at <= NEAR_TEXT and _is_dated(sheet, at))
    told_job = bool(persons) and byline.is_role(persons[0].role or "")
    if beside_date or (below > 0 and (known or told_job)):
        return persons
    return persons if below == 1 and len(persons) > 1 else ()


def _is_dated(sheet: Sheet, at: int) -> bool:
    """Whether the head has a date a few lines from the name."""
    near = range(max(0, at - CLOSE), min(at + CLOSE + 1, len(sheet.lines)))
    return any("the date" in sheet.taken.get(i, "") for i in near)


def _timed(sheet: Sheet, at: int) -> bool:
    """Whether the line above or below tells how long the reading takes: '7 min read'."""
    near = [sheet.text(i) for i in (at - 1, at + 1) if 0 <= i < len(sheet.lines)]
    return any(
        size <= CUE_WORDS and any(map(str.isdigit, text)) and flags(text, size)[META] >= META_SHARE
        for text in near
        if (size := weigh_words(text))
    )


def _is_job(text: str) -> bool:
    return 0 < weigh_words(text) <= JOB_WORDS and not ends_sentence(text) and byline.is_role(text)


def _start(text: str) -> str:
    """The first two words, by which a note about an author is known."""
    return " ".join(text.split(" ", 2)[:2])


def _described(sheet: Sheet, at: int) -> Read:
    """A name below the text, with a note about its bearer in the lines after it."""
    text = sheet.text(at)
    if not is_short(sheet.text(at)):
        return (), []
    notes = (sheet.text(i) for i in range(at + 1, min(at + 1 + CLOSE, len(sheet.lines))))
    if any(_start(note) == _start(text) and weigh_words(note) >= NOTE_WORDS for note in notes):
        return _named(sheet, text), [at]
    return (), []


def _is_house(sheet: Sheet, text: str) -> bool:
    """Whether what stands beside 'Team' is the name of a house, told again elsewhere: not 'Our Team'."""
    own = [w for w in text.split() if w.casefold() not in words("pasted", "crew")]
    if not own or any(w.lower() in sheet.common for w in own):
        return False
    house = " ".join(own)
    return any(house in line.text and line.text != text for line in sheet.lines)


def _crew(text: str) -> tuple[Person, ...]:
    """'The Harbour Team', 'Redaktion': the people of a house who sign together."""
    parts = text.casefold().split()
    if not byline.is_name(text) or is_furniture(text) or byline.inner_cue(text) is not None:
        return ()
    if len(parts) > NAME_WORDS[1] or not {parts[0], parts[-1]} & words("pasted", "crew"):
        return ()
    return (Person(text, kind="organisation"),)


def _named(sheet: Sheet, text: str) -> tuple[Person, ...]:
    """The persons that a few words name; () where they are a job, a group, a menu, a cue, or common words."""
    if not NAME_WORDS[0] <= len(text.split()) <= 3 * NAME_WORDS[1] or ends_sentence(text):
        return ()
    if any(c in text for c in NO_NAME) or "@" in text:
        return ()
    if is_furniture(text) or dates.cue_of(text):
        return ()
    persons = byline.read_persons(text)
    read = [_reads_as_name(sheet, person.name.split()) for person in persons]
    if any(p.kind != "person" for p in persons) or 2 * sum(read) <= len(read):
        return ()
    return persons


def read_names(sheet: Sheet, text: str) -> tuple[Person, ...]:
    """The persons of a line that is nothing but the names of two or more; () for other lines."""
    text = NUMBERED.sub("", text)
    parts = BESIDE.split(text)
    if len(parts) > 1 and all(_is_person(sheet, part) for part in parts):
        return tuple(Person(part) for part in parts)
    persons = byline.read_persons(text)
    if len(persons) < 2 or any(p.kind != "person" for p in persons):
        return ()
    return persons if all(_reads_as_name(sheet, p.name.split()) for p in persons) else ()


def _is_person(sheet: Sheet, text: str) -> bool:
    """Whether a few words are the name of one person, and no job or house."""
    told = byline.is_name(text) and not byline.is_role(text) and not byline.is_organisation(text)
    return told and "," not in text and _reads_as_name(sheet, text.split())


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
