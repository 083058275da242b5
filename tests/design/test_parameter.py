import pytest

from convert.design import list_layouts, list_parameters, load_design
from convert.design.parameter import Parameter, Value, choose
from convert.errors import DesignError

KNOWN = {
    "columns": Parameter("whole", 2, "columns", 1, 3),
    "edition": Parameter("choice", "usual", "edition", choices=("usual", "large-print")),
    "margin": Parameter("length", "20mm", "margin", "10mm", "1.5in"),
    "qr": Parameter("switch", True, "a code"),
    "ratio": Parameter("number", 1.5, "ratio", 1, 2),
}


@pytest.mark.parametrize(
    ("name", "given", "read"),
    [
        ("columns", "1", 1),
        ("columns", 3, 3),
        ("edition", "large-print", "large-print"),
        ("margin", "12 mm", "12mm"),
        ("margin", "1.5in", "1.5in"),
        ("qr", "No", False),
        ("qr", True, True),
        ("ratio", "1.25", 1.25),
        ("ratio", 2, 2.0),
    ],
)
def test_what_was_given_becomes_a_value_of_its_type(name: str, given: Value, read: Value) -> None:
    value = choose(KNOWN, {name: given}, "x")[name]
    assert value == read
    assert type(value) is type(read)


@pytest.mark.parametrize(
    ("name", "given", "expects"),
    [
        ("columns", "4", "a whole number from 1 to 3"),
        ("columns", "1.5", "a whole number from 1 to 3"),
        ("columns", True, "a whole number from 1 to 3"),
        ("columns", "nan", "a whole number from 1 to 3"),
        ("edition", "huge", "usual or large-print"),
        ("margin", "20", "a length from 10mm to 1.5in"),
        ("margin", "5mm", "a length from 10mm to 1.5in"),
        ("margin", "20mm;} body{color:red", "a length from 10mm to 1.5in"),
        ("qr", "perhaps", "yes or no"),
        ("ratio", "inf", "a number from 1 to 2"),
        ("ratio", "much", "a number from 1 to 2"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_plain_words(name: str, given: Value, expects: str) -> None:
    with pytest.raises(DesignError) as error:
        choose(KNOWN, {name: given}, "x")
    assert f"The parameter {name!r} of the layout 'x' must be {expects}, not {given!r}." == str(error.value)


@pytest.mark.parametrize("layout", list_layouts())
def test_the_parameters_of_every_layout_say_what_they_are_and_hold_their_defaults(layout: str) -> None:
    description, parameters = list_parameters(layout)
    assert description
    assert all(p.description and p.expects() for p in parameters.values())
    assert choose(parameters, {}, layout) == {name: p.default for name, p in parameters.items()}


def test_lengths_reach_the_style_sheet() -> None:
    assert "--param-size:11pt;" in load_design(params={"size": "11 pt"}).token_sheet()
