"""Converting: where products go, what is said, and how a run ends."""

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import page
import pikepdf
import pytest

from convert import pipeline
from convert.errors import NoArticleError
from convert.model import Rendition, Verdict
from convert.remarks import remark
from convert.settings import Settings
from tests.batch.conftest import PAGE
from tests.cli.conftest import Type

TEXT = """The Lighthouse Keepers' Ledger

By Ada Brandt

12 March 2025

For ninety years the keepers wrote down every ship that passed the rock, and nobody read what they wrote.

Now the ledger has been copied out, and it tells more about the weather of the strait than any instrument.
"""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """A pipeline that prints nothing; fails on names with "bad", has a bug on names with "bug"."""
    seen: list[Settings] = []

    def editions(source: str, settings: Settings) -> Iterator[tuple[str, Rendition]]:
        seen.append(settings)
        if "bad" in source:
            raise NoArticleError(f"{source} holds no article.")
        if "bug" in source:
            raise KeyError("inside")
        remarks = (remark("title-missing", "first words"),) if "odd" in source else ()
        for label in ("-A4", "-Letter") if "," in settings.paper else ("",):
            yield label, Rendition(b"%PDF-fake", "application/pdf", f".{settings.to}", remarks=remarks)

    monkeypatch.setattr(pipeline, "editions", editions)
    monkeypatch.setattr(pipeline, "dress", lambda settings: ())
    return seen


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(TEXT, "utf-8")


def test_a_pasted_text_becomes_a_pdf_beside_it_and_its_path_is_printed(type_in: Type, desk: Path) -> None:
    write("note.txt")
    code, out, _ = type_in("note.txt")
    assert (code, out) == (0, "note.pdf\n")
    assert Path("note.pdf").read_bytes().startswith(b"%PDF")
    assert Path("note.txt").read_text("utf-8") == TEXT
    assert sorted(os.listdir()) == ["note.pdf", "note.txt"]


def test_json_is_printed_and_can_be_converted_again(type_in: Type, desk: Path) -> None:
    write("note.txt")
    code, out, _ = type_in(
        "note.txt", "--to", "json", "--set", "author=Ada", "--set", "author=Bo", "--set", "date=2024"
    )
    article = json.loads(out)
    assert code == 0
    assert [person["name"] for person in article["byline"]] == ["Ada", "Bo"]
    assert article["published"] == "2024"
    Path("edited.json").write_text(out.replace("nobody read", "few read"), "utf-8")
    code, again, _ = type_in("edited.json", "--to", "json")
    assert code == 0
    assert json.loads(again)["body"] == json.loads(out.replace("nobody read", "few read"))["body"]


def test_standard_input_and_output_are_both_a_dash(
    type_in: Type, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    code, out, _ = type_in("-", "-o", "-", "--to", "json")
    assert code == 0
    assert json.loads(out)["title"] == "The Lighthouse Keepers' Ledger"


def test_standard_input_without_a_target_says_what_to_add(type_in: Type, desk: Path, quick: Any) -> None:
    code, _, err = type_in("-")
    assert code == 2
    assert "-o FILE" in err


def test_several_inputs_go_on_after_a_failure_and_exit_3(type_in: Type, desk: Path, quick: Any) -> None:
    write("one.txt", "bad.txt", "bug.txt", "two.txt")
    code, out, err = type_in("one.txt", "bad.txt", "bug.txt", "two.txt", "-o", "out/")
    assert code == 3
    assert out.split() == ["out/one.pdf", "out/two.pdf"]
    assert "bad.txt holds no article." in err
    assert "bug.txt: This is a fault in convert" in err
    assert err.endswith("convert: 2 of 4 files could not be converted: bad.txt, bug.txt\n")
    assert "Traceback" not in err


def test_one_input_exits_with_the_code_of_its_failure(type_in: Type, desk: Path, quick: Any) -> None:
    assert type_in("bad.txt").code == 20


def test_a_bug_exits_70_and_its_traceback_is_kept_in_a_file(type_in: Type, desk: Path, quick: Any) -> None:
    code, _, err = type_in("bug.txt")
    assert code == 70
    assert "not in your file" in err
    assert "Traceback" not in err
    kept = Path(err.strip().rpartition(" ")[2])
    assert "KeyError: 'inside'" in kept.read_text("utf-8")


def test_several_inputs_need_a_folder(type_in: Type, desk: Path, quick: Any) -> None:
    code, _, err = type_in("one.txt", "two.txt", "-o", "both.pdf")
    assert code == 2
    assert "-o both/" in err
    code, _, err = type_in("one.txt", "two.txt", "-o", "-")
    assert code == 2
    assert "-o out/" in err
    assert not quick


def test_two_inputs_of_one_name_do_not_replace_each_other(type_in: Type, desk: Path, quick: Any) -> None:
    write("a/x.html", "b/x.html")
    code, out, err = type_in("a/x.html", "b/x.html", "-o", "out/")
    assert code == 3
    assert out == "out/x.pdf\n"
    assert "a/x.html was written just now" in err


def test_a_file_of_somebody_else_is_kept_unless_forced(type_in: Type, desk: Path, quick: Any) -> None:
    write("note.txt", "note.pdf")
    code, _, err = type_in("note.txt")
    assert code == 40
    assert "--force" in err
    assert Path("note.pdf").read_text("utf-8") == TEXT
    assert type_in("note.txt", "--force").code == 0
    assert Path("note.pdf").read_bytes() == b"%PDF-fake"


def test_remarks_are_told_on_stderr_unless_quiet(type_in: Type, desk: Path, quick: Any) -> None:
    code, out, err = type_in("odd.txt")
    assert (code, out) == (0, "odd.pdf\n")
    assert err.startswith("odd.txt: No title was found")
    assert "first words" not in err.replace("by its first words", "")
    assert type_in("odd.txt", "-o", "a.pdf", "--quiet").err == ""
    assert "\u201cfirst words\u201d" in type_in("odd.txt", "-o", "b.pdf", "--verbose").err


def test_strict_makes_remarks_a_failure_that_writes_nothing(type_in: Type, desk: Path, quick: Any) -> None:
    code, out, err = type_in("odd.txt", "--strict")
    assert (code, out) == (4, "")
    assert "No title was found" in err
    assert not Path("odd.pdf").exists()
    assert type_in("even.txt", "--strict").code == 0


def test_flags_reach_the_pipeline_as_settings(type_in: Type, desk: Path, quick: list[Settings]) -> None:
    words = "note.txt --brand ./ours --paper Letter --param notes=no --offline --set title=T --url https://example.org/a"
    assert type_in(*words.split()).code == 0
    (settings,) = quick
    assert (settings.brand, settings.paper, settings.params) == ("./ours", "Letter", {"notes": False})
    assert settings.offline
    assert (settings.overrides.title, settings.overrides.url) == ("T", "https://example.org/a")


def test_words_of_a_page_cannot_steer_the_terminal(type_in: Type, desk: Path, quick: Any) -> None:
    code, _, err = type_in("bad\x1b[2J.txt")
    assert code == 20
    assert "\x1b" not in err


def test_ctrl_c_ends_quietly_with_130(type_in: Type, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def editions(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "editions", editions)
    code, out, err = type_in("one.txt", "two.txt")
    assert (code, out) == (130, "")
    assert err.strip() == "convert: Stopped."


@pytest.mark.parametrize("words", ["schema", "--version"])
def test_a_reader_that_goes_away_is_met_with_silence(tmp_path: Path, words: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "convert", words]
    done = subprocess.run(command, cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert done.returncode == 1
    assert done.stderr == b""


FAULTY = Verdict(9, 9, 0, 0, 1, 1, 2, faults=(remark("page-short", "the words", pages="2"),))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline whose products have a verdict; faults on names with "odd"."""

    def editions(source: str, settings: Settings) -> Iterator[tuple[str, Rendition]]:
        verdict = FAULTY if "odd" in source else msgspec.structs.replace(FAULTY, faults=())
        yield "", Rendition(b"%PDF-fake", "application/pdf", ".pdf", 2, verdict.remarks, verdict)

    monkeypatch.setattr(pipeline, "editions", editions)


def test_the_verdict_is_one_line_and_quiet_leaves_it_out(type_in: Type, desk: Path, judged: None) -> None:
    assert type_in("even.txt").err == "even.txt: Everything kept is printed: 9 words, 1 link, 2 pages.\n"
    assert type_in("odd.txt").err.count("\n") == 1
    assert type_in("odd.txt", "-o", "a.pdf", "--quiet").err == ""


def test_details_of_the_verdict_are_told_on_request(type_in: Type, desk: Path, judged: None) -> None:
    err = type_in("odd.txt", "--verbose").err
    assert "[page-short]" in err
    assert "\u201cthe words\u201d" in err


def test_a_faulty_page_fails_a_strict_run(type_in: Type, desk: Path, judged: None) -> None:
    code, out, err = type_in("odd.txt", "--strict")
    assert (code, out) == (4, "")
    assert "[page-short]" in err
    assert type_in("even.txt", "--strict").code == 0


def test_a_program_reads_the_verdict_as_json(type_in: Type, desk: Path, judged: None) -> None:
    lines = type_in("odd.txt", "even.txt", "-o", "out/", "--json").out.splitlines()
    odd, even = map(json.loads, lines)
    assert (odd["target"], odd["pages"]) == (str(Path("out/odd.pdf")), 2)
    assert odd["verdict"]["faults"][0]["code"] == "page-short"
    assert even["verdict"]["sentence"] == "Everything kept is printed: 9 words, 1 link, 2 pages."
    assert type_in("odd.txt", "-o", "-", "--json").code == 2


def test_a_failure_is_a_line_of_json_too(type_in: Type, desk: Path, quick: Any) -> None:
    code, out, _ = type_in("bad.txt", "one.txt", "-o", "out/", "--json")
    bad, good = map(json.loads, out.splitlines())
    assert code == 3
    assert bad["failure"] == {"sentence": "bad.txt holds no article.", "exit": 20}
    assert (bad["target"], good["failure"]) == (None, None)
    strict = json.loads(type_in("odd.txt", "--strict", "--json").out)
    assert strict["failure"]["exit"] == 4
    assert [told["code"] for told in strict["remarks"]] == ["title-missing"]


def test_two_papers_are_two_files_named_after_them(type_in: Type, desk: Path, quick: Any) -> None:
    assert type_in("odd.txt", "--paper", "A4,letter").out == "odd-A4.pdf\nodd-Letter.pdf\n"
    code, out, err = type_in("odd.txt", "--paper", "letter,A4", "-o", "brief.pdf")
    assert (code, out) == (0, "brief-A4.pdf\nbrief-Letter.pdf\n")
    assert err.count("[title-missing]") == 1
    assert type_in("odd.txt", "--paper", "A4,letter", "-o", "-").code == 2


def test_each_paper_is_printed_and_has_its_own_verdict(type_in: Type, desk: Path) -> None:
    write("note.txt")
    code, out, _ = type_in("note.txt", "--paper", "a4, letter, A4", "--json")
    sheets = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [sheet["target"] for sheet in sheets] == ["note-A4.pdf", "note-Letter.pdf"]
    assert all(sheet["verdict"]["words_found"] == sheet["verdict"]["words"] > 30 for sheet in sheets)


def test_nothing_is_claimed_of_a_file_that_could_not_be_written(
    type_in: Type, desk: Path, judged: None
) -> None:
    write("note.txt")
    code, _, err = type_in("even.txt", "-o", "note.txt/even.pdf")
    assert code == 40
    assert "note.txt is a file, and nothing can be put into it" in err
    assert "Everything" not in err


@pytest.mark.parametrize(
    ("name", "kind"), [("x.html", "html"), ("x.HTM", "html"), ("x.json", "json"), ("x", "pdf")]
)
def test_the_ending_of_the_name_says_what_is_made(
    type_in: Type, desk: Path, quick: list[Settings], name: str, kind: str
) -> None:
    assert type_in("note.txt", "-o", name).code == 0
    assert quick[0].to == kind


def test_an_ending_that_we_cannot_write_is_refused_and_so_is_a_contradiction(
    type_in: Type, desk: Path, quick: list[Settings]
) -> None:
    code, _, err = type_in("note.txt", "-o", "brief.docx")
    assert code == 2
    assert "we do not write .docx files" in err
    assert ".pdf, .html, .json" in err
    code, _, err = type_in("note.txt", "-o", "brief.pdf", "--to", "html")
    assert code == 2
    assert "--to html" in err
    assert type_in("note.txt", "-o", "Brief No. 3").code == 0
    assert len(quick) == 1


def test_a_pdf_named_as_the_last_input_is_taken_for_a_forgotten_o(
    type_in: Type, desk: Path, quick: list[Settings]
) -> None:
    code, _, err = type_in("note.txt", "out.pdf")
    assert code == 2
    assert "convert note.txt -o out.pdf" in err
    assert not quick


def test_an_empty_name_is_a_slip(type_in: Type, desk: Path, quick: Any) -> None:
    code, _, err = type_in("note.txt", "-o", "")
    assert code == 2
    assert "-o FILE" in err


def test_an_address_in_place_of_a_file_is_told_what_to_do(type_in: Type, desk: Path) -> None:
    for address in ("https://example.org/a.html", "www.example.org/a"):
        code, _, err = type_in(address)
        assert code == 10
        assert f"{address} is an address" in err
        assert "save it" in err


def test_a_full_disk_behind_standard_output_is_no_fault_of_ours(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    for words in (["schema"], ["--help"], ["config", "--json"]):
        with open("/dev/full", "wb") as full:
            command = [sys.executable, "-m", "convert", *words]
            done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True)
        assert done.returncode == 40
        assert done.stderr.startswith("convert: The result could not be written to standard output: No space")
        assert done.stderr.count("\n") == 1


def test_a_wrong_name_in_a_settings_file_is_told_with_the_file(type_in: Type, desk: Path) -> None:
    write("note.txt")
    for line, told in (
        ('brand = "orery"', "no brand 'orery'"),
        ('layout = "bief"', "no layout 'bief'"),
        ('paper = "A9"', "no paper 'A9'"),
        ("[params]\nqqr = true", "no parameter 'qqr'"),
    ):
        Path("convert.toml").write_text(line, "utf-8")
        code, _, err = type_in("note.txt")
        assert code == 30
        assert f"{desk / 'convert.toml'}, line {line.count(chr(10)) + 1}: " in err
        assert told in err
    Path("convert.toml").unlink()
    assert "convert.toml" not in type_in("note.txt", "--brand", "orery").err


def test_the_page_is_kept_in_the_pdf_on_request_with_its_hash(type_in: Type, desk: Path) -> None:
    write("my note.txt")
    code, out, err = type_in("my note.txt", "--archive", "-o", "a.pdf", "--json")
    data = Path("my note.txt").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    assert code == 0
    assert f"The page it was made from is attached to it (SHA-256 {digest[:16]}" in err
    assert json.loads(out)["verdict"]["attached"] == [digest]
    with pikepdf.open("a.pdf") as pdf:
        (kept,) = pdf.attachments.values()
        assert kept.get_file().read_bytes() == data
        assert (kept.filename, kept.get_file().mime_type) == ("my note.txt", "text/plain")
        assert digest in kept.description
        (associated,) = list(pdf.Root.AF)
        assert associated.AFRelationship == "/Source"
    type_in("my note.txt", "--archive", "-o", "b.pdf")
    assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()
    faults = [
        fault.message for fault in page.validate_pdf_bytes(Path("a.pdf").read_bytes(), profile="ua1").failures
    ]
    assert faults == []


def test_without_the_request_nothing_is_attached_and_only_a_pdf_can_be_asked_for(
    type_in: Type, desk: Path
) -> None:
    write("note.txt")
    assert "attached" not in type_in("note.txt").err
    for words in (("--to", "html"), ("--param", "booklet=yes")):
        code, _, err = type_in("note.txt", "--archive", *words)
        assert code == 2
        assert "--archive" in err


def test_a_flag_for_pictures_is_refused_where_nothing_shows_any(type_in: Type, desk: Path) -> None:
    write("note.txt")
    code, _, err = type_in("note.txt", "--to", "json", "--pictures", "mail")
    assert code == 2
    assert "--pictures is for a PDF or a web page, and what is made is json" in err
    assert type_in("note.txt", "--to", "html", "--pictures", "mail").code == 0


@pytest.mark.parametrize("flag", ["--archive", "--fit=2", "--bleed", "--duplex", "--booklet", "--grey"])
@pytest.mark.parametrize("way", [("--to", "json"), ("-o", "note.html")])
def test_a_flag_for_print_is_refused_where_no_pdf_is_made(
    flag: str, way: tuple[str, str], type_in: Type, desk: Path, quick: Any
) -> None:
    write("note.txt")
    code, _, err = type_in("note.txt", *way, flag)
    assert code == 2
    assert f"{flag.partition('=')[0]} is for a PDF, and what is made is {way[1].rpartition('.')[2]}" in err


def test_a_layout_that_is_asked_for_as_a_format_is_told_how_to_ask(
    type_in: Type, desk: Path, quick: Any
) -> None:
    code, _, err = type_in("page.html", "--to", "handout")
    assert code == 2
    assert "--layout handout" in err


def test_an_output_that_is_named_behind_two_dashes_is_told_where_to_stand(
    type_in: Type, desk: Path, quick: Any
) -> None:
    code, _, err = type_in("--", "page.html", "-o", "a.pdf")
    assert code == 2
    assert "Put -o FILE before it" in err


def test_several_inputs_with_nothing_but_remarks_against_them_exit_4_under_strict(
    type_in: Type, desk: Path
) -> None:
    page = PAGE.format(n=1).replace("</h1>", '</h1><p class="byline">By Ada Bo, 03/04/2024</p>')
    for name in ("one.html", "two.html"):
        Path(name).write_text(page, "utf-8")
    assert type_in("one.html", "two.html", "--strict", "-o", "out/", "--to", "json").code == 4
    assert type_in("one.html", "gone.html", "--strict", "-o", "out/", "--to", "json").code == 3
