"""Where the pictures of a publication come from: its own folder, the page itself, or the network."""

import base64
import binascii
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

import msgspec

from convert import outside
from convert.compose.drawing import is_drawing
from convert.compose.picture import GRAINS, MILLION, USUAL, Grain, count_pixels, develop
from convert.compose.refusal import Refused
from convert.model import Article, Asset, Image, Issue, Limits, Origin
from convert.model.walk import descend
from convert.remarks import Remark, name_several, remark

PATIENCE: Final = 90.0
"""Seconds that the network may take for all pictures of one publication, so that slow servers cost pictures
and not the document."""

DRAWINGS: Final = 12.0
"""Seconds of the processor that all SVG drawings of one publication may take: a chart takes half of one, and
300 that were made to be slow would take what the whole document has."""

FETCHERS: Final = 6
"""Addresses asked at once: what a browser grants one host."""


COMPANIONS: Final = ("_files", ".files", "-files", "_Dateien", "-Dateien", "_fichiers", "_archivos")
"""How the folder that a browser saves beside a page is called, after the name of the page."""


class _Offline(Exception):
    """The picture is on the network and the network is forbidden."""

    def __str__(self) -> str:
        return "it is on the network"


KINDS: Final[dict[str, type[Exception]]] = {
    "picture-missing": outside.Unreachable,
    "picture-offline": _Offline,
    "picture-refused": Refused,
}
"""Code of a remark -> why a picture is not there."""


def gather(
    articles: Sequence[Article],
    folder: str | None,
    offline: bool,
    issue: Issue | None = None,
    grain: Grain = GRAINS["office"],
    limits: Limits = USUAL,
) -> tuple[tuple[Asset, ...], tuple[Remark, ...]]:
    """Every picture of the articles and of the issue's own parts that can be had, once each, and a remark of
    each kind on those that cannot."""
    wanted: dict[str, tuple[Image, Origin]] = {}
    shown: list[tuple[object, Origin]] = [
        ((article.lead, article.body, article.notes), article.origin) for article in articles
    ]
    if issue:
        shown += [(issue.note, Origin()), *((card, card.origin) for card in issue.cards)]
    for parts, origin in shown:
        for value in descend(parts):
            if isinstance(value, Image):
                wanted.setdefault(value.src, (value, origin))
    assets: list[Asset] = []
    missing: list[tuple[Image, Exception]] = []
    pixels, drawn = 0, 0.0
    for number, (image, load) in enumerate(_loaded(list(wanted.values()), folder, offline, grain.width)):
        try:
            if number >= limits.pictures:
                raise Refused(_past("pictures", f"{limits.pictures:,} pictures"))
            if pixels > limits.all_pixels * MILLION:
                raise Refused(_past("all_pixels", f"{limits.all_pixels:,} million pixels"))
            data = load.result()
            pixels += count_pixels(data)
            drawing = is_drawing(data)
            if drawing and drawn > DRAWINGS:
                raise Refused("the drawings before it took too long; save it as PNG")
            began = sum(os.times()[:4])
            try:
                assets.append(develop(data, image.src, grain, limits.pixels))
            finally:
                drawn += (sum(os.times()[:4]) - began) * drawing
        except (_Offline, outside.Unreachable, Refused) as error:
            missing.append((image, error))
    return tuple(assets), tuple(_excuse(missing, folder))


def _past(limit: str, most: str) -> str:
    """That a document has more than is decoded for one, and how that is raised."""
    return f"we decode at most {most} for one document (to raise that: [limits] {limit} in convert.toml)"


def _loaded(
    wanted: Sequence[tuple[Image, Origin]], folder: str | None, offline: bool, width: int
) -> Iterator[tuple[Image, Future[bytes]]]:
    """Each picture with its bytes to come, in order; never more than FETCHERS of them in memory."""
    until = time.monotonic() + PATIENCE
    with ThreadPoolExecutor(FETCHERS) as pool:
        for start in range(0, len(wanted), FETCHERS):
            batch = wanted[start : start + FETCHERS]
            loads = [pool.submit(_load, *each, folder, offline, width, until) for each in batch]
            yield from zip((image for image, _ in batch), loads, strict=True)


def _excuse(missing: Sequence[tuple[Image, Exception]], folder: str | None) -> Iterator[Remark]:
    """Why pictures are not there, in plain words: one remark for each kind of reason, whatever the number."""
    for code, kind in KINDS.items():
        found = [(image, error) for image, error in missing if isinstance(error, kind)]
        if not found:
            continue
        names = [_name(image.src) for image, _ in found]
        reasons = Counter(str(error) for _, error in found)
        (reason, times), *others = reasons.most_common()
        blanks = {
            "pictures": f"The picture {names[0]}"
            if len(found) == 1
            else f"{len(found)} pictures ({name_several(names)})",
            "each": "it" if len(found) == 1 else "each",
            "reason": f"{reason} ({times} of them; the others for other reasons)" if others else reason,
            "remedy": _remedy([image for image, _ in found], folder),
        }
        made = remark(code, found[0][0].src, **blanks)
        details = tuple(f"{name}: {error}" for name, (_, error) in zip(names, found, strict=True))
        yield msgspec.structs.replace(made, details=details) if len(found) > 1 else made


def _load(image: Image, origin: Origin, folder: str | None, offline: bool, width: int, until: float) -> bytes:
    """The bytes of the best file of a picture: the page's own folder first, then the network, which is asked
    `until` this time of the monotonic clock."""
    if image.src.startswith("data:"):
        return _data(image.src)
    local = _beside(image.src, folder, origin) if folder else None
    if local is not None:
        return local
    address = best(image, width)
    if not address.startswith(("http:", "https:", "//")) and not origin.url:
        raise outside.Unreachable(_elsewhere(address, folder, origin.name))
    if offline:
        raise _Offline
    return _fetch(urljoin(origin.url or "https:", address), until - time.monotonic())


def _fetch(address: str, left: float) -> bytes:
    """What is at an address. Imported here, since most articles that are saved whole need no network."""
    from convert.network import DEADLINE, fetch

    if left <= 0:
        raise outside.Unreachable("the pictures before it took too long")
    return fetch(address, deadline=min(DEADLINE, left))


def best(image: Image, width: int = GRAINS["press"].width) -> str:
    """The address of the smallest file that is at least `width` pixels wide, else of the widest."""
    told = sorted((c.width, c.src) for c in image.candidates if c.width)
    if told:
        return next((src for w, src in told if w >= width), told[-1][1])
    dense = sorted((c.density, c.src) for c in image.candidates if c.density)
    return dense[-1][1] if dense and dense[-1][0] > 1 else image.src


def _data(src: str) -> bytes:
    """The bytes of a data: address (RFC 2397)."""
    header, comma, body = src.partition(",")
    if not comma or len(body) > outside.MAX_PICTURE * 2:
        raise Refused("its address is damaged or too long")
    raw = unquote_to_bytes(body)
    if not header.lower().endswith(";base64"):
        return raw
    try:
        return base64.b64decode(b"".join(raw.split()) + b"=" * (-len(raw) % 4))
    except binascii.Error as error:
        raise Refused("its address is damaged") from error


def _beside(src: str, folder: str, origin: Origin) -> bytes | None:
    """The picture as a file beside the input, or in the folder that browsers save beside a page.

    A path is looked up only if, with links resolved, it lies in `folder` itself or below a
    sibling of the input that is called like it ("page.html" -> "page_files"). None if there is no such file.
    """
    home = Path(folder).resolve()
    for candidate in _paths(src, origin.url):
        path = home.joinpath(*candidate)
        try:
            real = path.resolve(strict=True)
            if belongs(real, home, origin.name):
                return outside.read_file(real, outside.MAX_PICTURE)[0]
        except (OSError, ValueError, RuntimeError):
            continue
    return None


def _paths(src: str, page: str | None) -> Iterable[tuple[str, ...]]:
    """Ways to read an address as a path below the folder: as it stands; one that was made absolute by the
    address of its page without that again; an absolute one from its last two steps on, since other base
    addresses turn "page_files/a.png" into "https://host/x/page_files/a.png"."""
    home = urljoin(page, ".") if page else None
    parts = urlsplit(src.removeprefix(home) if home else src)
    path = unquote(parts.path)
    if "\0" in path:
        return
    steps = tuple(step for step in path.split("/") if step not in ("", "."))
    if not steps:
        return
    if not parts.scheme and not parts.netloc and not path.startswith("/"):
        yield steps
    elif len(steps) > 1 and ".." not in steps[-2:] and _is_saved_folder(steps[-2]):
        yield steps[-2:]


def _is_saved_folder(step: str) -> bool:
    return step.endswith(COMPANIONS)


def belongs(path: Path, home: Path, name: str | None) -> bool:
    """Whether a path without links in it is in the folder of the input or in one that was saved with it."""
    if path.parent == home:
        return True
    if not path.is_relative_to(home) or name is None:
        return False
    sibling = path.relative_to(home).parts[0]
    stem = Path(name).stem
    return sibling.startswith(stem) and sibling[len(stem) : len(stem) + 1] in ("", "_", "-", ".")


def _elsewhere(address: str, folder: str | None, name: str | None) -> str:
    if folder is None:
        return "the text came from standard input, so there is no folder to look in"
    stem = Path(name or "article").stem
    return f"there is no such file in the article's folder or in {stem}_files"


def _remedy(images: Sequence[Image], folder: str | None) -> str:
    if any(image.src.startswith(("http:", "https:")) for image in images):
        return (
            "Save the page with its pictures (in the browser: Save as, Web page complete) and convert that."
        )
    if folder is None:
        return "Save the article as a file with its pictures beside it, and convert that file."
    return f"Put the picture{'s' * (len(images) > 1)} beside the article and run the command again."


def _name(src: str) -> str:
    """What people call a picture: the last part of its address."""
    if src.startswith("data:"):
        return "in the page"
    return unquote(urlsplit(src).path.rstrip("/").rpartition("/")[2])[:80] or src[:80]
