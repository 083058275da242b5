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
SENTENCE: Final = re.compile(r"\w[.!?\u0964](?=\s|<|$)|[\u3002\uff01\uff1f\u06d4]")


def rescue(tree: Tree, layout: Layout) -> bool:
    """Append the body that is only in the data to the page; true if it did, and the page must be cut anew."""
    shown = sum(len(b.text) for b in layout.blocks if len(b.text) >= RUNNING and b.linked * 2 < len(b.text))
    if shown > LITTLE:
        return False
    told = max((declare(tree), *_strings(tree)), key=len)
    plain = MARKUP.sub(" ", told)
    enough = max(ENOUGH, shown * FAR_LESS) if shown else STUB
    if len(plain) < enough or len(SENTENCE.findall(plain)) < 3:
        return False
    _append(tree, told)
    return True


def _strings(tree: Tree) -> list[str]:
    """The longest text in each script of data."""
    found = []
    for script in tree.tagged("script"):
        if script.get("type") != "application/json" or not script.children:
            continue
        data = script.children[0].data
        if len(data) > MAX_DATA:
            continue
        try:
            stack: list[Any] = [json.loads(data, strict=False)]
        except (ValueError, RecursionError):
            continue
        best = ""
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                if len(item) > len(best) and len(SENTENCE.findall(item)) >= 3:
                    best = item
            elif isinstance(item, dict):
                stack.extend(item.values())
            elif isinstance(item, list):
                stack.extend(item)
        found.append(best)
    return found


def _append(tree: Tree, told: str) -> None:
    """Put the text at the end of the body, as an article of paragraphs."""
    if not MARKUP.search(told):
        told = "".join(f"<p>{escape(line)}</p>" for line in told.splitlines() if line.strip())
    article = Node("article", tree.body, 0, 0, {"itemprop": "articleBody"}, dom.parse(told).body.children)
    for node in article.children:
        node.parent = article
    tree.append(article)
