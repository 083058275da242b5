"""Shelves of recommended articles in a text: a cue line ('Related Articles'), then titles with teasers."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.extract.byline import cue
from convert.extract.dates import find_date
from convert.extract.pasted.line import Line
from convert.extract.pasted.measure import IDEAS, flags
from convert.extract.pasted.sentence import (
    UNSPACED,
    begins_small,
    count_sentences,
    ends_sentence,
    lower,
    weigh_words,
)
from convert.extract.pasted.wrap import MARKER
from convert.extract.related import heading
from convert.extract.settle import credit
from convert.model import Related

MOST_ITEMS: Final = 12
"""Articles on one shelf; the longest of 58 shelves read by eye (related-dev) has 10."""

CUE_WORDS: Final = 8
COLON_WORDS: Final = 12
"""Longest cue line: 'You might also be interested in these articles'; below the text one with a colon may
say more."""

TITLE_WORDS: Final = (3, 26)
"""Fewest and most words of a title on a shelf; a shorter line is the label of a category."""

UNSPACED_WORDS: Final = 2
"""Fewest words of a title in a script without spaces, where four signs are a title."""

CALL_WORDS: Final = 6
"""Longest call that is known by its first word: 'Subscribe to our letter'."""

QUOTES: Final = "\"'”’»）)"
"""What may close behind the last stop of a title."""

NOTE: Final = re.compile(r"\[\d{1,3}\]")
"""How a note begins, which is no title."""

COUNTED: Final = re.compile(r"[:：]\s*\d+$")
"""The end of a line that tells a number, that of an article or of its readers."""

OFFER_WORDS: Final = 2
"""Fewest words of the title in 'Read also: Title'."""

RUNNING_WORDS: Final = 20
"""A sentence of so many words is running text: of the teasers on 58 shelves read by eye few are as long, and
they stand where no text follows."""

CUT_OFF: Final = ("…", "...", "[…]")
TEASER_WORDS: Final = 6
"""Fewest words of a teaser."""

ENDING_SHARE: Final = 0.5
"""Share of a line's words that speak of cookies, rights, comments or newsletters where these begin."""

LABEL_WORDS: Final = 10
"""Longest label beside a title: 'Published on Mar 11, 2026, updated on Mar 12, 2026'."""

SECTION_WORDS: Final = 4
FEWEST_REPEATS: Final = 3
MOST_LINES: Final = 60
"""Longest name of a section that is said with each article, how often it is said at least, and lines of a
shelf: five for each of twelve articles."""

STRAY_LINES: Final = 3
"""So many lines in a row that are neither title, teaser, date nor author end the shelf: it is the footer."""

OTHER_LISTS: Final = frozenset("latest popular product sponsored tags".split())
"""Ideas of a heading over another list (see related.heading)."""

FOLLOWING_SHARE: Final = 0.15
FOLLOWING_WORDS: Final = 150
"""So much of the body (share, or words in a short article) may stand below a cue and still be teasers;
more is the article going on."""

PARAGRAPH_WORDS: Final = 60
"""A line of so many words is no teaser but a paragraph of the article."""

SHARE: Final = IDEAS.index("share")
SHARE_SHARE: Final = 0.3
"""Share of the words of a short line that calls to pass the article on: 'Share the post'."""

COMMENT: Final = IDEAS.index("comment")
ENDING: Final = tuple(IDEAS.index(i) for i in ("consent", "footer", "comment", "subscribe"))
CALLING: Final = tuple(IDEAS.index(i) for i in ("comment", "subscribe"))


class Shelf(msgspec.Struct, frozen=True):
    """One shelf: the index of its cue line, its articles, and each line's part in it.

    `parts` maps the index of a line to "cue", "title", "teaser" or "label" (dates, categories).
    """

    cue: int
    related: tuple[Related, ...]
    parts: dict[int, str]


def find(lines: Sequence[Line], body: Sequence[bool], start: int) -> tuple[Shelf, ...]:
    """All shelves below line `start`, the first line of running text."""
    total = sum(weigh_words(line.text) for line, own in zip(lines, body, strict=True) if own)
    below = total
    shelves: list[Shelf] = []
    until = start
    paragraphs = (i for i, own in enumerate(body) if own and weigh_words(lines[i].text) >= PARAGRAPH_WORDS)
    last = max(paragraphs, default=-1)
    running = max((i for i, own in enumerate(body) if own and is_running(lines[i].text)), default=-1)
    for at, line in enumerate(lines):
        if body[at]:
            below -= weigh_words(line.text)
        if at < until:
            continue
        if inline := read_offer(line.text):
            shelves.append(Shelf(at, (Related(inline),), {at: "inline"}))
        elif is_cue(line.text) or _is_long_cue(line.text):
            tail = at > last and below <= max(FOLLOWING_SHARE * total, FOLLOWING_WORDS)
            shelf = _read(lines, body, at, tail)
            if tail and max(shelf.parts, default=running) < running:
                shelf = _read(lines, body, at, False)
            if shelf.related:
                shelves.append(shelf)
                until = max(shelf.parts) + 1
    return tuple(shelves)


def is_running(text: str) -> bool:
    """Whether a line reads as running text: two sentences, or one that is longer than a title."""
    return ends_sentence(text) and (weigh_words(text) >= RUNNING_WORDS or count_sentences(text) > 1)


def is_cue(text: str) -> bool:
    """Whether the line heads a list of recommended articles."""
    if weigh_words(text) > CUE_WORDS or ends_sentence(text) or read_offer(text):
        return False
    return _names_cue(text)


def _is_long_cue(text: str) -> bool:
    return text.endswith((":", "：")) and weigh_words(text) <= COLON_WORDS and _names_cue(text)


def _names_cue(text: str) -> bool:
    return "cue" in (heading.idea(text), heading.idea(lower(text)))


def read_offer(text: str) -> str | None:
    """The title in 'Read also: Title', one article that is offered on a line of its own; else None."""
    head, colon, title = text.replace("：", ": ").partition(": ")
    least = UNSPACED_WORDS if UNSPACED.search(title) else OFFER_WORDS
    if not colon or not least <= weigh_words(title) <= TITLE_WORDS[1] or weigh_words(head) > CUE_WORDS:
        return None
    if ends_sentence(title) and not title.rstrip(QUOTES).endswith(("?", "!", "？", "！", "…")):
        return None
    calls = heading.leads_on(head) and heading.idea(head) is None and len(head.split()) > 1
    return title.strip() if _names_cue(head) or calls else None


def _read(lines: Sequence[Line], body: Sequence[bool], top: int, tail: bool) -> Shelf:
    """The shelf below a cue line. Where the article goes on below (not `tail`), its prose ends the shelf."""
    parts = {top: "cue"}
    entries: list[list[str]] = []
    told: set[str] = set()
    often = _repeated(lines, top)
    paired = False
    stray = 0
    widest = lines[top + 1].gap if top + 1 < len(lines) else 0
    for at in range(top + 1, len(lines)):
        text = lines[at].text
        size = weigh_words(text)
        heads = lines[at].gap > 0 and _heads_prose(lines, body, at)
        if entries and lines[at].gap > widest and (len(entries) > 1 or body[at] or heads):
            break
        widest = max(widest, lines[at].gap)
        if ends(text, size) and (entries or not heading.leads_on(text)):
            break
        if not tail and body[at] and (ends_sentence(text) or size > TITLE_WORDS[1]):
            break
        if entries and heads and not (paired or (tail and len(entries) == 1)):
            break
        title = entries[-1][0] if entries and len(entries[-1]) == 1 else None
        if title is not None and _is_teaser(text, size, paired, tail, title.endswith(CUT_OFF)):
            entries[-1].append(text)
            parts[at] = "teaser"
            paired, stray = True, 0
        elif _is_title(text, size) and text.casefold() not in told | often and len(entries) < MOST_ITEMS:
            entries.append([text])
            told.add(text.casefold())
            parts[at] = "title"
            stray = 0
        else:
            known = text.casefold() in often or (_is_label(text, size) if entries else heading.leads_on(text))
            stray += not known
            if stray >= STRAY_LINES or size > TITLE_WORDS[1]:
                break
            parts[at] = "label"
    last = max(parts)
    if tail and not paired and _ends_on_title(lines, parts, last):
        entries.append([lines[last].text])
        parts[last] = "title"
    related = tuple(Related(_bare(e[0]), teaser=e[1] if len(e) > 1 else None) for e in entries)
    return Shelf(top, related, _trim(parts))


def _repeated(lines: Sequence[Line], top: int) -> set[str]:
    """Short lines that stand several times below a cue: the section of each article."""
    below = (line.text.casefold() for line in lines[top + 1 : top + 1 + MOST_LINES])
    times = Counter(text for text in below if weigh_words(text) <= SECTION_WORDS)
    return {text for text, count in times.items() if count >= FEWEST_REPEATS}


def _bare(title: str) -> str:
    """A title without the mark of the list that it stood in."""
    mark = MARKER.match(title)
    return title[mark.end() :] if mark and not title[0].isalnum() else title


def _heads_prose(lines: Sequence[Line], body: Sequence[bool], at: int) -> bool:
    """Whether the line stands over a paragraph of the article, as a heading does."""
    if at + 1 >= len(lines) or ends_sentence(lines[at].text):
        return False
    return body[at] and body[at + 1] and ends_sentence(lines[at + 1].text)


def _trim(parts: dict[int, str]) -> dict[int, str]:
    """Without labels below the last article: they belong to what comes next."""
    last = max((at for at, part in parts.items() if part in ("title", "teaser")), default=-1)
    return {at: part for at, part in parts.items() if at <= last}


def ends(text: str, size: float) -> bool:
    """Whether the line is the start of something else: another list, the comments, the footer."""
    first, _, rest = text.partition(" ")
    if first.isdecimal() and flags(rest.split(" ", 1)[0], 1)[COMMENT]:
        return True
    if size > LABEL_WORDS:
        return False
    told = flags(text, size)
    idea = heading.idea(text)
    heads = idea in OTHER_LISTS or (idea is not None and not heading.leads_on(text))
    opening = flags(first, 1) if size <= CALL_WORDS else told
    most = max(*(told[i] for i in ENDING), *(opening[i] for i in CALLING))
    return heads or "©" in text or most >= ENDING_SHARE


def _is_title(text: str, size: float) -> bool:
    least = UNSPACED_WORDS if UNSPACED.search(text) else TITLE_WORDS[0]
    if (
        not least <= size <= TITLE_WORDS[1]
        or _is_label(text, size)
        or NOTE.match(text)
        or COUNTED.search(text)
    ):
        return False
    if credit.is_credit(text) or (size <= CALL_WORDS and flags(text, size)[SHARE] >= SHARE_SHARE):
        return False
    return not ends_sentence(text) or text.endswith(("?", "!", "？", "！", "…", '"', "”", "»")) or size <= 12


def _ends_on_title(lines: Sequence[Line], parts: dict[int, str], last: int) -> bool:
    """Whether two words, the second with a small letter, end the list: no name, no category in capitals."""
    first, _, second = lines[last].text.partition(" ")
    if parts[last] != "label" or parts.get(last - 1) != "title" or _is_label(lines[last].text, 2):
        return False
    return begins_small(second) and " " not in second and not begins_small(first)


def _is_teaser(text: str, size: float, paired: bool, tail: bool, cut: bool) -> bool:
    """A line below a title that reads as running text, or stands where the others have their teaser.

    `cut` says that the title is cut off itself, as the other titles then are.
    """
    if _is_label(text, size):
        return False
    if size < TEASER_WORDS:
        return tail and not cut and (text.endswith(CUT_OFF) or (paired and text.endswith((".", "。"))))
    if text.endswith(CUT_OFF) or (ends_sentence(text) and not text.endswith(("?", "!"))):
        return True
    return tail and (paired or size > TITLE_WORDS[1])


def _is_label(text: str, size: float) -> bool:
    """A date, an author, a reading time, 'Read more' beside a title."""
    if size > LABEL_WORDS:
        return False
    if heading.leads_on(text) or cue(text) or find_date(text):
        return True
    return text[0].isdigit() and size <= 3
