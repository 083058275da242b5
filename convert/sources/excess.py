"""What is too large to be read: refused in words that name the limit and how it is raised."""

from convert.errors import SourceLimitError
from convert.model import Article, Limits, Page
from convert.model.text import plain

COLUMNS = 80
"""Letters of a line in print, roughly; an estimate of pages needs no more."""

ROWS = 45
"""Lines of a page in print."""


def refuse_excess(page: Page, limits: Limits) -> None:
    """SourceLimitError for a page of too many tags, or a text of too many lines."""
    name = page.origin.name
    if page.kind == "html" and len(page.text) > limits.tags:
        tags = page.text.count("<") - page.text.count("</")
        _hold(tags, limits.tags, "tags", f"{name} has {tags:,} tags, which is more than a page has")
    elif page.kind == "text":
        lines = page.text.count("\n")
        _hold(lines, limits.lines, "lines", f"{name} has {lines:,} lines")


def refuse_length(article: Article, name: str, limits: Limits) -> None:
    """SourceLimitError for an article that would fill too many pages, or has a word that is none."""
    text = plain((*article.body, *article.notes))
    pages = sum(1 + len(line) // COLUMNS for line in text.splitlines()) // ROWS
    _hold(pages, limits.pages, "pages", f"{name} would be about {pages:,} pages long")
    letters = max(map(len, text.split()), default=0)
    _hold(letters, limits.letters, "letters", f"{name} has {letters:,} letters in a row without a space")


def _hold(number: int, most: int, key: str, told: str) -> None:
    if number > most:
        raise SourceLimitError(
            f"{told}; the limit is {most:,}. Save only the article itself and convert that, or raise the"
            f" limit in convert.toml: under [limits], {key} = {number}"
        )
