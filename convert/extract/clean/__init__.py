"""What is no part of the text although it stands in it, one pass a file.

The content was already chosen by a learned locator, so the passes are few and general. Each
takes elements out by `Content.take`, under its own name, with a reason and with all their words.
"""

from collections.abc import Callable
from typing import Final

from convert.extract.clean.advert import drop_adverts
from convert.extract.clean.button import drop_buttons
from convert.extract.clean.comment import drop_comments
from convert.extract.clean.contents import drop_contents
from convert.extract.clean.copy import drop_copies
from convert.extract.clean.disclosure import drop_disclosures
from convert.extract.clean.hint import drop_hints
from convert.extract.clean.listen import drop_players
from convert.extract.clean.mail import drop_mail_heads
from convert.extract.clean.metric import drop_metrics
from convert.extract.clean.more import drop_offers
from convert.extract.clean.share import (
    drop_network_buttons,
    drop_share_bars,
    drop_share_headings,
    drop_share_lines,
    drop_share_rows,
)
from convert.extract.content import Content

PASSES: Final[tuple[Callable[[Content], None], ...]] = (
    drop_copies,
    drop_buttons,
    drop_hints,
    drop_comments,
    drop_mail_heads,
    drop_contents,
    drop_share_bars,
    drop_network_buttons,
    drop_share_rows,
    drop_share_lines,
    drop_share_headings,
    drop_metrics,
    drop_adverts,
    drop_players,
    drop_offers,
    drop_disclosures,
)
"""In this order: copies and buttons first, so that the others see less."""
