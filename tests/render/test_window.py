"""How much of a text is before the typesetter changes what a line costs and never where it ends."""

import time
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.layout import inline

import convert.render.pdf  # noqa: F401 - which mends the typesetter
from convert.render.window import LEAST, narrow

PROSE = (
    "The harbour master keeps two ledgers, one for the ships that came and one for those that were expected. "
)
TEXTS = {
    "prose": PROSE * 12,
    "program": "x = y + 1\n" * 110,
    "one line": "abcdefghij" * 120,
    "no break": "\N{NO-BREAK SPACE}".join(PROSE.split() * 12),
    "blanks": "\N{IDEOGRAPHIC SPACE}" * 600 + "\N{EM SPACE}x" * 300,
    "marks": "e" + "\N{COMBINING ACUTE ACCENT}" * 1200 + " and more",
    "soft hyphens": "har\N{SOFT HYPHEN}bour" * 150,
    "two ways": "\u05d0\u05d1 ships " * 140,
}


def lines(text: str, style: str) -> list[str]:
    """The words of each line that a paragraph is broken into."""
    sheet = f"@page{{size:400px 90000px;margin:10px}}p{{font:16px/20px 'Press Serif';{style}}}"
    pages = HTML(string=f"<html lang=en><style>{sheet}</style><body><p>{text}").render().pages
    boxes = [box for page in pages for box in page._page_box.descendants()]
    return [box.text for box in boxes if type(box).__name__ == "TextBox"]


@pytest.mark.parametrize("style", ["hyphens:auto", "white-space:pre", "white-space:pre-wrap;width:150px"])
@pytest.mark.parametrize("text", TEXTS)
def test_lines_end_where_they_would_with_all_of_the_text(
    text: str, style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(TEXTS[text]) > LEAST
    found = lines(TEXTS[text], f"{style};overflow-wrap:anywhere")
    monkeypatch.setattr(inline, "split_first_line", inline.split_first_line.__wrapped__)
    assert lines(TEXTS[text], f"{style};overflow-wrap:anywhere") == found


@pytest.mark.parametrize("run", ["a", "\N{IDEOGRAPHIC SPACE}", "\N{EM SPACE}x", "x\n"])
def test_a_run_without_an_end_is_set_in_time_that_grows_with_its_length(run: str) -> None:
    style = "overflow-wrap:anywhere" + (";white-space:pre" if "\n" in run else "")
    began = time.process_time()
    assert lines(run * (20_000 // len(run)), style)
    assert time.process_time() - began < 4


def test_what_a_line_cannot_be_told_from_is_looked_at_again_with_more() -> None:
    seen: list[int] = []

    def split(text: str, *_: Any) -> tuple[Any, ...]:
        seen.append(len(text))
        return None, 0, None if len(text) < 30_000 else 9, 0, 0, 0

    style = {"font_size": 10, "white_space": "normal"}
    assert narrow(split)("a" * 99_000, style, None, 300)[2] == 9
    assert seen == [LEAST, LEAST * 8, LEAST * 64]
