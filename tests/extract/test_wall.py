"""Whether a page tells that it shows only the beginning of its article."""

import pytest

import convert
from convert.model import Origin, Page

TEXT = "<p>" + "The harbour has been rebuilt twice since the storm, and each time it held. " * 4 + "</p>"


def codes(after: str, before: str = "") -> list[str]:
    html = f"<body>{before}<article><h1>A wall for the harbour</h1>{TEXT * 3}{after}</article></body>"
    article = convert.extract(Page(kind="html", text=html, origin=Origin(name="wall")))
    return [remark.code for remark in article.reading.remarks]


@pytest.mark.parametrize(
    "wall",
    [
        "Keep reading with a 7-day free trial",
        "Subscribe to continue reading.",
        "Already a paid subscriber? Sign in",
        "Dieser Artikel ist nur für Abonnenten.",
        "Cet article est réservé aux abonnés.",
        "Il vous reste 74 % de cet article à lire.",
        "Este contenido es exclusivo para suscriptores",
        "Материал доступен только подписчикам",
        "この記事は有料記事です。残り1,204文字",
        "本文为付费内容，订阅后继续阅读",
    ],
)
def test_a_notice_below_the_text_that_the_rest_is_for_subscribers_is_told(wall: str) -> None:
    assert "article-walled" in codes(f"<div class=box><h2>{wall}</h2><a href=/s>OK</a></div>")


@pytest.mark.parametrize(
    ("after", "before"),
    [
        ("", ""),
        ("", "<div><a href=/login>Already a subscriber? Sign in</a></div>"),
        ("<div>Subscribe to our newsletter</div>", ""),
        (f"<div>Subscribe to continue reading.</div>{TEXT * 3}", ""),
        (f"<p>{'A page that says: subscribe to continue reading, is what readers hate. ' * 5}</p>", ""),
    ],
)
def test_what_is_whole_is_not_told_to_be_walled(after: str, before: str) -> None:
    assert "article-walled" not in codes(after, before)
