"""The caption of a picture and the credit that stands in it, told apart in plain text."""

from typing import NamedTuple

from convert.extract.settle import credit
from convert.model import Text
from convert.model.text import inline


class Caption(NamedTuple):
    """The words about the picture, and the name of its maker without 'Photo:' (None where there is none)."""

    caption: str
    credit: str | None


def read_credit(text: str) -> Caption:
    """'A bridge at dawn. Photo: Jane Doe' is ('A bridge at dawn.', 'Jane Doe')."""
    flat = " ".join(text.split())
    if not flat:
        return Caption("", None)
    caption, name, _ = credit.split((Text(flat),))
    return Caption(inline(caption).strip(), name)
