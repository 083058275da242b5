"""Lines of a short text that the trees leave out although the article goes on around them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from convert.extract.pasted.line import Line
from convert.extract.pasted.measure import IDEAS, flags
from convert.extract.pasted.sentence import ends_sentence, lower, weigh_words
from convert.extract.pasted.sheet import FURNITURE, FURNITURE_WORDS
from convert.extract.pasted.shelf import ends, is_cue, read_offer
from convert.extract.related import heading
from convert.extract.settle import credit
from convert.extract.words import words

SHORT_TEXT: Final = 400.0
"""Words of a short text, menus and all (see choose.SHORT_TEXT)."""

WIDEST: Final = 4
"""Most lines between two of the article's; more are a box of their own."""

HEADING_WORDS: Final = 15
"""Longest heading (see choose.HEADING_WORDS)."""

CLEAN_SHARE: Final = 0.85
"""Share of a text's words that must be chosen for the rest to be the article's too."""

FURNITURE_SHARE: Final = 0.3
"""Share of the words of a short line that says that a page was pasted; with 0.6 'Home Blog' says nothing."""

SENTENCE_WORDS: Final = 5
"""Shortest sentence; a shorter one may be a call: 'Sign up now!'."""

CALLS: Final = tuple(IDEAS.index(i) for i in ("consent", "share", "footer", "comment", "subscribe"))
"""What no sentence of the article speaks of."""

META: Final = IDEAS.index("meta")
QUESTION: Final = ("?", "？", "؟")
"""A question is about nothing of the head, though its words may be: 'by' opens 'why' in Spanish."""


def keep_clean(lines: Sequence[Line], body: Sequence[bool]) -> list[bool]:
    """The choice with all between its first line and its last, where a text is nearly all article and has no
    line of a menu, a share bar or a footer."""
    sizes = [weigh_words(line.text) for line in lines]
    kept = sum(size for size, chosen in zip(sizes, body, strict=True) if chosen)
    if not kept or kept < CLEAN_SHARE * sum(sizes) or any(map(_is_beside, lines, sizes)):
        return list(body)
    own = [at for at, chosen in enumerate(body) if chosen]
    return [own[0] <= at <= own[-1] for at in range(len(lines))]


def _is_beside(line: Line, size: float) -> bool:
    """Whether a short line has a third of words that stand in menus, share bars, footers."""
    if size >= FURNITURE_WORDS:
        return False
    told = flags(line.text, size)
    return "©" in line.text or max(told[at] for at in FURNITURE) > FURNITURE_SHARE


def fill(lines: Sequence[Line], body: Sequence[bool]) -> list[bool]:
    """The choice of lines with the sentences between them, headings over them, the heading of an abstract,
    and the source of a table. Calls, and lists of other articles, stay out."""
    kept = list(body)
    own = [at for at, chosen in enumerate(body) if chosen]
    if not own or sum(weigh_words(line.text) for line in lines) >= SHORT_TEXT:
        return kept
    for first, last in pairwise(own):
        between = range(first + 1, last)
        if len(between) <= WIDEST and not any(is_cue(lines[at].text) for at in between):
            for at in reversed(between):
                kept[at] = _is_sentence(lines[at].text) or (kept[at + 1] and _heads(lines, at))
    for at in range(1, len(lines)):
        under = kept[at - 1] and lines[at - 1].cells and not lines[at].gap
        kept[at] = kept[at] or bool(under and names_source(lines[at].text))
    top = own[0]
    if top > 0 and lower(lines[top - 1].text).strip(" :") in words("box", "abstract"):
        kept[top - 1] = True
    return kept


def names_source(text: str) -> bool:
    """Whether a line begins with 'Source:'."""
    return lower(text.replace("：", ":").split(":", 1)[0].strip()) in words("pasted", "source")


def _is_sentence(text: str) -> bool:
    """Whether a line is running text that calls for nothing."""
    size = weigh_words(text)
    told = flags(text, size)
    calls = any(told[at] for at in CALLS) or ends(text, size)
    return size >= SENTENCE_WORDS and ends_sentence(text) and not calls and not credit.is_credit(text)


def _heads(lines: Sequence[Line], at: int) -> bool:
    """Whether a line, set off from the one above, reads as a heading and speaks of nothing else."""
    text = lines[at].text
    size = weigh_words(text)
    if not lines[at].gap or size > HEADING_WORDS or text.endswith((".", ":", "：", "。")):
        return False
    told = flags(text, size)
    if text.endswith(QUESTION):
        told[META] = 0.0
    return not (any(told) or heading.idea(text) or read_offer(text) or credit.is_credit(text))
