"""From inputs to files: what is found, where it goes, what is built."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from convert.batch import Job, Outcome
from convert.batch.run import choose_designs, find_inputs, place_products, run
from convert.batch.state import State
from convert.errors import UsageError
from convert.remarks import remark
from convert.seal import seal
from convert.settings import Settings
from tests.batch.conftest import Pretence

Jobs = Callable[[Iterable[str]], list[Job]]


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")


def test_a_folder_stands_for_the_articles_in_it_and_below(desk: Path) -> None:
    touch(
        desk,
        *(
            "a.html",
            "b.txt",
            "c.md",
            "d.json",
            "deep/e.htm",
            "f.pdf",
            "README.md",
            "report.html",
            "report.json",
        ),
        *(".hidden.html", ".convert/g.html", "a_files/frame.html"),
    )
    found = find_inputs([str(desk)])
    assert [str(path.relative_to(desk)) for path in found] == [
        "a.html",
        "b.txt",
        "c.md",
        "d.json",
        "deep/e.htm",
    ]


def test_a_file_that_is_named_is_taken_whatever_its_ending(desk: Path) -> None:
    assert list(find_inputs(["page", "page", "other.aspx"])) == [Path("page"), Path("other.aspx")]


def test_each_input_has_its_place_below_the_folder_that_was_named(desk: Path) -> None:
    touch(desk, "one/a.html", "one/deep/b.html", "two/a.html", "c.txt")
    assert list(map(str, find_inputs(["one"]).values())) == ["a.html", "deep/b.html"]
    several = find_inputs(["one", "two/", "c.txt", str(desk / "one" / "a.html")])
    assert list(map(str, several.values())) == ["one/a.html", "one/deep/b.html", "two/a.html", "c.txt"]
    placed = place_products(several, Path("out"), [".pdf"])
    assert [target for targets in placed.values() for target in targets] == [
        "out/one/a.pdf",
        "out/one/deep/b.pdf",
        "out/two/a.pdf",
        "out/c.pdf",
    ]


def test_what_we_made_of_an_article_is_no_article_until_somebody_edits_it(desk: Path) -> None:
    touch(desk, "a.html", "b.txt", "c.txt", "deep/d.html")
    for name in ("a.json", "b.html", "b.json", "c.txt.html", "out/a.json", "out/b.html", "deep/other.json"):
        path = desk / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(seal(b"{}"))

    def found(output: str | None) -> list[str]:
        paths = find_inputs([str(desk)], desk / output if output else None)
        return [path.relative_to(desk).as_posix() for path in paths]

    own = ["a.html", "b.txt", "c.txt", "deep/d.html", "deep/other.json"]
    assert found("out") == own
    assert found(None) == [*own, "out/a.json", "out/b.html"]
    (desk / "a.json").write_bytes(seal(b"{}").replace(b"{", b"{ "))
    (desk / "out/a.json").write_bytes(seal(b"{}").replace(b"{", b"{ "))
    assert found("out") == ["a.html", "a.json", *own[1:], "out/a.json"]


def test_of_our_own_files_alone_the_articles_count_and_not_the_pages_made_of_them(desk: Path) -> None:
    for name in ("a.html", "a.json", "b.html"):
        (desk / name).write_bytes(seal(b"{}"))
    assert [path.name for path in find_inputs([str(desk)], desk)] == ["a.json", "b.html"]


def test_a_product_that_would_be_an_input_is_refused(desk: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.html is an input itself.* -o FOLDER"):
        place_products({Path("a.html"): Path("a.html")}, None, [".pdf", ".html"])


def test_what_is_unchanged_but_remarked_on_fails_under_strict(jobs: Jobs, tmp_path: Path) -> None:
    easy = jobs(["one", "two"])
    state = State(tmp_path / "out")
    told = (remark("label-untranslated", language="Manx"),)

    class Talker(Pretence):
        def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
            for outcome in super().run(jobs):
                remarks = told if outcome.job.source.endswith("one") else ()
                yield msgspec.structs.replace(outcome, remarks=remarks)

    list(run(easy, Talker(), state))
    strict = [msgspec.structs.replace(job, strict=True) for job in easy]
    outcomes = list(run(strict, Talker(), state))
    state.close()
    assert [(o.status, o.refused, o.remarks) for o in outcomes] == [
        ("failed", True, told),
        ("unchanged", False, ()),
    ]


def test_products_lie_as_their_inputs_do() -> None:
    first, second = Path("in/a.html"), Path("in/deep/a.html")
    assert place_products({first: Path("a.html"), second: Path("deep/a.html")}, Path("out"), [".pdf"]) == {
        first: ["out/a.pdf"],
        second: ["out/deep/a.pdf"],
    }
    assert place_products({first: Path("a.html")}, None, ["-brief.pdf", ".json"]) == {
        first: ["in/a-brief.pdf", "in/a.json"]
    }


def test_inputs_that_differ_in_the_ending_alone_keep_it() -> None:
    inputs = {Path("in", name): Path(name) for name in ("a.html", "A.txt", "b.txt")}
    placed = place_products(inputs, Path("out"), [".pdf"])
    assert list(placed.values()) == [
        ["out/a.html.pdf"],
        ["out/A.txt.pdf"],
        ["out/b.pdf"],
    ]


def test_two_inputs_for_one_product_are_refused() -> None:
    inputs = {Path(folder, "a.html"): Path("a.html") for folder in ("one", "two")}
    with pytest.raises(UsageError, match=r"one/a\.html and two/a\.html would both become out/a\.pdf;"):
        place_products(inputs, Path("out"), [".pdf"])


def test_layouts_formats_and_papers_make_a_product_each() -> None:
    designs, ends = choose_designs(["brief", "handout", "html"], Settings(paper="A4,Letter"))
    assert ends == [
        "-brief-A4.pdf",
        "-brief-Letter.pdf",
        "-handout-A4.pdf",
        "-handout-Letter.pdf",
        ".html",
    ]
    assert [(design.layout, design.paper.name, to) for design, to in designs][-2:] == [
        ("handout", "Letter", "pdf"),
        ("brief", "A4", "html"),
    ]
    with pytest.raises(UsageError, match="Did you mean handout"):
        choose_designs(["handuot"], Settings())


def test_nothing_is_built_twice_until_the_product_is_gone(jobs: Jobs, tmp_path: Path) -> None:
    todo = jobs(["one", "two"])
    state = State(tmp_path / "out")
    first, second, third = Pretence(), Pretence(), Pretence()
    assert [o.status for o in run(todo, first, state)] == ["done", "done"]
    assert [o.status for o in run(todo, second, state)] == ["unchanged", "unchanged"]
    Path(todo[1].products[0].target).unlink()
    assert sorted(o.status for o in run(todo, third, state)) == ["done", "unchanged"]
    assert (first.asked, second.asked, third.asked) == (["one", "two"], [], ["two"])
    again = Pretence()
    assert [o.status for o in run(todo, again, state, again=True, force=True)] == ["done", "done"]
    state.close()


def test_a_product_that_cannot_be_written_is_a_failed_outcome(jobs: Jobs, tmp_path: Path) -> None:
    todo = jobs(["one", "two"])
    state = State(tmp_path / "out")
    Path(todo[0].products[0].target).write_bytes(b"somebody else's")
    outcomes = list(run(todo, Pretence(), state))
    state.close()
    assert [outcome.status for outcome in outcomes] == ["failed", "done"]
    assert "--force" in str(outcomes[0].reason)
    assert Path(todo[0].products[0].target).read_bytes() == b"somebody else's"
