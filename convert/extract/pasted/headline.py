"""Which line of a paste is its title: what could be one, and which of those it is."""

import re
from functools import cache
from typing import Final

from convert.extract import byline, credit
from convert.extract.pasted.day import is_dated
from convert.extract.pasted.mail import clean_subject
from convert.extract.pasted.measure import DAY, TIME
from convert.extract.pasted.menu import ends_on_arrow, opens_menu, steps
from convert.extract.pasted.sentence import begins_small, count_sentences, weigh_words
from convert.extract.pasted.sheet import PROSE_WORDS, Sheet, is_furniture
from convert.extract.pasted.signature import read_names
from convert.extract.pasted.wrap import is_field
from convert.extract.words import alternatives

SURE: Final = 0.03
"""Probability from which the likeliest line is taken for the title; below it the first line that could be."""

UNSURE: Final = 0.1
"""Probability below which the line right above the text goes before a likelier one further up."""

USUAL_WORDS: Final = 6
"""Words up to which a line is the more likely the title where that is unsure: names of sites and authors are
shorter, nine titles of ten are not."""

EVEN: Final = 0.5
"""Probability from which a line is the title or stands right below it, as its dek."""

KICKER_WORDS: Final = 4
"""Words from which the first line of a paste is no kicker of a title below it."""

DEK_ABOVE: Final = 3
"""Lines above a dek in which its title stands; author and date may be between."""

DEK_SHARE: Final = 0.015
"""Least probability of the line above a dek that ends in a stop: lines of menus have 0.003 and less."""

BARE_DEK: Final = 0.03
BARE_WORDS: Final = 5
"""The same where the dek has no stop, and words from which the line above is no kicker. Out of fold, of ten
pages with such a pair seven had the title above."""

LONG_DEK: Final = 15
"""Words of a second line that is a dek whatever stands above; one title of twelve is as long."""

LONGEST: Final = 40
"""Words of a title: the longest of 633 has 31."""

SAME_SHARE: Final = 0.6
WORD: Final = re.compile(r"\w+")
MARK: Final = re.compile(r"#{1,6}\s+")
STOPS: Final = (".", "。", "।", "۔")
QUESTION: Final = ("?", "？", "؟")
PLACES: Final = re.compile(r"[(\[]?1[)\]]?\s.+[;,]\s*[(\[]?2[)\]]?\s")
"""Where the authors of a paper work, by the numbers behind their names: '1 Institute; 2 University'."""

SEAM: Final = re.compile(r"[^\W\d_A-Z][A-Z]")
"""A capital inside a word; two in a line are the places of a menu that were run together."""

LONG_WORD: Final = 4
"""Letters from which words have a capital in titles that have them."""


@cache
def _label() -> re.Pattern[str]:
    """'Title:' in front of the title."""
    return re.compile(rf"{alternatives('pasted', 'title')}\s*[:：]\s*(?=\S)", re.IGNORECASE)


def unmark(text: str) -> str:
    """The title without a mark-down hash, a label, or what mail programs put before a subject."""
    if text.startswith("#"):
        text = MARK.sub("", text, count=1)
    label = _label().match(text)
    if label is None:
        return text
    rest = text[label.end() :]
    return clean_subject(rest) if is_field(text) else rest


def could_be_title(text: str, language: str | None) -> bool:
    """Whether a line is neither prose nor byline, address, date, menu, call or section trail."""
    size = weigh_words(text)
    return (
        size <= LONGEST
        and any(c.isalpha() for c in text)
        and not (text.endswith((*STOPS[:2], ",", ";", ":")) and size > PROSE_WORDS)
        and not (text.endswith((*STOPS, "…")) and count_sentences(text) > 1)
        and not is_furniture(text)
        and not opens_menu(text)
        and not steps(text)
        and not ends_on_arrow(text)
        and not PLACES.match(text)
        and not byline.cue(text)
        and not ("@" in text and "<" in text)
        and not is_dated(text, language)
        and not (TIME.search(text) and DAY.search(text))
    )


def find_line(sheet: Sheet) -> int | None:
    """A line that says it is the title; the one the trees hold likeliest; the first that could be one."""
    above = sheet.above()
    able = [i for i in above if could_be_title(sheet.text(i), sheet.language)]
    marked = next((i for i in able if unmark(sheet.text(i)) != sheet.text(i)), None)
    able = [i for i in able if i >= sheet.mail_head]
    able = [i for i in able if not _tells_who(sheet, i)] or able
    if marked is not None or not able:
        return marked
    likely = max(above, key=lambda i: sheet.scores.title[i])
    if (over := _find_over_dek(sheet, likely, able)) is not None:
        return over
    return _likeliest(sheet, able)


def _likeliest(sheet: Sheet, able: list[int]) -> int | None:
    """The line that the trees hold for the title; where they hold none, what stands where titles do."""
    score = sheet.scores.title
    best = max(able, key=lambda i: score[i])
    if score[best] < UNSURE:
        best = max(able, key=lambda i: score[i] * min(weigh_words(sheet.text(i)), USUAL_WORDS))
    if score[best] < UNSURE and _heads_text(sheet, able[-1]):
        return able[-1]
    if score[best] < EVEN and _is_second(sheet, best) and 0 in able:
        return 0
    if score[best] >= SURE:
        return best
    return able[0] if able[0] < len(sheet.lines) - 1 else None


def _find_over_dek(sheet: Sheet, dek: int, able: list[int]) -> int | None:
    """The title above its dek, which the trees take for the title; None where that is no dek."""
    text = sheet.text(dek)
    if sheet.scores.title[dek] < EVEN:
        return None
    if text.endswith(STOPS):
        places = [i for i in range(dek - 1, dek - 1 - DEK_ABOVE, -1) if i in able]
        told = [i for i in places if sheet.scores.title[i] >= DEK_SHARE and _is_headline(sheet, i)]
        return max(told, key=lambda i: sheet.scores.title[i], default=None)
    over = dek - 1
    first = sheet.text(over)
    if over not in able or text.endswith(QUESTION) or sheet.scores.title[over] < BARE_DEK:
        return None
    if _shares(first, text) > SAME_SHARE:
        return None
    size, below = weigh_words(first), weigh_words(text)
    longer = below > size >= BARE_WORDS or (below >= LONG_DEK and size >= KICKER_WORDS)
    styled = size >= KICKER_WORDS - 1 and _is_in_capitals(first) and not _is_in_capitals(text)
    return over if (longer or styled) and below > size and _is_headline(sheet, over) else None


def _shares(first: str, second: str) -> float:
    """Share of the words of a line that the line below has too, as where a trail names the title in short."""
    own = WORD.findall(first.casefold())
    return sum(word in WORD.findall(second.casefold()) for word in own) / max(1, len(own))


def _is_headline(sheet: Sheet, at: int) -> bool:
    """Whether a line of several words is no sentence and no menu that was run together."""
    text = sheet.text(at)
    seams = len(SEAM.findall(text))
    return weigh_words(text) >= KICKER_WORDS - 1 and not text.endswith(STOPS) and seams < 2


def _is_in_capitals(text: str) -> bool:
    """Whether every long word begins with a capital: 'Shade Is Infrastructure', 'The Bridge of Sighs'."""
    return not any(begins_small(word) for word in text.split() if len(word) >= LONG_WORD)


def _tells_who(sheet: Sheet, at: int) -> bool:
    """Whether a line credits a picture, or is nothing but the names of several persons."""
    text = sheet.text(at)
    return credit.read_credit(text)[1] is not None or bool(read_names(sheet, text))


def _is_second(sheet: Sheet, at: int) -> bool:
    """Whether a line is the second of a paste, close below a first that is no label of a word or two."""
    return at == 1 and not sheet.lines[1].gap and weigh_words(sheet.text(0)) >= KICKER_WORDS


def _heads_text(sheet: Sheet, at: int) -> bool:
    """Whether a line of several words stands right above the running text, set off from all above it."""
    return at + 1 == sheet.start and sheet.lines[at].gap > 0 and weigh_words(sheet.text(at)) > 1
