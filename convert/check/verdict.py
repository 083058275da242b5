"""The verdict on a finished file: all checks, in one list each for what is lost and what is faulty."""

from collections.abc import Iterator, Sequence
from typing import Final

from convert.check.fault import CHECKS
from convert.check.inspect import inspect
from convert.check.loss import LOSSES
from convert.check.paper import Paper, Sheet, Unreadable, open_paper
from convert.check.wanted import Wanted, want
from convert.model import Publication, Verdict
from convert.remarks import Remark, name_several, remark

NAMED: Final = 8
"""Pages that one remark names."""


def check(data: bytes, publication: Publication) -> Verdict:
    """Read a PDF back and hold it against the publication. Takes about 3 ms a page.

    OutputError where the file holds anything that acts, hides or leads elsewhere.
    """
    inspect(data, {source.sha256 for source in publication.attachments})
    wanted = want(publication)
    try:
        with open_paper(data) as paper:
            words, pictures, links = (lose(wanted, paper) for lose in LOSSES)
            faults = tuple(find_faults(paper.sheets, wanted))
            return Verdict(
                *words[:2],
                *pictures[:2],
                *links[:2],
                len(paper.sheets),
                words.remarks + pictures.remarks + links.remarks + tuple(find_unattached(paper, publication)),
                faults,
                attached=tuple(a.sha256 for a in publication.attachments if a.sha256 in paper.attached),
            )
    except Unreadable as error:
        return Verdict(0, 0, 0, 0, 0, 0, 0, (remark("file-unreadable", reason=error),))


def find_unattached(paper: Paper, publication: Publication) -> Iterator[Remark]:
    """A remark where an input that was to be kept in the file is not in it, byte for byte."""
    lost = [each.name for each in publication.attachments if each.sha256 not in paper.attached]
    if lost:
        yield remark("source-unattached", names=name_several(lost))


def find_faults(sheets: Sequence[Sheet], wanted: Wanted) -> Iterator[Remark]:
    """A remark for each check that finds a page."""
    for code, find in CHECKS.items():
        pages = sorted(set(find(sheets, wanted.lines)))
        if pages:
            more = ", \N{HORIZONTAL ELLIPSIS}" if len(pages) > NAMED else ""
            yield remark(code, pages=", ".join(map(str, pages[:NAMED])) + more)
