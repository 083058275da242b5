"""Other pastes of the same page, to learn from: a piece of it, and a short page with the same furniture.

People paste what they selected, and short articles as well as long ones; the labelled pages are whole
and long. Chance is seeded by the page, so that the same data give the same texts.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from convert.extract.pasted.line import Line
from convert.extract.pasted.shelf import is_cue

if TYPE_CHECKING:
    from pasted_corpus import Sample

SENTENCE = re.compile(r"(?<=[.!?。！？।؟])\s+|(?<=[。！？])")
SIGNS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "бвгджзийклмнопрстуфхцчшщъыБВГДЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫ",
)
"""Letters for letters, so that a text keeps its shape and no list of words knows it."""

SIGN_SHARE = 0.3
"""Share of the variants in signs, which neither the lists nor the learned words know."""
MUTE_SHARE = 0.3
"""Share of the variants, and of the pages that are laid out, whose words the lists know but were not learned:
what is learned is nearly all English, and the trees may not lean on it alone."""

Part = tuple[Line, bool, bool]
"""A line, whether it is the article's, whether it is the title."""


def variants(whole: Sample, pieces: int) -> list[Sample]:
    """`pieces` pieces of the page, and as many short pages; of both some in signs and some mute."""
    made = []
    for n in range(pieces):
        for name, vary in (("piece", _piece), ("short", _short)):
            chance = random.Random(f"{whole.page} {name} {n}")
            parts = vary(whole, chance)
            way = chance.random()
            made.append((_in_signs(parts) if way < SIGN_SHARE else parts, way > 1 - MUTE_SHARE))
    return [
        replace(
            whole,
            kind="piece",
            lines=tuple(line for line, _, _ in parts),
            body=[own for _, own, _ in parts],
            titled=[titled for _, _, titled in parts],
            mute=mute,
        )
        for parts, mute in made
        if len(parts) > 1
    ]


def _in_signs(parts: list[Part]) -> list[Part]:
    return [(msgspec.structs.replace(p[0], text=p[0].text.translate(SIGNS)), p[1], p[2]) for p in parts]


def _piece(whole: Sample, chance: random.Random) -> list[Part]:
    """What people select of a page: from near the title to near the end, with or without empty lines."""
    own = [i for i, kept in enumerate(whole.body) if kept]
    first = chance.randint(0, own[0]) if chance.random() < 0.5 else max(0, own[0] - chance.randint(0, 6))
    above = [i for i in range(own[0]) if whole.titled[i]]
    if above and chance.random() < 0.7:
        first = min(first, max(0, above[-1] - chance.randint(0, 3)))
    after = len(whole.lines) - own[-1] - 1
    end = own[-1] + 1 + chance.choice((0, min(after, chance.randint(0, 8)), chance.randint(0, after)))
    if chance.random() < 0.3:
        end = min(end, own[0] + chance.randint(2, 12))
    gaps = chance.choice((None, None, None, 1, 0))
    parts = _parts(whole)[first:end]
    return parts if gaps is None else [(_gapped(line, gaps), own, titled) for line, own, titled in parts]


def _short(whole: Sample, chance: random.Random) -> list[Part]:
    """A page with a few short paragraphs, some of its menu, its footer, its recommended articles."""
    parts = _parts(whole)
    own = [i for i, kept in enumerate(whole.body) if kept]
    titled = [i for i in range(own[0]) if whole.titled[i]]
    top = max(0, titled[-1] - chance.randint(0, 3)) if titled else max(0, own[0] - 8)
    first = chance.randint(0, max(0, top - 1))
    menu = parts[first : min(top, first + chance.randint(0, 12))]
    start = chance.choice((0, 0, chance.randrange(len(own))))
    text = own[start : start + chance.randint(3, 14)]
    between = [i for i in range(text[0], text[-1] + 1) if whole.body[i] or chance.random() < 0.5]
    after = own[-1] + 1
    below = (
        parts[after : after + chance.randint(0, 10)]
        + parts[max(after + 10, len(parts) - chance.randint(0, 9)) :]
    )
    body = [_shortened(parts[i], chance) for i in between]
    if chance.random() < 0.5:
        body = _with_shelf(body, parts[after:], chance)
    return _spaced([*menu, *parts[top : own[0]], *body, *below], chance)


def _with_shelf(body: list[Part], below: list[Part], chance: random.Random) -> list[Part]:
    """The text with the page's recommended articles in its midst."""
    cue = next((i for i, (line, own, _) in enumerate(below) if not own and is_cue(line.text)), None)
    if cue is None or len(body) < 3:
        return body
    shelf = below[cue : cue + chance.randint(2, 5)]
    at = chance.randint(1, len(body) - 1)
    return [*body[:at], *shelf, *body[at:]]


def _shortened(part: Part, chance: random.Random) -> Part:
    """A paragraph of the article with its first sentences only."""
    line, own, titled = part
    sentences = SENTENCE.split(line.text)
    most = chance.randint(1, 4)
    if not own or len(sentences) <= most:
        return part
    return msgspec.structs.replace(line, text=" ".join(sentences[:most]), cells=()), own, titled


def _spaced(parts: list[Part], chance: random.Random) -> list[Part]:
    """With empty lines as the page has them, everywhere, nowhere, or as people type: none below a heading."""
    way = chance.choice(("page", "page", "all", "none", "typed"))
    if way == "page":
        return parts
    made = []
    short = False
    for line, own, titled in parts:
        gap = {"all": 1, "none": 0, "typed": int(own and not short)}[way]
        made.append((_gapped(line, gap), own, titled))
        short = len(line.text) < 60
    return made


def _gapped(line: Line, gap: int) -> Line:
    return msgspec.structs.replace(line, gap=gap)


def _parts(whole: Sample) -> list[Part]:
    return list(zip(whole.lines, whole.body, whole.titled, strict=True))
