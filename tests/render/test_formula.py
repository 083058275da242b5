"""Formulas are drawn over their source; what cannot be drawn is printed as text."""

import time

import pypdfium2
import pytest

from convert.check import check
from convert.design import load_design
from convert.model import Article, Math, Paragraph, Publication, Text
from convert.render import render
from convert.render.formula import draw_formula, draw_mathml
from tests.render.test_pdf import faults


@pytest.mark.parametrize(
    "tex",
    [
        r"\frac{a}{b}+\sqrt{x^2+1}",
        r"$\sum_{i=1}^{n} \alpha_i \le \int_0^\infty e^{-x}\,dx$",
        r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
        "E = mc^2",
    ],
)
def test_a_formula_is_drawn(tex: str) -> None:
    drawing = draw_formula(tex, False)
    assert drawing is not None
    assert drawing.data.startswith(b"<svg")
    assert 0 < drawing.height < 5
    assert 0 < drawing.width < 20


@pytest.mark.parametrize("tex", [r"\unknownmacro{x}", r"\frac{", "{" * 3000, "x" * 5000, "", r"\left("])
def test_what_cannot_be_drawn_is_left_to_text_at_once(tex: str) -> None:
    start = time.process_time()
    assert draw_formula(tex, True) is None
    assert time.process_time() - start < 1


def test_a_drawn_formula_can_be_found_and_the_file_is_accessible() -> None:
    formula = Math(r"\frac{gates}{ships}", display=True)
    article = Article("Formulas", (Paragraph((Text("The share is "), formula, Text("."))),), language="en")
    publication = Publication((article,))
    rendition = render(publication, load_design())
    assert check(rendition.data, publication).remarks == ()
    assert faults(rendition.data) == []
    document = pypdfium2.PdfDocument(rendition.data)
    assert r"\frac{gates}{ships}" in document[0].get_textpage().get_text_range()
    document.close()


def test_a_formula_that_is_wider_than_the_column_is_made_smaller() -> None:
    wide = Math("+".join(f"x_{{{n}}}" for n in range(40)), tex="+".join(f"x_{{{n}}}" for n in range(40)))
    article = Article("Formulas", (Paragraph((wide,)),), language="en")
    rendition = render(Publication((article,)), load_design("newsletter"))
    assert check(rendition.data, Publication((article,))).remarks == ()


MATHML = (
    '<math display="block"><mi>σ</mi><mo>=</mo><msqrt><mfrac>'
    "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mrow><mi>n</mi><mo>−</mo><mn>1</mn></mrow></mfrac></msqrt></math>"
)


def test_mathml_is_drawn_higher_than_a_line() -> None:
    drawing = draw_mathml(MATHML)
    assert drawing is not None
    assert drawing.data.startswith(b"<svg")
    assert drawing.height > 1.5


@pytest.mark.parametrize(
    "source",
    [
        "<math><mfrac><mn>1</mn></mfrac></math>",
        "<math><mi>x</math>",
        "<!DOCTYPE math [<!ENTITY a 'b'>]><math><mi>&a;</mi></math>",
        "<math>" + "<mfrac><mn>1</mn>" * 500 + "<mn>1</mn>" + "</mfrac>" * 500 + "</math>",
        "<math>" + "<mi>x</mi>" * 100_000 + "</math>",
        "<math><mspace width='1e9em'/><mi>x</mi></math>",
        "<math></math>",
    ],
)
def test_mathml_that_cannot_be_drawn_is_left_to_its_signs_at_once(source: str) -> None:
    start = time.process_time()
    assert draw_mathml(source) is None
    assert time.process_time() - start < 1


def test_drawn_mathml_keeps_its_signs_as_text() -> None:
    formula = Math("σ = √(∑/(n − 1))", display=True, mathml=MATHML)
    article = Article("Formulas", (Paragraph((Text("The error is "), formula, Text("."))),), language="en")
    publication = Publication((article,))
    rendition = render(publication, load_design())
    assert check(rendition.data, publication).remarks == ()
    assert faults(rendition.data) == []
