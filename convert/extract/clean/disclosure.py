"""Notes that the page earns by its links: said to buyers, of no use on paper."""

from typing import Final

from bs4.element import NavigableString, PageElement

from convert.dom import BLOCK
from convert.extract import words
from convert.extract.content import Content

LONGEST: Final = 500
"""Characters of the longest such note; a paragraph with more tells something else as well."""

PLACES: Final = BLOCK - frozenset("td th li tr table tbody dt dd body h1 h2 h3 h4 h5 h6".split())


def drop_disclosures(content: Content) -> None:
    """Take short boxes that say that the page gets a commission."""
    phrases = _said(content)
    for tag in content.outermost(LONGEST) if phrases else ():
        if tag.name not in PLACES:
            continue
        said = content.text(tag).casefold()
        if any(phrase in said for phrase in phrases):
            content.take(tag, "drop_disclosures", "note that the page earns by its links")


def _said(content: Content) -> list[str]:
    """Which of the phrases are in the text; most texts have no hook of one, and need not be put together."""
    pieces: list[str] = []
    node: PageElement | None = content.soup
    while node is not None:
        if isinstance(node, NavigableString):
            pieces.append(node)
        node = node.next_element
    raw = "".join(pieces).casefold()
    hooks = words.hooks("furniture", "affiliate")
    suspects = [phrase for hook, listed in hooks.items() if hook in raw for phrase in listed]
    suspects = [phrase for phrase in suspects if all(part in raw for part in phrase.split())]
    text = content.text(content.soup).casefold() if suspects else ""
    return [phrase for phrase in suspects if phrase in text]
