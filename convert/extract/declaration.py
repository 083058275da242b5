"""What the head of a page and its data say of the article, as evidence for where it is."""

import json
import re
from typing import Any, Final, NamedTuple

from convert.dom import Tree

MAX_DATA: Final = 1_000_000
"""Characters of a script that are read; the longest article body of 1,237 pages stands in 210,000."""

ARTICLE_TYPE: Final = re.compile(r"(Article|Posting|Report|Review|Recipe|HowTo)$")
"""Types of schema.org that are written like an article."""


HINT: Final = re.compile(r"articleBody|Article\b|Posting\b|Report\b|Review\b|Recipe\b|HowTo\b")
"""What data must hold to be worth parsing."""


class Declaration(NamedTuple):
    """Title and description of the head, the longest articleBody, and whether it calls itself an article."""

    title: str
    description: str
    body: str
    is_article: bool


def declare(tree: Tree) -> Declaration:
    """Read the head's meta elements and the JSON-LD scripts."""
    title = description = body = ""
    is_article = False
    for node in tree.head.children:
        if node.tag == "title" and not title:
            title = node.text()
        elif node.tag == "meta":
            name = (node.get("property") or node.get("name")).lower()
            said = node.get("content")
            if name == "og:title" and said:
                title = said
            elif name in ("og:description", "description"):
                description = max(description, said, key=len)
            elif name == "og:type":
                is_article |= said.lower() == "article"
    for node in tree.tagged("script"):
        if node.get("type") == "application/ld+json" and node.children:
            text, known = _read(node.children[0].data)
            body = max(body, text, key=len)
            is_article |= known
    return Declaration(title, description, body, is_article)


def _read(data: str) -> tuple[str, bool]:
    """The longest articleBody in JSON, and whether a type in it is an article; nothing if it is broken."""
    if len(data) > MAX_DATA or not HINT.search(data):
        return "", False
    try:
        stack: list[Any] = [json.loads(data, strict=False)]
    except (ValueError, RecursionError):
        return "", False
    body = ""
    known = False
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            said, kind = item.get("articleBody"), item.get("@type")
            if isinstance(said, str):
                body = max(body, said, key=len)
            known |= any(
                ARTICLE_TYPE.search(k)
                for k in (kind if isinstance(kind, list) else [kind])
                if isinstance(k, str)
            )
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    return body, known
