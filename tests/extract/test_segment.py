"""What a block is, and which boxes stand around it."""

import pytest

from convert import dom
from convert.extract.segment import segment


def texts(html: str) -> list[str]:
    return [block.text for block in segment(dom.parse(html)).blocks]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>One <b>bold</b> line</p><p>Two</p>", ["One bold line", "Two"]),
        (
            "<div>bare text<p>a paragraph</p>more bare text</div>",
            ["bare text", "a paragraph", "more bare text"],
        ),
        ("<div>first<br>second<br><br>third</div>", ["first", "second", "third"]),
        ("<span>a <span>b</span></span> c", ["a b c"]),
        ("<a href=x><div>card</div><div>teaser</div></a>", ["card", "teaser"]),
        ("<p>seen</p><script>var x</script><style>p{}</style><template>no</template>", ["seen"]),
        ("<table><tr><td>1<td>2</table>", ["1", "2"]),
        ("<p>\n  </p><div> <span> </span></div>", []),
        ("", []),
        ("<frameset><frame src=x></frameset>", []),
    ],
)
def test_blocks_are_divided_by_boxes_and_line_breaks_only(html: str, wanted: list[str]) -> None:
    assert texts(html) == wanted


def test_text_after_an_early_end_of_the_body_is_a_block_too() -> None:
    assert texts("<html><body><p>one</p></body></html><p>two</p>") == ["one", "two"]


def test_a_block_counts_what_stands_in_links_and_in_bold() -> None:
    block = segment(dom.parse("<p>12345 <a href=x>123</a> <b>12</b><img src=x></p>")).blocks[0]
    assert (block.linked, block.bold, block.links, block.pictures) == (3, 2, 1, 1)


def test_a_box_holds_the_blocks_between_its_start_and_its_end() -> None:
    layout = segment(dom.parse("<main><p>a</p><div><p>b</p><p>c</p></div></main><p>d</p>"))
    held = {
        box.tag: [b.text for b in layout.blocks[start:end]]
        for box, start, end in zip(layout.boxes, layout.start, layout.end, strict=True)
    }
    assert held["main"] == ["a", "b", "c"]
    assert held["div"] == ["b", "c"]
    assert held["body"] == ["a", "b", "c", "d"]


def test_the_home_of_a_block_is_the_innermost_element_around_all_of_it() -> None:
    blocks = segment(dom.parse("<p><span class=x>all of it</span></p><p>part <i>of it</i></p>")).blocks
    assert [b.home.tag for b in blocks] == ["span", "p"]


def test_boxes_without_a_block_are_forgotten_and_parents_still_hold() -> None:
    layout = segment(dom.parse("<div><ul><li><img src=x></li></ul></div><section><p>a</p></section>"))
    assert [b.tag for b in layout.boxes] == ["body", "section", "p"]
    assert layout.parent == [0, 0, 1]
