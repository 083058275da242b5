"""Every layout in every brand, from our own articles, with nothing used up and nothing fetched."""

import re
from pathlib import Path

import pytest

from convert.design import list_brands, list_layouts, load_design
from convert.design.place import root
from convert.override import Overrides
from convert.pipeline import extract_source
from convert.proof import make, overview, plan, variants
from convert.seal import is_ours

BRAND = """\
extends = "fathom"
series = "Chart Note"
register = "series.toml"

[institution]
name = "Harbour <House>"
"""

SPECIMENS = sorted((root() / "_proof" / "issue").glob("*.html"))


@pytest.fixture
def own(tmp_path: Path) -> str:
    (tmp_path / "brand.toml").write_text(BRAND, "utf-8")
    return f"{tmp_path}/"


def test_a_proof_has_every_layout_in_every_brand_on_every_paper() -> None:
    sheets = plan(list_layouts(), list_brands(), ["A4", "Letter"])
    assert {(s.layout, s.brand, s.paper) for s in sheets} == {
        (layout, brand, paper)
        for layout in list_layouts()
        for brand in list_brands()
        for paper in ("A4", "Letter")
    }
    assert len({sheet.name for sheet in sheets}) == len(sheets)


@pytest.mark.parametrize("layout", list_layouts())
def test_what_a_proof_varies_can_be_given_to_the_layout(layout: str) -> None:
    looks = list(variants(layout))
    assert looks[0] == ()
    for look in looks:
        load_design(layout, params=dict(look))
    assert (("edition", "large-print"),) in variants("handout")


@pytest.mark.parametrize("page", SPECIMENS, ids=lambda page: page.stem)
def test_of_our_own_articles_nothing_is_left_out_but_what_is_printed_elsewhere(page: Path) -> None:
    article = extract_source(str(page), Overrides())
    assert {removal.step for removal in article.reading.trail} <= {"lift", "notes"}
    assert article.byline
    assert article.published
    assert article.reading.remarks == ()


@pytest.mark.parametrize("layout", list_layouts())
def test_a_proof_is_whole_and_takes_no_number(layout: str, own: str) -> None:
    sheet = plan([layout], [own], ["A4"])[0]
    made = make(sheet)
    assert made.rendition.remarks == ()
    assert made.rendition.verdict is not None
    assert made.rendition.verdict.sentence.startswith("Everything kept is printed")
    assert len(made.pages) == made.rendition.pages
    assert all(page.startswith(b"\xff\xd8") for page in made.pages)
    assert not (Path(own) / "series.toml").exists()
    page = overview([made]).data
    assert is_ours(page)
    assert "Harbour &lt;House&gt;" in page.decode()
    assert f'href="{sheet.name}"' in page.decode()
    assert page.count(b"data:image/jpeg") == made.rendition.pages
    assert re.findall(rb"(?:src|href)=.(?:https?:)?//", page) == []
