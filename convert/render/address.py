"""Links on paper: which may be printed, what of an address is tracking, and how it reads."""

import re
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from markupsafe import Markup, escape

SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})

TRACKING: Final = re.compile(
    r"(?i)^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid"
    r"|mkt_tok|_hsenc|_hsmi|__hs\w+|vero_id|oly_anon_id|oly_enc_id|ref_src|spm|_openstat|ysclid)$"
)
"""Parameters that say who sent the reader, not what is read; as the common ad blockers list them."""

LINE: Final = re.compile(r"[\t\n\r]|\A[\s\x00-\x1f]+|\s+\Z")
UNSAID: Final = re.compile(r"[\s\x00-\x1f\x7f]")
"""What browsers leave out of an address, and what they write with percent signs (URL standard of WHATWG)."""

DETOURS: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/url"), ("q", "url")),
    (re.compile(r"(?:www\.)?youtube\.com/redirect"), ("q",)),
    (re.compile(r"(?:l|lm)\.(?:facebook|instagram)\.com/(?:l\.php)?"), ("u",)),
    (re.compile(r"[a-z0-9-]+\.safelinks\.protection\.outlook\.com/"), ("url",)),
    (re.compile(r"(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)/?"), ("url",)),
    (re.compile(r"(?:away\.)?vk\.com/away(?:\.php)?"), ("to",)),
)
"""Host and path of services that count a click and send the reader on, and the parameters that hold the
address meant; as the common ad blockers list them."""

LONGEST: Final = 300
"""Characters of an address in print, five lines of small type, which a patient reader can still type; what is
longer loses its middle, while the link in the file stays whole."""

PART: Final = 36
"""Characters of a part of an address that no line breaks; most of the narrowest column of small type."""

STROKES: Final = re.compile(r"[^/]*/*")
BREAKS: Final = re.compile(r"[^/?&.=-]*[/?&.=-]*")
"""Parts of an address after which a line may end: after a stroke; in a long one, after other signs too."""


def clean(href: str) -> str | None:
    """The address without tracking parts, or None where it may not be printed or followed."""
    meant = straighten(href)
    if meant != href:
        return clean(meant)
    if UNSAID.search(href):
        href = UNSAID.sub(lambda sign: quote(sign[0]), LINE.sub("", href))
    try:
        parts = urlsplit(href)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in SCHEMES or (parts.scheme in ("http", "https") and (not host or "%" in host)):
        return None
    if parts.scheme in ("mailto", "tel"):
        return href
    kept = [p for p in parts.query.split("&") if not TRACKING.match(p.partition("=")[0])]
    fragment = parts.fragment.partition(":~:")[0]
    return parts._replace(query="&".join(kept), fragment=fragment).geturl()


def straighten(href: str) -> str:
    """The address that a detour leads to; any other as it is. One address in another is looked for once."""
    scheme, _, rest = href.partition("://")
    place, _, query = rest.partition("?")
    if scheme not in ("http", "https") or not query:
        return href
    for detour, names in DETOURS:
        if detour.fullmatch(place):
            values = parse_qs(query, max_num_fields=50) if query.count("&") < 50 else {}
            found = [value for name in names for value in values.get(name, ())]
            return next((v for v in found if re.match("https?://", v) and not is_detour(v)), href)
    return href


def is_detour(href: str) -> bool:
    place = href.partition("://")[2].partition("?")[0]
    return any(detour.fullmatch(place) for detour, _ in DETOURS)


def shown(href: str) -> str:
    """The address as it is printed: no scheme, no www., letters instead of percent signs."""
    text = re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", href)
    readable = unquote(text, errors="strict") if is_text(text) else text
    text = readable if readable.isprintable() and " " not in readable else text
    text = text.rstrip("/") if text.count("/") == 1 else text
    if len(text) > LONGEST:
        head = LONGEST * 2 // 3
        text = f"{text[:head]}\N{HORIZONTAL ELLIPSIS}{text[head + 1 - LONGEST :]}"
    return text


def write_address(href: str) -> Markup:
    """The address in print as markup whose lines end after a stroke rather than within a name."""
    return break_address(shown(href))


def break_address(words: str) -> Markup:
    """The words of an address as markup whose lines end after one of its signs, best after a stroke."""
    parts = [
        piece
        for part in STROKES.findall(words)
        for piece in ([part] if len(part) <= PART else BREAKS.findall(part))
    ]
    kept = (f'<span class="part">{escape(p)}</span>' if len(p) <= PART else escape(p) for p in parts if p)
    return Markup("".join(kept))


def is_text(text: str) -> bool:
    """Whether the percent signs of an address stand for UTF-8."""
    try:
        unquote(text, errors="strict")
    except UnicodeDecodeError:
        return False
    return True


class LinkNotes:
    """The addresses of the links in a text, numbered from 1 in order of first mention."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, address: str, words: str) -> int | None:
        """The number of the address, or None where the words of the link already tell it."""
        bare = words.strip().rstrip("/").casefold()
        if bare and bare in (address.rstrip("/").casefold(), shown(address).rstrip("/").casefold()):
            return None
        return self.numbers.setdefault(address, len(self.numbers) + 1)
