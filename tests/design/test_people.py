"""Who is who in a byline, from a file that is written once."""

from pathlib import Path

import pytest

from convert.design.people import Profile, find, introduce, read_people
from convert.errors import DesignError
from convert.model import Person

PEOPLE = """\
["Zoë Q. Brandt"]
spellings = ["Z. Brandt", "Brandt, Zoë", "Зоя Брандт"]
post = "Senior Fellow"
posts.fr = "Chercheuse principale"
photo = "photos/zoe.jpg"
mail = "zoe@harbour.example"
page = "https://harbour.example/zoe"

["Ida Voss"]
"""


def people(folder: Path, text: str = PEOPLE) -> tuple[Profile, ...]:
    (folder / "people.toml").write_text(text, "utf-8")
    return read_people([folder / "people.toml"])


@pytest.mark.parametrize("name", ["Zoë Q. Brandt", "ZOE Q BRANDT", "Z Brandt", "Brandt, Zoe", "Зоя  Брандт"])
def test_a_name_is_known_whatever_its_capitals_accents_and_dots(tmp_path: Path, name: str) -> None:
    profile = find(people(tmp_path), Person(name))
    assert profile is not None
    assert profile.names[0] == "Zoë Q. Brandt"


@pytest.mark.parametrize(
    "person", [Person("Zoë Brandt"), Person("Ida Voss", kind="organisation"), Person("Ida")]
)
def test_a_stranger_and_an_organisation_are_left_alone(tmp_path: Path, person: Person) -> None:
    assert find(people(tmp_path), person) is None


def test_the_post_is_in_the_language_of_the_article_and_the_name_as_the_page_spells_it(
    tmp_path: Path,
) -> None:
    (profile, _) = people(tmp_path)
    person = Person("Z. Brandt", role="Author", url="https://elsewhere.example/z")
    french = introduce(person, profile, "fr-CH")
    assert (french.name, french.role) == ("Z. Brandt", "Chercheuse principale")
    assert french.url == "https://elsewhere.example/z"
    assert introduce(person, profile, "de").role == "Senior Fellow"
    assert introduce(Person("Z. Brandt"), profile, None).url == "https://harbour.example/zoe"


def test_a_person_without_a_post_keeps_that_of_the_page(tmp_path: Path) -> None:
    (_, ida) = people(tmp_path)
    assert introduce(Person("Ida Voss", role="Editor"), ida, "en").role == "Editor"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '["Ida Voss"]\nmial = "x"\n',
            "people.toml, line 2: there is no key 'Ida Voss.mial'. Did you mean mail?",
        ),
        ('["I. Voss"]\nmail = "nowhere"\n', "line 2: I. Voss.mail must be a mail address"),
        (
            '["I. Voss"]\npage = "javascript:x"\n',
            "line 2: I. Voss.page must be an address that begins with https://",
        ),
        ('post = "x"\n', 'line 1: post stands outside of a person; begin one with ["Ada Brandt"].'),
        ('["A B"]\n["C D"]\nspellings = ["a. b."]\n', "line 2: 'a. b.' is a spelling of A B already"),
        ("[", "is not valid TOML"),
    ],
)
def test_a_mistake_is_said_with_file_line_and_person(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DesignError) as error:
        people(tmp_path, text)
    assert said in str(error.value)
