"""One picture: foreign bytes in, a picture that we wrote ourselves out.

Nothing of the file but its pixels gets through: no metadata, no profile, no second frame.
"""

import hashlib
import io
import warnings
from contextlib import suppress
from typing import Final, NamedTuple

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from convert.compose.drawing import draw, is_drawing
from convert.compose.refusal import Refused
from convert.model import Asset, Limits

FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF")
"""Formats that are decoded; all others are refused before their decoder sees a byte."""

MILLION: Final = 1_000_000

USUAL: Final = Limits()
"""Decoded, the 40 million pixels of one picture take 160 MB."""


class Grain(NamedTuple):
    """How fine pictures are kept: pixels across, JPEG quality."""

    width: int
    quality: int


GRAINS: Final = {"press": Grain(2100, 92), "office": Grain(1500, 85), "mail": Grain(800, 72)}
"""By what the file is made for: the full width of 172 mm at 310, 220 and 118 dots to an inch. Above their
qualities files grow fast and show no difference."""

FLAT_COLOURS: Final = 256
"""A picture with no more colours than this is a drawing: PNG keeps its edges sharp and is smaller."""


def develop(data: bytes, src: str, grain: Grain = GRAINS["office"], most: int = USUAL.pixels) -> Asset:
    """Decode, turn upright, bring to sRGB on white, scale down to the grain and write anew. `most` are the
    million pixels that it may have.

    An SVG drawing is made pixels first. Raises Refused. Equal bytes give equal assets.
    """
    if is_drawing(data):
        data = draw(data, grain.width)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                _check(image, grain, most)
                picture = _to_srgb(_upright(image))
        except UnidentifiedImageError as error:
            raise Refused(_what(data)) from error
        except Image.DecompressionBombError as error:
            raise Refused("it has more pixels than any picture in print") from error
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise Refused("the file is damaged or cut off") from error
    picture.thumbnail((grain.width, grain.width * 2), Image.Resampling.LANCZOS)
    return _write(picture, src, grain)


def count_pixels(data: bytes) -> int:
    """How many pixels decoding would make, by the file's own words; 0 for what is no picture."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                return image.width * image.height
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
            return 0


def _check(image: Image.Image, grain: Grain, most: int) -> None:
    width, height = image.size
    if width * height > most * MILLION:
        millions = f"{width * height / MILLION:.0f} million pixels"
        raise Refused(
            f"it has {millions}, and we decode at most {most} million (to raise that: [limits] pixels in"
            " convert.toml)"
        )
    if image.format == "JPEG":
        image.draft("RGB", (grain.width, grain.width))


def _upright(image: Image.Image) -> Image.Image:
    with suppress(Exception):  # a damaged EXIF block must not cost the picture
        return ImageOps.exif_transpose(image)
    return image


def _to_srgb(image: Image.Image) -> Image.Image:
    """RGB or grey in sRGB, transparency laid on white paper."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
            if converted is not None:
                return converted
    if image.mode == "I;16" or image.mode == "I":
        image = image.point(lambda value: value / 256).convert("L")
    if image.mode in ("LA", "RGBA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        paper.alpha_composite(layer)
        return paper.convert("RGB")
    return image.convert("L" if image.mode in ("L", "1") else "RGB")


def _write(picture: Image.Image, src: str, grain: Grain) -> Asset:
    buffer = io.BytesIO()
    if picture.getcolors(FLAT_COLOURS) is not None:
        picture.save(buffer, "PNG", optimize=True)
        media_type, suffix = "image/png", "png"
    else:
        picture.save(buffer, "JPEG", quality=grain.quality, optimize=True, subsampling="4:2:0")
        media_type, suffix = "image/jpeg", "jpg"
    data = buffer.getvalue()
    name = f"{hashlib.sha256(data).hexdigest()[:32]}.{suffix}"
    return Asset(src, name, media_type, data, *picture.size)


def _what(data: bytes) -> str:
    """Why bytes are no picture to us."""
    head = data[:500].lstrip().lower()
    if head.startswith((b"<!doctype", b"<html")):
        return "a web page came in its place"
    return "it is not a picture in a format that we read"
