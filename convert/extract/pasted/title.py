"""The title of a pasted article, its repeats (slug, capitals, 'Title | Site') and the section trail."""

import re
from typing import Final

from convert.extract.pasted.headline import could_be_title, find_line, unmark
from convert.extract.pasted.menu import steps
from convert.extract.pasted.sentence import begins_small, weigh_words
from convert.extract.pasted.sheet import Sheet
from convert.extract.pasted.signature import read_names
from convert.model import Rival

SITE_WORDS: Final = 9
"""Words of the name of a site behind a title: 'The Institute for ... of the University of ...'."""

NAME_WORDS: Final = 4
"""Words of what is taken off a title because a line of its own says it too: the site, a section."""

BROKEN_WORDS: Final = 3
"""Fewest words in the first half of a title that is broken in two."""

SUFFIX: Final = re.compile(r"\s+[|–—·»-]\s+")


def find_title(sheet: Sheet) -> tuple[str | None, str | None]:
    """The title, and the name of the site where a repeat of the title gives it; enters both lines."""
    at = find_line(sheet)
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
    if not sign or weigh_words(title) < BROKEN_WORDS or weigh_words(name) > NAME_WORDS:
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
        breaks = last.isalpha() and last.islower() and weigh_words(over.text) >= BROKEN_WORDS
        if not (set_off and breaks and sheet.is_free(first)):
            continue
        if at == second + 1 and not read_names(sheet, sheet.text(at)):
            continue
        if begins_small(over.text) or sheet.mail_head > first:
            continue
        if all(could_be_title(sheet.text(i), sheet.language) for i in (first, second)):
            return first, second
    return None


def _join(sheet: Sheet, first: int, second: int) -> str:
    """The two lines as one title; enters it."""
    title = f"{unmark(sheet.text(first))} {sheet.text(second)}"
    sheet.title_at = second
    for at in (first, second):
        sheet.take(at, "printed as the title, which was broken in two")
    sheet.tell("title", title, first)
    return title


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
    return rest[0] if len(rest) == 1 and weigh_words(rest[0]) <= SITE_WORDS else ""
