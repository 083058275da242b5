"""What a page says about itself, gathered in one walk: its declarations, and its visible lines.

Nothing is decided here. The readers of each fact (title, byline, dates, dek, picture) ask this
evidence and choose; `facts` keeps who won and who lost.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final
from urllib.parse import urljoin

from convert.dom import BLOCK, UNSEEN, Node, Tree
from convert.extract.embedded import ARTICLE_TYPE, data_of, type_name
from convert.extract.visible import FURNITURE, Line, flatten, fold, is_hidden, named_by

PASSED: Final = UNSEEN | FURNITURE
"""Elements that have no lines of the article."""

LONGEST_TITLE: Final = 1_000
"""Letters of a <title> that are read; the longest of 1,237 real pages has 322."""

SEAM: Final = "\0"
"""What stands between names that are searched together; a browser reads another sign in its place."""


class Evidence:
    """All declarations of a page, and quick ways to its visible lines.

    `nodes` is the page in document order, so that `nodes[order]` is the node of that order. `metas`
    maps the lower-case name of a meta tag to its contents. `data` are the JSON-LD objects, `article`
    is the one that describes this page ({} where there is none).
    """

    def __init__(self, tree: Tree, url: str | None = None) -> None:
        self.tree = tree
        self.nodes = tree.nodes
        self.metas: dict[str, list[str]] = {}
        self.links: dict[str, str] = {}
        self.props: dict[str, list[Node]] = {}
        self._named_nodes: dict[str, list[Node]] = {}
        self._all_names = ""
        self.headings = sorted(tree.tagged("h1", "h2", "h3"), key=lambda node: node.order)
        self.times = tree.tagged("time")
        self.pictures = tree.tagged("img")
        self.base_href = next((b.get("href").strip() for b in tree.tagged("base") if b.get("href")), "")
        titles = (node for node in tree.tagged("title") if node.parent is None or node.parent.tag != "svg")
        self.head_title = next(filter(None, (flatten(t.raw_text(frozenset())) for t in titles)), "")
        self.head_title = self.head_title[:LONGEST_TITLE]
        for link in tree.tagged("link"):
            for rel in link.get("rel").casefold().split():
                self.links.setdefault(rel, link.get("href").strip())
        self._gather()
        self.data, self._named = data_of(tree)
        self.url = url
        self.article = self._choose_article()

    def _gather(self) -> None:
        """The one walk: sort the elements that can tell a fact by how they are marked."""
        named = self._named_nodes
        for node in self.tree.endowed:
            attrs = node.attrs
            name = attrs.get("class", "")
            if len(attrs) > 1 or not name:
                if node.tag == "meta":
                    self._declare(node)
                elif "itemprop" in attrs or "property" in attrs:
                    for prop in (attrs.get("itemprop") or attrs.get("property", "")).split():
                        self.props.setdefault(prop.rsplit(":", 1)[-1].casefold(), []).append(node)
                if "id" in attrs or "rel" in attrs or "data-testid" in attrs:
                    name = " ".join(
                        (name, attrs.get("id", ""), attrs.get("rel", ""), attrs.get("data-testid", ""))
                    )
                if not name:
                    continue
            if name in named:
                named[name].append(node)
            else:
                named[name] = [node]

    def _declare(self, node: Node) -> None:
        """Enter what a meta element says."""
        name = (node.get("property") or node.get("name") or node.get("itemprop")).casefold().strip()
        content = flatten(node.get("content"))
        if name and content:
            self.metas.setdefault(name, []).append(content)
            if "itemprop" in node.attrs:
                self.props.setdefault(node.get("itemprop").casefold(), []).append(node)

    def marked(
        self, pattern: re.Pattern[str], but: re.Pattern[str] | None = None, hints: tuple[str, ...] = ()
    ) -> list[Node]:
        """Elements whose class, id, rel or test name has `pattern` and not `but`, in document order.

        `hints` are small letters of which every name with the pattern has some: most need no search.
        """
        named = self._named_nodes
        is_named, is_not = named_by(pattern), named_by(but) if but else None
        found: list[Node] = []
        for name in self._names_with(hints) if hints else named:
            if is_named(name) and not (is_not and is_not(name)):
                found += named[name]
        return sorted(found, key=lambda node: node.order)

    def _names_with(self, hints: tuple[str, ...]) -> Iterable[str]:
        """The names that have one of the hints, in any case: found in all of them at once."""
        if not self._all_names:
            self._all_names = SEAM.join(("", *self._named_nodes, ""))
        text, small = self._all_names, self._all_names.lower()
        if len(text) != len(small):
            return self._named_nodes
        found: dict[str, None] = {}
        for hint in hints:
            at = small.find(hint)
            while at >= 0:
                end = text.index(SEAM, at)
                found[text[text.rindex(SEAM, 0, at) + 1 : end]] = None
                at = small.find(hint, end)
        return found

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
            if address and address in (
                str(item.get("url")).rstrip("/"),
                str(item.get("@id")).split("#")[0].rstrip("/"),
            ):
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
        for node in islice(self.nodes, max(start, 0), max(end, 0)):
            if node.order < skip_until:
                continue
            if node.tag != "#text":
                tag = node.tag
                if tag in PASSED or (node.attrs and is_hidden(node)):
                    skip_until = node.end
                if pieces and (tag in BLOCK or tag == "br"):
                    yield Line(box or node, pieces)
                    pieces = []
                continue
            data = node.data
            if not data or (not pieces and data.isspace()):
                continue
            parent = node.parent
            while parent is not None and parent.tag not in BLOCK:
                parent = parent.parent
            if pieces and parent is not box:
                yield Line(box or node, pieces)
                pieces = []
                if data.isspace():
                    continue
            box = parent
            pieces.append(node)
        if pieces:
            yield Line(box or pieces[0], pieces)

    def after(self, node: Node) -> int:
        """The order of the first node behind all that is below `node`."""
        return node.end

    def below(self, node: Node) -> range:
        """The orders of a node and everything below it."""
        return range(node.order, node.end)
