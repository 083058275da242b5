"""The photo of a person of the byline: a square of its upper middle, where faces are."""

import io
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from convert import outside
from convert.compose.picture import GRAINS, develop
from convert.compose.refusal import Refused
from convert.model import Asset

SIDE: Final = 354
"""Pixels: 15 mm at 600 dpi."""

FACE: Final = (0.5, 0.3)
"""What of a photo that is no square is kept: the middle across, a third from the top."""


def develop_portrait(path: str) -> Asset:
    """The photo in a file, known by its path; raises Refused and outside.Unreachable with the reason."""
    try:
        data, _ = outside.read_file(Path(path), outside.MAX_PICTURE)
    except (OSError, ValueError) as error:
        raise outside.Unreachable(getattr(error, "strerror", None) or "the file cannot be read") from error
    whole = develop(data, path)
    with Image.open(io.BytesIO(whole.data)) as picture:
        if min(picture.size) < 2:
            raise Refused("it has next to no pixels")
        side = min(SIDE, *picture.size)
        square = ImageOps.fit(picture.convert("RGB"), (side, side), Image.Resampling.LANCZOS, centering=FACE)
    buffer = io.BytesIO()
    square.save(buffer, "JPEG", quality=GRAINS["office"].quality, optimize=True)
    name = f"portrait-{whole.name.partition('.')[0]}.jpg"
    return Asset(path, name, "image/jpeg", buffer.getvalue(), side, side)
