"""What stands between the names of a byline, made plain: places behind names, 'and' written in one with a
name, names that only a blank holds apart."""

import re
from functools import cache
from typing import Final

from convert.extract.words import alternatives, words

HAN: Final = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[ \u3000]+[\u4e00-\u9fff]{2,3})+(?![\u4e00-\u9fff])")
"""Chinese names in a row, a letter of family and one or two of their own each."""

WAW: Final = re.compile(
    r"(?<=\w)\s+[وו](?:\s*\|\s*)?(?=([\u0621-\u064a]{3,}|[\u05d0-\u05ea]{2,})\s+[\u0621-\u064a\u05d0-\u05ea]{2})"
)
"""The 'and' of Arabic and Hebrew, written in one with the name behind it; a bar is the edge of a link."""

_LETTERS = re.compile(r"[\u0621-\u064a\u05d0-\u05ea]+")
_CAPITAL = r"(?!\d)\w[\w.'’-]*"


def plain(text: str) -> str:
    """The line with names tied by commas and without the places where two or more of them wrote."""
    return _without_places(_apart(_tied(text)))


def _without_places(text: str) -> str:
    """'A in Oslo and B in Bergen' is 'A and B'; one place alone may be the rubric ('A in World News')."""
    found = [m for m in _place().finditer(text) if all(w[0].isupper() for w in m[1].split())]
    if len(found) < 2 or not all(_is_after_name(text, m.start()) for m in found):
        return text
    for match in reversed(found):
        text = text[: match.start()] + text[match.end() :]
    return _bar().sub(r"\1 ", text)


def _is_after_name(text: str, at: int) -> bool:
    before = text[:at].split()
    return bool(before) and before[-1][0].isupper()


@cache
def _place() -> re.Pattern[str]:
    """'in Panama City' up to the next name or the end."""
    listed, conjunction = alternatives("byline", "place"), alternatives("byline", "and")
    end = rf"(?=\s*(?:[,;&|(]|$|\d)|\s+{conjunction}\s)"
    return re.compile(rf"(?:\s*\|)?\s+{listed}\s+({_CAPITAL}(?:\s{_CAPITAL}){{0,2}}?){end}")


@cache
def _bar() -> re.Pattern[str]:
    """A bar behind 'and', where a link begins."""
    return re.compile(rf"((?:[,;&]|\s{alternatives('byline', 'and')}))\s*\|\s*")


def _tied(text: str) -> str:
    """Names with a comma in place of the 'and' that is written in one with the second."""
    if "و" not in text and "ו" not in text:
        return text
    return WAW.sub(lambda m: ", " if _parts_names(text, m) else m[0], text)


def _parts_names(text: str, match: re.Match[str]) -> bool:
    """Whether two words of a name stand before, and the letter does not begin a name ('Walid')."""
    before = _LETTERS.findall(re.split(r"[:،,|]", text[: match.start()])[-1])
    return len(before) >= 2 and match[0].strip(" |") + match[1] not in words("byline", "waw")


def _apart(text: str) -> str:
    """Chinese names with commas between them; each begins with the name of a family."""

    def tie(match: re.Match[str]) -> str:
        names = match[0].split()
        families = words("byline", "family")
        return "，".join(names) if all(name[0] in families for name in names) else match[0]

    return HAN.sub(tie, text)
