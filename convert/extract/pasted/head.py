"""What stands above the text of a pasted article: site, section, title, dek, byline, date, credit."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from convert.extract import byline, credit, dates
from convert.extract.pasted.choose import Scores
from convert.extract.pasted.feature import IDEAS, count_words, ends_sentence, flags
from convert.extract.pasted.line import Line
from convert.extract.words import alternatives, words
from convert.model import Fact, Figure, Person, Rival, Text
from convert.remarks import Remark, remark

PROSE_WORDS: Final = 18
"""A line of the article with so many words is where its text begins for certain."""

TITLE_SURE: Final = 0.15
"""Probability from which a line is taken for the title; below it the first line is asked."""

TITLE_WORDS: Final = 40
"""Longest title: the longest of 633 has 31 words."""

LINE_WORDS: Final = 25
"""Longest line that is read as a byline or date: three names with their posts, and the day."""

ABOVE_TITLE: Final = 6
"""Lines above the title in which byline and date are looked for."""

DEK_WORDS: Final = (6, 60)
"""Fewest and most words of a dek; of the 60 pages read by eye (meta-dev) none has more than 55."""

CREDIT_WORDS: Final = 14
"""Longest credit: 'Ministry of Foreign Affairs of the Republic of ... via Agency'."""

CLEAN_HEAD: Final = 4
"""With at most so many other lines above the title the paste began at the masthead: the first names the site."""

SITE_WORDS: Final = 9
SECTION_WORDS: Final = 5

TRAIL: Final = re.compile(r"\s*(?:>|»|›|→|/|\||::|·)\s*")
SUFFIX: Final = re.compile(r"\s+[|–—·»-]\s+")
FURNITURE: Final = tuple(IDEAS.index(i) for i in ("consent", "share", "menu", "footer", "comment", "subscribe"))


class Head:
    """The facts as they are found, and which lines they took: `taken` maps a line's index to why.

    A line in `printed` is in the article word for word; other taken lines belong in the trail.
    """

    def __init__(self, lines: Sequence[Line], own: Sequence[bool], scores: Scores, language: str | None) -> None:
        self.lines = lines
        self.own = own
        self.scores = scores
        self.language = language
        self.start = self._find_start()
        self.taken: dict[int, str] = {}
        self.printed: set[int] = set()
        self.facts: list[Fact] = []
        self.remarks: list[Remark] = []
        self.title_at: int | None = None
        self.title: str | None = None
        self.dek: str | None = None
        self.persons: tuple[Person, ...] = ()
        self.published: str | None = None
        self.updated: str | None = None
        self.site: str | None = None
        self.section: str | None = None
        self.lead: Figure | None = None
        for find in (
            self._find_title,
            self._find_dates,
            self._find_byline,
            self._find_lead,
            self._find_dek,
            self._find_section,
            self._find_site,
        ):
            find()

    def _find_start(self) -> int:
        """The first line of running text; the first line of the article where none is long."""
        first = next((i for i, own in enumerate(self.own) if own), len(self.lines))
        return next(
            (i for i, own in enumerate(self.own) if own and count_words(self.lines[i].text) >= PROSE_WORDS), first
        )

    def _fact(self, name: str, value: str, at: int, rivals: tuple[Rival, ...] = ()) -> None:
        self.facts.append(Fact(name, value, self._witness(at), rivals))

    def _witness(self, at: int) -> str:
        return f"text line {self.lines[at].number}"

    # title

    def _find_title(self) -> None:
        at = self._title_line()
        if at is None:
            return
        text = _unmarked(self.lines[at].text)
        key = _fold(text)
        twins = [i for i in range(min(self.start + 1, len(self.lines))) if i != at and _fold(_unmarked(self.lines[i].text)) == key]
        best = max([at, *twins], key=lambda i: (_case(_unmarked(self.lines[i].text)), i == at, i))
        self.title, self.title_at = _unmarked(self.lines[best].text), best
        self.printed.add(best)
        rivals = []
        for i in {at, *twins} - {best}:
            self.taken[i] = "repeats the title"
            rivals.append(Rival(self.lines[i].text, self._witness(i)))
        for i, text in enumerate(line.text for line in self.lines[: self.start]):
            if i not in self.taken and i != best and self._names_site(text, key):
                self.taken[i] = "repeats the title with the name of the site"
                rivals.append(Rival(text, self._witness(i)))
        self._fact("title", self.title, best, tuple(rivals))

    def _title_line(self) -> int | None:
        """The line that the trees hold most likely; else a marked or first line that looks like a title."""
        above = range(min(self.start + 1, len(self.lines)))
        if not above:
            return None
        best = max(above, key=lambda i: self.scores.title[i])
        if self.scores.title[best] >= TITLE_SURE and self._could_be_title(best):
            return best
        marked = next((i for i in above if LABEL().match(self.lines[i].text) or self.lines[i].text.startswith("# ")), None)
        if marked is not None:
            return marked
        first = next((i for i in above if self._could_be_title(i)), None)
        return first if first is not None and first < len(self.lines) - 1 else None

    def _could_be_title(self, at: int) -> bool:
        text = self.lines[at].text
        size = count_words(text)
        return (
            size <= TITLE_WORDS
            and not (text.endswith((".", "。", ",", ";", ":")) and size > PROSE_WORDS)
            and not self._is_furniture(text)
            and not _steps(text)
            and not byline.cue(text)
            and not _dated(text, self.language)
            and any(c.isalpha() for c in text)
        )

    def _names_site(self, text: str, key: str) -> bool:
        """'Title | Site' and 'Site - Title', as the tab of a browser has them; notes the site."""
        if len(text) > 400:
            return False
        parts = SUFFIX.split(text)
        rest = [p for p in parts if _fold(p) != key]
        if len(parts) < 2 or len(rest) == len(parts):
            return False
        if len(rest) == 1 and count_words(rest[0]) <= SITE_WORDS and self.site is None:
            self.site = rest[0]
        return True

    # byline and dates

    def _around(self) -> Iterator[int]:
        """Lines in which byline and date may stand: below the title first, then above it."""
        title = self.title_at if self.title_at is not None else -1
        yield from range(title + 1, min(self.start + 1, len(self.lines)))
        yield from range(title - 1, max(-1, title - 1 - ABOVE_TITLE), -1)

    def _find_dates(self) -> None:
        found: dict[str, tuple[int, dates.Date]] = {}
        for at in self._around():
            text = self.lines[at].text
            if count_words(text) > LINE_WORDS or at in self.printed:
                continue
            date = dates.find_date(text, self.language)
            if date is None:
                continue
            cue = dates.cue_of(text[: date.start]) or self._cue_above(at)
            if cue == "elsewhere" or (cue is None and not _mostly(text, date)):
                continue
            kind = "updated" if cue == "updated" else "published"
            if kind not in found or (date.complete and not found[kind][1].complete):
                found[kind] = (at, date)
                self.taken.setdefault(at, f"printed as the date ({kind})")
        if "published" not in found and "updated" in found:
            found["published"] = found.pop("updated")
        for kind, (at, date) in found.items():
            setattr(self, kind, date.day)
            self._fact(kind, date.day, at)
            if date.ambiguous:
                text = self.lines[at].text[date.start : date.end]
                self.remarks.append(remark("date-ambiguous", self.lines[at].text, text=text, date=date.day))

    def _cue_above(self, at: int) -> str | None:
        """'Last updated:' on the line above the date."""
        if not at or count_words(self.lines[at - 1].text) > 4:
            return None
        cue = dates.cue_of(self.lines[at - 1].text)
        if cue and at - 1 not in self.printed:
            self.taken.setdefault(at - 1, "names the date below it")
        return cue

    def _find_byline(self) -> None:
        """A line that begins with 'By'; else a bare name between the title and the date or text."""
        for at in self._around():
            if at in self.printed or count_words(self.lines[at].text) > LINE_WORDS:
                continue
            persons, used = self._signed(at)
            if persons:
                self._sign(persons, at, used)
                return
        for at in self._around():
            text = self.lines[at].text
            if at in self.printed or at in self.taken or at >= self.start or self._is_furniture(text):
                continue
            if self._is_bare_name(at):
                persons = byline.read_persons(text)
                if persons and all(p.kind == "person" for p in persons):
                    self._sign(persons, at, [at])
                    return

    def _signed(self, at: int) -> tuple[tuple[Person, ...], list[int]]:
        """The persons of a line with a cue, and the lines they take; the name may be on the next line."""
        text = self.lines[at].text
        found = byline.cue(text)
        if found is None:
            if (date := dates.find_date(text, self.language)) and byline.cue(rest := text[date.end :].strip(" ,|·•-–—")):
                return byline.read_persons(rest), [at]
            return (), []
        if found.end() < len(text):
            bare = text[: found.end()].strip().casefold() == text[: found.end()].strip()
            return (byline.read_persons(text), [at]) if not (bare and ends_sentence(text)) else ((), [])
        after = at + 1
        if after < len(self.lines) and after not in self.printed and after < self.start:
            return byline.read_persons(self.lines[after].text), [at, after]
        return (), []

    def _is_bare_name(self, at: int) -> bool:
        text = self.lines[at].text
        size = len(text.split())
        beside = any(
            self.taken.get(i, "").startswith("printed as the date") for i in (at - 1, at + 1)
        ) or at - 1 == self.title_at
        return 2 <= size <= 5 and beside and not ends_sentence(text) and ":" not in text and byline.is_name(text)

    def _sign(self, persons: tuple[Person, ...], at: int, used: list[int]) -> None:
        self.persons = persons
        self._fact("byline", ", ".join(p.name for p in persons), used[-1])
        for i in used:
            before = self.taken.get(i)
            self.taken[i] = f"{before} and the byline" if before else "printed as the byline"

    # lead picture, dek

    def _find_lead(self) -> None:
        """The credit of the picture above the text; the picture itself was not pasted."""
        title = self.title_at if self.title_at is not None else -1
        for at in range(title + 1, min(self.start + 2, len(self.lines))):
            text = self.lines[at].text
            if at in self.taken or at in self.printed or count_words(text) > DEK_WORDS[1]:
                continue
            caption, by = credit.read_credit(text)
            if by and count_words(by) <= CREDIT_WORDS:
                self.lead = Figure((), (Text(caption),) if caption else (), by)
                self._fact("credit", by, at)
                self.taken[at] = "printed as the credit of the picture"
                return

    def _find_dek(self) -> None:
        """A sentence or two between the title and the byline or date."""
        if self.title_at is None:
            return
        below = [i for i, why in self.taken.items() if i > self.title_at and why.startswith("printed as")]
        at = self.title_at + 1
        while at in self.taken:
            at += 1
        if not any(at < i <= at + 3 for i in below):
            return
        text = self.lines[at].text
        if DEK_WORDS[0] <= count_words(text) <= DEK_WORDS[1] and not self._is_furniture(text):
            self.dek = text
            self.printed.add(at)
            self._fact("dek", text, at)

    # section and site

    def _find_section(self) -> None:
        end = self.title_at if self.title_at is not None else self.start
        for at in range(min(self.start, len(self.lines))):
            if at in self.printed or at in self.taken:
                continue
            text = self.lines[at].text
            if steps := _steps(text):
                named = [s for s in steps if self.title is None or not _same_start(s, self.title)]
                self._set_section(named[-1] if named else None, at, "a trail of sections")
                return
            if m := SECTION().match(text):
                self._set_section(text[m.end() :], at, "printed as the section")
                return
        rest = [i for i in range(end) if i not in self.taken and i not in self.printed]
        if 2 <= len(rest) <= CLEAN_HEAD and self._could_be_section(rest[-1]):
            self.section = self.lines[rest[-1]].text
            self.printed.add(rest[-1])
            self._fact("section", self.section, rest[-1])

    def _could_be_section(self, at: int) -> bool:
        text = self.lines[at].text
        return count_words(text) <= SECTION_WORDS and not ends_sentence(text) and not self._is_furniture(text)

    def _set_section(self, name: str | None, at: int, why: str) -> None:
        self.taken[at] = why
        if name and count_words(name) <= SECTION_WORDS + 2:
            self.section = name.strip()
            self._fact("section", self.section, at)

    def _find_site(self) -> None:
        end = self.title_at if self.title_at is not None else 0
        rest = [i for i in range(end) if i not in self.taken and i not in self.printed]
        if self.site is not None:
            at = next(i for i, line in enumerate(self.lines) if self.site in line.text)
            twin = next((i for i in rest if _fold(self.lines[i].text) == _fold(self.site)), None)
            if twin is not None:
                self.printed.add(twin)
            self._fact("site", self.site, twin if twin is not None else at)
        elif 1 <= len(rest) <= CLEAN_HEAD:
            text = self.lines[rest[0]].text
            if count_words(text) <= SITE_WORDS and not ends_sentence(text) and not self._is_furniture(text):
                self.site = text
                self.printed.add(rest[0])
                self._fact("site", text, rest[0])

    def _is_furniture(self, text: str) -> bool:
        """Whether most of a short line's words are of a menu, a share bar, a cookie notice."""
        size = count_words(text)
        return size < 12 and max(flags(text, size)[i] for i in FURNITURE) > 0.6


def LABEL() -> re.Pattern[str]:
    """'Title:' in front of the title."""
    return re.compile(rf"{alternatives('pasted', 'title')}\s*[:：]\s*(?=\S)", re.IGNORECASE)


def SECTION() -> re.Pattern[str]:
    """'Category:' in front of the section."""
    return re.compile(rf"{alternatives('pasted', 'section')}\s*[:：]\s*(?=\S)", re.IGNORECASE)


def _unmarked(text: str) -> str:
    """The title without a mark-down hash or a label in front."""
    text = re.sub(r"^#{1,6}\s+", "", text)
    m = LABEL().match(text)
    return text[m.end() :] if m else text


def _fold(text: str) -> str:
    """Letters and digits only, case-folded: a slug, capitals and the title itself come out the same."""
    return " ".join(re.findall(r"[^\W_]+", text.replace("\u2019", "'").casefold()))


def _case(text: str) -> int:
    """How well a title is written: 2 in upper and lower case, 1 in capitals only, 0 in small letters only."""
    letters = [c for c in text if c.isalpha()]
    if all(c.islower() for c in letters if c.isupper() or c.islower()):
        return 0
    return 1 if text.isupper() and len(letters) > 3 else 2


def _steps(text: str) -> list[str]:
    """The sections of a trail like 'Home > Research > Title', without the first; [] for other lines."""
    if len(text) > 300:
        return []
    steps = [s for s in TRAIL.split(text) if s]
    return steps[1:] if steps and steps[0].casefold() in words("pasted", "root") else []


def _same_start(step: str, title: str) -> bool:
    """Whether the last step of a section trail is the title, maybe cut off."""
    return _fold(title).startswith(_fold(step.rstrip(".…"))) and count_words(step) > 2


def _dated(text: str, language: str | None) -> bool:
    date = dates.find_date(text, language)
    return date is not None and _mostly(text, date)


def _mostly(text: str, date: dates.Date) -> bool:
    """Whether a line is about its date: little else stands on it."""
    return (date.end - date.start) * 3 >= min(len(text), 60) and len(text) - (date.end - date.start) < 60
