"""Words as numbers, and what is said twice."""

from convert.extract.letter import Letters
from convert.extract.shingle import Words


def test_words_are_equal_in_any_case_and_only_then() -> None:
    word = Words(Letters(["The Ferry the ferry", "Fairy"])).word.tolist()
    assert word[:2] == word[2:4]
    assert len(set(word)) == 3


def test_letters_in_another_order_are_another_word() -> None:
    assert len(set(Words(Letters(["stop pots spot tops"])).word.tolist())) == 4


def test_a_text_without_words_has_none() -> None:
    said = Words(Letters(["...", "", "one two"]))
    assert said.length.tolist() == [0, 0, 2]
    assert said.of(1) == slice(0, 0)


def test_what_stands_in_two_texts_is_said_before_and_said_again() -> None:
    said = Words(Letters(["a b c d e", "x y", "b C d e", "a b c d"]))
    earlier, later = said.repeats(3)
    assert said.count(earlier).tolist() == [0, 0, 1, 0]
    assert said.count(later).tolist() == [1, 0, 0, 0]
