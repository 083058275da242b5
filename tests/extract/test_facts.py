"""The facts of a page as a whole: who is believed, who is a rival, and what is told where nothing is."""

import json
import time

import pytest

from convert import dom
from convert.extract.facts import Facts, read_facts

PARAGRAPH = (
    "<p>The harbour has been rebuilt twice since the storm, and each time the council asked the fishermen"
    " first where the boats should lie, because they knew the water better than any engineer did, and they"
    " were right about the second wall.</p>"
)


def read(body: str, head: str = "", lang: str = ' lang="en-GB"', url: str | None = None) -> Facts:
    return read_facts(dom.parse(f"<html{lang}><head>{head}</head><body>{body}</body></html>"), url)


def data(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


@pytest.mark.parametrize(
    "html", ["", "<p>", "<html></html>", "just words", PARAGRAPH, "<h1></h1>", "<script>{</script>"]
)
def test_a_page_with_nothing_gives_nothing(html: str) -> None:
    facts = read_facts(dom.parse(html))
    assert facts.title is None
    assert facts.byline == ()
    assert (facts.published, facts.updated, facts.printed) == (None, None, None)
    assert (facts.dek, facts.lead, facts.site, facts.section) == (None, None, None, None)
    assert {fact.name for fact in facts.facts} <= {"language"}


def test_the_visible_page_beats_hidden_data_and_the_loser_is_a_rival() -> None:
    facts = read(
        f"<h1>A wall for the harbour</h1><p class=byline>By Ada Berg</p><p>21 August 2024</p>{PARAGRAPH * 3}",
        data(headline="Wall, harbour: all you need", author="admin", datePublished="2024-08-19"),
    )
    assert facts.title == "A wall for the harbour"
    assert [p.name for p in facts.byline] == ["Ada Berg"]
    assert facts.published == "2024-08-21"
    told = {fact.name: fact for fact in facts.facts}
    assert "Wall, harbour: all you need" in [rival.value for rival in told["title"].rivals]
    assert told["published"].rivals[0].value == "2024-08-19"
    assert told["published"].rivals[0].witness == "JSON-LD datePublished"


def test_hidden_data_is_believed_where_the_page_prints_nothing() -> None:
    facts = read(
        f"<h1>A wall for the harbour</h1>{PARAGRAPH * 3}",
        data(
            author=[{"@type": "Person", "name": "Ada Berg"}, {"name": "Jon Dahl"}],
            datePublished="2024-08-19T10:00Z",
        ),
    )
    assert [p.name for p in facts.byline] == ["Ada Berg", "Jon Dahl"]
    assert (facts.published, facts.printed) == ("2024-08-19", None)


def test_the_elements_that_print_a_fact_are_named() -> None:
    tree = dom.parse(
        f"<body><article><h1>A wall</h1><p id=dek class=standfirst>The council asked the fishermen first.</p>"
        f"<p id=by>By Ada Berg</p><p id=day>21 August 2024</p>{PARAGRAPH * 3}</article></body>"
    )
    facts = read_facts(tree)
    orders = {node.get("id") or node.tag: node.order for node in tree.root.iter()}
    assert facts.nodes["title"] == {orders["h1"]}
    assert facts.nodes["dek"] == {orders["dek"]}
    assert facts.nodes["byline"] == {orders["by"]}
    assert facts.nodes["date"] == {orders["day"]}


def test_the_copyright_year_is_no_date() -> None:
    facts = read(f"<h1>A wall</h1>{PARAGRAPH * 3}<footer>© 2024 Example Institute. </footer>")
    assert facts.published is None
    assert facts.copyright is not None
    assert "2024 Example Institute" in facts.copyright


def test_dates_of_comments_and_other_articles_are_not_the_articles() -> None:
    facts = read(
        f"<h1>A wall</h1>{PARAGRAPH * 4}<div class=related><a href=/x>Other</a><time>3 May 2020</time></div>"
        "<div class=comments><p>Published 4 May 2021 by somebody</p></div>"
    )
    assert facts.published is None


def test_updated_is_told_apart_from_published() -> None:
    facts = read(f"<h1>A wall</h1><p>Published: 3 May 2024 | Last updated: 9 May 2024</p>{PARAGRAPH * 3}")
    assert (facts.published, facts.updated, facts.printed) == ("2024-05-03", "2024-05-09", "2024-05-03")


def test_a_page_that_only_prints_its_update_keeps_the_declared_day_of_publication() -> None:
    facts = read(
        f"<h1>A wall</h1><p>Updated on 9 May 2024</p>{PARAGRAPH * 3}", data(datePublished="2018-06-12")
    )
    assert (facts.published, facts.updated, facts.printed) == ("2018-06-12", "2024-05-09", "2024-05-09")


def test_an_ambiguous_date_leaves_a_remark_and_another_witness_settles_it() -> None:
    body = f"<h1>A wall</h1><p>03/04/2024</p>{PARAGRAPH * 3}"
    doubtful = read(body, lang=' lang="en"')
    assert [r.code for r in doubtful.remarks] == ["date-ambiguous"]
    settled = read(body, '<meta property="article:modified_time" content="2024-04-03">', lang=' lang="en"')
    assert (settled.published, settled.remarks) == ("2024-04-03", ())


def test_a_date_without_year_takes_it_from_the_address() -> None:
    facts = read(f"<h1>A wall</h1><p>12 April</p>{PARAGRAPH * 3}", url="https://example.org/2020/04/a-wall/")
    assert facts.published == "2020-04-12"


def test_language_direction_and_base_come_from_the_page() -> None:
    facts = read(
        f"<h1>חומה לנמל</h1>{PARAGRAPH}",
        '<base href="/a/">',
        lang=' lang="he_IL"',
        url="https://example.org/x",
    )
    assert facts.base == "https://example.org/a/"
    arabic = read(
        "<h1>جدار للميناء</h1>"
        + "<p>"
        + "طلب المجلس من الصيادين أولا أن يقولوا أين ترسو القوارب " * 6
        + "</p>",
        lang=' dir="rtl" lang="ar"',
    )
    assert (arabic.language, arabic.direction) == ("ar", "rtl")


def test_hostile_pages_are_read_in_bounded_time() -> None:
    started = time.process_time()
    for html in (
        "<h1>" + "<span class=author>" * 20_000 + "x",
        "<div class=byline>" * 5_000 + "<p>By A</p>" * 20_000,
        "<h1>T</h1>" + "<time>1 May 2024</time>" * 20_000,
        "<h1>T</h1>" + "<img src=a.jpg class=hero>" * 20_000,
        "<title>" + "_" * 200_000 + "</title><h1>_a</h1>",
        '<script type="application/ld+json">' + "/*" * 100_000 + "</script><h1>x</h1>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><h1>x</h1>",
        "<h1>" + "<b> </b>" * 50_000 + "x</h1><p>" + "<i>By </i>" * 50_000,
    ):
        read_facts(dom.parse(html))
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<div class=section-label><a href=/water>Water</a></div>", ""),
        ("<header><span class=cat-links><a href=/water>Water</a></span></header>", ""),
        ("", "<div class='field field-series'><a href=/water>Water</a></div>"),
    ],
)
def test_a_rubric_at_the_headline_is_the_section(above: str, below: str) -> None:
    facts = read_facts(
        dom.parse(f"<main>{above}<h1>A wall</h1>{below}<p>By Ada Berg</p>{PARAGRAPH * 3}</main>")
    )
    assert facts.section == "Water"
    assert facts.nodes["section"]


def test_a_month_behind_a_signature_is_when_the_page_was_published() -> None:
    facts = read_facts(dom.parse(f"<h1>A wall</h1><p><i>by Ada Berg, March 2024</i>{PARAGRAPH * 3}"))
    assert facts.published == "2024-03"
    assert facts.byline[0].name == "Ada Berg"


DECLARED = '<meta property="article:published_time" content="2024-08-19T09:00:00Z">'


@pytest.mark.parametrize(
    "line",
    [
        "<h3>1. Set realistic goals for the outer wall of the harbour</h3>",
        "<p>23 Jan</p>",
        "<li>2021-08-09 Emphasizing what the council did not ask about the wall</li>",
    ],
)
def test_a_line_that_happens_to_have_a_day_does_not_outdo_the_declared_one(line: str) -> None:
    facts = read(f"<article><h1>A wall</h1>{line}{PARAGRAPH * 3}</article>", DECLARED)
    assert (facts.published, facts.printed) == ("2024-08-19", None)


def test_a_day_without_year_is_the_declared_one_where_they_agree() -> None:
    facts = read(
        f"<article><h1>A wall</h1><p>Ada Berg | 18 Aug | 5 min read</p>{PARAGRAPH * 3}</article>", DECLARED
    )
    assert (facts.published, facts.printed) == ("2024-08-18", "2024-08-18")


def test_the_day_a_video_was_uploaded_is_not_the_articles() -> None:
    video = "<div><meta itemprop=uploadDate content=2024-01-06></div>"
    assert read(f"<article><h1>A wall</h1>{PARAGRAPH * 3}{video}</article>").published is None


TEXT = "<p>" + "The harbour has been rebuilt twice since the storm, and each time it held. " * 4 + "</p>"


def test_a_day_of_its_own_element_in_the_headline_is_the_date() -> None:
    facts = read(f"<h1><a href=/w><time>Dec <b>18</b> 2025</time> A wall</a></h1>{TEXT * 3}")
    assert facts.published == "2025-12-18"


def test_the_day_of_publication_behind_that_of_change_is_the_printed_one() -> None:
    head = data(datePublished="2025-04-24", dateModified="2025-05-21")
    facts = read(f"<h1>A wall</h1><p>May 21, 2025 April 24, 2025 by Ada Berg</p>{TEXT * 3}", head)
    assert (facts.printed, facts.updated) == ("2025-04-24", "2025-05-21")
