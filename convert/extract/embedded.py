"""JSON-LD, as pages write it: with comments, trailing commas, control characters, references."""

import html
import json
import re
from typing import Any, Final

from convert.dom import Tree

MAX_DATA: Final = 400_000
"""Characters of one JSON-LD script that are read; the largest of 1,237 real pages has 210,000."""

MAX_OBJECTS: Final = 2_000
"""JSON-LD objects of a page that are looked at; listings have some hundreds."""

ARTICLE_TYPE: Final = re.compile(
    r"(Article|Posting|^Report$|Report$|Review$|^Recipe$|^HowTo$|^CreativeWork$)"
)
"""schema.org types that are an article or are written like one."""

_WRAPPING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|^[ \t]*//[^\n]*$", re.MULTILINE)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")


def type_name(item: dict[str, Any]) -> str:
    """The type of a JSON-LD object without prefix; of several the first that is an article's."""
    kinds = item.get("@type")
    names = [str(k).rsplit("/", 1)[-1] for k in (kinds if isinstance(kinds, list) else [kinds])]
    return next((name for name in names if ARTICLE_TYPE.search(name)), names[0] if names else "")


def data_of(tree: Tree) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """All JSON-LD objects of a page and those with an @id by it; parsed once, whoever asks first."""
    if "data" not in tree.memo:
        scripts = (node for node in tree.tagged("script") if "ld+json" in node.get("type").casefold())
        tree.memo["data"] = read_data([node.raw_text(frozenset()) for node in scripts])
    found: tuple[list[dict[str, Any]], dict[str, dict[str, Any]]] = tree.memo["data"]
    return found


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
    """JSON as pages write it: with comments, trailing commas, escaped quotes; None if hopeless."""
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
