"""A rendition that is read back, and made anew in a simpler design where columns or notes damaged it.

Columns are one part of the typesetter that was seen to print words over others or to lose them, in long
articles with much that must not be split; notes at the foot of pages, of which it lost one of forty, another.
"""

from collections.abc import Iterator
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
    if not is_damaged(verdict):
        return rendition, verdict
    for simpler, code in simplify(design):
        again = render(publication, simpler, to)
        second = check(again.data, publication)
        if not is_damaged(second):
            told = (*again.remarks, remark(code))
            return msgspec.structs.replace(again, remarks=told), second
    return rendition, verdict


def is_damaged(verdict: Verdict) -> bool:
    """Whether anything cannot be read."""
    return any(told.code in DAMAGE for told in verdict.remarks)


def simplify(design: Design) -> Iterator[tuple[Design, str]]:
    """Designs without what may have done the damage, and the code that says so: notes at the end, then
    running text over the whole width as well."""
    chosen = dict(design.parameters)
    if chosen.get("notes") == "foot":
        design = choose(design, "notes", "end")
        yield design, "notes-given-up"
    if int(chosen.get("columns", 1)) > 1:
        yield choose(design, "columns", 1), "columns-given-up"


def choose(design: Design, name: str, value: str | int) -> Design:
    """The same design with another value of a parameter."""
    parameters = tuple((key, value if key == name else was) for key, was in design.parameters)
    tokens = tuple((key, str(value) if key == f"param-{name}" else was) for key, was in design.tokens)
    return msgspec.structs.replace(design, parameters=parameters, tokens=tokens)
