"""What columns damage is made anew in one."""

import pytest

from convert.check import proofread
from convert.check.proofread import choose, render_checked, simplify
from convert.design import load_design
from convert.model import Publication, Rendition, Verdict
from convert.remarks import remark
from convert.render import render
from tests.check.conftest import article, codes

TEXT = [f"Paragraph number {n}: " + "the ledger is kept by the harbour master " * 6 for n in range(9)]

COLUMNS = {"columns": 2}


def test_one_column_is_what_the_layout_makes_of_that_parameter() -> None:
    assert choose(load_design("newsletter", params=COLUMNS), "columns", 1) == load_design(
        "newsletter", params={"columns": 1}
    )


@pytest.mark.parametrize("code", sorted(proofread.DAMAGE))
def test_a_document_that_columns_damage_is_set_in_one(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    def judge(data: bytes, publication: Publication) -> Verdict:
        lost = () if data == right.data else (remark(code, count=1, words="", line="", names="", pages=1),)
        return Verdict(1, 1, 0, 0, 0, 0, 1, lost)

    whole = article(*TEXT)
    right = render(whole, load_design(params={"columns": 1}))
    monkeypatch.setattr(proofread, "check", judge)
    rendition, verdict = render_checked(whole, load_design(params=COLUMNS))
    assert rendition.data == right.data
    assert [told.code for told in rendition.remarks] == ["columns-given-up"]
    assert verdict
    assert codes(verdict) == []


def test_what_one_column_does_not_mend_stays_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = Verdict(1, 0, 0, 0, 0, 0, 1, (remark("words-missing", count=1, words="x", line="y"),))
    monkeypatch.setattr(proofread, "check", lambda data, publication: faulty)
    whole = article(*TEXT)
    assert render_checked(whole, load_design(params=COLUMNS))[0] == render(whole, load_design(params=COLUMNS))


def test_what_is_right_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Rendition] = []

    def count(*arguments: object) -> Rendition:
        made.append(render(*arguments))  # type: ignore[arg-type] # handed through
        return made[-1]

    monkeypatch.setattr(proofread, "render", count)
    rendition, verdict = render_checked(article(*TEXT), load_design(params=COLUMNS))
    assert verdict
    assert (len(made), made[0], codes(verdict)) == (1, rendition, [])
    html, none = render_checked(article(*TEXT), load_design(), "html")
    assert (html.media_type.partition(";")[0], none) == ("text/html", None)


def test_notes_that_are_lost_at_the_foot_of_pages_stand_at_the_end() -> None:
    design = load_design(params={"notes": "foot"})
    ((simpler, code),) = simplify(design)
    assert code == "notes-given-up"
    assert dict(simpler.parameters)["notes"] == "end"
    both = load_design(params={"notes": "foot", "columns": 2})
    assert [code for _, code in simplify(both)] == ["notes-given-up", "columns-given-up"]
