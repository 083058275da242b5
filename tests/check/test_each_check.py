"""Each check of CHECKS.md finds the fault that is forced here, and nothing else does."""

import io
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest

from convert.check import check
from convert.check import verdict as checking
from convert.check.fault import CHECKS
from convert.check.loss import LOSSES, Loss
from convert.check.proofread import render_checked
from convert.design import load_design
from convert.errors import OutputError
from convert.model import Attachment, Figure, Image, Link, Paragraph, Publication, Text
from tests.check.conftest import Print, article
from tests.check.test_fault import LONG, WRONG
from tests.render.conftest import draw

TABLE = (Path(__file__).parents[2] / "CHECKS.md").read_text("utf-8")

SHORT = " ".join(LONG.split()[:20])

NOTHING = Loss(0, 0, ())

SOURCE = Attachment("a.txt", b"words", sha256(b"words").hexdigest())

MAP = article(Figure((Image("map.png", "a map"),)), assets=(draw("map.png", 90, 60),))

LINKED = article(Paragraph((Link((Text("claims"),), "https://claims.example/"),)))

ATTACHED = msgspec.structs.replace(article("Words."), attachments=(SOURCE,))

Case = tuple[Publication, str]

LOST: dict[str, Case] = {
    "words-missing": (article("Nine ships came."), "<p>Ledger</p><p>Nine came."),
    "picture-unprinted": (MAP, "<p>Ledger"),
    "link-unprinted": (LINKED, "<p>Ledger</p><p>claims"),
    "source-unattached": (ATTACHED, "<p>Ledger</p><p>Words."),
}
"""A publication, and markup that lacks a part of it."""

MADE: dict[str, tuple[str, str, Publication, dict[str, Any]]] = {
    "glyph-missing": ("find_missing_glyphs", "brief", article("A sign: \U00012000."), {}),
    "picture-coarse": ("find_coarse", "brief", MAP, {"pictures": "press"}),
    "sides-closing": ("find_overrun", "handout", article(*[LONG] * 6, SHORT), {"sides": 1}),
    "sides-overrun": ("find_overrun", "handout", article(*[LONG] * 40), {"sides": 1}),
}
"""What is seen while a document is made: the function that sees it, a layout, a publication, parameters."""


def take_out(code: str, patch: pytest.MonkeyPatch) -> None:
    """Make a check find nothing."""
    if code in CHECKS:
        patch.delitem(CHECKS, code)
    elif code == "source-unattached":
        patch.setattr(checking, "find_unattached", lambda paper, publication: iter(()))
    elif code in MADE:
        patch.setattr(f"convert.render.pdf.{MADE[code][0]}", lambda *_: ())
    else:
        place = list(LOST).index(code)
        left = tuple((lambda *_: NOTHING) if n == place else lose for n, lose in enumerate(LOSSES))
        patch.setattr(checking, "LOSSES", left)


def find(code: str, press: Print) -> list[str]:
    """The codes of what is said of the document in which that fault is forced."""
    if code in MADE:
        _, layout, publication, params = MADE[code]
        return [
            told.code for told in render_checked(publication, load_design(layout, params=params))[0].remarks
        ]
    publication, markup = LOST.get(code) or (article(LONG), "")
    data = press(markup) if markup else press(*WRONG[code])
    return [told.code for told in check(data, publication).remarks]


EVERY = (*LOST, *CHECKS, *MADE)


@pytest.mark.parametrize("code", EVERY)
def test_the_fault_is_named_by_its_own_check_and_by_no_other(
    code: str, press: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find(code, press).count(code) == 1
    take_out(code, monkeypatch)
    assert code not in find(code, press)


def test_the_table_lists_every_check() -> None:
    listed = re.findall(r"^\| .* \| `([a-z-]+)` \|", TABLE, re.M)
    assert sorted(listed) == sorted((*EVERY, "file-unreadable"))


def act(pdf: Any) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


@pytest.mark.parametrize(("change", "refused"), [(act, True), (lambda pdf: None, False)])
def test_a_file_that_acts_is_not_published(
    press: Print, change: Callable[[Any], None], refused: bool
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(press("<p>Ledger</p><p>Words."))) as pdf:
        change(pdf)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    if refused:
        with pytest.raises(OutputError):
            check(out.getvalue(), article("Words."))
    else:
        assert check(out.getvalue(), article("Words.")).remarks == ()


def test_what_is_no_pdf_is_said_to_be_unread() -> None:
    assert [told.code for told in check(b"%PDF-1.7 and nothing", article("words")).remarks] == [
        "file-unreadable"
    ]
