"""The first article as JSON that can be edited and read again."""

import msgspec

from convert.design import Design
from convert.model import Publication, Rendition
from convert.seal import seal


def render_json(publication: Publication, design: Design) -> Rendition:
    """The Article, two spaces a level; the design plays no part in it."""
    data = msgspec.json.format(msgspec.json.encode(publication.articles[0]), indent=2)
    return Rendition(seal(data + b"\n"), "application/json", ".json")
