"""The caption of a picture and its credit, told apart."""

import re
from functools import cache
from typing import Final

from convert.extract import words
from convert.model import Break, Emphasis, Foreign, Inline, Link, Text
from convert.model.text import inline

LONGEST: Final = 120
"""Characters of a credit; of 60 pages read by eye the longest has 66."""

START: Final = re.compile(r"^|\n\s*|(?<=[.!?。！？»”’'\")])\s+|\s[|–—-]\s|(?=[(\[])")
"""Where a credit may begin in a caption."""

CLAUSE: Final = re.compile(r"[.,;:!?。，；！？)\]»”’'\"|/–—-]\s*$")
"""What ends the words before a label inside a sentence: "Berlin at dawn, photo: ..."."""

SENTENCE: Final = re.compile(r"[.!?]\s+\w+\s+\w+\s+\w+\s+\w+")
"""The end of a sentence and words of the next, which no credit has."""

SHARED: Final = re.compile(
    r"\((?:(?![a-z])[^\W\d_][\w.'\u2019-]*\s){1,3}(?![a-z])[^\W\d_][\w.'\u2019-]*\s?/\s?(?![a-z])[^()/.!?]{2,40}\)"
)
"""A full name and a house in parentheses, which nothing but a credit is: "(Jane Doe/The Harbour News)"."""

SIGN: Final = r"[©ⓒ]|\(c\)"


@cache
def _label() -> re.Pattern[str]:
    """What stands before the name: "Photo:", "Foto von", "©"; a bare word needs a colon or a stroke."""
    listed = words.alternatives("credit", "label")
    return re.compile(
        rf"(?:{listed}\s*(?:[:：=＝|/–—]|{SIGN})|{SIGN})\s*(?:{listed}\s*[:：]?\s*)?", re.IGNORECASE
    )


@cache
def _by() -> re.Pattern[str]:
    """A label that is plain without a colon: of two words or more ("Photo by"), or cut short ("Fot.")."""
    known = words.words("credit", "label")
    listed = sorted((w for w in known if " " in w or w.endswith(".")), key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(w) for w in listed) + r")\s+(?=\S)", re.IGNORECASE)


@cache
def _agency() -> re.Pattern[str]:
    """A name and a house, or a house alone: "Jane Doe/Getty Images"."""
    listed = words.alternatives("credit", "agency")
    return re.compile(
        rf"(?:(?:[^\s.!?:;()]{{1,30}}\s){{0,4}}(?:[^\s.!?:;()/|]{{1,30}}\s?[/|,]{{1,2}}\s?|via\s|[–—]\s)?)?{listed}(?:\s*/\s*[^.!?]{{1,40}})?",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    """A name and the verb behind it that Chinese and Japanese have for a label: '、山口健撮影'; neither a day
    nor what was photographed is a name."""
    listed = words.alternatives("credit", "behind")
    name = r"[^、，。＝=；;,()（）\d０-９]{2,20}?(?<![をらでにが])"
    return re.compile(rf"(?:^|[、，＝=；;,]\s*|(?<=[。)）]))({name})\s*{listed}[)）]?\s*$")


def split(caption: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], str | None, str]:
    """The caption without its credit, the credit without its label, and the label.

    The credit is a whole line, a part in parentheses at the end, or what follows a full stop.
    """
    whole = inline(caption)
    told = None if whole.isascii() else _behind().search(whole)
    if told is not None:
        return keep(caption, told.start()), told[1].strip(), ""
    cut = _start(whole) if whole else None
    if cut is None:
        return caption, None, ""
    label, name = strip(whole[cut:].strip())
    if not name or len(name) > LONGEST:
        return caption, None, ""
    return keep(caption, cut), name, label


def _start(whole: str) -> int | None:
    """Where the credit begins in the words of a caption."""
    tail = max(0, len(whole) - 4 * LONGEST)
    for match in [*START.finditer(whole, tail)][-6:]:
        rest = whole[match.end() :].strip()
        if rest and len(rest) <= LONGEST + 40 and is_credit(rest):
            return match.start() if match[0].strip() else match.end()
    late = [match for match in _label().finditer(whole, tail) if CLAUSE.search(whole[: match.start()])]
    if late and len(whole) - late[-1].end() <= LONGEST and "\n" not in whole[late[-1].end() :].strip():
        return late[-1].start()
    return None


def is_credit(text: str) -> bool:
    """Whether a line only names the maker of a picture."""
    bare = _bare(text)
    if not bare or len(bare) > LONGEST + 40:
        return False
    if SHARED.fullmatch(text.strip().rstrip(".")):
        return True
    labelled = _label().match(bare) or _by().match(bare)
    if labelled:
        rest = bare[labelled.end() :]
        return bool(rest) and not SENTENCE.search(rest)
    return _agency().fullmatch(bare.strip(" .")) is not None


def _bare(text: str) -> str:
    text = text.strip().lstrip("|–—- ")
    if text[:1] in "([" and text[-1:] in ")].":
        text = text.rstrip(".")[1:].rstrip(")]")
    return text.strip()


def strip(text: str) -> tuple[str, str]:
    """The label and the name of a credit."""
    bare = _bare(text)
    labelled = _label().match(bare) or _by().match(bare)
    if labelled is None:
        return "", bare
    return labelled[0], " ".join(bare[labelled.end() :].split()).strip(" |")


def keep(content: tuple[Inline, ...], length: int) -> tuple[Inline, ...]:
    """The first `length` characters of a line."""
    out: list[Inline] = []
    for piece in content:
        size = len(inline((piece,)))
        if length <= 0:
            break
        if size <= length:
            out.append(piece)
        elif isinstance(piece, Text):
            out.append(Text(piece.text[:length]))
        elif isinstance(piece, Emphasis):
            out.append(Emphasis(keep(piece.content, length), piece.kind))
        elif isinstance(piece, Link):
            out.append(Link(keep(piece.content, length), piece.href))
        elif isinstance(piece, Foreign):
            out.append(Foreign(keep(piece.content, length), piece.language, piece.direction))
        else:
            out.append(piece)
        length -= size
    return _trim(out)


def _trim(out: list[Inline]) -> tuple[Inline, ...]:
    while out:
        last = out[-1]
        if isinstance(last, Text) and last.text.rstrip(" |/–—-\n"):
            out[-1] = Text(last.text.rstrip(" |/,;\n"))
            break
        if not isinstance(last, Text | Break):
            break
        out.pop()
    return tuple(out)
