"""Which settlers are asked about an element, first to last."""

from functools import lru_cache
from typing import Final

from bs4 import Tag

from convert.extract.content import classes
from convert.extract.settle import (
    Settler,
    callout,
    code,
    embed,
    figure,
    heading,
    level,
    listing,
    quote,
    rule,
    table,
)

BOX: Final[tuple[Settler, ...]] = (
    heading.settle_role,
    quote.settle_box,
    code.settle_box,
    figure.settle_box,
    figure.settle_caption,
    embed.settle_post,
    embed.settle_card,
    callout.settle_box,
)

BARE: Final = frozenset("article center div p section".split())

NAMES: Final = (
    callout.BOX,
    code.BOX,
    embed.CARD,
    embed.POST,
    figure.BOX,
    figure.CAPTION,
    figure.GALLERY,
    quote.PULL,
    quote.STYLED,
)
"""What the settlers of these elements look for in their classes."""


def is_bare(tag: Tag) -> bool:
    """Whether an element is only a box around others by all that its settlers ask for: role and classes."""
    if tag.name not in BARE or "role" in tag.attrs:
        return False
    return "class" not in tag.attrs or not _names_kind(classes(tag))


@lru_cache(maxsize=1_000)
def _names_kind(named: str) -> bool:
    return any(name.search(named) for name in NAMES)


SETTLERS: Final[dict[str, tuple[Settler, ...]]] = {
    **{f"h{level}": (heading.settle,) for level in range(1, 7)},
    **dict.fromkeys(("article", "aside", "center", "div", "section"), BOX),
    **dict.fromkeys(("iframe", "embed", "object"), (embed.settle_frame,)),
    **dict.fromkeys(("audio", "video", "amp-video"), (embed.settle_media,)),
    **dict.fromkeys(embed.ELEMENTS, (embed.settle_element,)),
    "blockquote": (embed.settle_post, callout.settle_quote, quote.settle),
    "code": (code.settle_code,),
    "details": (callout.settle_details,),
    **dict.fromkeys(("canvas", "svg"), (figure.settle_drawing,)),
    "dl": (listing.settle_terms,),
    "figure": (embed.settle_card, quote.settle_box, code.settle_box, figure.settle),
    "figcaption": (figure.settle_caption,),
    "hr": (rule.settle,),
    "ol": (code.settle_list, level.settle, listing.settle),
    "p": (figure.settle_caption, quote.settle_styled),
    "pre": (code.settle_pre,),
    "table": (code.settle_table, figure.settle_table, table.settle),
    "ul": (figure.settle_list, level.settle, listing.settle),
}
"""Element -> settlers; where none answers, the element is a box around others."""
