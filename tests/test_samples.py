"""What a person sees on a page is what is read from it: over samples/ and over the folders of pages/.

The expectations are samples.toml for the samples, and expected.toml in each folder of pages/, with the
same keys. They are written from the page as a browser shows it; never from the output.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest

import convert
from convert.model import Article, Embed, Figure, Heading, Image, Item, Math, Quote, Table
from convert.model.text import inline, plain
from convert.model.walk import descend

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"

Case = tuple[Path, dict[str, Any]]


def cases() -> dict[str, Case]:
    """Name -> input file and what is expected of it."""
    listed = tomllib.loads((HERE / "samples.toml").read_text("utf-8"))
    found = {name: (SAMPLES / name, listed.get(e.get("same"), {}) | e) for name, e in listed.items()}
    for file in sorted(HERE.glob("pages/*/expected.toml")):
        found[file.parent.name] = (file.with_name("page.html"), tomllib.loads(file.read_text("utf-8")))
    return found


CASES = cases()


def having(*keys: str) -> pytest.MarkDecorator:
    """Run over the cases that say something about one of these keys."""
    chosen = {name: case for name, case in CASES.items() if any(key in case[1] for key in keys)}
    return pytest.mark.parametrize(("path", "expected"), chosen.values(), ids=chosen)


@cache
def article(path: Path) -> Article:
    return convert.extract(convert.read(path))


T = TypeVar("T")


def all_of(kind: type[T], value: object) -> list[T]:
    return [item for item in descend(value) if isinstance(item, kind)]


def flat(text: str) -> str:
    """One space for each run of white space, as a browser shows it."""
    return " ".join(text.split())


def lines(path: Path) -> list[str]:
    """The body, a paragraph, item or row a line; lines of code keep their indent."""
    return [line.replace("\xa0", " ") for line in plain(article(path).body).splitlines()]


def lost(wanted: Iterable[str], found: list[str]) -> list[str]:
    """Those of `wanted` that do not follow, in order, within one of the lines."""
    missing, at, column = [], 0, 0
    for words in wanted:
        for number in range(at, len(found)):
            start = found[number].find(words, column if number == at else 0)
            if start >= 0:
                at, column = number, start + len(words)
                break
        else:
            missing.append(words)
    return missing


def files(path: Path, images: Iterable[Image]) -> list[str]:
    """The files beside the page that the pictures are read from, and the address of any that is not found."""
    page = convert.read(path)
    publication = convert.compose([article(path)], folder=page.folder, offline=True)
    had = {asset.src for asset in publication.assets}
    beside = [file.relative_to(path.parent).as_posix() for file in path.parent.glob("*_files/*")]
    return [
        next((f for f in beside if image.src in had and image.src.endswith(f)), image.src) for image in images
    ]


@pytest.mark.parametrize("fact", ["title", "dek", "published", "updated", "site", "section", "direction"])
@pytest.mark.parametrize("name", CASES)
def test_a_fact_is_what_the_page_shows(name: str, fact: str) -> None:
    path, expected = CASES[name]
    if fact in expected:
        assert getattr(article(path), fact) == expected[fact]


@having("language")
def test_the_language_is_found(path: Path, expected: dict[str, Any]) -> None:
    """The region is kept where the page gives it, and may be missing."""
    assert article(path).language in {expected["language"], expected["language"].split("-")[0]}


@having("byline")
def test_the_byline_has_all_names_in_order_and_nothing_else(path: Path, expected: dict[str, Any]) -> None:
    assert [person.name for person in article(path).byline] == expected["byline"]


@having("roles")
def test_each_name_has_its_role(path: Path, expected: dict[str, Any]) -> None:
    assert [person.role for person in article(path).byline] == expected["roles"]


@having("lead", "caption", "credit")
def test_the_lead_picture_has_its_caption_and_credit(path: Path, expected: dict[str, Any]) -> None:
    lead = article(path).lead
    assert lead is not None
    assert inline(lead.caption) == expected.get("caption", "")
    assert lead.credit == expected.get("credit")


@having("lead")
def test_the_lead_picture_is_the_file_beside_the_page(path: Path, expected: dict[str, Any]) -> None:
    lead = article(path).lead
    assert lead is not None
    assert files(path, lead.images) == [expected["lead"]]


@having("related")
def test_related_links_have_titles_and_teasers(path: Path, expected: dict[str, Any]) -> None:
    found = [[related.title, related.teaser or ""] for related in article(path).related]
    assert found == expected["related"]


@having("keep")
def test_the_words_of_the_article_are_kept_in_order(path: Path, expected: dict[str, Any]) -> None:
    assert lost(expected["keep"], lines(path)) == []


@having("drop")
def test_clutter_is_not_printed(path: Path, expected: dict[str, Any]) -> None:
    value = article(path)
    printed = flat(plain((*value.body, *value.notes, *((value.lead,) if value.lead else ()))))
    assert [words for words in expected["drop"] if words in printed] == []


@having("headings")
def test_the_headings_are_those_of_the_page(path: Path, expected: dict[str, Any]) -> None:
    assert [flat(inline(h.content)) for h in all_of(Heading, article(path).body)] == expected["headings"]


@having("blocks")
def test_the_body_has_as_many_blocks_as_the_page(path: Path, expected: dict[str, Any]) -> None:
    assert len(article(path).body) == expected["blocks"]


@having("items")
def test_the_lists_have_as_many_items_as_the_page(path: Path, expected: dict[str, Any]) -> None:
    assert len(all_of(Item, article(path).body)) == expected["items"]


@having("captions", "credits")
def test_pictures_have_their_captions_and_credits(path: Path, expected: dict[str, Any]) -> None:
    figures = all_of(Figure, article(path).body)
    assert [flat(inline(figure.caption)) for figure in figures] == expected["captions"]
    assert [figure.credit or "" for figure in figures] == expected["credits"]


@having("pictures")
def test_pictures_are_the_files_beside_the_page(path: Path, expected: dict[str, Any]) -> None:
    assert files(path, all_of(Image, article(path).body)) == expected["pictures"]


@having("tables")
def test_tables_have_every_cell_in_its_row(path: Path, expected: dict[str, Any]) -> None:
    found = [
        [[flat(plain(cell.blocks)) for cell in row.cells] for row in table.rows]
        for table in all_of(Table, article(path).body)
    ]
    assert found == expected["tables"]


@having("notes")
def test_notes_are_apart_and_referred_to(path: Path, expected: dict[str, Any]) -> None:
    assert [flat(plain([note])) for note in article(path).notes] == expected["notes"]


@having("pulls")
def test_pull_quotes_are_told_from_quotations(path: Path, expected: dict[str, Any]) -> None:
    quotes = all_of(Quote, article(path).body)
    assert [flat(plain(q.blocks)) for q in quotes if q.pull] == expected["pulls"]


@having("embeds")
def test_embeds_keep_their_address(path: Path, expected: dict[str, Any]) -> None:
    found = [embed.href for embed in all_of(Embed, article(path).body)]
    assert len(found) == len(expected["embeds"])
    assert all(part in href for part, href in zip(expected["embeds"], found, strict=True))


@having("formulas")
def test_formulas_are_kept_as_formulas(path: Path, expected: dict[str, Any]) -> None:
    found = [(math.tex or "") + " " + math.text.replace(" ", "") for math in all_of(Math, article(path).body)]
    assert len(found) == len(expected["formulas"])
    assert all(part in math for part, math in zip(expected["formulas"], found, strict=True))


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.*")), ids=lambda file: file.name)
def test_every_sample_is_described_and_expected(file: Path) -> None:
    if file.name != "README.md":
        assert file.name in CASES
        assert f"`{file.name}`" in (SAMPLES / "README.md").read_text("utf-8")


def test_samples_are_small_enough_to_clone() -> None:
    files = [file for file in SAMPLES.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 3_000_000
    assert max(file.stat().st_size for file in files) < 250_000
