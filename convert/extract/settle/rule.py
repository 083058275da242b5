"""hr -> Rule."""

from bs4 import Tag

from convert.extract.settle import Reader
from convert.model import Block, Rule


def settle(reader: Reader, tag: Tag) -> list[Block] | None:
    """A break between parts of the text."""
    return [Rule()]
