"""Tags as readers of PDFs find them."""

import io
from functools import reduce

import pikepdf

from convert.check import check
from convert.design import load_design
from convert.model import Article, Emphasis, Inline, Paragraph, Publication, Text
from convert.render import render


def nest(depth: int, inner: Inline) -> Inline:
    return reduce(lambda within, _: Emphasis((within,), "strong"), range(depth), inner)


def test_words_in_mark_upon_mark_are_found_by_readers_on_every_page() -> None:
    body = tuple(
        Paragraph((Text("Ships came. "), nest(50, Text(f"The keeper of lock {n} counted them. " * 40))))
        for n in range(9)
    )
    publication = Publication((Article("Two ledgers", body, language="en"),))
    rendition = render(publication, load_design("brief"), "pdf")
    verdict = check(rendition.data, publication)
    assert (verdict.words_found, [told.code for told in verdict.losses]) == (verdict.words, [])
    assert "page-empty" not in [told.code for told in verdict.faults]
    with pikepdf.open(io.BytesIO(rendition.data)) as pdf:
        deepest, line = 0, [(pdf.Root.StructTreeRoot.K[0], 0)]
        while line:
            element, depth = line.pop()
            deepest = max(deepest, depth)
            below = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            assert all(kid.P.objgen == element.objgen for kid in below)
            line += [(kid, depth + 1) for kid in below]
    assert 10 < deepest < 30
