"""Where on the page a list of links stands: what belongs to a heading, or to a box that names itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from convert.dom import BLOCK, Node
from convert.extract.related.card import HEADINGS
from convert.extract.related.heading import MAX_HEADING, idea, name_idea
from convert.extract.related.survey import Survey

MAX_CLIMB: Final = 6
"""Boxes that may stand around a heading alone, before the box that holds the list too."""

MAX_PROSE: Final = 240
"""Characters outside links that may stand between heading and list, or in one link-less sibling."""

MAX_HEADS: Final = 200
"""Headings that are looked at on one page; no real page has as many with a phrase of the vocabulary."""


@dataclass
class Region:
    """A list of links: its heading (None for a box without one), the elements that hold it, and its idea."""

    head: Node | None
    nodes: list[Node]
    idea: str
    inline: bool = False


def headed(survey: Survey) -> Iterator[Region]:
    """The lists under a heading that says what they are, in document order; they do not overlap."""
    taken = -1
    seen: set[int] = set()
    count = 0
    for text in survey.texts:
        head = _line(text, survey)
        if head is None or head.order in seen:
            continue
        seen.add(head.order)
        found = idea(_label(head, survey))
        if found is None:
            continue
        count += 1
        if count > MAX_HEADS:
            return
        if survey.links[head.order] and head.tag not in HEADINGS and survey.plain(head):
            yield Region(head, [head], found, inline=True)
            continue
        nodes = _below(head, survey)
        if nodes and head.order > taken:
            taken = max(survey.last[n.order] for n in nodes)
            yield Region(head, nodes, found)


def _label(head: Node, survey: Survey) -> str:
    return head.text()


def _line(text: Node, survey: Survey) -> Node | None:
    """The block that a short text fills alone, or that it opens before a link."""
    if len(text.data) > MAX_HEADING * 3:
        return None
    node = text.parent
    while node is not None and node.tag not in BLOCK:
        if node.tag == "a" and not any(n.tag in HEADINGS for n in node.ancestors()):
            return None
        node = node.parent
    if node is None or not 2 < survey.chars.get(node.order, 0) <= MAX_HEADING:
        return None
    return node


def _below(head: Node, survey: Survey) -> list[Node]:
    """The elements that follow a heading and hold its list of links; empty where none does."""
    node = head
    for _ in range(MAX_CLIMB):
        if node.parent is None or node.tag == "body":
            return []
        after = node.parent.children[_index(node) + 1 :]
        found = _run(head, after, survey)
        if found is not None:
            return found
        node = node.parent
    return []


def _index(node: Node) -> int:
    assert node.parent is not None
    return next(i for i, child in enumerate(node.parent.children) if child is node)


def _run(head: Node, after: list[Node], survey: Survey) -> list[Node] | None:
    """The siblings that make up the list; None where no link follows at all, so that one may look further out."""
    run: list[Node] = []
    skipped = 0
    for node in after:
        if node.tag == "#text":
            skipped += len(node.data.strip())
            continue
        if not survey.seen(node):
            continue
        links = survey.links[node.order]
        if not links:
            skipped += survey.chars[node.order]
            if run or skipped > MAX_PROSE:
                break
            continue
        if not run and node.tag in HEADINGS and head.tag in HEADINGS and node.tag <= head.tag:
            break
        if run and not _alike(run[-1], node):
            break
        run.append(node)
    if run:
        return run
    return [] if skipped > MAX_PROSE else None


def _alike(one: Node, other: Node) -> bool:
    return one.tag == other.tag and (one.classes[:1] == other.classes[:1] or bool(set(one.classes) & set(other.classes)))


def named(survey: Survey) -> Iterator[Region]:
    """The boxes that class or id call a list of some idea, outermost first."""
    until = -1
    for node in survey.elements:
        if node.order <= until or survey.links[node.order] == 0 or node.tag in ("a", "body", "main", "article"):
            continue
        found = name_idea(node)
        if found is not None:
            yield Region(None, [node], found)
