"""What an input is taken for, and what is refused."""

from pathlib import Path

import msgspec
import pytest

import convert
from convert.errors import SourceError, SourceFormatError
from convert.model import Article, Paragraph, Text
from convert.sources import READERS, read_bytes
from convert.sources.raw import FOREIGN

HTML = "<!doctype html><html><body><p>Words.</p></body></html>"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (HTML, "html"),
        ("<div><p>One</p><p>Two</p><p>Three</p></div>", "html"),
        ("Version:0.9\nStartHTML:1\nSourceURL:https://example.org/a\n<html><p>x</p></html>", "html"),
        ("A title\n\nBy Someone\n\nWords that <b>quote</b> a tag.", "text"),
        ("if a < b and c > d: pass", "text"),
        ("{ not json", "text"),
    ],
)
def test_content_decides_what_an_input_is(text: str, kind: str) -> None:
    assert read_bytes(text.encode(), "standard input").kind == kind


def test_one_tag_is_enough_in_a_file_called_html() -> None:
    assert read_bytes(b"<p>Words</p>", "a.html").kind == "html"


@pytest.mark.parametrize(
    ("comment", "url"),
    [
        ("<!-- saved from url=(0021)https://example.org/a -->", "https://example.org/a"),
        ("<!--\n Page saved with SingleFile \n url: https://example.org/b \n-->", "https://example.org/b"),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- saved from url=(0009)file:///etc/passwd -->", None),
    ],
)
def test_a_saved_page_remembers_where_it_came_from(comment: str, url: str | None) -> None:
    assert read_bytes((comment + HTML).encode(), "a.html").origin.url == url


def test_a_given_address_beats_the_saved_one() -> None:
    page = read_bytes(f"<!-- saved from url=(1)https://a.org/ -->{HTML}".encode(), "a", url="https://b.org/")
    assert page.origin.url == "https://b.org/"


def test_an_article_in_json_comes_back_as_it_was() -> None:
    article = Article("A title", (Paragraph((Text("Words."),)),))
    page = read_bytes(msgspec.json.encode(article), "a.json")
    assert convert.extract(page) == article


def test_a_wrong_key_in_json_is_named() -> None:
    with pytest.raises(SourceFormatError, match="titel"):
        read_bytes(b'{"title": "x", "body": [], "titel": 1}', "a.json")


def test_half_a_json_names_the_line() -> None:
    with pytest.raises(SourceFormatError, match="line 2"):
        read_bytes(b'{"title": "x",\n "body": [', "a.json")


@pytest.mark.parametrize("magic", [m for m, _, _ in FOREIGN])
def test_other_kinds_of_file_are_refused_with_the_way_out(magic: bytes) -> None:
    with pytest.raises(SourceFormatError, match="which we do not read; "):
        read_bytes(magic + bytes(100), "a.bin")


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_input_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="empty"):
        read_bytes(data, "a.txt")


def test_a_file_knows_its_folder_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(HTML)
    page = convert.read(path)
    assert page.folder == str(tmp_path)
    assert page.origin.sha256 is not None
    assert page.origin.name == "a.html"
    assert page.origin.retrieved is not None


def test_every_reader_is_a_module_with_both_functions() -> None:
    for reader in READERS.values():
        assert callable(reader.recognises)
        assert callable(reader.read)


def test_bytes_that_are_no_writing_are_refused_whatever_their_name() -> None:
    noise = bytes((i * 7919 + i // 251 * 31) % 256 for i in range(20_000))
    with pytest.raises(SourceFormatError, match="neither text nor HTML"):
        read_bytes(noise, "article.html")


@pytest.mark.parametrize("name", ["standard input", "a.json", "a.txt"])
def test_json_that_is_no_article_is_refused_whatever_its_name(name: str) -> None:
    for text in ("[1,2]", '[{"a": 1}]', '{"id": 5, "words": "none"}'):
        with pytest.raises(SourceFormatError, match=r"not an article as we|an article has no"):
            read_bytes(text.encode(), name)


def test_a_key_that_an_article_has_not_is_told_with_its_line_and_the_nearest() -> None:
    with pytest.raises(
        SourceFormatError, match=r'a.json, line 3: an article has no "boddy".*Did you mean body\?'
    ):
        read_bytes(b'{\n "title": "A",\n "boddy": []\n}', "a.json")
    below = b'{"title": "A", "body": [\n{"type": "paragraph", "contents": []}]}'
    with pytest.raises(
        SourceFormatError, match=r'line 2: an article has no "contents".*Did you mean content\?'
    ):
        read_bytes(below, "a.json")
    with pytest.raises(SourceFormatError, match="it has no 'title'"):
        read_bytes(b'{"body": []}', "a.json")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel></channel></rss>',
            "a news feed",
        ),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title></feed>', "a news feed"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><text>T</text></svg>', "a drawing"),
    ],
)
def test_xml_that_is_no_page_is_named_with_the_way_out(text: str, says: str) -> None:
    with pytest.raises(SourceFormatError, match=says):
        read_bytes(text.encode(), "a.xml")


def test_a_page_of_xhtml_is_read() -> None:
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">{HTML[15:]}'
    )
    assert read_bytes(text.encode(), "a.xhtml").kind == "html"


@pytest.mark.parametrize("data", [b'{"title":"\\ud800","body":[]}', b"NaN", b'{"title":1e999}', b'"\\ud83d"'])
def test_json_that_only_some_parsers_take_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(SourceFormatError, match="is JSON, but not an article"):
        read_bytes(data, "a.json")


def test_a_pasted_page_that_shows_a_few_tags_is_text() -> None:
    words = "The wheel turned for the first time since the flood, and nobody had greased it.\n\n" * 20
    text = f"The mill at Low Marren\n\n{words}<span>Orla</span> wrote</span> <span>this</span>\n\n{words}"
    assert read_bytes(text.encode(), "paste.txt").kind == "text"


def test_a_fragment_that_begins_with_words_is_html_where_tags_part_its_lines() -> None:
    text = "The mill\n" + "<p>The wheel turned for the first time.</p>\n" * 9 + "The end"
    assert read_bytes(text.encode(), "paste.txt").kind == "html"
