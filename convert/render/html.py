"""Typed blocks -> safe markup. A template shows what is made here; nothing else writes tags from an article.

The markup knows no address but those it was given: pictures by the names of the shelf, links
that `address.clean` lets through, anchors that exist in the article under ids of ours.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, assert_never

import msgspec
from markupsafe import Markup, escape

from convert.model import (
    Article,
    Block,
    Callout,
    Code,
    Embed,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Table,
    Terms,
    Text,
)
from convert.model.text import inline as words_of
from convert.model.walk import descend
from convert.render.address import clean
from convert.render.figure import FigureWriter, is_gallery
from convert.render.inline import WIDEST, InlineWriter, short_line, takes_initial, text
from convert.render.picture import Shelf
from convert.render.program import write_lines
from convert.render.table import ROOM, Slot, lay_grid
from convert.render.words import lines

MAX_DEPTH: Final = 12
"""Blocks within blocks that are kept; below it only their words remain. Twelve indents of 5 mm leave half
of the column, and each level costs the typesetter about ten calls within calls."""

SHORT_TABLE: Final = 10
SHORT_BOX: Final = 90
SHORT_PROGRAM: Final = 10
"""Rows, words, and lines, of a table, a box and a program that stay on one page: about a fifth of it."""

SHORT_POINTS: Final = 150
"""Words of a box of key points that stays on one page: five points of thirty words."""

EMS: Final = 0.25
"""Ems of running text to a millimetre of a column, less an indent."""

TOP: Final = 2
"""Level of an article's highest headings, below its title."""

LIST_STYLES: Final = {
    "decimal": "1",
    "lower-alpha": "a",
    "upper-alpha": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}


class Writer(FigureWriter):
    """Writes the blocks of one article; ids start with `prefix`, so that articles can share a document.

    `top` is the level of its highest headings in that document, `room` the width of running text and page.
    With `outlined`, its highest headings and their ids are in `outline` when they are written.
    """

    def __init__(
        self,
        article: Article,
        shelf: Shelf,
        labels: Mapping[str, str],
        prefix: str = "a1",
        numbered: bool = True,
        top: int = 2,
        room: tuple[float, float] = ROOM,
        at_foot: bool = False,
        outlined: bool = False,
    ) -> None:
        self.article = article
        self.outlined = outlined
        self.outline: list[tuple[str, Markup]] = []
        self.top = top
        self.room = room
        self.headings: list[int] = []
        targets: dict[str, str] = {}
        for part in descend((article.body, article.notes)):
            if isinstance(part, Heading) and part.anchor:
                targets.setdefault(part.anchor, f"{prefix}-h{len(targets) + 1}")
            elif isinstance(part, Note):
                targets[part.id] = f"{prefix}-n{len(targets) + 1}"
        self.targets = targets
        self.anchored: set[str] = set()
        super().__init__(shelf, labels, InlineWriter(shelf, labels, targets, numbered), prefix)
        self.inline.widest = max(room[0] * EMS, WIDEST)
        if at_foot:
            self.inline.foot_notes = {note.id: line for note in article.notes if (line := short_line(note))}

    def blocks(self, blocks: Iterable[Block], depth: int = 0) -> Markup:
        """The markup of blocks in their order."""
        if depth > MAX_DEPTH:
            return Markup("".join(f"<p>{text(line)}</p>" for line in lines(blocks)))
        return Markup("\n".join(self.block(block, depth) for block in self.gather(blocks)))

    def begin(self, blocks: Sequence[Block]) -> Markup:
        """The same with the first letter of the text set apart, if it opens with a paragraph long enough."""
        match blocks[:1]:
            case [Paragraph(content=(Text(text=words), *rest)) as first] if takes_initial(words, rest):
                opened = msgspec.structs.replace(first, content=(Text(words[1:]), *rest))
                letter = Markup('<p><span class="initial">') + words[0] + Markup("</span>")
                letter += Markup('<span class="unseen">') + words[0] + Markup("</span>")
                return Markup(letter + self.blocks((opened, *blocks[1:])).removeprefix("<p>"))
        return self.blocks(blocks)

    def gather(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks without rules that part nothing; pictures that could not be had, one after the other,
        are one figure."""
        before: Block | None = None
        for block in blocks:
            if isinstance(block, Rule) and (before is None or isinstance(before, Rule | Heading)):
                continue
            if self.is_absent(before) and self.is_absent(block):
                before = Figure(before.images + block.images)
                continue
            if before is not None:
                yield before
            before = block
        if before is not None and not isinstance(before, Rule):
            yield before

    def block(self, block: Block, depth: int) -> str:
        match block:
            case Paragraph():
                way = f' dir="{block.direction}"' if block.direction else ""
                return f"<p{way}>{self.inline.line(block.content)}</p>"
            case Heading():
                return self.heading(block, depth)
            case Quote():
                return self.quote(block, depth)
            case List():
                return self.list(block, depth)
            case Terms():
                return self.terms(block, depth)
            case Figure():
                return self.figure(block)
            case Table():
                return self.table(block, depth)
            case Code():
                caption = self.inline.line(block.caption)
                head = f'<p class="caption">{caption}</p>' if caption else ""
                code = write_lines(block.text, self.shelf)
                short = " short" if block.text.count("\n") < SHORT_PROGRAM else ""
                return f'<div class="program{short}">{head}<pre><code>{code}</code></pre></div>'
            case Callout():
                return self.callout(block, depth)
            case Embed():
                return self.embed(block, depth)
            case Rule():
                return '<div class="rule"></div>'
        assert_never(block)

    def heading(self, heading: Heading, depth: int) -> str:
        """A heading whose level never skips one: 2, 4, 4, 3 becomes 2, 3, 3, 3."""
        words = self.inline.line(heading.content)
        if not words:
            return ""
        while self.headings and self.headings[-1] >= heading.level:
            self.headings.pop()
        self.headings.append(heading.level)
        own = min(len(self.headings) + 1, 6)
        level = min(own + self.top - 2, 6)
        target = self.targets.get(heading.anchor or "")
        if target in self.anchored:
            target = None
        label = escape(" ".join(words_of(heading.content).split()))
        if self.outlined and own == TOP and not depth and label:
            target = target or f"{self.prefix}-o{len(self.outline) + 1}"
            self.outline.append((target, label))
        anchor = f' id="{target}"' if target else ""
        self.anchored.add(target or "")
        return f'<h{level}{anchor} class="level-{own}" data-bookmark="{label}">{words}</h{level}>'

    def quote(self, quote: Quote, depth: int) -> str:
        kind = ' class="pull"' if quote.pull else ""
        who = self.inline.line(quote.attribution)
        by = f'<p class="attribution">{who}</p>' if who else ""
        return f"<blockquote{kind}>{self.blocks(quote.blocks, depth + 1)}{by}</blockquote>"

    def list(self, block: List, depth: int) -> str:
        items = "\n".join(f"<li>{self.blocks(item.blocks, depth + 1)}</li>" for item in block.items)
        if not items:
            return ""
        if not block.ordered:
            kind = ' class="figures"' if is_gallery(block) else ""
            return f"<ul{kind}>{items}</ul>"
        start = f' start="{block.start}"' if block.start != 1 else ""
        first = f' style="counter-reset:list-item {block.start - 1}"' if block.start != 1 else ""
        return f'<ol class="{block.style}" type="{LIST_STYLES[block.style]}"{start}{first}>{items}</ol>'

    def terms(self, block: Terms, depth: int) -> str:
        parts = [
            line
            for entry in block.entries
            for line in (
                *(f"<dt>{self.inline.line(term)}</dt>" for term in entry.terms),
                *(f"<dd>{self.blocks(definition, depth + 1)}</dd>" for definition in entry.definitions),
            )
        ]
        return f"<dl>{''.join(parts)}</dl>" if parts else ""

    def table(self, table: Table, depth: int) -> str:
        grid = lay_grid(table, self.room)
        if not grid.columns:
            return ""
        columns = "".join(f'<col style="width:{share}%">' for share in grid.shares)
        caption = self.inline.line(table.caption)
        parts = [f"<caption>{caption}</caption>" if caption else "", f"<colgroup>{columns}</colgroup>"]
        groups = (("thead", grid.head), *(("tbody", rows) for rows in grid.body), ("tfoot", grid.foot))
        for tag, rows in groups:
            lined = [self.row(row, tag, grid.numeric, depth) for row in rows]
            joined = ' class="joined"' if any(slot.rowspan > 1 for row in rows for slot in row) else ""
            if lined:
                parts.append(f"<{tag}{joined}>{''.join(lined)}</{tag}>")
        source = self.inline.line(table.source)
        foot = f'<p class="table-source">{source}</p>' if source else ""
        short = " short" if len(table.rows) <= SHORT_TABLE and grid.size != "landscape" else ""
        return f'<div class="table {grid.size}{short}"><table>{"".join(parts)}</table>{foot}</div>'

    def row(self, slots: Iterable[Slot], section: str, numeric: frozenset[int], depth: int) -> str:
        cells = (self.cell(slot, section, slot.column in numeric, depth) for slot in slots)
        return f"<tr>{''.join(cells)}</tr>"

    def cell(self, slot: Slot, section: str, numeric: bool, depth: int) -> str:
        cell = slot.cell
        spans = f' colspan="{slot.colspan}"' if slot.colspan > 1 else ""
        spans += f' rowspan="{slot.rowspan}"' if slot.rowspan > 1 else ""
        tag = "th" if section == "thead" or (cell and cell.header) else "td"
        scope = f' scope="{"col" if section == "thead" else "row"}"' if tag == "th" else ""
        if cell is None:
            return f"<{tag}{scope}></{tag}>"
        side = cell.align or ("end" if numeric and slot.colspan == 1 else None)
        align = f' class="at-{side}"' if side else ""
        if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph):
            inner = self.inline.line(cell.blocks[0].content)
        else:
            inner = self.blocks(cell.blocks, depth + 1)
        return f"<{tag}{scope}{spans}{align}>{inner}</{tag}>"

    def callout(self, callout: Callout, depth: int) -> str:
        title = self.inline.line(callout.title)
        if not title and callout.kind == "takeaways":
            title = text(self.labels["takeaways"])
        head = f'<p class="callout-title">{title}</p>' if title else ""
        most = SHORT_BOX if callout.kind != "takeaways" else SHORT_POINTS
        kind = callout.kind + (" short" if len(" ".join(lines(callout.blocks)).split()) <= most else "")
        return f'<div class="callout kind-{kind}">{head}{self.blocks(callout.blocks, depth + 1)}</div>'

    def embed(self, embed: Embed, depth: int) -> str:
        """A card that leads to what paper cannot show: kind, title, address, code to scan."""
        address = clean(embed.href)
        kind = " \N{MIDDLE DOT} ".join(filter(None, (self.labels[embed.kind], embed.provider)))
        poster = self.picture(embed.poster, None) if embed.poster and self.shelf.find(embed.poster) else ""
        title = f'<p class="embed-title">{text(embed.title)}</p>' if embed.title else ""
        where = f'<p class="address">{self.address(address)}</p>' if address else ""
        words = self.blocks(embed.text, depth + 1) if embed.text else ""
        code = self.qr(address)
        return (
            f'<div class="embed{" with-code" if code else ""}">{code}<div class="embed-words">'
            f'<p class="embed-kind">{text(kind)}</p>{title}{poster}{words}{where}</div></div>'
        )

    def notes(self) -> Markup:
        """The notes of the article with ways back to where they are called; call it after the body."""
        written = []
        for note in self.article.notes:
            if note.id in self.inline.foot_notes and note.id in self.inline.references:
                continue
            calls = self.inline.references.get(note.id, [])
            way = escape(self.labels["back"])
            back = "".join(
                f' <a class="back" href="#{call}" title="{way}">\N{LEFTWARDS ARROW}</a>' for call in calls
            )
            inner = str(self.blocks(note.blocks))
            inner = f"{inner[:-4]}{back}</p>" if inner.endswith("</p>") else inner + back
            target = self.targets[note.id]
            written.append(
                f'<div class="note" id="{target}"><p class="note-label">{text(note.label)}</p>'
                f'<div class="note-words">{inner}</div></div>'
            )
        return Markup("".join(written))
