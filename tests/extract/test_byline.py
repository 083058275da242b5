"""Names read from a byline."""

import pytest

from convert.extract.byline import cue, read_persons, strip_cue
from convert.extract.person import is_name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and John Roe, Senior Fellow | 3 min read", ["Jane Doe", "John Roe"]),
        (
            "Written by Dr Marna van der Merwe , Erik van Vulpen",
            ["Dr Marna van der Merwe", "Erik van Vulpen"],
        ),
        ("Von Hans Müller und Petra von der Leyen", ["Hans Müller", "Petra von der Leyen"]),
        ("Par Jean-Luc d'Ormesson, envoyé spécial à Kiev", ["Jean-Luc d'Ormesson"]),
        ("Por María José García y Juan Pérez", ["María José García", "Juan Pérez"]),
        ("Автор: Иван Петрович Сидоров", ["Иван Петрович Сидоров"]),
        ("Müəllif: Anar Əliyev, Şahin Rəcəbov", ["Anar Əliyev", "Şahin Rəcəbov"]),
        ("作者：张三", ["张三"]),
        ("بقلم: محمد علي", ["محمد علي"]),
        ("By Mohammed bin Salman al-Saud", ["Mohammed bin Salman al-Saud"]),
        ("By A. J. Neal", ["A. J. Neal"]),
        ("BY MARY-ANN O'NEIL", ["MARY-ANN O'NEIL"]),
        ("By JOHN SMITH Staff Writer", ["JOHN SMITH"]),
        (
            "Rui Ma, Heba Ledwon, Manoel Cortes and Suparn Patra",
            ["Rui Ma", "Heba Ledwon", "Manoel Cortes", "Suparn Patra"],
        ),
        ("Posted by Amanda on Dec 20, 2025 at 2:00 am", ["Amanda"]),
        ("January 5, 2020 by Jane Doe", ["Jane Doe"]),
        ("Jane Doe View all posts by Jane Doe", ["Jane Doe"]),
        ("Story by Kim Lee, photos by Max Roe", ["Kim Lee"]),
        ("Medically reviewed by Max Roe, MD — Written by Jane Doe — Updated on March 7, 2025", ["Jane Doe"]),
        ("By Jane Doe, PhD, John Roe, MD", ["Jane Doe", "John Roe"]),
        ("By Professor Jane Doe", ["Jane Doe"]),
        ("Von Redakteurin Anna Müller", ["Anna Müller"]),
        ("By Chief Scientist Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("By Jane Doe and agencies", ["Jane Doe"]),
        ("By Jane Doe (she/her)", ["Jane Doe"]),
        ("By Human Rights and Democracy Foundation", ["Human Rights and Democracy Foundation"]),
        ("By Jane Doe.", ["Jane Doe"]),
        ("By Jane Doe in Oslo, Bo Chen in Panama City and Al Roe in Rome", ["Jane Doe", "Bo Chen", "Al Roe"]),
        ("Von Anna Berg in Berlin und Jan Dahl in Wien", ["Anna Berg", "Jan Dahl"]),
        ("By Jane Doe in World News and Top Stories", ["Jane Doe"]),
        ("بقلم: ليلى المنصوري وخالد بن سعيد", ["ليلى المنصوري", "خالد بن سعيد"]),
        ("بقلم: محمد علي وليد", ["محمد علي وليد"]),
        ("מאת יעל שמאי ואמיר זועבי", ["יעל שמאי", "אמיר זועבי"]),
        ("מאת יעל ורד", ["יעל ורד"]),
        ("글 김하늘", ["김하늘"]),
        ("글씨크기", []),
        ("박지훈 기자", ["박지훈"]),
        ("作者：陈思远 林晓雨", ["陈思远", "林晓雨"]),
        ("2024年03月08日 10:25 来源：新报 作者：陈思远 林晓雨 责任编辑：王敏", ["陈思远", "林晓雨"]),
        (
            "15 yanvar 2024, 12:40 | Müəllif: Günel Əliyeva, Rəşad Məmmədov | Baxış",
            ["Günel Əliyeva", "Rəşad Məmmədov"],
        ),
    ],
)
def test_names_are_read_without_what_stands_around_them(line: str, names: list[str]) -> None:
    assert [p.name for p in read_persons(line)] == names


@pytest.mark.parametrize(
    "line",
    [
        "By Admin",
        "3 min read",
        "By the numbers: five facts",
        "By signing up you agree to our terms",
        "Reviewed by Jane Roe, MD",
        "Facebook'ta Paylaş",
        "WhatsApp Gönder",
        "January 5, 2020",
        "https://example.org/author/jane",
        "",
    ],
)
def test_a_line_without_a_name_gives_nobody(line: str) -> None:
    assert read_persons(line) == ()


def test_job_and_institution_are_kept_apart_from_the_name() -> None:
    (person,) = read_persons("Jane Doe, Senior Fellow")
    assert person.role == "Senior Fellow"
    (other,) = read_persons("Jane Doe, The Example Institute")
    assert other.role == "The Example Institute" or other.affiliation == "The Example Institute"


def test_a_group_that_signs_is_an_organisation() -> None:
    (group,) = read_persons("By the Example Editorial Team".replace("the ", ""))
    assert (group.name, group.kind) == ("Example Editorial Team", "organisation")


def test_a_noun_needs_its_colon_to_be_a_cue() -> None:
    assert cue("Author: Jane Doe") is not None
    assert cue("Author Jane") is None
    assert cue("By Jane") is not None
    assert strip_cue("Von Hans Müller") == "Hans Müller"
    assert strip_cue("Hans Müller") == "Hans Müller"


def test_buttons_months_and_accounts_are_no_names() -> None:
    for text in (
        "Share",
        "Learn More",
        "Feb",
        "Friday",
        "admin",
        "Site Admin",
        "jane@example.org",
        "50 Ways",
    ):
        assert not is_name(text), text


def test_hostile_lines_take_no_time() -> None:
    for text in ("by " * 100_000, "A, " * 100_000, "(" * 100_000, "&" * 100_000):
        read_persons(text)


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("By Jane Doe for Example News", "Example News"),
        ("By Jane Doe of Reuters", "Reuters"),
        ("By Jane Doe (Reuters)", "Reuters"),
        ("By Jane Doe, Reuters", "Reuters"),
        ("By Jane Doe, Berlin", "Berlin"),
    ],
)
def test_the_house_or_place_behind_a_name_is_not_part_of_it_nor_another_author(line: str, house: str) -> None:
    (person,) = read_persons(line)
    assert (person.name, person.affiliation, person.kind) == ("Jane Doe", house, "person")


def test_a_job_before_the_name_is_the_role() -> None:
    (person,) = read_persons("By Economics Correspondent Jane Doe")
    assert (person.name, person.role) == ("Jane Doe", "Economics Correspondent")
