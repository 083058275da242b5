"""The articles as JSON that can be edited, and, where there is one, read again."""

import msgspec

from convert.design import Design
from convert.model import Article, Issue, Publication, Rendition
from convert.seal import seal


class Several(msgspec.Struct, frozen=True):
    """Articles of one issue in their order, and what an editor made of them."""

    issue: Issue | None
    articles: tuple[Article, ...]


def render_json(publication: Publication, design: Design) -> Rendition:
    """One article as an Article, an issue whole; two spaces a level. The design plays no part in it."""
    whole: Article | Several = publication.articles[0]
    if publication.issue or len(publication.articles) > 1:
        whole = Several(publication.issue, publication.articles)
    data = msgspec.json.format(msgspec.json.encode(whole), indent=2)
    return Rendition(seal(data + b"\n"), "application/json", ".json")
