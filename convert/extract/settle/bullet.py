"""Lists that are faked with bullet signs, numbers and breaks -> List."""

import re
from typing import Final

from convert.extract.content import Content
from convert.extract.settle.run import lines, merge
from convert.model import Block, Break, Inline, Item, List, Paragraph, Text
from convert.model.text import inline

BULLET: Final = re.compile(r"^\s*[•‣◦▪▫■□●○∙⁃➢➤►▸✓✔✅➔·][\s\u00a0\ufe0f]*")
"""Signs that start a line of a list; a dash may also start a speech and is not among them."""

NUMBER: Final = re.compile(r"\s*([1-9]\d?)[.)](?:\s+|$)")
"""What a numbered line begins with; numbers of three figures are rather those of years and laws."""


def gather(content: Content, blocks: list[Block]) -> list[Block]:
    """Paragraphs and lines that begin with bullet signs, or with numbers in a row, become lists."""
    if not any(_may_list(block) for block in blocks if type(block) is Paragraph):
        return blocks
    out: list[Block] = []
    run: list[Item] = []

    def close() -> None:
        if run:
            out.append(List(tuple(run)))
            run.clear()

    for block in _number(content, blocks):
        before, items = _fake(block) if isinstance(block, Paragraph) else ((), ())
        if before or not items:
            close()
        if before and isinstance(block, Paragraph):
            out.append(Paragraph(before, block.direction))
        if items:
            run.extend(items)
        else:
            out.append(block)
    close()
    return out


def _may_list(block: Paragraph) -> bool:
    """Whether a paragraph begins with a bullet sign or a number, or holds lines that may."""
    first = block.content[0] if block.content else None
    if isinstance(first, Text) and (BULLET.match(first.text) or NUMBER.match(first.text)):
        return True
    return len(block.content) > 1 and Break in map(type, block.content)


def _fake(block: Paragraph) -> tuple[tuple[Inline, ...], tuple[Item, ...]]:
    """The words before the first bullet, and an item for each line that begins with one."""
    first = block.content[0] if block.content else None
    starts = isinstance(first, Text) and BULLET.match(first.text) is not None
    if not starts and not any(isinstance(piece, Break) for piece in block.content):
        return (), ()
    before: list[Inline] = []
    items: list[list[Inline]] = []
    for line in lines(block.content):
        bare = unbullet(line) if line else ()
        if bare:
            items.append(list(bare))
        elif items:
            items[-1] += [Break(), *line]
        else:
            before += [*([Break()] if before else []), *line]
    if not starts and len(items) < 2:
        return (), ()
    return merge(before), tuple(Item((Paragraph(merge(item)),)) for item in items)


def _number(content: Content, blocks: list[Block]) -> list[Block]:
    """Lines of one paragraph, or paragraphs in a row, that are numbered one after the other -> List."""
    out: list[Block] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if not isinstance(block, Paragraph):
            out.append(block)
            place += 1
            continue
        parted = lines(block.content)
        if len(parted) == 1:
            end = place + 1
            while end < len(blocks) and _told(block, end - place) == _told(blocks[end], 0) != 0:
                end += 1
            taken = [piece.content for piece in blocks[place:end] if isinstance(piece, Paragraph)]
            head = 0
        else:
            end, taken = place + 1, parted
            head = next((i for i, line in enumerate(parted) if _first(line)), len(parted))
        numbers = [_first(line) for line in taken[head:]]
        if len(numbers) > 1 and numbers[0] and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            before = [piece for line in taken[:head] for piece in (*line, Break())]
            out += [Paragraph(merge(before), block.direction)] if before else []
            items = [Item((Paragraph(_unnumbered(content, line)),)) for line in taken[head:]]
            out.append(List(tuple(items), ordered=True, start=numbers[0]))
        else:
            out += blocks[place:end]
        place = end
    return out


def _told(block: Block, more: int) -> int:
    """The number that a paragraph of one line begins with, and `more`; 0 where it begins with none."""
    number = _first(block.content) if isinstance(block, Paragraph) and len(lines(block.content)) == 1 else 0
    return number + more if number else 0


def _first(line: tuple[Inline, ...]) -> int:
    """The number that a line begins with, 0 where there is none or nothing after it."""
    match = NUMBER.match(line[0].text) if line and isinstance(line[0], Text) else None
    return int(match[1]) if match and inline(line)[match.end() :].strip() else 0


def _unnumbered(content: Content, line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    first = line[0]
    if not isinstance(first, Text) or not (match := NUMBER.match(first.text)):
        return line
    content.trail.gather("lists", "numbers of items, which the layout sets anew", "p", match[0])
    return merge([Text(first.text[match.end() :]), *line[1:]])


def unbullet(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The line without the bullet sign it begins with; nothing where it does not begin with one."""
    first = line[0]
    match = BULLET.match(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return ()
    rest = first.text[match.end() :]
    return (Text(rest), *line[1:]) if rest else line[1:]
