"""The headline of a card: which of the words in and around its links says what they lead to."""

from collections.abc import Iterator
from typing import Final

from convert.dom import UNSEEN, Node
from convert.extract.related.heading import leads_on
from convert.extract.related.survey import HEADINGS

MIN_TITLE: Final = 10
"""Weight of a headline, see `weight`; the shortest labelled one of the development pages has 10."""

SHORT_TITLE: Final = 6
"""Weight of one of two words, which counts where it looks like the other headlines of its list."""

MAX_TITLE: Final = 250
"""Weight of a headline; the longest labelled one has 121."""

GOOD_TITLE: Final = 20
"""Weight from which a line is a headline by its length; names, sections and dates are shorter."""


def weight(text: str) -> int:
    """Length of a text in Latin characters: one of Chinese, Japanese or Korean says as much as three."""
    return len(text) if text.isascii() else sum(3 if ord(c) > 0x2E7F else 1 for c in text)


def read_title(anchors: list[Node], box: Node, but: frozenset[str] = frozenset()) -> tuple[str, Node | None]:
    """The headline of a card: a heading with or around a link, else the line of a link that says most.

    What stands in `but` is no headline.
    """

    def fits(text: str) -> bool:
        return is_headline(text) and text not in but

    for anchor in anchors:
        inner = max((h.text() for h in anchor.find_all(*HEADINGS)), key=weight, default="")
        if fits(inner):
            return inner, anchor
        outer = next((n for n in _within(anchor, box) if n.tag in HEADINGS), None)
        if outer is not None and fits(anchor.text()):
            return anchor.text(), outer
    best, source = "", None
    for anchor in anchors:
        for line in lines(anchor):
            if weight(best) < GOOD_TITLE and weight(line) > weight(best) and fits(line):
                best, source = line, anchor
    if source is not None:
        return best, source
    heading = box.find(*HEADINGS)
    if heading is not None and fits(heading.text()):
        return heading.text(), heading
    for anchor in anchors:
        for text in (anchor.get("aria-label"), anchor.get("title"), _alternative(anchor)):
            if fits(text):
                return " ".join(text.split()), anchor
    for anchor in anchors:
        text = anchor.text()
        if is_short(text) and text not in but:
            return text, anchor
    return "", None


def _within(node: Node, box: Node) -> Iterator[Node]:
    if node is box:
        return
    for above in node.ancestors():
        yield above
        if above is box:
            return


def lines(node: Node) -> list[str]:
    """The lines of text below an element: parted at the edges of boxes, as a browser would, and where
    two elements touch without a space between, which only a style sheet can part."""
    found = []
    for part in _touching(node):
        found += [line for line in (" ".join(x.split()) for x in part.raw_text().split("\n")) if line]
    return found


def _touching(node: Node) -> Iterator[Node]:
    """The element, or in its place its children where all its words are in elements that touch."""
    children = [c for c in node.children if c.tag != "#text" or c.data]
    if len(children) > 1 and all(c.tag != "#text" for c in children):
        full = [c for c in children if _has_words(c)]
        if len(full) > 1:
            for child in full:
                yield from _touching(child)
            return
    yield node


def _has_words(node: Node) -> bool:
    """Whether there is any text below that `Node.text` tells."""
    stack = [node]
    while stack:
        item = stack.pop()
        if item.tag == "#text":
            if item.data and not item.data.isspace():
                return True
        elif item.tag not in UNSEEN or item is node:
            stack += item.children
    return False


def _alternative(anchor: Node) -> str:
    picture = anchor.find("img")
    return picture.get("alt") if picture is not None else ""


def is_headline(text: str) -> bool:
    """Whether a text has the length of a headline and is none of the words that only lead on."""
    text = " ".join(text.split())
    return MIN_TITLE <= weight(text) <= MAX_TITLE and not leads_on(text)


def is_short(text: str) -> bool:
    """Whether a text can be a headline shorter than most, of two words or more: 'Wage gap'."""
    words = text.split()
    plain = len(words) > 1 and all(word[0].isalpha() for word in words)
    return plain and SHORT_TITLE <= weight(text) < MIN_TITLE and not leads_on(text)
