"""All colours and pictures as greys, as a printer without colour makes them."""

import io
import re
from functools import lru_cache
from typing import Final

import msgspec
from PIL import Image

from convert.design import Design, Logo
from convert.model import Asset, Publication

HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\b")

WEIGHTS: Final = (0.299, 0.587, 0.114)
"""Share of red, green and blue in a grey (ITU-R BT.601), as printers and Pillow reckon."""


def grey_design(design: Design) -> Design:
    """The design with its palette and its mark in greys."""
    tokens = tuple((name, HEX.sub(_grey, value)) for name, value in design.tokens)
    logo = grey_logo(design.logo) if design.logo else None
    return msgspec.structs.replace(design, tokens=tokens, logo=logo)


def grey_publication(publication: Publication) -> Publication:
    """The publication with its pictures in greys."""
    return msgspec.structs.replace(publication, assets=tuple(map(grey_asset, publication.assets)))


def grey_logo(logo: Logo) -> Logo:
    if logo.media_type == "image/svg+xml":
        data = HEX.sub(_grey, logo.data.decode("utf-8", "replace")).encode()
    else:
        data = grey_bytes(logo.data)
    return msgspec.structs.replace(logo, data=data)


def grey_asset(asset: Asset) -> Asset:
    return msgspec.structs.replace(asset, data=grey_bytes(asset.data), name=f"grey-{asset.name}")


@lru_cache(maxsize=64)
def grey_bytes(data: bytes) -> bytes:
    """A picture of ours written again in its format, in greys; what is seen through stays so."""
    with Image.open(io.BytesIO(data)) as picture:
        out = io.BytesIO()
        see_through = picture.mode in ("LA", "RGBA", "PA") or "transparency" in picture.info
        grey = picture.convert("RGBA").convert("LA") if see_through else picture.convert("L")
        options = {"quality": 88} if picture.format == "JPEG" else {}
        grey.save(out, picture.format, optimize=True, **options)
    return out.getvalue()


def _grey(found: re.Match[str]) -> str:
    colour = found.group()
    value = sum(w * int(colour[i : i + 2], 16) for w, i in zip(WEIGHTS, (1, 3, 5), strict=True))
    return f"#{round(value):02x}" + f"{round(value):02x}" * 2
