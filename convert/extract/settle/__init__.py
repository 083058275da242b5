"""One kind of element a file: the many ways the web writes it, brought to the one shape of the model.

A *settler* takes the reader and an element and gives blocks, or None where the element is not of
its kind; then the next settler is asked, and at last the element is only a box around others. A
settler leaves no word behind: what it does not put into a block it takes into the trail.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from bs4.element import PageElement, Tag

from convert.extract.content import Content
from convert.model import Block, Inline


class Reader(Protocol):
    """What settlers may ask of the one who reads the content."""

    content: Content

    def blocks(self, nodes: Iterable[PageElement]) -> tuple[Block, ...]:
        """The nodes as blocks."""

    def line(self, nodes: Iterable[PageElement]) -> tuple[tuple[Inline, ...], list[Block]]:
        """The nodes as one line, and the blocks (pictures ...) that were met in it."""

    def block(self, tag: Tag) -> list[Block] | None:
        """What the settlers of this element make of it; None where none knows it."""

    def link(self, href: str) -> str | None:
        """The address to print for a link, None where there is none to follow."""

    def reference(self, tag: Tag) -> tuple[str, str] | None:
        """The id and label of the note that an element refers to."""

    def anchor(self, tag: Tag) -> str | None:
        """What links to a heading name it by."""


Settler = Callable[[Reader, Tag], list[Block] | None]
