"""What the user says of an article (`--set name=value`) in place of what the page says."""

import datetime
import re
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from convert.errors import UsageError
from convert.model import Article, Fact, Person, Rival
from convert.spelling import hint

KNOWN: Final = ("title", "author", "date", "site", "section", "dek", "url", "language")
"""What can be said of an article."""


class Overrides(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the user says of the article, which counts for more than what the page says.

    None: nothing was said. "" or no authors: the article shall have none of it.
    """

    title: str | None = None
    authors: tuple[str, ...] | None = None
    date: str | None = None
    site: str | None = None
    section: str | None = None
    dek: str | None = None
    url: str | None = None
    language: str | None = None


def parse(pairs: Iterable[str]) -> Overrides:
    """What `--set name=value ...` says; several authors are given one by one. Raises UsageError."""
    said: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not equals:
            raise UsageError(
                f'--set {pair}: write it as --set name=value, for instance --set title="A title".'
            )
        if name not in KNOWN:
            raise UsageError(f"--set {pair}: an article has no {name!r}. {hint(name, KNOWN)}")
        if name == "author":
            said["authors"] = (*said.get("authors", ()), *([value] if value else []))
        else:
            said[name] = value
    if said.get("title") == "":
        raise UsageError("--set title=: an article must have a title; write it after the equals sign.")
    if said.get("date"):
        said["date"] = _day(said["date"])
    return Overrides(**said)


def _day(value: str) -> str:
    parts = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    try:
        if not parts:
            raise ValueError(value)
        datetime.date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError as error:
        raise UsageError(
            f"--set date={value}: write the date as year-month-day, for instance 2024-08-21;"
            " 2024-08 or 2024 will do where the day is not known."
        ) from error
    return value


def overrule(article: Article, said: Overrides) -> Article:
    """The article with what the user says; what the page said stays as a rival of that fact."""
    if said == Overrides():
        return article
    changes: dict[str, Any] = {
        field: getattr(said, name) or None
        for name, field in FIELDS.items()
        if getattr(said, name) is not None
    }
    if said.authors is not None:
        changes["byline"] = tuple(Person(name) for name in said.authors)
    if said.url is not None:
        changes["origin"] = msgspec.structs.replace(article.origin, url=said.url or None)
    facts = {fact.name: fact for fact in article.reading.facts}
    for name in (set(changes) - {"origin"}) | ({"url"} if "origin" in changes else set()):
        value = (
            ", ".join(said.authors or ()) if name == "byline" else (getattr(said, SAID.get(name, name)) or "")
        )
        before = facts.get(name)
        rivals = (Rival(before.value, before.witness), *before.rivals) if before else ()
        facts[name] = Fact(name, value, "--set", rivals)
    reading = msgspec.structs.replace(article.reading, facts=tuple(facts.values()))
    return msgspec.structs.replace(article, reading=reading, **changes)


FIELDS: Final = {
    "title": "title",
    "date": "published",
    "site": "site",
    "section": "section",
    "dek": "dek",
    "language": "language",
}
"""What is said -> the field of Article that holds it."""

SAID: Final = {field: name for name, field in FIELDS.items()}
