"""What is too large to be read or typeset: refused in words that name the limit and how it is raised."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from convert.errors import SourceLimitError
from convert.model import (
    Article,
    Break,
    Cell,
    Code,
    CodeSpan,
    Embed,
    Figure,
    Heading,
    Item,
    Limits,
    Link,
    Math,
    NoteRef,
    Page,
    Paragraph,
    Person,
    Related,
    Row,
    Text,
)
from convert.model.text import plain
from convert.model.walk import descend

COLUMNS: Final = 80
"""Letters of a line in print, roughly; an estimate of pages needs no more."""

ROWS: Final = 45
"""Lines of a page in print."""

STARTS: Final[Mapping[type, int]] = {
    Paragraph: 1, Heading: 2, Code: 1, Break: 1, Figure: 2, Embed: 5, Row: 1, Related: 1, Person: 1,
}  # fmt: skip
"""Lines that come with a part of an article, beside those that its letters fill."""

WITHIN: Final = frozenset((Text, CodeSpan, Math, Break, Item))
"""What costs no more than the lines that it stands in."""


LISTED: Final = 8
"""Pieces of an address in the list at the end, where each stands once."""

CARD: Final = 12
"""Pieces of the card of a video or a post, with its code to scan."""


CALL: Final = 2
"""Pieces of a call of a note beside its own: its way back below the note, and the box that it stands in.
4,000 calls of one note cost 12 seconds and 290 MB."""

SURELY: Final = 2
"""How many times the limit of pages a text is by its letters alone from which on it is not read first: what
is left out of a paste is never half of a thousand pages."""

HEAD: Final = 50
"""Letters in a row of running text that cost as much as one of a name in the head of a page: a site's name of
1,000 letters costs the typesetter half a second, one of 4,000 ten."""


class Size(NamedTuple):
    """Lines of an article in print, roughly, and pieces that the typesetter has to place: lines, blocks, and
    what is marked in them. A piece costs it 0.5 to 1.8 milliseconds and 15 to 45 kB, whatever its kind:
    measured over 22 kinds of page, from table cells to words in bold, with 1,000 and 4,000 of each."""

    lines: int
    pieces: int


def refuse_excess(page: Page, limits: Limits) -> None:
    """SourceLimitError for a page of too many tags, or a text of too many lines."""
    name = page.origin.name
    if page.kind == "html":
        signs = page.text.count("<")
        tags = signs if signs <= limits.tags else signs - page.text.count("</")
        _hold(tags, limits.tags, "tags", f"{name} has {tags:,} tags, which is more than a page has")
    elif page.kind == "text":
        lines = page.text.count("\n")
        _hold(lines, limits.lines, "lines", f"{name} has {lines:,} lines")
        pages = len(page.text) // COLUMNS // ROWS
        if pages > SURELY * limits.pages:
            _hold(pages, limits.pages, "pages", f"{name} would be about {pages:,} pages long")


def refuse_length(article: Article, name: str, limits: Limits) -> None:
    """SourceLimitError for an article that would fill too many pages, has more than can be set in the time
    and memory of one document, or has a word that is none."""
    lines, pieces = size_up(article)
    pages = lines // ROWS
    _hold(pages, limits.pages, "pages", f"{name} would be about {pages:,} pages long")
    told = f"{name} has {pieces:,} pieces to be set: lines, cells, links, words in bold and the like"
    _hold(pieces, limits.pieces, "pieces", told)
    letters = longest(plain((*article.body, *article.notes)))
    _hold(letters, limits.letters, "letters", f"{name} has {letters:,} letters in a row without a space")
    letters = longest(" ".join(_head(article)))
    told = f"{name} has {letters:,} letters in a row in its head, where each counts for {HEAD}"
    _hold(letters * HEAD, limits.letters, "letters", told)


def longest(text: str) -> int:
    """Letters of the longest word."""
    return max(map(len, text.split()), default=0)


def _head(article: Article) -> Iterator[str]:
    """What is printed around the text, often in one line."""
    yield from filter(None, (article.title, article.dek, article.site, article.section, article.copyright))
    for person in article.byline:
        yield from filter(None, (person.name, person.role, person.affiliation))
    for related in article.related:
        yield from filter(None, (related.title, related.teaser))


def size_up(article: Article) -> Size:
    """How large an article is in print. Linear."""
    lines: float = (2 * len(article.title) + len(article.dek or "")) / COLUMNS
    pieces = 0
    addresses: set[str] = set()
    for part in descend((article.lead, article.body, article.notes, article.related, article.byline)):
        kind = type(part)
        lines += STARTS.get(kind, 0)
        pieces += kind not in WITHIN
        match part:
            case Code(text=text):
                lines += text.count("\n") + len(text) / COLUMNS
            case Text(text=text) | CodeSpan(text=text) | Math(text=text):
                lines += len(text) / COLUMNS
            case Link(href=href):
                addresses.add(href)
            case NoteRef():
                pieces += CALL
            case Embed():
                pieces += CARD
            case Related(title=title, teaser=teaser):
                lines += (len(title) + len(teaser or "")) / COLUMNS
            case Person(name=name):
                lines += len(name) / COLUMNS
            case Cell(blocks=blocks):
                lines -= sum(type(block) is Paragraph for block in blocks)
    whole = max(int(lines), 0)
    return Size(whole, whole + pieces + LISTED * len(addresses))


def _hold(number: int, most: int, key: str, told: str) -> None:
    if number > most:
        raise SourceLimitError(
            f"{told}; the limit is {most:,}. Save only the article itself and convert that, or raise the"
            f" limit in convert.toml: under [limits], {key} = {number}"
        )
