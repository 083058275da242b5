"""Pages set by hand, so that they can be wrong in ways that our layouts are not."""

from collections.abc import Callable
from functools import cache

import pytest
from weasyprint import HTML

from convert.check import check
from convert.model import Article, Asset, Block, Paragraph, Publication, Text, Verdict
from tests.render.conftest import design, everything

__all__ = ["design", "everything"]

SHEET = "@page{size:300pt 400pt;margin:40pt} body,p,h2{font:10pt/14pt serif;margin:0}"

Print = Callable[..., bytes]


@pytest.fixture(scope="session")
def press() -> Print:
    """Markup and style -> a tagged PDF."""

    @cache
    def press(markup: str, style: str = "") -> bytes:
        page = f"<html lang=en><title>t</title><style>{SHEET}{style}</style><body>{markup}"
        return bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))

    return press


def article(*content: str | Block, title: str = "Ledger", assets: tuple[Asset, ...] = ()) -> Publication:
    body = tuple(Paragraph((Text(c),)) if isinstance(c, str) else c for c in content)
    return Publication((Article(title, body, language="en"),), assets)


def judge(data: bytes, publication: Publication) -> Verdict:
    return check(data, publication)


def codes(verdict: Verdict) -> list[str]:
    return [remark.code for remark in verdict.remarks]
