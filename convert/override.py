"""What the user says of an article (`--set name=value`) in place of what the page says."""

import datetime
import re
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from convert.charset import printable
from convert.errors import UsageError
from convert.model import Article, Fact, Person, Reading, Rival
from convert.model.direction import direction_of
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
    """What `--set name=value ...` says; several authors are given one by one, and an empty one takes those
    before it away. Raises UsageError."""
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
            said["authors"] = (*said.get("authors", ()), value) if value else ()
        else:
            said[name] = value
    if said.get("title") == "":
        raise UsageError("--set title=: an article must have a title; write it after the equals sign.")
    if said.get("date"):
        said["date"] = _day(said["date"])
    if said.get("url") and not re.match(r"https?://[^\s/]", said["url"]):
        raise UsageError(f"--set url={said['url']}: write the whole address, beginning with https://")
    if said.get("language") and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", said["language"]):
        raise UsageError(
            f"--set language={said['language']}: write the code of the language, such as en, fr or pt-BR."
        )
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


FIELDS: Final = {
    "title": "title",
    "date": "published",
    "site": "site",
    "section": "section",
    "dek": "dek",
    "language": "language",
}
"""What is said -> the field of Article that holds it."""

SETTLED: Final = {"title": "title-missing", "published": "date-ambiguous"}
"""A fact that the user gives -> the remark that is then beside the point."""


def overrule(article: Article, said: Overrides) -> Article:
    """The article with what the user says; what the page said stays as a rival of that fact."""
    changes: dict[str, Any] = {}
    told: dict[str, str] = {}
    for name, field in FIELDS.items():
        value = getattr(said, name)
        if value is not None:
            value = printable(value)
            changes[field], told[field] = value or None, value
    if said.authors is not None:
        names = tuple(map(printable, said.authors))
        changes["byline"] = tuple(map(Person, names))
        told["byline"] = ", ".join(names)
    if said.url is not None:
        url = printable(said.url)
        changes["origin"] = msgspec.structs.replace(article.origin, url=url or None)
        told["url"] = url
    if not told:
        return article
    if said.language:
        changes["direction"] = direction_of(said.language)
    return msgspec.structs.replace(article, reading=_reread(article.reading, told), **changes)


def _reread(reading: Reading, told: dict[str, str]) -> Reading:
    """The reading with the user as the witness of what was told."""
    facts = {fact.name: fact for fact in reading.facts}
    for name, value in told.items():
        before = facts.get(name)
        rivals = (Rival(before.value, before.witness), *before.rivals) if before else ()
        facts[name] = Fact(name, value, "--set", rivals)
    beside_the_point = {SETTLED[name] for name in told if name in SETTLED}
    remarks = tuple(remark for remark in reading.remarks if remark.code not in beside_the_point)
    return msgspec.structs.replace(reading, facts=tuple(facts.values()), remarks=remarks)
