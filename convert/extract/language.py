"""The language of a page: what it declares where the text does not contradict, else what the text shows."""

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any, Final

from convert.extract.words import topic

ENOUGH: Final = 60
"""Letters below which no language is told: short texts are mostly names and menus."""

SAMPLE: Final = 4_000
"""Letters of the text that are looked at."""

SURE: Final = 0.9
"""Probability below which py3langid's answer is not given (its own normalised figure, 0 to 1)."""

SCRIPTS: Final = {
    "CYRILLIC": frozenset("ru uk be bg sr mk kk ky tg mn uz tt ba cv os ce bs ab".split()),
    "GREEK": frozenset({"el", "grc"}),
    "HEBREW": frozenset({"he", "iw", "yi"}),
    "ARABIC": frozenset("ar fa ur ps sd ug ckb ku az ks dv".split()),
    "DEVANAGARI": frozenset("hi mr ne sa bho mai kok".split()),
    "BENGALI": frozenset({"bn", "as"}),
    "GEORGIAN": frozenset({"ka"}),
    "ARMENIAN": frozenset({"hy"}),
    "THAI": frozenset({"th"}),
    "HANGUL": frozenset({"ko"}),
    "HIRAGANA": frozenset({"ja"}),
    "KATAKANA": frozenset({"ja"}),
    "CJK": frozenset("zh ja ko yue wuu lzh".split()),
}
"""Scripts by the first word of their letters' Unicode names, and the languages that are written with them."""

OWN: Final = {
    "GREEK": "el",
    "HEBREW": "he",
    "BENGALI": "bn",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "THAI": "th",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
}
"""Scripts that tell their language alone."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?(?![A-Za-z])")
_LETTERS = re.compile(r"[^\W\d_]+")


def normalise(tag: str) -> str | None:
    """A BCP 47 tag in its usual spelling ("en_us" is "en-US"), None for what is no tag."""
    found = _TAG.match(tag.strip())
    if not found or found.group().casefold() in ("und", "zxx", "mul", "html", "none", "xx"):
        return None
    parts = re.split(r"[-_]", found.group())
    rest = [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    return "-".join([parts[0].lower(), *rest])


def read_language(declared: list[str], text: str) -> str | None:
    """The first declared language that the text does not contradict, else the text's own."""
    tags = [tag for tag in map(normalise, declared) if tag]
    sample = text[:SAMPLE]
    for tag in tags:
        if not _contradicts(sample, tag):
            return tag
    return detect(sample) or (tags[0] if tags else None)


def detect(text: str) -> str | None:
    """The language of a text by script, small words, or py3langid; None when it is too short to tell."""
    sample = text[:SAMPLE]
    script, share = _script(sample)
    if script in OWN and share > 0.3:
        return OWN[script]
    if sum(map(len, _LETTERS.findall(sample))) < (ENOUGH // 3 if script == "CJK" else ENOUGH):
        return None
    if script == "CJK":
        return "zh"
    counted = _small_words(sample)
    if counted and counted[0][1] >= 0.12 and (len(counted) == 1 or counted[0][1] >= 1.5 * counted[1][1]):
        return counted[0][0]
    return _ask_model(sample)


def _contradicts(text: str, tag: str) -> bool:
    """Whether a text cannot be in a declared language: another script, or another's small words."""
    code = tag.split("-")[0]
    script, share = _script(text)
    if share > 0.6:
        if script == "LATIN" and any(code in languages for languages in SCRIPTS.values()):
            return code not in ("az", "uz", "kk", "sr", "bs", "tt", "ku", "mn") and len(text) > ENOUGH
        if script in SCRIPTS and code not in SCRIPTS[script]:
            return True
    counted = _small_words(text)
    if (
        len(text) < 3 * ENOUGH
        or not counted
        or counted[0][0] == code
        or code not in topic("language")["small"]
    ):
        return False
    own = dict(counted).get(code, 0.0)
    return counted[0][1] >= 0.12 and own < 0.4 * counted[0][1]


def _script(text: str) -> tuple[str, float]:
    """The commonest script of a text and its share of the letters; kana counts for all of a Japanese text."""
    if text[:400].isascii():
        return ("LATIN", 1.0) if any(map(str.isalpha, text[:400])) else ("", 0.0)
    letters = [letter for letter in text[:400] if letter.isalpha()]
    if not letters:
        return "", 0.0
    total = len(letters)
    counts = Counter([_script_of(letter) for letter in letters if not letter.isascii()])
    counts["LATIN"] += total - counts.total()
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.1 * total:
        return "HIRAGANA", 1.0
    name, count = counts.most_common(1)[0]
    return name, count / total


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0].split("-")[0]


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Small word -> the languages that have it."""
    index: dict[str, list[str]] = {}
    for language, listed in topic("language")["small"].items():
        for word in listed:
            index.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in index.items()}


def _small_words(text: str) -> list[tuple[str, float]]:
    """Languages with the share of the words that are among their small words, best first."""
    tokens = _LETTERS.findall(text[:1_500].casefold())
    if len(tokens) < 12:
        return []
    index = _index()
    counts: dict[str, int] = {}
    for token, count in Counter(tokens).items():
        for language in index.get(token, ()):
            counts[language] = counts.get(language, 0) + count
    ranked = sorted(counts.items(), key=lambda item: -item[1])[:3]
    return [(language, count / len(tokens)) for language, count in ranked]


def _ask_model(text: str) -> str | None:
    """py3langid's answer where it is sure."""
    language, sure = _model().classify(text)
    return str(language) if float(sure) >= SURE else None


@cache
def _model() -> Any:
    """py3langid's model, loaded at the first call."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
