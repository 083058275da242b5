"""Markdown: text with the marks of an editor, set as HTML so that it is read like any page.

Only unmistakable signs count, of two kinds at least: a star, a dash or a bracket alone is in any text.
"""

import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

import msgspec

from convert.model import Page
from convert.sources import text
from convert.sources.raw import Raw

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

HEAD: Final = 200_000
"""Characters that are searched for signs."""

SIGNS: Final = (
    re.compile(r"(?:\A|\n)[ ]{0,3}#{1,6}[ \t]+\S.*\n"),
    re.compile(
        r"(?<!!)\[[^\[\]\n]{1,300}\]\((?:https?://|mailto:|/|#|\.)[^\s()]{0,2000}(?:\([^\s()]*\))?[^\s()]*\)"
    ),
    re.compile(r"!\[[^\[\]\n]{0,300}\]\([^\s()]{1,2000}"),
    re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]{1,400}(?<=\S)\*\*(?![\w*])"),
    re.compile(r"(?:\A|\n)(?:```|~~~)[^`\n]{0,40}\n"),
    re.compile(r"\n[ ]{0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*\n"),
    re.compile(r"\[\^[^\]\s]{1,40}\]"),
    re.compile(r"(?:\A|\n)[ ]{0,3}\[[^\[\]\n]{1,100}\]:[ \t]*<?https?://\S+"),
    re.compile(r"\A---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|-[ \t].*\n){1,200}(?:---|\.\.\.)[ \t]*\n"),
)
"""Heading, link, picture, strong words, code, rule of a table, note, address of a link, front matter."""

ENOUGH: Final = 2
"""Kinds of sign that make a text Markdown; for a file that is named so one is enough."""

NAMES: Final = (".md", ".markdown", ".mdown", ".mkd")

DEEPEST: Final = 100
"""Elements in one another that the parser follows; a list in a list is four."""

NEAR: Final = 4
"""How near to that a text may come before something can be left out."""

FIELD: Final = re.compile(r"([\w-]+)[ \t]*:[ \t]*(.*)")
LISTED: Final = re.compile(r"[ \t]*-[ \t]+(.*)")
FACTS: Final[Mapping[str, str]] = {
    "title": "headline",
    "subtitle": "alternativeHeadline",
    "description": "description",
    "summary": "description",
    "excerpt": "description",
    "author": "author",
    "authors": "author",
    "date": "datePublished",
    "published": "datePublished",
    "updated": "dateModified",
    "lastmod": "dateModified",
    "modified": "dateModified",
    "lang": "inLanguage",
    "language": "inLanguage",
    "category": "articleSection",
    "section": "articleSection",
    "image": "image",
    "cover": "image",
}
"""What front matter (Jekyll, Hugo, Pandoc, Obsidian) calls a fact -> what schema.org calls it."""


def recognises(raw: Raw) -> bool:
    """Whether enough kinds of sign are in the text."""
    head = _plain(raw.decoded.text[:HEAD])
    kinds = sum(sign.search(head) is not None for sign in SIGNS)
    return kinds >= (1 if raw.suffix in NAMES else ENOUGH)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")


def read(raw: Raw) -> Page:
    """The page as HTML; what its front matter says is declared as a page declares it.

    Where it is nested so deeply that the parser leaves out what follows, it is read as the text it is.
    """
    parser = _parser()
    tokens = parser.parse(_plain(raw.decoded.text))
    if any(token.level >= DEEPEST - NEAR for token in tokens):
        return text.read(raw)
    _caption(tokens)
    front = next((token.content for token in tokens if token.type == "front_matter"), "")
    body = parser.renderer.render(tokens, parser.options, {})
    page = f"<html><head>{_declare(front)}</head><body><article>{body}</article></body></html>"
    return msgspec.structs.replace(raw.page("html", page), whole=True)


def _parser() -> "MarkdownIt":
    """CommonMark with tables, struck words, notes and front matter; loaded when the first Markdown comes."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"])
    return parser.use(footnote_plugin).use(front_matter_plugin)


def _caption(tokens: Sequence["Token"]) -> None:
    """Make a figure of a paragraph that is one picture, with the title of the picture as its caption."""
    from markdown_it.token import Token

    for before, inline, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        shown = inline.children or []
        title = str(shown[0].attrs.get("title", "")) if [t.type for t in shown] == ["image"] else ""
        if title and before.type == "paragraph_open":
            before.tag = after.tag = "figure"
            shown.append(Token("html_inline", "", 0, content=f"<figcaption>{escape(title)}</figcaption>"))


def _declare(front: str) -> str:
    """Front matter as the JSON-LD of an article; fields that are no facts of ours are left out."""
    facts: dict[str, list[str]] = {}
    name = None
    for line in front.splitlines():
        if field := FIELD.match(line):
            name = FACTS.get(field[1].casefold())
            values = field[2].strip().strip("[]").split(",") if field[2].startswith("[") else [field[2]]
        elif listed := LISTED.match(line):
            values = [listed[1].removeprefix("name:")]
        else:
            continue
        if name:
            facts.setdefault(name, []).extend(
                v for v in (value.strip().strip("\"'") for value in values) if v
            )
    if not any(facts.values()):
        return ""
    data: dict[str, object] = {key: values[0] for key, values in facts.items() if values and key != "author"}
    if authors := facts.get("author"):
        data["author"] = [{"@type": "Person", "name": author} for author in authors]
    linked = {"@context": "https://schema.org", "@type": "Article", **data}
    declared = json.dumps(linked, ensure_ascii=False).replace("</", r"<\/")
    return f'<script type="application/ld+json">{declared}</script>'
