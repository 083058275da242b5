"""Words that no browser shows: in frames, drawings, templates and what never ends. They are told, not lost.

A page that forgets to close a frame or a script hides all that follows, and so does whoever wants to.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final

from convert.dom import Node, Tree
from convert.extract.segment import Block
from convert.model import Removal
from convert.model.sentence import count_words
from convert.remarks import Remark, remark

_FRAME: Final = "stands in a frame, where a browser shows another page"
_OLD: Final = "is shown only by browsers that show no frames or programs"
_PROGRAM: Final = "is shown only where a browser lacks a program for what it stands in"
_MEDIA: Final = "is shown only where a browser cannot play what it stands in"
_DRAWING: Final = "stands in a drawing, which cannot be kept"
_FORMULA: Final = "is a note to a formula, which no browser shows"

REASONS: Final = {
    **dict.fromkeys(("iframe", "frame"), _FRAME),
    **dict.fromkeys(("noembed", "noframes"), _OLD),
    **dict.fromkeys(("object", "embed", "applet"), _PROGRAM),
    **dict.fromkeys(("audio", "video"), _MEDIA),
    **dict.fromkeys(("svg", "canvas", "map"), _DRAWING),
    **dict.fromkeys(("annotation", "annotation-xml"), _FORMULA),
    "datalist": "is a suggestion for a field to fill in",
    "template": "stands in a template, which only a script shows",
    "script": "stands in a script that never ends",
    "style": "stands in a style sheet that never ends",
}
"""Why the words of an element are not shown."""

FEW: Final = 4
"""Words up to which the title of a drawing is the name of an icon, and those in a formula are signs."""

PROSE: Final = 20
"""Words from which hidden text with a sentence in it may be a part of the article."""

MUTE: Final = frozenset(("script", "style"))
NAMELESS: Final = MUTE | {"title"}

_SCRIPT: Final = re.compile(r"<(script|style)\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE)
_TAG: Final = re.compile(r"<!--|-->|<[^<>]*>")
_TEXT_TAG: Final = re.compile(r"</(?:p|div|li|h[1-6]|td|section|article|blockquote)\s*>", re.IGNORECASE)
_PLAIN_WORD: Final = re.compile(r"(?<!\S)[^\W\d_]{2,}")
_SENTENCE: Final = re.compile(r"\w[.!?\u0964](?=\s|$)|[\u3002\uff01\uff1f\u06d4]")

ENDING: Final = 40
BEGINNING: Final = 40
"""Letters by which what a script or a comment swallowed is found again."""


def hidden(tree: Tree, html: str) -> list[Removal]:
    """What stands in elements, scripts and comments that are not shown, each text once. Linear."""
    found: dict[tuple[str, str], Removal] = {}
    for reason, where, text in (*_elements(tree, html), *_comment(tree, html)):
        if count_words(text):
            found.setdefault((reason, text), Removal("hide", reason, where, text))
    return list(found.values())


def hides_much(removals: Sequence[Removal], kept: Sequence[Block]) -> Iterator[Remark]:
    """A remark where more running text is hidden than was kept."""
    prose = [(count_words(r.text), r.text) for r in removals if _SENTENCE.search(r.text)]
    prose = [(words, text) for words, text in prose if words >= PROSE]
    words = sum(size for size, _ in prose)
    if prose and words > sum(count_words(block.text) for block in kept):
        yield remark("text-left-out", max(prose)[1], words=words)


def _elements(tree: Tree, html: str) -> Iterator[tuple[str, str, str]]:
    """Reason, place and words of the outermost hidden elements."""
    end = 0
    for node in sorted(tree.tagged(*REASONS), key=lambda node: node.order):
        if node.order < end:
            continue
        end = node.end
        if node.tag in MUTE and not _swallows(node, html):
            continue
        text = _words(node)
        if node.tag.startswith("annotation") and len(_PLAIN_WORD.findall(text)) <= FEW:
            continue
        if node.tag == "svg" and count_words(text) <= FEW and not node.raw_text(NAMELESS).strip():
            continue
        if text:
            yield REASONS[node.tag], node.path(), text


def _words(node: Node) -> str:
    """All words in an element; what a browser does not look into is still markup."""
    raw = f"{node.get('srcdoc')} {node.raw_text(MUTE)}" if "srcdoc" in node.attrs else node.raw_text(MUTE)
    return " ".join(_bare(raw).split()) if "<" in raw else " ".join(raw.split())


def _bare(markup: str) -> str:
    return unescape(_TAG.sub(" ", _SCRIPT.sub(" ", markup)))


def _swallows(node: Node, html: str) -> bool:
    """Whether a script has no end, so that it reaches to that of the page, and has text with tags in it."""
    if not node.children:
        return False
    data = node.children[-1].data
    return html.endswith(data[-ENDING:]) and _TEXT_TAG.search(data) is not None


def _comment(tree: Tree, html: str) -> Iterator[tuple[str, str, str]]:
    """The same of a comment that has no end; its mark in a text, a script or an attribute begins none."""
    start = html.rfind("<!--")
    if start <= html.rfind("-->"):
        return
    begin = "<!--" + html[start + 4 : start + BEGINNING].partition("<")[0]
    for node in tree.nodes:
        if begin in node.data or any(begin in value for value in node.attrs.values()):
            return
    yield "stands in a comment that never ends", "html", " ".join(_bare(html[start:]).split())
