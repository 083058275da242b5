"""Elements inside a line -> inlines."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from bs4.element import PageElement, Tag

from convert.dom import BLOCK
from convert.extract.content import attribute, classes
from convert.extract.settle import Reader, image, maths
from convert.extract.settle.line import Line, Wrap
from convert.extract.settle.run import Content
from convert.extract.trail import UNSPOKEN, visible
from convert.model import Break, CodeSpan, Emphasis, Foreign, Link, NoteRef, Shift
from convert.soup import is_text

DEEPEST: Final = 40
"""Inline elements inside one another that are kept; real pages have up to 15."""

FLOATING: Final = frozenset(
    "blockquote details dl figure iframe object embed audio video ol pre table ul".split()
)
"""Blocks that float up when they are met in a line; of other blocks only the edges count."""

WRAPS: Final[dict[str, Wrap]] = {
    **{tag: partial(Emphasis, kind="strong") for tag in ("b", "strong")},
    **{tag: partial(Emphasis, kind="emphasis") for tag in ("em", "i", "cite", "dfn", "var")},
    **{tag: partial(Emphasis, kind="deleted") for tag in ("del", "s", "strike")},
    "ins": partial(Emphasis, kind="inserted"),
    "mark": partial(Emphasis, kind="mark"),
    "small": partial(Emphasis, kind="small"),
    "q": partial(Emphasis, kind="quotation"),
    "sub": partial(Shift, kind="sub"),
    "sup": partial(Shift, kind="sup"),
}

APART: Final = frozenset("a b cite em i small span strong".split())
"""Inline elements that style sheets set as lines."""

BOLD: Final = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
REGULAR: Final = re.compile(r"font-weight\s*:\s*(normal|400)", re.IGNORECASE)
ITALIC: Final = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
RAISED: Final = re.compile(r"vertical-align\s*:\s*(super|sub)", re.IGNORECASE)
LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")

Writer = Callable[[Reader, Line, Tag, int], None]


def write(reader: Reader, line: Line, node: PageElement, depth: int = 0) -> None:
    """Write a node with all inside it into the line."""
    if not isinstance(node, Tag):
        write_words(reader, line, node)
        return
    if id(node) in reader.content.gone:
        if node.name in BLOCK:
            line.text(" ")
        return
    if depth > DEEPEST:
        line.text(visible(node, reader.content.gone))
        return
    if node.name in APART and "class" in node.attrs and _stands_apart(reader, node.previous_sibling):
        line.text(" " if reader.content.text(node)[:1].isupper() else "")
    writer = WRITERS.get(node.name)
    if writer is not None:
        writer(reader, line, node, depth)
    elif node.name in FLOATING:
        blocks = reader.block(node)
        line.hoist(reader.blocks(node.contents) if blocks is None else blocks)
    elif node.name in UNSPOKEN:
        return
    elif node.name in BLOCK:
        line.edge()
        write_inside(reader, line, node, depth)
        line.edge()
    else:
        write_wrapped(reader, line, node, depth, wraps(node))


def write_words(reader: Reader, line: Line, node: PageElement) -> None:
    """Write a node that is no element: its words, if a reader sees them."""
    if is_text(node):
        words = str(node)
        if words[:1].isupper() and _stands_apart(reader, node.previous_sibling):
            line.text(" ")
        line.text(words)


def _stands_apart(reader: Reader, before: PageElement | None) -> bool:
    """Whether words in an element of a class of its own, several in small letters at the end, are set as a
    line: "Ana Reis" right before "Pilot" is a name and an office, which no space parts in the markup."""
    if not isinstance(before, Tag) or "class" not in before.attrs or before.name not in APART:
        return False
    said = reader.content.text(before)
    return said[-1:].islower() and " " in said


def write_inside(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    for child in tag.contents:
        write(reader, line, child, depth + 1)


def write_wrapped(reader: Reader, line: Line, tag: Tag, depth: int, wrappers: list[Wrap]) -> None:
    for _ in wrappers:
        line.enter()
    write_inside(reader, line, tag, depth)
    for wrap in wrappers:
        line.leave(wrap)


def wraps(tag: Tag) -> list[Wrap]:
    """What an inline element does to its words, innermost first: its name, its style, its language."""
    found: list[Wrap] = []
    attrs = tag.attrs
    style = attribute(tag, "style") if "style" in attrs else ""
    by_name = WRAPS.get(tag.name)
    if by_name and not (tag.name in ("b", "strong") and REGULAR.search(style)):
        found.append(by_name)
    elif style and not by_name:
        if BOLD.search(style):
            found.append(WRAPS["strong"])
        if ITALIC.search(style):
            found.append(WRAPS["em"])
        if raised := RAISED.search(style):
            found.append(WRAPS["sup" if raised[1].lower() == "super" else "sub"])
    if "dir" not in attrs and "lang" not in attrs and "xml:lang" not in attrs:
        return found
    direction = attribute(tag, "dir").lower()
    language = attribute(tag, "lang") or attribute(tag, "xml:lang")
    known = language if LANGUAGE.match(language) and len(language) <= 35 else None
    if known or direction in ("ltr", "rtl"):
        found.append(partial(_foreign, known, direction))
    return found


def _foreign(language: str | None, direction: str, content: Content) -> Foreign:
    match direction:
        case "ltr" | "rtl":
            return Foreign(content, language, direction)
        case _:
            return Foreign(content, language)


def link_wrap(reader: Reader, tag: Tag) -> Wrap | None:
    """What makes a link of the words in an anchor; None where it leads nowhere that we print."""
    href = attribute(tag, "href")
    address = reader.link(href) if href else None
    return partial(Link, href=address) if address else None


def _write_link(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    reference = reader.reference(tag)
    if reference:
        line.add(NoteRef(*reference))
        return
    wrap = link_wrap(reader, tag)
    write_wrapped(reader, line, tag, depth, wraps(tag) + ([wrap] if wrap else []))


def _write_sup(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    """A raised reference is only the reference."""
    reference = reader.reference(tag)
    if reference:
        line.add(NoteRef(*reference))
    elif any(reader.reference(a) for a in reader.content.within(tag, "a")[:8]):
        write_inside(reader, line, tag, depth)
    else:
        write_wrapped(reader, line, tag, depth, wraps(tag))


def _write_break(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    line.add(Break())
    write_inside(reader, line, tag, depth)


def _write_code(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    text = visible(tag, reader.content.gone).strip("\n")
    if text.strip():
        line.add(CodeSpan(re.sub(r"\s*\n\s*", " ", text)))


def _write_ruby(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    """The reading follows in parentheses; those of the page (rp) are not printed twice."""
    for child in tag.contents:
        if not isinstance(child, Tag) or child.name not in ("rt", "rtc", "rp"):
            write(reader, line, child, depth + 1)
        elif child.name != "rp" and reader.content.text(child):
            line.text("(")
            write_inside(reader, line, child, depth + 1)
            line.text(")")


def _write_input(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    """Only the box of a list of tasks is kept."""
    if attribute(tag, "type").lower() == "checkbox" and "task" in classes(tag):
        line.text("\N{BALLOT BOX WITH CHECK} " if "checked" in tag.attrs else "\N{BALLOT BOX} ")


def _write_image(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    image.write(reader, line, tag)


def _write_span(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    reference = reader.reference(tag) if "class" in tag.attrs else None
    if reference:
        line.add(NoteRef(*reference))
    else:
        _write_maths(reader, line, tag, depth)


def _write_maths(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    if not maths.write(reader, line, tag):
        write_wrapped(reader, line, tag, depth, wraps(tag))


def _write_script(reader: Reader, line: Line, tag: Tag, depth: int) -> None:
    """Scripts have no words; only TeX is sometimes stored in one."""
    maths.write(reader, line, tag)


WRITERS: Final[dict[str, Writer]] = {
    "a": _write_link,
    "amp-img": _write_image,
    "br": _write_break,
    "code": _write_code,
    "img": _write_image,
    "input": _write_input,
    "kbd": _write_code,
    "math": _write_maths,
    "mjx-container": _write_maths,
    "ruby": _write_ruby,
    "samp": _write_code,
    "script": _write_script,
    "small": _write_span,
    "span": _write_span,
    "sup": _write_sup,
    "tt": _write_code,
}
