"""Formulas: MathML, TeX kept by KaTeX, MathJax, Wikipedia or pandoc -> Math, once each."""

import re
from typing import Final

from bs4 import Tag

from convert.extract.content import Content, attribute, classes, elements, has_own_text
from convert.extract.settle import Reader
from convert.extract.settle.line import Line
from convert.extract.settle.mathml import purify
from convert.extract.trail import flat, visible
from convert.model import Math

FORMULA: Final = re.compile(
    r" (katex|katex-display|katex-mathml|mathjax\S*|mjx-\S+|mwe-math-element\S*|"
    r"math|math-(?:inline|display|block|tex)|ql-formula|latex) "
)
"""Classes of boxes that hold one formula, in lower case."""

TEX_ATTRIBUTES: Final = ("data-tex", "data-latex", "data-math", "data-expr", "data-value", "alttext")
DELIMITED: Final = re.compile(r"^\s*(\\\(|\\\[|\$\$?)\s*(.*?)\s*(\\\)|\\\]|\$\$?)\s*$", re.DOTALL)
STYLED: Final = re.compile(r"^\{\\displaystyle\s*(.*)\}$", re.DOTALL)
DISPLAY: Final = re.compile(r"display|block")

RAISED: Final = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
LOWERED: Final = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
SPACED: Final = frozenset("=+−-<>≤≥≠≈≡→←⇒⇔∈∉⊂⊆∪∩±×·∝∼")

DEEPEST: Final = 40
"""Nesting of a formula that is spelt out; below it its signs stand in a row."""


def write(reader: Reader, line: Line, tag: Tag) -> bool:
    """Write the formula of this element; False where it is none."""
    content = reader.content
    if tag.name == "script":
        kind = attribute(tag, "type").lower()
        if not kind.startswith("math/tex"):
            return False
        tex = _bare("".join(map(str, tag.contents)))
        line.add(Math(text=tex, tex=tex, display="display" in kind))
        return True
    if tag.name == "math":
        made = _read_mathml(tag, tag)
        if made.tex is None and _is_prose(tag):
            return False
        line.add(made)
        return True
    if not FORMULA.search(classes(tag)) and tag.name != "mjx-container":
        return False
    return _write_box(content, line, tag)


def _write_box(content: Content, line: Line, tag: Tag) -> bool:
    """A box that shows one formula, often twice: once for the eye and once for machines."""
    inner = next(iter(content.within(tag, "math")), None)
    if inner is not None:
        line.add(_read_mathml(inner, tag))
        shown = visible(tag, {id(inner), *content.gone})
        content.trail.gather("maths", "another copy of a formula", "math", shown)
        return True
    following = next((s for s in tag.next_siblings if isinstance(s, Tag)), None)
    if following is not None and attribute(following, "type").lower().startswith("math/tex"):
        content.take_small(tag, "maths", "another copy of a formula")
        return True
    shown = flat(visible(tag, content.gone))
    stored = next(filter(None, (attribute(tag, name) for name in TEX_ATTRIBUTES)), "")
    if stored:
        content.trail.gather("maths", "another copy of a formula", "math", shown)
    elif not DELIMITED.match(shown):
        return False
    tex = _bare(stored or shown)
    told = re.match(r"\s*(?:\\\[|\$\$)", stored or shown) is not None
    line.add(Math(text=tex, tex=tex, display=told or _is_display(tag)))
    return True


def _read_mathml(tag: Tag, box: Tag) -> Math:
    annotation = tag.find("annotation", attrs={"encoding": re.compile("tex", re.IGNORECASE)})
    stored = annotation.get_text() if isinstance(annotation, Tag) else attribute(tag, "alttext")
    tex = _bare(stored) or None
    display = _is_display(tag) or _is_display(box)
    mathml = None if tex else purify(tag, display)
    return Math(text=flat(spell(tag)) or tex or "", tex=tex, display=display, mathml=mathml)


def _is_prose(tag: Tag) -> bool:
    """Whether words stand beside elements, as in no MathML: a formula of signs would lose them."""
    return any(has_own_text(box) and elements(box) for box in (tag, *tag.find_all(True)))


def _is_display(tag: Tag) -> bool:
    parent = tag.parent
    return bool(
        DISPLAY.search(classes(tag))
        or attribute(tag, "display") in ("block", "true")
        or attribute(tag, "mode") == "display"
        or (parent is not None and parent.name != "[document]" and "display" in classes(parent))
    )


def _bare(tex: str) -> str:
    """TeX without the signs that tell where it begins and ends."""
    tex = tex.strip()
    if match := DELIMITED.match(tex):
        tex = match[2]
    if match := STYLED.match(tex):
        tex = match[1]
    return flat(tex)


def spell(tag: Tag, depth: int = 0) -> str:
    """MathML in one line of signs, as one would type it: x² + (a + b)/2."""
    parts = elements(tag)
    if not parts or depth > DEEPEST:
        sign = flat(visible(tag))
        return f" {sign} " if tag.name == "mo" and sign in SPACED else sign
    if tag.name == "semantics":
        return spell(parts[0], depth + 1)
    spelt = [spell(part, depth + 1) for part in parts if part.name not in ("annotation", "annotation-xml")]
    match (tag.name, spelt):
        case ("msup", [base, raised]):
            return base + _shifted(raised, RAISED, "^")
        case ("msub", [base, lowered]):
            return base + _shifted(lowered, LOWERED, "_")
        case ("msubsup" | "munderover", [base, lowered, raised]):
            return base + _shifted(lowered, LOWERED, "_") + _shifted(raised, RAISED, "^")
        case ("munder", [base, lowered]):
            return base + _shifted(lowered, LOWERED, "_")
        case ("mfrac", [above, below]):
            return f"{_group(above)}/{_group(below)}"
        case ("msqrt", _):
            return "√" + _group("".join(spelt))
        case ("mroot", [base, degree]):
            return _shifted(degree, RAISED, "") + "√" + _group(base)
        case ("mfenced", _):
            return attribute(tag, "open") or "(" + ", ".join(spelt) + (attribute(tag, "close") or ")")
        case ("mtr", _):
            return " ".join(spelt)
        case ("mtable", _):
            return "; ".join(spelt)
        case _:
            return "".join(spelt)


def _shifted(text: str, signs: dict[int, int], mark: str) -> str:
    text = text.strip()
    if text and all(ord(c) in signs for c in text.replace(" ", "")):
        return text.replace(" ", "").translate(signs)
    return mark + _group(text)


def _group(text: str) -> str:
    text = text.strip()
    return text if len(text) < 2 or text.isalnum() else f"({text})"
