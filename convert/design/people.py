"""The people of an institution: what a byline does not say of them, from a file that is written once.

people.toml lies in the folder of a brand, or is named in convert.toml; a table for each person::

    ["Ada Brandt"]
    spellings = ["A. Brandt", "Brandt, Ada"]
    post = "Senior Fellow, Trade"
    posts.fr = "Chercheuse principale, commerce"
    photo = "photos/ada-brandt.jpg"
    mail = "ada@institute.example"
    page = "https://institute.example/ada"
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final

import msgspec

from convert.errors import DesignError
from convert.model import Person
from convert.toml import fill, find_unknown, find_wrong, line_of, read

FILE: Final = "people.toml"

Mail = Annotated[str, msgspec.Meta(pattern=r"^[^@\s<>]{1,64}@[^@\s<>]{1,255}$")]
Page = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s<>]+$")]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people.toml says of one person; `posts` are the post in other languages."""

    spellings: tuple[str, ...] = ()
    post: str | None = None
    posts: dict[str, str] = {}
    photo: str | None = None
    mail: Mail | None = None
    page: Page | None = None


class Profile(msgspec.Struct, frozen=True):
    """One person under all names; `photo` is the path of a file, `file` that of the people file."""

    names: tuple[str, ...]
    post: str | None
    posts: tuple[tuple[str, str], ...]
    photo: str | None
    mail: str | None
    page: str | None
    file: str

    def post_in(self, language: str | None) -> str | None:
        """The post as the language says it, else as the file says it first."""
        tag = (language or "").lower()
        posts = {key.lower(): post for key, post in self.posts}
        return posts.get(tag) or posts.get(tag.partition("-")[0]) or self.post


def read_people(files: Iterable[Path]) -> tuple[Profile, ...]:
    """The people of several files, of which the earlier counts for more; DesignError in plain words."""
    return tuple(profile for file in files for profile in _read(file))


def _read(file: Path) -> list[Profile]:
    table, text = read(file)
    taken: dict[str, str] = {}
    profiles = []
    for name, inner in table.items():
        where = f"{file}, line {line_of(text, name)}"
        if not isinstance(inner, dict):
            raise DesignError(f'{where}: {name} stands outside of a person; begin one with ["Ada Brandt"].')
        for complaint in find_unknown(inner, Entry, file, text, f"{name}."):
            raise DesignError(complaint)
        for complaint in find_wrong(inner, Entry, file, text, f"{name}."):
            raise DesignError(complaint)
        entry = fill(inner, Entry, file, text)
        for spelling in (name, *entry.spellings):
            other = taken.setdefault(fold(spelling), name)
            if other != name:
                raise DesignError(f"{where}: {spelling!r} is a spelling of {other} already; keep it for one.")
        photo = str(file.parent / entry.photo) if entry.photo else None
        names = (name, *entry.spellings)
        posts = tuple(entry.posts.items())
        profiles.append(Profile(names, entry.post, posts, photo, entry.mail, entry.page, str(file)))
    return profiles


def fold(name: str) -> str:
    """A name without what pages vary: capitals, accents, dots, spaces."""
    letters = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return " ".join(re.sub(r"[.\s]+", " ", bare.casefold()).split())


def find(people: Iterable[Profile], person: Person) -> Profile | None:
    """The profile of a person of a byline; None for an organisation and for a stranger."""
    if person.kind != "person":
        return None
    wanted = fold(person.name)
    return next((known for known in people if wanted in map(fold, known.names)), None)


def introduce(person: Person, profile: Profile, language: str | None) -> Person:
    """The person with what the file says. The name stays as the page spells it, and so does its link."""
    return msgspec.structs.replace(
        person,
        role=profile.post_in(language) or person.role,
        url=person.url or profile.page,
        mail=profile.mail,
    )
