"""MathML of a page as MathML of our own, or none."""

import time
from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model import Math
from convert.model.walk import descend

Read = Callable[[str], Structure]


def formula(read: Read, html: str) -> Math:
    (math,) = [part for part in descend(read(f"<p>So {html} holds.</p>").body) if isinstance(part, Math)]
    return math


def test_a_formula_without_tex_keeps_its_mathml(read: Read) -> None:
    made = formula(
        read, "<math display=block><mfrac><mi>a</mi><mrow><mo>-</mo><mn>2</mn></mrow></mfrac></math>"
    )
    assert made.text == "a/(- 2)"
    assert made.mathml == (
        '<math display="block"><mfrac><mi>a</mi><mrow><mo>−</mo><mn>2</mn></mrow></mfrac></math>'
    )


def test_tex_goes_before_mathml(read: Read) -> None:
    made = formula(read, "<math alttext='x^2'><msup><mi>x</mi><mn>2</mn></msup></math>")
    assert (made.tex, made.mathml) == ("x^2", None)


def test_only_what_is_drawn_is_kept_of_the_markup(read: Read) -> None:
    html = (
        "<math onclick='go()'><mstyle mathcolor='url(http://a.test)' style='color:red'>"
        "<mi mathvariant='bold' href='file:///etc/passwd' class='z'>x</mi><mspace width='1e9em'/>"
        "</mstyle></math>"
    )
    assert formula(read, html).mathml == (
        '<math display="inline"><mrow><mi mathvariant="bold">x</mi><mspace /></mrow></math>'
    )


@pytest.mark.parametrize(
    "inner",
    [
        "<mfrac><mn>1</mn></mfrac>",
        "<maction><mi>x</mi><mi>y</mi></maction>",
        "<mi>x</mi>" * 5000,
        "<mfrac><mn>1</mn>" * 150 + "<mn>1</mn>" + "</mfrac>" * 150,
        "<mtext>" + "x" * 5000 + "</mtext>",
    ],
)
def test_what_is_too_large_or_odd_stays_signs(read: Read, inner: str) -> None:
    start = time.process_time()
    made = formula(read, f"<math>{inner}</math>")
    assert made.mathml is None
    assert made.text
    assert time.process_time() - start < 3


def test_words_beside_elements_in_a_formula_are_read_as_text(read: Read) -> None:
    told = repr(read("<p>So <math>these words <del>and those</del> and <mi>x</mi></math> hold.</p>").body)
    assert all(word in told for word in ("these words", "and those", "x", "hold"))
