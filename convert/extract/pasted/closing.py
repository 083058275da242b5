"""Lines of the article that the trees take for the foot of the page, near a list of other articles."""

from collections.abc import Sequence
from typing import Final

from convert.extract.pasted.line import Line
from convert.extract.pasted.measure import IDEAS, Floats, flags
from convert.extract.pasted.sentence import ends_sentence, lower, weigh_words
from convert.extract.pasted.sheet import is_furniture
from convert.extract.pasted.shelf import CUE_WORDS, TEASER_WORDS, ends, is_cue, read_offer
from convert.extract.pasted.wrap import MARKER
from convert.extract.related import heading
from convert.extract.words import words

SHORT_TEXT: Final = 400.0
"""Words of a short text, menus and all (see choose.SHORT_TEXT)."""

CLOSING_SURE: Final = (0.08, 0.25)
"""Least probability of a line right above the closing list, in a short text and in any other."""

CALLS: Final = tuple(IDEAS.index(i) for i in ("consent", "share", "footer", "comment", "subscribe"))
"""What no word of the section speaks of."""

CLOSING_LINES: Final = 5
"""Most lines between the article and the list; with 12 word F1 of pasted-dev is 0.0001 less."""


def resume(lines: Sequence[Line], body: Sequence[bool]) -> list[bool]:
    """The choice of lines with the article that goes on below a list in the midst of a short text.

    The list ends at the first wider gap; below it stands a sentence, or a heading over one, that speaks of no
    comments, newsletters or rights. In a text of a few paragraphs the trees take it for the foot of the page.
    """
    kept = list(body)
    total = sum(weigh_words(line.text) for line in lines)
    for top in range(1, len(lines) - 1) if total < SHORT_TEXT else ():
        if not is_cue(lines[top].text) or not any(body[:top]):
            continue
        widest = lines[top + 1].gap
        at = next((i for i in range(top + 2, len(lines)) if lines[i].gap > widest), len(lines))
        while at < len(lines) and _goes_on(lines, at):
            kept[at] = True
            at += 1
    return kept


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a sentence of an article, or a heading right above one."""
    text = lines[at].text
    size = weigh_words(text)
    if is_cue(text):
        return False
    if ends_sentence(text):
        return size >= TEASER_WORDS and sum(flags(text, size)) == 0 and not ends(text, size)
    over = at + 1 < len(lines) and ends_sentence(lines[at + 1].text) and _goes_on(lines, at + 1)
    lists = heading.idea(text) not in (None, "navigation")
    return over and size <= CUE_WORDS and not (is_furniture(text) or lists or "©" in text)


def close(lines: Sequence[Line], body: Sequence[bool], sure: Floats) -> list[bool]:
    """The choice of lines with the last section, where only a list of related articles stands below it.

    From the first heading over a sentence or a list on, sentences and items are taken as long as the trees do
    not rule them out; a call, a form or a note about the author ends them.
    """
    kept = list(body)
    last = max((at for at, own in enumerate(body) if own), default=len(lines))
    places = range(last + 1, min(last + 2 + CLOSING_LINES, len(lines)))
    foot = next((at for at in places if is_cue(lines[at].text)), None)
    if foot is None:
        return kept
    least = CLOSING_SURE[sum(weigh_words(line.text) for line in lines) >= SHORT_TEXT]
    begun = not ends_sentence(lines[last].text) and not MARKER.match(lines[last].text)
    for at in range(last + 1, foot):
        listed = kept[at - 1] and not lines[at].gap and MARKER.match(lines[at].text)
        if (sure[at] < least and not listed) or not _is_of_section(lines, at, foot, begun):
            if begun or _heads_author(lines[at].text):
                break
            continue
        begun = kept[at] = True
    return kept


def _is_of_section(lines: Sequence[Line], at: int, foot: int, begun: bool) -> bool:
    """Whether a line is the heading of a section, or a sentence or an item below it."""
    text = lines[at].text
    if begun and (MARKER.match(text) or ends_sentence(text)):
        return _says_no_call(text)
    below = lines[at + 1].text if at + 1 < foot else ""
    short = weigh_words(text) <= CUE_WORDS and not ends_sentence(text) and not MARKER.match(text)
    told = bool(MARKER.match(below)) or ends_sentence(below)
    return (
        short
        and told
        and not (is_furniture(text) or _heads_author(text) or read_offer(text))
        and _says_no_call(text)
        and _says_no_call(below)
    )


def _says_no_call(text: str) -> bool:
    size = weigh_words(text)
    told = flags(text, size)
    return all(told[at] == 0 for at in CALLS) and not ends(text, size)


def _heads_author(text: str) -> bool:
    return lower(text).strip(" :#") in words("aside", "author_note")
