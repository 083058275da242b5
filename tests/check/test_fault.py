"""Pages that are wrong are told by their numbers; each page here is wrong in one way only."""

import base64
import time
from typing import cast

import pytest

from convert.check.fault import CHECKS
from convert.check.paper import Box, Piece, Sheet, open_paper
from tests.check.conftest import Print, article, codes, judge
from tests.render.conftest import draw

LINES = "".join(f"<p>Line number {n} of the ledger.</p>" for n in range(1, 23))
"""The column holds 22 lines."""

LONG = " ".join(f"word{n}" for n in range(60))

DRAWING = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>"

PICTURE = f'<img alt=a src="{DRAWING}" style="display:block;width:100pt;height:60pt">'

TABLE = "<table><caption>Ships by year</caption><tr><td>nine</td></tr></table>"

WRONG = {
    "page-overrun": ("<p style='margin-left:250pt;white-space:nowrap'>A line that is too long</p>", ""),
    "page-overprinted": ("<p>Nine ships came in.</p><p style='margin-top:-13pt'>Two others did not.</p>", ""),
    "heading-stranded": (
        LINES[: LINES.index("<p>Line number 22")] + "<h2>Ships</h2>" + LINES,
        "h2{break-after:auto}",
    ),
    "line-alone": (LINES[: LINES.index("<p>Line number 22")] + f"<p>{LONG}</p>", "p{orphans:1;widows:1}"),
    "caption-parted": (
        f"{LINES[: LINES.index('<p>Line number 18')]}<figure style='margin:0'>{PICTURE}"
        f"<figcaption>A map of the port.</figcaption></figure>{LINES}",
        "figcaption{break-before:page}",
    ),
    "page-empty": ("<p>One.</p><div style='break-before:page;height:9pt'></div>", ""),
    "page-hollow": ("<p>One line.</p>" * 7 + f"<div style='break-inside:avoid'>{LINES}</div>", ""),
    "page-short": (LINES + "<p>One line more.</p>", ""),
}

RIGHT = {
    "page-overrun": ("<p style='margin-left:150pt;white-space:nowrap'>A short line</p>", ""),
    "page-overprinted": (
        "<p>Nine<sup>2</sup> ships, g<u>j</u>, <b>came</b>.</p><p>ÂÅ did not.</p>",
        "",
    ),
    "heading-stranded": ("<h2>Ships</h2>" + LINES + LINES, ""),
    "line-alone": (LINES[: LINES.index("<p>Line number 22")] + f"<p>{LONG}</p>", "p{orphans:2;widows:2}"),
    "caption-parted": (
        f"<figure>{PICTURE}<figcaption>A map.</figcaption></figure>{LINES}<figure>{PICTURE}</figure>{TABLE}",
        "figure{break-inside:avoid}",
    ),
    "page-empty": ("<p>One.</p><p style='break-before:page'>Two.</p>", ""),
    "page-hollow": ("<p>One line.</p>" * 8 + f"<div style='break-inside:avoid'>{LINES}</div>", ""),
    "page-short": (LINES + "<p>One more.</p>" * 8, ""),
}


def test_every_check_is_tried() -> None:
    assert WRONG.keys() == RIGHT.keys() == CHECKS.keys()


@pytest.mark.parametrize("code", CHECKS)
def test_a_faulty_page_is_found_and_a_right_one_is_not(press: Print, code: str) -> None:
    wanted = [LONG]
    with open_paper(press(*WRONG[code])) as paper:
        assert CHECKS[code](paper.sheets, wanted) != []
    with open_paper(press(*RIGHT[code])) as paper:
        assert CHECKS[code](paper.sheets, wanted) == []


def test_a_table_that_leaves_its_caption_behind_is_found(press: Print) -> None:
    start = LINES[: LINES.index("<p>Line number 20")]
    with open_paper(press(f"{start}{TABLE}", "tr{break-before:page}")) as paper:
        assert CHECKS["caption-parted"](paper.sheets, []) == [1]


def test_a_paragraph_that_ends_a_page_is_not_taken_for_the_next_one(press: Print) -> None:
    wanted = [
        "Line number 22 of the ledger.",
        "Another paragraph.",
        "See 22 of the ledger. Another paragraph.",
    ]
    with open_paper(press(LINES + "<p>Another paragraph.</p>")) as paper:
        assert CHECKS["line-alone"](paper.sheets, wanted) == []


def test_two_amounts_are_not_taken_for_one_word_of_the_text(press: Print) -> None:
    start = LINES[: LINES.index("<p>Line number 22")]
    with open_paper(press(start + "<p>310g</p><p>620g</p><p>155g</p>")) as paper:
        assert CHECKS["line-alone"](paper.sheets, ["Two eggs."]) == []


def test_a_picture_that_leaves_the_sheet_is_found(press: Print) -> None:
    picture = base64.b64encode(draw("map.png", 90, 60).data).decode()
    page = f"<p><img alt=a src='data:image/png;base64,{picture}' style='width:200pt;margin-left:%dpt'>"
    with open_paper(press(page % 80)) as paper:
        assert CHECKS["page-overrun"](paper.sheets, []) == [1]
    with open_paper(press(page % 9)) as paper:
        assert CHECKS["page-overrun"](paper.sheets, []) == []


def test_a_heading_in_a_cell_that_ends_above_the_foot_is_not_stranded(press: Print) -> None:
    row = "<table><tr><td>%s</td><td><h2>Ships</h2></td></tr></table><p>After.</p>"
    with open_paper(press(row % LINES * 2, "td{vertical-align:top}")) as paper:
        assert CHECKS["heading-stranded"](paper.sheets, []) == []


def test_a_file_that_cannot_be_read_is_told(press: Print) -> None:
    verdict = judge(b"%PDF-1.7 and nothing", article("words"))
    assert codes(verdict) == ["file-unreadable"]


def test_a_page_of_many_pieces_over_one_another_takes_no_time() -> None:
    class Crowd:
        number = 1
        texts = tuple(Piece(Box(n / 100, 0, n / 100 + 0.01, 500), n, None, None) for n in range(20_000))

    start = time.process_time()
    assert CHECKS["page-overprinted"]([cast(Sheet, Crowd())], []) == []
    assert time.process_time() - start < 1
