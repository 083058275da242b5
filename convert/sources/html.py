"""HTML: a saved page, a fragment, or the rich form of the clipboard."""

import re
from typing import Final

from convert.model import Page
from convert.sources.raw import Raw

HEAD: Final = 100_000
"""Characters that are searched for signs of HTML; inline scripts and styles can come first."""

DOCUMENT: Final = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
MARKUP: Final = re.compile(
    r"</(?:p|div|a|span|h[1-6]|li|ul|ol|table|td|article|section|strong|em|b|i|blockquote|figure)\s*>", re.I
)
ENOUGH: Final = 3
"""Closing tags that make a text HTML; a text about HTML may quote one or two."""

TAG: Final = re.compile(r"</?[a-z][^<>]{0,2000}>", re.I)
TAGGED_SHARE: Final = 0.1
"""Share of the lines with a tag in a fragment that neither begins nor ends with one. A text about HTML, and a
page that shows a few tags where its maker forgot to hide them, have fewer."""

SAVED_FROM: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)", re.I
)
"""What Chrome, Firefox and Internet Explorer, and the extension SingleFile, write into a saved page."""

CLIPBOARD: Final = re.compile(r"\AVersion:[\d.]+\s.*?SourceURL:(\S+).*?(?=<)", re.S)
"""The header that Windows puts before HTML on the clipboard (CF_HTML)."""


def recognises(raw: Raw) -> bool:
    """A document by its first tags, a fragment by several closing ones; the name decides an even case."""
    text = raw.decoded.text[:HEAD]
    if DOCUMENT.search(text):
        return True
    if raw.suffix in (".html", ".htm", ".xhtml"):
        return MARKUP.search(text) is not None
    found = sum(1 for _ in zip(range(ENOUGH), MARKUP.finditer(text), strict=False))
    return found >= ENOUGH and _is_tagged(text)


def _is_tagged(text: str) -> bool:
    """Whether tags part the text, and do not only stand in it here and there."""
    bare = text.strip()
    if bare.startswith("<") or bare.endswith(">"):
        return True
    lines = [line for line in bare.splitlines() if line.strip()]
    return sum(TAG.search(line) is not None for line in lines) >= TAGGED_SHARE * len(lines)


def read(raw: Raw) -> Page:
    """The page with the address it was saved from."""
    text = raw.decoded.text
    url = None
    clipboard = CLIPBOARD.match(text[:5000])
    if clipboard:
        url = clipboard.group(1)
        text = text[clipboard.end() :]
    saved = SAVED_FROM.search(text[:5000])
    if saved:
        url = saved.group(1)
    return raw.page("html", text, url if url and url.startswith(("http:", "https:")) else None)
