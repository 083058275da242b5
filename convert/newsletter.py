"""A folder of articles and its plan become one issue: stories read, put together, typeset."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

import msgspec

from convert import dom
from convert.compose import compose
from convert.compose.issue import put_together
from convert.compose.plan import Dossier, is_story, open_dossier, place
from convert.errors import ConvertError, DesignError, NoArticleError
from convert.extract.structure import build
from convert.model import Article, Block, Page, Rendition
from convert.override import Overrides
from convert.pipeline import archive, choose_pictures, dress, extract_source, open_source, print_out
from convert.remarks import advise
from convert.settings import Settings, limits_of
from convert.soup import soften
from convert.toml import quote

LAYOUT: Final = "newsletter"

LONGEST_NOTE: Final = 20_000
"""Letters of an editor's note, some seven pages; 80,000 without a space took the typesetter a minute."""


class Edition(msgspec.Struct, frozen=True):
    """What came of a folder: the issue on each paper, with what tells it from the others in its file's name
    ("-A4"); the stories that are in it; those that could not be read and were left out, with the reason."""

    renditions: tuple[tuple[str, Rendition], ...]
    stories: tuple[str, ...]
    bad: tuple[tuple[str, str], ...] = ()


def make_newsletter(
    folder: Path, settings: Settings, skip_bad: bool = False, tell: Callable[[str], None] | None = None
) -> Edition:
    """Read every story of the folder and make the issue; `tell` hears the name of each story.

    Raises the error of the first story that cannot be read, unless `skip_bad`.
    """
    dossier = open_dossier(folder)
    chosen = choose(settings, dossier)
    designs = dress(chosen)
    articles: dict[str, Article] = {}
    pages: list[Page] = []
    bad: list[tuple[str, str]] = []
    for story in dossier.stories:
        if tell:
            tell(story)
        try:
            page, article = open_source(
                str(dossier.folder / story), dossier.wish(story).overrides, limits_of(chosen)
            )
            articles[story] = name_story(article, story)
            pages.append(page)
        except ConvertError as error:
            if not skip_bad:
                raise type(error)(
                    "There is no newsletter, since a story cannot be read. Mend or remove it, or leave it out"
                    f" with --skip-bad. {error}"
                ) from error
            bad.append((story, str(error)))
    printed, issue = put_together(dossier, articles, _note(dossier))
    if not printed:
        raise NoArticleError(f"No story of {dossier.folder} can be printed whole; a newsletter needs one.")
    folder_of_pictures = str(dossier.folder.absolute())
    publication = compose(
        printed, folder_of_pictures, chosen.offline, issue, choose_pictures(designs[0]), limits_of(chosen)
    )
    if chosen.archive:
        publication = msgspec.structs.replace(publication, attachments=tuple(map(archive, pages)))
    renditions = tuple(
        (f"-{design.paper.name}" if len(designs) > 1 else "", print_out(publication, design, chosen.to))
        for design in designs
    )
    return Edition(renditions, tuple(articles), tuple(bad))


def name_story(article: Article, story: str) -> Article:
    """The article with what was remarked on it told under the name of its file."""
    remarks = tuple(
        msgspec.structs.replace(
            told,
            sentence=f"{story}: {told.sentence}",
            excerpt=told.excerpt and f"{story}: {told.excerpt}",
            details=tuple(f"{story}: {line}" for line in told.details),
        )
        for told in (advise(told, "newsletter", story) for told in article.reading.remarks)
    )
    return msgspec.structs.replace(article, reading=msgspec.structs.replace(article.reading, remarks=remarks))


def choose(settings: Settings, dossier: Dossier) -> Settings:
    """The settings with what the plan says of brand, layout, paper and parameters; flags count for more."""
    plan = dossier.plan
    changes = {
        name: said
        for name, said in (
            ("layout", _path(plan.layout, dossier) or LAYOUT),
            ("brand", _path(plan.brand, dossier)),
            ("paper", plan.paper),
        )
        if said is not None and not settings.origins.get(name, "default").startswith("flag")
    }  # fmt: skip
    flags = {
        name: value
        for name, value in settings.params.items()
        if settings.origins.get(f"params.{name}", "").startswith("flag")
    }
    origins = {**settings.origins, **dict.fromkeys(changes, str(dossier.file or dossier.folder))}
    params = {**settings.params, **plan.params, **flags} if plan.params else settings.params
    return msgspec.structs.replace(settings, **changes, params=params, origins=origins, overrides=Overrides())


def sketch(folder: Path) -> str:
    """The text of an issue.toml for the articles in a folder, each key explained."""
    folder.mkdir(parents=True, exist_ok=True)
    found = sorted((entry.name for entry in folder.iterdir() if is_story(entry)), key=place)
    titles = {story: _title(folder / story) for story in found}
    order = "".join(f"    {quote(story)},{titles[story]}\n" for story in found)
    text = Template(files("convert.compose").joinpath("issue.toml.txt").read_text("utf-8"))
    return text.substitute(
        title=quote(folder.absolute().name.replace("-", " ").replace("_", " ").title()),
        order=f"order = [\n{order}]" if found else "# order = []",
        story=found[-1] if found else "01-first.html",
    )


def _title(path: Path) -> str:
    """The title of a story as a comment; nothing where it cannot be read."""
    try:
        return "  # " + " ".join(extract_source(str(path), Overrides()).title.split())
    except ConvertError as error:
        return f"  # cannot be read: {' '.join(str(error).split())}"


def _path(named: str | None, dossier: Dossier) -> str | None:
    """A layout or brand that is given as a path counts from the plan that names it."""
    return str(dossier.folder / named) if named and "/" in named else named


def _note(dossier: Dossier) -> tuple[Block, ...]:
    """The editor's note, written in Markdown, as blocks."""
    note = dossier.plan.note
    if not note:
        return ()
    if len(note) > LONGEST_NOTE:
        raise DesignError(
            f"The note in the plan of {dossier.folder} has {len(note):,} letters; the most is"
            f" {LONGEST_NOTE:,}. Make an article of what is longer."
        )
    from markdown_it import MarkdownIt

    markup = MarkdownIt("commonmark", {"html": False}).render(note)
    tree = dom.parse(f"<html><body>{markup}</body></html>")
    return build(soften(tree.root)).body
