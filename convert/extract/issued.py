"""When a page was published and updated: as it prints it, else as it declares it."""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from convert.extract.dates import order_of, read_stamp
from convert.extract.masthead import Masthead
from convert.extract.sight import Sight, far, near
from convert.extract.stamp import PUBLISHED, UPDATED, declared
from convert.extract.witness import Evidence
from convert.model import Rival
from convert.remarks import Remark, remark

LOOSE: Final = 6
"""Words beside a date past which, without a cue, it must be a day that the page declares, if it does."""

APART: Final = 3
"""Days by which a printed day without year may differ from the declared one."""


class Issued(NamedTuple):
    """Days of publication and change; `printed` is the one that the page itself shows a reader."""

    published: str | None = None
    updated: str | None = None
    printed: str | None = None
    witness: str = ""
    updated_witness: str = ""
    rivals: tuple[Rival, ...] = ()
    orders: frozenset[int] = frozenset()
    remarks: tuple[Remark, ...] = ()


def read_issued(page: Evidence, head: Masthead, language: str | None) -> Issued:
    """Visible dates near the headline first, then those that agree with what the page declares."""
    published = declared(page, ("datePublished", "dateCreated"), PUBLISHED, language)
    updated = declared(page, ("dateModified",), UPDATED, language)
    known = {day for day, _ in (*published, *updated)}
    sights = [_settle(s, known) for s in near(head, order_of(language), language)]
    if not any(s.date.complete for s in sights):
        order = order_of(language)
        sights += [_settle(s, known) for s in far(page, head, order, language) if _is_believed(s, known)]
    sights = [dated for s in sights if (dated := _with_year(s, published, page)) is not None]
    sights = [s for s in sights if not known or s.date.day in known or s.cue or s.beside <= LOOSE]
    return _decide(sights, published, updated, page)


def _is_believed(sight: Sight, known: set[str]) -> bool:
    """A date away from the headline counts when the page declares it too, or declares none and names it."""
    if not sight.date.complete:
        return False
    return sight.date.day in known or (not known and sight.cue is not None)


def _settle(sight: Sight, known: set[str]) -> Sight:
    """An ambiguous date, read the way that the page's own declarations confirm."""
    read = sight.date
    if read.other and read.day not in known and read.other in known:
        return sight._replace(date=read._replace(day=read.other, ambiguous=False, other=read.day))
    if read.day in known:
        return sight._replace(date=read._replace(ambiguous=False))
    return sight


def _with_year(sight: Sight, published: list[tuple[str, str]], page: Evidence) -> Sight | None:
    """A date without year gets that of the declared day, which it must agree with, or of the address."""
    if not sight.date.day.startswith("--"):
        return sight
    found = re.search(r"/((?:19|20)\d\d)/", page.url or page.canonical or "")
    said = published[0][0] if published else ""
    year = said[:4] or (found[1] if found else "")
    try:
        day = date.fromisoformat(year + sight.date.day[1:])
        close = len(said) < 10 or abs(day - date.fromisoformat(said)) <= timedelta(APART)
    except ValueError:
        return None
    return sight._replace(date=sight.date._replace(day=day.isoformat())) if close else None


def _decide(
    sights: list[Sight], published: list[tuple[str, str]], updated: list[tuple[str, str]], page: Evidence
) -> Issued:
    said = next((d for d, _ in published), None)
    changed = next((d for d, _ in updated), None)
    full = [s for s in sights if s.date.complete] or sights
    first = next((s for s in full[:3] if s.cue == "published"), None)
    plain = next((s for s in full if s.cue is None), None)
    later = next((s for s in full if s.cue == "updated"), None)
    if first is None and plain is not None:
        if later is None and plain.date.day == changed and said and said < plain.date.day:
            later = plain
            first = next((s for s in full[:4] if s.cue is None and s.date.day == said), None)
        else:
            first = plain
    rivals = tuple(Rival(d, w) for d, w in (*published, *updated))
    day, witness = (first.date.day, "text " + _quote(first)) if first else (None, "")
    if first and not first.date.complete and said and said.startswith(first.date.day):
        day, witness = published[0]
    if day is None and published:
        day, witness = published[0]
    if day is None and later is None and (found := _address_day(page)):
        day, witness = found, "address"
    change, change_witness = (
        (later.date.day, "text " + _quote(later)) if later else (changed, updated[0][1] if updated else "")
    )
    if change and day and change <= day:
        change, change_witness = None, ""
    shown = first or later
    doubts = tuple(
        remark("date-ambiguous", s.text, text=s.text[s.date.start : s.date.end], date=s.date.day)
        for s in (first, later)
        if s and s.date.ambiguous
    )
    orders = frozenset().union(*(s.orders for s in (first, later) if s))
    return Issued(
        published=day,
        updated=change,
        printed=shown.date.day if shown else None,
        witness=witness,
        updated_witness=change_witness,
        rivals=tuple(r for r in rivals if r.value != day)[:6],
        orders=orders,
        remarks=doubts,
    )


def _quote(sight: Sight) -> str:
    return f"\u201c{sight.text[:60]}\u201d"


def _address_day(page: Evidence) -> str | None:
    """The day in an address like /2024/08/21/."""
    found = re.search(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=/|$)", page.url or page.canonical or "")
    return read_stamp(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}") if found else None
