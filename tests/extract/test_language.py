"""The language of a page and of a text."""

import pytest

from convert.extract.language import detect, normalise, read_language

ENGLISH = (
    "The council asked the fishermen where the boats should lie, and they were right about the wall. " * 3
)
AZERBAIJANI = "Şura balıqçılardan soruşdu və onlar haqlı idi, bu isə çox vacib idi, amma bir də nə üçün. " * 3

GERMAN = (
    "Der Rat hat die Fischer gefragt, wo die Boote liegen sollen, und sie hatten mit der Mauer recht. " * 3
)


@pytest.mark.parametrize(
    ("tag", "spelt"),
    [
        ("en_us", "en-US"),
        ("EN", "en"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("english", None),
        ("", None),
        ("und", None),
    ],
)
def test_tags_are_spelt_as_the_standard_has_them(tag: str, spelt: str | None) -> None:
    assert normalise(tag) == spelt


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (AZERBAIJANI, "az"),
        ("Совет спросил рыбаков, где должны стоять лодки, и они были правы. " * 4, "ru"),
        ("Рада запитала рибалок, де мають стояти човни, і вони були праві, але що це є. " * 3, "uk"),
        ("議会は漁師たちに船をどこに置くべきかを尋ねた。" * 3, "ja"),
        ("议会问渔民船应该停在哪里，他们对墙的看法是对的。" * 3, "zh"),
        ("의회는 어부들에게 배를 어디에 두어야 하는지 물었다. " * 3, "ko"),
    ],
)
def test_a_text_shows_its_language(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "OK", "2024", "Jane Doe", "!!! ... ???"])
def test_what_is_too_short_has_no_language(text: str) -> None:
    assert detect(text) is None


def test_a_template_that_says_english_over_another_text_is_overruled() -> None:
    assert read_language(["en-US"], AZERBAIJANI) == "az"
    assert (
        read_language(["en-US"], "Совет спросил рыбаков, где должны стоять лодки, и они были правы. " * 4)
        == "ru"
    )


def test_a_declared_language_is_kept_where_the_text_allows_it() -> None:
    assert read_language(["en-GB"], ENGLISH) == "en-GB"
    assert read_language(["de"], "Kurz.") == "de"
    assert read_language(["xx-nonsense", "de-AT"], GERMAN) == "de-AT"
    assert read_language([], GERMAN) == "de"
