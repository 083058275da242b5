"""Markup in excess, taken out before it is parsed: lexbor needs time that grows with its square.

100,000 nested boxes take it 12 seconds, 100,000 choices of a form 28, 50,000 attributes of one
element 4; 1,000 unclosed fonts and paragraphs in turn make 500,000 elements. No text is lost.
"""

import re
from typing import Final

MAX_TAGS: Final = 5_000
MAX_LENGTH: Final = 200_000
"""Start tags and characters of a page up to which no excess costs much more than a second; such a page,
as four of five are, is not looked through."""

MAX_OPEN: Final = 400
"""Elements open at once; the deepest of 1,237 real pages has 93, and some of them forget to close one."""

MAX_STYLED: Final = 8
"""The same for elements that a browser opens again in every paragraph until they are closed."""

MAX_CHOICES: Final = 5_000
"""Options of the forms of a page, which cost lexbor 70 ms."""

MAX_ATTRIBUTES: Final = 500
"""Attributes of one element; real ones have some dozens."""

_TAG: Final = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(/?)([a-zA-Z][^\s/>]*+)"
    r"((?:[\s/]++|=|[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?+)?+)*+)(?:>|\Z)",
    re.DOTALL,
)
"""A comment, or a tag with its attributes as the standard cuts them; no part is read more than twice."""

_ATTRIBUTE: Final = re.compile(r"[^\s/>=\"']+")

_SINGLE: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr html head body a nobr"
    " tbody thead tfoot colgroup caption rb rp rt rtc".split()
)
"""Elements that do not nest: without an end, or ended by their like."""

_CHOICES: Final = frozenset(("option", "optgroup"))
_STYLED: Final = frozenset("b big code em font i s small strike strong tt u".split())
_RAW: Final = frozenset("script style textarea title xmp iframe noembed noframes".split())

_WALLS: Final = frozenset("table template object applet marquee button td th".split())
"""Elements that an end tag inside them does not reach through, but for their own."""

_LISTS: Final = frozenset("ul ol dl menu dir section article main nav aside blockquote form".split())

_NO_WALLS: Final[frozenset[str]] = frozenset()
_PARAGRAPH: Final = ("p",)
_ITEMS: Final = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
_ITEM_WALLS: Final = _WALLS | _LISTS
_ROWS: Final = {"td": ("td", "th"), "th": ("td", "th"), "tr": ("tr",)}
_ROW_WALLS: Final = frozenset(("table", "template"))
"""What the start of an item, a cell or a row ends, and what it does not reach through."""

_ENDS_P: Final = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary"
    " table ul".split()
)

_HTML_ONLY: Final = _STYLED | _ENDS_P | frozenset(("ruby", "span", "sub", "sup", "var"))
"""Elements that end a drawing or a formula, in which other tags may close themselves."""


def curb(html: str) -> str:
    """The page without tags and attributes in excess, itself where there are none. Linear."""
    if len(html) <= MAX_LENGTH and (
        (signs := html.count("<")) <= MAX_TAGS or signs - html.count("</") <= MAX_TAGS
    ):
        return html
    scan = _Scan()
    kept: list[str] = []
    at = copied = 0
    while (match := _TAG.search(html, at)) is not None:
        at = match.end()
        name = (match[2] or "").lower()
        if not name:
            continue
        if match[1]:
            fits = scan.end(name)
        else:
            if name in _RAW and not scan.is_drawing():
                at = _after_raw(html, at, name)
                continue
            fits = scan.start(name, match[3].endswith("/"))
            if fits and len(match[3]) > MAX_ATTRIBUTES and _is_overloaded(match[3]):
                kept += (html[copied : match.start(3)], ">")
                copied = at
        if not fits:
            kept.append(html[copied : match.start()])
            copied = at
    return "".join((*kept, html[copied:])) if copied else html


def _after_raw(html: str, at: int, name: str) -> int:
    """Where the text of a script or the like ends, which holds no tags."""
    end = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
    return end.start() if end else len(html)


def _is_overloaded(attributes: str) -> bool:
    return sum(1 for _ in _ATTRIBUTE.finditer(re.sub(r"\"[^\"]*\"|'[^']*'", "", attributes))) > MAX_ATTRIBUTES


class _Scan:
    """Which elements are open, as a browser would have them; where in doubt rather too many."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.counts: dict[str, int] = {}
        self.dropped: dict[str, int] = {}
        self.styled: dict[str, int] = {}
        self.choices = 0

    def is_drawing(self) -> bool:
        return bool(self.counts.get("svg") or self.counts.get("math"))

    def start(self, name: str, closed: bool) -> bool:
        """Enter a start tag; whether there is room for it."""
        if name in _CHOICES:
            self.choices += 1
            return self.choices <= MAX_CHOICES
        if name in _ENDS_P:
            self._close(_PARAGRAPH, _WALLS)
        if name in _ITEMS:
            self._close(_ITEMS[name], _ITEM_WALLS)
        elif name in _ROWS:
            self._close(_ROWS[name], _ROW_WALLS)
            self.styled.clear()
        if name in _SINGLE or (closed and name not in _HTML_ONLY and self.is_drawing()):
            return True
        styled = name in _STYLED
        if (styled and sum(self.styled.values()) >= MAX_STYLED) or len(self.open) >= MAX_OPEN:
            self.dropped[name] = self.dropped.get(name, 0) + 1
            return False
        if styled:
            self.styled[name] = self.styled.get(name, 0) + 1
        self.open.append(name)
        self.counts[name] = self.counts.get(name, 0) + 1
        return True

    def end(self, name: str) -> bool:
        """Enter an end tag; False for that of an element there was no room for."""
        if self.dropped.get(name):
            self.dropped[name] -= 1
            return False
        if self.styled.get(name):
            self.styled[name] -= 1
        self._close((name,), _NO_WALLS if name in _WALLS else _WALLS)
        return name not in _CHOICES or self.choices <= MAX_CHOICES

    def _close(self, names: tuple[str, ...], walls: frozenset[str]) -> None:
        """End the innermost element of these one or two names with all in it, unless a wall is before it."""
        counts, opened = self.counts, self.open
        if not (counts.get(names[0]) or counts.get(names[-1])):
            return
        place = len(opened) - 1
        while (name := opened[place]) not in names:
            if name in walls or not place:
                return
            place -= 1
        for ended in opened[place:]:
            counts[ended] -= 1
        del opened[place:]
