"""Who wrote the page, from the marks of many page builders."""

import json

import pytest

from convert import dom
from convert.extract.facts import read_facts
from convert.model import Person

TEXT = (
    "<p>" + "The harbour has been rebuilt twice since the storm, and the council asked first. " * 4 + "</p>"
)

TAGS = "walls, harbours, gates, locks, the sea, storms, stones, mortar, tides and the town"


def authors(middle: str, head: str = "", after: str = "") -> tuple[Person, ...]:
    html = f"<head>{head}</head><article><h1>A wall for the harbour</h1>{middle}{TEXT * 3}{after}</article>"
    return read_facts(dom.parse(html), "https://example.org/2024/wall").byline


def data(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "Article", **values})}</script>'


@pytest.mark.parametrize(
    "middle",
    [
        "<p>By Ada Berg</p>",
        "<div>By <a href='/authors/ada'>Ada Berg</a></div>",
        "<span>By</span><div><a href='/authors/ada'>Ada Berg</a></div>",
        "<div class=meta>By <b>Ada Berg</b><span>Published: 3 May 2024</span></div>",
        "<div class=byline><span>Ada Berg</span><span>Senior Editor</span></div>",
        "<a rel=author href='/ada'>Ada Berg</a>",
        "<span itemprop=author><span itemprop=name>Ada Berg</span></span>",
        "<div>3 May 2024 by Ada Berg | 5 min read</div>",
        "<div>May 3, 2024 · 4 min · Ada Berg</div>",
        "<div>Von Ada Berg</div>",
        "<div>Автор: Ada Berg</div>",
        "<div><img src=f.jpg alt='Ada Berg'><div>Ada Berg</div><div>3 May 2024</div></div>",
        "<div>Ada Berg</div><div>Co-Founder &amp; Director</div>",
        "<p>Ada Berg | Senior Writer | July 2, 2025</p>",
        "<p>By Ada Berg <a href=#>View in digital edition</a></p>",
        "<div><a href='/people/ada-berg'>Ada Berg</a></div><div>9 min read</div>",
        "<p>26 Dec 2025 • Ada Berg in <a href='/tag/wall'>Walls and Gates</a></p>",
        "<h4 class=author-box__name>Ada Berg (Content Manager)</h4>",
        "<p>Contributors: Ada Berg</p>",
        "<div>By</div><p><a href='/walls'>Walls Gates</a></p><p><a href='/author/ada'>Ada Berg</a></p>",
        "<p>By <a href='/by/ada'>Ada Berg</a> <a href='/in/walls'>Walls Gates</a></p>",
        "<div class=byline><a href='/by/a'>Ada Berg</a> Fact checked by: <a href='/by/j'>Al Roe</a></div>",
    ],
)
def test_one_author_is_found_however_the_page_prints_the_name(middle: str) -> None:
    assert [p.name for p in authors(middle)] == ["Ada Berg"]


@pytest.mark.parametrize(
    "middle",
    [
        "<p>By Ada Berg and Jon Dahl</p>",
        "<p>By <a rel=author href=/e/a>Ada Berg</a> <a rel=author href=/e/j>Jon Dahl</a></p>",
        "<p>By <a href=/e/a>Ada Berg</a> <a href=/e/j>Jon Dahl</a></p>",
        "<p>By <span class=author>Ada Berg</span> <span class=author>Jon Dahl</span></p>",
        "<div class=authors>By <a href='/a/1'>Ada Berg</a>, <a href='/a/2'>Jon Dahl</a></div>",
        "<p>Written by Ada Berg, Senior Fellow, and Jon Dahl</p>",
        "<p>Von Ada Berg und Jon Dahl</p>",
    ],
)
def test_several_authors_are_all_found(middle: str) -> None:
    assert [p.name for p in authors(middle)] == ["Ada Berg", "Jon Dahl"]


@pytest.mark.parametrize(
    "middle",
    [
        "",
        "<div class=byline>Share</div>",
        "<p>Text Size</p>",
        "<p>Reviewed by Jon Dahl, MD</p>",
        "<p>By admin</p>",
        "<p>By hand</p><p>The wall was built in a year.</p>",
        "<div>Walls MBA Programs</div><div>Harbour Business School</div>",
        "<div class=author-box>Learn More</div>",
        "<div>Digital Marketing</div><div>3 May 2024</div>",
    ],
)
def test_where_nobody_is_named_nobody_is_given(middle: str) -> None:
    assert authors(middle) == ()


def test_the_address_of_the_authors_page_is_kept() -> None:
    (person,) = authors("<div>By <a href='/authors/ada'>Ada Berg</a></div>")
    assert person.url == "https://example.org/authors/ada"


def test_a_name_in_capitals_takes_the_case_of_another_witness() -> None:
    (person,) = authors("<p>BY ADA BERG</p>", data(author={"name": "Ada Berg"}))
    assert person.name == "Ada Berg"
    (alone,) = authors("<p>BY ADA BERG</p>")
    assert alone.name == "ADA BERG"


def test_data_of_many_shapes_names_the_authors() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "author": [{"@id": "#a"}, "Jon Dahl"]},
            {"@type": "Person", "@id": "#a", "name": "Ada Berg"},
        ]
    }
    script = f'<script type="application/ld+json">/* data */ {json.dumps(graph)[:-1]}, }}</script>'
    assert [p.name for p in authors("", script)] == ["Ada Berg", "Jon Dahl"]


def test_an_account_or_an_address_in_a_meta_tag_is_no_author() -> None:
    for content in ("admin", "https://facebook.com/ada", "jdoe42", "info@example.org"):
        assert authors("", f'<meta name=author content="{content}">') == ()


def test_an_organisation_that_signs_is_told_as_one() -> None:
    (group,) = authors("", data(author={"@type": "Organization", "name": "Example Institute"}))
    assert group == Person("Example Institute", kind="organisation")


def test_authors_of_recommended_articles_and_comments_are_not_the_authors() -> None:
    after = (
        "<div class=related-posts><div class=author>Jon Dahl</div></div>"
        "<div class=comments><b class=fn>Al Roe</b></div>"
    )
    assert authors("", after=after) == ()


def test_an_author_box_at_the_end_serves_where_the_head_has_none() -> None:
    after = (
        "<footer class=entry-footer>By: <b class=entry-author><a href='/author/ada'>Ada Berg</a></b></footer>"
    )
    assert [p.name for p in authors("", after=after)] == ["Ada Berg"]


def test_all_declared_authors_are_given_where_the_markup_shows_one_and_the_page_prints_all() -> None:
    items = (
        "<ul><li><a rel=author href=/ada>Ada Berg</a><span>Senior Fellow</span></li>"
        "<li><a rel=author href=/jon>Jon Dahl</a><span>Research Associate</span></li></ul>"
    )
    both = data(author=[{"name": "Ada Berg"}, {"name": "Jon Dahl", "jobTitle": "Editor"}])
    assert [(p.name, p.role) for p in authors(items, both)] == [
        ("Ada Berg", "Senior Fellow"),
        ("Jon Dahl", "Research Associate"),
    ]


def test_a_job_in_the_line_below_a_name_is_that_persons() -> None:
    (person,) = authors("<div class=byline><div>Ada Berg</div><div>Director of Research</div></div>")
    assert person.role == "Director of Research"
    (other,) = authors("<div>By Ada Berg</div><div>The director of the harbour was not asked.</div>")
    assert other.role is None


def test_letters_that_no_list_knows_are_not_names() -> None:
    found = authors("<div>Ada Berg, VMD, DACVB; Jon Dahl, BA, LVT (Behavior) &amp; Al Roe, DVM</div>")
    assert [(p.name, p.role) for p in found] == [
        ("Ada Berg", "VMD, DACVB"),
        ("Jon Dahl", "BA, LVT"),
        ("Al Roe", "DVM"),
    ]


SITE = "<meta property=og:site_name content='3i Harbour'>"


@pytest.mark.parametrize(
    "middle",
    ["<p>By 3i Harbour</p>", "<p>3 May 2024</p><p>3i Harbour</p>"],
)
def test_the_site_signs_where_nobody_else_does(middle: str) -> None:
    assert authors(middle, SITE) == (Person("3i Harbour", kind="organisation"),)
    named = f"{middle}<p><a href='/profiles/ada-berg-309'>Ada Berg, Harbour University</a></p>"
    assert [p.name for p in authors(named, SITE)] == ["Ada Berg"]


def test_an_account_that_signs_beside_the_date_is_the_author() -> None:
    assert [p.name for p in authors("<p>12/19/2025</p><p>by ibby</p>")] == ["ibby"]


def test_a_team_may_begin_with_its_article() -> None:
    assert authors("<p>By the Harbour Team</p>") == (Person("the Harbour Team", kind="organisation"),)


@pytest.mark.parametrize(
    "after",
    [
        f"<footer><p>Posted by <a href=/ada>Ada Berg</a> on 3 May 2024 in {TAGS}.</p></footer>",
        "<p><i>Last updated 3 May 2024 by <a href=/>Ada Berg</a>.</i></p>",
        "<div><h2>Article by</h2><div>Ada Berg</div></div>",
        "<aside><h3>Author</h3><p>Ada Berg</p></aside>",
        "<h3>Written by Ada Berg</h3>",
        "<div>By: <a href=/author/ada/>Ada Berg</a></div>",
        "<footer><p>View all posts</p></footer><div>Posted On: 3 May 2024</div><div>By: Ada Berg</div>",
        "<h2>Article written by:</h2><div><h3>Ada Berg, MD, FACP</h3></div>",
    ],
)
def test_a_signature_below_the_text_names_the_author(after: str) -> None:
    assert [p.name for p in authors("", after=after)] == ["Ada Berg"]


@pytest.mark.parametrize(
    "after",
    [
        "<div class=comment><p>Posted by Ada Berg on 3 May 2024</p></div>",
        "<p>Posted by Ada Berg on 3 May 2024</p><p>Posted by Jon Dahl on 4 May 2024</p>",
        "<ul><li>By Ada Berg on 3 May 2024</li></ul>",
        "<p>Built by Ada Berg in the year 2024</p>",
        "<p>By Ada Berg</p>",
        "<p>Written by Ada Berg for those who come after her to this harbour</p>",
    ],
)
def test_signatures_of_comments_and_lists_are_not_the_authors(after: str) -> None:
    assert authors("", after=after) == ()


@pytest.mark.parametrize(
    ("middle", "name"),
    [
        ("<p>By <span itemprop=author>Ask the Masons</span></p>", "Ask the Masons"),
        ("<p>By 3i Walls</p><p>3 May 2024</p>", "3i Walls"),
        ("<p>Harbour Team</p><p>3 May 2024</p>", "Harbour Team"),
    ],
)
def test_a_house_signs_with_what_is_no_name_of_a_person(middle: str, name: str) -> None:
    (author,) = authors(middle)
    assert (author.name, author.kind) == (name, "organisation")


def test_a_name_in_an_authors_card_below_vouches_for_the_line_under_the_headline() -> None:
    card = "<div class=author-card><p>Ada Berg</p><p>| Author</p></div>"
    assert [p.name for p in authors("<p>Ada Berg</p>", after=card)] == ["Ada Berg"]


def test_a_site_that_signs_with_words_like_a_byline_keeps_its_name_whole() -> None:
    head = (
        '<meta property="og:site_name" content="Wall in the Sea"><meta name=author content="Wall in the Sea">'
    )
    assert [p.name for p in authors("<p>Wall in the Sea</p>", head)] == ["Wall in the Sea"]


def test_a_share_button_is_no_author() -> None:
    assert (
        authors("<div class=author><a href='/author/x'>Facebook'ta Paylaş</a></div><p>3 May 2024</p>") == ()
    )


def test_links_to_authors_with_places_between_them_are_all_authors() -> None:
    middle = "<p>By <a href=/p/a>Ada Berg</a> in Rotterdam and <a href=/p/j>Jon Dahl</a> in Panama City</p>"
    assert [p.name for p in authors(middle)] == ["Ada Berg", "Jon Dahl"]


def test_a_declared_family_name_keeps_its_small_words() -> None:
    head = "<meta name=citation_author content='de la Cruz, Miguel'>"
    assert [p.name for p in authors("", head)] == ["Miguel de la Cruz"]


def test_a_long_line_of_credits_is_a_byline_by_what_stands_before_the_others() -> None:
    rest = "Photographs by <a>Jon Dahl</a> | Translated from Samoan by <a>Lani Peters</a>"
    assert authors(f"<p>Interview by <a>Ada Berg</a> | {rest}</p>")[0].name == "Ada Berg"


def test_a_name_above_what_is_told_of_an_author_is_the_authors() -> None:
    assert [
        p.name for p in authors("<p>Ada Berg</p><div class=author-description>Builder, Tallis</div>")
    ] == ["Ada Berg"]


def test_a_lone_by_above_the_headline_is_followed_by_the_name_below_it() -> None:
    html = f"<div><h2>Harbour Tales</h2><i>by</i><h3>Ada Berg</h3></div><article><h1>A wall</h1>{TEXT * 3}"
    assert [p.name for p in read_facts(dom.parse(html)).byline] == ["Ada Berg"]


def test_full_names_alone_between_headline_and_date_sign() -> None:
    told = authors("<p align=center>Ada Berg, Jon Dahl</p><p align=center>12 October 2023</p>")
    assert [p.name for p in told] == ["Ada Berg", "Jon Dahl"]
    assert authors("<p>Ada Berg, Jon Dahl</p>") == ()
    assert authors("<p><a href=/x>Ada Berg</a>, <a href=/y>Jon Dahl</a></p><p>12 October 2023</p>") == ()


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("By Ada Berg. Translated from Samoan by Lani Peters", "Lani Peters", "translator"),
        (
            "By <a>Ada Berg</a> | Photographs by <a>Jon Dahl</a> | Translated by <a>Lani Peters</a>",
            "Lani Peters",
            "translator",
        ),
        ("Von Ada Berg</p><p>Aus dem Englischen von Lena Roth", "Lena Roth", "Übersetzung"),
        ("Автор: Ada Berg</p><p>Перевод: Анна Григорьева", "Анна Григорьева", "перевод"),
    ],
)
def test_a_translator_stands_in_the_byline_behind_the_authors_with_that_role(
    line: str, name: str, role: str
) -> None:
    told = authors(f"<p>{line}</p>")
    assert [(p.name, p.role) for p in told] == [("Ada Berg", None), (name, role)]


def test_who_translated_without_an_author_and_who_photographed_are_no_authors() -> None:
    assert authors("<p>Translated by Lani Peters</p>") == ()
    assert [p.name for p in authors("<p>By Ada Berg</p><p>Photographs by Jon Dahl</p>")] == ["Ada Berg"]


def test_names_before_a_date_between_bars_sign_however_much_stands_behind_it() -> None:
    names = "<b>Ada Berg</b>, <b>Jon Dahl</b> and <b>Mia Holt</b>"
    behind = "| Apr 2, 2024 | <a>Opinion</a>, <a>Water and Sewers</a>, <a>Town Council</a> | 0 comments"
    read = authors(f"<p>By {names} {behind}</p>")
    assert [p.name for p in read] == ["Ada Berg", "Jon Dahl", "Mia Holt"]


@pytest.mark.parametrize(
    "line",
    ["Ada Berg-Lund, Jon Dahl, PhD, and Mia S. Holt", "Ada Berg-Lund, Jon Dahl and Mia S. Holt, 6 May 2025"],
)
def test_a_line_of_full_names_with_one_degree_or_a_date_behind_them_signs(line: str) -> None:
    assert [p.name for p in authors(f"<p>{line}</p>")] == ["Ada Berg-Lund", "Jon Dahl", "Mia S. Holt"]


@pytest.mark.parametrize("line", ["Stone, Mortar, MA, and the Sea", "Walls, Gates and Locks, 6 May 2025"])
def test_a_list_of_things_with_letters_or_a_date_does_not_sign(line: str) -> None:
    assert authors(f"<p>{line}</p>") == ()


@pytest.mark.parametrize(
    ("middle", "names"),
    [
        ("<div><span>Elif Berg</span> ve <span>Ali Dahl</span><time>11 Şubat 2026</time>"
         "<span>Güncelleme: 12 Şubat 2026</span></div>", ["Elif Berg", "Ali Dahl"]),
        ("<div><span><a href='/reporter/t'>田辺久美子</a></span><time>2026年5月3日 5時00分</time></div>",
         ["田辺久美子"]),
        ("<div><span>経済部</span><time>2026年5月3日 5時00分</time></div>", []),
        ("<ul><li>박지훈 기자</li><li>입력 2026.03.09 11:20</li></ul>", ["박지훈"]),
        ("<p><b>Bakı, 6 mart, Aygün Berg, HARBOUR</b></p>", ["Aygün Berg"]),
        ("<p>London, Paris, 6 March 2024, New York</p>", []),
        ("<div><img src=f.jpg alt='A Wall'><p>A Wall</p><p>3 May 2024</p></div>", []),
        ("<h4>교사 둘, 학생 하나, 마을 잔치 하루</h4><p>입력 2026.03.09 11:20</p>", []),
    ],
)  # fmt: skip
def test_names_beside_a_day_or_a_job_sign(middle: str, names: list[str]) -> None:
    assert [person.name for person in authors(middle)] == names


def test_the_site_in_its_own_head_does_not_outvote_the_names_that_sign() -> None:
    site = "<meta property=og:site_name content='Harbour Walls'>"
    told = data(author={"@type": "Organization", "name": "Harbour Walls"})
    middle = (
        "<div class=post_author><a href='/authors/a'>Ada Berg</a>, <a href='/authors/b'>Jon Dahl</a></div>"
    )
    html = f"<head>{site}{told}</head><div class=head><a class=logo href=/>Harbour Walls</a></div><div>"
    page = f"{html}<h1>A wall for the harbour</h1>{middle}{TEXT * 3}</div>"
    byline = read_facts(dom.parse(page), "https://example.org/2024/wall").byline
    assert [person.name for person in byline] == ["Ada Berg", "Jon Dahl"]


def test_the_subject_of_an_encyclopedia_is_not_its_author() -> None:
    box = "<table class='infobox vcard'><tr><th class=fn>Ada Berg<tr><td>Born<td>1876</table>"
    page = f"<article><h1>Ada Berg</h1>{box}{TEXT * 3}</article>"
    assert read_facts(dom.parse(page), "https://example.org/ada").byline == ()
