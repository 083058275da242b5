"""Names of authors from a line of text: 'By Jane Doe and John Roe, Senior Fellow | 3 min read'."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, Literal

import msgspec

from convert.extract.dates import find_dates
from convert.extract.joint import plain
from convert.extract.person import URL, is_credential
from convert.extract.person import is_name as is_name
from convert.extract.person import is_organisation as is_organisation
from convert.extract.person import is_role as is_role
from convert.extract.words import alternatives, either, words
from convert.model import Person

MAX_LINE: Final = 400
"""Letters of a byline; ten names with their affiliations."""

LONGEST_CUE: Final = 80
"""Letters of a line in which its cue is looked for; the longest in the vocabulary has 33."""

MAX_PERSONS: Final = 12
"""Names of one byline; a list that is longer is a directory of authors."""

RAISED: Final = dict.fromkeys(
    map(ord, "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u2020\u2021\u00a7")
)
"""Raised marks behind names, which lead to houses and notes."""

_SEPARATOR = re.compile(r"\s*[|•·●∙♦■/–—»›→\n\t]\s*|\s+-\s+|\s{3,}|\s*::\s*")
_PREPOSITION = re.compile(r"\s(?:on|in|at|am|le|el|il|em|op)(?:\s|$)|\s(?:In|On|At)\s*(?:\||$)")
_NUMBER = re.compile(r"(?<=\S)[\s,]+\d")
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s*$")
_ASIDE = re.compile(r"\s\([a-zà-ÿ/, ]{1,20}\)")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@cache
def _pattern(idea: str, shape: str) -> re.Pattern[str]:
    """The words of one idea in a larger expression; `shape` has WORDS in their place."""
    return re.compile(shape.replace("WORDS", alternatives("byline", idea)), re.IGNORECASE)


def cue(text: str) -> re.Match[str] | None:
    """'By', 'Written by:', 'Автор:' ... at the start of a line, with the space, colon or bar behind it."""
    return _find_cue(text[:LONGEST_CUE])


@lru_cache(maxsize=400)
def _find_cue(text: str) -> re.Match[str] | None:
    found = _cue().match(text)
    return found if found and not _other(text) else None


@cache
def _cue() -> re.Pattern[str]:
    """A noun such as 'author' needs a colon or the end of its line; 'by' is content with a space."""
    by, label = alternatives("byline", "by"), alternatives("byline", "label")
    end = r"\s*[:：/／|]\s*|(?<=[\u3000-\u9fff])\s*(?=\S)|(?<=[\uac00-\ud7af])\s+(?=\S)|\s*$"
    return re.compile(rf"[\s\-–—|•(]*(?:{by}(?:{end}|\s+(?=\S))|{label}(?:{end}))", re.IGNORECASE)


def _other(text: str) -> re.Match[str] | None:
    """'Edited by', 'Photo:' ... at the start: people who did not write the text."""
    return _pattern("other", r"\s*WORDS(?!\w)\s*[:：]?\s*").match(text)


def strip_cue(text: str) -> str:
    """The line without its 'By'; unchanged where it has none."""
    found = cue(text)
    return text[found.end() :].strip() if found else text.strip()


@lru_cache(maxsize=400)
def read_persons(text: str) -> tuple[Person, ...]:
    """The authors a line names, in its order; () where it names none.

    A job title or place behind a name becomes the role of that person. A group ('Editorial Team')
    has the kind "organisation".
    """
    persons: list[Person] = []
    text = _ASIDE.sub("", text[:MAX_LINE].translate(RAISED))
    for part in _SEPARATOR.split(_cut(plain(strip_cue(after_date(text))))):
        if not part or _other(part):
            if persons:
                break
            continue
        if not persons:
            persons += _read_part(strip_cue(part))
            continue
        if is_role(part):
            persons[-1] = _with_role(persons[-1], part)
        break
    return unite(persons)


def unite(persons: Iterable[Person]) -> tuple[Person, ...]:
    """Each name once, in order; () where there are so many that it is a directory of authors."""
    kept: dict[str, Person] = {}
    for person in persons:
        kept.setdefault(person.name.casefold(), person)
    return tuple(kept.values()) if len(kept) <= MAX_PERSONS else ()


def after_date(text: str) -> str:
    """A line from its 'by' on, where that follows a date or 'Reviewed by John Roe'; others as they are."""
    if cue(text):
        return text
    if _other(text):
        inner = inner_cue(text)
    else:
        dates = [d for d in find_dates(text) if d.complete]
        inner = inner_cue(text, dates[0].end) if dates else None
    return text[inner:] if inner else text


def inner_cue(text: str, start: int = 0) -> int | None:
    """Where 'by' stands inside a line from `start` on."""
    for found in _inner().finditer(text, start):
        if found["by"]:
            return found.start()
    return None


def before_others(text: str) -> str:
    """A line up to its 'edited by' or 'fact checked by'."""
    found = _phrases("other").search(text)
    return text[: found.start()] if found else text


@cache
def _inner() -> re.Pattern[str]:
    other, by, label = (alternatives("byline", idea) for idea in ("other", "by", "label"))
    named = rf"{by}(?:\s*[:：|]\s*|\s+(?=\S))|{label}\s*[:：]\s*"
    return re.compile(rf"(?<!\w)(?:{other}(?!\w)|(?P<by>{named}))", re.IGNORECASE)


def _cut(text: str) -> str:
    """The line up to its date, 'updated', 'edited by', reading time or call to click."""
    text = URL.sub(" | ", text)
    ends = []
    for read in find_dates(text):
        if read.start >= 3:
            day = _weekday().search(text[: read.start])
            ends.append(day.start() if day else read.start)
    other = _pattern("other", r"(?<=\S)[\s,;|]+WORDS\s*[:：]")
    for pattern in (_phrases("noise"), _phrases("other"), other, _PREPOSITION, _NUMBER):
        ends += [m.start() for m in [pattern.search(text)] if m]
    return text[: min(ends)].rstrip(" ,;:-–—|") if ends else text


@cache
def _phrases(idea: str) -> re.Pattern[str]:
    """The phrases of an idea inside a line; its single words are left, since they may be part of a name."""
    listed = either(w for w in words("byline", idea) if " " in w)
    return re.compile(rf"(?<=\S)[\s,;|]+(?:\d+\s*)?{listed}(?!\w)", re.IGNORECASE)


@cache
def _weekday() -> re.Pattern[str]:
    """A weekday at the end of what stands before a date."""
    return re.compile(rf"(?<=\S)[\s,|]+{alternatives('dates', 'weekday')}[.,]*\s*$", re.IGNORECASE)


@cache
def _joint() -> re.Pattern[str]:
    conjunction = alternatives("byline", "and")
    return re.compile(rf"(\s*[,;،；，、&+＆]\s*(?:{conjunction}\s+)?|\s+{conjunction}\s+)", re.IGNORECASE)


def _read_part(text: str) -> list[Person]:
    """Names joined by commas and 'and'; what is no name is the role of the name before it."""
    text, role = _split_capitals(_others_at_end().sub("", text))
    signed = _with_house(text)
    if signed is not None:
        return [signed]
    if is_organisation(bare := _tidy(text)) and is_name(bare) and "," not in text:
        return [_person(bare)]
    persons: list[Person] = []
    spent = False
    pieces = _joint().split(text)
    for joint, piece in zip(["", *pieces[1::2]], map(_tidy, pieces[::2]), strict=True):
        if not piece:
            continue
        lettered = is_credential(piece) or (persons and _is_initials(piece, persons[-1]))
        if lettered or is_role(piece) or not is_name(piece):
            named, job = _split_job(piece)
            if job and not lettered:
                persons.append(msgspec.structs.replace(_person(named), role=job))
                spent = False
                continue
            if not persons:
                if is_role(piece) and not is_credential(piece):
                    continue
                return []
            persons[-1] = _with_role(persons[-1], piece)
            spent = spent or not lettered
            continue
        if persons and joint.strip() == "," and persons[-1].kind == "person":
            place = len(persons) == 1 and len(pieces) == 3 and _is_place(piece, persons[-1])
            if is_organisation(piece) or place:
                persons[-1] = msgspec.structs.replace(persons[-1], affiliation=piece)
                continue
            if spent:
                persons[-1] = _with_role(persons[-1], piece)
                continue
        persons.append(_person(piece))
        spent = False
    return [_with_role(persons[0], role), *persons[1:]] if persons and role else persons


def _with_house(text: str) -> Person | None:
    """'Jane Doe (Reuters)', 'Jane Doe for Example News': a person who signs for a house; None for others."""
    found = _house().fullmatch(text.strip())
    if found is None:
        return None
    name, house = _tidy(found[1]), (found[2] or found[3]).strip()
    person = 2 <= len(name.split()) <= 4 and is_name(name) and not is_organisation(name) and not is_role(name)
    return Person(name, affiliation=house) if person and is_organisation(house) else None


@cache
def _house() -> re.Pattern[str]:
    listed = alternatives("byline", "for")
    return re.compile(
        rf"([^(,;]+?)\s*(?:\(([^()]+)\)|\s{listed}\s+(?-i:(?=[^\W\d_a-z]))([^(,;]+))", re.IGNORECASE
    )


@cache
def _others_at_end() -> re.Pattern[str]:
    """'... and agencies': houses without a name of their own."""
    conjunction, group = alternatives("byline", "and"), alternatives("byline", "group")
    return re.compile(rf"\s+(?i:{conjunction})\s+(?=[a-z]){group}\s*$")


def _is_place(text: str, person: Person) -> bool:
    """Whether one word behind a full name and a comma is where it was written rather than another person."""
    return " " not in text and " " in person.name and text[:1].isupper() and text.isalpha()


def _split_job(text: str) -> tuple[str, str]:
    """'Senior Editor Jane Doe' is a name and the job before it: (name, job); (text, "") for others.

    In scripts without capitals the job stands behind: '박지훈 기자'.
    """
    parts = text.split()
    first = next((i for i, part in enumerate(parts) if is_role(part)), 0)
    before = " ".join(parts[:first])
    uncased = before.isalpha() and before == before.lower() == before.upper()
    if 1 <= first <= 2 and uncased and is_name(before):
        return before, " ".join(parts[first:])
    last = max((i for i, part in enumerate(parts) if is_role(part)), default=-1)
    name = " ".join(parts[last + 1 :])
    if last >= 0 and 2 <= len(parts) - last - 1 <= 3 and is_name(name) and not is_organisation(name):
        return name, " ".join(parts[: last + 1])
    return text, ""


def _split_capitals(text: str) -> tuple[str, str]:
    """'JANE DOE Staff Writer' is a name in capitals and a job: (name, job)."""
    parts = text.split()
    large = next((i for i, part in enumerate(parts) if not part.isupper()), 0)
    if large >= 2 and is_role(" ".join(parts[large:])):
        return " ".join(parts[:large]), " ".join(parts[large:])
    return text, ""


def _tidy(name: str) -> str:
    """Without brackets, 'By' left over, quotes and stray punctuation at the ends."""
    name = _STOP.sub("", _BRACKET.sub("", name))
    return " ".join(name.split()).strip(' ,;:|*·•–—-"“”«»„→›<>/')


def _person(name: str) -> Person:
    words_of = name.split()
    letters: list[str] = []
    while len(words_of) > 2 and is_credential(words_of[-1]):
        letters.insert(0, words_of.pop())
    kind: Literal["person", "organisation"] = "organisation" if is_organisation(name) else "person"
    return Person(" ".join(words_of), role=" ".join(letters) or None, kind=kind)


def _with_role(person: Person, text: str) -> Person:
    """The person with another piece of what he or she does."""
    text = _tidy(text)
    if not text or len(text) > 120 or URL.search(text):
        return person
    role = f"{person.role}, {text}" if person.role else text
    return msgspec.structs.replace(person, role=role)


def _is_initials(text: str, person: Person) -> bool:
    """Whether a piece behind a name is a degree or a house that no list knows: VMD, DACVB, BBC."""
    return 2 <= len(text) <= 6 and text.isalpha() and text.isupper() and not person.name.isupper()
