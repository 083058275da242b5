"""The space before a link does not count in its line."""

import pytest
from weasyprint import HTML
from weasyprint.layout import inline

import convert.render.pdf  # noqa: F401 - which mends the typesetter

LINK = (
    "<p>The third is the likeliest. It would buy a boat, two technicians and a store of spare lamps. The"
    " <a href='https://a.example'>accounts of the board</a> show that this is less than they lost.</p>"
)


def widths(markup: str, width: int) -> list[float]:
    """The widths of the lines of a paragraph, in pixels."""
    style = f"@page{{size:400px 400px;margin:10px}}body{{font:16px/20px 'Press Serif';width:{width}px}}"
    (page,) = HTML(string=f"<html lang=en><style>{style}</style><body>{markup}").render().pages
    return [box.width for box in page._page_box.descendants() if type(box).__name__ == "LineBox"]


@pytest.mark.parametrize("width", range(300, 320))
def test_no_line_in_mid_text_holds_a_single_word(width: int) -> None:
    assert inline.split_first_line.__module__ == "weasyprint.text.line_break"
    assert min(widths(LINK, width)[:-1]) > width * 0.7
