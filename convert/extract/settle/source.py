"""The attributes of a picture -> where it is: lazy loading, srcset, placeholders, pixels."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import urljoin, urlsplit

from convert.extract.address import CONTROL, USUAL
from convert.model.image import Candidate, Image

PLACEHOLDER: Final = re.compile(
    r"(^|[/_.\-])(blank|spacer|placeholder|transparent|pixel|loading|loader|lazy|lazyload|1x1|clear|empty|grey|gray)"
    r"([_.\-][^/]*)?\.(gif|png|svg|jpe?g|webp)([?#]|$)",
    re.IGNORECASE,
)
"""File names of the stand-ins that are shown until the picture itself is loaded."""

STAND_IN: Final = 1_000
"""Characters of a data: address that is still a stand-in: blurred previews and empty SVGs take 50-900."""

PIXEL: Final = 3
"""A picture of at most this many pixels each way counts visitors."""

LAZY: Final = re.compile(
    r"^data-.*(src|original|url|image|img|lazy|full|large|hi-?res)|^(nitro-lazy-src|_src|file|rel:src)$"
)
FILE: Final = re.compile(r"\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?)([?#!/:]|$)", re.IGNORECASE)
DESCRIPTOR: Final = re.compile(r"([\d.]{1,12})([wx])(?:,(.*))?,?$", re.DOTALL)
LENGTH: Final = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$", re.IGNORECASE)

MOST_CANDIDATES: Final = 40
"""Files of one picture that are kept; real pages list up to 20."""


def read(
    attrs: Mapping[str, str], base: str | None = None, sources: Iterable[Mapping[str, str]] = ()
) -> Image | None:
    """The picture of an img (`sources`: the source elements of its picture element).

    None for a counting pixel or where no address is told that is more than a stand-in.
    """
    width, height = pixels(attrs.get("width")), pixels(attrs.get("height"))
    if width is not None and height is not None and width <= PIXEL and height <= PIXEL:
        return None
    candidates = _candidates([attrs, *sources], base)
    src = next(filter(None, (address(value, base) for value in _sources(attrs))), None)
    if src is None and candidates:
        src = max(candidates, key=lambda c: (c.width or 0, c.density or 0)).src
    if src is None:
        return None
    alt = attrs.get("alt")
    return Image(
        src=src,
        alt=" ".join(alt.split()) if alt is not None else None,
        width=width or None,
        height=height or None,
        candidates=tuple(c for c in candidates if c.src != src),
    )


def address(value: str, base: str | None) -> str | None:
    """The address of a picture: http(s), data:, or a relative path where there is no base."""
    value = CONTROL.sub("", value).strip()
    if not value:
        return None
    if value[:5].lower() == "data:":
        return value if value[:11].lower() == "data:image/" and len(value) > STAND_IN else None
    if PLACEHOLDER.search(value.split("?")[0]):
        return None
    if USUAL.fullmatch(value):
        return value
    try:
        joined = urljoin(base, value) if base and not value.startswith(("https://", "http://")) else value
        parts = urlsplit(joined)
    except ValueError:
        return None
    if parts.scheme.lower() in ("http", "https"):
        return joined.replace(" ", "%20") if parts.netloc else None
    if not parts.scheme and parts.netloc:
        return "https:" + joined.replace(" ", "%20")
    return joined if not parts.scheme and parts.path else None


def _sources(attrs: Mapping[str, str]) -> Iterable[str]:
    """Addresses in the order of trust: those a script would load later, then src."""
    for name, value in attrs.items():
        if _is_lazy(name) and _is_file(name, value):
            yield value
    yield attrs.get("src", "")


@lru_cache(maxsize=256)
def _is_lazy(name: str) -> bool:
    return LAZY.search(name) is not None and not name.endswith(("srcset", "src-set"))


def _is_file(name: str, value: str) -> bool:
    """Whether the value of a lazy attribute is one address; names like data-image-id hold other things."""
    value = value.strip()
    if re.search(r"[\s{<]", value):
        return False
    return (name.endswith("src") and bool(re.search(r"[/.]", value))) or (
        "/" in value and bool(FILE.search(value))
    )


def _candidates(elements: Iterable[Mapping[str, str]], base: str | None) -> list[Candidate]:
    found: dict[str, Candidate] = {}
    for attrs in elements:
        for name, value in attrs.items():
            if not name.endswith(("srcset", "src-set")):
                continue
            for written, number, unit in _split(value):
                src = address(written, base)
                if src is not None and src not in found:
                    found[src] = _candidate(src, number, unit)
                if len(found) == MOST_CANDIDATES:
                    return list(found.values())
    return list(found.values())


def _split(value: str) -> Iterable[tuple[str, str, str]]:
    """Address, number and unit of each file in a srcset; addresses may hold commas, but not at the end."""
    pending = ""
    for word in value.split():
        match = DESCRIPTOR.match(word)
        if match and pending:
            yield pending, match[1], match[2]
            pending = match[3] or ""
        else:
            if pending:
                yield pending, "", ""
            pending = word.rstrip(",")
    if pending:
        yield pending, "", ""


def _candidate(src: str, number: str, unit: str) -> Candidate:
    try:
        value = float(number) if number else None
    except ValueError:
        value = None
    if value is None or not 0 < value < 100_000:
        return Candidate(src)
    return Candidate(src, width=int(value)) if unit == "w" else Candidate(src, density=value)


def pixels(value: str | None) -> int | None:
    """A length in pixels as attributes tell it, None for percentages and what is no length."""
    match = LENGTH.match(value) if value else None
    return int(match[1]) if match else None
