"""The title: the visible headline, found by what the page declares, without the site's name."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final, NamedTuple

from convert.dom import Node
from convert.extract.claim import DECLARED, LONGEST, Said, agreement, declared_titles
from convert.extract.headline import PROSE, Headline, first_headline, is_signed
from convert.extract.site import strip_site, strip_tail
from convert.extract.visible import flatten, fold, glimpse, inside, is_hidden
from convert.extract.witness import Evidence
from convert.model import Rival

MARKED: Final = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|article|story|page|blog|news|content|single|main|hero)[_-]{0,2}(?:title|headline|heading)"
    r"|headline|title)(?:$|[\s_-])|[a-z](?:Title|Headline)(?:$|[\s_-])"
)
"""Class names of headlines."""

AFTERMATH: Final = re.compile(
    r"comment|reply|respond|related|widget|sidebar|newsletter|site-title|logo|menu", re.IGNORECASE
)
"""Class names of headings over what surrounds an article."""

ENOUGH: Final = 1.5
"""Points a visible headline needs: half those of a lone h1; one that is hidden or in a menu falls."""

SURE: Final = 5.0
"""Points of a heading that no other element can outdo."""

SLIGHT: Final = 0.8
"""Agreement without which no heading but an h1 reaches ENOUGH."""

LIKE: Final = 2.4
"""Agreement with a declared title, half of its words in a row, that any element but an h1 needs behind
running text: with less it is the heading of a part."""

MEANT: Final = 3.4
"""Agreement that an element which is no heading needs: all of a declared title, or of a part of it."""

HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())

UNTITLED: Final = ("nav", "footer", "script", "style", "a", "option", "noscript", "button")
"""Elements in which words that are no heading are no title."""

BUTTON: Final = re.compile(r"(?:^|[\s_-])(?:btn|button|cta)(?:$|[\s_-])", re.IGNORECASE)
"""Class names of what is to be clicked."""

STYLES: Final = frozenset(("MsoTitle", "title"))
"""Classes of the title in exports of Word and of Google Docs."""

DEEP: Final = 4
"""Paragraphs before a heading that make it one of a part; banners above a headline have up to three."""

LONG_HEAD: Final = 12
"""Letters of what stands before a separator in a declared title and can be all of a headline."""

BEFORE: Final = 40
"""Nodes before a heading in which the last paragraph of the part above stands."""

FURNITURE: Final = ("nav", "footer", "aside", "dialog", "form", "button")


class Title(NamedTuple):
    """The title, its witness and rivals, and the element that prints it (None where none does)."""

    value: str | None
    witness: str
    rivals: tuple[Rival, ...]
    node: Node | None


class Candidate(NamedTuple):
    """An element that may be the headline: all its points, those for what the page declares, its words."""

    score: float
    agrees: float
    node: Node
    text: str


def read_title(page: Evidence, names: frozenset[str]) -> Title:
    """The visible headline that agrees best with the declared titles; else the best declared one.

    `names` are folded names of the site, which are no title and are taken off the ends of one.
    """
    declared = [(strip_site(value, names), witness) for value, witness in declared_titles(page)]
    declared = [d for d in declared if fold(d[0]) not in names] or declared
    if (styled := _styled(page)) is not None:
        value = flatten(glimpse(styled))
        return Title(value, _name(styled), _rivals(value, declared), styled)
    said = [] if _is_short(page, declared) else [Said(value) for value, _ in declared]
    candidates = sorted(_candidates(page, said, names), key=lambda c: -c.score)
    best = next((c for c in candidates if _may_lead(page, c, said)), None)
    if best is None or best.score < ENOUGH or (best.agrees < 1 and said):
        found, text = _find_text(page, said)
        if found is not None:
            best = Candidate(ENOUGH, ENOUGH, found, text)
    if not said and (first := first_headline(page)) is not None:
        weak = best is None or best.score < ENOUGH
        if weak or (best is not None and _is_deep(page, first, best.node)):
            best = Candidate(ENOUGH, ENOUGH, first.node, flatten(glimpse(first.node)))
    if best is not None and best.score >= ENOUGH:
        node = best.node
        shown = [(c.text, _name(c.node)) for c in candidates if c.score >= ENOUGH]
        value = strip_tail(strip_site(_in_parts(_words(node, best.text), node, said), names)).rstrip(
            " \u00b6#"
        )
        return Title(value, _name(node), _rivals(value, [*declared, *shown]), node)
    if declared:
        value, witness = strip_tail(declared[0][0]), declared[0][1]
        return Title(value, witness, _rivals(value, declared[1:]), None)
    return Title(None, "", (), None)


def _is_short(page: Evidence, declared: list[tuple[str, str]]) -> bool:
    """Whether all that a page declares is one word, against a lone h1 of several."""
    heads = [h for h in page.headings if h.tag == "h1"]
    told = [len(value.split()) for value, _ in declared]
    return told == [1] and len(heads) == 1 and len(glimpse(heads[0]).split()) > 2


def _styled(page: Evidence) -> Node | None:
    """The paragraph that a text processor sets in its style for titles, above all headings."""
    if any(name in page.metas for name in DECLARED):
        return None
    first = page.headings[0].order if page.headings else len(page.nodes)
    for node in islice(page.tree.body.find_all("p"), 40):
        if node.order > first:
            break
        if not STYLES.isdisjoint(node.classes) and 2 <= len(glimpse(node)) <= LONGEST:
            return node if not inside(node, *FURNITURE) else None
    return None


def _rivals(value: str, others: list[tuple[str, str]]) -> tuple[Rival, ...]:
    """Other values than the one that won, each once."""
    unlike = {fold(v): Rival(v, w) for v, w in reversed(others) if fold(v) != fold(value)}
    return tuple(reversed(unlike.values()))[:6]


def _candidates(page: Evidence, said: list["Said"], names: frozenset[str]) -> Iterator[Candidate]:
    """Elements that may be the headline; those that are no heading only where no heading is sure."""
    seen: set[int] = set()
    sure = False
    total = sum(1 for h in page.headings if h.tag == "h1")
    first = next((h for h in page.headings if h.tag == "h1"), None)
    for node in page.headings:
        named = MARKED.search(f"{node.get('class')} {node.get('id')}") is not None
        if node.tag != "h1" and not (named or node.tag == "h2"):
            continue
        score = (3.0 if node.tag == "h1" else 0.0) + 0.7 * named + 0.5 * (node is first)
        score += 0.5 * (node is first and total == 1)
        seen.add(node.order)
        if (found := _judge(node, score, said, names)) is not None:
            sure = sure or found.score >= SURE
            yield found
    if sure:
        return
    others = [(node, 0.0) for node in (*page.props.get("headline", ()), *page.props.get("name", ())[:8])]
    others = [other for other in others if other[0].tag not in ("meta", "link", "a", "img")]
    boxes = ("div", "p", "span", "strong", "a", "h4", "h5")
    others += [
        (node, -0.5) for node in page.marked(MARKED, hints=("title", "head"))[:200] if node.tag in boxes
    ]
    for node, score in others:
        if node.order not in seen:
            seen.add(node.order)
            if (found := _judge(node, score, said, names)) is not None:
                yield found


def _judge(node: Node, score: float, said: list["Said"], names: frozenset[str]) -> Candidate | None:
    """An element with what its words and its place add to its score; None for one that is no title."""
    text = flatten(glimpse(node))
    if not 2 <= len(text) <= LONGEST or not (folded := fold(text)):
        return None
    if said and node.tag != "h1" and not any(set(folded.split()) & other.words for other in said):
        return None
    agrees = agreement(folded if folded in names else fold(strip_site(text, names)), said, names)
    if said and agrees < (-9.0 if node.tag == "h1" else SLIGHT if node.tag in HEADINGS else MEANT):
        return None
    return Candidate(score + agrees + _place(node), agrees, node, text)


def _may_lead(page: Evidence, c: Candidate, said: list["Said"]) -> bool:
    """Whether a heading is not that of a part, which is only a little like the declared title."""
    sure = not said or c.node.tag == "h1" or c.agrees >= LIKE or c.score < ENOUGH
    return sure or not _follows_text(page, c.node)


def _is_deep(page: Evidence, first: Headline, node: Node) -> bool:
    """Whether a heading stands behind paragraphs that have a heading above them with byline or date."""
    if first.node.tag not in HEADINGS or not is_signed(page, first.node) or is_signed(page, node):
        return False
    lines = page.lines(first.text, node.order)
    return sum(len(line.text) >= PROSE and line.linked < 0.5 for line in lines) >= DEEP


def _words(node: Node, text: str) -> str:
    """The words of an element with a blank where only a style sheet sets two parts apart."""
    parts = [c.data if c.tag == "#text" else glimpse(c) for c in node.children]
    for one, other in pairwise(filter(None, parts)):
        if one[-1].islower() and other[0].isupper():
            text = text.replace(
                one.split()[-1] + other.split()[0], f"{one.split()[-1]} {other.split()[0]}", 1
            )
    return text


def _follows_text(page: Evidence, node: Node) -> bool:
    """Whether running text stands right before an element."""
    lines = page.lines(node.order - BEFORE, node.order)
    return any(len(line.text) >= PROSE and line.linked < 0.5 for line in lines)


def _place(node: Node) -> float:
    """What the boxes around an element say against its being the headline."""
    score = 0.0
    if is_hidden(node) or node.get("aria-hidden") == "true":
        score -= 2.5
    if inside(node, *FURNITURE):
        score -= 3.0
    link = inside(node, "a") or next((c for c in node.children if c.tag == "a"), None)
    if link is not None and len(glimpse(link)) >= 0.8 * len(glimpse(node)):
        score -= 1.0 if node.tag == "h1" else 2.0
        if re.fullmatch(r"(?:https?:)?(?://[^/]*)?/?(?:index\.\w+)?", link.get("href").strip()):
            score -= 3.0
    named = node.get("class") + " " + node.get("id")
    if AFTERMATH.search(named) or BUTTON.search(named) or node.get("role") == "button":
        score -= 3.0
    return score


def _in_parts(text: str, node: Node, said: list[Said]) -> str:
    """The title without a kicker or badge inside the headline, where one part is what the page declares."""
    wanted = {w for other in said for w in (other.whole, *other.pieces) if len(w.split()) > 1}
    if not wanted or fold(text) in wanted:
        return text
    for child in islice(node.iter(), 60):
        if child is not node and child.tag != "#text" and fold(glimpse(child)) in wanted:
            return flatten(glimpse(child))
    for box in (node, *(c for c in node.children if c.tag in ("a", "span"))):
        own = flatten("".join(c.data for c in box.children if c.tag == "#text"))
        if fold(own) in wanted:
            return own
    return text


def _find_text(page: Evidence, said: list[Said]) -> tuple[Node | None, str]:
    """An element that is no heading but prints a declared title word for word."""
    wanted = {other.whole for other in said if len(other.words) >= 2}
    wanted |= {head for other in said for head in other.heads if len(head) >= LONG_HEAD}
    lengths = {n for value in wanted for n in range(len(value) - 2, len(value) + 12)}
    for node in page.nodes[page.tree.body.order :]:
        if node.tag == "#text" and len(node.data.strip()) in lengths and fold(node.data) in wanted:
            parent = node.parent
            if parent is not None and not inside(node, *UNTITLED) and not _is_cell(node):
                return parent, flatten(glimpse(parent))
    return None, ""


def _is_cell(node: Node) -> bool:
    """Whether an element stands in a row of a table with other words beside it."""
    cell = inside(node, "td", "th")
    row = cell.parent.children if cell is not None and cell.parent is not None else []
    return sum(1 for c in row if c.tag in ("td", "th") and glimpse(c, 20)) > 1


def _name(node: Node) -> str:
    if node.get("itemprop"):
        return f"markup {node.tag} itemprop={node.get('itemprop')}"
    return f"markup {node.selector() if node.tag != 'h1' else 'h1'}"
