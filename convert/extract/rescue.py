"""The article where the page holds it only as data, for a script that shows it later.

Pages that are saved before their script has run have an empty body, but the text is in the file:
as articleBody for search engines, or in the state that the script starts from.
"""

import json
import re
from html import escape
from typing import Any, Final

from convert import dom
from convert.dom import Node, Tree
from convert.extract.declaration import MAX_DATA, declare
from convert.extract.embedded import data_of
from convert.extract.fragment import compile_pieces
from convert.extract.segment import Layout

ENOUGH: Final = 800
"""Letters of a text that is worth a rescue: shorter than any of 633 articles but their stubs."""

STUB: Final = 200
"""The same where the page shows no running text, so that nothing can be made worse: three sentences."""

FAR_LESS: Final = 4
"""How many times the running text of the page the data must hold: teasers are less than a quarter."""

LITTLE: Final = 1500
"""Letters of running text above which a page shows its article: with that, no article of 633 is touched."""

RUNNING: Final = 80
"""Letters of a block from which on it is running text: a line of print."""

MARKUP: Final = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|br|blockquote)\b[^<>]*>", re.I)
TAG: Final = re.compile(r"<[^<>]*>")
DAY: Final = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?$")

TITLES: Final = ("headline", "title", "heading")
DEKS: Final = tuple(
    "standfirst dek deck subtitle subheadline subheading intro introduction excerpt summary lead lede teaser"
    " description".split()
)
AUTHORS: Final = ("author", "authors", "byline", "bylines", "contributors", "writer", "writers", "creator")
NAMES: Final = ("name", "fullName", "displayName", "title")
DAYS: Final = tuple(
    "datePublished publishedAt published_at publishDate publishedDate publicationDate firstPublishedAt"
    " first_published_at published pubDate date displayDate display_date createdAt".split()
)
"""Names that developers give to the facts of an article, the same in all languages, the surest first."""

LONGEST: Final = 420
"""Letters of a fact, as of a dek in `dek`; what is longer is a text."""

MOST_AUTHORS: Final = 12
"""Names of one byline, as in `byline`."""

SENTENCE: Final = re.compile(r"\w[.!?\u0964](?=\s|<|$)|[\u3002\uff01\uff1f\u06d4]")


def rescue(tree: Tree, layout: Layout) -> bool:
    """Append the body that is only in the data to the page; true if it did, and the page must be cut anew."""
    shown = sum(len(b.text) for b in layout.blocks if len(b.text) >= RUNNING and b.linked * 2 < len(b.text))
    if shown > LITTLE:
        return False
    told, facts = max(((declare(tree), {}), *_strings(tree)), key=lambda found: len(found[0]))
    plain = MARKUP.sub(" ", told)
    enough = max(ENOUGH, shown * FAR_LESS) if shown else STUB
    if len(plain) < enough or len(SENTENCE.findall(plain)) < 3:
        return False
    title = _told(facts, TITLES)
    headlines = {" ".join(h1.text().split()) for h1 in tree.tagged("h1")} - {""}
    unshown = not shown and headlines <= {title}
    _append(tree, told, _head(facts, not headlines) if unshown else "")
    if unshown and title:
        data_of(tree)[0].append({"@type": "Article", "headline": title})
    return True


def _strings(tree: Tree) -> list[tuple[str, dict[str, Any]]]:
    """The longest text in each script of data, with the object that it belongs to."""
    found = []
    for script in tree.tagged("script"):
        if script.get("type") != "application/json" or not script.children:
            continue
        data = script.children[0].data
        if len(data) > MAX_DATA:
            continue
        try:
            stack: list[tuple[Any, dict[str, Any]]] = [(json.loads(data, strict=False), {})]
        except (ValueError, RecursionError):
            continue
        best: tuple[str, dict[str, Any]] = "", {}
        while stack:
            item, owner = stack.pop()
            if isinstance(item, str):
                if len(item) > len(best[0]) and len(SENTENCE.findall(item)) >= 3:
                    best = item, owner
            elif isinstance(item, dict):
                told = item if any(name in item for name in TITLES) else owner
                stack.extend((value, told) for value in item.values())
            elif isinstance(item, list):
                pieced = compile_pieces(item)
                if len(pieced) > len(best[0]) and len(SENTENCE.findall(pieced)) >= 3:
                    best = pieced, owner
                stack.extend((value, owner) for value in item)
        found.append(best)
    return found


def _head(facts: dict[str, Any], untitled: bool) -> str:
    """What the object of a text tells of it, as the page would print it: title, dek, authors and date.

    The title is left out where the page has it.
    """
    title, dek, day = (_told(facts, names) for names in (TITLES, DEKS, DAYS))
    named = (_name(value) for name in AUTHORS for value in _listed(facts.get(name)))
    authors = list(dict.fromkeys(filter(None, named)))[:MOST_AUTHORS]
    parts = (
        f"<h1>{escape(title)}</h1>" if title and untitled else "",
        f'<p class="standfirst">{escape(dek)}</p>' if title and dek else "",
        f'<p itemprop="author">{escape(", ".join(authors))}</p>' if authors else "",
        f'<time itemprop="datePublished" datetime="{day}">{day[:10]}</time>' if DAY.match(day) else "",
    )
    return f"<header>{''.join(parts)}</header>"


def _told(facts: dict[str, Any], names: tuple[str, ...]) -> str:
    """The first short text under one of some names, without markup."""
    values = (facts.get(name) for name in names)
    texts = (" ".join(TAG.sub(" ", value).split()) for value in values if isinstance(value, str))
    return next((text for text in texts if 0 < len(text) <= LONGEST), "")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(value: Any) -> str:
    """The name of an author: itself, or what its object calls it."""
    told = _told(value, NAMES) if isinstance(value, dict) else value
    return told if isinstance(told, str) and len(told) <= LONGEST else ""


def _append(tree: Tree, told: str, head: str) -> None:
    """Put the text at the end of the body, as an article of paragraphs, below its head."""
    if not MARKUP.search(told):
        told = "".join(f"<p>{escape(line)}</p>" for line in told.splitlines() if line.strip())
    made = dom.parse(head + told).body.children
    article = Node("article", tree.body, 0, 0, {"itemprop": "articleBody"}, made)
    for node in article.children:
        node.parent = article
    tree.append(article)
