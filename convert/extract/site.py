"""The name of the site a page is on, and titles without it."""

import re
from typing import Any, Final
from urllib.parse import urlsplit

from convert.extract.byline import cue
from convert.extract.visible import flatten, fold
from convert.extract.witness import Evidence

SEPARATOR: Final = re.compile(r"\s+(?:[|｜•·»«›‹/~]|::|[-–—−])\s+|\s*[|｜]\s*|\s::\s|:\s+|_(?=\S+$)")
"""What stands between a title and the name of its site."""

SENTENCE: Final = 6
"""Words of a headline that some pages declare as the name of their site, too."""

SITE_TYPES: Final = ("WebSite", "Organization", "NewsMediaOrganization")
"""schema.org types whose name is that of the site."""


def site_names(page: Evidence) -> list[tuple[str, str]]:
    """(name, witness) of the site, best first: declared, then an end of <title> that the address confirms."""
    found = [
        (value[0], f"meta {name}")
        for name in ("og:site_name", "application-name", "apple-mobile-web-app-title")
        if (value := page.metas.get(name))
    ]
    publisher = page.resolve(page.article.get("publisher"))
    for item in [publisher] if publisher else []:
        if isinstance(name := item.get("name"), str) and name.strip():
            found.insert(1 if found else 0, (flatten(name), "JSON-LD publisher"))
    found += [
        (flatten(item["name"]), f"JSON-LD {item['@type']}")
        for item in page.data
        if item.get("@type") in SITE_TYPES and isinstance(item.get("name"), str) and _is_site(item)
    ]
    own = host_name(page)
    parts = [p.strip() for p in SEPARATOR.split(page.head_title) if p and p.strip()]
    if len(parts) > 1 and own:
        for part in (parts[-1], parts[0]):
            packed, host = fold(part).replace(" ", ""), own.replace("-", "")
            if len(packed) > 2 and (packed in host or (host in packed and len(packed) <= 2.5 * len(host))):
                found.append((part, "markup title"))
    titled = fold(page.head_title)
    headlines = {said for h in page.headings if h.tag == "h1" and titled.startswith(said := fold(h.text()))}
    named = [(strip_tail(name), witness) for name, witness in found if not name.startswith("http")]
    named = [n for n in named if len(n[0].split()) < SENTENCE or fold(n[0]) not in headlines]
    return [(name, witness) for name, witness in named if fold(name) and len(name) <= 80]


def _is_site(item: dict[str, Any]) -> bool:
    """Whether an organisation is the one behind the site: it has a logo, a signing author has none."""
    return item.get("@type") == "WebSite" or "logo" in item


def site_beside(declared: list[tuple[str, str]], title: str) -> tuple[str, str] | None:
    """What a declared title has behind (or before) the headline and a separator: the name of the site."""
    for value, witness in reversed(declared):
        for cut in SEPARATOR.finditer(value):
            head, tail = value[: cut.start()], value[cut.end() :]
            for text, rest in ((head, tail), (tail, head)):
                name = SEPARATOR.split(rest)[-1].strip(" |-–—")
                if fold(text) == fold(title) and 2 <= len(rest) <= 60 and cue(name) is None:
                    return name, witness
    return None


def host_name(page: Evidence) -> str:
    """The label of the host that names it: 'example' of www.example.co.uk."""
    try:
        host = (urlsplit(page.url or page.canonical or "").hostname or "").split(".")
    except ValueError:
        return ""
    labels = [
        label
        for label in host
        if label not in ("www", "m", "blog", "news", "co", "com", "org", "net", "gov", "ac", "edu")
    ]
    return max(labels[:-1] or labels or [""], key=len)


def strip_site(title: str, names: frozenset[str]) -> str:
    """The title without the names of its site at either end; never empty."""
    for _ in range(3):
        cuts = list(SEPARATOR.finditer(title))
        for cut in (cuts[-1:] + cuts[:1]) if cuts else []:
            head, tail = title[: cut.start()], title[cut.end() :]
            if fold(head) and fold(tail) in names:
                title = head.strip()
                break
            if fold(tail) and fold(head) in names and ":" not in cut.group():
                title = tail.strip()
                break
        else:
            break
    return title


def strip_tail(title: str) -> str:
    """The title before a first upright bar: what follows one is a rubric or a site."""
    head, bar, _ = title.partition(" | ")
    return head.strip() if bar and len(fold(head).split()) >= 2 else title
