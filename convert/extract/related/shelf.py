"""Lift the lists of links out of a page: the articles that it recommends as data, the others by name."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from convert.dom import Node, Tree
from convert.extract.related.card import Card, articles, is_kindred, is_own, read_cards, related
from convert.extract.related.label import GOOD_TITLE, MIN_TITLE, weight
from convert.extract.related.region import (
    MAX_LINKS,
    Finder,
    Head,
    calls_itself,
    find_heads,
    in_frame,
    is_inline,
    named,
)
from convert.extract.related.survey import Survey
from convert.model import Related

REASONS: Final = {
    "cue": "related articles",
    "more": "other articles",
    "latest": "latest articles",
    "popular": "popular articles",
    "navigation": "previous and next",
    "tags": "tags and categories",
    "sponsored": "sponsored links",
    "product": "products and offers",
}
"""What the trail says of a list that was taken out, by its idea."""

NEAREST: Final = frozenset(("tags", "navigation", "product"))
"""Ideas whose list stands right below the heading; further out their words are too common to go by."""

FEWEST: Final = 3
"""Cards, each with a picture, of a shelf that says nothing of itself."""

MAX_CARDS: Final = 40
"""Entries of one list; the longest labelled list has 19, an index of a site hundreds."""

MAX_BOXES: Final = 300
"""Boxes of one page that are read in search of a list; a bound for pages that are made to be slow."""

MAX_TEXT: Final = 500
"""Characters outside links for each entry of a list; more is a part of the article with links in it."""

LONE_TITLE: Final = 25
"""Weight of a headline that stands alone under a cue; shorter ones are buttons ("Back to the overview")."""

END: Final = 0.6
"""Share of the running text before a list without a telling heading; comments and bios may follow."""


@dataclass
class Shelf:
    """Lists of links: `related` as data, `inline` from lines such as "Read also: ..." in the text.

    `nodes` maps the order of each element that holds a list, or its heading, to the reason for
    taking it out of the body; inline lines are not among them.
    """

    related: tuple[Related, ...] = ()
    nodes: dict[int, str] = field(default_factory=dict)
    inline: tuple[Related, ...] = ()


def lift(tree: Tree, base: str | None, kept: Callable[[Node], bool] | None = None) -> Shelf:
    """Find the lists of links of a page.

    `base` is the page's address; without it links stay as they are and none counts as another
    site's. `kept` tells which elements the article's text stands in, for a list that says nothing
    of itself: such a list follows the end of the text.
    """
    return _Search(tree, base, kept).run()


class _Search:
    def __init__(self, tree: Tree, base: str | None, kept: Callable[[Node], bool] | None) -> None:
        self.base = base
        self.survey = Survey(tree)
        if kept is not None:
            self.survey.restrict(kept)
        self.shelf = Shelf()
        self.related: dict[str, Related] = {}
        self.inline: dict[str, Related] = {}
        self.taken: list[tuple[int, int]] = []

    def run(self) -> Shelf:
        heads = find_heads(self.survey)
        finder = Finder(self.survey, heads)
        for head in heads:
            if head.idea is not None:
                self._headed(head.node, head.idea, finder)
        self._named()
        if not self.related:
            self._trailing(heads, finder)
        self.shelf.related = tuple(self.related.values())
        self.shelf.inline = tuple(self.inline.values())
        return self.shelf

    def _headed(self, head: Node, idea: str, finder: Finder) -> None:
        """Take the list under a heading of the vocabulary."""
        if self._is_taken(head) or in_frame(head):
            return
        if is_inline(head, self.survey):
            if idea == "cue" and not self._prose_after(head):
                self._take([head], read_cards([head], self.survey, self.base), idea)
            else:
                self._keep_inline([head], idea)
            return
        for run in finder.below(head):
            if sum(self.survey.links[n.order] for n in run) > MAX_LINKS:
                return
            cards = read_cards(run, self.survey, self.base)
            if not cards and sum(self.survey.links[n.order] for n in run) > 1:
                return
            if self._is_list(run, cards, idea):
                if idea == "more" and calls_itself(run[0]) == "cue":
                    idea = "cue"
                if self._in_text(head, run):
                    self._keep_inline(run, idea)
                else:
                    self._take([head, *run], cards, idea)
                return
            if idea in NEAREST:
                return

    def _named(self) -> None:
        """Take the boxes that class or id call a list of some idea."""
        start = self.survey.prose[0][0].order if self.survey.prose else 0
        for box, idea in islice(named(self.survey, start), MAX_BOXES):
            if idea in ("tags", "product") or self._touches(box) or in_frame(box):
                continue
            cards = read_cards([box], self.survey, self.base)
            least = 1 if idea == "navigation" else 2
            listed = len(cards) >= least and self._is_list([box], cards, idea, GOOD_TITLE)
            if listed and not self._in_text(box, [box]):
                self._take([box], cards, idea)

    def _trailing(self, heads: list[Head], finder: Finder) -> None:
        """Take the shelf of pictured cards that follows the end of the text and says nothing of itself."""
        start = self._end_of_text()
        later = (h.node for h in heads if h.idea is None and h.node.order > start)
        for head in islice(later, MAX_BOXES):
            run = next(finder.below(head), [])
            if run and self._take_silent([head], run):
                return
        first = bisect_right(self.survey.elements, start, key=lambda n: n.order)
        rows = filter(self._is_row, islice(self.survey.elements, first, None))
        for row in islice(rows, MAX_BOXES):
            if self._take_silent([], [row]):
                return

    def _is_row(self, node: Node) -> bool:
        """Whether an element holds as many links and boxes of one kind as a shelf does."""
        if not FEWEST <= self.survey.links[node.order] <= MAX_LINKS:
            return False
        children = [c.tag for c in node.children if c.tag != "#text"]
        return FEWEST <= len(children) <= MAX_CARDS and len(set(children)) == 1

    def _take_silent(self, heads: list[Node], run: list[Node]) -> bool:
        if sum(map(self.survey.pictures_in, run)) < FEWEST or not self._ends(run):
            return False
        if self._touches(run[0]) or in_frame(run[0]) or calls_itself(run[0]) not in (None, "cue"):
            return False
        cards = read_cards(run, self.survey, self.base)
        near = [c for c in articles(cards, self.base) if is_kindred(c.href, self.base)]
        shown = [c for c in near if c.unit.find("img") is not None]
        if len(shown) < max(FEWEST, len(cards)) or not self._is_list(run, cards, "cue", GOOD_TITLE):
            return False
        self._take([*heads, *run], cards, "cue")
        return True

    def _end_of_text(self) -> int:
        """The order of the block with which the share END of the running text is reached."""
        left = END * sum(n for _, n in self.survey.prose)
        for block, n in self.survey.prose:
            left -= n
            if left <= 0:
                return block.order
        return self.survey.body.end - 1

    def _take(self, nodes: list[Node], cards: list[Card], idea: str) -> None:
        if idea == "cue":
            for card in articles(cards, self.base):
                self.related.setdefault(card.href, related(card, self.base))
        for node in nodes:
            self.shelf.nodes[node.order] = REASONS[idea]
            self.taken.append((node.order, node.end - 1))

    def _keep_inline(self, run: list[Node], idea: str) -> None:
        if idea == "cue":
            for card in articles(read_cards(run, self.survey, self.base), self.base):
                self.inline.setdefault(card.href, related(card, self.base))

    def _is_taken(self, node: Node) -> bool:
        return any(first <= node.order <= last for first, last in self.taken)

    def _touches(self, node: Node) -> bool:
        end = node.end - 1
        return any(first <= end and node.order <= last for first, last in self.taken)

    def _is_list(self, run: list[Node], cards: list[Card], idea: str, each: int = 0) -> bool:
        """Whether the cards are a list of articles of this site, and no part of the text with links in it.

        `each` is the weight that their titles have on average; what a cue heads may have shorter ones.
        """
        if not 0 < len(cards) <= MAX_CARDS or (len(cards) > 1 and len({c.title for c in cards}) == 1):
            return False
        each = each or (MIN_TITLE if idea == "cue" else GOOD_TITLE)
        least = each * len(cards) if len(cards) > 1 else LONE_TITLE
        if sum(weight(c.title) for c in cards) < least:
            return False
        if idea in NEAREST and any(self.survey.prose_in(n) for n in run):
            return False
        plain = sum(self.survey.plain(n) for n in run)
        own = sum(is_own(c.href, self.base) for c in cards)
        return plain <= MAX_TEXT * len(cards) and own * 2 >= len(cards)

    def _in_text(self, head: Node, run: list[Node]) -> bool:
        """Whether running text stands beside the list before and after it: it interrupts the article."""
        parent = head.parent
        if parent is None or run[-1].parent is not parent:
            return False
        beside = [b.order for b, _ in self.survey.prose if b.parent is parent]
        last = run[-1].end - 1
        return any(o < head.order for o in beside) and any(o > last for o in beside)

    def _ends(self, run: list[Node]) -> bool:
        first = run[0].order
        before = self.survey.prose_between(0, first - 1)
        return before > 0 and before >= END * (before + self._prose_after(run[-1]))

    def _prose_after(self, node: Node) -> int:
        """Characters of running text behind an element."""
        end = self.survey.body.end - 1
        return self.survey.prose_between(node.end, end)
