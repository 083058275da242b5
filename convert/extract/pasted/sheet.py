"""The lines of a paste while its facts are found: which are taken by which fact, and why."""

from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from typing import Final

from convert.extract.pasted.choose import Scores
from convert.extract.pasted.line import Line
from convert.extract.pasted.mail import count_headers
from convert.extract.pasted.measure import IDEAS, flags
from convert.extract.pasted.sentence import begins_small, ends_sentence, weigh_words
from convert.model import Fact, Rival
from convert.remarks import Remark

PROSE_WORDS: Final = 18
"""A line of the article with so many words is where its text begins for certain."""

ABOVE_TITLE: Final = 6
"""Lines above the title in which byline and date are looked for."""

ABOVE_TEXT: Final = 25
"""Lines above the text in which they are looked for at last, since the title may have been mistaken."""

BELOW_TITLE: Final = 8
"""Lines below the title that may hold byline and date though running text, a long dek, stands among them."""

BELOW_TEXT: Final = 12
"""Lines below the text in which a byline or date with a cue is looked for."""

NOTE_WORDS: Final = 6
"""Shortest note about an author: 'Jane Doe is a fellow at the centre.'"""

FURNITURE_WORDS: Final = 12
FURNITURE_SHARE: Final = 0.6
"""A line of fewer words, of which so many are words of menus and the like, is no fact."""

FURNITURE: Final = [IDEAS.index(i) for i in "consent share menu footer comment subscribe".split()]


class Sheet:
    """Lines, which of them are the article's own, what is known of them, and what was found so far.

    `taken` maps a line's index to why it is not in the body; a line in `printed` is in the article
    word for word, the others belong in the trail. Lines in `shelved` are on a shelf of related articles.
    `start` is the first line of running text, the first `mail_head` lines are the head of a mail.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        own: Sequence[bool],
        scores: Scores,
        language: str | None,
        shelved: Container[int] = (),
    ) -> None:
        self.lines = lines
        self.shelved = shelved
        self.own = own
        self.scores = scores
        self.language = language
        self.mail_head = count_headers(lines)
        self.start, self.end = self._span()
        self.title_at: int | None = None
        self.taken: dict[int, str] = {}
        self.printed: set[int] = set()
        self.facts: list[Fact] = []
        self.remarks: list[Remark] = []

    def _span(self) -> tuple[int, int]:
        """The first line of running text (of the article where none is long), and the line after its last."""
        own = [i for i, kept in enumerate(self.own) if kept]
        first = next((i for i in own if weigh_words(self.lines[i].text) >= PROSE_WORDS), None)
        if first is None:
            first = own[0] if own else len(self.lines)
        return first, own[-1] + 1 if own else len(self.lines)

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the text writes with a small letter: they are no names."""
        return frozenset(w for line in self.lines for w in line.text.split() if begins_small(w))

    @cached_property
    def described(self) -> frozenset[str]:
        """The first two words of each sentence-long line: the note about an author begins with the name."""
        long = (line.text for line in self.lines if line.text.count(" ") >= NOTE_WORDS)
        return frozenset(" ".join(text.split(" ", 2)[:2]) for text in long)

    def text(self, at: int) -> str:
        """The words of a line."""
        return self.lines[at].text

    def above(self) -> list[int]:
        """The lines down to where the text begins, with its first."""
        return self._open(range(min(self.start + 1, len(self.lines))))

    def around(self) -> Iterator[int]:
        """Lines in which byline and date may stand: below the title, above it, then below a long dek."""
        title = self.title_at if self.title_at is not None else -1
        yield from self._open(range(title + 1, min(self.start + 1, len(self.lines))))
        yield from self._open(range(title - 1, max(-1, title - 1 - ABOVE_TITLE), -1))
        beyond = range(self.start + 1, min(title + 1 + BELOW_TITLE, len(self.lines)))
        yield from (at for at in self._open(beyond) if not ends_sentence(self.text(at)))
        last = max(-1, self.start - 1 - ABOVE_TEXT)
        yield from self._open(range(min(title - 1 - ABOVE_TITLE, self.start - 1), last, -1))

    def below(self) -> list[int]:
        """The lines behind the text in which authors sign and dates are told."""
        return self._open(range(self.end, min(self.end + BELOW_TEXT, len(self.lines))))

    def _open(self, places: range) -> list[int]:
        return [at for at in places if at not in self.printed and at not in self.shelved]

    def is_free(self, at: int) -> bool:
        """Whether no fact has the line."""
        return at not in self.taken and at not in self.printed and at not in self.shelved

    def take(self, at: int, why: str) -> None:
        """Take a line out of the body; a second fact of the same line is told with the first."""
        before = self.taken.get(at)
        self.taken[at] = f"{before}, {why}" if before and why not in before else why

    def tell(self, name: str, value: str, at: int, rivals: Sequence[Rival] = ()) -> None:
        """Enter a fact that was read from a line."""
        self.facts.append(Fact(name, value, self.witness(at), tuple(rivals)))

    def witness(self, at: int) -> str:
        """How the evidence names a line."""
        return f"text line {self.lines[at].number}"


def is_furniture(text: str) -> bool:
    """Whether most of a short line's words are of a menu, a share bar, a cookie notice."""
    size = weigh_words(text)
    if size >= FURNITURE_WORDS:
        return False
    told = flags(text, size)
    return max(told[i] for i in FURNITURE) > FURNITURE_SHARE
