"""ul, ol, dl -> List, Terms."""

import re
from typing import Final, Literal

from bs4.element import PageElement, Tag

from convert.extract.content import Content, attribute, elements
from convert.extract.settle import Reader
from convert.extract.settle.bullet import unbullet
from convert.extract.settle.run import merge
from convert.model import Block, Entry, Figure, Inline, Item, List, Paragraph, Terms, Text
from convert.model.text import inline
from convert.soup import is_text

Style = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]
STYLES: Final[dict[str, Style]] = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}


def settle(reader: Reader, tag: Tag) -> list[Block] | None:
    """A list; what stands between its items belongs to the item before."""
    if not any(child.name == "li" for child in elements(tag)):
        return None
    loose: list[Block] = []
    items: list[list[Block]] = []
    for group in _items(tag):
        blocks = reader.blocks(group)
        if not blocks:
            continue
        head = group[0]
        if isinstance(head, Tag) and head.name == "li":
            items.append(_flat_item(blocks))
        else:
            (items[-1] if items else loose).extend(blocks)
    if not items:
        return loose
    if all(isinstance(block, Figure) for blocks in items for block in blocks):
        return [*loose, *(block for blocks in items for block in blocks)]
    ordered = tag.name == "ol"
    bare = _without_numbers(reader.content, items, _start(tag) if ordered else 1)
    ordered, items = ordered or bare is not items, bare
    made = List(
        tuple(Item(tuple(blocks)) for blocks in items),
        ordered=ordered,
        start=_start(tag) if tag.name == "ol" else 1,
        style=_style(tag) if tag.name == "ol" else "decimal",
    )
    return [*loose, made]


def _without_numbers(content: Content, items: list[list[Block]], start: int) -> list[list[Block]]:
    """The items without their numbers, where each begins with its own as a line or in front of its words."""
    bare: list[list[Block]] = []
    for number, blocks in enumerate(items, start=start):
        bare.append(_bare_item(blocks, str(number)))
        if not bare[-1] or len(items) < 2:
            return items
    numbers = " ".join(map(str, range(start, start + len(items))))
    content.trail.gather("lists", "numbers of items, which the layout sets anew", "li", numbers)
    return bare


def _bare_item(blocks: list[Block], number: str) -> list[Block]:
    """The item without its number; nothing where it begins otherwise or holds no more."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not isinstance(first.content[0], Text):
        return []
    lead = first.content[0].text.lstrip(" .)")
    if not (lead.startswith(number) or number.startswith(lead)):
        return []
    if inline(first.content).strip(" .)") == number:
        return blocks[1:]
    match = re.match(rf"{number}[.)]\s+", first.content[0].text)
    if match is None:
        return []
    rest = merge([Text(first.content[0].text[match.end() :]), *first.content[1:]])
    return [Paragraph(rest, first.direction), *blocks[1:]] if rest else []


def _items(tag: Tag) -> list[list[PageElement]]:
    """Each li, and the nodes between two of them together."""
    groups: list[list[PageElement]] = []
    between = False
    for node in tag.contents:
        if isinstance(node, Tag) and node.name == "li":
            groups.append([node])
            between = False
        elif isinstance(node, Tag) or (is_text(node) and str(node).strip()):
            if between:
                groups[-1].append(node)
            else:
                groups.append([node])
            between = True
    return groups


def _flat_item(blocks: tuple[Block, ...]) -> list[Block]:
    """An item that is only another list in an empty item stays; its own bullet sign goes."""
    first = blocks[0]
    if isinstance(first, Paragraph) and first.content and isinstance(first.content[0], Text):
        bare = unbullet(first.content)
        if bare:
            return [Paragraph(bare, first.direction), *blocks[1:]]
    return list(blocks)


def _start(tag: Tag) -> int:
    told = attribute(tag, "start")
    return int(told) if re.fullmatch(r"-?\d{1,6}", told) else 1


def _style(tag: Tag) -> Style:
    told = attribute(tag, "type")
    if told in STYLES:
        return STYLES[told]
    match = re.search(
        r"list-style(?:-type)?\s*:\s*(lower|upper)-(alpha|latin|roman)", attribute(tag, "style")
    )
    if match is None:
        return "decimal"
    return STYLES[{"lower": str.lower, "upper": str.upper}[match[1]]("i" if match[2] == "roman" else "a")]


def settle_terms(reader: Reader, tag: Tag) -> list[Block] | None:
    """dl: terms in a row share the definitions that follow them."""
    parts, loose = _term_parts(tag)
    parts = [part for part in parts if id(part) not in reader.content.gone]
    if not any(part.name == "dt" for part in parts) or not any(part.name == "dd" for part in parts):
        return None
    out = list(reader.blocks(loose))
    entries: list[tuple[list[tuple[Inline, ...]], list[tuple[Block, ...]]]] = []
    for part in parts:
        if part.name == "dt":
            term, floated = reader.line(part.contents)
            out.extend(floated)
            if not entries or entries[-1][1]:
                entries.append(([], []))
            if term:
                entries[-1][0].append(term)
        else:
            blocks = reader.blocks([part])
            if not entries:
                entries.append(([], []))
            if blocks:
                entries[-1][1].append(blocks)
    made = [Entry(tuple(terms), tuple(said)) for terms, said in entries if terms or said]
    return [*out, Terms(tuple(made))] if made else out


def _term_parts(tag: Tag) -> tuple[list[Tag], list[PageElement]]:
    """dt and dd, also those in a div, with other elements among them; and the text beside all of these."""
    parts: list[Tag] = []
    loose: list[PageElement] = []
    for child in tag.contents:
        if (
            isinstance(child, Tag)
            and child.name == "div"
            and any(e.name in ("dt", "dd") for e in elements(child))
        ):
            parts += elements(child)
            loose += [node for node in child.contents if is_text(node)]
        elif isinstance(child, Tag):
            parts.append(child)
        else:
            loose.append(child)
    return parts, [node for node in loose if str(node).strip()]
