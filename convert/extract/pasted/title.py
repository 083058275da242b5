"""The title of a pasted article, its repeats (slug, capitals, 'Title | Site') and the section trail."""

import re
from functools import cache
from typing import Final

from convert.extract import byline, credit, dates
from convert.extract.pasted.mail import clean_subject
from convert.extract.pasted.measure import DAY, TIME, flags
from convert.extract.pasted.sentence import begins_small, count_sentences, count_words, lower
from convert.extract.pasted.sheet import PROSE_WORDS, Sheet, is_furniture
from convert.extract.pasted.wrap import is_field
from convert.extract.words import alternatives, words
from convert.model import Rival

SURE: Final = 0.03
"""Probability from which the likeliest line is taken for the title; below it the first line that could be."""

UNSURE: Final = 0.1
"""Probability below which the line right above the text goes before a likelier one further up."""

USUAL_WORDS: Final = 6
"""Words up to which a line is the more likely the title where that is unsure: names of sites and authors are
shorter, nine titles of ten are not."""

EVEN: Final = 0.5
KICKER_WORDS: Final = 4
"""Probability below which the second line goes after a first of so many words, which is no kicker."""

LONGEST: Final = 40
"""Words of a title: the longest of 633 has 31."""

SITE_WORDS: Final = 9
"""Words of the name of a site behind a title: 'The Institute for ... of the University of ...'."""

NAME_WORDS: Final = 4
"""Words of what is taken off a title because a line of its own says it too: the site, a section."""

BROKEN_WORDS: Final = 3
"""Fewest words in the first half of a title that is broken in two."""

MARK: Final = re.compile(r"#{1,6}\s+")
STEP: Final = re.compile(r"\s*(?:>|»|›|→|/|\||::|·)\s*")
PLACES: Final = re.compile(r"[(\[]?1[)\]]?\s.+[;,]\s*[(\[]?2[)\]]?\s")
"""Where the authors of a paper work, by the numbers behind their names: '1 Institute; 2 University'."""

SUFFIX: Final = re.compile(r"\s+[|–—·»-]\s+")


@cache
def _label() -> re.Pattern[str]:
    """'Title:' in front of the title."""
    return re.compile(rf"{alternatives('pasted', 'title')}\s*[:：]\s*(?=\S)", re.IGNORECASE)


def find_title(sheet: Sheet) -> tuple[str | None, str | None]:
    """The title, and the name of the site where a repeat of the title gives it; enters both lines."""
    at = _line(sheet)
    if at is None:
        return None, None
    if pair := _broken(sheet, at):
        return _join(sheet, *pair), None
    key = fold(unmark(sheet.text(at)))
    twins = [i for i in sheet.above() if i == at or fold(unmark(sheet.text(i))) == key]
    best = max(twins, key=lambda i: (_case(unmark(sheet.text(i))), i == at, i))
    title, site = _part_site(sheet, unmark(sheet.text(best)))
    sheet.title_at = best
    if fold(title) == fold(sheet.text(best)):
        sheet.printed.add(best)
    else:
        sheet.take(best, "printed as the title, without what stands beside it")
    rivals = []
    for i in sheet.above():
        text = sheet.text(i)
        if i in twins and i != best:
            sheet.take(i, "repeats the title")
        elif i != best and not steps(text) and (rest := _beside(text, key)) is not None:
            sheet.take(i, "repeats the title with the name of the site")
            site = site or rest or None
        else:
            continue
        rivals.append(Rival(text, sheet.witness(i)))
    sheet.tell("title", title, best, rivals)
    return title, site


def _part_site(sheet: Sheet, text: str) -> tuple[str, str | None]:
    """A title without the name behind it, 'Title | Site', where a line of its own says that name too.

    The name is the site's if that line is the first or stands below the text; else it may be a section's.
    """
    title, sign, name = text.rpartition(next(iter(SUFFIX.findall(text)[-1:]), "\0"))
    if not sign or count_words(title) < BROKEN_WORDS or count_words(name) > NAME_WORDS:
        return text, None
    longest, key = 2 * len(name) + len(sign), fold(name)
    own = (at for at, line in enumerate(sheet.lines) if len(line.text) <= longest and fold(line.text) == key)
    told = [at for at in own if key]
    at_ends = any(at == 0 or at >= sheet.end for at in told)
    return (title, name if at_ends else None) if told else (text, None)


def _broken(sheet: Sheet, at: int) -> tuple[int, int] | None:
    """The two lines of a title that was broken in two: the first ends on a small word, the second
    begins with one and stands right below it, set off from what follows.

    `at` is one of the two, or the line of the names below them.
    """
    for first in (at - 2, at - 1, at):
        second = first + 1
        if not 0 <= first < second < len(sheet.lines) - 1 or second > sheet.start:
            continue
        over, under = sheet.lines[first], sheet.lines[second]
        if not begins_small(under.text):
            continue
        set_off = under.gap == 0 and sheet.lines[second + 1].gap > 0 and (over.gap > 0 or first == 0)
        last = over.text.rsplit(" ", 1)[-1]
        breaks = last.isalpha() and last.islower() and count_words(over.text) >= BROKEN_WORDS
        if not (set_off and breaks and sheet.is_free(first)):
            continue
        if at == second + 1 and not _is_list_of_names(sheet.text(at)):
            continue
        if begins_small(over.text) or sheet.mail_head > first:
            continue
        if all(could_be_title(sheet.text(i), sheet.language) for i in (first, second)):
            return first, second
    return None


def _is_list_of_names(text: str) -> bool:
    """Whether a line is nothing but the names of two persons or more."""
    persons = byline.read_persons(text)
    return len(persons) > 1 and all(person.kind == "person" for person in persons)


def _join(sheet: Sheet, first: int, second: int) -> str:
    """The two lines as one title; enters it."""
    title = f"{unmark(sheet.text(first))} {sheet.text(second)}"
    sheet.title_at = second
    for at in (first, second):
        sheet.take(at, "printed as the title, which was broken in two")
    sheet.tell("title", title, first)
    return title


def _line(sheet: Sheet) -> int | None:
    """A line that says it is the title; the one the trees hold likeliest; the first that could be one."""
    able = [i for i in sheet.above() if could_be_title(sheet.text(i), sheet.language)]
    marked = next((i for i in able if unmark(sheet.text(i)) != sheet.text(i)), None)
    able = [i for i in able if i >= sheet.mail_head]
    able = [i for i in able if not _tells_who(sheet.text(i))] or able
    best = max(able, key=lambda i: sheet.scores.title[i], default=None)
    if best is None or marked is not None:
        return marked
    if sheet.scores.title[best] < UNSURE:
        best = max(able, key=lambda i: sheet.scores.title[i] * min(count_words(sheet.text(i)), USUAL_WORDS))
    if sheet.scores.title[best] < UNSURE and _heads_text(sheet, able[-1]):
        return able[-1]
    if sheet.scores.title[best] < EVEN and _is_dek(sheet, best) and 0 in able:
        return 0
    if sheet.scores.title[best] >= SURE:
        return best
    return able[0] if able[0] < len(sheet.lines) - 1 else None


def _tells_who(text: str) -> bool:
    """Whether a line credits a picture, or is nothing but the names of several persons."""
    return credit.read_credit(text)[1] is not None or ("," in text and _is_list_of_names(text))


def _is_dek(sheet: Sheet, at: int) -> bool:
    """Whether a line is the second of a paste, close below a first that is no label of a word or two."""
    return at == 1 and not sheet.lines[1].gap and count_words(sheet.text(0)) >= KICKER_WORDS


def _heads_text(sheet: Sheet, at: int) -> bool:
    """Whether a line of several words stands right above the running text, set off from all above it."""
    return at + 1 == sheet.start and sheet.lines[at].gap > 0 and count_words(sheet.text(at)) > 1


def could_be_title(text: str, language: str | None) -> bool:
    """Whether a line is neither prose nor byline, date, menu or section trail."""
    size = count_words(text)
    return (
        size <= LONGEST
        and any(c.isalpha() for c in text)
        and not (text.endswith((".", "。", ",", ";", ":")) and size > PROSE_WORDS)
        and not (text.endswith((".", "。", "।", "۔", "…")) and count_sentences(text) > 1)
        and not is_furniture(text)
        and not opens_menu(text)
        and not steps(text)
        and not PLACES.match(text)
        and not byline.cue(text)
        and not is_dated(text, language)
        and not (TIME.search(text) and DAY.search(text))
    )


def opens_menu(text: str) -> bool:
    """Whether the line is 'Home', or begins with it and goes on with other places of the site."""
    folded = lower(text)
    if folded in words("pasted", "root"):
        return True
    rest = folded.partition(" ")[2]
    return begins_with_root(text) and (text.isupper() or 3 * max(flags(rest, count_words(rest))) >= 1)


def begins_with_root(text: str) -> bool:
    """Whether the first word, or all of the line, is 'Home'."""
    folded = lower(text)
    return not {folded, folded.partition(" ")[0]}.isdisjoint(words("pasted", "root"))


def is_dated(text: str, language: str | None) -> bool:
    """Whether a line is about a date: little else stands on it."""
    told = sum(date.end - date.start for date in dates.find_dates(text, language)[:2])
    return told > 0 and len(text) - told < 60 and told * 3 >= min(len(text), 60)


def unmark(text: str) -> str:
    """The title without a mark-down hash, a label, or what mail programs put before a subject."""
    if text.startswith("#"):
        text = MARK.sub("", text, count=1)
    label = _label().match(text)
    if label is None:
        return text
    rest = text[label.end() :]
    return clean_subject(rest) if is_field(text) else rest


def fold(text: str) -> str:
    """Letters and digits only, case-folded: a slug, capitals and the title itself come out the same."""
    return " ".join(re.findall(r"[^\W_]+", text.replace("\u2019", "'").casefold()))


def _case(text: str) -> int:
    """How well a title is written: 2 in upper and lower case, 1 in capitals only, 0 in small letters only."""
    if text.isupper():
        return 1
    return 2 if any(c.isupper() for c in text) else 0


def _beside(text: str, key: str) -> str | None:
    """What 'Title | Site' says beside the title, "" where it is no name; None where it is not that."""
    parts = SUFFIX.split(text) if len(text) <= 400 else []
    rest = [part for part in parts if fold(part) != key]
    if len(parts) < 2 or len(rest) == len(parts):
        return None
    return rest[0] if len(rest) == 1 and count_words(rest[0]) <= SITE_WORDS else ""


def steps(text: str) -> list[str]:
    """The sections of a trail like 'Home > Research > Title', without the first; [] for other lines."""
    if len(text) > 300:
        return []
    found = [step for step in STEP.split(text) if step]
    return found[1:] if found and found[0].casefold() in words("pasted", "root") else []
