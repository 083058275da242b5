"""How finely pictures are printed. Works on the typesetter's boxes, which it is given."""

from collections.abc import Iterable
from typing import Any, Final

from convert.model import Asset
from convert.remarks import Remark, remark
from convert.render.picture import LOCAL, Shelf
from convert.render.tighten import roots

FINE: Final = {"press": 300, "office": 150, "mail": 96}
"""Dots to an inch that a picture needs on paper, by what the file is for; numbers of the trade."""

SLACK: Final = 0.97
"""Part of it that is enough: sheets differ by three per cent in width."""

NAMED: Final = 5
"""Pictures that the remark names."""


def find_coarse(pages: list[Any], shelf: Shelf, use: str) -> tuple[Remark, ...]:
    """One remark on the pictures that are printed with fewer dots than `use` asks for."""
    least = FINE.get(use)
    if least is None:
        return ()
    coarse: dict[str, float] = {}
    for asset, dots in measure(pages, shelf):
        if dots < least * SLACK:
            coarse[asset.src] = min(dots, coarse.get(asset.src, dots))
    if not coarse:
        return ()
    told = [f"{src.rpartition('/')[2][:60]} ({dots:.0f})" for src, dots in coarse.items()]
    names = ", ".join(told[:NAMED]) + (", \N{HORIZONTAL ELLIPSIS}" if len(told) > NAMED else "")
    return (remark("picture-coarse", next(iter(coarse)), count=len(coarse), names=names, least=least),)


def measure(pages: list[Any], shelf: Shelf) -> Iterable[tuple[Asset, float]]:
    """Each place of a picture with its dots to an inch."""
    by_address = {LOCAL + asset.name: asset for asset in shelf.assets.values()}
    for root in roots(pages):
        for box in root.descendants():
            if getattr(box, "replacement", None) is None or box.element is None or not box.width:
                continue
            asset = by_address.get(box.element.get("src") or "")
            if asset is not None:
                shown = min(box.width, box.height * asset.width / max(asset.height, 1))
                yield asset, asset.width / (shown / 96)
