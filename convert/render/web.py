"""Publication + Design -> one HTML file that holds its pictures: the cleaned article for a screen."""

import base64
import re

from convert.design import Design
from convert.model import Publication, Rendition
from convert.render.document import GENERATOR, make_document
from convert.render.picture import LOCAL, Shelf
from convert.seal import PLACEHOLDER, seal


def render_web(publication: Publication, design: Design) -> Rendition:
    """The same markup as for paper under the style sheet for screens; nothing is fetched to show it."""
    style = design.token_sheet() + "".join(text for name, text in design.styles if name == "_base/web.css")
    document = make_document(publication, design, "_base/web.html.j2", f"{GENERATOR} {PLACEHOLDER}", style)
    data = embed_pictures(document.markup, document.shelf).encode()
    return Rendition(seal(data), "text/html", ".html", None, document.remarks)


def embed_pictures(markup: str, shelf: Shelf) -> str:
    """Each address of the shelf, as it stands in an attribute, replaced by the bytes themselves."""

    def data_address(found: re.Match[str]) -> str:
        file = shelf.files[found.group(2)]
        return f"{found.group(1)}data:{file.media_type};base64,{base64.b64encode(file.data).decode()}"

    names = "|".join(re.escape(name) for name in sorted(shelf.files, key=len, reverse=True))
    return (
        re.sub(rf"""( src="|url\(&#39;){LOCAL}({names})(?=["&])""", data_address, markup) if names else markup
    )
