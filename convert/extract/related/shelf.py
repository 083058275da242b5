"""Lift the lists of links out of a page: the articles that it recommends as data, the others by name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from convert.dom import Node, Tree
from convert.extract.related.card import read_cards, related
from convert.extract.related.region import MAX_PROSE, Region, headed
from convert.extract.related.survey import Survey
from convert.model import Related

REASONS: Final = {
    "cue": "related articles",
    "latest": "latest articles",
    "popular": "popular articles",
    "navigation": "previous and next",
    "tags": "tags and categories",
    "sponsored": "sponsored links",
    "product": "products and offers",
}
"""What the trail says of a list that was taken out, by its idea."""


@dataclass
class Shelf:
    """Lists of links: `related` as data; `nodes` maps the order of each element that holds a list to the reason."""

    related: tuple[Related, ...] = ()
    nodes: dict[int, str] = field(default_factory=dict)
    inline: tuple[Related, ...] = ()


def lift(tree: Tree, base: str | None, kept: Callable[[Node], bool] | None = None) -> Shelf:
    """Find the lists of links of a page."""
    survey = Survey(tree)
    shelf = Shelf()
    found: dict[str, Related] = {}
    inline: dict[str, Related] = {}
    for region in headed(survey):
        cards = read_cards(region.nodes, survey, base)
        if not cards or _is_prose(region, survey):
            continue
        if region.idea == "cue":
            into = inline if region.inline else found
            for card in cards:
                into.setdefault(card.href, related(card, base, survey))
        if not region.inline:
            for node in (region.head, *region.nodes):
                if node is not None:
                    shelf.nodes[node.order] = REASONS[region.idea]
    shelf.related = tuple(found.values())
    shelf.inline = tuple(inline.values())
    return shelf


def _is_prose(region: Region, survey: Survey) -> bool:
    """Whether the heading stands over a part of the article instead of a list of links."""
    plain = sum(survey.plain(n) for n in region.nodes)
    return plain > MAX_PROSE and plain > 3 * sum(survey.linked[n.order] for n in region.nodes)
