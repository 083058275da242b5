"""The plan of an issue: what an editor writes in issue.toml, and which files of the folder are stories."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Final

import msgspec

from convert import toml
from convert.errors import DesignError
from convert.model.article import Day
from convert.override import Overrides
from convert.spelling import hint

FILE: Final = "issue.toml"

STORIES: Final = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".markdown", ".json"})
"""Endings of the files that are taken for stories where the plan gives no order."""

NO_STORIES: Final = frozenset({"readme", "license", "report"})
"""Names of files that speak of the folder and are no articles in it."""

Share = Annotated[int, msgspec.Meta(ge=1)]
Web = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/]")]


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the plan says of one story: facts in the place of those that its page gives, and how much of it is
    printed; `cut` counts words."""

    title: str | None = None
    author: str | list[str] | None = None
    date: Day | None = None
    dek: str | None = None
    section: str | None = None
    site: str | None = None
    url: Web | None = None
    language: str | None = None
    cut: Share | None = None
    teaser: bool = False
    kind: str | None = None

    @property
    def overrides(self) -> Overrides:
        """The facts, as `--set` would give them."""
        authors = [self.author] if isinstance(self.author, str) else self.author
        return Overrides(
            title=self.title,
            authors=None if authors is None else tuple(filter(None, authors)),
            date=self.date,
            site=self.site,
            section=self.section,
            dek=self.dek,
            url=self.url,
            language=self.language,
        )


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section and its stories by file name."""

    name: str
    articles: list[str]


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A card for something that is not in the folder."""

    title: str
    kind: str | None = None
    words: str | None = None
    link: Web | None = None
    picture: str | None = None


class Date(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event."""

    title: str
    date: Day
    time: str | None = None
    place: str | None = None
    words: str | None = None
    link: Web | None = None


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who made the issue."""

    name: str
    role: str | None = None


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """issue.toml; what it leaves out is taken from the stories, or is not printed."""

    title: str | None = None
    tagline: str | None = None
    number: str | int | None = None
    date: Day | None = None
    language: str | None = None
    note: str | None = None
    signature: str | None = None
    lead: str | None = None
    order: list[str] = []
    without: list[str] = []
    layout: str | None = None
    brand: str | None = None
    paper: str | None = None
    params: dict[str, bool | int | float | str] = {}
    section: list[Part] = []
    article: dict[str, Wish] = {}
    card: list[Notice] = []
    event: list[Date] = []
    team: list[Member] = []


class Dossier(msgspec.Struct, frozen=True):
    """A plan with the files that it is about, in their order, and the file that says so (None: no plan)."""

    folder: Path
    stories: tuple[str, ...]
    plan: Plan = Plan()
    file: Path | None = None

    @property
    def ordered(self) -> bool:
        """Whether somebody put the stories into an order, by the plan or by numbers before their names."""
        return bool(self.plan.order or self.plan.section) or any(map(number_of, self.stories))

    def wish(self, story: str) -> Wish:
        """What the plan says of a story."""
        return self.plan.article.get(story, Wish())


def open_dossier(path: Path) -> Dossier:
    """The stories of a folder, or of the folder of a plan file, with the plan if there is one.

    Raises DesignError where the plan is wrong, names a story that is not there, or there is none.
    """
    if not path.exists():
        raise DesignError(f"There is no folder {path}; make one and put the articles into it.")
    file = path / FILE if path.is_dir() else path
    folder = file.parent
    if not path.is_dir() and path.suffix != ".toml":
        raise DesignError(
            f"{path} is one file; a newsletter is made from a folder of articles (or from its {FILE})."
        )
    plan = toml.read_struct(file, Plan) if file.exists() else Plan()
    found = sorted((entry.name for entry in folder.iterdir() if is_story(entry)), key=place)
    stories = tuple(_in_order(plan, found))
    _check_names(plan, folder, file, stories)
    if not stories:
        raise DesignError(
            f"There is no article in {folder}; put the pages in it, saved as HTML or pasted as .txt."
        )
    return Dossier(folder, stories, plan, file if file.exists() else None)


def number_of(name: str) -> int | None:
    """The number before the name of a file: 3 for "03-water.html"; None where it has none, or a year."""
    digits = re.match(r"(\d{1,3})(?=[\s._-])", name)
    return int(digits[1]) if digits else None


def place(name: str) -> tuple[float, str]:
    """What files are sorted by: their number, then their name; those without a number come last."""
    number = number_of(name)
    return (float("inf") if number is None else number, name.casefold())


def is_story(entry: Path) -> bool:
    """Whether a file is taken for an article: by its ending, and neither hidden nor about the folder."""
    return (
        entry.suffix.lower() in STORIES
        and not entry.name.startswith((".", "_"))
        and entry.stem.lower() not in NO_STORIES
        and entry.is_file()
    )


def _in_order(plan: Plan, found: Iterable[str]) -> Iterator[str]:
    """The lead, what `order` names, and all others of the folder; sections are put together later."""
    lead = [plan.lead] if plan.lead else []
    parts = [name for part in plan.section for name in part.articles]
    for name in dict.fromkeys([*lead, *plan.order, *found, *parts]):
        if name not in plan.without:
            yield name


def _check_names(plan: Plan, folder: Path, file: Path, stories: Iterable[str]) -> None:
    """DesignError for the first story that the plan names and the folder has not."""
    known = [entry.name for entry in folder.iterdir() if is_story(entry)]
    for name in (*stories, *plan.article, *plan.without):
        if "/" in name or "\\" in name or not (folder / name).is_file():
            text = file.read_text("utf-8")
            line = next((n for n, line in enumerate(text.splitlines(), 1) if name in line), 1)
            raise DesignError(
                f"{file}, line {line}: there is no article {name!r} in {folder}. {hint(name, known)}".rstrip()
            )
