"""Where words are parted, and how many of them are remembered."""

import itertools

import pyphen  # type: ignore[import-untyped] # it has none

from convert.render.hyphenation import MOST, keep_patterns


def test_a_process_does_not_hold_the_words_of_all_that_it_has_set() -> None:
    known = keep_patterns(pyphen.HyphDict)(pyphen.LANGUAGES["en_US"])
    words = ["".join(letters) for letters in itertools.permutations("aeiourt", 5)]
    assert len(words) > MOST
    for word in words:
        known.positions(word)
    assert 0 < len(known.cache) <= MOST
    assert [int(at) for at in known.positions("publication")] == [3, 5, 7]
