"""What a page says about itself, gathered in one walk: its declarations, and its visible lines.

Nothing is decided here. The readers of each fact (title, byline, dates, dek, picture) ask this
evidence and choose; `facts` keeps who won and who lost.
"""

import html
import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urljoin

from convert.dom import BLOCK, UNSEEN, Node, Tree

MAX_DATA: Final = 400_000
"""Characters of one JSON-LD script that are read; the largest of 1,237 real pages has 210,000."""

MAX_OBJECTS: Final = 2_000
"""JSON-LD objects of a page that are looked at; listings have some hundreds."""

ARTICLE_TYPE: Final = re.compile(r"(Article|Posting|^Report$|Report$|Review$|^Recipe$|^HowTo$|^CreativeWork$)")
"""schema.org types that are an article or are written like one."""

HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

JOINT: Final = 5
"""Letters of what ties two linked names together: a comma, 'and', 'with', 'sowie'."""

FURNITURE: Final = frozenset("nav footer".split())
"""Boxes whose lines are about the site, not about the article."""

_WRAPPING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|^[ \t]*//[^\n]*$", re.MULTILINE)
_WORD = re.compile(r"\w+")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")


def fold(text: str) -> str:
    """Letters and digits only, case-folded, for comparing what two witnesses say."""
    return " ".join(_WORD.findall(text.replace("\u2019", "'").casefold()))


def flatten(text: str) -> str:
    """One line of plain characters: entities that were escaped twice are read, white space is single."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return " ".join(text.replace("\xad", "").replace("\u200b", "").split())


class Line:
    """One visible line: the words between two edges of blocks (or br), and the text nodes they are in."""

    __slots__ = ("box", "pieces", "text")

    def __init__(self, box: Node, pieces: list[Node]) -> None:
        self.box = box
        self.pieces = pieces
        self.text = " ".join("".join(piece.data for piece in pieces).split())

    @property
    def spaced(self) -> str:
        """The text with bars where only a style sheet holds words apart, and where a link follows longer words."""
        texts: list[Node | None] = []
        for piece in self.pieces:
            if texts and len(texts[-1].data.strip() if texts[-1] else "") > JOINT and len(piece.data.strip()) > JOINT:
                if inside(piece, "a") is not inside(self.pieces[len([t for t in texts if t]) - 1], "a"):
                    texts.append(None)
            texts.append(piece)
        return join(texts, " | ")

    @property
    def order(self) -> int:
        return self.pieces[0].order

    @property
    def linked(self) -> float:
        """Share of the letters that are inside links, 0 to 1."""
        total = sum(len(piece.data) for piece in self.pieces) or 1
        return sum(len(p.data) for p in self.pieces if inside(p, "a")) / total


@lru_cache(maxsize=20_000)
def has(pattern: re.Pattern[str], token: str) -> bool:
    """Whether one class name has a pattern; pages repeat the same few hundred."""
    return pattern.search(token) is not None


def glimpse(node: Node, limit: int = 600, seam: str = " ") -> str:
    """The visible words below an element on one line, read no further than about `limit` letters.

    `seam` is put at the edges of blocks and, if it is no space, between inline elements that only a
    style sheet holds apart ("Jane Doe" and "5 May" without a space between them).
    """
    texts: list[Node | None] = []
    count = 0
    stack = [node]
    while stack and count < limit:
        step = stack.pop()
        if step.tag == "#text":
            texts.append(step)
            count += len(step.data)
        elif step.tag not in UNSEEN or step is node:
            if step.tag in BLOCK or step.tag == "br":
                texts.append(None)
            stack.extend(reversed(step.children))
            count += not step.children
    return join(texts, seam)


def join(texts: list[Node | None], seam: str = " ") -> str:
    """Text nodes as one line; None is the edge of a block."""
    pieces: list[str] = []
    last: Node | None = None
    edge = False
    for node in texts:
        if node is None:
            edge = bool(pieces)
            continue
        data = node.data
        if data.isspace():
            pieces.append(" ")
            continue
        if edge:
            pieces.append(seam)
        elif seam != " " and last is not None and last.parent is not node.parent and _is_glued(last.data, data):
            pieces.append(seam)
        edge = False
        pieces.append(data)
        last = node
    return " ".join("".join(pieces).split())


def _is_glued(before: str, after: str) -> bool:
    """Whether two texts touch without space or punctuation; a lone letter is an initial set large."""
    return before[-1].isalnum() and after[0].isalnum() and len(before.strip()) > 1


def inside(node: Node, *tags: str) -> Node | None:
    """The nearest ancestor with one of these tags, at most twelve levels up."""
    step = node.parent
    for _ in range(12):
        if step is None or step.tag in tags:
            return step
        step = step.parent
    return None


def is_hidden(node: Node) -> bool:
    """Whether the element's own attributes hide it from readers (streamed `hidden` boxes count as shown)."""
    return bool(node.attrs) and (
        HIDDEN.search(node.get("style")) is not None or (node.tag != "div" and "hidden" in node.attrs)
    )


class Evidence:
    """All declarations of a page, and quick ways to its visible lines.

    `nodes` is the page in document order, so that `nodes[order]` is the node of that order. `metas`
    maps the lower-case name of a meta tag to its contents. `data` are the JSON-LD objects, `article`
    is the one that describes this page ({} where there is none).
    """

    def __init__(self, tree: Tree, url: str | None = None) -> None:
        self.tree = tree
        self.nodes: list[Node] = []
        self.metas: dict[str, list[str]] = {}
        self.links: dict[str, str] = {}
        self.head_title = ""
        self.base_href = ""
        self.headings: list[Node] = []
        self.times: list[Node] = []
        self.props: dict[str, list[Node]] = {}
        self._named_nodes: dict[str, list[Node]] = {}
        self.pictures: list[Node] = []
        self.scripts: list[str] = []
        self._gather(tree.root)
        self.data, self._named = read_data(self.scripts)
        self.url = url
        self.article = self._choose_article()

    def _gather(self, root: Node) -> None:
        """The one walk: sort the elements that can tell a fact into their drawers."""
        nodes, named = self.nodes, self._named_nodes
        stack = [root]
        while stack:
            node = stack.pop()
            nodes.append(node)
            tag = node.tag
            if tag == "#text":
                continue
            if node.children:
                stack.extend(reversed(node.children))
            attrs = node.attrs
            if tag in _DRAWERS:
                self._sort(node)
            if attrs:
                if tag != "meta" and ("itemprop" in attrs or "property" in attrs):
                    for prop in (attrs.get("itemprop") or attrs.get("property", "")).split():
                        self.props.setdefault(prop.rsplit(":", 1)[-1].casefold(), []).append(node)
                name = attrs.get("class", "")
                if "id" in attrs or "rel" in attrs or "data-testid" in attrs:
                    name = " ".join((name, attrs.get("id", ""), attrs.get("rel", ""), attrs.get("data-testid", "")))
                if name:
                    named.setdefault(name, []).append(node)

    def _sort(self, node: Node) -> None:
        tag = node.tag
        if tag == "meta":
            name = (node.get("property") or node.get("name") or node.get("itemprop")).casefold().strip()
            content = flatten(node.get("content"))
            if name and content:
                self.metas.setdefault(name, []).append(content)
                if "itemprop" in node.attrs:
                    self.props.setdefault(node.get("itemprop").casefold(), []).append(node)
        elif tag == "title":
            if not self.head_title and (node.parent is None or node.parent.tag != "svg"):
                self.head_title = flatten(node.raw_text(frozenset()))
        elif tag == "link":
            for rel in node.get("rel").casefold().split():
                self.links.setdefault(rel, node.get("href").strip())
        elif tag == "base":
            self.base_href = self.base_href or node.get("href").strip()
        elif tag == "script":
            if "ld+json" in node.get("type").casefold():
                self.scripts.append(node.raw_text(frozenset()))
        elif tag == "time":
            self.times.append(node)
        elif tag == "img":
            self.pictures.append(node)
        else:
            self.headings.append(node)

    def marked(self, pattern: re.Pattern[str], but: re.Pattern[str] | None = None) -> list[Node]:
        """Elements whose class, id, rel or test name has `pattern` and not `but`, in document order."""
        found = [
            node
            for name, nodes in self._named_nodes.items()
            if any(has(pattern, token) for token in name.split()) and not (but and but.search(name))
            for node in nodes
        ]
        return sorted(found, key=lambda node: node.order)

    def resolve(self, value: object) -> dict[str, Any] | None:
        """A JSON-LD object, following its @id to where it is described."""
        if isinstance(value, dict):
            found = self._named.get(str(value.get("@id")))
            return {**found, **value} if found else value
        return self._named.get(value) if isinstance(value, str) else None

    def _choose_article(self) -> dict[str, Any]:
        """The JSON-LD object that describes this page: of an article's type, with this page's title."""
        articles = [item for item in self.data if ARTICLE_TYPE.search(type_name(item))]
        if len(articles) <= 1:
            return articles[0] if articles else {}
        said = fold(self.head_title + " " + " ".join(h.text() for h in self.headings if h.tag == "h1"))
        address = (self.links.get("canonical") or self.url or "").split("#")[0].rstrip("/")
        for item in articles:
            title = fold(flatten(str(item.get("headline") or item.get("name") or "")))
            if title and title in said:
                return item
        for item in articles:
            if address and address in (str(item.get("url")).rstrip("/"), str(item.get("@id")).split("#")[0].rstrip("/")):
                return item
        return articles[0] if any(k in articles[0] for k in ("datePublished", "author")) else {}

    @property
    def base(self) -> str | None:
        """What relative addresses of the page are resolved against; None where the page does not tell."""
        own = self.url or self.canonical
        if self.base_href:
            return urljoin(own or "", self.base_href) or None
        return own

    @property
    def canonical(self) -> str | None:
        """The address that the page gives itself; a local or relative one is none."""
        for value in (self.links.get("canonical", ""), *self.metas.get("og:url", [])):
            if value.startswith(("http://", "https://")):
                return value
        return None

    def lines(self, start: int, end: int) -> Iterator[Line]:
        """Visible lines of the nodes start to end (orders), outside menus and footers."""
        pieces: list[Node] = []
        box: Node | None = None
        skip_until = -1
        for order in range(max(start, 0), min(end, len(self.nodes))):
            node = self.nodes[order]
            if order < skip_until:
                continue
            if node.tag != "#text":
                if node.tag in UNSEEN or node.tag in FURNITURE or is_hidden(node):
                    skip_until = self.after(node)
                if pieces and (node.tag in BLOCK or node.tag == "br"):
                    yield Line(box or node, pieces)
                    pieces = []
                continue
            if not node.data or (node.data.isspace() and not pieces):
                continue
            parent = node.parent
            while parent is not None and parent.tag not in BLOCK:
                parent = parent.parent
            if pieces and parent is not box:
                yield Line(box or node, pieces)
                pieces = []
                if node.data.isspace():
                    continue
            box = parent
            pieces.append(node)
        if pieces:
            yield Line(box or pieces[0], pieces)

    def after(self, node: Node) -> int:
        """The order of the first node behind all that is below `node`."""
        step: Node | None = node
        while step is not None and step.parent is not None:
            siblings = step.parent.children
            at = bisect_left(siblings, step.order, key=lambda n: n.order)
            if at + 1 < len(siblings):
                return siblings[at + 1].order
            step = step.parent
        return len(self.nodes)

    def below(self, node: Node) -> range:
        """The orders of a node and everything below it."""
        return range(node.order, self.after(node))


_DRAWERS = frozenset("meta title link base script time img h1 h2 h3".split())


def type_name(item: dict[str, Any]) -> str:
    """The schema.org type of a JSON-LD object without its prefix; the first of several that is an article's."""
    kinds = item.get("@type")
    names = [str(k).rsplit("/", 1)[-1] for k in (kinds if isinstance(kinds, list) else [kinds])]
    return next((name for name in names if ARTICLE_TYPE.search(name)), names[0] if names else "")


def read_data(scripts: list[str]) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """All JSON-LD objects in the order of the page, and those with an @id by it."""
    found: list[dict[str, Any]] = []
    named: dict[str, dict[str, Any]] = {}
    stack: list[tuple[Any, int]] = [(parsed, 0) for parsed in reversed([parse_json(s) for s in scripts])]
    while stack and len(found) < MAX_OBJECTS:
        value, depth = stack.pop()
        if depth > 8:
            continue
        if isinstance(value, list):
            stack.extend((v, depth + 1) for v in reversed(value[:500]))
        elif isinstance(value, dict):
            if "@type" in value:
                found.append(value)
            key = value.get("@id")
            if isinstance(key, str) and len(value) > len(named.get(key, ())):
                named[key] = value
            stack.extend((v, depth + 1) for v in reversed(value.values()) if isinstance(v, dict | list))
    return found, named


def parse_json(text: str) -> Any:
    """JSON as pages write it: with comments, trailing commas, control characters, escaped quotes; None if hopeless."""
    text = text.strip()[:MAX_DATA].removesuffix(";")
    for mend in (str, _mend, lambda t: html.unescape(_mend(t))):
        try:
            return json.JSONDecoder(strict=False).raw_decode(mend(text).strip())[0]
        except (ValueError, RecursionError):
            continue
    return None


def _mend(text: str) -> str:
    """JSON without comments, wrappings, control characters and commas before a closing bracket."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("/*", at)) >= 0 and (end := text.find("*/", start + 2)) >= 0:
        pieces.append(text[at:start])
        at = end + 2
    text = "".join(pieces) + text[at:]
    return _TRAILING_COMMA.sub("", _CONTROL.sub(" ", _WRAPPING.sub("", text)))
