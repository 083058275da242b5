"""Players that read the article aloud."""

import re
from functools import cache
from typing import Final

from convert.dom import BLOCK
from convert.extract import words
from convert.extract.content import HEADINGS, Content

LONGEST: Final = 120
"""Characters of the words on a player: its call, the length of the reading, its speed."""

NEVER: Final = HEADINGS | frozenset("td th li body".split())


@cache
def _call() -> re.Pattern[str]:
    """The call alone or with times and counts: "Listen to this article 5 min"."""
    listed = words.alternatives("furniture", "listen")
    return re.compile(
        rf"\W*{listed}(?:[\W\d]|\b(?:x|h|s|m|mins?|minutes?|seconds?|sec|\w{{1,8}}\.?)(?=\W|$)){{0,12}}$",
        re.IGNORECASE,
    )


def drop_players(content: Content) -> None:
    """Take blocks whose only words call to listen."""
    for tag in content.outermost(LONGEST):
        if tag.name not in NEVER and tag.name in BLOCK and _call().match(content.text(tag)):
            content.take(tag, "drop_players", "player that reads the article aloud")
