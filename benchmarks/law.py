"""What must hold of any bytes: a result or one sentence, no word lost, the same bytes the second time."""

import msgspec

from benchmarks.hostile import ALPHABET
from convert import dom, extract
from convert.errors import ConvertError
from convert.model import Article, Page
from convert.sources import USUAL, read_bytes
from convert.sources.excess import refuse_length


class Broken(AssertionError):
    """Something that must hold does not."""


def read(data: bytes, name: str = "page.html") -> Article | None:
    """Read and extract twice; None where the user is told a sentence. Raises Broken."""
    try:
        page = read_bytes(data, name)
        article = extract(page)
    except ConvertError as error:
        if not str(error).strip() or "\n" in str(error):
            raise Broken(f"no plain sentence: {error!r}") from error
        return None
    if msgspec.json.encode(article) != msgspec.json.encode(extract(read_bytes(data, name))):
        raise Broken("two readings of the same bytes differ")
    lost = lost_words(page, article)
    if lost:
        raise Broken(f"lost: {' '.join(lost[:20])}")
    return article


def lost_words(page: Page, article: Article) -> list[str]:
    """The marked words of a page ("kept12x") that stand neither in the article nor in the trail."""
    shown = dom.parse(page.text).body.text() if page.kind == "html" else page.text
    there = msgspec.json.encode(article).decode()
    return [word for word in dict.fromkeys(ALPHABET.findall(shown)) if word not in there]


def press(data: bytes) -> None:
    """Make a PDF and look through it. Raises Broken."""
    from convert.check import check
    from convert.check.inspect import inspect
    from convert.compose import compose
    from convert.design import load_design
    from convert.render import render

    article = read(data)
    if article is None:
        return
    try:
        refuse_length(article, "page.html", USUAL)
    except ConvertError:
        return
    design = load_design("brief", "orrery", "A4", {})
    publication = compose([article], None, True)
    try:
        made = render(publication, design, "pdf").data
    except ConvertError:
        return
    inspect(made)
    verdict = check(made, publication)
    missing = [told.sentence for told in verdict.remarks if told.code in ("words-missing", "file-unreadable")]
    if missing:
        raise Broken(missing[0])
    if render(publication, design, "pdf").data != made:
        raise Broken("two prints of the same article differ")


def entitle(title: str) -> None:
    """A title in a page: the article, the name of a file after it, and the metadata. Raises Broken."""
    import html

    told = (
        f"<html><head><title>{html.escape(title)}</title></head><body><article><h1>{html.escape(title)}</h1>"
    )
    body = (
        "<p>The committee met on Tuesday and decided on the matter, as its members had hoped it would.</p>"
        * 3
    )
    read(f"{told}{body}</article></body></html>".encode("utf-8", "surrogatepass"))
