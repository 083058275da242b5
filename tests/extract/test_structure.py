"""The law of conservation, hostile input, and one page that has everything."""

import time
from collections import Counter

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from convert import dom
from convert.extract.structure import Structure, build
from convert.extract.trail import visible
from convert.model import Callout, Code, Figure, List, Paragraph, Quote, Table, Text
from convert.model.text import plain
from convert.model.walk import descend
from convert.soup import VOID, soften

BASE = "https://example.org/report/"

TAGS = (
    "p div span a b em h2 h3 h6 ul ol li dl dt dd blockquote cite footer table tr td th thead "
    "caption pre code figure"
    " figcaption aside section details summary button noscript br hr img sup sub small q form label "
    "article iframe"
    " ruby rt font center picture nav main header tt kbd s mark abbr body video"
).split()
CLASSES = (
    "caption credit wp-caption callout note gallery image pull-quote sidenote highlight line lineno gutter"
    " twitter-tweet sr-only footnotes emoji takeaways katex linenums title"
).split()
HREFS = (
    "#n1",
    "#n2",
    "/x",
    "javascript:x",
    "https://twitter.com/intent/tweet?url=1",
    "https://example.org/report/#n1",
    "file:/x",
)
WORDS = st.sampled_from(
    (
        "tide|Photo: Ana|1|[2]|Advertisement|• rope|— Ana Reis|Source: port|Key takeaways|Read more:|©| |"
        "a\n\nb|"
        "A longer run of words that fills a line and says something about the tide.|[!NOTE] mind|\u00adsoft"
    ).split("|")
)


def attributes() -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "class": st.sampled_from(CLASSES),
            "id": st.sampled_from(["n1", "n2", "n3"]),
            "href": st.sampled_from(HREFS),
            "src": st.sampled_from(["/a.jpg", "https://vimeo.com/1", "data:x"]),
            "alt": st.sampled_from(["", "A quay"]),
            "colspan": st.sampled_from(["2", "9999999999"]),
            "role": st.sampled_from(["heading", "button", "presentation"]),
            "style": st.sampled_from(["font-weight:bold", "display:none"]),
        },
    )


def written(tag: str, attrs: dict[str, str], inner: list[str]) -> str:
    told = "".join(f' {name}="{value}"' for name, value in attrs.items())
    return f"<{tag}{told}>" if tag in VOID else f"<{tag}{told}>{' '.join(inner)}</{tag}>"


HTML = st.recursive(
    WORDS,
    lambda inner: st.builds(written, st.sampled_from(TAGS), attributes(), st.lists(inner, max_size=5)),
    max_leaves=40,
)


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text.casefold() if c.isalnum())


def told(made: Structure) -> str:
    return "\n".join([plain(made.body), plain(made.notes), *(entry.text for entry in made.trail)])


@settings(max_examples=250, deadline=None)
@given(st.lists(HTML, min_size=1, max_size=6).map(" ".join))
def test_no_word_is_lost_and_none_is_made_up(html: str) -> None:
    soup = soften(dom.parse(html).body)
    assert letters(told(build(soup, BASE))) == letters(visible(soup))


@settings(max_examples=60, deadline=None)
@given(st.lists(HTML, min_size=1, max_size=6).map(" ".join))
def test_headings_never_skip_and_blocks_are_never_empty(html: str) -> None:
    made = build(soften(dom.parse(html).body), BASE)
    for block in descend(made.body):
        if isinstance(block, Paragraph):
            assert block.content
        match block:
            case Quote() | Callout():
                assert block.blocks
            case List():
                assert block.items
            case Table():
                assert block.rows
            case Figure():
                assert block.images


def test_building_twice_gives_the_same(read_everything: str) -> None:
    first = build(soften(dom.parse(read_everything).body), BASE)
    assert build(soften(dom.parse(read_everything).body), BASE) == first


@pytest.fixture
def read_everything() -> str:
    return (
        "<h2>A</h2><p>One <a href='#n1'>[1]</a>.</p><figure><img src=/a.jpg>"
        "<figcaption>C</figcaption></figure>"
        "<ol><li>x</ol><table><tr><th>a<th>b<tr><td>1<td>2</table><pre>code</pre><p id=n1>[1] Note.</p>"
    )


def test_deep_quotations_keep_their_words_and_leave_a_remark() -> None:
    depth = 60
    html = "".join(f"<blockquote><p>level{i}</p>" for i in range(depth))
    made = build(soften(dom.parse(html).body), BASE)
    assert Counter(plain(made.body).split()) == Counter(f"level{i}" for i in range(depth))
    assert [remark.code for remark in made.remarks] == ["block-flattened"]


def test_a_tree_deeper_than_the_stack_is_read() -> None:
    soup = BeautifulSoup("", "html.parser")
    at: Tag = soup
    for i in range(3000):
        tag = soup.new_tag("div" if i % 2 else "span")
        at.append(tag)
        at = tag
    at.append("deep")
    assert build(soup).body == (Paragraph((Text("deep"),)),)


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "<b>" * 150 + "word",
        "<br>" * 20_000 + "word",
        "<span>a</span>" * 20_000,
        "<p>• a</p>" * 5_000,
        "<sup><a href='#x'>1</a></sup>" * 3_000 + "<p id=x>note</p>",
        "<p>" + "x<sup>1</sup>" * 5_000 + "<ol><li>note</ol>",
        "<blockquote>" + "word " * 20_000 + "</blockquote>" * 3,
        "<table>" + "<tr><td>1<td>2" * 3_000,
        "<a href='https://twitter.com/intent/tweet?u'>x</a>" * 2_000,
        "<figure><img src=/a.jpg><figcaption>" + "Photo: " * 10_000,
        "<h2 id=a>x</h2>" * 3_000,
        "<img srcset='" + "a" * 200_000 + " x'>" + "word",
        "<div class=image>" * 180 + "<img src=/a.jpg>word",
    ],
)
def test_hostile_pages_are_read_in_linear_time(html: str) -> None:
    soup = soften(dom.parse(html).body)
    start = time.process_time()
    build(soup, BASE)
    assert time.process_time() - start < 3


def test_text_of_code_is_one_block() -> None:
    made = build(soften(dom.parse("<pre>a\n  b</pre>").body))
    assert made.body == (Code("a\n  b"),)


def test_only_paragraphs_written_the_other_way_say_so() -> None:
    html = "<div dir=rtl><p dir=rtl>one</p><p dir=ltr>two</p></div>"
    made = build(soften(dom.parse(html).body), BASE, "rtl")
    assert made.body == (Paragraph((Text("one"),)), Paragraph((Text("two"),), "ltr"))


def test_a_block_that_is_left_out_still_parts_the_words_around_it() -> None:
    tree = dom.parse("<div>one<aside>advertisement</aside>two <b>three</b><p>x</p></div>")
    made = build(soften(tree.body, lambda node: node.tag not in ("aside", "p")), BASE)
    assert plain(made.body) == "one\ntwo three"


def test_a_line_of_ornaments_parts_two_sections() -> None:
    for sign in ("· · ·", "***", "* * *", "⁂", "———"):
        made = build(soften(dom.parse(f"<p>Ebb.</p><p>{sign}</p><p>Flow.</p>").body))
        kinds = [type(block).__name__ for block in made.body]
        assert kinds == ["Paragraph", "Rule", "Paragraph"], sign


def test_a_dash_in_a_cell_and_a_single_star_are_words() -> None:
    html = "<table><tr><th>Ebb<th>Flow<tr><td>---<td>4</table><p>*</p><p>Flow.</p>"
    made = build(soften(dom.parse(html).body))
    assert "---" in plain(made.body)
    assert not any(type(block).__name__ == "Rule" for block in made.body)


def test_a_break_in_an_element_without_words_parts_two_lines() -> None:
    body = dom.parse("<p><b>Ebb</b><b><br></b><span>Flow</span></p>").body
    words = {node.order for text in body.iter() if text.data for node in (text, *text.ancestors())}
    assert plain(build(soften(body, lambda node: node.order in words)).body) == "Ebb\nFlow"
