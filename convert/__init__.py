"""convert: a web article, saved or pasted, becomes a branded PDF.

Four verbs, joined by immutable values::

    page = convert.read("article.html")
    article = convert.extract(page)
    publication = convert.compose([article], folder=page.folder)
    rendition = convert.render(publication, convert.load_design("brief"))
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convert.compose import compose
    from convert.design import load_design
    from convert.errors import ConvertError
    from convert.extract import extract
    from convert.model import Article, Page, Publication, Rendition
    from convert.render import render
    from convert.sources import read

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ConvertError",
    "Page",
    "Publication",
    "Rendition",
    "compose",
    "extract",
    "load_design",
    "read",
    "render",
]

_HOMES = {
    "Article": "convert.model",
    "ConvertError": "convert.errors",
    "Page": "convert.model",
    "Publication": "convert.model",
    "Rendition": "convert.model",
    "load_design": "convert.design",
    "read": "convert.sources",
}
_VERBS = ("compose", "extract", "render")


def __getattr__(name: str) -> object:
    """Import a name when it is first used, so that `convert --help` loads no parser and no typesetter."""
    if name in _VERBS:
        return import_module(f"convert.{name}")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
