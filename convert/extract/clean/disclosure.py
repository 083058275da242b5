"""Notes that the page earns by its links: said to buyers, of no use on paper."""

import re
from functools import cache
from typing import Final

from convert.dom import BLOCK
from convert.extract import words
from convert.extract.content import Content

LONGEST: Final = 500
"""Characters of the longest such note; a paragraph with more tells something else as well."""

PLACES: Final = BLOCK - frozenset("td th li tr table tbody dt dd body h1 h2 h3 h4 h5 h6".split())


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(words.alternatives("furniture", "affiliate"), re.IGNORECASE)


def drop_disclosures(content: Content) -> None:
    """Take short boxes that say that the page gets a commission."""
    for tag in content.outermost(LONGEST):
        if tag.name in PLACES and _phrases().search(content.text(tag)):
            content.take(tag, "drop_disclosures", "note that the page earns by its links")
