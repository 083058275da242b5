import numpy as np
import pytest

from convert.extract.pasted.choose import choose
from convert.extract.pasted.wrap import read

PROSE = "The ministers met for two days and agreed on a plan that all can put before their parliaments."


def chosen(text: str, *scores: float) -> list[str]:
    lines, _ = read(text)
    kept = choose(lines, np.array(scores, dtype=np.float32))
    return [line.text for line, own in zip(lines, kept, strict=True) if own]


def test_a_long_line_in_doubt_is_kept_beside_sure_ones_and_left_beside_hopeless_ones() -> None:
    long = "Words and more words. " * 100
    assert len(chosen(f"{long}\n\n{long}\n\n{long}", 0.95, 0.95, 0.55)) == 3
    assert len(chosen(f"{long}\n\n{long}\n\n{long}", 0.95, 0.3, 0.3)) == 1


def test_a_heading_comes_along_with_its_paragraph() -> None:
    long = PROSE * 10
    assert "What next" in chosen(f"{long}\n\nWhat next\n\n{long}", 0.9, 0.2, 0.9)


def test_an_item_comes_along_with_its_list() -> None:
    assert len(chosen(f"{PROSE * 10}\n\n- one\n- two\n- three", 0.9, 0.9, 0.1, 0.9)) == 4


@pytest.mark.parametrize("call", ["Free weekly newsletter", "after newsletter promotion"])
def test_a_call_in_the_midst_of_a_short_text_is_left_out(call: str) -> None:
    assert chosen(f"{PROSE}\n\n{call}\n\n{PROSE}", 0.9, 0.5, 0.9) == [PROSE, PROSE]


def test_a_sentence_of_a_short_text_gets_the_benefit_of_the_doubt() -> None:
    assert len(chosen(f"{PROSE}\n\n{PROSE}", 0.9, 0.25)) == 2


def test_something_is_always_kept() -> None:
    assert chosen(f"{PROSE * 20}\n\n{PROSE * 20}", 0.01, 0.02)


def test_a_notice_is_kept_whole() -> None:
    assert chosen("Notice\n\nThe office is closed on Monday.", 0.3, 0.01) == [
        "Notice",
        "The office is closed on Monday.",
    ]
