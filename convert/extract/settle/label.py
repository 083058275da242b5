"""What a page prints around a note: its label, and the way back to the text; a printed note has neither."""

import re
from typing import Final

from bs4.element import Tag

from convert.extract.content import Content, classes
from convert.extract.trail import Trail
from convert.model import Block, Inline, Paragraph, Shift, Text
from convert.model.text import inline

LABEL: Final = re.compile(
    r"(?:[\[(]\s*(\S{1,4}|\w{1,8}\.?\s?\d{1,3})\s*[\])]|(\d{1,4}|[a-z]|[ivx]{1,6}|[*†‡§¶#]{1,4}|[⁰¹²³⁴-⁹]{1,4}))[.:,]?$"
)
"""What a page prints for a reference: [12], (a), [note 3], 12, iv, *."""

BACK: Final = re.compile(r"^[\[(]?[↩↵⏎⤴↑↖⬆🔙^]+[\ufe0e\ufe0f]?[\])]?$")
ARROW: Final = re.compile(r"\s*[↩↵⏎⤴]\ufe0e?\ufe0f?\s*$")
BACKLINK: Final = re.compile(
    r" \S*(back-?link|backref|back-?to-?ref|footnote-?back|return-?link)\S* ", re.IGNORECASE
)
"""Classes of links back, whatever they print: "^ a b", "Jump up"."""

STEP: Final = "notes"
REASON: Final = "labels of the notes and links back to the text"


def leads_back(a: Tag, text: str) -> bool:
    """Whether a link says by its arrow or its class that it leads back to the text."""
    return BACK.match(text) is not None or BACKLINK.search(classes(a)) is not None


def take_marks(content: Content, box: Tag) -> None:
    """Take what stands in a note for the way back and is no link, by its class."""
    for part in content.within(box, "span", "b", "sup"):
        if BACKLINK.search(classes(part)):
            content.take_small(part, STEP, REASON)


def bare(trail: Trail, blocks: tuple[Block, ...], label: str) -> tuple[Block, ...]:
    """A note without the label that the page printed before it, and without an arrow behind it."""
    return _without_arrow(_without_label(trail, blocks, label))


def _without_label(trail: Trail, blocks: tuple[Block, ...], label: str) -> tuple[Block, ...]:
    if not blocks or not isinstance(blocks[0], Paragraph):
        return blocks
    content: list[Inline] = list(blocks[0].content)
    first = content[0]
    if isinstance(first, Shift) and LABEL.match(inline(first.content).strip()):
        trail.gather(STEP, REASON, "notes", inline(first.content))
        content.pop(0)
        first = content[0] if content else Text("")
    if isinstance(first, Text):
        mark = re.match(
            rf"\s*(?:[\[(]?{re.escape(label)}[\])]?(?:[.:)\]]\s*|\s+))?[\s.:)\],;^|]*", first.text
        )
        cut = mark.end() if mark else 0
        trail.gather(STEP, REASON, "notes", first.text[:cut])
        rest = first.text[cut:]
        content = [Text(rest), *content[1:]] if rest else content[1:]
    if not content:
        return blocks[1:]
    return (Paragraph(tuple(content), blocks[0].direction), *blocks[1:])


def _without_arrow(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """An arrow back to the text that is no link any more."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph) or not isinstance(last.content[-1], Text):
        return blocks
    words = last.content[-1].text
    left = ARROW.sub("", words)
    if left == words or not (left or last.content[:-1]):
        return blocks
    content = (*last.content[:-1], *([Text(left)] if left else []))
    return (*blocks[:-1], Paragraph(content, last.direction))
