"""What stands right above chosen text: headings and hours."""

from convert import dom
from convert.extract.segment import segment
from convert.extract.whole import hold_together

LONG = "The council met on Monday to decide who should pay for the bridge that nobody had ordered."


def kept(html: str, score: float) -> list[str]:
    """What is kept where all that begins with "The" was chosen and the rest has this score."""
    blocks = segment(dom.parse(html)).blocks
    for block in blocks:
        block.kept = block.text.startswith("The")
        block.score = 0.9 if block.kept else score
    hold_together(blocks)
    return [block.text for block in blocks if block.kept]


PARTS = f"<div><p>{LONG}</p></div><div><header><h2>Who pays</h2></header>{{}}<div><p>{LONG}</p></div></div>"


def test_a_heading_right_above_kept_text_is_kept() -> None:
    assert "Who pays" in kept(PARTS.format(""), 0.16)
    assert "Who pays" not in kept(PARTS.format(""), 0.1)


def test_a_caption_between_heading_and_text_parts_them_not() -> None:
    figure = "<figure><img src=/a.png><figcaption>A bridge</figcaption></figure>"
    assert "Who pays" in kept(PARTS.format(figure), 0.16)


def test_a_heading_above_all_text_is_not() -> None:
    assert kept(f"<h2>Share this</h2><p>{LONG}</p>", 0.2) == [LONG]


def entries(times: int) -> str:
    return "".join(
        f"<article><time>{hour}:05 Uhr</time><h3>The entry {hour}</h3><p>{LONG}</p></article>"
        for hour in range(times)
    )


def test_the_hours_of_entries_are_kept() -> None:
    assert "2:05 Uhr" in kept(entries(3), 0.3)


def test_one_hour_is_that_of_the_page() -> None:
    assert "1:05 Uhr" not in kept(entries(2), 0.3)
