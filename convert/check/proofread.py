"""A rendition that is read back, and made anew in one column where columns damaged it.

Columns are the one part of the typesetter that was seen to print words over others or to lose them, in long
articles with much that must not be split.
"""

from typing import Final

import msgspec

from convert.check.verdict import check
from convert.design import Design
from convert.model import Publication, Rendition, Verdict
from convert.remarks import remark
from convert.render import render

PDF: Final = "application/pdf"

DAMAGE: Final = frozenset(("words-missing", "picture-unprinted", "page-overrun", "page-overprinted"))
"""Remarks on what a reader loses, not on what is not handsome."""


def render_checked(
    publication: Publication, design: Design, to: str = "pdf"
) -> tuple[Rendition, Verdict | None]:
    """The rendition and, if it is a PDF, the verdict on it."""
    rendition = render(publication, design, to)
    if rendition.media_type != PDF:
        return rendition, None
    verdict = check(rendition.data, publication)
    if is_damaged(verdict) and int(dict(design.parameters).get("columns", 1)) > 1:
        again = render(publication, set_in_one_column(design), to)
        second = check(again.data, publication)
        if not is_damaged(second):
            told = (*again.remarks, remark("columns-given-up"))
            return msgspec.structs.replace(again, remarks=told), second
    return rendition, verdict


def is_damaged(verdict: Verdict) -> bool:
    """Whether anything cannot be read."""
    return any(told.code in DAMAGE for told in verdict.remarks)


def set_in_one_column(design: Design) -> Design:
    """The same design with running text over the whole width."""
    parameters = tuple((name, 1 if name == "columns" else value) for name, value in design.parameters)
    tokens = tuple((name, "1" if name == "param-columns" else value) for name, value in design.tokens)
    return msgspec.structs.replace(design, parameters=parameters, tokens=tokens)
