"""The comments below an article: words of others, each under a name and the minute in which it was sent."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from convert.extract import byline, dates
from convert.extract.pasted.line import Line
from convert.extract.pasted.measure import TIME
from convert.extract.pasted.sentence import begins_small, ends_sentence, weigh_words

FEWEST: Final = 3
"""Comments from which they are a thread."""

STAMP_WORDS: Final = 9
"""Longest line that tells day and minute: 'Dienstag, 18. Dezember 2025 um 10:02 Uhr'."""

NAME_WORDS: Final = 5
"""Longest line of who sent a comment: 'Jane Doe says:'."""

ARTICLE_WORDS: Final = 150
"""Words of the article that must stand above; a head has its own name and minute."""


def leave(lines: Sequence[Line], body: Sequence[bool]) -> list[bool]:
    """The choice without the thread: all from the first name on that stands over day and minute."""
    sizes = (weigh_words(line.text) * own for line, own in zip(lines, body, strict=True))
    before = list(accumulate(sizes))
    stamps = [
        at
        for at in range(1, len(lines))
        if before[at] >= ARTICLE_WORDS and is_stamp(lines[at].text) and _is_sender(lines[at - 1].text)
    ]
    if len(stamps) < FEWEST or not _are_names(lines, [lines[at - 1].text for at in stamps]):
        return list(body)
    return [own and at < stamps[0] - 1 for at, own in enumerate(body)]


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but a day and a minute."""
    if len(text) > 80 or weigh_words(text) > STAMP_WORDS or not TIME.search(text):
        return False
    return any(date.complete for date in dates.find_dates(text))


def _are_names(lines: Sequence[Line], told: Sequence[str]) -> bool:
    """Whether most are names, and not headings of a chronicle, whose words the text has in small."""
    small = {word for line in lines for word in line.text.split() if begins_small(word)}
    named = [byline.is_name(text) and small.isdisjoint(map(str.lower, text.split())) for text in told]
    return 2 * sum(named) > len(named)


def _is_sender(text: str) -> bool:
    return 0 < weigh_words(text) <= NAME_WORDS and not ends_sentence(text) and not is_stamp(text)
