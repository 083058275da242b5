"""pre and the boxes that highlighters make of it -> Code: its lines, without their numbers."""

import re
from typing import Final

from bs4.element import PageElement, Tag

from convert.dom import BLOCK
from convert.extract.content import Content, attribute, classes, elements
from convert.extract.settle import Reader
from convert.extract.trail import UNSPOKEN, visible
from convert.model import Block, Code
from convert.soup import is_text

NUMBERS: Final = re.compile(
    r" (\S*gutter\S*|\S*line-?_?numbers?\S*|\S*linenum\S*|\S*lineno\S*|line-no|lnt|ln|ln-num|hljs-ln-n\S*|"
    r"blob-num\S*|cl-ln|crayon-nums?\S*) "
)
"""Classes that highlighters give to the numbers of lines."""

LINE: Final = re.compile(
    r" (line|\S*-line|code-line|view-line|cl|cm-line|token-line|highlight-line|CodeMirror-line) ",
    re.IGNORECASE,
)
"""Classes that highlighters give to one line."""

NUMBERED: Final = re.compile(r" (linenums|dp-\S+|code-list|hljs-list|snippet-num) ")
"""Classes of lists that number lines of code."""

LANGUAGE: Final = re.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|brush:?|highlight-text)[-:\s]\s*([\w+#.-]+)",
    re.IGNORECASE,
)
BARE: Final = re.compile(
    r"^(?:hljs|prettyprint|sourcecode|highlight|syntaxhighlighter|src)\s+([a-z][\w+#]{0,14})\b", re.IGNORECASE
)
NO_LANGUAGE: Final = frozenset(
    "none plain plaintext text txt plain-text nohighlight notranslate linenums block highlight wrap".split()
)

EDGE: Final = "\x00"
"""Stands for the edge of a box while code is read."""

NEXT: Final = "\x01"
"""Stands for the end of a line that is an element of its own, empty or not."""

INVISIBLE: Final = re.compile("[\u200b\ufeff\x00-\x08\x0b-\x1f]")

BUTTONS: Final = frozenset(("button", "clipboard-copy", "copy-button"))

BOX: Final = re.compile(
    r" (highlight\S*|code-?block\S*|\S*syntaxhighlighter\S*|\S*highlighter-rouge|crayon-\S+|codehilite|"
    r"gist|gist-file|source-?code|enlighter-\S+|prism-code|codebox|cm-editor|codemirror|monaco-editor|wp-block-code\S*|shiki|"
    r"astro-code) "
)
"""Classes of boxes around code; only a box that holds lines or a table is taken for code itself."""


def settle_pre(reader: Reader, tag: Tag) -> list[Block] | None:
    """pre: its text with its line breaks."""
    return _made(reader.content, tag)


def settle_box(reader: Reader, tag: Tag) -> list[Block] | None:
    """A box of a highlighter in which line numbers stand in a column of their own, or without pre."""
    if not BOX.search(classes(tag)):
        return None
    content = reader.content
    table = next(iter(content.within(tag, "table")), None)
    if table is not None:
        return settle_table(reader, table) if _is_only(content, tag, table) else None
    if content.holds(tag, "pre"):
        return None
    lines = [part for part in content.below(tag)[:400] if LINE.search(classes(part))]
    return _made(reader.content, tag) if len(lines) > 1 else None


def settle_table(reader: Reader, tag: Tag) -> list[Block] | None:
    """A table with a column of numbers beside a column of code."""
    content = reader.content
    numbered = any(
        NUMBERS.search(classes(cell)) or attribute(cell, "data-line-number")
        for cell in content.within(tag, "td")[:8]
    )
    if not numbered:
        numbered = content.holds(tag, "pre") and any(
            NUMBERS.search(classes(part)) for part in content.within(tag, "pre", "span", "div")[:8]
        )
    if not (numbered or BOX.search(classes(tag))) or (not numbered and not content.holds(tag, "pre", "code")):
        return None
    return _made(content, tag)


def settle_list(reader: Reader, tag: Tag) -> list[Block] | None:
    """A numbered list whose items are lines of code."""
    lines = [part for part in elements(tag) if part.name == "li"]
    if len(lines) < 2 or not NUMBERED.search(classes(tag)):
        return None
    return _made(reader.content, tag)


def settle_code(reader: Reader, tag: Tag) -> list[Block] | None:
    """code outside of pre that holds several lines."""
    breaks = reader.content.within(tag, "br")
    if len(breaks) < 2 and "\n" not in visible(tag).strip():
        return None
    alone = all(
        sibling is tag or (is_text(sibling) and not str(sibling).strip())
        for sibling in (tag.parent or tag).contents
    )
    if not alone or (len(breaks) < 2 and "pre" not in attribute(tag, "style")):
        return None
    return _made(reader.content, tag)


def _is_only(content: Content, box: Tag, table: Tag) -> bool:
    """Whether a box holds little more than that table."""
    return content.size(box) - content.size(table) <= 40


def _made(content: Content, tag: Tag) -> list[Block]:
    text = read(content, tag)
    return [Code(text, language(tag))] if text.strip() else []


def language(tag: Tag) -> str | None:
    """The programming language that a class or attribute of the code, or of the boxes around it, names."""
    inner = tag.find("code")
    chain = [*([inner] if isinstance(inner, Tag) else []), tag, *list(tag.parents)[:3]]
    for box in chain:
        if box.name in ("body", "article", "main", "[document]"):
            break
        for name in ("data-lang", "data-language", "data-enlighter-language", "syntax", "lang"):
            told = attribute(box, name).lower()
            if (
                told
                and re.fullmatch(r"[\w+#.-]{1,20}", told)
                and (name != "lang" or box.name in ("pre", "code"))
            ):
                return None if told in NO_LANGUAGE else told
        written = classes(box).strip()
        for match in LANGUAGE.finditer(written):
            told = match[1].lower().rstrip(";")
            if told not in NO_LANGUAGE:
                return told
        bare = BARE.match(written)
        if bare and bare[1].lower() not in NO_LANGUAGE and box.name in ("pre", "code"):
            return bare[1].lower()
    return None


def read(content: Content, tag: Tag) -> str:
    """The lines of code; numbers of lines and copy buttons go into the trail."""
    _take_numbers(content, tag)
    pieces: list[str] = []
    stack: list[PageElement | str] = [tag]
    while stack:
        node = stack.pop()
        if not isinstance(node, Tag):
            if type(node) is str or is_text(node):
                pieces.append(str(node))
        elif node.name == "br":
            pieces.append("\n")
        elif id(node) not in content.gone and (node.name not in UNSPOKEN or node is tag):
            if node.name in BLOCK:
                pieces.append(EDGE)
                stack.append(EDGE)
            stack.extend(reversed(_lines(content, node)))
    return _join(pieces)


def _lines(content: Content, tag: Tag) -> list[PageElement | str]:
    """The children, with NEXT after each that is a line of its own."""
    parts = [part for part in elements(tag) if part.name != "br" and id(part) not in content.gone]
    boxes = all(part.name in BLOCK and part.name != "td" for part in parts)
    spans = all(LINE.search(classes(part)) for part in parts)
    told = any(not isinstance(child, Tag) and "\n" in str(child) for child in tag.contents)
    if len(parts) < 2 or not (boxes or (spans and not told)):
        return list(tag.contents)
    out: list[PageElement | str] = []
    for child in tag.contents:
        if isinstance(child, Tag):
            out += [child] if id(child) in content.gone else [child, NEXT]
        elif str(child).strip():
            out += [child, NEXT]
    return out


def _join(pieces: list[str]) -> str:
    """The text; an edge ends a line that is not ended, NEXT also makes an empty one."""
    out: list[str] = []
    ended, filled, edge = True, False, False
    for piece in pieces:
        if piece == EDGE:
            edge = True
        elif piece == NEXT:
            if not ended or not filled:
                out.append("\n")
            ended, filled, edge = True, False, False
        elif piece:
            if edge and not ended:
                out.append("\n")
            out.append(piece)
            ended, filled, edge = piece.endswith("\n"), True, False
    text = INVISIBLE.sub("", "".join(out).replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.rstrip() for line in text.split("\n")]
    first = next((i for i, line in enumerate(lines) if line), len(lines))
    last = next((i for i in range(len(lines), 0, -1) if lines[i - 1]), first)
    return "\n".join(lines[first:last])


def _take_numbers(content: Content, tag: Tag) -> None:
    for part in content.below(tag):
        if id(part) in content.gone:
            continue
        if part.name in BUTTONS:
            content.take_small(part, "code", "buttons of code boxes")
        elif NUMBERS.search(classes(part)) or (part.name == "td" and attribute(part, "data-line-number")):
            words = content.text(part)
            if all(word.strip(".:").isdigit() for word in words.split()):
                content.take_small(part, "code", "numbers of code lines")
