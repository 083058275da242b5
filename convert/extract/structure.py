"""From the chosen content to typed blocks.

The passes of `clean` take what is no part of the text. Then the content is read from top to
bottom: elements that a settler knows become blocks, lines between them become paragraphs, and all
other boxes only part lines from one another. At last the blocks are looked at together: levels of
headings, quotes that repeat the text, paragraphs that stand twice.

No word is lost on the way: words of the content = words of body and notes + words of the trail.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from convert.dom import BLOCK
from convert.extract import address, clean
from convert.extract.content import Content, attribute
from convert.extract.settle import arrange, endnote, fold, inline, note, outline, repeat
from convert.extract.settle.kinds import SETTLERS, is_bare
from convert.extract.settle.line import Line, Wrap
from convert.extract.settle.run import says_something
from convert.extract.trail import UNSPOKEN, visible
from convert.model import Block, Break, Heading, Inline, Note, Paragraph, Removal, Rule, Text
from convert.remarks import Remark, shorten

ORNAMENT: Final = re.compile(r"[\s*·•∙⋅●○◦◆◇❖✦✧★☆⁂※~_=#—–-]+")
"""Signs that part two sections where a page has no rule for it; a single dash may be an empty answer."""

DEEPEST: Final = 12
"""Blocks inside blocks that are kept; print has no room for more, and real pages have up to 7."""


class Structure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of an article, its notes, what was left out, and remarks."""

    body: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    trail: tuple[Removal, ...] = ()
    remarks: tuple[Remark, ...] = ()


def build(
    soup: BeautifulSoup, base: str | None = None, direction: Literal["ltr", "rtl"] = "ltr"
) -> Structure:
    """Read the chosen content of an article written in `direction`; links are relative to `base`."""
    content = Content(soup, base, direction)
    fold.name_titles(content)
    for tidy in clean.PASSES:
        tidy(content)
    reader = Reading(content)
    body = reader.blocks([soup])
    notes = reader.notes.finish()
    if not notes:
        body, notes = endnote.join(content, body)
    body = _together(content, body)
    content.forget()
    return Structure(body, notes, tuple(content.trail.entries()), content.remarks)


def _together(content: Content, body: tuple[Block, ...]) -> tuple[Block, ...]:
    """What can only be seen when all blocks of the body are known."""
    body = outline.drop_empty(content, repeat.drop_copies(content, body))
    return outline.mend(outline.unmask(repeat.mark_pulls(_trim_rules(body))))


def _trim_rules(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Rules at the ends and beside another rule or a heading part nothing."""
    out: list[Block] = []
    for block in body:
        if isinstance(block, Rule) and (not out or isinstance(out[-1], Rule)):
            continue
        if isinstance(block, Heading) and out and isinstance(out[-1], Rule):
            out.pop()
        out.append(block)
    while out and isinstance(out[-1], Rule):
        out.pop()
    return tuple(out)


def _parts(text: str) -> bool:
    """Whether a line is an ornament: one sign three times or more, or an asterism."""
    if ORNAMENT.fullmatch(text) is None:
        return False
    signs = "".join(text.split())
    return len(set(signs)) == 1 and (len(signs) > 2 or signs in "⁂※❖")


class Reading:
    """One reading of one content; what settlers ask of it is the protocol `settle.Reader`."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.notes = note.Notes(content, self)
        self.anchors = outline.Anchors(content)
        self._around: list[Wrap] = []
        self._depth = 0

    def blocks(self, nodes: Iterable[PageElement]) -> tuple[Block, ...]:
        """The nodes as blocks; past DEEPEST blocks in blocks as paragraphs of their words."""
        if self._depth >= DEEPEST:
            return tuple(self._flatten(nodes))
        self._depth += 1
        try:
            return arrange.arrange(self.content, self._read(nodes))
        finally:
            self._depth -= 1

    def _read(self, nodes: Iterable[PageElement]) -> list[Block]:
        """One flow of blocks; boxes that mean nothing are opened on a stack, not by recursion."""
        out: list[Block] = []
        line = Line()
        gone = self.content.gone
        stack: list[tuple[Iterator[PageElement], Tag | None, int]] = [(iter(nodes), None, 0)]

        def flush() -> None:
            nonlocal line
            out.extend(self._paragraphs(line, stack[-1][1]))
            line = Line()

        while stack:
            left, _, wrappers = stack[-1]
            node = next(left, None)
            if node is None:
                if line.pieces:
                    flush()
                stack.pop()
                if wrappers:
                    del self._around[-wrappers:]
                continue
            if not isinstance(node, Tag):
                inline.write_words(self, line, node)
                continue
            name = node.name
            if id(node) in gone:
                if name in BLOCK:
                    line.text(" ")
                continue
            settled = self.block(node) if name in SETTLERS and not is_bare(node) else None
            if settled is not None:
                if line.pieces:
                    flush()
                out.extend(settled)
            elif name in UNSPOKEN and name != "script":
                continue
            elif name in BLOCK:
                if line.pieces:
                    flush()
                if len(node.contents) == 1 and type(node.contents[0]) is NavigableString:
                    line.text(str(node.contents[0]))
                    out += self._paragraphs(line, node)
                    line = Line()
                else:
                    stack.append((iter(node.contents), node, 0))
            elif self.content.holds_block(node):
                if line.pieces:
                    flush()
                wraps = self._wraps(node)
                self._around.extend(wraps)
                stack.append((iter(node.contents), node, len(wraps)))
            else:
                inline.write(self, line, node)
        return out

    def _wraps(self, tag: Tag) -> list[Wrap]:
        link = inline.link_wrap(self, tag) if tag.name == "a" else None
        return inline.wraps(tag) + ([link] if link else [])

    def _paragraphs(self, line: Line, box: Tag | None) -> list[Block]:
        pieces = line.paragraphs(reversed(self._around) if self._around else ())
        out: list[Block] = []
        for piece in pieces:
            if not isinstance(piece, tuple):
                out.append(piece)
            elif says_something(piece):
                out.append(self._paragraph(piece, box))
        return out

    def _paragraph(self, words: tuple[Inline, ...], box: Tag | None) -> Paragraph | Rule:
        if self._depth == 1 and len(words) == 1 and isinstance(words[0], Text) and _parts(words[0].text):
            return Rule()
        if box is None or "dir" not in box.attrs:
            return Paragraph(words)
        match attribute(box, "dir").lower():
            case "ltr" | "rtl" as direction if direction != self.content.direction:
                return Paragraph(words, direction)
            case _:
                return Paragraph(words)

    def line(self, nodes: Iterable[PageElement]) -> tuple[tuple[Inline, ...], list[Block]]:
        """The nodes as one line, and the blocks that were met in it."""
        line = Line()
        for node in nodes:
            inline.write(self, line, node)
        return line.finish(reversed(self._around))

    def block(self, tag: Tag) -> list[Block] | None:
        """What the first settler that knows this element makes of it."""
        for settle in SETTLERS.get(tag.name, ()):
            blocks = settle(self, tag)
            if blocks is not None:
                return blocks
        return None

    def _flatten(self, nodes: Iterable[PageElement]) -> Iterable[Block]:
        """Only the words, for what is nested too deep."""
        words = "\n".join(visible(node, self.content.gone) for node in nodes)
        line = Line()
        for paragraph in words.split("\n"):
            line.text(paragraph)
            line.add(Break())
            line.add(Break())
        if line.pieces:
            self.content.note("block-flattened", words, kind="box inside many boxes")
        for piece in line.paragraphs():
            if isinstance(piece, tuple):
                yield Paragraph(piece)

    def link(self, href: str) -> str | None:
        """The address to print; inside the page only what a heading or note answers to."""
        found = address.resolve(href, self.content.base)
        if found is None:
            if address.scheme(href) != "javascript":
                self.content.note("link-dropped", href, text=shorten(href, 40), target=shorten(href, 60))
            return None
        if found.startswith("#"):
            return self.anchors.target(found)
        return found

    def reference(self, tag: Tag) -> tuple[str, str] | None:
        """The id and label of the note that an element refers to."""
        return self.notes.reference(tag)

    def anchor(self, tag: Tag) -> str | None:
        """What links to a heading name it by."""
        return self.anchors.of(tag)
