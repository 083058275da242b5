import time

import pytest

from convert import dom
from convert.extract.related import Shelf, lift
from convert.extract.related.heading import idea, leads_on

BASE = "https://www.example.org/reports/water-prices-in-small-towns"
PROSE = (
    "<p>Small towns pay more for each litre of water than cities do, and the gap has grown in every"
    " one of the last nine years for which the register has figures to compare.</p>"
)
TITLES = ("Who owns the pipes under the square", "Nine rivers and one budget", "What a leak costs a village")


def shelf(body: str, base: str | None = BASE) -> Shelf:
    return lift(dom.parse(f"<html><body>{body}</body></html>"), base)


def page(after: str, before: str = "", inside: str = "") -> str:
    return (
        f"<main>{before}<article><h1>Water prices in small towns</h1>{PROSE * 3}{inside}{PROSE * 3}</article>"
        f"{after}</main>"
    )


def links(titles: tuple[str, ...] = TITLES, folder: str = "/reports/") -> str:
    return "".join(f'<li><a href="{folder}{t.lower().replace(" ", "-")}">{t}</a></li>' for t in titles)


def cards(extra: str = "") -> str:
    return "".join(
        f'<div class="card"><a href="/reports/story-of-{n}"><img src="/i/{n}.jpg" alt=""></a>'
        f'<div class="meta"><a href="/topics/water">Water and public works</a> 3 May</div>'
        f'<h3><a href="/reports/story-of-{n}">{t}</a></h3>'
        f"<p>A short look at what the accounts of forty towns say about it, number {n}.</p>{extra}</div>"
        for n, t in enumerate(TITLES)
    )


def titles(found: Shelf) -> tuple[str, ...]:
    return tuple(r.title for r in found.related)


@pytest.mark.parametrize(
    "heading",
    [
        "Related articles", "You may also like", "Das könnte Sie auch interessieren", "À lire aussi",
        "Te puede interesar", "Leia também", "Potrebbe interessarti anche", "Lees ook", "Zobacz również",
        "Mohlo by vás zajímat", "Читайте также", "Матеріали за темою", "Həmçinin oxuyun",
        "İlginizi çekebilir",
        "Тақырып бойынша", "მსგავსი სტატიები", "Կարդացեք նաև", "مقالات ذات صلة", "مطالب مرتبط", "קראו גם",
        "Διαβάστε επίσης", "相关文章", "関連記事", "관련 기사", "Läs också",
    ],
)  # fmt: skip
def test_a_list_under_a_cue_in_any_language_is_related(heading: str) -> None:
    found = shelf(page(f"<h2>{heading}:</h2><ul>{links()}</ul>"))
    assert titles(found) == TITLES
    assert found.related[0].href == "https://www.example.org/reports/who-owns-the-pipes-under-the-square"


def test_the_heading_and_the_list_leave_the_body_under_a_reason() -> None:
    tree = dom.parse(page(f"<h2>Related articles</h2><ul>{links()}</ul>"))
    found = lift(tree, BASE)
    taken = {n.tag: found.nodes[n.order] for n in tree.body.iter() if n.order in found.nodes}
    assert taken == {"h2": "related articles", "ul": "related articles"}


def test_a_card_gives_title_teaser_and_picture_without_its_section() -> None:
    found = shelf(page(f"<section><div><h2>Read next</h2></div><div class='grid'>{cards()}</div></section>"))
    assert titles(found) == TITLES
    first = found.related[0]
    assert first.teaser == "A short look at what the accounts of forty towns say about it, number 0."
    assert first.image is not None
    assert first.image.src == "https://www.example.org/i/0.jpg"


def test_share_buttons_in_a_card_are_no_articles() -> None:
    share = "<ul>" + "".join(
        f'<li><a href="/reports/x?share={n}">Click to share on {n} (opens in a new window)</a></li>'
        for n in ("facebook", "whatsapp", "linkedin", "telegram")
    ) + "</ul>"  # fmt: skip
    assert titles(shelf(page(f"<h2>Related</h2><div>{cards(share)}</div>"))) == TITLES


def test_a_card_whose_only_link_says_read_more_takes_its_heading() -> None:
    boxes = "".join(
        f'<div class="c"><h3>{t}</h3><a href="/reports/r{n}">Read more</a></div>'
        for n, t in enumerate(TITLES)
    )
    assert titles(shelf(page(f"<h2>Related stories</h2><div>{boxes}</div>"))) == TITLES


def test_a_card_that_is_one_link_takes_its_headline_and_not_its_section() -> None:
    boxes = "".join(
        f'<a class="c" href="/reports/r{n}"><h4>Water works</h4><h3>{t}</h3></a>'
        for n, t in enumerate(TITLES)
    )
    assert titles(shelf(page(f"<h2>You might also like</h2><div>{boxes}</div>"))) == TITLES


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("Latest news", "latest articles"),
        ("Recent posts", "latest articles"),
        ("Meistgelesen", "popular articles"),
        ("Most popular", "popular articles"),
        ("More posts", "other articles"),
        ("Sponsored content", "sponsored links"),
    ],
)
def test_other_lists_are_named_but_not_related(heading: str, reason: str) -> None:
    found = shelf(page(f"<aside><h2>{heading}</h2><ul>{links()}</ul></aside>"))
    assert found.related == ()
    assert set(found.nodes.values()) == {reason}


def test_each_of_two_lists_ends_where_the_next_heading_begins() -> None:
    other = ("Mayor opens the new bridge today", "Fair weather for the harvest fair")
    side = (
        f"<div class='w'><h2>Related</h2><ul>{links()}</ul></div>"
        f"<div class='w'><h2>Latest</h2><ul>{links(other)}</ul></div>"
    )
    assert titles(shelf(page(f"<div>{side}</div>"))) == TITLES


def test_an_empty_heading_counts_as_related_where_the_box_says_so() -> None:
    found = shelf(page(f'<div class="related_articles"><h2>More articles</h2><ul>{links()}</ul></div>'))
    assert titles(found) == TITLES


def test_a_box_named_related_needs_no_heading() -> None:
    assert titles(shelf(page(f'<div class="post-related-list"><ul>{links()}</ul></div>'))) == TITLES


def test_a_shelf_of_pictured_neighbours_after_the_text_is_related_whatever_its_heading_says() -> None:
    assert titles(shelf(page(f"<section><h2>Collect them all!</h2><div>{cards()}</div></section>"))) == TITLES


def test_a_shelf_of_pictured_neighbours_after_the_text_needs_no_heading() -> None:
    assert titles(shelf(page(f"<div class='row'>{cards()}</div>"))) == TITLES


def test_the_same_shelf_before_the_text_is_not_related() -> None:
    assert shelf(page("", before=f"<div class='row'>{cards()}</div>")).related == ()


def test_a_line_that_reads_read_also_is_inline_and_stays_in_the_text() -> None:
    line = f'<p><strong>Read also:</strong> <a href="/reports/leaks">{TITLES[2]}</a></p>'
    found = shelf(page("", inside=line))
    assert found.related == ()
    assert [r.title for r in found.inline] == [TITLES[2]]
    assert found.nodes == {}


def test_a_list_between_paragraphs_is_inline() -> None:
    found = shelf(page("", inside=f"<p>Also read:</p><ul>{links()}</ul>"))
    assert found.related == ()
    assert tuple(r.title for r in found.inline) == TITLES
    assert found.nodes == {}


def test_sources_on_other_sites_are_not_related() -> None:
    away = links(folder="https://journal.example.net/")
    found = shelf(page(f"<h2>Further reading</h2><ul>{away}</ul>"))
    assert (found.related, found.nodes) == ((), {})


def test_tags_people_products_and_the_page_itself_are_not_related() -> None:
    asides = (
        '<li><a href="/tag/water">Everything about water prices</a></li>'
        '<li><a href="/author/jo-field">Jo Field, our editor for water</a></li>'
        '<li><a href="/products/meter">A water meter for every cellar</a></li>'
        '<li><a href="/reports/">All of our reports and studies</a></li>'
        f'<li><a href="{BASE}#top">Water prices in small towns</a></li>'
    )
    assert titles(shelf(page(f"<h2>Related</h2><ul>{links()}{asides}</ul>"))) == TITLES


def test_a_section_with_links_under_a_word_of_the_vocabulary_stays_in_the_text() -> None:
    body = "".join(f'{PROSE * 4}<p><a href="/reports/a{n}">{t}</a></p>' for n, t in enumerate(TITLES))
    found = shelf(page(f"<section><h2>Recommendations</h2><div>{body}</div></section>"))
    assert (found.related, found.nodes) == ((), {})


def test_one_article_linked_twice_is_listed_once() -> None:
    double = f"<h2>Related</h2><ul>{links()}</ul>"
    assert titles(shelf(page(double + "<p>Write to us.</p>" + double))) == TITLES


def test_a_menu_is_never_related() -> None:
    menu = f"<nav><div><h2>Recommended</h2><ul>{links()}</ul></div></nav>"
    assert shelf(page("", before=menu)).related == ()


def test_without_an_address_the_titles_are_kept_and_relative_links_are_none() -> None:
    found = shelf(page(f"<h2>Related</h2><ul>{links()}</ul>"), base=None)
    assert titles(found) == TITLES
    assert {r.href for r in found.related} == {None}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("If you liked this you might also like:", "cue"),
        ("Recent advances in desalination", None),
        ("RELATED PRODUCTS", "product"),
        ("さらに関連記事", "cue"),
        ("", None),
        ("—", None),
    ],
)
def test_a_heading_names_an_idea_only_where_it_is_most_of_it(heading: str, expected: str | None) -> None:
    assert idea(heading) == expected


def test_words_that_lead_on_are_known_in_other_languages() -> None:
    assert leads_on("Weiterlesen »")
    assert leads_on("Подробнее…")
    assert not leads_on("Wie weiterlesen die Schule verändert")


@pytest.mark.parametrize(
    "body",
    [
        "<div class='related'>" * 3000 + f"<ul>{links()}</ul>",
        "<div><h2>Related</h2>" * 2000 + f"<ul>{links()}</ul>",
        ("<h2>Related</h2><ul>" + links() + "</ul>") * 1500,
        "<h2>Related</h2><div>" + links() * 3000 + "</div>",
        '<div class="related"><a href="http://[">x</a><a href="">y</a><a href="/%%%">A long title</a></div>',
        "",
    ],
)
def test_pages_made_to_be_slow_or_broken_come_back_soon(body: str) -> None:
    tree = dom.parse(body)
    start = time.process_time()
    lift(tree, BASE)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "after",
    [
        '<div class="site-footer"><h3>Recommended</h3><ul>{links}</ul></div>',
        '<h2>Related posts</h2><div class="page-footer"><ul>{links}</ul></div>',
        '<div class="breadcrumbs--chips"><p>Explore more:</p><ul>{links}</ul></div>',
        '<div class="main-menu"><h3>Discover more</h3><ul>{links}</ul></div>',
        "<div><p>We recommend that you renew your browser.</p></div><ul>{links}</ul>",
    ],
)
def test_what_stands_in_the_foot_or_in_a_menu_or_below_a_sentence_is_not_related(after: str) -> None:
    assert shelf(page(after.format(links=links()))).related == ()


def test_a_shelf_of_that_name_inside_a_box_called_after_the_menu_is_related() -> None:
    boxed = (
        f'<div class="page-footer"><section class="related-links"><h2>Read next</h2>{links()}</section></div>'
    )
    assert titles(shelf(page(boxed))) == TITLES


def test_a_rubric_that_all_cards_share_is_not_their_headline() -> None:
    shared = "".join(
        f'<div class=card><h3><a href="/reports/{n}-story">Water and Works</a></h3>'
        f'<a href="/reports/{n}-story">{t}</a></div>'
        for n, t in enumerate(TITLES)
    )
    assert titles(shelf(page(f"<h2>Related articles</h2>{shared}"))) == TITLES


def test_links_that_lead_on_to_what_they_name_are_no_headlines() -> None:
    assert leads_on("See all harbour stories")
    assert leads_on("Learn more about the harbour")
    assert not leads_on("See all the towns that pay more for a litre than cities do")


def test_a_headline_of_two_short_words_is_kept_beside_longer_ones() -> None:
    assert titles(shelf(page(f"<h2>Related</h2><ul>{links((*TITLES, 'Wage gap'))}</ul>"))) == (
        *TITLES,
        "Wage gap",
    )


def test_names_of_people_in_a_box_called_related_are_no_articles() -> None:
    people = links(("Ada Berg", "Jon Dahl", "Lani Peters"), "/people-of-note/")
    assert shelf(page(f'<div class="related-entities"><ul>{people}</ul></div>')).related == ()


def test_words_that_open_a_box_above_its_list_head_it_without_a_box_of_their_own() -> None:
    found = shelf(page(f"<aside><b>Read also</b><ul>{cards()}</ul></aside>"))
    assert titles(found) == TITLES


def test_a_title_of_one_word_in_the_folder_of_the_others_is_an_article_and_no_section() -> None:
    hrefs = ("/reports/who-owns-pipes", "/reports/2024/03/leaks", "/reports/2024/02/old-mills", "/reviews")
    items = "".join(f"<li><a href={href}>{title}</a></li>" for href, title in zip(
        hrefs, (*TITLES, "Reviews and ratings"), strict=True))  # fmt: skip
    found = shelf(page(f"<h2>Related articles</h2><ul>{items}</ul>"))
    assert titles(found) == TITLES
