"""A text that data hold piece by piece: a list of paragraphs, headings, lists and quotations, each an object.

Editors that work in blocks save such lists (`{"type": "paragraph", "text": ...}`); they differ in what they
call the type and the text, and in whether the text is a string or again a list of pieces.
"""

import re
from html import escape
from typing import Any, Final

KINDS: Final = ("type", "_type", "nodeType", "kind", "blockType", "__typename")
STYLES: Final = ("style", "tag")
HELD: Final = ("html", "content", "text", "value", "children", "content_elements", "data", "body")
ITEMS: Final = ("items", "content", "children", "data")
SPOKEN: Final = ("author", "citation", "attribution", "cite", "caption", "source")
"""Names that editors give to the kind of a piece, to its text, and to who says it."""

PARAGRAPH: Final = re.compile(
    r"^(?:core/|block[-_]?)?(?:p|paragraph|text|html|rich[-_]?text|block)(?:[-_]?block)?$"
)
HEADING: Final = re.compile(r"head(?:ing|er)|sub-?title|^h[2-6]$")
LISTING: Final = re.compile(r"list$|^[uo]l$")
QUOTE: Final = re.compile(r"quote")
"""Kinds of pieces, in small letters."""

LEVEL: Final = re.compile(r"[2-6]")
TAG: Final = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
BLOCK: Final = re.compile(r"<(?:p|div|h[1-6]|ul|ol|blockquote|table|figure)\b", re.IGNORECASE)

DEEPEST: Final = 8
"""Objects in each other around a word: in a list item of a list of a document there are five."""

FEWEST: Final = 2
"""Paragraphs of a text: one alone is a caption or a notice."""


def compile_pieces(pieces: list[Any]) -> str:
    """The markup of a list of pieces; "" where it is no text but a list of something else."""
    told = [_kind(piece) for piece in pieces if isinstance(piece, dict)]
    if len(told) < len(pieces) or sum(PARAGRAPH.search(kind) is not None for kind in told) < FEWEST:
        return ""
    return "".join(_piece(piece, kind) for piece, kind in zip(pieces, told, strict=True))


def _kind(piece: dict[str, Any]) -> str:
    """What a piece is called, in small letters; the style where it is a heading among paragraphs."""
    style = next((str(piece[name]) for name in STYLES if isinstance(piece.get(name), str)), "").lower()
    if HEADING.search(style) or QUOTE.search(style):
        return style
    return next((str(piece[name]) for name in KINDS if isinstance(piece.get(name), str)), "").lower()


def _piece(piece: dict[str, Any], kind: str) -> str:
    """One piece as markup; "" for pictures, adverts and whatever has no text of its own."""
    if LISTING.search(kind):
        return f"<ul>{''.join(f'<li>{item}</li>' for item in _items(piece, DEEPEST))}</ul>"
    heading, quote = HEADING.search(kind), QUOTE.search(kind)
    if not (heading or quote or PARAGRAPH.search(kind)):
        return ""
    text = _text(piece, DEEPEST)
    if not text.strip():
        return ""
    if heading:
        found = LEVEL.search(kind) or LEVEL.search(str(_inner(piece, "level")))
        level = found.group() if found else "2"
        return f"<h{level}>{text}</h{level}>"
    if quote:
        speaker = next((said for name in SPOKEN if (said := _text(_inner(piece, name), DEEPEST))), "")
        return f"<blockquote><p>{text}</p>{f'<cite>{speaker}</cite>' if speaker else ''}</blockquote>"
    return text if BLOCK.search(text) else f"<p>{text}</p>"


def _inner(piece: dict[str, Any], name: str) -> Any:
    """What a piece says of itself, there or in the object of its attributes."""
    inside = (piece.get(box) for box in ("attrs", "data"))
    boxes = (piece, *(box for box in inside if isinstance(box, dict)))
    return next((box[name] for box in boxes if box.get(name)), None)


def _items(value: Any, depth: int) -> list[str]:
    """The items of a list, whatever it calls them."""
    if isinstance(value, list):
        return [item for item in (_text(inner, depth - 1) for inner in value) if item.strip()]
    if not isinstance(value, dict) or not depth:
        return []
    return next((found for name in ITEMS if (found := _items(value.get(name), depth - 1))), [])


def _text(value: Any, depth: int) -> str:
    """The words of a piece, with the markup that they have."""
    if isinstance(value, str):
        return value if TAG.search(value) else escape(value)
    if not depth:
        return ""
    if isinstance(value, list):
        return "".join(_text(inner, depth - 1) for inner in value)
    if isinstance(value, dict):
        return next((found for name in HELD if (found := _text(value.get(name), depth - 1))), "")
    return ""
