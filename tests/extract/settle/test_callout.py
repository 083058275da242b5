"""Boxes set apart from the text."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model import Callout, Paragraph
from convert.model.text import inline, plain

Read = Callable[[str], Structure]
TEXT = (
    "<p>The harbour was dredged twice before the war, and once after it, and nobody counted the "
    "cost of it.</p>"
)


@pytest.mark.parametrize(
    ("html", "kind", "title"),
    [
        ("<details><summary>More</summary><p>Folded text.</p></details>", "details", "More"),
        ("<aside><h3>The port</h3><p>Boxed text.</p></aside>", "box", "The port"),
        (
            "<div class='admonition warning'><p class='admonition-title'>Mind</p><p>Text.</p></div>",
            "warning",
            "Mind",
        ),
        ("<div class='callout'><p><strong>Tip</strong></p><p>Ask a pilot.</p></div>", "note", "Tip"),
        ("<blockquote><p>[!WARNING]<br>Deep water.</p></blockquote>", "warning", ""),
        ("<h2>Key takeaways</h2><ul><li>One</li><li>Two</li></ul>", "takeaways", "Key takeaways"),
        (
            "<p><b>Das Wichtigste in Kürze:</b></p><ul><li>Eins</li><li>Zwei</li></ul>",
            "takeaways",
            "Das Wichtigste in Kürze:",
        ),
        (
            "<div class='callout' data-callout='warning'><div class='callout-title'><div>Mind</div></div>"
            "<div class='callout-content'><p>Hot.</p></div></div>",
            "warning",
            "Mind",
        ),
        ("<div class='box'><h3>主要な</h3><p>本文。</p></div>", "box", "主要な"),
    ],
)
def test_a_box_has_its_kind_and_title(read: Read, html: str, kind: str, title: str) -> None:
    block = read(TEXT + html).body[1]
    assert isinstance(block, Callout)
    assert (block.kind, inline(block.title)) == (kind, title)


def test_an_article_in_a_framed_box_is_no_box(read: Read) -> None:
    body = read(f"<div class='panel'>{TEXT}<p>More of it.</p></div>").body
    assert all(isinstance(block, Paragraph) for block in body)
    assert plain(body).endswith("More of it.")


def test_boxes_that_the_page_is_built_of_are_no_boxes(read: Read) -> None:
    body = read("".join(f"<div class='box'><h2>Part {n}</h2><p>Text {n}.</p></div>" for n in range(8))).body
    assert not any(isinstance(block, Callout) for block in body)
