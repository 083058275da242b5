"""The title of a part that folds is kept with it."""

import pytest

from convert import dom
from convert.extract.segment import segment
from convert.extract.whole import hold_together

PART = "<div><p>A line was lost when no bus had left for ninety days in a row.</p></div>"


def kept(html: str, score: float = 0.1) -> list[str]:
    found = segment(dom.parse(html)).blocks
    for block in found:
        block.kept = block.text.startswith("A line")
        block.score = 0.9 if block.kept else score
    hold_together(found)
    return [block.text for block in found if block.kept]


@pytest.mark.parametrize(
    "title", ["<button>How?</button>", "<div><a>How?</a></div>", "<div role=tab><span>How?</span></div>"]
)
def test_a_title_that_opens_a_kept_part_is_kept(title: str) -> None:
    assert kept(f"<p>Menu</p><div>{title}{PART}</div>")[0] == "How?"


def test_a_link_to_another_page_opens_nothing() -> None:
    assert "How?" not in kept(f"<div><a href=/how>How?</a>{PART}</div>")


def test_a_link_that_skips_to_the_whole_text_opens_nothing() -> None:
    whole = f"<main id=m>{PART * 40}</main>"
    assert "Skip" not in kept(f"<body><a href='#m'>Skip</a>{whole}")


def test_what_the_choice_is_sure_to_leave_out_stays_out() -> None:
    assert "How?" not in kept(f"<div><button>How?</button>{PART}</div>", 0.01)


def test_a_table_of_contents_that_was_chosen_in_part_is_kept_whole() -> None:
    entries = "".join(f"<li><a href='#p{n}'>{name}</a>" for n, name in enumerate(("A line", "B", "C")))
    assert {"B", "C"} <= set(kept(f"<ul>{entries}</ul><div>{PART}</div>"))


def test_a_list_that_also_leads_elsewhere_is_not() -> None:
    entries = "<li><a href='#p'>A line</a><li><a href='#q'>B</a><li><a href=/c>C</a>"
    assert "B" not in kept(f"<ul>{entries}</ul><div>{PART}</div>")
