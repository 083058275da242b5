"""Words and sentences in scripts with blanks and without."""

import pytest

from convert.model.sentence import count_words, first_words, last_end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One, two - three.", 4),
        ("堤坝决口，整个城市", 8),
        ("「水が来る。」", 5),
        ("ADB 的报告", 4),
        ("เขื่อนก็พังลง", 3),
        ("둑이 터졌다.", 2),
    ],
)
def test_words_are_counted_as_an_editor_counts_them(text: str, words: int) -> None:
    assert count_words(text) == words


def test_the_first_words_are_as_they_stand_in_the_text() -> None:
    assert first_words("One,  two three", 2) == "One,  two"
    assert first_words("堤坝决口，整个", 4) == "堤坝决口，"
    assert first_words("One", 5) == "One"


def test_an_abbreviation_ends_no_sentence() -> None:
    assert last_end("The U.S. wall fell. It rained", 6) == len("The U.S. wall fell.")
    assert last_end("The U.S. wall", 3) == 0
