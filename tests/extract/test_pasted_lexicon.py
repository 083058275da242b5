from convert.extract.pasted.lexicon import Tables, learned, terms, weigh
from convert.extract.pasted.wrap import read

TABLES: Tables = ({"share": -3.0, "rain": 1.0}, {"share": 0.5, "the rain": 2.0})


def weights(text: str, tables: Tables = TABLES) -> dict[str, float]:
    lines, _ = read(text)
    return {name: float(column[0]) for name, column in weigh(lines, tables).items()}


def test_a_line_says_its_words_and_pairs_whatever_their_case_apostrophe_and_number() -> None:
    assert terms("Don’t share 24 Rains") == terms("don't SHARE 7 rains")
    assert {"don't share", "0", "share 0"} < terms("Don’t share 24 Rains")


def test_a_word_weighs_otherwise_in_a_short_line_than_in_a_sentence() -> None:
    assert weights("Share the rain")["lex_min"] == -3.0
    assert weights("Who has an umbrella should share the rain with all others")["lex_min"] == 0.5


def test_a_line_of_unknown_words_says_nothing() -> None:
    assert not any(weights("Скамья на набережной").values())
    assert not any(weights("Share the rain", ({}, {})).values())


def test_what_is_learned_is_pairs_and_words_of_many_sites_and_no_text() -> None:
    short, long = learned()
    assert short["privacy policy"] < -3 < 0 < max(long.values())
    assert max(len(term.split()) for table in (short, long) for term in table) == 2
    assert len(short) + len(long) < 10_000


def test_a_long_line_is_read_at_its_start_only() -> None:
    assert len(terms("word " * 100_000)) == 2
    assert len(terms(" ".join(f"a{chr(97 + n % 26)}" for n in range(1000)))) < 200
