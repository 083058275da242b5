"""Pictures with their captions and credits."""

from collections.abc import Callable

import pytest

from convert.extract.settle.credit import split
from convert.extract.structure import Structure
from convert.model import Figure, Heading, Link, List, Paragraph, Table, Text
from convert.model.text import inline, plain

Read = Callable[[str], Structure]
IMG = "<img src=/quay.jpg alt='A quay' width=800 height=500>"


def only_figure(made: Structure) -> Figure:
    (block,) = made.body
    assert isinstance(block, Figure)
    return block


@pytest.mark.parametrize(
    "html",
    [
        f"<figure>{IMG}<figcaption>The quay at dawn. Photo: Ana Reis</figcaption></figure>",
        f"<figure>{IMG}<figcaption>The quay at dawn. <span class='photo-credit'>Ana Reis</span>"
        f"</figcaption></figure>",
        f"<div class='wp-caption alignleft'>{IMG}<p class='wp-caption-text'>The quay at dawn. "
        f"(Foto: Ana Reis)</p></div>",
        f"<div class='article-image'>{IMG}<div class=caption>The quay at dawn.</div>"
        f"<div class=credit>Ana Reis</div></div>",
        f"<p>{IMG}<br><em>The quay at dawn. © Ana Reis</em></p>",
        f"<figure>{IMG}</figure><figcaption>The quay at dawn. Photo by Ana Reis</figcaption>",
        f"<p><a href=/quay-big.jpg>{IMG}</a></p><p>"
        f"<small>The quay at dawn. Crédit photo : Ana Reis</small></p>",
        f"<figure>{IMG}<figcaption><p>The quay at dawn.</p><p>Фото: Ana Reis</p></figcaption></figure>",
    ],
)
def test_caption_and_credit_are_tied_to_their_picture_and_told_apart(read: Read, html: str) -> None:
    figure = only_figure(read(html))
    assert [image.src for image in figure.images] == ["https://example.org/quay.jpg"]
    assert inline(figure.caption) == "The quay at dawn."
    assert figure.credit is not None
    assert figure.credit.endswith("Ana Reis")


@pytest.mark.parametrize("label", ["Photo: ", "Illustration by ", "© "])
def test_a_credit_says_what_the_page_says_of_the_maker(read: Read, label: str) -> None:
    html = f"<figure>{IMG}<figcaption>The quay at dawn. {label}Ana Reis</figcaption></figure>"
    assert only_figure(read(html)).credit == f"{label}Ana Reis"


def test_a_label_in_an_element_of_its_own_is_parted_from_the_name(read: Read) -> None:
    credit = "<span class=photo-credit><span class=hid>Credit</span><span>Ana Reis</span></span>"
    html = f"<figure>{IMG}<figcaption>The quay at dawn.{credit}</figcaption></figure>"
    assert only_figure(read(html)).credit == "Credit: Ana Reis"


def test_a_figure_whose_picture_only_a_script_loads_shows_the_declared_one(read: Read) -> None:
    (block,) = read(
        "<figure itemscope itemtype='http://schema.org/ImageObject' itemid='https://example.org/quay.jpg'>"
        "<div><span>Image</span><div class=x></div></div><figcaption>The quay at dawn.</figcaption></figure>"
    ).body
    assert isinstance(block, Figure)
    assert block.images[0].src == "https://example.org/quay.jpg"
    assert inline(block.caption) == "The quay at dawn."


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("AFP via Getty Images", "AFP via Getty Images"),
        ("The minister, left, in Sarn. Kim Lee/Reuters", "Kim Lee/Reuters"),
        ("Waves at the pier on Sunday. (Kim Lee/The Harbour News)", "Kim Lee/The Harbour News"),
        ("The two banks (Upper Sarn/lower Sarn)", None),
        ("The gate (closed/open)", None),
        ("码头的清晨。图片来源：新华社", "新华社"),
        ("The photo: a history", None),
        ("He credits his dog for it", None),
        ("A chart of the source", None),
    ],
)
def test_credits_are_recognised_by_their_words(caption: str, credit: str | None) -> None:
    assert split((Text(caption),))[1] == credit


def test_a_gallery_is_one_figure(read: Read) -> None:
    html = (
        "<figure class='wp-block-gallery'><figure><img src=/a.jpg></figure><figure>"
        "<img src=/b.jpg></figure><figcaption>Two quays</figcaption></figure>"
    )
    figure = only_figure(read(html))
    assert len(figure.images) == 2
    assert inline(figure.caption) == "Two quays"


def test_pictures_with_captions_of_their_own_stay_apart(read: Read) -> None:
    one = "<figure><img src=/{0}.jpg><figcaption>Quay {0}</figcaption></figure>"
    body = read(f"<div class=gallery>{one.format('a')}{one.format('b')}</div>").body
    assert [inline(block.caption) for block in body if isinstance(block, Figure)] == ["Quay a", "Quay b"]


def test_a_picture_in_a_sentence_does_not_cut_it(read: Read) -> None:
    body = read("<p>The quay <img src=/quay.jpg> was empty.</p>").body
    assert [type(block) for block in body] == [Paragraph, Figure]
    assert plain(body) == "The quay was empty."


def test_a_picture_between_breaks_stands_between_the_lines(read: Read) -> None:
    body = read("<div>Above.<br><img src=/quay.jpg><br>Below.</div>").body
    assert [type(block) for block in body] == [Paragraph, Figure, Paragraph]


def test_a_picture_in_a_heading_stands_before_it(read: Read) -> None:
    body = read("<h2><img src=/quay.jpg>The quay</h2><p>Text.</p>").body
    assert [type(block) for block in body] == [Figure, Heading, Paragraph]


@pytest.mark.parametrize(
    "html",
    [
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src=/quay.jpg>",
        "<img class=lazy src=/img/placeholder.png data-original=/quay.jpg>",
        "<img data-image-id='1*quay.jpg' src=/quay.jpg>",
        "<img data-lazy-srcset='/small.jpg 300w, /quay.jpg 900w'>",
        "<picture><source srcset='/quay.jpg 900w, /small.jpg 300w'><img></picture>",
        "<img src=/quay.jpg><noscript><img src=/quay.jpg></noscript>",
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><noscript><img src=/quay.jpg></noscript>",
        "<img src=/quay.jpg><img src=https://count.example.net/p.gif width=1 height=1>",
        "<img class='avatar' src=/face.jpg width=96 height=96><img src=/quay.jpg>",
    ],
)
def test_lazy_and_copied_pictures_come_out_once(read: Read, html: str) -> None:
    figure = only_figure(read(f"<div>{html}</div>"))
    assert [image.src for image in figure.images] == ["https://example.org/quay.jpg"]


def test_other_files_of_a_picture_are_kept_with_their_width(read: Read) -> None:
    (image,) = only_figure(read("<img src=/q.jpg srcset='/q.jpg 1x, /q,w_900.jpg 900w'>")).images
    assert [(c.src, c.width) for c in image.candidates] == [("https://example.org/q,w_900.jpg", 900)]


def test_a_box_of_links_is_no_caption(read: Read) -> None:
    body = read("<div class=media-item><img src=/a.jpg><a href=/b>Another story</a></div>").body
    (words,) = [block for block in body if isinstance(block, Paragraph)]
    assert words.content == (Link((Text("Another story"),), "https://example.org/b"),)


def test_a_drawing_that_cannot_be_kept_leaves_a_remark(read: Read) -> None:
    made = read("<figure><svg><path d='M0 0'/></svg><figcaption>Tides by month</figcaption></figure>")
    assert plain(made.body) == "Tides by month"
    assert [remark.code for remark in made.remarks] == ["block-flattened"]


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li><figure><img src=/a.jpg alt=A></figure><li><figure><img src=/b.jpg alt=B></figure></ul>",
        "<ul class=gallery><li><img src=/a.jpg alt=A><p>One quay.</p><li><img src=/b.jpg alt=B></ul>",
    ],
)
def test_a_list_of_pictures_is_no_list_of_bullets(read: Read, html: str) -> None:
    assert [type(block) for block in read(html).body] == [Figure, Figure]


def test_a_list_of_products_with_pictures_stays_a_list(read: Read) -> None:
    (block,) = read("<ul><li><img src=/a.jpg> Rope, ten metres<li><img src=/b.jpg> Tar, a bucket</ul>").body
    assert isinstance(block, List)


def test_a_chart_that_stands_loose_leaves_a_remark_and_an_icon_does_not(read: Read) -> None:
    chart = "<svg><text>2019</text><text>2020</text><text>2021</text></svg>"
    assert [remark.code for remark in read(f"<div>{chart}</div><p>Text.</p>").remarks] == ["block-flattened"]
    assert read("<div><svg width=24><text>x</text></svg></div><p>Text.</p>").remarks == ()


def test_a_file_that_stands_all_over_the_page_is_an_ornament(read: Read) -> None:
    html = "<p>Text.</p><img src=/line.png>" * 4 + "<p>End.</p><img src=/a.jpg>"
    figures = [block for block in read(html).body if isinstance(block, Figure)]
    assert [image.src for figure in figures for image in figure.images] == ["https://example.org/a.jpg"]


def test_a_sign_that_stands_in_many_cells_stays(read: Read) -> None:
    row = "<tr><td>rope<td><img src=/done.png>"
    (table,) = read(f"<table><tr><th>Ware<th>Done{row * 5}</table>").body
    assert isinstance(table, Table)
    assert all(isinstance(line.cells[1].blocks[0], Figure) for line in table.rows[1:])


def test_a_number_above_the_picture_begins_its_caption(read: Read) -> None:
    html = f"<figure><h4>Fig. 1</h4>{IMG}<figcaption>The quay at dawn.</figcaption></figure>"
    assert inline(only_figure(read(html)).caption) == "Fig. 1\nThe quay at dawn."


def test_a_figure_gives_its_caption_and_its_note_to_its_table(read: Read) -> None:
    (table,) = read(
        "<figure><figcaption><b>Table 1</b> Boats</figcaption><table><tr><th>Year<th>Boats<tr><td>1931<td>7"
        "</table><p class=note>Without dinghies.</p></figure>"
    ).body
    assert isinstance(table, Table)
    assert inline(table.caption) == "Table 1 Boats"
    assert inline(table.source) == "Without dinghies."


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Most po przeglądzie. Fot. A. Reis", "Most po przeglądzie.", "A. Reis"),
        ("입학식에서 사진을 찍고 있다. /사진=이수진 기자", "입학식에서 사진을 찍고 있다.", "이수진 기자"),
        ("اسکله خشک / عکس: آرش حمیدی", "اسکله خشک", "آرش حمیدی"),
        ("駅舎の待合室に並ぶ本＝富山県南砺市、山口健撮影", "駅舎の待合室に並ぶ本＝富山県南砺市", "山口健"),
        ("一家旧书店里的读者。晨光网记者 何强 摄", "一家旧书店里的读者。", "晨光网记者 何强"),
        ("彼は窓から町を撮影した", "彼は窓から町を撮影した", None),
        ("富山市の駅、2026年5月撮影", "富山市の駅、2026年5月撮影", None),
        ("山頂から町を撮影", "山頂から町を撮影", None),
        ("The quay = the wall", "The quay = the wall", None),
    ],
)
def test_credits_of_many_languages_are_told_from_the_caption(line: str, caption: str, credit: str) -> None:
    told, name, _ = split((Text(line),))
    assert (inline(told), name) == (caption, credit)
