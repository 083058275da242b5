"""What a page writes is printed as words: it does not act, pretend, or break what it is put into."""

import io
import time
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from convert.errors import ConvertError, SourceError, SourceLimitError
from convert.extract import extract
from convert.model import Limits, Rendition
from convert.override import Overrides
from convert.pipeline import open_source, produce
from convert.settings import Settings, limits_of, load
from convert.sources import read_bytes
from convert.sources.excess import ROWS, size_up
from tests.hostile.conftest import PROSE, Printer, told

LINKS = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)",
    "vbscript:x",
    "file:///etc/passwd", "data:text/html,x", "\\\\host\\share", "//host/share", "../up.html", "x.html", "ftp://h/",
    "smb://h/x", "ms-word:ofe|u|http://h", "http:\\\\h", " javascript:alert(1)", "intent://x", "blob:x",
    "about:x",
)  # fmt: skip


def test_links_that_act_are_left_as_words(print_page: Printer) -> None:
    links = "".join(
        f'<p>The report <a href="{link}">leads{n}on</a> to more.</p>' for n, link in enumerate(LINKS)
    )
    rendition = print_page(links)
    with pikepdf.open(io.BytesIO(rendition.data)) as pdf:
        annotations = [a for page in pdf.pages for a in page.get("/Annots", [])]
        addresses = [str(a.A.URI) for a in annotations if "/A" in a and a.A.S == "/URI"]
    assert all(a.startswith(("http://", "https://", "mailto:", "tel:")) for a in addresses)
    words = told(rendition)
    assert all(f"leads{n}on" in words for n in range(len(LINKS)))


def test_a_form_and_its_script_are_left_out(print_page: Printer) -> None:
    form = "<form action='http://h/'><input name=a style='appearance:auto'><button formaction='http://h/'>Go</form>"
    with pikepdf.open(io.BytesIO(print_page(form + "<script>alert(1)</script>").data)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/OpenAction" not in pdf.Root
        assert "/JavaScript" not in pdf.Root.get("/Names", {})


TITLES = (
    "<script>alert(1)</script>", "]]><rdf:li>x</rdf:li><!--", "{{ 7*7 }} {% raw %}", "&lt;b&gt; &amp;amp;",
    "a\u202eb",
    "\x1b]0;pwned\x07", "(unbalanced \\( ) >> endobj", "\U000e0041\ufffe", '"\'><img src=x>', "%s %d %n",
    "\ud800",
    "A" * 3000, "\u0301" * 50, "../../etc/passwd", "CON", "\u05d0\u0627 mixed",
)  # fmt: skip


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_a_hostile_title_is_words_in_the_page_and_in_the_metadata(title: str) -> None:
    import html

    escaped = html.escape(title)
    page = f"<html lang=en><head><title>{escaped}</title></head><body><article><h1>{escaped}</h1>{PROSE * 3}"
    article = extract(read_bytes(page.encode("utf-8", "surrogatepass"), "a.html"))
    rendition = produce(article, Settings(offline=True))
    with pikepdf.open(io.BytesIO(rendition.data)) as pdf:
        metadata = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
        assert "/JavaScript" not in pdf.Root
    assert len(list(metadata.iter("{http://purl.org/dc/elements/1.1/}title"))) <= 1
    assert "49" not in (article.title or "")
    page_of_web = produce(article, Settings(offline=True, to="html")).data.decode()
    assert "<script>alert" not in page_of_web
    assert "\x1b" not in page_of_web


LIMITED = {
    "tags": (b"<p>x</p>" * 2000, "a.html"),
    "lines": (b"word\n" * 2000, "a.txt"),
    "pages": ("".join(f"<p>{PROSE}{n}</p>" for n in range(200)).encode(), "a.html"),
    "letters": (b"<article><h1>T</h1>" + PROSE.encode() * 3 + b"<p>" + b"a" * 2000, "a.html"),
    "megabytes": (b"<p>" + b"word " * 300_000, "a.html"),
}


@pytest.mark.parametrize("limit", LIMITED)
def test_what_is_past_a_limit_is_told_which_and_how_it_is_raised(limit: str, tmp_path: Path) -> None:
    data, name = LIMITED[limit]
    page = tmp_path / name
    page.write_bytes(data)
    small = Limits(**{limit: 1 if limit in ("megabytes", "pages") else 1000})
    with pytest.raises(SourceLimitError, match=rf"under \[limits\], {limit}"):
        open_source(str(page), Overrides(), small)


def test_a_limit_is_raised_in_the_settings_and_only_to_a_number(tmp_path: Path) -> None:
    file = tmp_path / "convert.toml"
    file.write_text("[limits]\npages = 2000\n")
    settings = load(start=tmp_path, environ={})
    assert limits_of(settings) == Limits(pages=2000)
    assert settings.origins["limits.pages"] == f"{file}, line 2"
    for wrong in ("pages = 0", "pages = true", "page = 1"):
        file.write_text(f"[limits]\n{wrong}\n")
        with pytest.raises(ConvertError, match=r"line 2: (pages must be|there is no limit 'page')"):
            load(start=tmp_path, environ={})


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000 + "kept",
        "<table><tr><td>" * 300 + "kept",
        "<ul><li>" * 2000 + "kept",
        "<blockquote>" * 2000 + "kept",
        "<b><i>" * 5000 + "kept",
        "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">kept",
        "<table><tr><td colspan=1000000000 rowspan=999999999>kept</table>",
        "<p>kept" + "\u0301" * 5000,
    ],
    ids=["boxes", "tables", "lists", "quotations", "marks", "attributes", "spans", "accents"],
)
def test_what_is_nested_or_repeated_beyond_measure_keeps_its_text(markup: str, print_page: Printer) -> None:
    assert "kept" in told(print_page(markup))


def test_what_is_set_piece_by_piece_is_refused_before_it_is_set(tmp_path: Path) -> None:
    pieces = {
        "words in bold": "<p>" + "and <b>many</b> of them " * 1500,
        "cells": "<table>" + "<tr><td>one<td>two<td>three" * 400,
        "items": "<ul>" + "<li>one of them" * 700,
        "calls": "<p>" + "so<sup><a href=#n1>1</a></sup> " * 400 + "<ol><li id=n1>The note of it.</ol>",
        "notes": "".join(f"<p>So it is.<sup><a href=#n{n}>{n}</a></sup>" for n in range(400)),
        "addresses": "".join(f"<p>It is <a href=https://example.org/{n}>there</a>." for n in range(300)),
        "lines": "<p>" + "<br>".join(f"Line {n} of it" for n in range(1200)),
    }
    for kind, markup in pieces.items():
        page = tmp_path / f"{kind}.html"
        page.write_text(f"<title>Two ledgers</title><article><h1>Two ledgers</h1>{PROSE * 3}{markup}")
        with pytest.raises(SourceLimitError, match=r"pieces to be set.*under \[limits\], pieces = "):
            open_source(str(page), Overrides(), Limits(pieces=1000))


def test_the_estimate_of_pages_is_near_what_is_printed(print_page: Printer) -> None:
    markup = PROSE * 30 + "<table>" + "<tr><td>one<td>two<td>three" * 100 + "</table>"
    markup += "<ul>" + "<li>one of them" * 100 + "</ul>"
    rendition = print_page(markup)
    article = extract(read_bytes(f"<article><h1>Two ledgers</h1>{PROSE * 3}{markup}".encode(), "a.html"))
    assert rendition.pages
    assert 0.5 < (size_up(article).lines / ROWS) / rendition.pages < 1.5


def test_a_name_without_an_end_is_refused_before_it_is_set(tmp_path: Path) -> None:
    page = tmp_path / "a.json"
    body = '{"type":"paragraph","content":[{"type":"text","text":"Nine ships came."}]}'
    for key in ("title", "dek", "site", "section", "copyright"):
        name = {"title": "Two ledgers", key: "x" * 9000}
        told = ",".join(f'"{field}":"{words}"' for field, words in name.items())
        page.write_text(f'{{{told},"body":[{body}]}}')
        with pytest.raises(SourceLimitError, match="9,000 letters in a row in its head"):
            open_source(str(page), Overrides())


def test_words_that_are_all_tied_together_are_set_soon_and_whole(print_page: Printer) -> None:
    began = time.process_time()
    words = told(print_page("<p>" + "&nbsp;".join(f"ship{n}" for n in range(1500))))
    assert all(f"ship{n}" in words for n in range(1500))
    assert time.process_time() - began < 5


@pytest.mark.parametrize("tie", ["&nbsp;", ""])
def test_elements_that_are_all_tied_together_are_set_soon(tie: str, print_page: Printer) -> None:
    began = time.process_time()
    rendition = print_page("<p>" + tie.join(f"<b>ship{n}</b>" for n in range(600)))
    assert "ship599" in told(rendition)
    assert "page-overrun" not in [remark.code for remark in rendition.remarks]
    assert time.process_time() - began < 8


def test_a_text_of_too_many_pages_is_refused_before_it_is_read() -> None:
    text = "Nine ships came through the lock.\n" * 2400
    with pytest.raises(SourceLimitError, match=r"about 22 pages long.*under \[limits\], pages = 22"):
        read_bytes(text.encode(), "a.txt", limits=Limits(pages=10))


def test_a_table_without_an_end_is_refused_by_its_limit_and_not_as_no_article(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<article><h1>T</h1><table>" + ("<tr>" + "<td>0" * 100) * 100 + "</table></article>")
    with pytest.raises(SourceLimitError, match=r"under \[limits\], (pieces|pages) ="):
        open_source(str(page), Overrides(), Limits(pieces=2000))


@pytest.mark.parametrize(
    "body",
    [
        "[" * 100_000,
        '{"title":' * 50_000,
        '{"title":"T","body":' + "1" * 9000 + "}",
        '{"title":"T\\ud800","body":[]}',
        '{"title":"T\\udc00x","body":[]}',
    ],
)
def test_json_beyond_measure_is_refused_in_words_of_ours(body: str) -> None:
    with pytest.raises(SourceError, match=r"nested too deeply|more digits|half a letter"):
        read_bytes(body.encode(), "a.json")


@pytest.mark.parametrize("kind", ["html", "json"])
def test_controls_that_are_written_as_references_do_not_reach_the_file(kind: str, tmp_path: Path) -> None:
    points = (1, 7, 0x1B, 0x202E, 0xFFFE, 0xFDD0)
    told = "".join(f"&#{n};" if kind == "html" else f"\\u{n:04x}" for n in points)
    title, prose = f"Two {told}ledgers", f"{PROSE[3:-4]} {told}"
    paragraph = f'{{"type":"paragraph","content":[{{"type":"text","text":"{prose}"}}]}}'
    page = tmp_path / f"a.{kind}"
    if kind == "json":
        page.write_text(f'{{"title":"{title}","dek":"{told}","site":"{told}x","body":[{paragraph}]}}')
    else:
        page.write_text(f"<title>{title}</title><article><h1>{title}</h1>{f'<p>{prose}</p>' * 3}")
    article = open_source(str(page), Overrides(section="\x07s\ud800", authors=("A\x07 Lee",)))[1]
    rendition = produce(article, Settings(offline=True))
    with pikepdf.open(io.BytesIO(rendition.data)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
    assert "Two ledgers" in metadata
    assert not {chr(n) for n in points} & set(metadata + told_in(rendition))


@pytest.mark.parametrize(
    "sign", ["\u200e\u200f", "\u2028", "\u2029", "\x85", "\u2800", "\ufffc", "\u3000", "\ue000", "\u0345"]
)
def test_signs_that_draw_nothing_or_end_a_line_cost_no_word_and_no_page(
    sign: str, print_page: Printer
) -> None:
    rendition = print_page(f"<p>Ships{sign}mates {sign * 900} {(sign * 9 + ' ') * 300}kept.</p>")
    assert "kept." in told(rendition)
    codes = [remark.code for remark in rendition.remarks]
    assert "words-missing" not in codes
    assert "page-empty" not in codes
    assert "font-east" not in codes
    named = [remark.sentence for remark in rendition.remarks if remark.code == "glyph-missing"]
    assert all("U+E000" in sentence for sentence in named)


def told_in(rendition: Rendition) -> str:
    return told(rendition).replace("\ufffe", "")  # the hyphen at the end of a line, as PDFium tells it
