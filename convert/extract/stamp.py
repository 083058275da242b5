"""Days that a page declares: in JSON-LD, meta tags and microdata."""

from typing import Final

from convert.extract.dates import read_stamp
from convert.extract.masthead import AWAY
from convert.extract.visible import glimpse, named_by, stands_in
from convert.extract.witness import Evidence

PUBLISHED: Final = (
    "article:published_time article:published citation_publication_date citation_online_date citation_date"
    " parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date.created"
    " dc.date dcterms.date publish_date publishdate publish-date publication_date pubdate date_published"
    " datepublished og:published_time published published-date published-time publish_time datepublication"
    " article:create_time originalpublicationdate article.published article_date_original"
    " cxenseparse:recs:publishtime og:article:published_time rnews:datepublished bt:pubdate date"
).split()
"""Meta tags that tell when a page was published, in the order we believe them."""

UPDATED: Final = (
    "article:modified_time article:modified og:updated_time og:modified_time dc.date.modified"
    " dcterms.modified datemodified date_modified modified-date modified-time modified updated last-modified"
    " lastmod revised article.updated"
).split()
"""Meta tags that tell when a page was changed."""


def declared(
    page: Evidence, keys: tuple[str, ...], metas: list[str], language: str | None
) -> list[tuple[str, str]]:
    """(day, witness) of JSON-LD, meta tags and microdata, in the order we believe them."""
    found: list[tuple[str, str]] = []
    for key in keys:
        found += _stamp(page.article.get(key), f"JSON-LD {key}", language)
    for name in metas:
        for content in page.metas.get(name, ()):
            found += _stamp(content, f"meta {name}", language)
    for key in keys:
        for node in page.props.get(key.casefold(), ())[:3]:
            value = (
                node.get("datetime")
                or node.get("content")
                or (glimpse(node, 80) if node.tag != "meta" else "")
            )
            if not stands_in(node.parent, named_by(AWAY), 8):
                found += _stamp(value, f"markup itemprop={key}", language)
    return found


def _stamp(value: object, witness: str, language: str | None) -> list[tuple[str, str]]:
    day = read_stamp(value, language) if isinstance(value, str) else None
    return [(day, witness)] if day and day > "1971" else []
