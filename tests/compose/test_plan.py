"""The plan of an issue: what issue.toml may say, and the order of the stories."""

from pathlib import Path

import pytest

from convert.compose.issue import put_together
from convert.compose.plan import open_dossier
from convert.errors import DesignError
from convert.model import Article, Figure, Image, Paragraph, Text


def lay(folder: Path, *names: str, plan: str = "") -> Path:
    for name in names:
        (folder / name).write_text("x", "utf-8")
    if plan:
        (folder / "issue.toml").write_text(plan, "utf-8")
    return folder


def article(title: str, words: int = 10, picture: bool = False) -> Article:
    lead = Figure((Image("a.png"),)) if picture else None
    return Article(title, (Paragraph((Text("word " * words),)),), lead=lead, dek=f"About {title}.")


def test_numbers_before_the_names_give_the_order(desk: Path) -> None:
    lay(desk, "10-z.html", "2_b.txt", "1 c.md", "other.html", "2024-report.html", "_draft.html", "README.md")
    assert open_dossier(desk).stories == ("1 c.md", "2_b.txt", "10-z.html", "2024-report.html", "other.html")


def test_lead_and_order_come_first_and_nothing_is_silently_left_out(desk: Path) -> None:
    lay(desk, "a.html", "b.html", "c.html", "d.html", plan='lead = "d.html"\norder = ["c.html"]')
    assert open_dossier(desk).stories == ("d.html", "c.html", "a.html", "b.html")
    lay(desk, plan='without = ["b.html", "d.html"]')
    assert open_dossier(desk).stories == ("a.html", "c.html")


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ('titel = "x"', r"line 1: .*'titel'.*title"),
        ('title = "x"\n[[event]]\ntitel = "y"', r"line 3: .*'event.titel'.*title"),
        ('[article."a.html"]\nauther = "y"', r"line 2: .*auther.*author"),
        ("[[event]]\ndate = 2026-04-02", r"event 1.*title|title is missing"),
        ('[[event]]\ntitle = "x"\ndate = "soon"', r"date"),
        ("title = 3", r"line 1: title must be text in quotation marks"),
        ('[article."a.html"]\ncut = 0', r"line 2: article.a.html.cut must be a whole number of 1 or more"),
        ('order = ["b.html"]', r"line 1: .*'b.html'.*a.html"),
        ('without = ["aa.html"]', r"line 1: .*Did you mean a.html"),
        ('lead = "../a.html"', r"line 1: "),
        ("title =", r"not valid TOML"),
    ],
)
def test_a_wrong_plan_is_one_sentence_with_file_and_line(desk: Path, plan: str, told: str) -> None:
    lay(desk, "a.html", plan=plan)
    with pytest.raises(DesignError, match=told) as caught:
        open_dossier(desk)
    assert str(desk / "issue.toml") in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["nowhere", "empty", "page.html"])
def test_what_is_no_issue_is_one_sentence(desk: Path, path: str) -> None:
    (desk / "empty").mkdir()
    lay(desk, "page.html")
    with pytest.raises(DesignError, match=path):
        open_dossier(Path(path))


def test_a_plan_becomes_an_issue(desk: Path) -> None:
    plan = """
number = 12
date = 2026-03-20
lead = "c.html"
[[section]]
name = "Analysis"
articles = ["b.html"]
[article."a.html"]
teaser = true
kind = "Report"
[article."b.html"]
cut = 3
[[event]]
title = "Talk"
date = 2026-04-02
[[card]]
title = "Yearbook"
picture = "b_files/year.png"
[[team]]
name = "Jane Doe"
"""
    lay(desk, "a.html", "b.html", "c.html", plan=plan)
    articles = {name: article(name, picture=True) for name in ("a.html", "b.html", "c.html")}
    printed, issue = put_together(open_dossier(desk), articles, ())
    assert [one.title for one in printed] == ["c.html", "b.html"]
    assert (issue.number, issue.date, issue.lead) == ("12", "2026-03-20", 0)
    assert [(s.name, s.articles) for s in issue.sections] == [("Analysis", (1,))]
    assert [(c.title, c.kind, c.words, c.image and c.image.src) for c in issue.cards] == [
        ("a.html", "Report", "About a.html.", "a.png"),
        ("Yearbook", None, None, "b_files/year.png"),
    ]
    assert [card.origin.name for card in issue.cards] == [None, "b_files"]
    assert [(e.title, e.day) for e in issue.events] == [("Talk", "2026-04-02")]
    assert [person.name for person in issue.team] == ["Jane Doe"]


def test_where_nobody_ordered_the_stories_the_one_with_a_picture_leads(desk: Path) -> None:
    lay(desk, "a.html", "b.html", "c.html")
    articles = {
        "a.html": article("a", 500),
        "b.html": article("b", 50, True),
        "c.html": article("c", 90, True),
    }
    assert put_together(open_dossier(desk), articles, ())[1].lead == 2


def test_where_numbers_order_them_the_first_leads(desk: Path) -> None:
    lay(desk, "1-a.html", "2-b.html")
    articles = {"1-a.html": article("a"), "2-b.html": article("b", 500, True)}
    assert put_together(open_dossier(desk), articles, ())[1].lead == 0
