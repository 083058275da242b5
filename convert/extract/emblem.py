"""Whether a picture is a sign rather than a picture of the article: a logo, a face, a symbol, a dot."""

import re
from functools import cache
from typing import Final
from urllib.parse import unquote, urlsplit

from convert.dom import Node
from convert.extract.visible import fold
from convert.extract.words import alternatives, words
from convert.model import Image

SMALL: Final = 200
"""Pixels of width below which it is a face, a logo or a button; the smallest lead read by eye has 310."""

ABOUT: Final = 30
"""Letters beside a name that still call a picture a face: 'Headshot of ...', '..., Senior Editor'."""

LOW: Final = 80
"""Pixels of height below which it is a logo or a button."""

DOT: Final = 8
"""Pixels of width that no picture has: a page builder's way to say that it fills its box."""

LONG_NAME: Final = 20
"""Letters of a file's name from which it is that of one picture only."""

SIZED: Final = re.compile(r"(\d{2,4})x\d{2,4}(?=\.\w{3,4}(?:$|\?))")
"""The size in a file's name."""

SIGN: Final = re.compile(
    r"logo|avatar|icon|gravatar|android-chrome|mstile|sprite|badge|headshot|profile|[-_]bio[-_.]|\.svg(?:$|\?)",
    re.IGNORECASE,
)
"""File names of pictures that stand for a site or a person."""

PLACEHOLDER: Final = re.compile(
    r"dummy|placeholder|no-?image|(?:^|[-_])default[-_]?(?:image|img|thumb|og|share|social|cover)?(?:$|[-_])|"
    r"(?:image|img|thumb|og|share|social|cover)[-_]default",
    re.IGNORECASE,
)
"""File names of pictures that stand where there is none, declared or not."""

LOGO: Final = re.compile(r"(?:\w+\W+){0,3}(?:logo|avatar)\W*", re.IGNORECASE)
"""What alternative texts of such pictures say, in most languages."""


def key_of(address: str) -> str:
    """The name of a picture's file without size and folder, by which copies of one picture are known."""
    try:
        parts = urlsplit(unquote(unquote(address)))
    except ValueError:
        return address
    nested = re.search(r"(?:url|uri|src|image)=([^&]+)", parts.query)
    path = nested[1].split("?")[0] if nested else parts.path
    name = path.rstrip("/").rsplit("/", 1)[-1].casefold()
    name = re.sub(r"(?:\.(?:jpe?g|png|gif|webp|avif|svg|tiff?))+$", "", name)
    return re.sub(r"(?:[-_]\d{2,5}x\d{2,5}|-scaled|@\dx|[-_]\d{2,4}w|-e\d{9,})+$", "", name) or path


def is_copy(key: str, others: set[str]) -> bool:
    """Whether a picture is one of some others, whose names may have a word more at one end."""
    if key in others or len(key) < LONG_NAME:
        return key in others
    return any(len(other) >= LONG_NAME and (key in other or other in key) for other in others)


def is_face(alt: str, persons: frozenset[str]) -> bool:
    """Whether an alternative text is little more than the name of an author."""
    return any(name in alt and len(alt) <= len(name) + ABOUT for name in persons)


def is_small(node: Node) -> bool:
    """Whether the page draws a picture at the size of a face or a button."""
    width, height = node.get("width"), node.get("height")
    return (width.isdecimal() and DOT < int(width[:6]) < SMALL) or (
        height.isdecimal() and DOT < int(height[:6]) < LOW
    )


@cache
def _symbol() -> re.Pattern[str]:
    """File names of signs that stand beside a date, a name or a button."""
    drawn = "arrow bookmark calendar chevron clock date download envelope fb link mail menu phone play print"
    drawn += " printer quote quotes rss search share star stars tag time user vector"
    named = rf"(?:{alternatives('byline', 'network')}|{'|'.join(drawn.split())})"
    kinds = r"black|white|gr[ae]y|dark|light|small|solid|outline|down|right|left|\d"
    return re.compile(rf"{named}(?:[-_\s.()]*(?:{kinds}))*[-_\s.()]*", re.IGNORECASE)


def is_sign(image: Image) -> bool:
    """Whether file name or alternative text say that a picture is a logo, a face or a symbol."""
    name, stem = image.src.rsplit("/", 1)[-1][:200], key_of(image.src)
    called = fold(image.alt or "") in words("byline", "network") or LOGO.fullmatch(image.alt or "")
    return bool(called or SIGN.search(name) or SIGN.search(stem) or _symbol().fullmatch(stem))


def told_width(image: Image) -> int:
    """The width that a file's name tells ('face-150x150.png'); 0 where it tells none."""
    found = SIZED.search(image.src)
    return int(found[1]) if found else 0


def is_placeholder(image: Image) -> bool:
    """Whether a file's name says that it only fills a place."""
    return PLACEHOLDER.search(key_of(image.src)) is not None
