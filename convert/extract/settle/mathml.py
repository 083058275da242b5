"""MathML as it can be drawn: presentation only, bounded, with a handful of attributes; all else is None.

What an element means is in MathML Core; what is left out here is then spelt in signs by `maths.spell`.
"""

import re
from typing import Final
from xml.etree.ElementTree import Element, tostring

from bs4 import Tag

from convert.extract.content import attribute, elements
from convert.extract.trail import flat, visible

DEEPEST: Final = 20
"""Elements within elements: each is a call of what draws it, and formulas that one can read have fewer."""

MOST: Final = 400
"""Elements of a formula that is drawn, which takes a fifth of a second; longer ones do not fit a line."""

LONGEST: Final = 100
"""Letters of a leaf; signs, numbers and words in a formula are shorter."""

LEAVES: Final = frozenset("mi mn mo mtext ms mspace".split())
ROWS: Final = frozenset(
    "math mrow mstyle mpadded merror semantics msqrt mfenced mphantom menclose mtable mtr mtd".split()
)
"""Elements that hold any number of others."""

PLACES: Final = {
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}  # fmt: skip
"""Elements that hold so many others, each with its place."""

SPOKEN: Final = {"math": "mrow", "mstyle": "mrow", "mpadded": "mrow", "merror": "mrow", "semantics": "mrow"}
"""Elements that are drawn as a row, since what else they say cannot be drawn."""

ATTRIBUTES: Final = {
    "mathvariant": re.compile(r"[a-z-]{1,24}"),
    "displaystyle": re.compile("true|false"),
    "stretchy": re.compile("true|false"),
    "accent": re.compile("true|false"),
    "accentunder": re.compile("true|false"),
    "form": re.compile("prefix|infix|postfix"),
    "linethickness": re.compile(r"0|[0-2](?:\.\d{1,3})?(?:px|pt|em)"),
    "width": re.compile(r"[0-3]?(?:\.\d{1,4})?em"),
    "columnalign": re.compile(r"(?:left|center|right)(?: (?:left|center|right)){0,20}"),
    "notation": re.compile(r"[a-z]{1,20}(?: [a-z]{1,20}){0,3}"),
    "open": re.compile(r"[^\w\s]?"),
    "close": re.compile(r"[^\w\s]?"),
    "separators": re.compile(r"[^\w]{0,4}"),
}
"""Attributes that are kept, and what they may say."""

MINUS: Final = str.maketrans({"-": "−", "\N{INVISIBLE TIMES}": None, "\N{FUNCTION APPLICATION}": None})
"""Hyphens typed for minus; signs without a shape are for readers aloud."""


def purify(tag: Tag, display: bool) -> str | None:
    """The formula as MathML of our own; None where it is too large, or holds what is not drawn."""
    if len(tag.find_all(True, limit=MOST + 1)) > MOST:
        return None
    made = _copy(tag, 0)
    if made is None or not any(element.text for element in made.iter()):
        return None
    made.tag = "math"
    made.set("display", "block" if display else "inline")
    return tostring(made, encoding="unicode")


def _copy(tag: Tag, depth: int) -> Element | None:
    name = tag.name.rpartition(":")[2].lower()
    if depth > DEEPEST:
        return None
    parts = [part for part in elements(tag) if not part.name.startswith("annotation")]
    made = Element(SPOKEN.get(name, name), _attributes(tag, name))
    if name in LEAVES:
        words = flat(visible(tag))
        made.text = words.translate(MINUS) if name in ("mo", "mn") else words
        return made if not parts and len(words) <= LONGEST else None
    if name not in ROWS and PLACES.get(name) != len(parts):
        return None
    for part in parts[:1] if name == "semantics" else parts:
        copy = _copy(part, depth + 1)
        if copy is None:
            return None
        made.append(copy)
    return made


def _attributes(tag: Tag, name: str) -> dict[str, str]:
    told = {key: attribute(tag, key) for key, allowed in ATTRIBUTES.items() if tag.has_attr(key)}
    if name != "mspace":
        told.pop("width", None)
    return {key: value for key, value in told.items() if ATTRIBUTES[key].fullmatch(value)}
