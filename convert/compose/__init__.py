"""Compose: articles become a publication, with every picture that they need and we could get."""

from collections.abc import Sequence

from convert.compose.gather import gather
from convert.model import Article, Publication
from convert.verb import make_callable


def compose(articles: Sequence[Article], folder: str | None = None, offline: bool = False) -> Publication:
    """Put articles together and fetch their pictures.

    `folder` is where pictures with relative addresses are looked for (Page.folder), None for
    nowhere; `offline` forbids the network. A picture that cannot be had leaves a remark.
    """
    assets, remarks = gather(articles, folder, offline)
    return Publication(tuple(articles), assets, remarks)


make_callable(__name__)
