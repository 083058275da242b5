"""How well our own pages are read in other dress: no figure falls below its floor, and floors follow upward.

Every sample and page is read as it is, and as pages come from collections and by other ways: without what its
head and scripts say, without the names of its elements, with nothing but div where it is parted, and as plain
text. floors.toml holds the share of the expectations of samples.toml and pages/ that is met in each dress.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from convert.charset import decode
from convert.errors import ConvertError
from convert.extract import extract
from convert.model import Article, Page
from convert.model.text import plain
from tests.test_samples import CASES

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))

SLACK = 0.03
"""How far a figure may rise above its floor before the floor has to follow."""

NAMES = (
    "class",
    "id",
    "role",
    "itemprop",
    "itemtype",
    "itemscope",
    "data-testid",
    "style",
    "rel",
    "property",
)
PARTS = ("article", "main", "section", "header", "footer", "nav", "aside", "figure", "figcaption", "time")
BLOCKS = (
    *PARTS,
    "p",
    "div",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "ul",
    "ol",
)


def as_it_is(soup: BeautifulSoup) -> Page:
    return Page("html", str(soup))


def without_evidence(soup: BeautifulSoup) -> Page:
    for element in soup.find_all(["script", "meta"]):
        if not element.get("charset"):
            element.decompose()
    return Page("html", str(soup))


def without_names(soup: BeautifulSoup) -> Page:
    without_evidence(soup)
    for element in soup.find_all(True):
        for name in NAMES:
            element.attrs.pop(name, None)
    return Page("html", str(soup))


def without_parts(soup: BeautifulSoup) -> Page:
    without_names(soup)
    for element in soup.find_all(PARTS):
        element.name = "div"
    return Page("html", str(soup))


def as_text(soup: BeautifulSoup) -> Page:
    for element in soup.find_all(["script", "style", "noscript", "template", "head", "svg"]):
        element.decompose()
    for line in soup.find_all("br"):
        line.replace_with("\n")
    for element in soup.find_all(BLOCKS):
        element.insert_before("\n\n")
        element.append("\n\n")
    for cell in soup.find_all(["td", "th"]):
        cell.append("\t")
    lines = (" ".join(line.split(" ")).strip() for line in soup.get_text().splitlines())
    return Page("text", re.sub(r"\n{3,}", "\n\n", "\n".join(lines)))


DRESSES: dict[str, Callable[[BeautifulSoup], Page]] = {
    dress.__name__: dress for dress in (as_it_is, without_evidence, without_names, without_parts, as_text)
}


def flat(text: str) -> str:
    return " ".join(text.split())


@cache
def figures(dress: str) -> dict[str, float]:
    """Share of expectations that are met in this dress, by kind."""
    met: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for path, expected in CASES.values():
        if path.suffix != ".html":
            continue
        page = DRESSES[dress](BeautifulSoup(decode(path.read_bytes()).text, "html.parser"))
        try:
            article = extract(page)
        except ConvertError:
            article = Article("", ())
        text = flat(plain(article.body) + "\n" + plain(article.notes))
        for kind, true in (
            *(("kept", flat(words) in text) for words in expected.get("keep", ())),
            *(("kept out", flat(words) not in text) for words in expected.get("drop", ())),
            *([("title", article.title == expected["title"])] if "title" in expected else []),
            *(
                [("byline", [p.name for p in article.byline] == expected["byline"])]
                if "byline" in expected
                else []
            ),
            *([("published", article.published == expected["published"])] if "published" in expected else []),
            *(
                ("related", title in {related.title for related in article.related})
                for title, _ in expected.get("related", ())
            ),
        ):
            all_[kind] += 1
            met[kind] += true
    return {kind: met[kind] / all_[kind] for kind in sorted(all_)}


@pytest.mark.parametrize("dress", DRESSES)
def test_no_figure_is_below_its_floor_and_no_floor_lags_behind(dress: str) -> None:
    found = figures(dress)
    assert set(found) == set(FLOORS[dress])
    fallen = {kind: round(found[kind], 3) for kind, floor in FLOORS[dress].items() if found[kind] < floor}
    risen = {
        kind: round(found[kind], 3) for kind, floor in FLOORS[dress].items() if found[kind] > floor + SLACK
    }
    assert not fallen, f"below the floor: {fallen}"
    assert not risen, f"raise the floor in floors.toml: {risen}"
