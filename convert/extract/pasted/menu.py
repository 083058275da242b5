"""Lines that lead through a site: its menu, and the trail of sections above a title."""

import re
from typing import Final

from convert.extract.pasted.measure import flags
from convert.extract.pasted.sentence import lower, weigh_words
from convert.extract.words import words

STEP: Final = re.compile(r"\s*(?:>|»|›|→|/|\||::|·)\s*")
ARROWS: Final = (">", "→", "»", "›", "▸", "►", "❯")
"""What ends a line that calls to go on: 'Reserve a seat now >'. '»' also closes what is quoted."""


def ends_on_arrow(text: str) -> bool:
    """Whether an arrow behind a space closes the line."""
    return text.endswith(ARROWS) and text[-2:-1] == " " and "«" not in text


def opens_menu(text: str) -> bool:
    """Whether the line is 'Home', or begins with it and goes on with other places of the site."""
    folded = lower(text)
    if folded in words("pasted", "root"):
        return True
    rest = folded.partition(" ")[2]
    return begins_with_root(text) and (text.isupper() or 3 * max(flags(rest, weigh_words(rest))) >= 1)


def begins_with_root(text: str) -> bool:
    """Whether the first word, or all of the line, is 'Home'."""
    folded = lower(text)
    return not {folded, folded.partition(" ")[0]}.isdisjoint(words("pasted", "root"))


def steps(text: str) -> list[str]:
    """The sections of a trail like 'Home > Research > Title', without the first; [] for other lines."""
    if len(text) > 300:
        return []
    found = [step for step in STEP.split(text) if step]
    return found[1:] if found and found[0].casefold() in words("pasted", "root") else []
