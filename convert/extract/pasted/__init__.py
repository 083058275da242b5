"""Pasted text -> Article: what a reader selected and copied, read line by line.

1. `line` cleans the lines, `wrap` joins those that were broken at a fixed width, `folio` finds what
   heads and numbers the pages of a PDF.
2. `choose` decides which lines are the article (learned trees over `feature`).
   `opening` drops what stands above a sure title, `thread` the comments. `mail` knows what a mail
   program and a mailing list put around it.
3. `shelf` lifts recommended articles out as data.
4. `head` finds site, section, title (`headline`: which line it is), dek, byline, dates and the credit
   of the picture.
5. `block` makes typed blocks of the lines that remain, `note` ties notes to their references.

Every line is either in the article word for word or in the trail.
"""

from typing import Final

from convert.extract.language import detect
from convert.extract.pasted import (
    block,
    choose,
    closing,
    hole,
    mail,
    note,
    opening,
    shelf,
    thread,
    wrap,
)
from convert.extract.pasted.head import read_head
from convert.extract.pasted.line import Line
from convert.extract.pasted.sheet import Sheet
from convert.model import Article, Page, Reading, Removal
from convert.model.direction import direction_of
from convert.remarks import remark, shorten

__all__ = ["read_pasted"]

UNPRINTED: Final = {
    "cue": ("related", "heads the related articles"),
    "label": ("related", "stands beside a related article"),
    "inline": ("related", "printed with the related articles"),
    "notes": ("notes", "heads the notes"),
}
"""Parts of a line beside the body that are not printed as they stand -> step and reason in the trail."""


def read_pasted(page: Page) -> Article:
    """The article of a plain text; its body is empty where the text holds no words."""
    lines, folios = wrap.read(page.text)
    if not lines:
        return Article(title="", body=(), origin=page.origin)
    scores = choose.score(lines)
    own = hole.keep_clean(lines, choose.choose(lines, scores.body))
    own = hole.fill(lines, own)
    own = closing.resume(lines, own)
    own = closing.close(lines, own, scores.body)
    own = opening.clear(lines, own, scores.title)
    own = thread.leave(lines, own)
    footer = mail.find_footer(lines, own)
    own = [kept and at < footer for at, kept in enumerate(own)]
    notes = note.find(lines, own)
    start = next((i for i, kept in enumerate(own) if kept), len(lines))
    shelves = shelf.find(lines, own, start)
    apart = {at: part for each in shelves for at, part in each.parts.items()}
    apart |= note.parts(lines, notes)
    own = [kept and at not in apart for at, kept in enumerate(own)]
    language = detect("\n".join(each.text for each, kept in zip(lines, own, strict=True) if kept))
    sheet = Sheet(lines, own, scores, language, apart)
    head = read_head(sheet)
    chosen = [each for at, each in enumerate(lines) if own[at] and sheet.is_free(at)]
    body = note.tie(block.build(chosen), lines, notes)
    title = head.title or shorten(chosen[0].text if chosen else lines[0].text)
    remarks = list(sheet.remarks)
    if head.title is None:
        remarks.append(remark("title-missing", title))
    return Article(
        title=title,
        body=body,
        dek=head.dek,
        byline=head.persons,
        published=head.published,
        updated=head.updated,
        language=language,
        direction=direction_of(language),
        site=head.site,
        section=head.section,
        lead=head.lead,
        notes=note.build(lines, notes),
        related=tuple(r for each in shelves for r in each.related),
        copyright=head.copyright,
        origin=page.origin,
        reading=Reading(tuple(sheet.facts), _trail(sheet, apart, footer, folios), tuple(remarks)),
    )


def _trail(sheet: Sheet, apart: dict[int, str], footer: int, folios: tuple[Line, ...]) -> tuple[Removal, ...]:
    """Every line that is not in the article as it stands, with why."""
    removals = [
        Removal("lines", "numbers or heads a page", f"line {each.number}", each.text) for each in folios
    ]
    for at, each in enumerate(sheet.lines):
        if at in sheet.taken and at not in sheet.printed:
            step, reason = "facts", sheet.taken[at]
        elif apart.get(at) in UNPRINTED:
            step, reason = UNPRINTED[apart[at]]
        elif sheet.own[at] or at in sheet.printed or at in apart:
            continue
        else:
            step, reason = "lines", "not part of the article"
        if at >= footer and step == "lines":
            reason = "says how to leave the mailing list"
        removals.append(Removal(step, reason, f"line {each.number}", each.text))
    return tuple(removals)
