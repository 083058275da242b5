"""Pasted text -> Article: what a reader selected and copied, read line by line.

1. `line` cleans the lines and joins those that were broken at a fixed width.
2. `choose` decides which lines are the article (learned trees over `feature`).
3. `shelf` lifts recommended articles out as data.
4. `head` finds site, section, title, dek, byline, dates and the credit of the picture.
5. `block` makes typed blocks of the lines that remain.

Every line is either in the article word for word or in the trail.
"""

from collections.abc import Sequence
from typing import Literal

from convert.extract.language import detect
from convert.extract.pasted import block, choose, line, shelf
from convert.extract.pasted.feature import count_words
from convert.extract.pasted.head import Head
from convert.extract.pasted.line import Line
from convert.model import Article, Page, Reading, Removal
from convert.remarks import remark, shorten

__all__ = ["read_pasted"]

UNCERTAIN: int = 60
"""Words of body below which we say that the choice is uncertain (see extract/cascade.py)."""

RIGHT_TO_LEFT = frozenset("ar arc azb ckb dv fa glk he ks lrc mzn nqo pnb ps sd syr ug ur yi".split())
"""Languages that are written from right to left (Unicode CLDR)."""


def read_pasted(page: Page) -> Article:
    """The article of a plain text; its body is empty where the text holds no words."""
    lines = line.split(page.text)
    if not lines:
        return Article(title="", body=(), origin=page.origin)
    scores = choose.score(lines)
    own = choose.choose(lines, scores.body)
    start = next((i for i, kept in enumerate(own) if kept), len(lines))
    shelves = shelf.find(lines, own, start)
    shelved = {at: part for each in shelves for at, part in each.parts.items()}
    own = [kept and at not in shelved for at, kept in enumerate(own)]
    language = detect("\n".join(each.text for each, kept in zip(lines, own, strict=True) if kept))
    head = Head(lines, own, scores, language)
    chosen = [
        each
        for at, each in enumerate(lines)
        if own[at] and at not in head.taken and at not in head.printed
    ]
    body = block.build(chosen)
    kept_numbers = {each.number for each in chosen}
    title = head.title or shorten(chosen[0].text if chosen else lines[0].text)
    remarks = list(head.remarks)
    if head.title is None:
        remarks.append(remark("title-missing", title))
    if sum(count_words(each.text) for each in chosen) < UNCERTAIN:
        remarks.append(remark("article-uncertain", title))
    return Article(
        title=title,
        body=body,
        dek=head.dek,
        byline=head.persons,
        published=head.published,
        updated=head.updated,
        language=language,
        direction=_direction(language),
        site=head.site,
        section=head.section,
        lead=head.lead,
        related=tuple(r for each in shelves for r in each.related),
        origin=page.origin,
        reading=Reading(tuple(head.facts), _trail(lines, kept_numbers, head, shelved), tuple(remarks)),
    )


def _direction(language: str | None) -> Literal["ltr", "rtl"]:
    return "rtl" if language and language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def _trail(lines: Sequence[Line], kept: set[int], head: Head, shelved: dict[int, str]) -> tuple[Removal, ...]:
    """Every line that is not in the article as it stands, with why."""
    reasons = {
        "cue": "heads the related articles",
        "label": "stands beside a related article",
        "inline": "printed with the related articles",
    }
    removals: list[Removal] = []
    for at, each in enumerate(lines):
        if each.number in kept or at in head.printed or shelved.get(at) in ("title", "teaser"):
            continue
        if at in head.taken:
            step, reason = "facts", head.taken[at]
        elif at in shelved:
            step, reason = "related", reasons[shelved[at]]
        else:
            step, reason = "lines", "not part of the article"
        removals.append(Removal(step, reason, f"line {each.number}", each.text))
    return tuple(removals)
