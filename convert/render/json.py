"""Articles as JSON: a single one can be edited and read again."""

import msgspec

from convert.design import Design
from convert.model import Publication, Rendition
from convert.seal import seal


def render_json(publication: Publication, design: Design) -> Rendition:
    """The Article, or the issue with all its articles, two spaces a level; the design plays no part in it."""
    if publication.issue is None and len(publication.articles) == 1:
        told = msgspec.json.encode(publication.articles[0])
    else:
        told = msgspec.json.encode({"issue": publication.issue, "articles": publication.articles})
    return Rendition(seal(msgspec.json.format(told, indent=2) + b"\n"), "application/json", ".json")
