"""Which of several readings of the same bytes is writing: by the letters that languages have.

One alphabet holds all letters of a right reading that are not of ASCII; a wrong one has letters of several
languages, signs within words, and capitals behind small letters. The alphabets are those that the orthography
of each language names.
"""

import re
from collections import Counter
from typing import Final

LATIN: Final = {
    "ca": "àéèóçíòúïü",
    "cs": "íáěéřýčžšůúťňóďü",
    "da": "åøæé",
    "de": "üäöß",
    "es": "óíáéñúü",
    "et": "äõüöšž",
    "fi": "äöå",
    "fr": "éèàêçùâîôûœïëüæÿ",
    "hr": "čšžćđ",
    "hu": "áéőöóüíúű",
    "is": "ðáíþóéöúýæ",
    "it": "èàùòìéî",
    "lt": "ėšįųąžūčęų",
    "lv": "āīēšūņļžčģķ",
    "nl": "éëïèöüáó",
    "pl": "łąężóśćńź",
    "pt": "ãçáéíóêõúâôàü",
    "ro": "ăîâţş",
    "sk": "áíéúčšýžťľňôäóďŕĺ",
    "sq": "ëç",
    "sv": "äåöé",
    "tr": "ıüşğöçâîû",
    "vi": "đàưôáạơâêăèéìíòóùúýãõ\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}\N{COMBINING TILDE}"
    "\N{COMBINING HOOK ABOVE}\N{COMBINING DOT BELOW}",
}
"""Letters that stand among those of ASCII, the commonest first."""

OTHERS: Final = {
    "ar": ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگـًٌٍَُِّْ", "اليمنوترةبع"),
    "be": ("абвгдеёжзійклмнопрстуўфхцчшыьэюя", "анеіыроскл"),
    "bg": ("абвгдежзийклмнопрстуфхцчшщъьюя", "аоиентрсвл"),
    "el": ("αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ", "αοιετσνηυρ"),
    "he": ("אבגדהוזחטיךכלםמןנסעףפץצקרשת", "יוהלארתבמש"),
    "mk": ("абвгдѓежзѕијклљмнњопрстќуфхцчџш", "аоиентрсвл"),
    "ru": ("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "оеаинтсрвл"),
    "sr": ("абвгдђежзијклљмнњопрстћуфхцчџш", "аоиентрсвл"),
    "uk": ("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "онаівритес"),
}
"""Letters that make up words by themselves, and the ten that are more than half of a text."""

HALF: Final = 0.5
"""Part of a text that the ten commonest letters are at least: 0.57 to 0.75 in prose of these languages, while
ten letters of thirty that are mixed up come to 0.2 to 0.45."""

MOST: Final = 0.6
"""Part of the letters of a text that can be beside ASCII where letters are Latin; Vietnamese has a third."""

ABSENT: Final = 0.1
MANY: Final = 10
"""What it counts that one of the two commonest letters of a language does not occur, where there are so many
letters beside ASCII: Hungarian read as Western European has those of Portuguese, but never its commonest."""

SHOUTED: Final = 0.3
"""What it counts that most letters are capitals: two encodings of Russian have them in each other's place."""

WITHIN: Final = frozenset("'’‘-‐‑·\N{SOFT HYPHEN}\u200c\u200d/.@_:&")
"""Signs that may stand between two letters."""

SIGNS: Final = frozenset(
    "\N{NO-BREAK SPACE}«»‹›“”„‘’‚–—…•·©®™°§€£№¿¡´×²³½¼¾±µºª†‡‰‐‑،؛؟־׳״\u200e\u200f\N{SOFT HYPHEN}"
)
"""Signs beside ASCII that writing in any language may have at the edge of a word."""

FOUL: Final = 4
"""How many faults one character counts for that no text has, a control or one without meaning."""

CHINESE: Final = frozenset("的一是不了在人有我他这中大来上国个到说们为和地出要以时会可也年对，。、")
TAIWAN: Final = frozenset("的一是不了在人有我他這中大來上國個到說們為和地出要以時會可也年對，。、")
JAPANESE: Final = frozenset("のにはをたがでてとしれさいるもなりうかすらまっんこく、。")
KOREAN: Final = frozenset("이다는을의가에고하지를은도한로서기사대인정")
EASTERN: Final = {
    "gb18030": (CHINESE, 0.12),
    "big5": (TAIWAN, 0.12),
    "cp932": (JAPANESE, 0.25),
    "euc_jp": (JAPANESE, 0.25),
    "cp949": (KOREAN, 0.15),
}
"""Encoding -> some characters that no text of its language does without, and the part of a text that they are
at least; in a wrong reading each of thousands of characters is as likely."""

BROKEN: Final = 0.01
"""Share of the characters beside ASCII that may be cut in a page of an encoding of two bytes."""

ALONE: Final = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")

EDGE: Final = re.compile(rb"[\x00-\x20<>]+")
"""What parts words in any encoding here: it is no second byte of a character."""

ENOUGH: Final = 10_000
"""Bytes of such words that are looked at; a verdict does not change after some hundreds."""


def words_to_weigh(data: bytes) -> bytes:
    """The words with something beside ASCII, which tell the encoding of bytes, a space between them."""
    words = b" ".join([word for word in EDGE.split(data) if not word.isascii()])
    return words[:ENOUGH].rpartition(b" ")[0] or words[:ENOUGH]


def plausible(text: str) -> float:
    """How much a reading looks like writing: 1 if all is that of one language, 0 or less if nothing is."""
    high = Counter(c for c in text.lower() if c > "\x7f" and (c.isalpha() or "\u0300" <= c <= "\u036f"))
    letters = high.total()
    faults = count_faults(text)
    if not letters:
        return 1.0 if not faults else -1.0
    ascii_letters = sum(1 for c in text if c < "\x80" and c.isalpha())
    best = max(
        *(
            _share(high, letters, own) - ABSENT * sum(1 for c in own[:2] if letters >= MANY and not high[c])
            for own in (LATIN.values() if letters <= MOST * (letters + ascii_letters) else ())
        ),
        *(
            _share(high, letters, own) - 2 * max(0.0, HALF - _share(high, letters, common))
            for own, common in OTHERS.values()
        ),
    )
    capitals = sum(1 for c in text if c > "\x7f" and c.isupper())
    return best - faults / letters - (SHOUTED if capitals > HALF * letters else 0)


def plausible_east(text: str, encoding: str) -> float:
    """The same of an encoding of two bytes, by characters that every text of its language has."""
    signs = sum(1 for c in text if c > "\x7f")
    if not signs or text.count("\N{REPLACEMENT CHARACTER}") > BROKEN * signs:
        return 0.0
    common, part = EASTERN[encoding]
    return min(1.0, sum(1 for c in text if c in common) / signs / part)


def is_scattered(words: bytes) -> bool:
    """Whether bytes beside ASCII stand alone among letters of it, as one does for each accent."""
    alone = len(ALONE.findall(words))
    return alone > HALF * sum(1 for byte in words if byte > 127)


def _share(high: Counter[str], letters: int, alphabet: str) -> float:
    return sum(high[c] for c in alphabet) / letters


def count_faults(text: str) -> int:
    """Signs and capitals within words, words of two scripts, and characters that no text has."""
    faults = 0
    before = " "
    for c, after in zip(text, f"{text} "[1:], strict=True):
        joins = before.isalpha() and c.isalpha()
        if c > "\x7f" and not c.isalpha():
            if c == "\N{REPLACEMENT CHARACTER}" or not (c.isprintable() or c in SIGNS):
                faults += FOUL
            elif before.isalpha() and after.isalpha() and c not in WITHIN and not "\u0300" <= c <= "\u036f":
                faults += 1
            elif c not in SIGNS and c not in WITHIN:
                faults += before.isalpha() or after.isalpha()
        elif joins and max(c, before) > "\x7f":
            faults += (c.isupper() and before.islower()) or (c > "\u036f") != (before > "\u036f")
        before = c
    return faults
