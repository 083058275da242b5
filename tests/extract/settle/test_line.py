"""White space, wrappers and breaks in a line."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model import Break, CodeSpan, Emphasis, Foreign, Link, Math, Paragraph, Picture, Shift, Text
from convert.model.text import plain

Read = Callable[[str], Structure]


def words(read: Read, html: str) -> str:
    return plain(read(html).body)


def test_a_drop_cap_stays_in_its_word(read: Read) -> None:
    assert words(read, "<p><span class=drop>T</span>he tide turned.</p>") == "The tide turned."


def test_white_space_collapses_across_elements(read: Read) -> None:
    assert words(read, "<p> one <b> two </b> <i>three</i>\n\n four </p>") == "one two three four"


def test_a_no_break_space_is_kept_and_soft_hyphens_are_not(read: Read) -> None:
    assert words(read, "<p>10&nbsp;km of rail&shy;way&#8203;s</p>") == "10\N{NO-BREAK SPACE}km of railways"


@pytest.mark.parametrize("empty", ["&zwj;", "&zwj;<br>", "<b>&zwj;</b>", "&lrm; &nbsp;", "<br>&zwj;&#xfe0f;"])
def test_a_paragraph_of_joiners_is_empty(read: Read, empty: str) -> None:
    body = read(f"<h2>{empty}</h2><p>Tide.</p><p>{empty}</p><ul><li>{empty}</li><li>Ebb</li></ul>").body
    assert [plain([block]) for block in body] == ["Tide.", "Ebb"]


def test_a_joiner_between_letters_is_kept(read: Read) -> None:
    assert words(read, "<p>می<b>&zwnj;</b>خواهم</p>") == "می\N{ZERO WIDTH NON-JOINER}خواهم"


def test_two_breaks_end_a_paragraph_even_inside_emphasis(read: Read) -> None:
    body = read("<div><b>First part.<br> <br>Second part.</b> And more.</div>").body
    assert [plain([block]) for block in body] == ["First part.", "Second part. And more."]
    assert isinstance(body[1], Paragraph)
    assert body[1].content[0] == Emphasis((Text("Second part."),), "strong")


def test_one_break_stays_a_break(read: Read) -> None:
    (block,) = read("<p>Harbour Street 1 <br> Sarn</p>").body
    assert block == Paragraph((Text("Harbour Street 1"), Break(), Text("Sarn")))


def test_bare_text_in_boxes_becomes_paragraphs(read: Read) -> None:
    body = read("<div>Bare words <span>go on</span><p>Own.</p>and on</div><td>cell</td>").body
    assert [plain([block]) for block in body] == ["Bare words go on", "Own.", "and on", "cell"]


def test_a_link_around_blocks_is_kept_on_their_words(read: Read) -> None:
    (block,) = read("<a href='/x'><div>Whole box</div></a>").body
    assert block == Paragraph((Link((Text("Whole box"),), "https://example.org/x"),))


def test_a_link_that_cannot_be_followed_leaves_its_words_and_a_remark(read: Read) -> None:
    made = read("<p>See <a href='file:///etc/passwd'>this</a>.</p>")
    assert plain(made.body) == "See this."
    assert [remark.code for remark in made.remarks] == ["link-dropped"]


def test_a_script_address_leaves_only_words(read: Read) -> None:
    assert read("<p>Go <a href='javascript:alert(1)'>on</a></p>").body == (Paragraph((Text("Go on"),)),)


@pytest.mark.parametrize(
    ("html", "piece"),
    [
        ("<sub>2</sub>", Shift((Text("2"),), "sub")),
        ("<kbd>Ctrl  C</kbd>", CodeSpan("Ctrl  C")),
        ("<del>old</del>", Emphasis((Text("old"),), "deleted")),
        ("<q>so</q>", Emphasis((Text("so"),), "quotation")),
        ("<span style='font-weight: 700'>so</span>", Emphasis((Text("so"),), "strong")),
        ("<i lang=la>sic</i>", Foreign((Emphasis((Text("sic"),)),), "la")),
        ("<bdi dir=rtl>שלום</bdi>", Foreign((Text("שלום"),), None, "rtl")),
    ],
)
def test_inline_elements_keep_their_meaning(read: Read, html: str, piece: object) -> None:
    (block,) = read(f"<p>before {html} after</p>").body
    assert isinstance(block, Paragraph)
    assert block.content == (Text("before "), piece, Text(" after"))


def test_a_bold_tag_that_says_it_is_not_bold_is_not(read: Read) -> None:
    assert read("<b style='font-weight:normal'><p>Pasted.</p></b>").body == (Paragraph((Text("Pasted."),)),)


def test_the_reading_of_ruby_stands_in_parentheses_once(read: Read) -> None:
    html = "<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ</p>"
    assert words(read, html) == "東京(とうきょう)へ"


def test_a_small_picture_stays_in_its_line(read: Read) -> None:
    (block,) = read("<p>press <img src=/key.png alt=Enter height=20> now</p>").body
    assert isinstance(block, Paragraph)
    assert isinstance(block.content[1], Picture)


def test_an_emoji_picture_becomes_its_sign(read: Read) -> None:
    assert words(read, "<p>Good <img class='emoji' alt='🙂' src=/e.png></p>") == "Good 🙂"


def test_mathml_is_spelt_and_keeps_its_tex(read: Read) -> None:
    html = (
        "<p><span class='katex'><math><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup>"
        "<mi>c</mi><mn>2</mn></msup>"
        "</mrow><annotation encoding='application/x-tex'>E=mc^2</annotation></semantics></math>"
        "<span class='katex-html' aria-hidden='true'>E=mc2</span></span></p>"
    )
    made = read(html)
    assert made.body == (Paragraph((Math("E = mc²", "E=mc^2"),)),)
    assert [entry.step for entry in made.trail] == ["maths"]


@pytest.mark.parametrize(
    ("written", "tex", "display"),
    [
        (r"<p>Then \(a_1 &lt; 2\).</p>", "a_1 < 2", False),
        (r"<p>Then \[ \sum_i \max(0,\; Q_i) \].</p>", r"\sum_i \max(0,\; Q_i)", True),
        ("<p>Then $$ a\n= b $$.</p>", "a = b", True),
        (r"<p>Then <span class=math-tex>\[ x^2 \]</span>.</p>", "x^2", True),
    ],
)
def test_tex_between_fences_is_a_formula_without_them(
    read: Read, written: str, tex: str, display: bool
) -> None:
    formula = Math(text=tex, tex=tex, display=display)
    assert read(written).body == (Paragraph((Text("Then "), formula, Text("."))),)


@pytest.mark.parametrize("words", ["From $$ to $$$ a head.", r"A \( that is never closed.", "$$5 and $$6"])
def test_signs_of_money_and_single_fences_are_words(read: Read, words: str) -> None:
    assert read(f"<p>{words}</p>").body == (Paragraph((Text(words),)),)


def test_tex_in_a_script_replaces_its_preview(read: Read) -> None:
    html = "<p>So <span class=MathJax>xy</span><script type='math/tex'>x_y</script>.</p>"
    (block,) = read(html).body
    assert isinstance(block, Paragraph)
    assert block.content[1] == Math("x_y", "x_y")


def test_a_formula_that_was_drawn_is_a_formula(read: Read) -> None:
    (block,) = read(r"<p>so <img class='latex' alt='$\frac{a}{b}$' src=/f.png> holds</p>").body
    assert isinstance(block, Paragraph)
    assert block.content[1] == Math(r"\frac{a}{b}", r"\frac{a}{b}")


def test_no_blank_is_left_at_the_end_of_a_paragraph(read: Read) -> None:
    assert read("<p>The tide.&nbsp; <b>&nbsp;</b></p>").body == (Paragraph((Text("The tide."),)),)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p><span class=a>Ana Reis</span><span class=b>Pilot</span></p>", "Ana Reis Pilot"),
        ("<p><b class=t>What it costs</b>Nobody knows.</p>", "What it costs Nobody knows."),
        ("<p>The <span class=a>eBay</span><span class=b>Shop</span></p>", "The eBayShop"),
        ("<p>The <b>mighty Mc</b>Donald</p>", "The mighty McDonald"),
        ("<p><span class=a>of our mark</span><sup class=b>TM</sup></p>", "of our markTM"),
    ],
)
def test_words_that_styles_set_as_lines_do_not_run_together(read: Read, html: str, said: str) -> None:
    assert plain(read(html).body) == said
