"""Addresses of links: made absolute, and allowed or not."""

import re
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit, urlunsplit

ALLOWED: Final = frozenset(("http", "https", "mailto", "tel"))
"""Schemes that paper can print and a reader can follow without harm; javascript:, file: ... are not."""

LONGEST: Final = 4096
"""Characters of an address that is kept; browsers agree on about 2,000, and what is longer holds data."""

USUAL: Final = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[\w./?&=%~+,;:@!$'()*-]*)?", re.ASCII)
"""Addresses in which there is nothing to mend or to refuse, as nearly all are."""

UNSEEN: Final = "\u200b\u200c\u200d\u2060\ufeff"
"""Signs without width that editors paste before and after an address; with them it leads nowhere."""

CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")
SCHEME: Final = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)


def resolve(href: str, base: str | None = None) -> str | None:
    """The absolute address, "#anchor" where `href` leads into the same page, or None if not allowed.

    Tabs and line feeds inside are dropped, blanks become %20, and a host is followed by a stroke before its
    query, as in the URL standard's parser.
    """
    if len(href) <= LONGEST and USUAL.fullmatch(href):
        return href
    href = CONTROL.sub("", href).strip().strip(UNSEEN)
    if not href or len(href) > LONGEST:
        return None
    if href.startswith("#"):
        return href.replace(" ", "%20")
    try:
        address = urljoin(base, href) if base and not SCHEME.match(href) else href
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ALLOWED:
        return None
    if parts.scheme.lower() in ("http", "https"):
        if not host:
            return None
        if base and parts.fragment and urldefrag(address).url == urldefrag(base).url:
            return "#" + parts.fragment
        if not parts.path:
            address = urlunsplit(parts._replace(path="/"))
    elif not parts.path:
        return None
    return address.replace(" ", "%20")


def fragment(href: str, base: str | None = None) -> str:
    """The name of the place in the same page that a link leads to, or "" where it leads elsewhere."""
    if "#" not in href:
        return ""
    found = href if href.startswith("#") else (resolve(href, base) if base else None)
    return unquote(found[1:]) if found and found.startswith("#") else ""


def scheme(href: str) -> str:
    """The scheme in lower case, or "" for a relative address."""
    match = SCHEME.match(CONTROL.sub("", href).strip())
    return match[0][:-1].lower() if match else ""


def host(href: str) -> str:
    """The host without "www.", or "" where there is none."""
    try:
        name = urlsplit(href).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")
