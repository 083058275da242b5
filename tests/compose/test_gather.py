"""Where pictures come from, and from where they never do."""

import itertools
import os
import sys
from pathlib import Path

import pytest

from convert.compose import compose
from convert.compose.gather import best
from convert.model import Article, Candidate, Card, Figure, Image, Issue, Item, Limits, List, Origin, Text
from tests.compose.test_picture import photograph, stored

PICTURE = stored(photograph(), "JPEG")


def article(src: str, url: str | None = None) -> Article:
    return Article("A title", (Figure((Image(src),)),), origin=Origin(url=url, name="page.html"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    for path in ("beside.jpg", "page_files/saved.jpg", "page_files/deep/er.jpg", "other/far.jpg"):
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(PICTURE)
    (tmp_path / "outside.jpg").write_bytes(PICTURE)
    (home / "page_files" / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    return home


@pytest.mark.parametrize(
    "src",
    [
        "beside.jpg",
        "./beside.jpg",
        "page_files/saved.jpg",
        "./page_files/deep/er.jpg",
        "https://example.org/2024/page_files/saved.jpg",
    ],
)
def test_pictures_beside_the_page_are_found(folder: Path, src: str) -> None:
    publication = compose([article(src)], str(folder), offline=True)
    assert [a.src for a in publication.assets] == [src]
    assert publication.remarks == ()


@pytest.mark.parametrize("name", ["beside.jpg", "page_files/deep/er.jpg", "b%65side.jpg"])
@pytest.mark.parametrize("url", ["https://example.org/2024/05/piece", "https://example.org/2024/05/"])
def test_a_page_whose_address_is_known_has_its_pictures_beside_it_still(
    folder: Path, name: str, url: str
) -> None:
    src = f"https://example.org/2024/05/{name}"
    publication = compose([article(src, url)], str(folder), offline=True)
    assert [a.src for a in publication.assets] == [src]


def test_a_picture_of_another_folder_of_the_web_is_not_taken_from_beside_the_page(folder: Path) -> None:
    src = "https://example.org/2023/beside.jpg"
    publication = compose([article(src, "https://example.org/2024/piece")], str(folder), offline=True)
    assert [remark.code for remark in publication.remarks] == ["picture-offline"]


@pytest.mark.parametrize(
    "src",
    [
        "../outside.jpg",
        "page_files/../../outside.jpg",
        "page_files/link.jpg",
        "other/far.jpg",
        "/etc/hostname",
        "file:///etc/hostname",
        "//host/share/x.jpg",
        "\\\\host\\share\\x.jpg",
        "%2e%2e/outside.jpg",
        "a\x00b.jpg",
        "page_files",
    ],
)
def test_other_places_are_not_read(folder: Path, src: str) -> None:
    publication = compose([article(src)], str(folder), offline=True)
    assert publication.assets == ()
    assert len(publication.remarks) == 1


def test_a_picture_in_the_page_itself_is_decoded() -> None:
    import base64

    src = "data:image/jpeg;base64," + base64.b64encode(PICTURE).decode()
    assert len(compose([article(src)], None, offline=True).assets) == 1


def test_offline_names_each_picture_it_left_on_the_network() -> None:
    publication = compose([article("https://example.org/a/chart.png")], None, offline=True)
    assert publication.remarks[0].code == "picture-offline"
    assert "chart.png" in publication.remarks[0].sentence


def test_a_picture_used_twice_is_fetched_once(folder: Path) -> None:
    one = article("beside.jpg")
    assert len(compose([one, one], str(folder), offline=True).assets) == 1


def test_the_smallest_file_that_is_wide_enough_wins() -> None:
    candidates = (Candidate("s", 400), Candidate("l", 2400), Candidate("xl", 4000))
    assert best(Image("x", candidates=candidates)) == "l"
    assert best(Image("x", candidates=candidates[:1])) == "s"
    assert best(Image("x", candidates=(Candidate("2x", density=2.0),))) == "2x"
    assert best(Image("x")) == "x"


def test_thirty_missing_pictures_are_one_remark_that_names_the_first() -> None:
    pictures = tuple(Figure((Image(f"chart-{n}.png"),)) for n in range(30))
    publication = compose(
        [Article("T", pictures, origin=Origin(name="page.html"))], folder=None, offline=True
    )
    (told,) = publication.remarks
    assert told.code == "picture-missing"
    assert told.sentence.startswith("30 pictures (chart-0.png, chart-1.png, chart-2.png and 27 more) could")
    assert "Save the article as a file with its pictures beside it" in told.sentence
    assert len(told.details) == 30
    assert told.details[29].startswith("chart-29.png: ")


def test_one_missing_picture_is_told_in_the_singular_without_a_list() -> None:
    (told,) = compose([article("https://example.org/map.png")], offline=True).remarks
    assert told.sentence.startswith("The picture map.png would have to be fetched")
    assert told.details == ()


def test_pictures_of_an_issue_s_note_and_cards_are_fetched(folder: Path) -> None:
    issue = Issue(
        note=(Figure((Image("beside.jpg"),)),), cards=(Card("C", image=Image("page_files/saved.jpg")),)
    )
    text = Article("A title", ())
    publication = compose([text], str(folder), offline=True, issue=issue)
    assert publication.issue == issue
    assert [a.src for a in publication.assets] == ["beside.jpg"]
    assert "saved.jpg" in publication.remarks[0].sentence


def test_a_card_has_the_picture_of_the_page_that_it_announces(folder: Path) -> None:
    def found(origin: Origin) -> list[str]:
        issue = Issue(cards=(Card("C", image=Image("page_files/saved.jpg"), origin=origin),))
        return [a.src for a in compose([Article("A title", ())], str(folder), True, issue).assets]

    assert found(Origin(name="page.html")) == ["page_files/saved.jpg"]
    assert found(Origin(name="other.html")) == []


def test_without_pictures_their_words_stay() -> None:
    figure = Figure((Image("https://example.org/map.png"),), (Text("The quay."),), "Photo: A")
    bare = Figure((Image("https://example.org/b.png"),))
    inner = List((Item((figure, bare)),))
    (made,) = compose([Article("A", (figure, bare, inner), lead=bare)], pictures="none").articles
    words = Figure((), (Text("The quay."),), "Photo: A")
    assert made.body == (words, List((Item((words,)),)))
    assert made.lead is None


@pytest.mark.parametrize(("pictures", "width"), [("press", 2100), ("office", 1500), ("mail", 800)])
def test_pictures_are_as_fine_as_they_are_to_be(tmp_path: Path, pictures: str, width: int) -> None:
    (tmp_path / "wide.png").write_bytes(stored(photograph(3000, 90), "PNG"))
    (asset,) = compose([article("wide.png")], str(tmp_path), offline=True, pictures=pictures).assets
    assert asset.width == width


@pytest.mark.parametrize("limit", [{"all_pixels": 5}, {"pictures": 2}])
def test_a_document_of_many_large_pictures_has_a_budget_that_is_named(
    tmp_path: Path, limit: dict[str, int]
) -> None:
    for n in range(4):
        (tmp_path / f"{n}.png").write_bytes(stored(photograph(3000, 1000 + n), "PNG"))
    pictures = tuple(Figure((Image(f"{n}.png"),)) for n in range(4))
    publication = compose(
        [Article("T", pictures, origin=Origin(name="page.html"))],
        str(tmp_path),
        offline=True,
        limits=Limits(**limit),
    )
    assert len(publication.assets) == 2
    assert f"[limits] {next(iter(limit))} in convert.toml" in publication.remarks[0].sentence


def test_slow_servers_cost_pictures_and_not_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["convert.compose.gather"], "PATIENCE", 0.0)
    publication = compose([article("https://example.org/a/chart.png")])
    assert "took too long" in publication.remarks[0].sentence


def test_drawings_made_to_be_slow_cost_drawings_and_not_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = itertools.count(step=20.0)
    monkeypatch.setattr(os, "times", lambda: (next(seconds), 0.0, 0.0, 0.0, 0.0))
    for n in range(3):
        (tmp_path / f"{n}.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle r="{n + 9}"/></svg>'
        )
    figures = tuple(Figure((Image(f"{n}.svg"),)) for n in range(3))
    publication = compose([Article("T", figures, origin=Origin(name="p.html"))], str(tmp_path), offline=True)
    assert len(publication.assets) == 1
    assert "the drawings before it took too long" in publication.remarks[0].sentence
