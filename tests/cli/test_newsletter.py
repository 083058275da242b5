"""`convert newsletter`: a folder in, one issue out."""

import re
from pathlib import Path

import pypdfium2
import pytest

from convert.cli import main
from convert.compose.plan import Date, Member, Notice, Part, Plan, Wish
from tests.batch.conftest import PAGE
from tests.cli.conftest import Type


@pytest.fixture
def spring(desk: Path) -> Path:
    folder = desk / "spring"
    folder.mkdir()
    for n in (1, 2, 3):
        (folder / f"0{n}-tide.html").write_text(PAGE.format(n=n), "utf-8")
    return folder


def words(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage() for page in document]
        return " ".join(" ".join(page.get_text_bounded() for page in pages).split())
    finally:
        document.close()


def bookmarks(path: Path) -> list[tuple[int, str]]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [(entry.level, entry.get_title()) for entry in document.get_toc()]
    finally:
        document.close()


def test_a_folder_becomes_one_file_beside_it(spring: Path, type_in: Type) -> None:
    told = type_in("newsletter", "spring/")
    assert (told.code, told.out.strip()) == (0, "spring.pdf")
    assert [title for _, title in bookmarks(Path("spring.pdf"))] == [f"Tide table {n}" for n in (1, 2, 3)]


def test_a_remark_names_its_story(spring: Path, type_in: Type) -> None:
    page = (spring / "02-tide.html").read_text("utf-8")
    line = '<p class="byline">By Ada Brandt, 03/04/2024</p>'
    (spring / "02-tide.html").write_text(page.replace("</h1>", f"</h1>{line}"), "utf-8")
    told = type_in("newsletter", "spring/").err
    assert "02-tide.html: The date" in told
    assert 'date = YYYY-MM-DD under [article."02-tide.html"]' in told
    assert "--set" not in told


def test_a_note_without_an_end_is_refused_before_it_is_set(spring: Path, type_in: Type) -> None:
    (spring / "issue.toml").write_text(f'title = "Spring"\nnote = "{"word *word" * 2001}"\n')
    told = type_in("newsletter", "spring/")
    assert told.code == 30
    assert "has 20,010 letters; the most is 20,000" in told.err


def test_without_a_folder_it_shows_its_help(type_in: Type) -> None:
    told = type_in("newsletter")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Usage: convert newsletter FOLDER")


def test_the_plan_says_what_is_printed(spring: Path, type_in: Type) -> None:
    (spring / "issue.toml").write_text(
        """
title = "High Water"
tagline = "News of the quay"
number = 7
date = 2026-03-20
brand = "fathom"
lead = "02-tide.html"
note = '''
Dear reader, this is *our* spring.

- one thing
- another
'''
signature = "Ada Brandt"
[[section]]
name = "Archive"
articles = ["03-tide.html"]
[article."01-tide.html"]
teaser = true
kind = "Report"
[article."03-tide.html"]
title = "The last tide"
author = ["Nils Ferro"]
cut = 40
[[event]]
title = "Open quay"
date = 2026-04-02
place = "Gate 3"
""",
        "utf-8",
    )
    told = type_in("newsletter", "spring", "-o", "issue.pdf")
    assert told.code == 0, told.err
    text = words(Path("issue.pdf"))
    for part in ("High Water", "News of the quay", "7", "Dear reader, this is our spring.", "another",
                 "Ada Brandt", "Nils Ferro", "Report", "Open quay", "Gate 3", "The last tide"):  # fmt: skip
        assert part in text, part
    assert text.count("pencil") == 1
    assert [title for _, title in bookmarks(Path("issue.pdf"))][1:4] == [
        "Tide table 2",
        "Archive",
        "The last tide",
    ]


def test_a_flag_counts_for_more_than_the_plan(spring: Path, type_in: Type) -> None:
    (spring / "issue.toml").write_text('paper = "Letter"\nbrand = "nobody"', "utf-8")
    told = type_in("newsletter", "spring")
    assert told.code == 30
    assert "issue.toml" in told.err
    assert type_in("newsletter", "spring", "--brand", "orrery").code == 0


def test_a_story_that_cannot_be_read_stops_the_issue_unless_it_may_be_skipped(
    spring: Path, type_in: Type
) -> None:
    (spring / "04-bad.html").write_text("", "utf-8")
    told = type_in("newsletter", "spring")
    assert told.code == 11
    assert "04-bad.html" in told.err
    assert "--skip-bad" in told.err
    assert not Path("spring.pdf").exists()
    skipped = type_in("newsletter", "spring", "--skip-bad")
    assert skipped.code == 3
    assert "04-bad.html" in skipped.err
    assert len(bookmarks(Path("spring.pdf"))) == 3


def test_init_writes_a_plan_that_makes_the_issue_and_is_never_replaced(spring: Path, type_in: Type) -> None:
    told = type_in("newsletter", "init", "spring")
    assert (told.code, told.out.strip()) == (0, str(Path("spring/issue.toml")))
    plan = (spring / "issue.toml").read_text("utf-8")
    assert '"02-tide.html",  # Tide table 2' in plan
    assert type_in("newsletter", "spring").code == 0
    assert type_in("newsletter", "init", "spring").code == 40
    assert (spring / "issue.toml").read_text("utf-8") == plan


def test_every_line_of_the_plan_that_init_writes_may_be_used(spring: Path, type_in: Type) -> None:
    """Taking the number signs away must give a plan that works, but for the pictures and files it names."""
    type_in("newsletter", "init", "spring")
    plan = (spring / "issue.toml").read_text("utf-8").splitlines()
    prose = ("# The ", "# articles,", "# Nam", "# Look", "# is", "# What ", "# Sec", "# `t", "# Cards")
    used = [line if line.startswith(prose) else line.removeprefix("# ").removeprefix("#") for line in plan]
    used = [line for line in used if "without" not in line and "brand" not in line]
    (spring / "issue.toml").write_text("\n".join(used), "utf-8")
    told = type_in("newsletter", "spring")
    assert told.code == 0, told.err
    assert "Evening talk" in words(Path("spring.pdf"))


def test_the_plan_that_init_writes_names_every_key(spring: Path, type_in: Type) -> None:
    type_in("newsletter", "init", "spring")
    told = re.findall(r"^(?:# )?\[*(\w+)", Path("spring/issue.toml").read_text("utf-8"), re.MULTILINE)
    kinds = (Plan, Part, Wish, Notice, Date, Member)
    assert {key for kind in kinds for key in kind.__struct_fields__} - set(told) == set()


def test_a_layout_that_the_plan_names_by_path_counts_from_the_plan(spring: Path, type_in: Type) -> None:
    type_in("layout", "new", "quay-news", "--from", "newsletter")
    Path("layouts/quay-news").rename(spring / "quay-news")
    (spring / "issue.toml").write_text('layout = "./quay-news/"\n', "utf-8")
    told = type_in("newsletter", "spring")
    assert told.code == 0, told.err


def test_without_pictures_a_note_has_no_frame_for_one(spring: Path, type_in: Type) -> None:
    (spring / "issue.toml").write_text('note = "Dear reader ![a quay](quay.jpg)"\n', "utf-8")
    told = type_in("newsletter", "spring", "--pictures", "none")
    assert told.code == 0, told.err
    assert "quay" not in words(Path("spring.pdf")).partition("Dear reader")[2][:20]


def test_the_ending_of_the_name_says_what_an_issue_is(
    spring: Path, type_in: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONVERT_TO", "html")
    assert type_in("newsletter", "spring", "-o", "issue.pdf").code == 0
    assert Path("issue.pdf").read_bytes().startswith(b"%PDF-")
    assert type_in("newsletter", "spring", "-o", "issue.docx").code == 2


def test_help_names_folder_and_init(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["newsletter", "--help"]) == 0
    told = capsys.readouterr().out
    assert "--skip-bad" in told
    assert "init" in told
