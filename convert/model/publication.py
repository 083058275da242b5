"""What is typeset, and what comes out."""

import msgspec

from convert.model.article import Article, Day
from convert.model.issue import Issue
from convert.model.verdict import Verdict
from convert.remarks import Remark


class Asset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A picture that we decoded and wrote anew: safe for the typesetter.

    `src` is the Image.src it stands for; `name` is made of the hash of `data`, so that equal
    pictures share it; `width` and `height` are pixels.
    """

    src: str
    name: str
    media_type: str
    data: bytes
    width: int
    height: int


class Attachment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An input as it came, to be kept inside the product: file name, bytes, SHA-256, and the day it is of."""

    name: str
    data: bytes
    sha256: str
    day: Day | None = None


class Publication(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One or more articles with every picture they need, and what an editor made of them.

    An Image whose `src` no asset stands for could not be had: it is printed as a frame with its
    description. `series` is the name of the series it appears in, if not the brand's usual one, and
    `number` its number there. `attachments` are the inputs, where they are to be kept with it.
    """

    articles: tuple[Article, ...]
    assets: tuple[Asset, ...] = ()
    remarks: tuple[Remark, ...] = ()
    issue: Issue | None = None
    series: str | None = None
    number: int | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def title(self) -> str:
        """The title of the publication: that of the issue, else of its first article."""
        return (self.issue and self.issue.title) or self.articles[0].title

    @property
    def language(self) -> str | None:
        """The language of its own words: as its issue says, else that of most of its articles."""
        spoken = [article.language for article in self.articles]
        return (self.issue and self.issue.language) or max(spoken, key=spoken.count)


class Rendition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finished output: its bytes, what they are, the pages where it has pages, and, where it was read back,
    the verdict on it, whose remarks are among those of the rendition."""

    data: bytes
    media_type: str
    suffix: str
    pages: int | None = None
    remarks: tuple[Remark, ...] = ()
    verdict: Verdict | None = None
