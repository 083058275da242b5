"""Players that read the article aloud."""

import re
from functools import cache
from typing import Final

from convert.dom import BLOCK
from convert.extract import words
from convert.extract.content import HEADINGS, Content

LONGEST: Final = 120
"""Characters of the words on a player: its call, the length of the reading, its speed."""

NEVER: Final = frozenset("td th li body".split())


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
    for tag in content.tags:
        if not 0 < content.size(tag) <= LONGEST or tag.name not in BLOCK or tag.name in NEVER | HEADINGS:
            continue
        text = content.text(tag)
        if len(text) <= LONGEST and _call().match(text) and not content.is_gone(tag):
            content.take(tag, "drop_players", "player that reads the article aloud")
