"""In which words a brand speaks: the language of the article, then its own; a series before the rest."""

from pathlib import Path

import pytest

from convert.design.brand import Brand
from convert.design.imprint import Imprint, speak
from convert.design.lineage import read_brand

BRAND = """\
language = "en"
series = "Policy Brief"

[institution]
name = "Harbour House"
tagline = "Of ports"
url = "https://harbour.example"
email = "post@harbour.example"
social = ["https://social.example/@harbour", "@harbour"]

[boilerplate]
about = "We study ports."
disclaimer = "The views are the authors'."
funding = "Paid for by dues."

[words.fr]
tagline = "Des ports"
about = "Nous étudions les ports."

[words.pt-BR]
about = "Estudamos portos."

[words.ar]
name = "بيت المرفأ"
about = "ندرس الموانئ."

[for-series."Policy Brief"]
disclaimer = "This brief is for discussion."

[for-series."Policy Brief".words.fr]
name = "Note de synthèse"
disclaimer = "Cette note est un document de travail."

[for-series."Data Sheet"]
funding = ""
"""


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    (tmp_path / "brand.toml").write_text(BRAND, "utf-8")
    return read_brand(f"{tmp_path}/")[0]


def said(imprint: Imprint) -> dict[str, tuple[str, str]]:
    return {s.kind: (s.language, s.text) for s in imprint.statements}


def test_the_language_of_the_article_chooses_and_what_it_lacks_is_said_in_the_brands_own(
    brand: Brand,
) -> None:
    french = speak(brand, "fr-CA", "Other")
    assert said(french) == {
        "about": ("fr", "Nous étudions les ports."),
        "disclaimer": ("en", "The views are the authors'."),
        "funding": ("en", "Paid for by dues."),
    }
    assert french.institution.tagline == "Des ports"
    assert french.institution.name == "Harbour House"


@pytest.mark.parametrize(
    ("tag", "language"), [("pt-BR", "pt-BR"), ("pt_BR", "pt-BR"), ("pt", "en"), (None, "en")]
)
def test_a_region_counts_where_the_brand_has_words_for_it(
    brand: Brand, tag: str | None, language: str
) -> None:
    assert said(speak(brand, tag))["about"][0] == language


def test_a_series_overrides_in_each_language(brand: Brand) -> None:
    assert said(speak(brand, "en"))["disclaimer"] == ("en", "This brief is for discussion.")
    french = speak(brand, "fr", "policy brief")
    assert said(french)["disclaimer"] == ("fr", "Cette note est un document de travail.")
    assert french.series == "Note de synthèse"
    assert french.institution.name == "Harbour House"


def test_an_empty_text_takes_a_paragraph_away(brand: Brand) -> None:
    assert list(said(speak(brand, "en", "Data Sheet"))) == ["about", "disclaimer"]


def test_a_name_in_another_script_turns_the_imprint_with_it(brand: Brand) -> None:
    arabic = speak(brand, "ar")
    assert (arabic.language, arabic.direction) == ("ar", "rtl")
    assert speak(brand, "fa").direction == "rtl"
    assert [(s.kind, s.direction) for s in arabic.statements][:2] == [("about", "rtl"), ("disclaimer", "ltr")]


def test_ways_to_reach_the_institution_can_be_followed_where_they_are_addresses(brand: Brand) -> None:
    assert [contact.href for contact in speak(brand, "en").contacts] == [
        "mailto:post@harbour.example",
        "https://harbour.example",
        "https://social.example/@harbour",
        None,
    ]


def test_a_brand_is_a_value_that_a_press_can_be_kept_for(brand: Brand) -> None:
    assert hash(brand) == hash(brand)
    assert brand.languages == ("en", "fr", "pt-BR", "ar")
