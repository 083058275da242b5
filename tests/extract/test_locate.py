"""Which blocks of pages of our own are taken for the article, and what comes along with them."""

import json
import time

import numpy as np
import pytest

from convert import dom
from convert.dom import Node
from convert.extract.grid import Grid
from convert.extract.letter import Letters
from convert.extract.locate import agree, content, head_lists, locate
from convert.extract.segment import Layout, segment
from convert.soup import soften

PARAGRAPHS = (
    "The ferry between the two banks ran for the last time on a grey morning in October, and nobody on board"
    " seemed to mind the rain. A bridge of eleven spans had been opened the week before.",
    "For a hundred and forty years the crossing had set the rhythm of the valley: market days, weddings and"
    " funerals waited for it, and the school bell was rung when the boat was in sight.",
    "The engineers who surveyed the river in the spring counted nine hundred vehicles a day, three times what"
    " the ferry could carry. Their report, of sixty pages, left little room for doubt.",
    "What the report does not say is who will look after the landing stages now. The parish council has asked"
    " the county twice, and has been told to wait for the budget of the coming year.",
)
CHINESE = (
    "渡轮最后一次横渡大河是在十月一个阴沉的早晨，船上似乎没有人在意下着的雨。一周以前，一座十一跨的大桥已经通车。",
    "一百四十年来，这个渡口决定着山谷里的生活节奏：集市、婚礼和葬礼都要等船，看见船来，学校才敲钟上课。",
    "春天勘测河流的工程师每天数到九百辆车，是渡轮运力的三倍。他们六十页的报告几乎没有留下疑问。",
)
ARABIC = (
    "عبرت العبارة بين الضفتين للمرة الأخيرة في صباح رمادي من شهر أكتوبر، ولم يبد أن أحدا يهتم بالمطر.",
    "كان المعبر منذ مئة وأربعين عاما يحدد إيقاع الوادي: كانت أيام السوق والأعراس والجنازات تنتظره دائما.",
    "أحصى المهندسون الذين مسحوا النهر في الربيع تسعمئة مركبة في اليوم، أي ثلاثة أضعاف ما تحمله العبارة.",
)
MENU = "".join(f'<li><a href="/{w}">{w}</a></li>' for w in ("Home", "Region", "Sport", "Culture", "Shop"))
CARDS = "".join(
    f'<div class="card"><a href="/{i}"><img src="{i}.jpg"><h4>{title}</h4></a></div>'
    for i, title in enumerate(
        ("Mill reopens after flood", "Council votes on lights", "Twelve songs of the coast")
    )
)


def page(body: str, head: str = "") -> str:
    return f"""<!doctype html><html lang=en>
    <head><title>The last ferry - Valley Post</title>{head}</head><body>
    <header class="site-header"><a href="/"><img src="logo.svg">Valley Post</a>
    <nav><ul>{MENU}</ul></nav></header>
    <main><article class="post"><h1>The last ferry</h1>{body}</article>
    <section class="related"><h3>Read next</h3>{CARDS}</section></main>
    <footer class="footer"><p>&copy; 2025 Valley Post. All rights reserved.</p><ul>{MENU}</ul></footer>
    </body></html>"""


def paragraphs(texts: tuple[str, ...] = PARAGRAPHS, tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def kept(html: str) -> list[str]:
    return [block.text for block in locate(dom.parse(html)).kept]


def test_all_paragraphs_are_kept_and_menu_related_and_footer_are_not() -> None:
    found = kept(page(f'<div class="entry-content">{paragraphs()}</div>'))
    assert [t for t in found if t in PARAGRAPHS] == list(PARAGRAPHS)
    assert not {"Sport", "Mill reopens after flood", "Valley Post"} & set(found)
    assert not any("rights reserved" in text for text in found)


@pytest.mark.parametrize("texts", [PARAGRAPHS, CHINESE, ARABIC], ids=["latin", "chinese", "arabic"])
@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_page_made_by_hand_without_names_is_kept_whole(texts: tuple[str, ...], tag: str) -> None:
    found = kept(f"<html><body><h1>A</h1>{paragraphs(texts, tag)}</body></html>")
    assert [t for t in found if t in texts] == list(texts)


def test_lines_divided_by_breaks_only_are_kept() -> None:
    assert set(PARAGRAPHS) <= set(kept(page("<div>" + "<br><br>".join(PARAGRAPHS) + "</div>")))


@pytest.mark.parametrize(
    "html", ["<p>Hello</p>", "Hello", "<a href=x>Hello</a>", "<nav>Hello</nav>", "<li>Hello"]
)
def test_something_is_kept_wherever_there_are_words(html: str) -> None:
    assert kept(html) == ["Hello"]


@pytest.mark.parametrize("html", ["", "<p> </p>", "<script>x</script>", "<img src=x>"])
def test_a_page_without_words_gives_an_empty_choice(html: str) -> None:
    tree = dom.parse(html)
    choice = locate(tree)
    root, keep = content(tree, choice)
    assert choice.blocks == ()
    assert soften(root, keep).get_text() == ""


def test_of_copies_for_phones_and_for_screens_one_is_kept() -> None:
    body = f'<div class="mobile">{paragraphs()}</div><div class="desktop">{paragraphs()}</div>'
    found = kept(page(body))
    assert sorted(t for t in found if t in PARAGRAPHS) == sorted(PARAGRAPHS)


def test_text_that_a_script_will_show_is_kept() -> None:
    html = f'<html><body><div id="root"></div><div hidden id="S:0">{paragraphs()}</div></body></html>'
    assert set(PARAGRAPHS) <= set(kept(html))


def test_text_after_an_early_end_of_the_page_is_kept() -> None:
    html = f"<html><body>{paragraphs(PARAGRAPHS[:2])}</body></html>{paragraphs(PARAGRAPHS[2:])}"
    assert set(PARAGRAPHS) <= set(kept(html))


def test_an_article_that_is_only_in_the_data_is_brought_into_the_page() -> None:
    long = PARAGRAPHS * 3
    data = json.dumps(
        {"@type": "NewsArticle", "articleBody": "\n\n".join(t + str(i) for i, t in enumerate(long))}
    )
    head = f'<script type="application/ld+json">{data}</script>'
    found = kept(
        f"<html><head>{head}</head><body><div id=app></div><p>Please switch on scripts.</p></body></html>"
    )
    assert [t for t in found if t.startswith("The ferry")] == [PARAGRAPHS[0] + n for n in ("0", "4", "8")]


def test_the_state_of_a_script_is_read_where_the_page_is_empty() -> None:
    state = json.dumps({"props": {"post": {"slug": "x", "body": paragraphs(PARAGRAPHS + CHINESE)}}})
    html = f'<body><div id=app></div><script id=state type="application/json">{state}</script></body>'
    assert set(PARAGRAPHS) <= set(kept(html))


def test_a_short_article_is_read_from_the_data_where_the_page_shows_no_text_at_all() -> None:
    state = json.dumps({"props": {"post": {"body": paragraphs(PARAGRAPHS[:2])}}})
    script = f'<script type="application/json">{state}</script>'
    assert set(PARAGRAPHS[:2]) <= set(kept(f"<body><div id=app>Loading…</div>{script}</body>"))
    assert not set(PARAGRAPHS[:2]) & set(kept(page(paragraphs(CHINESE * 3), script)))


def test_data_does_not_replace_a_text_that_the_page_shows() -> None:
    data = json.dumps({"@type": "Article", "articleBody": " ".join(CHINESE * 9)})
    head = f'<script type="application/ld+json">{data}</script>'
    assert not any("渡轮" in text for text in kept(page(paragraphs(PARAGRAPHS * 3), head)))


@pytest.mark.parametrize(
    "data", ["{", "[" * 5000, '{"articleBody": 3}', "null", '{"articleBody": "' + "\ud800" + '"}']
)
def test_broken_data_changes_nothing(data: str) -> None:
    head = f'<script type="application/ld+json">{data}</script>'
    assert set(PARAGRAPHS) <= set(kept(page(paragraphs(), head)))


def soft(html: str) -> str:
    tree = dom.parse(html)
    root, keep = content(tree, locate(tree))
    return str(soften(root, keep))


def test_pictures_with_captions_and_tables_come_along_cards_and_logos_do_not() -> None:
    figure = '<figure><img src="boat.jpg"><figcaption>The boat in 1931. Photo: archive</figcaption></figure>'
    table = "<table><tr><th>Year</th><th></th></tr><tr><td>1931</td><td>204</td></tr></table>"
    middle = paragraphs(PARAGRAPHS[:2]) + figure + "<hr>" + table + paragraphs(PARAGRAPHS[2:])
    html = soft(page(f'<div class="entry-content">{middle}</div>'))
    assert "boat.jpg" in html
    assert "The boat in 1931" in html
    assert "<hr" in html
    assert "logo.svg" not in html
    assert "0.jpg" not in html


def test_only_kept_words_and_captions_reach_the_content() -> None:
    html = soft(page(paragraphs() + '<div class="share"><a href="#">Share</a></div>'))
    assert "Sport" not in html
    assert all(text in html for text in PARAGRAPHS)


def test_keep_allows_every_element_around_a_kept_block() -> None:
    tree = dom.parse(page(paragraphs()))
    choice = locate(tree)
    _, keep = content(tree, choice)
    for block in choice.kept:
        chain: list[Node] = [*block.nodes, *block.node.ancestors()]
        assert all(map(keep, chain))


def test_the_same_page_gives_the_same_scores() -> None:
    html = page(paragraphs())
    assert [b.score for b in locate(dom.parse(html)).blocks] == [
        b.score for b in locate(dom.parse(html)).blocks
    ]


def test_cost_grows_with_the_page_and_not_with_its_square() -> None:
    def cost(times: int) -> float:
        tree = dom.parse(page(paragraphs() * times))
        spent = []
        for _ in range(3):
            start = time.process_time()
            locate(tree)
            spent.append(time.process_time() - start)
        return min(spent)

    cost(50)
    assert cost(1600) < 16 * max(cost(200), 0.02)


def test_the_face_and_life_of_the_author_do_not_come_along_as_a_picture() -> None:
    bio = '<div class="author-bio"><img src="face.png"><p>Ann Benn counts bridges.</p></div>'
    tree = dom.parse(page(paragraphs(PARAGRAPHS[:2]) + bio + paragraphs(PARAGRAPHS[2:])))
    choice = locate(tree)
    for block in choice.blocks:
        block.kept = block.kept and not block.text.startswith("Ann Benn")
    html = str(soften(*content(tree, choice)))
    assert "face.png" not in html
    assert "Ann Benn" not in html


def measured(html: str) -> tuple[Layout, Grid]:
    layout = segment(dom.parse(html))
    return layout, Grid(layout, Letters([block.text for block in layout.blocks]))


@pytest.mark.parametrize(
    ("line", "score", "heads"),
    [
        ("The dam in figures", 0.3, True),
        ("The dam in figures", 0.1, False),
        ('<a href="/dam">The dam in figures</a>', 0.3, False),
        (PARAGRAPHS[0], 0.3, False),
    ],
)
def test_a_short_line_above_a_kept_list_is_its_heading(line: str, score: float, heads: bool) -> None:
    layout, grid = measured(f"<div>{line}</div><ul><li>One</li><li>Two</li></ul>")
    scores = np.array([score, 0.9, 0.9], dtype=np.float32)
    assert head_lists(scores > 0.5, scores, layout, grid).tolist() == [heads, True, True]


def test_blocks_of_one_named_kind_agree_and_those_without_a_name_do_not() -> None:
    comments = "".join(f'<div class="comment"><p>{text}</p></div>' for text in PARAGRAPHS[:3])
    scores = np.array([0.1, 0.1, 0.6], dtype=np.float32)
    assert agree(scores, measured(comments)[1])[2] < 0.4
    bare = agree(scores, measured(comments.replace(' class="comment"', ""))[1])
    assert bare == pytest.approx(scores, abs=1e-4)


def test_the_face_beside_a_byline_does_not_come_along_as_a_picture() -> None:
    byline = '<p>By <img src="face.png"> <a rel="author" href="/ann">Ann Benn</a> 12 May</p>'
    tree = dom.parse(page(f"<p>{PARAGRAPHS[0]}</p><div>{byline}</div>" + paragraphs(PARAGRAPHS[1:])))
    choice = locate(tree)
    for block in choice.blocks:
        block.kept = block.kept and "Ann Benn" not in block.text
    html = str(soften(*content(tree, choice)))
    assert "face.png" not in html
    assert PARAGRAPHS[1] in html


@pytest.mark.parametrize(("box", "inner"), [("table", "td"), ("ul", "li")])
def test_a_table_or_list_that_is_all_of_the_article_stays_one(box: str, inner: str) -> None:
    rows = "<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>" if box == "table" else "<li>1<li>2"
    tree = dom.parse(f"<h1>Ships</h1><{box}>{rows}</{box}>")
    choice = locate(tree)
    for block in choice.blocks:
        block.kept = block.home.tag == inner
    assert soften(*content(tree, choice)).find(box) is not None
