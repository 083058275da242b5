"""The logo of a brand: a drawing (.svg) as it is, or a picture of dots, decoded and written anew."""

import io
import warnings
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from PIL import Image, UnidentifiedImageError

from convert.design.brand import Brand
from convert.design.design import Logo
from convert.errors import DesignError
from convert.outside import Unreachable, read_file

MAX_LOGO: Final = 5 * 1024 * 1024
"""Bytes of a logo; drawings have some kilobytes, a picture for 60 mm at 600 dpi has about 1 MB."""

MAX_PIXELS: Final = 40_000_000

DRAWING: Final = "image/svg+xml"
PICTURES: Final = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".gif": "GIF"}

FINE: Final = 600
"""Dots an inch that are kept; presses show no more of a logo."""

INCH: Final = 25.4
"""Millimetres."""

FOREIGN: Final = ("script", "foreignObject", "iframe")
"""Elements that a drawing for paper does not have."""


def read_logo(brand: Brand) -> Logo | None:
    """The bytes of the mark; DesignError in plain words where there is none to be had."""
    if brand.mark is None:
        return None
    file = Path(brand.mark.file)
    where = f"{file.parent / 'brand.toml'}: mark.file"
    suffix = file.suffix.lower()
    if suffix != ".svg" and suffix not in PICTURES:
        raise DesignError(f"{where} must be an .svg, .png, .jpg, .webp or .gif, not {file.name!r}.")
    try:
        data, _ = read_file(file, MAX_LOGO)
    except (OSError, Unreachable, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DesignError(f"{where} {file.name!r} cannot be read: {reason}.") from None
    if suffix == ".svg":
        read_drawing(data, where, file.name)
        return Logo("logo.svg", DRAWING, data, brand.mark.height)
    height = brand.mark.height
    return Logo("logo.png", "image/png", develop(data, where, file.name, height), height)


def read_drawing(data: bytes, where: str, name: str) -> ElementTree.Element:
    """The tree of an SVG; DesignError where it is none, or asks for what paper has not."""
    try:
        tree = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DesignError(f"{where} {name!r} is no SVG drawing that can be read: {error}.") from None
    if local_name(tree) != "svg":
        raise DesignError(f"{where} {name!r} is no SVG drawing: it begins with <{local_name(tree)}>.")
    for element in tree.iter():
        if local_name(element) in FOREIGN:
            told = f"holds a <{local_name(element)}>, which cannot be printed"
            raise DesignError(f"{where} {name!r} {told}. Save it anew as a plain SVG.")
    return tree


def local_name(element: ElementTree.Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def develop(data: bytes, where: str, name: str, height: float) -> bytes:
    """The picture as a PNG of its pixels alone, no finer than FINE at its printed height."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=sorted(set(PICTURES.values()))) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise DesignError(f"{where} {name!r} has more than {MAX_PIXELS // 10**6} million pixels.")
                clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
                picture = image.convert("RGBA" if clear else "RGB")
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
            if isinstance(error, UnidentifiedImageError):
                raise DesignError(f"{where} {name!r} is no picture that can be read.") from None
            raise DesignError(f"{where} {name!r} is damaged or cut off: {error}.") from None
        except Image.DecompressionBombError:
            raise DesignError(f"{where} {name!r} has more pixels than can be printed.") from None
    most = max(round(height / INCH * FINE), 1)
    if picture.height > most:
        picture = picture.resize(
            (max(round(picture.width * most / picture.height), 1), most), Image.Resampling.LANCZOS
        )
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
