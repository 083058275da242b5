"""Plain text, as it is after select all, copy and paste."""

from convert.model import Page
from convert.sources.raw import Raw


def recognises(raw: Raw) -> bool:
    """Whatever nothing else took is text."""
    return True


def read(raw: Raw) -> Page:
    """The text with line feeds for every kind of line end."""
    text = raw.decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return raw.page("text", text)
