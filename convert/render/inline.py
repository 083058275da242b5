"""What stands inside a line -> safe markup. Every word is escaped; every attribute is ours."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, assert_never

from markupsafe import escape

from convert.charset import hush
from convert.model import (
    Break,
    CodeSpan,
    Emphasis,
    Foreign,
    Image,
    Inline,
    Link,
    Math,
    Note,
    NoteRef,
    Paragraph,
    Picture,
    Shift,
    Text,
)
from convert.model.text import inline as words_of
from convert.model.walk import descend
from convert.render.address import LinkNotes, break_address, clean
from convert.render.formula import draw_formula, draw_mathml
from convert.render.picture import Shelf, alternative

MAX_DEPTH: Final = 40
"""Markup within markup that is kept; the typesetter recurses, and below this only the words remain."""

LONGEST_RUN: Final = 240
"""Letters without white space that the typesetter breaks by itself; its time grows with their square."""

PIECE: Final = 60
"""Letters of a line that is made of a longer run."""

LONGEST_KEY: Final = 24
"""Letters of program text in a line that stay together; about a third of the line."""

WIDEST: Final = 19.0
"""Width of a formula in em that the narrowest column of ours holds, 80 mm of 10.5 pt less an indent."""

INITIAL: Final = 200
"""Letters of a paragraph with a large first letter: three lines."""

FOOT_NOTE: Final = 90
"""Words of a note that may stand at the foot of a page. The typesetter does not part it, and what is larger
than the page would be lost."""

TAGS: Final = {
    "emphasis": "em",
    "strong": "strong",
    "mark": "mark",
    "inserted": "ins",
    "deleted": "del",
    "quotation": "q",
    "small": "small",
}

RUN: Final = re.compile(
    r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7af\uf900-\ufaff\uff00-\uffef]"
    rf"{{{LONGEST_RUN + 1},}}"
)
"""Such a run; the scripts left out (from Thai to Chinese and Japanese) break without spaces."""

TIES: Final = re.compile("[\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}]")
"""Spaces that tie the words beside them together."""

TIED: Final = re.compile(rf"[^ \t\n\r\f\u2028\u2029\u200b]{{{LONGEST_RUN + 1},}}")
"""Words that are tied to more than some lines, as in pages that have no other spaces."""

MARKUP: Final = re.compile("<[^>]*>")
END: Final = re.compile("(</[a-z]+>)")

SHORT_ADDRESS: Final = 24
"""Letters of an address that may stand in a line as one word."""

LONGEST_ADDRESS: Final = 2000
"""Letters of an address; browsers and servers take no longer ones."""

ADDRESS: Final = re.compile(
    rf"(?<!\S)\(?(?:https?://|www\.|[\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{1,5}}/)\S{{12,{LONGEST_ADDRESS}}}(?!\S)"
)
"""An address in running text, with or without its scheme."""

TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def text(words: str) -> str:
    """Escaped, with line breaks in a run of letters that is longer than some lines, and plain spaces in one
    of words that are tied together."""
    if len(words) <= LONGEST_RUN:
        return str(escape(words))
    words = hush(words)
    if TIES.search(words):
        words = TIED.sub(lambda run: TIES.sub(" ", run[0]), words)
    cut = RUN.sub(lambda run: "\0".join(re.findall(rf".{{1,{PIECE}}}", run.group(), re.DOTALL)), words)
    return "<br>".join(str(escape(part)) for part in cut.split("\0"))


def loosen(line: str) -> str:
    """The markup of a line with places to break it where elements are tied together beyond some lines."""
    if len(line) <= LONGEST_RUN:
        return line
    if TIES.search(line) and TIED.search(MARKUP.sub("", line)):
        line = TIES.sub(" ", line)
    return END.sub(r"\1<wbr>", line) if RUN.search(MARKUP.sub("", line)) else line


def write_text(words: str) -> str:
    """The same; an address in it is never hyphenated, and its lines end after a sign of its own."""
    if len(words) < SHORT_ADDRESS or ("/" not in words and "www." not in words):
        return text(words)
    pieces: list[str] = []
    end = 0
    for found in ADDRESS.finditer(words):
        pieces += (text(words[end : found.start()]), f'<span class="typed">{break_address(found[0])}</span>')
        end = found.end()
    return "".join((*pieces, text(words[end:])))


def flow(language: str | None, direction: str | None) -> str:
    """lang and dir attributes with a leading space, for values that are well formed."""
    lang = f' lang="{language}"' if language and TAG.fullmatch(language) else ""
    return lang + (f' dir="{direction}"' if direction in ("ltr", "rtl") else "")


class InlineWriter:
    """Writes lines of one article and keeps count of its links and note references.

    `targets` maps the anchors that exist in the article to ids of ours; `numbered` says whether
    links get a number and a place in the list of addresses. `foot_notes` are those that stand on the page
    of their first reference.
    """

    def __init__(
        self, shelf: Shelf, labels: Mapping[str, str], targets: Mapping[str, str], numbered: bool
    ) -> None:
        self.shelf = shelf
        self.labels = labels
        self.targets = targets
        self.numbered = numbered
        self.widest = WIDEST
        self.foot_notes: dict[str, tuple[Inline, ...]] = {}
        self.link_notes = LinkNotes()
        self.references: dict[str, list[str]] = {}

    def write(self, content: Iterable[Inline], linked: bool = False, depth: int = 0) -> str:
        """The markup of a line; within a link (`linked`) other links are only words."""
        if depth > MAX_DEPTH:
            return text(words_of(content))
        pieces: list[str] = []
        before: Inline | None = None
        for item in content:
            piece = self.item(item, linked, depth)
            if isinstance(item, NoteRef) and isinstance(before, NoteRef | Link):
                piece = piece.replace('"note-reference"', '"note-reference next"', 1)
            pieces.append(piece)
            before = item
        return "".join(pieces)

    def line(self, content: Iterable[Inline]) -> str:
        """The same without white space at the end, which would break a full last line early."""
        return loosen(self.write(content).rstrip())

    def item(self, item: Inline, linked: bool, depth: int) -> str:
        match item:
            case Text():
                return write_text(item.text)
            case Emphasis():
                tag = TAGS[item.kind]
                return f"<{tag}>{self.write(item.content, linked, depth + 1)}</{tag}>"
            case Foreign():
                inner = self.write(item.content, linked, depth + 1)
                return f"<span{flow(item.language, item.direction)}>{inner}</span>"
            case CodeSpan():
                key = ' class="key"' if len(item.text) <= LONGEST_KEY else ""
                return f"<code{key}>{text(item.text)}</code>"
            case Link():
                return self.link(item, linked, depth)
            case Break():
                return "<br>"
            case Shift():
                return f"<{item.kind}>{self.write(item.content, linked, depth + 1)}</{item.kind}>"
            case NoteRef():
                return self.reference(item, linked)
            case Picture():
                return self.picture(item.image)
            case Math():
                return self.formula(item)
        assert_never(item)

    def link(self, link: Link, linked: bool, depth: int) -> str:
        inner = self.write(link.content, True, depth + 1)
        if linked:
            return inner
        if link.href.startswith("#"):
            target = self.targets.get(link.href[1:])
            return self.within(target, inner) if target and inner else inner
        address = clean(link.href)
        if address is None or not inner.strip():
            return inner
        number = self.link_notes.number(address, words_of(link.content)) if self.numbered else None
        mark = f'<sup class="link-number">{number}</sup>' if number else ""
        return f'<a href="{escape(address)}">{inner}</a>{mark}'

    def within(self, target: str, inner: str) -> str:
        """A link to another place of the document: on paper, with the number of its page."""
        before, _, after = self.labels["at"].partition("{page}")
        told = f' data-before=" ({escape(before)}" data-after="{escape(after)})"'
        return f'<a class="inside" href="#{target}"{told}>{inner}</a>'

    def reference(self, reference: NoteRef, linked: bool) -> str:
        label = text(reference.label)
        target = self.targets.get(reference.note)
        if target is None or linked:
            return f'<sup class="note-reference">{label}</sup>'
        seen = self.references.setdefault(reference.note, [])
        seen.append(f"{target}-{len(seen) + 1}")
        call = f'<sup class="note-reference"><a id="{seen[-1]}" href="#{target}">{label}</a></sup>'
        note = self.foot_notes.get(reference.note) if len(seen) == 1 else None
        if note is None:
            return call
        words = f'<span class="note-label">{label}</span>{self.line(note)}'
        return f'{call}<span class="foot-note" id="{target}">{words}</span>'

    def formula(self, math: Math) -> str:
        """A formula as a drawing over its words, which can be found, copied and read aloud; or the words."""
        kind = "display" if math.display else "inline"
        words = math.text or math.tex or ""
        source = math.tex or (math.text if is_tex(math) else None)
        drawing = draw_formula(source, math.display) if source else None
        if drawing is None and math.mathml:
            drawing = draw_mathml(math.mathml)
        if drawing is None:
            return f'<span class="math {kind}{" tex" if is_tex(math) else ""}">{text(words)}</span>'
        number = sum(name.startswith("formula-") for name in self.shelf.files) + 1
        address = self.shelf.put(f"formula-{number}.svg", "image/svg+xml", drawing.data)
        scale = min(1, self.widest / drawing.width) if drawing.width else 1
        size = f"width:{drawing.width * scale:.3f}em;height:{drawing.height * scale:.3f}em"
        style = f"{size};vertical-align:-{drawing.depth * scale:.3f}em;background-image:url('{address}')"
        shown = f'<span class="formula" style="{escape(style)}"><span>{text(words)}</span></span>'
        return f'<span class="math {kind}">{shown}</span>'

    def picture(self, image: Image) -> str:
        asset = self.shelf.find(image)
        alt = alternative(image, None, self.labels["undescribed"])
        if asset is None:
            return f'<span class="picture-missing">{text(alt)}</span>' if image.alt else ""
        source = self.shelf.address(asset.name)
        if not alt:
            return decoration(source, asset.width, asset.height)
        return f'<img class="in-line" src="{escape(source)}" alt="{escape(alt)}">'


def is_tex(math: Math) -> bool:
    """Whether a formula is printed as its TeX source, which is program text, for want of anything better."""
    return "\\" in (math.text or math.tex or "")


def decoration(source: str, width: int, height: int) -> str:
    """A picture that says nothing, as a background: readers aloud are not told of it.

    Its size is that of the picture at 96 pixels an inch, at most two lines high.
    """
    high = min(height, 36)
    wide = round(width * high / max(height, 1), 1)
    style = f"width:{wide}px;height:{high}px;background-image:url('{source}')"
    return f'<span class="decoration" style="{escape(style)}"></span>'


def takes_initial(words: str, rest: Sequence[Inline]) -> bool:
    """Whether a paragraph fills three lines and begins with a capital of a script that stands on a line."""
    first = unicodedata.name(words[:1] or " ", "").split(" ")[0]
    long = len(words) + len(words_of(rest)) > INITIAL
    return long and words[:1].isupper() and first in ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")


def short_line(note: Note) -> tuple[Inline, ...]:
    """What a note says where that is one short paragraph without a reference to another; else nothing."""
    match note.blocks:
        case (Paragraph(content=content),) if len(words_of(content).split()) <= FOOT_NOTE:
            return () if any(isinstance(part, NoteRef) for part in descend(content)) else content
    return ()
