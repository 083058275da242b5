"""What our own layouts make of our samples, in every language, is read back without a loss."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from convert.check import check
from convert.design import Design
from convert.errors import OutputError
from convert.model import Article, Attachment, Code, Link, Paragraph, Publication, Rendition, Text, Verdict
from convert.pipeline import build
from convert.remarks import remark
from convert.render import render
from convert.settings import Settings

SAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "samples").iterdir() if path.suffix in (".html", ".txt")
)


@cache
def built(path: Path) -> Rendition:
    return build(str(path), Settings(offline=True))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_nothing_of_a_sample_is_lost_on_paper(path: Path) -> None:
    verdict = built(path).verdict
    assert verdict
    assert verdict.losses == ()
    assert verdict.words == verdict.words_found > 200
    assert verdict.sentence.startswith("Everything kept is printed: ")


def test_every_kind_of_block_is_found_on_paper(everything: Publication, design: Design) -> None:
    verdict = check(render(everything, design).data, everything)
    assert verdict.losses == ()
    assert (verdict.pictures, verdict.links > 5) == (verdict.pictures_found, True)


def test_other_outputs_have_no_verdict() -> None:
    assert build(str(SAMPLES[0]), Settings(offline=True, to="html")).verdict is None


def test_the_verdict_says_what_is_lost_first_and_stays_short() -> None:
    lost = (remark("picture-unprinted", count=1, names="map.png"),)
    faults = tuple(remark(code, pages="2") for code in ("page-short", "page-empty", "line-alone"))
    verdict = Verdict(5, 5, 1, 0, 0, 0, 2, lost, faults)
    assert verdict.remarks == lost + faults
    assert verdict.sentence.startswith(lost[0].sentence)
    assert verdict.sentence.endswith("(2 more remarks on it.)")
    assert (
        Verdict(1200, 1200, 1, 1, 0, 0, 2).sentence
        == "Everything kept is printed: 1,200 words, 1 picture, 2 pages."
    )


REDIRECT = "https://a.example/?q=https://b.example&" + "&".join(f"{n}=" + "MW" * 9 for n in "abc")


def test_a_heading_stays_with_the_list_of_links(design: Design) -> None:
    links = tuple(Link((Text(f"word {n} "),), f"https://port.example/{n}") for n in range(3))
    for count in range(20, 36, 2):
        said = [Paragraph((Text(f"Paragraph number {n} says little."),)) for n in range(count)]
        whole = Publication((Article("T", (*said, Paragraph(links)), language="en"),))
        assert codes(check(render(whole, design).data, whole), "heading-stranded") == []


def test_no_address_runs_off_the_sheet(design: Design) -> None:
    whole = Publication((Article("T", (Paragraph((Link((Text("word"),), REDIRECT),)),), language="en"),))
    assert codes(check(render(whole, design).data, whole), "page-overrun") == []


def test_no_line_of_a_program_stands_alone(design: Design) -> None:
    program = Code("\n".join(f"measure {n}: " + "depth of the harbour basin" for n in range(9)))
    for count in range(20, 36, 2):
        said = [Paragraph((Text(f"Paragraph number {n} says little."),)) for n in range(count)]
        whole = Publication((Article("T", (*said, program), language="en"),))
        assert codes(check(render(whole, design).data, whole), "line-alone") == []


def codes(verdict: Verdict, code: str) -> list[str]:
    return [remark.code for remark in verdict.remarks if remark.code == code]


def test_an_input_that_should_be_attached_and_is_not_is_a_loss(design: Design) -> None:
    kept = Attachment("a.txt", b"words", sha256(b"words").hexdigest())
    whole = Publication((Article("T", (Paragraph((Text("Words."),)),), language="en"),), attachments=(kept,))
    without = Publication(whole.articles)
    verdict = check(render(whole, design).data, whole)
    assert (verdict.attached, verdict.losses) == ((kept.sha256,), ())
    assert codes(check(render(without, design).data, whole), "source-unattached") == ["source-unattached"]
    with pytest.raises(OutputError, match="did not put there"):
        check(render(whole, design).data, without)


def test_pictures_that_could_not_be_had_are_counted_in_the_verdict(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    pictures = "".join(f"<p>{'Words that say a little. ' * 9}</p><img src=map-{n}.png>" for n in range(3))
    page.write_text(f"<html><body><article><h1>T</h1>{pictures}</article></body></html>", "utf-8")
    verdict = build(str(page), Settings(offline=True)).verdict
    assert verdict
    assert verdict.missing == 3
    assert "; 3 pictures could not be had" in verdict.sentence


def test_the_verdict_says_that_letters_stand_as_boxes(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    odd = "\U0001f9ff\U00013000"
    page.write_text(f"<article><h1>T</h1><p>{odd} {'Words that say a little. ' * 9}</p></article>", "utf-8")
    verdict = build(str(page), Settings()).verdict
    assert verdict
    assert verdict.boxed
    assert "; letters for which there is no font stand as boxes" in verdict.sentence
