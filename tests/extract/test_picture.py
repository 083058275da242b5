"""The lead picture with caption and credit, or none."""

import pytest

import convert
from convert import dom
from convert.extract.emblem import key_of
from convert.extract.facts import Facts, read_facts
from convert.model import Figure, Origin, Page
from convert.model.text import inline, plain

TEXT = "<p>" + "The harbour has been rebuilt twice since the storm, and each time it held. " * 4 + "</p>"


def facts_of(middle: str, head: str = "", above: str = "") -> Facts:
    html = f"<head>{head}</head><body>{above}<article><h1>A wall</h1>{middle}{TEXT * 4}</article></body>"
    return read_facts(dom.parse(html), "https://example.org/wall")


def lead_of(middle: str, head: str = "", above: str = "") -> Figure:
    lead = facts_of(middle, head, above).lead
    assert lead is not None
    return lead


@pytest.mark.parametrize(
    "middle",
    [
        "<figure><img src=/a.jpg width=900></figure>",
        "<img data-src=/a.jpg src='data:image/gif;base64,R0lGOD' class=lazy>",
        "<picture><source srcset='/a-b.webp 900w'><img src=/a.jpg></picture>",
        "<p>By Ada Berg</p><img src=/face.jpg class=avatar><img src=/a.jpg>",
    ],
)
def test_the_picture_between_headline_and_text_is_the_lead(middle: str) -> None:
    assert lead_of(middle).images[0].src == "https://example.org/a.jpg"


def test_a_hero_above_the_headline_is_the_lead() -> None:
    lead = lead_of(
        "", above="<nav><img src=/logo.png></nav><div class=hero-image><img src=/a.jpg width=1200></div>"
    )
    assert lead.images[0].src == "https://example.org/a.jpg"


@pytest.mark.parametrize(
    "middle",
    [
        "",
        "<img src=/pixel.gif width=1 height=1>",
        "<img src=/ada.jpg width=64 height=64>",
        "<img src=/site-logo.png>",
        "<p>By Ada Berg</p><img src=/x.jpg alt='Portrait of Ada Berg'>",
        f"{TEXT}<img src=/later.jpg>",
        "<div class=share-buttons><img src=/fb.jpg></div>",
    ],
)
def test_faces_logos_pixels_and_later_pictures_are_no_lead(middle: str) -> None:
    assert facts_of(middle).lead is None


def test_a_picture_that_only_a_meta_tag_names_is_not_printed() -> None:
    assert facts_of("", '<meta property="og:image" content="https://example.org/a.jpg">').lead is None


def test_a_declared_picture_behind_the_first_paragraph_is_the_lead() -> None:
    head = '<meta property="og:image" content="https://cdn.example.org/a-1200x630.jpg">'
    assert lead_of(f"{TEXT}<img src=/a.jpg>", head).images[0].src == "https://example.org/a.jpg"


def test_caption_and_credit_are_told_apart() -> None:
    lead = lead_of(
        "<figure><img src=/a.jpg><figcaption>The wall at dawn. Photo: Ada Berg</figcaption></figure>"
    )
    assert (inline(lead.caption), lead.credit) == ("The wall at dawn.", "Ada Berg")
    marked = lead_of(
        "<div class=media><img src=/a.jpg><div class=caption>The wall at dawn.</div>"
        "<div class=image-credit>Ada Berg / Example Agency</div></div>"
    )
    assert (inline(marked.caption), marked.credit) == ("The wall at dawn.", "Ada Berg / Example Agency")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.org/x/wall-300x200.jpg", "https://b.org/y/wall.webp"),
        ("https://a.org/_next/image?url=https%3A%2F%2Fb.org%2Fwall.jpg&w=640", "https://b.org/wall.jpg"),
        ("https://a.org/wall.jpg?w=1", "https://a.org/wall@2x.jpg"),
    ],
)
def test_copies_of_one_picture_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_words_in_the_box_of_the_lead_are_its_caption_whatever_the_box_is_called() -> None:
    lead = lead_of(
        "<div class=pic><img src=/a.jpg><div class=sign>The wall in May. <i>Photo: Ada Berg</i></div></div>"
    )
    assert inline(lead.caption) == "The wall in May."
    assert lead.credit == "Ada Berg"


def test_byline_and_date_beside_the_lead_are_no_caption() -> None:
    lead = lead_of("<div><img src=/a.jpg width=900><div>By Ada Berg</div><div>21 August 2024</div></div>")
    assert inline(lead.caption) == ""


def test_a_large_picture_behind_the_first_paragraph_is_the_lead_and_one_further_down_is_not() -> None:
    assert lead_of(f"{TEXT}<p><img src=/a.jpg width=900></p>").images[0].src == "https://example.org/a.jpg"
    assert facts_of(f"{TEXT * 2}<p><img src=/a.jpg width=900></p>").lead is None


@pytest.mark.parametrize(
    "middle",
    [
        f"{TEXT}<h2>First part</h2><img src=/a.jpg width=900>",
        "<img src=/origin.png alt='Harbour logo'>",
    ],
)
def test_a_picture_of_a_later_part_and_a_logo_are_no_lead(middle: str) -> None:
    assert facts_of(middle).lead is None


@pytest.mark.parametrize(
    "middle",
    [
        "<div class='elementor-widget elementor-widget-image'><img src=/a.jpg width=900></div>",
        "<div class='so-panel widget'><img src=/a.jpg width=900></div>",
        "<img src=/a.jpg width=1 class=cover-image>",
        "<img src=/a.jpg alt='A man before the logo of the harbour'>",
    ],
)
def test_names_and_sizes_of_page_builders_do_not_hide_the_lead(middle: str) -> None:
    assert lead_of(middle).images[0].src.endswith("/a.jpg")


def test_the_file_of_a_blurred_preview_is_the_lead() -> None:
    blurred = "data:image/webp;base64," + "A" * 1_200
    lead = lead_of(f"<img src='{blurred}' ta-srcset='/a-300.jpg 300w, /a-900.jpg 900w' alt='A wall'>")
    assert lead.images[0].src == "https://example.org/a-900.jpg"


def test_a_lead_in_a_box_with_the_headline_is_not_judged_by_the_name_of_that_box() -> None:
    html = f"<div class=newsletter-mail><h1>A wall</h1><img src=/a.jpg width=600>{TEXT * 4}</div>"
    assert read_facts(dom.parse(html)).lead is not None


@pytest.mark.parametrize("name", ["Getty Images", "Adobe", "Stock Photo House"])
def test_the_name_of_a_house_behind_the_label_is_kept_whole(name: str) -> None:
    caption = f"<figure><img src=/a.jpg><figcaption>Credit: {name}</figcaption></figure>"
    assert lead_of(caption).credit == name


def test_a_picture_that_tells_of_the_author_is_no_face() -> None:
    alt = "Ada Berg, builder of walls, looks at the harbour that she has rebuilt"
    assert lead_of(f"<p>By Ada Berg</p><img src=/a.jpg width=1200 alt='{alt}'>").images[0].alt == alt
    assert facts_of("<p>By Ada Berg</p><img src=/a.jpg alt='Headshot of Ada Berg'>").lead is None


@pytest.mark.parametrize(
    "middle",
    [
        "<div><img src=/img/calendar-black.png><span>21 August 2024</span></div>",
        "<div><img src='/hubfs/linkedin%20(6).png'></div>",
        "<img src=/x.png alt=LinkedIn>",
        "<a href=/team><img src=/android-chrome-192x192.png></a>",
        "<img src=/anna-150x150.png>",
        "<img src='/dims?image_uri=https%3A%2F%2Fexample.org%2Fada-headshot-small.jpg&amp;sign=ab'>",
        f"<ul><li>First of all: {TEXT}<img src=/a.jpg></li></ul>",
    ],
)
def test_signs_beside_dates_and_buttons_and_pictures_of_items_are_no_lead(middle: str) -> None:
    assert facts_of(middle).lead is None


@pytest.mark.parametrize("name", ["time-machine", "tag-der-arbeit", "search-for-water", "star-over-town"])
def test_a_file_that_only_begins_like_a_sign_can_be_the_lead(name: str) -> None:
    assert lead_of(f"<img src=/{name}.jpg>").images[0].src.endswith(f"/{name}.jpg")


@pytest.mark.parametrize(
    "names",
    [
        "elementor-widget elementor-widget__width-initial",
        "so-panel widget widget_sow-image panel-first-child",
    ],
)
def test_a_box_that_a_page_builder_calls_a_widget_can_hold_the_lead(names: str) -> None:
    assert lead_of(f"<div class='{names}'><img src=/a.jpg width=900></div>").images[0].src.endswith("/a.jpg")


def test_a_wide_picture_right_above_the_headline_is_the_lead_and_a_linked_one_is_not() -> None:
    assert lead_of("", above="<div><img src=/a.jpg width=1200></div>").images[0].src.endswith("/a.jpg")
    assert facts_of("", above="<a href=/><img src=/a.jpg width=1200></a>").lead is None


def test_a_caption_behind_the_buttons_to_share_a_picture_is_its_own() -> None:
    buttons = "<div class=share><a href=/p><img src=/pin.svg width=20></a></div>"
    caption = "<figcaption>Ada Berg Studio//Getty Images</figcaption>"
    lead = lead_of(f"<div><img src=/a.jpg width=900>{buttons}</div>{caption}")
    assert lead.credit == "Ada Berg Studio//Getty Images"


def test_a_line_that_is_called_credit_can_hold_the_caption_too() -> None:
    credits = "<div class=credits>The wall opened in May. | Photo by Ada Berg</div>"
    lead = lead_of(f"<figure><img src=/a.jpg>{credits}</figure>")
    assert (inline(lead.caption), lead.credit) == ("The wall opened in May.", "Ada Berg")


def test_a_price_beside_the_lead_is_no_caption() -> None:
    assert inline(lead_of("<div><img src=/a.jpg width=900><b>$50 - $150</b></div>").caption) == ""


def test_a_declared_copy_with_a_word_more_in_its_name_is_the_picture() -> None:
    head = '<meta property="og:image" content="https://example.org/og_the_harbour_before_the_storm.png">'
    lead = lead_of("", head, above="<div><img src=/the_harbour_before_the_storm.webp></div>")
    assert lead.images[0].src.endswith("/the_harbour_before_the_storm.webp")


@pytest.mark.parametrize(
    "name", ["blue-pattern-dummy-image.jpg", "default-og.png", "no-image.png", "share-default.jpg"]
)
def test_a_declared_picture_that_only_fills_a_place_is_no_lead(name: str) -> None:
    head = f'<meta property="og:image" content="https://example.org/{name}">'
    assert facts_of(f"<img src=/{name} width=900>", head).lead is None


def test_a_declared_logo_is_the_lead_only_below_the_headline() -> None:
    head = '<meta property="og:image" content="https://example.org/harbour-logo.png">'
    assert facts_of("", head, above="<div><img src=/harbour-logo.png></div>").lead is None
    assert lead_of("<img src=/harbour-logo.png width=900>", head).images[0].src.endswith("/harbour-logo.png")


def test_a_picture_behind_a_heading_of_the_first_rank_in_the_text_is_no_lead() -> None:
    said = "<p>The harbour has been rebuilt twice since the storm, and each time the wall of it held.</p>"
    parts = f"<h1>Stone</h1>{said}<h1>Mortar</h1><p>It held.</p><img src=/a.jpg>{said}"
    page = dom.parse(f"<head><title>A wall</title></head><body><p class=title>A wall</p>{parts}</body>")
    assert read_facts(page, "https://example.org/wall").lead is None


SHORT = "旧书店里的读者不到三十岁的占七成，平均每人买四本，花费不到六十元。" * 5


def test_a_short_text_in_one_box_with_the_lead_and_its_caption_is_no_caption() -> None:
    box = f"<div><div><img src=/a.jpg width=900><span class=img_descr>读者。</span></div><p>{SHORT}</p></div>"
    html = f"<body><main><h1>旧书店为何又热闹起来</h1><p>2026年01月18日</p>{box}</main></body>"
    article = convert.extract(Page(kind="html", text=html, origin=Origin(name="shop")))
    assert article.lead is not None
    assert plain(article.body) == SHORT


def test_the_portrait_of_who_is_quoted_is_no_lead_and_takes_no_words_away() -> None:
    quoted = "<blockquote><p>Nobody asked us.</p></blockquote><figcaption>Ana Reis, pilot</figcaption>"
    facts = facts_of(f"{TEXT}<figure><img src=/ana.jpg alt=Ana>{quoted}</figure>")
    assert facts.lead is None
    assert "lead" not in facts.nodes
