"""How sure one can be that what was read is an article: by its sentences, its links and what was left out."""

import shlex
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from convert.extract.pasted.sentence import ends_sentence, weigh_words
from convert.extract.segment import Block
from convert.model import Article, Code, Embed, Figure, Heading, Link, Paragraph, Table
from convert.model.text import inline
from convert.model.walk import descend
from convert.remarks import Remark, remark

SENTENCE: Final = 8
"""Words of a line that counts as running text where it ends as a sentence does and is not mostly a link."""

PHRASE: Final = 4
"""Words of a line that says something; entries of menus have one to three."""

LINKED_PHRASE: Final = 8
"""The same for a line that is mostly a link."""

SAYS_SOMETHING: Final = 10
"""Words in phrases from which a text without a sentence is still one, such as a poem of three lines."""

FEW: Final = 60
"""Words below which the choice may be wrong where most of the page was left out: fewer than any of the 633
articles we develop on but one, more than a cookie notice."""

MOST: Final = 0.5
"""Share of the words left out from which we say so."""

LIST: Final = 0.4
"""Share of the words in sentences below which a page with many links, or of which most was left out, looks
like a list: 3 of 610 articles do, and 42 of 80 lists, 44 of 108 pages of a shop's goods."""

LINKED: Final = 0.15
"""Share of the words in links that is many."""

EXPECTED: Final = 0.06
"""Letters that are expected to be missing, as a share of those chosen, from which we say so: 9 of 568
articles that are read well have more, and 90 of 143 pages of other kinds that are read with gaps."""

LIKELY: Final = 0.1
"""Score from which a block that was left out is counted among those that may belong to the article."""

FEWEST: Final = 20
"""Words of such blocks that are worth a remark."""


class Weight(NamedTuple):
    """Words of an article: all, in sentences, in phrases, in links; and those left out."""

    words: float = 0.0
    sentences: float = 0.0
    phrases: float = 0.0
    linked: float = 0.0
    left_out: float = 0.0


def is_bare(article: Article) -> bool:
    """Whether nothing in it reads as an article: no sentence, hardly a phrase, no picture, table, program."""
    if any(isinstance(value, Figure | Table | Code | Embed) for value in article.body):
        return False
    lines = [line for line in _lines(article) if ends_sentence(line.text) and not line.is_link]
    return weigh(article).phrases < SAYS_SOMETHING and not any(line.words >= PHRASE for line in lines)


def doubts(article: Article, source: str) -> Iterator[Remark]:
    """What somebody should know who trusts the reading; `source` is how the user names the input."""
    weight = weigh(article)
    mostly_left_out = weight.left_out > MOST * (weight.words + weight.left_out)
    if weight.sentences < LIST * weight.words and (mostly_left_out or weight.linked > LINKED * weight.words):
        yield remark("article-listlike")
    elif weight.words < FEW and mostly_left_out:
        look = "Look at the result" if source == "-" else f"Look with: convert explain {shlex.quote(source)}"
        words, left_out = round(weight.words), round(weight.left_out)
        yield remark("article-uncertain", words=words, left_out=left_out, look=look)


def missing(blocks: Sequence[Block]) -> Iterator[Remark]:
    """What the choice of blocks itself expects to have left out of the article: the letters of each block
    times its score. A text that is kept elsewhere is a copy."""
    said = {block.text for block in blocks if block.kept}
    left = [block for block in blocks if not block.kept and block.text not in said]
    expected = sum(block.score * len(block.text) for block in left)
    likely = [block for block in left if block.score >= LIKELY]
    words = round(sum(weigh_words(block.text) for block in likely))
    if words >= FEWEST and expected > EXPECTED * sum(map(len, said)):
        first = max(likely, key=lambda block: block.score * len(block.text))
        yield remark("text-left-out", first.text, words=words)


def weigh(article: Article) -> Weight:
    """Count the words of an article, whatever its script."""
    lines = list(_lines(article))
    return Weight(
        words=sum(line.words for line in lines),
        sentences=sum(
            line.words
            for line in lines
            if line.words >= SENTENCE and ends_sentence(line.text) and not line.is_link
        ),
        phrases=sum(
            line.words for line in lines if line.words >= (LINKED_PHRASE if line.is_link else PHRASE)
        ),
        linked=sum(line.linked for line in lines),
        left_out=sum(weigh_words(removal.text) for removal in article.reading.trail),
    )


class _Line(NamedTuple):
    text: str
    words: float
    linked: float

    @property
    def is_link(self) -> bool:
        return self.linked * 2 > self.words


def _lines(article: Article) -> Iterator[_Line]:
    """Paragraphs, headings, captions and programs, each with its words and those of them in links."""
    for value in descend((article.body, article.notes)):
        match value:
            case Paragraph() | Heading():
                content = value.content
            case Figure() | Table():
                content = value.caption
            case Code():
                yield _Line(value.text, weigh_words(value.text), 0)
                continue
            case _:
                continue
        text = inline(content)
        links = (inner for inner in descend(content) if isinstance(inner, Link))
        yield _Line(text, weigh_words(text), sum(weigh_words(inline(link.content)) for link in links))
