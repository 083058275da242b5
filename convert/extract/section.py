"""The rubric of an article: a marked kicker at the headline, else what the page declares."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, Final, NamedTuple

from convert.extract.imprint import WHOLE
from convert.extract.masthead import Masthead, printing
from convert.extract.visible import Line, flatten, fold
from convert.extract.witness import Evidence
from convert.extract.words import alternatives, words

LONGEST: Final = 60
"""Letters of a rubric; longer breadcrumbs are titles."""

NEXT: Final = 3
"""Nodes between the box of a rubric's line and a marked box around it: wrappers without other words."""

KICKER: Final = re.compile(
    r"(?:^|[\s_-])(?:kicker|eyebrow|rubric|rubrik|overline|category|categories|cat-links|section-name|topic|channel|post-category|section-label|series|field-series)(?:$|[\s_-])"
    r"|[a-z](?:Kicker|Eyebrow|Rubric|Category|Overline)|(?:post|entry|article|blog)[_-]{0,2}(?:category|categories|section|topic)",
)
"""Class names of the rubric above a headline."""


class Section(NamedTuple):
    """The rubric, its witness, and the elements that print it."""

    value: str | None = None
    witness: str = ""
    orders: frozenset[int] = frozenset()


def read_section(page: Evidence, head: Masthead, names: frozenset[str] = frozenset()) -> Section:
    """A marked kicker at the headline, what the page declares, or the last step but one of its path.

    `names` are the folded names of the site, which is no rubric of itself.
    """
    for line in [*reversed(head.above[-4:]), *head.below[:3]]:
        if not 2 <= len(line.text) <= LONGEST or any(map(str.isdigit, line.text)) or _heads_list(line, head):
            continue
        around = islice(line.pieces[0].ancestors(), 5)
        close = (n for n in around if n.tag not in WHOLE and n.order >= line.box.order - NEXT)
        marked = next((n for n in close if KICKER.search(n.get("class"))), None)
        if marked is None:
            continue
        value = next(
            (v for part in line.spaced.split(" | ") if not _is_label(part) and (v := _bare(part))), None
        )
        orders = frozenset(printing(line))
        return Section(value, f"markup {marked.selector()}", orders) if value else Section(orders=orders)
    for told, witness in _declared(page):
        value = _bare(told)
        if value and len(value) <= LONGEST and fold(value) not in names:
            return Section(value, witness)
    return Section()


def _heads_list(line: Line, head: Masthead) -> bool:
    """Whether a line stands above a list of links, as that of the contents."""
    at = next((i for i, other in enumerate(head.below) if other is line), None)
    following = head.below[at + 1 : at + 3] if at is not None else []
    return line.box.tag != "li" and any(other.box.tag == "li" and other.linked > 0.5 for other in following)


def _bare(text: str) -> str | None:
    """A rubric without 'Posted in' or 'Category:'; None where it says that there is none."""
    value = _label().sub("", text).strip(" /|›»•·,:")
    none = words("byline", "unfiled") | words("box", "takeaways")
    return value if len(value) >= 2 and fold(value) not in none else None


def _is_label(text: str) -> bool:
    """Whether a text only introduces a rubric: 'Posted in'."""
    found = _label().match(f"{text.rstrip(' :')}: ")
    return found is not None and found.end() >= len(text.rstrip(" :")) + 2


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*{alternatives('byline', 'filed')}(?:\s*[:：]\s*|\s+|(?-i:(?=[A-ZÀ-ÞА-Я])))", re.IGNORECASE
    )


def _declared(page: Evidence) -> Iterator[tuple[str, str]]:
    value: Any = page.article.get("articleSection")
    listed = value if isinstance(value, list) else [value]
    yield from ((flatten(i), "JSON-LD articleSection") for i in listed if isinstance(i, str) and i.strip())
    for name in ("article:section", "section", "parsely-section"):
        yield from ((v, f"meta {name}") for v in page.metas.get(name, ())[:1])
    for item in page.data:
        steps = item.get("itemListElement") if item.get("@type") == "BreadcrumbList" else None
        if isinstance(steps, list) and len(steps) > 2:
            step: Any = steps[-2] if isinstance(steps[-2], dict) else {}
            inner: Any = step.get("item") if isinstance(step.get("item"), dict) else {}
            if isinstance(rubric := step.get("name") or inner.get("name"), str):
                yield flatten(rubric), "JSON-LD BreadcrumbList"
