"""Names of authors from a line of text: 'By Jane Doe and John Roe, Senior Fellow | 3 min read'.

No name is better than a wrong one: what has digits, an address, a job or a call to click in it is
not a name. The words for all that are in `vocabulary/byline.toml`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, Literal

import msgspec

from convert.extract.dates import find_dates, month_of
from convert.extract.words import alternatives, words
from convert.model import Person

MAX_NAME: Final = 60
"""Letters of one name; the longest of 633 real bylines has 46 (an organisation)."""

MAX_LINE: Final = 400
"""Letters of a byline; ten names with their affiliations."""

MAX_PERSONS: Final = 12
"""Names of one byline; a list that is longer is a directory of authors."""

RAISED: Final = dict.fromkeys(
    map(ord, "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u2020\u2021\u00a7")
)
"""Raised marks behind names, which lead to houses and notes."""

_SEPARATOR = re.compile(r"\s*[|•·●∙♦■/–—»›→\n\t]\s*|\s+-\s+|\s{3,}|\s*::\s*")
_URL = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:on|in|at|am|le|el|il|em|op)(?:\s|$)|\s(?:In|On|At)\s*(?:\||$)")
_NUMBER = re.compile(r"(?<=\S)[\s,]+\d")
_WORDS = re.compile(r"\w+")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@cache
def _pattern(idea: str, shape: str) -> re.Pattern[str]:
    """The words of one idea in a larger expression; `shape` has WORDS in their place."""
    return re.compile(shape.replace("WORDS", alternatives("byline", idea)), re.IGNORECASE)


def cue(text: str) -> re.Match[str] | None:
    """'By', 'Written by:', 'Автор:' ... at the start of a line, with the space, colon or bar behind it."""
    found = _cue().match(text)
    return found if found and not _other(text) else None


@cache
def _cue() -> re.Pattern[str]:
    """A noun such as 'author' needs a colon or the end of its line; 'by' is content with a space."""
    by, label = alternatives("byline", "by"), alternatives("byline", "label")
    end = r"\s*[:：/／|]\s*|(?<=[\u3000-\u9fff\uac00-\ud7af])\s*(?=\S)|\s*$"
    return re.compile(rf"[\s\-–—|•(]*(?:{by}(?:{end}|\s+(?=\S))|{label}(?:{end}))", re.IGNORECASE)


def _other(text: str) -> re.Match[str] | None:
    """'Edited by', 'Photo:' ... at the start: people who did not write the text."""
    return _pattern("other", r"\s*WORDS(?!\w)\s*[:：]?\s*").match(text)


def strip_cue(text: str) -> str:
    """The line without its 'By'; unchanged where it has none."""
    found = cue(text)
    return text[found.end() :].strip() if found else text.strip()


def read_persons(text: str) -> tuple[Person, ...]:
    """The authors a line names, in its order; () where it names none.

    A job title or place behind a name becomes the role of that person. A group ('Editorial Team')
    has the kind "organisation".
    """
    persons: list[Person] = []
    text = text[:MAX_LINE].translate(RAISED)
    for part in _SEPARATOR.split(_cut(strip_cue(after_date(text)))):
        if not part or _other(part):
            if persons:
                break
            continue
        before = len(persons)
        if before and is_role(part):
            persons[-1] = _with_role(persons[-1], part)
        if not before:
            persons += _read_part(strip_cue(part))
        if before:
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
    other, by = alternatives("byline", "other"), alternatives("byline", "by")
    for found in _inner(other, by).finditer(text, start):
        if found["by"]:
            return found.start()
    return None


def before_others(text: str) -> str:
    """A line up to its 'edited by' or 'fact checked by'."""
    found = _phrases("other").search(text)
    return text[: found.start()] if found else text


@cache
def _inner(other: str, by: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{other}(?!\w)|(?P<by>{by}(?:\s*[:：|]\s*|\s+(?=\S))))", re.IGNORECASE)


def _cut(text: str) -> str:
    """The line up to its date, 'updated', 'edited by', reading time or call to click."""
    text = _URL.sub(" | ", text)
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
    listed = sorted((w for w in words("byline", idea) if " " in w), key=len, reverse=True)
    return re.compile(
        r"(?<=\S)[\s,;|]+(?:\d+\s*)?(?:" + "|".join(map(re.escape, listed)) + r")(?!\w)", re.IGNORECASE
    )


@cache
def _weekday() -> re.Pattern[str]:
    """A weekday at the end of what stands before a date."""
    return re.compile(rf"(?<=\S)[\s,|]+{alternatives('dates', 'weekday')}[.,]*\s*$", re.IGNORECASE)


@cache
def _joint() -> re.Pattern[str]:
    conjunction = alternatives("byline", "and")
    return re.compile(rf"(\s*[,;，、&+＆]\s*(?:{conjunction}\s+)?|\s+{conjunction}\s+)", re.IGNORECASE)


def _read_part(text: str) -> list[Person]:
    """Names joined by commas and 'and'; what is no name is the role of the name before it."""
    text, role = _split_capitals(text)
    if is_organisation(text) and is_name(text) and "," not in text:
        return [_person(text)]
    persons: list[Person] = []
    spent = False
    pieces = _joint().split(text)
    for joint, piece in zip(["", *pieces[1::2]], map(_tidy, pieces[::2]), strict=True):
        if not piece:
            continue
        lettered = is_credential(piece) or (persons and _is_initials(piece, persons[-1]))
        if lettered or is_role(piece) or not is_name(piece):
            if not persons:
                if is_role(piece) and not is_credential(piece):
                    continue
                return []
            persons[-1] = _with_role(persons[-1], piece)
            spent = spent or not lettered
            continue
        if persons and joint.strip() == "," and persons[-1].kind == "person":
            if is_organisation(piece):
                persons[-1] = msgspec.structs.replace(persons[-1], affiliation=piece)
                continue
            if spent:
                persons[-1] = _with_role(persons[-1], piece)
                continue
        persons.append(_person(piece))
        spent = False
    return [_with_role(persons[0], role), *persons[1:]] if persons and role else persons


def _split_capitals(text: str) -> tuple[str, str]:
    """'JANE DOE Staff Writer' is a name in capitals and a job: (name, job)."""
    parts = text.split()
    large = next((i for i, part in enumerate(parts) if not part.isupper()), 0)
    if large >= 2 and is_role(" ".join(parts[large:])):
        return " ".join(parts[:large]), " ".join(parts[large:])
    return text, ""


def _tidy(name: str) -> str:
    """Without brackets, 'By' left over, quotes and stray punctuation at the ends."""
    name = _BRACKET.sub("", name)
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
    if not text or len(text) > 120 or _URL.search(text):
        return person
    role = f"{person.role}, {text}" if person.role else text
    return msgspec.structs.replace(person, role=role)


def is_credential(text: str) -> bool:
    """Letters behind a name: PhD, M.D., MBA; 'Ma' with a small letter is a name."""
    known = words("byline", "credential")
    return all(w.strip(".,®").casefold() in known and (len(w) > 2 or w.isupper()) for w in text.split())


def _is_initials(text: str, person: Person) -> bool:
    """Whether a piece behind a name is a degree or a house that no list knows: VMD, DACVB, BBC."""
    return 2 <= len(text) <= 6 and text.isalpha() and text.isupper() and not person.name.isupper()


def is_role(text: str) -> bool:
    """Whether a phrase is a job or a place in an institution rather than a name."""
    return _names_one_of("role", text)


def is_organisation(text: str) -> bool:
    """Whether a name is that of a group: a team, a newsroom, an institute, a company."""
    return _names_one_of("group", text)


def _names_one_of(idea: str, text: str) -> bool:
    """Whether one of the words or phrases of an idea stands in a text; single words are looked up."""
    single, phrases = _split(idea)
    folded = text.casefold()
    return not single.isdisjoint(_WORDS.findall(folded)) or phrases.search(folded) is not None


@cache
def _split(idea: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The words of an idea, and a pattern for those that are more than one word."""
    single = frozenset(word for word in words("byline", idea) if re.fullmatch(r"\w+", word))
    others = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words("byline", idea) - single)
    return single, re.compile(rf"(?<!\w)(?:{others})(?!\w)" if others else r"(?!)")


def is_name(text: str) -> bool:
    """Whether a phrase can be the name of a person or a group that signs.

    One to seven words without digits or addresses; in scripts with capitals each word has one, but
    for particles; not an account that publishes for everyone ('admin').
    """
    text = text.strip()
    folded = text.casefold()
    if not 2 <= len(text) <= MAX_NAME or folded in words("byline", "anonymous") or _URL.search(text):
        return False
    if any(c.isdigit() or c in "{}<>=_%$#?!:\\" for c in text) or not text[0].isalpha():
        return False
    if folded in words("byline", "noise") | words("byline", "by") | words("byline", "label"):
        return False
    if folded in words("dates", "published") | words("dates", "updated"):
        return False
    if folded in words("furniture", "share"):
        return False
    if not words("byline", "network").isdisjoint(_WORDS.findall(folded)):
        return False
    parts = text.split()
    if len(parts) == 1 and (month_of(text) or folded in words("dates", "weekday")):
        return False
    if parts[0].casefold() in words("byline", "call"):
        return False
    if any(p.casefold() in ("admin", "webmaster") for p in parts):
        return False
    if len(parts) > 7 or (len(parts) > 5 and not is_organisation(text)):
        return False
    if not any(c.isupper() or c.islower() for c in text):
        return len(text) <= 24
    if len(parts) == 1:
        return text[0].isupper()
    large = [p for p in parts if p.lstrip("'’\"“(").lstrip("-")[:1].isupper()]
    small = [p for p in parts if p not in large]
    group = is_organisation(text)
    starts = _may_begin(parts[0]) or (group and parts[0].casefold() in words("byline", "small"))
    if not large or (small and small[0] is parts[0] and _is_cased(parts[0]) and not starts):
        return False
    return all(_is_small(p) or (group and _is_of_group(p)) for p in small)


def _is_cased(word: str) -> bool:
    return any(c.isupper() or c.islower() for c in word)


def _may_begin(word: str) -> bool:
    """Whether a small word may be the first of a name: 'van', 'al-Sayed'."""
    return word.casefold() in words("byline", "particle") or "-" in word or "’" in word or "'" in word


def _is_of_group(word: str) -> bool:
    """'of' and 'editors' in the name of a group."""
    folded = word.casefold()
    return folded in words("byline", "small") or folded in words("byline", "group")


def _is_small(word: str) -> bool:
    """Whether a word may be written small inside a name: a particle, 'al-Sayed', 'd'Arc'."""
    folded = word.casefold().rstrip(".,")
    if not any(c.isupper() or c.islower() for c in word):
        return True
    return (
        folded in words("byline", "particle")
        or re.match(r"(?:d|l|o)['’]\w|(?:al|el|ad|as|an|ar)-\w", word) is not None
    )
