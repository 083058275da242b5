"""The evidence of a page: its declarations and its visible lines."""

import re

from convert import dom
from convert.extract.masthead import Masthead, printing
from convert.extract.visible import flatten, fold, glimpse
from convert.extract.witness import Evidence


def evidence(html: str, url: str | None = None) -> Evidence:
    return Evidence(dom.parse(html), url)


def lines(html: str) -> list[str]:
    page = evidence(html)
    return [line.text for line in page.lines(0, len(page.nodes))]


def test_lines_are_what_a_reader_sees_one_under_another() -> None:
    html = "<div>One <b>two</b><br>three</div><p>four</p>five<script>six</script><p hidden>seven</p>"
    assert lines(html) == ["One two", "three", "four", "five"]


def test_menus_and_footers_are_not_lines_of_the_article() -> None:
    assert lines("<nav><a>Home</a></nav><p>Text</p><footer>Foot</footer><p style='display: none'>no</p>") == [
        "Text"
    ]


def test_words_that_only_a_style_sheet_holds_apart_get_a_bar() -> None:
    page = evidence("<div><span>Ada Berg</span><span>5 May 2024</span> <b>W</b>ord</div>")
    (line,) = page.lines(0, len(page.nodes))
    assert line.spaced == "Ada Berg | 5 May 2024 Word"
    assert glimpse(page.tree.body) == "Ada Berg5 May 2024 Word"


def test_nodes_can_be_had_by_their_order() -> None:
    page = evidence("<p>a<b>c</b></p><p>d</p>")
    assert all(node.order == place for place, node in enumerate(page.nodes))
    first = page.tree.body.children[0]
    assert page.after(first) == page.tree.body.children[1].order
    assert page.after(page.tree.body.children[1]) == len(page.nodes)


def test_relative_addresses_are_resolved_against_what_the_page_says() -> None:
    canonical = '<link rel=canonical href="https://example.org/a/b">'
    assert evidence(canonical).base == "https://example.org/a/b"
    assert evidence(canonical + "<base href='/c/'>").base == "https://example.org/c/"
    assert evidence(canonical, "https://mirror.example.org/x").base == "https://mirror.example.org/x"
    assert evidence("<link rel=canonical href='/a'>").base is None


def test_meta_tags_are_read_by_any_of_their_names_with_entities_undone() -> None:
    page = evidence(
        "<meta property=OG:Title content='A &amp;amp; B'><meta name=author content=' Ada\n Berg '>"
    )
    assert page.metas["og:title"] == ["A & B"]
    assert page.metas["author"] == ["Ada Berg"]


def test_the_data_of_this_page_is_told_from_that_of_the_articles_it_lists() -> None:
    html = (
        '<h1>The second</h1><script type="application/ld+json">['
        '{"@type": "Article", "headline": "The first"},'
        ' {"@type": "Article", "headline": "The second"}]</script>'
    )
    assert evidence(html).article["headline"] == "The second"


def test_folding_keeps_letters_and_digits_only() -> None:
    assert fold("It\u2019s — A “Wall”, 2024!") == fold("it's a wall 2024")
    assert flatten("soft\u00adware &amp;amp; more") == "software & more"


def test_a_line_is_printed_by_the_largest_box_that_holds_nothing_else() -> None:
    page = evidence(
        "<article><h1>T</h1><div id=a><p>By Ada</p></div><div>x <span>y</span><p>z</p></div></article>"
    )
    head = Masthead(page, page.tree.root.find("h1"))
    orders = {node.get("id"): node.order for node in page.nodes if node.get("id")}
    assert printing(head.below[0]) == {orders["a"]}
    assert all(page.nodes[order].tag == "#text" for order in printing(head.below[1]))


def test_boxes_about_other_articles_are_not_in_the_masthead() -> None:
    page = evidence(
        "<article class=related-x><h1>T</h1><p>own</p></article><div class=related-posts><p>By X</p></div>"
    )
    head = Masthead(page, page.tree.root.find("h1"))
    assert [line.text for line in head.below] == ["own"]


def test_class_names_that_follow_each_other_are_all_found() -> None:
    names = ("author", "byline", "x author", "authority")
    page = evidence("".join(f"<p class='{name}'>{name}</p>" for name in names))
    found = page.marked(re.compile(r"(?:^|[\s_-])(?:author|byline)(?:$|[\s_-])"))
    assert [node.text() for node in found] == ["author", "byline", "x author"]
