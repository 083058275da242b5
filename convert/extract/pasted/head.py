"""What stands above the text of a pasted article: site, section, title, dek, byline, date, credit."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Final

import msgspec

from convert.extract import credit
from convert.extract.pasted.day import find_dates
from convert.extract.pasted.hole import names_source
from convert.extract.pasted.measure import IDEAS, flags
from convert.extract.pasted.menu import begins_with_root, opens_menu, steps
from convert.extract.pasted.sentence import ends_sentence, lower, weigh_words
from convert.extract.pasted.sheet import Sheet, is_furniture
from convert.extract.pasted.signature import find_byline
from convert.extract.pasted.title import SITE_WORDS, find_title, fold
from convert.extract.words import alternatives, words
from convert.model import Figure, Person, Text

DEK_WORDS: Final = (6, 60)
"""Fewest and most words of a dek; of the 60 pages read by eye (meta-dev) none has more than 55."""

CREDIT_WORDS: Final = 14
"""Longest credit: 'Ministry of Foreign Affairs of the Republic of ... via Agency'."""

SECTION_WORDS: Final = 7
"""Longest name of a section."""

MENU_STEPS: Final = 3
"""Steps behind 'Home' from which a line parted by strokes or dots is a menu; a trail has arrows."""

MENU_BAR: Final = re.compile(r"\|[^|]*\|")
"""Two strokes or more part the places of a menu; no name has them."""

MENU_SIGN: Final = re.compile(r"[|·]")
TRAIL_SIGN: Final = re.compile(r"[>»›→/]")

CLOSE: Final = 3
"""Lines right below the text in which its picture may be credited."""

CLEAN_HEAD: Final = 4
"""With at most so many other lines above the title the paste began at the masthead, with the site's name."""

RIGHTS: Final = re.compile(r"(?:©|\(c\))[\W\d_]*(?:copyright[\W\d_]*)?(.{2,200})", re.IGNORECASE)
"""What follows the sign, and mostly a year, in a line about rights: the name of who holds them."""

COPYRIGHT: Final = re.compile(r"copyright\b.{2,200}", re.IGNORECASE)
YEAR: Final = re.compile(r"(?:19|20)\d\d")
RESERVED_SHARE: Final = 0.3
"""Share of the words that reserve rights in a line without a year; the name of the holder is the rest."""

RIGHTS_START: Final = 12
"""Letters that may stand in front of the sign, 'Copyright', if they do not say that rights are reserved."""

RIGHTS_WORDS: Final = 40
"""Words of a line about rights; a longer one is a paragraph that speaks of them."""

MOST_HOLDERS: Final = 8
"""Lines about rights that are read; a page has one or two, and this bounds the work."""


class Head(msgspec.Struct, frozen=True):
    """The facts that stand around the text; None or () where the text does not tell."""

    title: str | None
    dek: str | None
    persons: tuple[Person, ...]
    published: str | None
    updated: str | None
    site: str | None
    section: str | None
    lead: Figure | None
    copyright: str | None


def read_head(sheet: Sheet) -> Head:
    """All facts of the sheet; each takes its lines."""
    title, site = find_title(sheet)
    days = find_dates(sheet)
    persons = find_byline(sheet)
    for at in filter(sheet.is_free, range(sheet.mail_head)):
        sheet.take(at, "head of the mail")
    rights = _find_rights(sheet)
    lead = _find_lead(sheet)
    dek = _find_dek(sheet)
    section = _find_section(sheet, title, least=2 if site is None else 1)
    return Head(
        title=title,
        dek=dek,
        persons=persons,
        published=days.get("published"),
        updated=days.get("updated"),
        site=_find_site(sheet, site),
        section=section,
        lead=lead,
        copyright=rights,
    )


def _find_rights(sheet: Sheet) -> str | None:
    """The line that says whose the rights are: '© 2024 The Harbour Courier. All rights reserved.'"""
    for at in range(max(sheet.start + 1, sheet.end - CLOSE), len(sheet.lines)):
        text = sheet.text(at)
        if sheet.is_free(at) and _is_about_rights(text):
            sheet.printed.add(at)
            sheet.tell("copyright", text, at)
            return text
    return None


def _is_about_rights(text: str) -> bool:
    """Whether a line opens with the sign or the word, and a year or the reserve of all rights follows."""
    size = weigh_words(text)
    found = RIGHTS.search(text) or COPYRIGHT.match(text)
    if size > RIGHTS_WORDS or not found:
        return False
    if found.start() > RIGHTS_START and not flags(text[: found.start()], size)[IDEAS.index("footer")]:
        return False
    return YEAR.search(found[0]) is not None or flags(text, size)[IDEAS.index("footer")] >= RESERVED_SHARE


def _find_lead(sheet: Sheet) -> Figure | None:
    """The credit of the picture above the text, or right below it; the picture itself was not pasted."""
    title = sheet.title_at if sheet.title_at is not None else -1
    above = range(title + 1, min(sheet.start + 2, len(sheet.lines)))
    for at in (*above, *sheet.below()[:CLOSE]):
        if not sheet.is_free(at) or weigh_words(sheet.text(at)) > DEK_WORDS[1]:
            continue
        caption, by = _read_credit(sheet.text(at))
        if at >= sheet.end and names_source(sheet.text(at)):
            continue
        if by and weigh_words(by) <= CREDIT_WORDS:
            sheet.tell("credit", by, at)
            sheet.take(at, "printed as the credit of the picture")
            return Figure((), (Text(caption),) if caption else (), by)
    return None


def _read_credit(text: str) -> tuple[str, str | None]:
    """Caption and credit; a caption that is called 'Image:' may have the credit behind it."""
    caption, by = credit.read_credit(text)
    inner, name = credit.read_credit(by) if by else ("", None)
    return (f"{caption} {inner}".strip(), name) if inner and name else (caption, by)


def _find_dek(sheet: Sheet) -> str | None:
    """A sentence or two between the title and the byline, date or picture."""
    if sheet.title_at is None:
        return None
    at = sheet.title_at + 1
    while at in sheet.taken and "printed" not in sheet.taken[at]:
        at += 1
    told = any("printed" in sheet.taken.get(i, "") for i in range(at + 1, at + 4))
    if not told or at >= len(sheet.lines) or not sheet.is_free(at):
        return None
    text = sheet.text(at)
    if not DEK_WORDS[0] <= weigh_words(text) <= DEK_WORDS[1] or is_furniture(text):
        return None
    sheet.printed.add(at)
    sheet.tell("dek", text, at)
    return text


@cache
def _label() -> re.Pattern[str]:
    """'Category:' in front of the section."""
    return re.compile(rf"{alternatives('pasted', 'section')}\s*[:：]\s*(?=\S)", re.IGNORECASE)


def _find_section(sheet: Sheet, title: str | None, least: int) -> str | None:
    """The last step of a trail, what stands behind 'Category:', or the line above a clean paste's title.

    `least` lines must be left above the title for the last of them to be the section and not the site.
    """
    for at in sheet.above():
        text = sheet.text(at)
        if not sheet.is_free(at) or len(text) > 300:
            continue
        if found := steps(text):
            told = [step for step in found if lower(step) not in words("pasted", "here")]
            named = [step for step in told if title is None or not _begins(title, step)]
            if _is_menu(text, found):
                continue
            return _enter_section(sheet, at, named[-1] if named else "", "a trail of sections")
        if label := _label().match(text):
            return _enter_section(sheet, at, text[label.end() :], "printed as the section")
    rest = _above_title(sheet)
    last = rest[-1] if rest else None
    if last is None or not _could_be_name(sheet.text(last), SECTION_WORDS):
        return None
    if (least <= len(rest) <= CLEAN_HEAD and not _has_menu(sheet)) or _is_kicker(sheet, last):
        sheet.printed.add(last)
        sheet.tell("section", sheet.text(last), last)
        return sheet.text(last)
    return None


def _is_menu(text: str, found: Sequence[str]) -> bool:
    """Whether strokes part the places of a whole site, as in a menu, which has more steps than a trail."""
    if not MENU_SIGN.search(text) or TRAIL_SIGN.search(text):
        return False
    return len(found) >= MENU_STEPS or lower(found[-1]) in words("pasted", "people")


def _is_kicker(sheet: Sheet, at: int) -> bool:
    """Whether the line is set off from the menu, right above the title, and the menu has its words too."""
    if at + 1 != sheet.title_at or not sheet.lines[at].gap:
        return False
    key = fold(sheet.text(at))
    return any(f" {key} " in f" {fold(sheet.text(above))} " for above in range(at))


def _has_menu(sheet: Sheet) -> bool:
    """Whether a menu stands above the title: a line begins with 'Home', or is nothing but furniture."""
    above = [sheet.text(at) for at in range(sheet.title_at or 0)]
    return any(opens_menu(text) or is_furniture(text) for text in above)


def _enter_section(sheet: Sheet, at: int, name: str, why: str) -> str | None:
    sheet.take(at, why)
    if not name or weigh_words(name) > SECTION_WORDS:
        return None
    sheet.tell("section", name, at)
    return name


def _begins(title: str, step: str) -> bool:
    """Whether the step of a trail is the title, maybe cut off."""
    return fold(title).startswith(fold(step.rstrip(".…"))) and weigh_words(step) > 2


def _find_site(sheet: Sheet, site: str | None) -> str | None:
    """The name behind the title in its repeat, else the first line of a paste that began at the masthead."""
    rest = [at for at in _above_title(sheet) if not begins_with_root(sheet.text(at))]
    if site is not None:
        twin = next((at for at in rest if fold(sheet.text(at)) == fold(site)), None)
        if twin is not None:
            sheet.printed.add(twin)
            site = sheet.text(twin)
        where = twin if twin is not None else next(i for i in sheet.taken if site in sheet.text(i))
        sheet.tell("site", site, where)
        return site
    owner = _find_owner(sheet, rest)
    if owner is not None:
        sheet.printed.add(owner)
        sheet.tell("site", sheet.text(owner), owner)
        return sheet.text(owner)
    if not rest or not _could_be_name(sheet.text(rest[0]), SITE_WORDS):
        return None
    below = rest[0] + 1
    kicker = below != sheet.title_at and not sheet.lines[below].gap
    clean = len(rest) <= CLEAN_HEAD and not kicker and not _has_menu(sheet)
    if clean or (rest[0] == 0 and _is_told_below(sheet)):
        sheet.printed.add(rest[0])
        sheet.tell("site", sheet.text(rest[0]), rest[0])
        return sheet.text(rest[0])
    return None


def _is_told_below(sheet: Sheet) -> bool:
    """Whether the first line, of two words or more, stands in a line below the text too."""
    name = fold(sheet.text(0))
    last = range(max(sheet.start, sheet.end - CLOSE), len(sheet.lines))
    return " " in name and any(f" {name} " in f" {fold(sheet.text(at))} " for at in last)


def _find_owner(sheet: Sheet, rest: Sequence[int]) -> int | None:
    """The line above the title, maybe among menus, that names who holds the rights: '© 2025 Name.'"""
    found = (RIGHTS.search(sheet.text(at)) for at in range(sheet.end, len(sheet.lines)))
    holders = [f"{fold(m[1])} " for m in islice(filter(None, found), MOST_HOLDERS)]
    named = [
        at
        for at in rest
        if _could_be_name(sheet.text(at), SITE_WORDS)
        and (name := fold(sheet.text(at)))
        and any(holder.startswith(f"{name} ") for holder in holders)
    ]
    return max(named, key=lambda at: (len(sheet.text(at)), -at), default=None)


def _above_title(sheet: Sheet) -> list[int]:
    """The lines above the title that no fact has."""
    return [at for at in range(sheet.title_at or 0) if sheet.is_free(at)]


def _could_be_name(text: str, most: int) -> bool:
    if MENU_BAR.search(text) or "@" in text:
        return False
    return weigh_words(text) <= most and not ends_sentence(text) and not is_furniture(text)
