"""Publication + Design -> Rendition: one file an output format, imported when it is asked for."""

from collections.abc import Callable
from typing import Final

from convert.design import Design
from convert.model import Publication, Rendition
from convert.plugins import Registry
from convert.verb import make_callable

Renderer = Callable[[Publication, Design], Rendition]

FORMATS: Final[Registry[Renderer]] = Registry(
    "output format",
    "convert.renderers",
    {
        "pdf": "convert.render.pdf:render_pdf",
        "html": "convert.render.web:render_web",
        "json": "convert.render.json:render_json",
    },
)
"""Name -> renderer. Another distribution adds one under the entry-point group "convert.renderers"."""


def render(publication: Publication, design: Design, to: str = "pdf") -> Rendition:
    """Typeset the publication; the same values give the same bytes. Raises UsageError, OutputError."""
    return FORMATS[to](publication, design)


make_callable(__name__)

__all__ = ["FORMATS", "Renderer", "render"]
