"""Where the bytes of a page's pictures are, and the words that stand for them."""

from collections.abc import Iterable

import msgspec

from convert.model import Asset, Figure, Image
from convert.model.text import inline

LOCAL = "asset:"
"""The scheme under which the typesetter asks for what we serve."""


class File(msgspec.Struct, frozen=True):
    """The bytes of a picture and what they are."""

    media_type: str
    data: bytes


class Shelf:
    """Pictures by name, as the typesetter will ask for them: assets, the logo, QR codes."""

    def __init__(self, assets: Iterable[Asset] = ()) -> None:
        self.assets = {asset.src: asset for asset in assets}
        self.files = {asset.name: File(asset.media_type, asset.data) for asset in self.assets.values()}

    def find(self, image: Image) -> Asset | None:
        return self.assets.get(image.src)

    def put(self, name: str, media_type: str, data: bytes) -> str:
        """Serve `data` under the name; returns its address."""
        self.files[name] = File(media_type, data)
        return self.address(name)

    def address(self, name: str) -> str:
        return LOCAL + name


def alternative(image: Image, figure: Figure | None, undescribed: str) -> str:
    """The words for a reader who cannot see the picture; "" only for what the page calls decoration."""
    caption = inline(figure.caption) if figure else ""
    if image.alt:
        return image.alt
    if image.alt == "" and not caption:
        return ""
    return " ".join(caption.split()) or undescribed


def shape(asset: Asset) -> str:
    """Whether a picture is wide, tall, or too small to fill a column of 118 mm with 150 dots to an inch."""
    if asset.width < 697:
        return "small"
    return "tall" if asset.height > asset.width * 1.1 else "full"
