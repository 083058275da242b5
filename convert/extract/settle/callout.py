"""Boxes set apart from the text -> Callout: asides, admonitions, key points, folded details."""

import re
from typing import Final, Literal

from bs4 import Tag

from convert.extract import words
from convert.extract.content import attribute, classes, elements
from convert.extract.settle import Reader
from convert.extract.settle.outline import is_bold
from convert.extract.trail import flat
from convert.model import Block, Callout, Emphasis, Heading, Inline, List, Paragraph, Text
from convert.model.text import inline

Kind = Literal["box", "takeaways", "note", "warning", "details"]

BOX: Final = re.compile(
    r" (?!\S*[-_](title|content|body|inner|icon|head(er|ing)?|text|label|wrap(per)?|container|list|link) )"
    r"(callout\S*|\S*-callout|admonition\S*|"
    r"theme-admonition\S*|\S*alert(-\w+)?|infobox|info-box|\S*fact-?box\S*|"
    r"\S*side-?box\S*|\S*text-?box|notice\S*|box|boxed|\S*highlight-box\S*|\S*takeaways?\S*|\S*key-?points?\S*|"
    r"\S*tl-?dr\S*|\S*summary-?box\S*|note|tip|warning|custom-block|rte-box|well|panel) "
)
"""Classes of boxes that makers of pages and of documentation use."""

WARNING: Final = re.compile(r"[ _-](warning|caution|danger|error|bug|failure)[ _-]")
NOTE: Final = re.compile(
    r"[ _-](note|tip|info|hint|important|abstract|todo|success|question|example|seealso|notice)[ _-]"
)
TITLE: Final = re.compile(r" \S*(title|heading|header|summary|label)\S* ")
MARKED: Final = re.compile(r"^\[!(\w+)\][+-]?\s*")
"""How Markdown marks the kind of a box in a quotation: [!NOTE]."""

MOST_CHARACTERS: Final = 6_000
"""Characters of a box; a larger one is the article itself in a frame."""

MOST_BOXES: Final = 4
"""Elements of the very same classes that are still boxes; more of them are the way the page is built."""

MOST_POINTS: Final = 12
"""Items of a list of key points; what is longer is a list of its own right."""


def settle_details(reader: Reader, tag: Tag) -> list[Block] | None:
    """details: the summary is its title."""
    title: tuple[Inline, ...] = ()
    floated: list[Block] = []
    parts = list(tag.contents)
    for part in elements(tag):
        if part.name == "summary" and id(part) not in reader.content.gone:
            title, floated = reader.line(part.contents)
            parts = [node for node in parts if node is not part]
            break
    blocks = (*floated, *reader.blocks(parts))
    if not blocks:
        return [Paragraph(title)] if title else []
    return [Callout(blocks, _flat(title), "details")]


def settle_box(reader: Reader, tag: Tag) -> list[Block] | None:
    """aside, and boxes whose class tells that they are set apart."""
    content = reader.content
    named = classes(tag)
    told = BOX.search(named) or attribute(tag, "role") in ("note", "doc-tip", "doc-notice")
    if not (told or tag.name == "aside") or not 0 < content.size(tag) <= MOST_CHARACTERS:
        return None
    if tag.name != "aside" and (
        content.size(tag) * 2 > content.size(content.soup) or content.alike(tag) > MOST_BOXES
    ):
        return None
    blocks = reader.blocks(tag.contents)
    if not blocks:
        return []
    if not told and len(blocks) == 1 and not isinstance(blocks[0], Paragraph | List):
        return list(blocks)
    if len(blocks) == 1 and isinstance(blocks[0], Callout):
        return list(blocks)
    title, rest = _title(tag, blocks)
    if not rest:
        return list(blocks)
    return [Callout(rest, title, _kind(f"{named} {attribute(tag, 'data-callout').lower()} ", title))]


def settle_quote(reader: Reader, tag: Tag) -> list[Block] | None:
    """A quotation that is a box: [!NOTE] at its start, or the class of one."""
    named = classes(tag)
    marked = MARKED.match(reader.content.text(tag)[:60])
    if marked is None and not re.search(r" (callout\S*|admonition\S*|markdown-alert\S*) ", named):
        return None
    blocks = reader.blocks(tag.contents)
    if not blocks:
        return []
    if marked and isinstance(blocks[0], Paragraph):
        blocks = _unmark(reader, blocks)
    kind = _kind(f" {marked[1].lower()} " if marked else named, ())
    if not marked:
        title, blocks = _title(tag, blocks)
        return [Callout(blocks, title, kind)] if blocks else []
    head = blocks[0] if len(blocks) > 1 else None
    if isinstance(head, Paragraph) and len(inline(head.content)) <= 80:
        return [Callout(blocks[1:], head.content, kind)]
    return [Callout(blocks, (), kind)] if blocks else []


def _unmark(reader: Reader, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    first = blocks[0]
    if not isinstance(first, Paragraph) or not isinstance(first.content[0], Text):
        return blocks
    match = MARKED.match(first.content[0].text)
    if match is None:
        return blocks
    reader.content.trail.gather("boxes", "marks of kinds of boxes", "blockquote", match[0])
    rest = first.content[0].text[match.end() :]
    content = first.content[1:]
    while content and not rest and not inline(content[:1]).strip():
        content = content[1:]
    kept = (Text(rest), *content) if rest else content
    return (*([Paragraph(kept)] if kept else []), *blocks[1:])


def _title(tag: Tag, blocks: tuple[Block, ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """The first block, where it is a heading, a bold line or an element named title; and the others."""
    first = blocks[0]
    if isinstance(first, Heading):
        return first.content, blocks[1:]
    if isinstance(first, Paragraph) and len(blocks) > 1 and len(inline(first.content)) <= 80:
        if is_bold(first):
            bold = first.content[0]
            return (bold.content if isinstance(bold, Emphasis) else first.content), blocks[1:]
        head = next(iter(elements(tag)), None)
        if head is not None and (TITLE.search(classes(head)) or is_takeaways(inline(first.content))):
            return first.content, blocks[1:]
    return (), blocks


def _flat(title: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if len(title) == 1 and isinstance(title[0], Emphasis) and title[0].kind == "strong":
        return title[0].content
    return title


def _kind(named: str, title: tuple[Inline, ...]) -> Kind:
    said = _bare(inline(title))
    if is_takeaways(said) or re.search(r"takeaway|key-?points|tl-?dr", named):
        return "takeaways"
    if WARNING.search(named) or said in words.words("box", "warning"):
        return "warning"
    return "note" if NOTE.search(named) or said in words.words("box", "note") else "box"


def _bare(text: str) -> str:
    return flat(text).strip(" :：.!-–—•").casefold()


def is_takeaways(title: str) -> bool:
    """Whether a title announces the main points, in any language we know."""
    return _bare(title) in words.words("box", "takeaways")


def gather(blocks: list[Block]) -> list[Block]:
    """A heading or bold line that announces key points, and the list below it, become one box."""
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        if (
            isinstance(block, List)
            and len(block.items) <= MOST_POINTS
            and isinstance(before, Heading | Paragraph)
        ):
            title = before.content
            announced = (
                isinstance(before, Heading) or is_bold(before) or inline(title).rstrip().endswith((":", "："))
            )
            if announced and is_takeaways(inline(title)):
                out[-1] = Callout((block,), _flat(title), "takeaways")
                continue
        out.append(block)
    return out
