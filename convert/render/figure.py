"""Pictures with their words, and codes to scan: what is shown and not read."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeGuard

from markupsafe import Markup, escape

from convert.model import Block, Figure, Image, List
from convert.model.text import inline as words_of
from convert.render.address import write_address
from convert.render.inline import InlineWriter, decoration, text
from convert.render.picture import Shelf, alternative, shape
from convert.render.qr import draw_qr

WIDE: Final = 1.6
"""Ratio from which on the lead picture fills the whole width, if it has the 900 pixels for its 168 mm."""

LONGEST_LABEL: Final = 24
"""Letters within which a credit that names itself has its colon ("Photo: ...")."""


class FigureWriter:
    """Writes figures, lone pictures and codes, each with its words in the language of `labels`.

    `credited` are the credits of the pictures so far, once each, with the id of the first figure that has it,
    which begins with `prefix`.
    """

    def __init__(
        self, shelf: Shelf, labels: Mapping[str, str], inline: InlineWriter, prefix: str = ""
    ) -> None:
        self.prefix = prefix
        self.credited: dict[str, str] = {}
        self.shelf = shelf
        self.labels = labels
        self.inline = inline

    def figure(self, figure: Figure, kind: str = "") -> str:
        if not figure.images:
            return self.picture_words(figure)
        absent = [image for image in figure.images if not self.shelf.find(image)]
        pictures = "".join(self.picture(image, figure) for image in figure.images if image not in absent)
        pictures += self.absence(absent)
        caption = self.inline.line(figure.caption)
        credit = f'<span class="credit">{text(figure.credit)}</span>' if figure.credit else ""
        words = f"<figcaption>{caption}{' ' if caption and credit else ''}{credit}</figcaption>"
        if kind:
            asset = self.shelf.find(figure.images[0]) if len(figure.images) == 1 else None
            kind += " wide" if asset and asset.width > max(asset.height * WIDE, 900) else " column"
        if len(absent) == len(figure.images):
            kind = f"{kind} absent".lstrip()
        elif len(figure.images) > 1:
            pictures = f'<div class="pictures">{pictures}</div>'
        told = words if caption or credit else ""
        return f'<figure{self.credit(figure.credit)} class="{kind or "plain"}">{pictures}{told}</figure>'

    def credit(self, credit: str | None) -> str:
        """The id of the first figure with a credit, as an attribute; nothing for others."""
        if not credit or credit in self.credited:
            return ""
        self.credited[credit] = f"{self.prefix}-c{len(self.credited) + 1}"
        return f' id="{self.credited[credit]}"'

    def picture_words(self, figure: Figure) -> str:
        """What a text says of a picture that it does not bring along, named as such."""
        words = " ".join(filter(None, (self.inline.line(figure.caption), text(figure.credit or ""))))
        named = ":" in words_of(figure.caption)[:LONGEST_LABEL] + (figure.credit or "")[:LONGEST_LABEL]
        label = "" if named else f"{text(self.labels['picture'])}: "
        return f'<p class="picture-words">{label}{words}</p>' if words else ""

    def picture(self, image: Image, figure: Figure | None) -> str:
        asset = self.shelf.find(image)
        alt = alternative(image, figure, self.labels["undescribed"])
        if asset is None:
            return self.absence((image,))
        source = self.shelf.address(asset.name)
        if not alt:
            return f'<p class="ornament">{decoration(source, asset.width, asset.height)}</p>'
        return f'<img class="{shape(asset)}" src="{escape(source)}" alt="{escape(alt)}">'

    def absence(self, images: Sequence[Image]) -> str:
        """A line in the place of pictures that could not be had: how many, and each description once."""
        if not images:
            return ""
        count = f" \N{MULTIPLICATION SIGN} {len(images)}" if len(images) > 1 else ""
        described = "; ".join(dict.fromkeys(image.alt for image in images if image.alt))
        words = f"{self.labels['missing']}{count}{': ' if described else ''}{described}"
        return f'<p class="picture-missing">{text(words)}</p>'

    def is_absent(self, block: Block | None) -> TypeGuard[Figure]:
        """Whether a block is nothing but pictures that could not be had."""
        return (
            isinstance(block, Figure)
            and bool(block.images)
            and not (block.caption or block.credit)
            and not any(self.shelf.find(image) for image in block.images)
        )

    def address(self, href: str) -> Markup:
        """An address in words that is a link as well."""
        return Markup(f'<a class="bare" dir="ltr" href="{escape(href)}">{write_address(href)}</a>')

    def qr(self, href: str | None) -> Markup:
        """The address as a code to scan; nothing where there is none or it is too long for one."""
        data = draw_qr(href) if href else None
        if data is None or href is None:
            return Markup()
        number = sum(name.startswith("qr-") for name in self.shelf.files) + 1
        source = self.shelf.put(f"qr-{number}.svg", "image/svg+xml", data)
        words = f"{self.labels['scan']}: {href}"
        return Markup(f'<img class="qr" src="{source}" alt="{escape(words)}">')


def is_gallery(block: List) -> bool:
    """Whether a list holds only pictures, which need no bullets."""
    return all(item.blocks and all(isinstance(b, Figure) for b in item.blocks) for item in block.items)
