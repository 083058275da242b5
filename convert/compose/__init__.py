"""Compose: articles become a publication, with every picture that they need and we could get."""

from collections.abc import Sequence
from typing import Any

import msgspec

from convert.compose.gather import gather
from convert.compose.picture import GRAINS, USUAL
from convert.model import Article, Embed, Figure, Issue, Limits, Picture, Publication
from convert.verb import make_callable


def compose(
    articles: Sequence[Article],
    folder: str | None = None,
    offline: bool = False,
    issue: Issue | None = None,
    pictures: str = "office",
    limits: Limits = USUAL,
) -> Publication:
    """Put articles together and fetch their pictures.

    `folder` is where pictures with relative addresses are looked for (Page.folder), None for
    nowhere; `offline` forbids the network; `issue` is what an editor adds; `pictures` says how
    fine they are kept (GRAINS), or "none": they are left out, their captions stay; `limits` how many are
    decoded. A picture that cannot be had leaves a remark.
    """
    if pictures == "none":
        issue = issue and msgspec.structs.replace(issue, note=_bare(issue.note))
        return Publication(tuple(map(leave_pictures_out, articles)), issue=issue)
    assets, remarks = gather(articles, folder, offline, issue, GRAINS[pictures], limits)
    return Publication(tuple(articles), assets, remarks, issue)


def leave_pictures_out(article: Article) -> Article:
    """The article with the words of its figures only."""
    lead = article.lead and _bare(article.lead)
    lead = lead if lead and (lead.caption or lead.credit) else None
    return msgspec.structs.replace(article, lead=lead, body=_bare(article.body), notes=_bare(article.notes))


def _bare(value: Any) -> Any:
    """A value of the model with no pictures at or below it; what is nothing but a picture goes."""
    match value:
        case tuple():
            return tuple(_bare(item) for item in value if not _is_picture(item))
        case Figure():
            return msgspec.structs.replace(value, images=())
        case Embed():
            return msgspec.structs.replace(value, poster=None, text=_bare(value.text))
        case msgspec.Struct():
            fields = {name: _bare(getattr(value, name)) for name in value.__struct_fields__}
            return msgspec.structs.replace(value, **fields)
    return value


def _is_picture(value: Any) -> bool:
    return isinstance(value, Picture) or (
        isinstance(value, Figure) and not value.caption and not value.credit
    )


make_callable(__name__)
