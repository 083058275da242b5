"""The copyright line of a page: what it declares, else the short line with a sign or word and a year."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from convert.dom import BLOCK, Node
from convert.extract.visible import Line, inside
from convert.extract.witness import SEAM, Evidence
from convert.extract.words import alternatives, hooks

DECLARED: Final = ("copyright", "dc.rights", "dcterms.rights", "rights")
"""Meta tags with a copyright line."""

LONGEST: Final = 200
"""Letters of the line; what is longer is a licence or running text that speaks of rights."""

LEAD: Final = 40
"""Letters that may stand before the sign: 'All texts on this site', 'Content'."""

END: Final = re.compile(r"[.|·∙•–—]\s")
"""What ends a phrase of the line: '© 2024 Example. Powered by ...'."""

TRIES: Final = 40
"""Texts with a sign that are looked at; a gallery of pictures has hundreds."""

RUN: Final = 40
"""Texts that are searched at once, about those of a foot of a page."""

REACH: Final = 40
"""Nodes of a line on either side of its sign."""

BURIED: Final = ("figure", "figcaption", "script", "style", "pre")
"""Elements whose signs are about a picture or are no words of the page."""

YEAR: Final = r"(?:19|20)\d\d"


def read_rights(page: Evidence) -> str | None:
    """The copyright line; None where the page has none outside its running text and its pictures."""
    for name in DECLARED:
        for value in page.metas.get(name, ()):
            if 4 <= len(value) <= LONGEST and not value.startswith("http"):
                return value
    signed = islice(_signed(page), TRIES)
    lines = (_line_of(page, node) for node in signed if inside(node, *BURIED) is None)
    return next(filter(None, lines), None)


def _signed(page: Evidence) -> Iterator[Node]:
    """The texts with a sign from the end of the page, looked through RUN at once: most runs have none."""
    texts = (node for node in reversed(page.nodes) if node.data and len(node.data) <= 2 * LONGEST)
    while run := list(islice(texts, RUN)):
        folded = [node.data.casefold() for node in run]
        said = SEAM.join(folded)
        found = [hook for hook in _hooks() if hook in said]
        for node, text in zip(run, folded, strict=True) if found else ():
            if any(hook in text for hook in found) and _hints().search(node.data):
                yield node


def _line_of(page: Evidence, node: Node) -> str | None:
    """The line around a text from its sign on, up to the links behind the holder's name."""
    box = node.parent
    while box is not None and box.tag not in BLOCK:
        box = box.parent
    if box is None:
        return None
    for line in page.lines(max(box.order + 1, node.order - REACH), node.order + REACH):
        if node not in line.pieces:
            continue
        found = _sign().search(line.text)
        if found is None or found.start() > LEAD or len(line.text) > LONGEST + LEAD:
            return None
        return _cut(line)
    return None


def _cut(line: Line) -> str | None:
    """The line from its sign to the first link behind the holder, back to where a phrase ends."""
    text = ""
    for piece in line.pieces:
        if _held().search(text) and inside(piece, "a"):
            ends = [m.end() for m in END.finditer(text)]
            if text.split()[-1].islower() and ends and _held().search(text[: ends[-1]]):
                text = text[: ends[-1]]
            break
        text += piece.data
    told = _sign().search(" ".join(text.split()))
    return told[0].strip(" |·∙•,;:-–—") if told and _held().search(told[0]) else None


@cache
def _hooks() -> tuple[str, ...]:
    """What a case-folded text with a sign must hold one of: found many times faster than the sign itself."""
    return ("©", "(c)", *hooks("credit", "rights"))


@cache
def _hints() -> re.Pattern[str]:
    return re.compile(rf"©|\([cC]\)|{alternatives('credit', 'rights')}")


@cache
def _sign() -> re.Pattern[str]:
    """A sign, or a word at the start that a year follows, and what is behind it."""
    word = alternatives("credit", "rights")
    sign = rf"(?:{word}\W{{0,3}})?(?:©|\(c\)(?=\W*{YEAR}))|^\W{{0,3}}{word}(?=[^.!?]{{0,60}}{YEAR})"
    return re.compile(rf"(?:{sign}).{{2,}}", re.IGNORECASE)


@cache
def _held() -> re.Pattern[str]:
    """The same with the name of a holder."""
    word = alternatives("credit", "rights")
    return re.compile(rf"(?:©|\(c\)|{word}|{YEAR})[\W\d]*(?!{word})[^\W\d_]", re.IGNORECASE)
