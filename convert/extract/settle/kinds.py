"""Which settlers are asked about an element, first to last."""

from typing import Final

from convert.extract.settle import Settler, callout, code, embed, figure, heading, listing, quote, rule, table

BOX: Final[tuple[Settler, ...]] = (
    heading.settle_role,
    quote.settle_box,
    code.settle_box,
    figure.settle_box,
    figure.settle_caption,
    embed.settle_post,
    callout.settle_box,
)

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
    "figure": (quote.settle_box, code.settle_box, figure.settle),
    "figcaption": (figure.settle_caption,),
    "hr": (rule.settle,),
    "ol": (code.settle_list, listing.settle),
    "p": (figure.settle_caption,),
    "pre": (code.settle_pre,),
    "table": (code.settle_table, figure.settle_table, table.settle),
    "ul": (figure.settle_list, listing.settle),
}
"""Element -> settlers; where none answers, the element is a box around others."""
