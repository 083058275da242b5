"""Notes that the page earns by its links: said to buyers, of no use on paper."""

from typing import Final

from convert.dom import BLOCK
from convert.extract import words
from convert.extract.content import Content

LONGEST: Final = 500
"""Characters of the longest such note; a paragraph with more tells something else as well."""

PLACES: Final = BLOCK - frozenset("td th li tr table tbody dt dd body h1 h2 h3 h4 h5 h6".split())


def drop_disclosures(content: Content) -> None:
    """Take short boxes that say that the page gets a commission."""
    phrases = content.said(words.hooks("furniture", "affiliate"))
    for tag in content.outermost(LONGEST) if phrases else ():
        if tag.name not in PLACES:
            continue
        said = content.text(tag).casefold()
        if any(phrase in said for phrase in phrases):
            content.take(tag, "drop_disclosures", "note that the page earns by its links")
