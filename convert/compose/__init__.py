"""Compose: articles become a publication, with every picture that they need and we could get."""

from collections.abc import Sequence

from convert.compose.gather import gather
from convert.model import Article, Issue, Publication
from convert.verb import make_callable


def compose(
    articles: Sequence[Article],
    folder: str | None = None,
    offline: bool = False,
    issue: Issue | None = None,
) -> Publication:
    """Put articles together and fetch their pictures.

    `folder` is where pictures with relative addresses are looked for (Page.folder), None for
    nowhere; `offline` forbids the network; `issue` is what an editor adds. A picture that cannot be had
    leaves a remark.
    """
    assets, remarks = gather(articles, folder, offline, issue)
    return Publication(tuple(articles), assets, remarks, issue)


make_callable(__name__)
