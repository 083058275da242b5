"""From inputs to files: what is found, where it goes, what is built."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from convert.batch import Job
from convert.batch.run import choose_designs, find_inputs, place_products, run
from convert.batch.state import State
from convert.errors import UsageError
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
    assert find_inputs(["page", "page", "other.aspx"]) == [Path("page"), Path("other.aspx")]


def test_products_lie_as_their_inputs_do() -> None:
    inputs = [Path("in/a.html"), Path("in/deep/a.html")]
    assert place_products(inputs, Path("out"), Path("in"), [".pdf"]) == {
        inputs[0]: ["out/a.pdf"],
        inputs[1]: ["out/deep/a.pdf"],
    }
    assert place_products(inputs[:1], None, None, ["-brief.pdf", ".html"]) == {
        inputs[0]: ["in/a-brief.pdf", "in/a.html"]
    }


def test_inputs_that_differ_in_the_ending_alone_keep_it() -> None:
    inputs = [Path("in/a.html"), Path("in/A.txt"), Path("in/b.txt")]
    placed = place_products(inputs, Path("out"), None, [".pdf"])
    assert list(placed.values()) == [
        ["out/a.html.pdf"],
        ["out/A.txt.pdf"],
        ["out/b.pdf"],
    ]


def test_two_inputs_for_one_product_are_refused() -> None:
    with pytest.raises(UsageError, match="would both become"):
        place_products([Path("one/a.html"), Path("two/a.html")], Path("out"), None, [".pdf"])


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
