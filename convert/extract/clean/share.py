"""Bars of buttons that send the article to a network."""

import re
from functools import cache
from itertools import islice
from typing import Final

from bs4 import Tag
from bs4.element import PageElement

from convert.dom import BLOCK
from convert.extract import words
from convert.extract.content import HEADINGS, Content, attribute, classes
from convert.soup import is_text

LONGEST: Final = 160
"""Characters of a bar: a call and the names of some ten networks."""

CALL: Final = 40
"""Characters of a bar that are not on its buttons: "Share this article:"."""

ROW: Final = 60
"""Characters of a row of counters and of calls to share, listen, save."""

LINE: Final = 90
"""Characters of a line that asks to share or to follow; longer ones say more than that."""

NAME: Final = 20
"""Characters of the name of a network."""

NEAR: Final = 3
"""Boxes around such a button whose classes may call it one."""

SOCIAL: Final = re.compile(r" \S*(?:social|share|sns)\S* ")
"""Classes of buttons that lead to a network; they are English in all languages."""

LINES: Final = frozenset("p div section aside footer center".split())

SIZER: Final = re.compile(r"a ?[-−–] ?(?:a ?)?a ?\+|a ?\+ ?(?:a ?)?a ?[-−–]")
"""A- A+, in all languages of Latin letters and beyond."""

DOTTED: Final = "İ".casefold()
"""The capital letter of Turkish becomes two characters."""

COUNT: Final = re.compile(r"[\d.,]+\s?[kKmM]?\+?")
ROWS: Final = BLOCK - frozenset("td th tr table tbody li dt dd p body h1 h2 h3 h4 h5 h6".split())

STOP: Final = frozenset("body main article td th table figure".split())
HOLDS: Final = ("figure", "picture", "table", "iframe", "video", "blockquote", "pre")


@cache
def _networks() -> tuple[str, ...]:
    return tuple(sorted(words.words("furniture", "network")))


def drop_share_bars(content: Content) -> None:
    """Take the smallest box around share links, or the link alone where it stands in a text."""
    for a in content.named("a"):
        if content.is_gone(a) or not shares(attribute(a, "href")):
            continue
        bar = _bar(content, a)
        if bar is not None:
            content.take(bar, "drop_share_bars", "buttons that share the article")
        elif content.text(a).casefold().strip(" .:!") in words.words("furniture", "share"):
            content.take(a, "drop_share_bars", "button that shares the article")


def drop_network_buttons(content: Content) -> None:
    """Take links named after a network that are buttons by their classes: beside a name, in a caption."""
    names = words.words("furniture", "platform")
    for a in content.named("a"):
        if content.size(a) > NAME or content.text(a).casefold().replace(DOTTED, "i") not in names:
            continue
        around = [classes(tag) for tag in (a, *islice(a.parents, NEAR)) if content.size(tag) <= ROW]
        if any(SOCIAL.search(told) for told in around):
            content.take_small(a, "drop_share_bars", "button that leads to a network")


@cache
def _row_words() -> tuple[frozenset[str], frozenset[str]]:
    """Calls to share and to listen, and these with calls to read on."""
    calls = words.words("furniture", "share") | words.words("furniture", "listen")
    return calls, calls | words.words("furniture", "more")


def drop_share_rows(content: Content) -> None:
    """Take boxes in which each word is a count of readers or a call to share, listen, read on."""
    calls, others = _row_words()
    for tag in content.outermost(ROW):
        if tag.name not in ROWS or content.is_gone(tag):
            continue
        said = [line for node in _leaves(tag) if (line := node.strip(" .:·|•").casefold())]
        told = [line for line in said if not COUNT.fullmatch(line)]
        if len(said) > 1 and any(line in calls for line in told) and all(line in others for line in told):
            content.take(tag, "drop_share_bars", "counts of readers and calls to share")


def drop_share_lines(content: Content) -> None:
    """Take lines of nothing but names of networks and calls to share, lines that ask to follow the page on
    one, and the signs that make its letters larger."""
    for tag in content.outermost(LINE):
        if tag.name not in LINES or content.is_gone(tag) or content.holds(tag, *HOLDS, *HEADINGS, "li"):
            continue
        said = " ".join(content.text(tag).split()).casefold().replace(DOTTED, "i")
        if SIZER.fullmatch(said):
            content.take(tag, "drop_share_bars", "signs that make the letters larger")
        elif _is_share_line(said):
            content.take(tag, "drop_share_bars", "line that asks to share or to follow")


def drop_share_headings(content: Content) -> None:
    """Take headings that only call to share: what stood below them works on a screen alone."""
    calls = words.words("furniture", "share_heading")
    for tag in content.named(*sorted(HEADINGS)):
        if content.size(tag) <= CALL and content.text(tag).casefold().strip(" .:!") in calls:
            content.take(tag, "drop_share_bars", "heading that asks to share")


def _is_share_line(said: str) -> bool:
    """Whether a line, case-folded, only shares, or asks to follow the page on a network."""
    platform = _platforms()
    named = platform.findall(said)
    if not named:
        return False
    left, calls = _calls().subn(" ", platform.sub(" ", said))
    if (calls or len(named) > 2) and not any(map(str.isalnum, left)):
        return True
    asks = tuple(words.words("furniture", "follow"))
    told = any(len(name) > 1 for name in named)
    return told and (said.startswith(asks) or said.rstrip(" .!").endswith(asks))


@cache
def _platforms() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words.alternatives('furniture', 'platform')}(?!\w)")


@cache
def _calls() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words.alternatives('furniture', 'share')}(?!\w)")


def _leaves(tag: Tag) -> list[str]:
    """The lines of all texts inside, in document order."""
    lines: list[str] = []
    stack: list[PageElement] = [tag]
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            stack += reversed(node.contents)
        elif is_text(node):
            lines += str(node).splitlines()
    return lines


def shares(href: str) -> bool:
    """Whether an address posts the page to a network."""
    href = href.casefold()
    if len(href) > 4_000 or not any(sign in href for sign in ("share", "intent", "?", "submit", "send")):
        return False
    start = href[:80]
    return any(network in start for network in _networks())


def _bar(content: Content, a: Tag) -> Tag | None:
    """The largest box around the link that holds little but such links."""
    bar: Tag | None = None
    for parent in a.parents:
        if parent.name in STOP or parent.name == "[document]" or content.size(parent) > LONGEST:
            break
        if content.holds(parent, *HOLDS):
            break
        links = content.within(parent, "a")[:30]
        sharing = [link for link in links if shares(attribute(link, "href"))]
        if len(sharing) * 2 < len(links) or content.size(parent) - sum(map(content.size, sharing)) > CALL:
            break
        bar = parent
    return bar if bar is not None or content.size(a) else a
