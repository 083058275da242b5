import numpy as np
import pytest

from convert.extract.pasted import closing
from convert.extract.pasted.wrap import read

PROSE = "The ministers met for two days and agreed on a plan that all can put before their parliaments."
FOOT = "Related articles\nWho pays for rain\nWhy lamps fail"


def closed(text: str, own: int, sure: float = 0.3) -> list[str]:
    """The lines that are taken beyond the first `own`."""
    lines, _ = read(text)
    body = [at < own for at in range(len(lines))]
    kept = closing.close(lines, body, np.full(len(lines), sure, dtype=np.float32))
    return [line.text for at, line in enumerate(lines) if kept[at] and not body[at]]


@pytest.mark.parametrize("between", ["", "Advertisement\n\n"])
@pytest.mark.parametrize("paragraphs", [1, 30])
def test_the_last_section_above_the_list_is_the_articles(between: str, paragraphs: int) -> None:
    above = "\n\n".join([PROSE] * paragraphs)
    text = f"{above}\n\n{between}What comes next\n\n{PROSE}\n\n{FOOT}"
    assert closed(text, paragraphs) == ["What comes next", PROSE]


def test_items_below_the_last_heading_are_the_articles() -> None:
    items = ["1. One pot for all.", "2. One office", "3. One form"]
    text = f"{PROSE}\n\nWhat helps\n\n" + "\n".join(items) + f"\n\n{FOOT}"
    assert closed(text, 2) == items


@pytest.mark.parametrize("head", ["About the author", "Subscribe to our letter", "Leave a comment"])
def test_a_note_about_the_author_or_a_call_above_the_list_is_not(head: str) -> None:
    assert closed(f"{PROSE}\n\n{head}\n\n{PROSE}\n\n{FOOT}", 1) == []


def test_what_the_trees_rule_out_stays_out() -> None:
    assert closed(f"{PROSE}\n\nWhat comes next\n\n{PROSE}\n\n{FOOT}", 1, sure=0.01) == []
