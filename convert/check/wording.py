"""What of a brand's words and letters will print badly: fonts, signs, small print, the files beside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from convert.check.finding import Finding, bad, note
from convert.design.brand import BOILERPLATE, Brand, Wording
from convert.design.emblem import study
from convert.design.face import list_faces
from convert.design.lineage import Ancestor
from convert.design.load import list_fonts
from convert.design.logo import DRAWING, read_logo
from convert.design.people import FILE as PEOPLE
from convert.design.people import read_people
from convert.design.place import root
from convert.design.register import read_register
from convert.render.font import missing
from convert.render.label import is_translated, labels
from convert.spelling import nearest

QUOTED: Final = 20
"""Characters that one sentence lists."""


def look_at_fonts(brand: Brand, chain: list[Ancestor]) -> Iterator[Finding]:
    """Families that are not there, faces that a family lacks, files that cannot be used."""
    fonts = list_fonts([ancestor.folder for ancestor in chain])
    faces = list_faces(fonts)
    for face in faces:
        if face.fault:
            yield bad(f"{face.file}: {face.fault}.")
    families = {face.family for face in faces if face.family}
    wanted = {key: getattr(brand.type, key) for key in brand.type.__struct_fields__}
    for key, family in wanted.items():
        styles = {(face.bold, face.italic) for face in faces if face.family == family}
        if not styles:
            close = nearest(family, families)
            yield bad(
                f"type.{key}: there is no font called {family!r}. "
                + (f"Did you mean {close!r}? " if close else "")
                + "Put its files (.ttf, .otf) into the folder fonts/ beside brand.toml.",
            )
        elif key in ("text", "sans"):
            lacking = [w for w, s in (("bold", (True, False)), ("italic", (False, True))) if s not in styles]
            if lacking:
                yield note(f"type.{key}: {family!r} has no {' and no '.join(lacking)} face among its files.")
    logo = read_logo(brand)
    if logo and logo.media_type == DRAWING:
        for family in study(logo).families:
            if family not in families:
                yield bad(
                    f"The logo holds letters in {family!r}, which is not among the fonts. Turn them into"
                    " outlines in your drawing program.",
                )


def look_at_signs(brand: Brand, chain: list[Ancestor]) -> Iterator[Finding]:
    """Letters of the brand's own words, and of ours in its languages, that its fonts lack."""
    fonts = list_fonts([ancestor.folder for ancestor in chain])
    faces = list_faces(fonts)
    for language in brand.languages:
        words = "".join(text for w in brand.wordings if w.language == language for _, text in w.texts)
        if is_translated(language):
            words += "".join(labels(language).values())
        else:
            yield note(f"There are no labels in the language {language!r} yet; English ones are used.")
        if language == brand.language and (series := brand.series):
            words += series
        boxes = missing(words, fonts)
        if boxes:
            yield bad(
                f"No font has a sign for {' '.join(boxes[:QUOTED])}, used in {language}: a box is printed.",
            )
        own = {point for face in faces if face.family == brand.type.text for point in face.characters}
        strange = sorted({c for c in words if c.isalpha() and ord(c) not in own} - set(boxes))
        if own and strange and brand.type.text not in OURS:
            yield note(
                f"{brand.type.text!r} has no {' '.join(strange[:QUOTED])}, used in {language}; another"
                " font steps in.",
            )


OURS: Final = ("Press Serif", "Press Sans")
"""Families that were chosen together with those that step in for other scripts."""


def look_at_words(brand: Brand, chain: list[Ancestor]) -> Iterator[Finding]:
    """Small print that is missing, in the brand's own language or in another that it has words in."""
    own = _wording(brand, brand.language, None)
    said = [key for key in BOILERPLATE if own and own.get(key)]
    for key in BOILERPLATE[:3]:
        if key not in said:
            yield note(f"There is no {key} in [boilerplate]; nothing is printed in its place.")
    for wording in brand.wordings:
        if wording.series is None and wording.language != brand.language:
            lacking = [key for key in said if wording.get(key) is None]
            if lacking:
                yield note(
                    f"[words.{wording.language}] has no {' and no '.join(lacking)}; the text in"
                    f" {brand.language} is printed instead.",
                )
        elif wording.series and wording.language == brand.language:
            yield from _untranslated(brand, wording)
    yield from _borrowed(chain)


def _untranslated(brand: Brand, series: Wording) -> Iterator[Finding]:
    """What a series says in the brand's own language only, where the brand itself says it in others."""
    for key in BOILERPLATE:
        if not series.get(key):
            continue
        for language in brand.languages[1:]:
            general, special = _wording(brand, language, None), _wording(brand, language, series.series)
            if general and general.get(key) and not (special and special.get(key)):
                yield note(
                    f"The series {series.series!r} has a {key} of its own in {brand.language}, not in"
                    f" {language}; there the general one is printed.",
                )


def _borrowed(chain: list[Ancestor]) -> Iterator[Finding]:
    """Words of a brand of ours, which is invented, in one that extends it."""
    ours = root() / "brands"
    lender = next((a for a in chain[1:] if a.folder.parent == ours), None)
    if lender is None or chain[0].folder.parent == ours:
        return
    own = [a.table for a in chain if a.folder.parent != ours]
    for key in BOILERPLATE:
        lent = lender.table.get("boilerplate", {}).get(key)
        if lent and not any(key in table.get("boilerplate", {}) for table in own):
            yield bad(
                f"The {key} is still that of {lender.folder.name}, an invented institution. Write your own in"
                f' [boilerplate], or take it away with {key} = "".',
            )
    if "mark" in lender.table and not any("mark" in table for table in own):
        yield bad(f"The logo is still that of {lender.folder.name}. Give your own in [mark].")


def _wording(brand: Brand, language: str, series: str | None) -> Wording | None:
    return next((w for w in brand.wordings if (w.language, w.series) == (language, series)), None)


def look_at_files(brand: Brand, chain: list[Ancestor]) -> Iterator[Finding]:
    """The people file with its photos, and the register."""
    for folder in (ancestor.folder for ancestor in chain):
        if (folder / PEOPLE).is_file():
            for person in read_people([folder / PEOPLE]):
                if person.photo and not Path(person.photo).is_file():
                    yield bad(f"{folder / PEOPLE}: there is no photo {person.photo} of {person.names[0]}.")
    if brand.register:
        read_register(Path(brand.register))
