"""Styles and lines that were worked out before give the pages that they would give worked out anew."""

from typing import Any

import pytest
from weasyprint import css
from weasyprint.layout import inline

import convert.render.line as line
import convert.render.style as style
from convert.compose import compose
from convert.design import load_design
from convert.extract import extract
from convert.model import Page, Publication
from convert.render.pdf import render_pdf
from convert.render.press import press

SHORT = "<h1>The weir</h1><p>It holds the water of a dry month, and nobody has looked at it since.</p>"
LONG = "<p>Nobody maps a reservoir before it is drained, for there is <em>nothing</em> to be seen of it.</p>"
LISTS = (
    "<h2 id='a'>Steps</h2><ol start='3'><li>One</li><li>Two <a href='https://a.example/b'>there</a></li></ol>"
    "<table><tr><th>Year</th><td>1984</td></tr><tr><th>Days</th><td>11</td></tr></table>"
)


def publish(body: str, language: str = "en") -> Publication:
    markup = f"<html lang='{language}'><title>T</title><article>{SHORT}{body}{LONG * 3}</article></html>"
    return compose([extract(Page("html", markup))])


PUBLICATIONS = (publish(LONG), publish(LISTS), publish(LISTS + LONG * 9, "de"), publish(LONG * 25, "ar"))


def pages(publication: Publication) -> bytes:
    return render_pdf(publication, load_design()).data


@pytest.fixture(scope="module")
def anew() -> list[bytes]:
    """Each publication by a press that has made nothing."""
    made = []
    for publication in PUBLICATIONS:
        press.cache_clear()
        made.append(pages(publication))
    return made


def test_a_file_is_the_same_whatever_was_made_before_it(anew: list[bytes]) -> None:
    press.cache_clear()
    for place in (3, 2, 1, 0, 2, 3):
        assert pages(PUBLICATIONS[place]) == anew[place]


def test_a_file_is_the_same_where_nothing_is_kept(anew: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "MOST", 0)
    monkeypatch.setattr(style, "MOST", 0)
    press.cache_clear()
    assert [pages(publication) for publication in PUBLICATIONS] == anew


def test_a_second_document_works_out_next_to_no_style(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[str] = []
    plain = css.ComputedStyle.__mro__[1]
    work_out = plain.__missing__

    def count(self: Any, key: str) -> Any:
        counts.append(key)
        return work_out(self, key)

    monkeypatch.setattr(plain, "__missing__", count)
    press.cache_clear()
    pages(PUBLICATIONS[0])
    first = len(counts)
    pages(publish(LONG * 2))
    assert len(counts) - first < first / 5


def test_styles_that_are_too_many_are_forgotten_between_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style, "MOST", 50)
    press.cache_clear()
    styles = press(load_design()).fonts.styles
    pages(PUBLICATIONS[0])
    assert styles.count == 50
    pages(PUBLICATIONS[1])
    assert styles.count == 50
    styles.tidy()
    assert styles.count == 0


def test_a_copied_style_shares_nothing() -> None:
    known = style.Known()
    known.values["color"] = "red"

    class Plain(dict[str, Any]):
        def copy(self) -> "Plain":
            copied = Plain(known.values)
            copied.update(self)
            return copied

    copied = style.leave(Plain().copy(), Plain())
    assert copied == {}
    assert copied.known is None


def test_a_line_is_broken_once_for_the_same_words_and_width() -> None:
    asked: list[str] = []

    class Fonts:
        lines: dict[Any, Any] = {}  # noqa: RUF012 - of this test alone

    class Style(dict[str, Any]):
        font_config = Fonts()

    def split(text: str, *_: Any, **__: Any) -> tuple[Any, ...]:
        asked.append(text)
        return ([text], len(text))

    recalling = line.recall_lines(split)
    usual, large = (Style({**dict.fromkeys(line.DECISIVE), "font_size": size}) for size in (10, 12))
    layouts = [recalling("a", usual, None, 100.0, 0)[0] for _ in range(2)]
    recalling("a", usual, None, 90.0, 0)
    recalling("a", large, None, 100.0, 0)
    recalling("a", usual, None, 100.0, 0, minimum=True)
    assert len(asked) == 4
    assert layouts[0] == layouts[1]
    assert layouts[0] is not layouts[1], "a layout is changed when it is drawn"


def test_the_typesetter_breaks_lines_by_no_other_property_than_we_look_at() -> None:
    """Asks the typesetter itself, so that another version of it is found out."""
    seen: set[str] = set()
    lines = inline.split_first_line.__wrapped__.__wrapped__

    class Watched:
        def __init__(self, plain: Any) -> None:
            self.plain = plain

        def __getitem__(self, name: str) -> Any:
            seen.add(name)
            return self.plain[name]

        def __getattr__(self, name: str) -> Any:
            return getattr(self.plain, name)

    tools = press(load_design())
    initial = css.AnonymousStyle(
        css.ComputedStyle(None, {}, None, css.InitialStyle(tools.fonts), None, tools.fonts, {})
    )

    class Context:
        dictionaries: dict[Any, Any] = {}  # noqa: RUF012 - of this test alone

    for hyphens in ("none", "auto", "manual"):
        for wrap in ("normal", "anywhere"):
            initial.update(
                {"hyphens": hyphens, "lang": "en", "overflow_wrap": wrap, "text_decoration_line": "none"}
            )
            for text in ("extraordinary circumstances", "a\tb", "extra\N{SOFT HYPHEN}ordinary"):
                for width in (None, 5.0, 60.0):
                    lines(text, Watched(initial), Context, width, 0)
    assert seen <= set(line.DECISIVE)
