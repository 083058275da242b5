"""Whatever two colours are given, what comes of them can be read."""

from hypothesis import given
from hypothesis import strategies as st

from convert.design.colour import contrast, lightness, unreadable
from convert.design.palette import APART, derive

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@given(COLOURS, COLOURS, st.booleans())
def test_text_of_a_derived_palette_can_be_read_and_its_greys_told_apart(
    one: str, two: str, seen: bool
) -> None:
    made = derive(one, two, lambda ground: seen)
    assert unreadable(made) == []
    assert lightness(made.tint) >= 85
    assert contrast(made.line, made.paper) >= 1.25
    assert lightness(made.muted) - lightness(made.accent) >= APART - 0.5


def test_a_colour_that_can_be_read_is_used_as_it_is() -> None:
    made = derive("#12324a", "#8a2b12")
    assert (made.band, made.band_ink, made.accent) == ("#12324a", "#ffffff", "#8a2b12")


def test_where_the_logo_cannot_be_seen_on_the_band_the_band_is_white_and_the_first_colour_in_the_heads() -> (
    None
):
    made = derive("#12324a", "#e9b44c", lambda ground: ground == "#ffffff")
    assert (made.band, made.accent) == ("#ffffff", "#12324a")


def test_lightness_is_that_of_the_standard() -> None:
    assert [round(lightness(c)) for c in ("#000000", "#777777", "#ffffff")] == [0, 50, 100]
