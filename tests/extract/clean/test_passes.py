"""Each pass has a page that fails without it, and one that it must leave alone."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model.text import plain

Read = Callable[[str], Structure]

LINKS = "<li><a href='#a'>One</a><li><a href='/report/#b'>1.2 Two</a><li><a href='#c'>Three</a>"
PARTS = "<h2 id=a>One</h2><p>x</p><h2 id=b>Two</h2><p>x</p><h2><a name=c></a>Three</h2><p>x</p>"

TAKEN = [
    (
        "drop_mail_heads",
        "<p><b>From:</b> Desk &lt;a@b.org&gt;<br><b>To:</b> Ana\nReis<br><b>Subject:</b> Ships</p><p>x</p>",
        "From: Desk <a@b.org> To: Ana Reis Subject: Ships",
    ),
    ("drop_buttons", "<p>There are 12<sup class='noprint x'>[<i>update</i>]</sup> ships.</p>", "[update]"),
    (
        "drop_comments",
        "<p>Ships came in.</p><div><p>"
        "<a href='#cmnt_ref1' id=cmnt1>[a]</a><span>Is that so?</span></p></div>",
        "[a]Is that so?",
    ),
    ("drop_comments", "<p>Ships<span class=MsoCommentReference>[AR1]</span> came.</p>", "[AR1]"),
    ("drop_contents", "<p class=MsoToc1>1. The port......3</p><p>x</p>", "1. The port......3"),
    ("drop_share_bars", "<p>x</p><h2>Share this page</h2><p>y</p>", "Share this page"),
    ("drop_share_bars", "<p>x</p><h3>Diesen Artikel teilen:</h3><p>y</p>", "Diesen Artikel teilen:"),
    ("drop_copies", "<noscript>Please turn on JavaScript.</noscript>", "Please turn on JavaScript."),
    ("drop_buttons", "<button>Copy link</button>", "Copy link"),
    (
        "drop_buttons",
        "<form><p>Get it by mail</p><input type=email><button>Go</button></form>",
        "Get it by mail Go",
    ),
    ("drop_buttons", "<h2>Port<a class=headerlink href='#port'>¶</a></h2><p>x</p>", "¶"),
    ("drop_buttons", "<h2>Port <span class='mw-editsection'>[edit]</span></h2><p>x</p>", "[edit]"),
    (
        "drop_buttons",
        "<p>A <a href=/b>b <span class='sr-only'>(opens in a new window)</span></a></p>",
        "(opens in a new window)",
    ),
    (
        "drop_share_bars",
        "<ul><li><a href='https://www.facebook.com/sharer/sharer.php?u=x'>Facebook</a><li>"
        "<a href='https://twitter.com/intent/tweet?url=x'>Twitter</a><li>"
        "<a href='mailto:?subject=x'>Mail</a></ul>",
        "Facebook Twitter Mail",
    ),
    (
        "drop_share_bars",
        "<p><span class=Quote_socialLinks><a href='https://www.linkedin.com/in/ana'>LinkedIn</a></span>"
        "<b>Ana Reis</b>, pilot of the harbour for twenty years and then some</p>",
        "LinkedIn",
    ),
    (
        "drop_share_bars",
        "<p>Teilen: <a href='https://api.whatsapp.com/send?text=x'>WhatsApp</a></p>",
        "Teilen: WhatsApp",
    ),
    (
        "drop_contents",
        "<div><p>Contents</p><ul>" + LINKS + "</ul></div>" + PARTS,
        "Contents One 1.2 Two Three",
    ),
    ("drop_contents", f"<ol>{LINKS}</ol><p>x</p>{PARTS}", "One 1.2 Two Three"),
    ("drop_adverts", "<div class=x><span>Werbung</span></div>", "Werbung"),
    ("drop_adverts", "<p>— Advertisement —</p>", "— Advertisement —"),
    ("drop_adverts", "<div><p>広告</p></div>", "広告"),
    (
        "drop_players",
        "<div><p>Listen to this article</p><span>5 min</span></div>",
        "Listen to this article 5 min",
    ),
    ("drop_players", "<p>Écouter l’article · 4:10</p>", "Écouter l’article · 4:10"),
    (
        "drop_offers",
        "<p><strong>Read more:</strong> <a href=/b>Why pilots matter</a></p>",
        "Read more: Why pilots matter",
    ),
    (
        "drop_offers",
        "<p><a href=/b>Читайте также: Почему важны лоцманы</a></p>",
        "Читайте также: Почему важны лоцманы",
    ),
    ("drop_offers", "<p><a href=/b>Lire la suite</a></p>", "Lire la suite"),
    *(
        ("drop_share_bars", f"<p>{line}</p>", line)
        for line in (
            "Share this: Facebook Twitter WhatsApp",
            "Paylaş: Facebook Twitter Telegram WhatsApp",
            "شارك المقال: فيسبوك تويتر واتساب",
            "Follow us on Google News",
            "KÖPRÜ HABER’İ GOOGLE NEWS’TE TAKİP EDİN",
            "Подписывайтесь на наш Telegram-канал, чтобы не пропустить главное.",
            "A- A+",
        )
    ),
]

KEPT = [
    f"<ul>{LINKS}<li><a href=/b>A page of its own</a></ul>{PARTS}",
    f"<p>See <a href='#a'>One</a>, <a href='#b'>Two</a> and <a href='#c'>Three</a>.</p>{PARTS}",
    "<p>The advertisement that the board printed was never read by anybody.</p>",
    "<p>She left Facebook for Twitter.</p>",
    "<p>The board shares a page on Facebook.</p>",
    "<p>“Follow us,” said the pilot, and no one on Facebook did.</p>",
    "<p>Facebook</p>",
    "<p class=social>The harbour has no page of its own, but it is on <a href=/f>Facebook</a> as the pilots"
    " are.</p>",
    "<ul><li>Ads</li><li>Maps</li></ul>",
    "<p>Listen, said the pilot, and he listened.</p>",
    "<p>Read more books, says <a href=/b>the library of Sarn</a>, and you will see.</p>",
    "<p>Related work was done by <a href=/b>the port</a>.</p>",
    "<p>As <a href='https://twitter.com/ana/status/1'>she wrote</a> and <a "
    "href='https://facebook.com/ana'>said</a>.</p>",
    "<button aria-expanded=false>How deep is it?</button><p>Ten metres.</p>",
    "<button>" + "The harbour was dredged twice before the war. " * 3 + "</button>",
    "<form><p>" + "The page of an old site stands in a form. " * 20 + "</p><input type=text></form>",
    "<h2><a href='#port'>The port</a></h2><p>Text.</p>",
    "<p>You can send the pilot a note through <a "
    "href='https://twitter.com/intent/user?screen_name=p'>this form of his</a>,"
    " which he reads on board every morning before the first ship of the day comes in, and then he "
    "answers all of it, if"
    " there is no fog and no wind.</p>",
]


@pytest.mark.parametrize(("step", "html", "words"), TAKEN)
def test_what_is_no_text_goes_into_the_trail_with_its_words(
    read: Read, step: str, html: str, words: str
) -> None:
    made = read(f"<p>The tide turned at noon.</p>{html}<p>And the ships went out.</p>")
    assert [(entry.step, entry.text) for entry in made.trail] == [(step, words)]
    assert plain(made.body).startswith("The tide turned at noon.")
    assert plain(made.body).endswith("And the ships went out.")


@pytest.mark.parametrize("html", KEPT)
def test_text_that_looks_like_it_stays(read: Read, html: str) -> None:
    made = read(f"<p>The tide turned at noon.</p>{html}<p>And the ships went out.</p>")
    assert made.trail == ()


def test_a_paragraph_that_stands_twice_is_printed_once(read: Read) -> None:
    twice = "<p>This paragraph is there for wide screens and again for narrow ones.</p>"
    made = read(f"{twice}<p>Other.</p><div class='mobile-only'>{twice}</div>")
    assert len(made.body) == 2
    assert [entry.step for entry in made.trail] == ["repeats"]


def test_an_advertisement_goes_with_the_box_that_is_named_so(read: Read) -> None:
    made = read("<p>The tide.</p><div class='ad-slot'><p>Advertisement</p><p>Save 40%!</p></div>")
    assert plain(made.body) == "The tide."
    assert [r.text for r in made.trail] == ["Advertisement Save 40%!"]


def test_a_box_with_another_name_loses_the_label_only(read: Read) -> None:
    made = read("<p>The tide.</p><div class='shadow'><p>Advertisement</p><p>It rose.</p></div>")
    assert plain(made.body) == "The tide.\nIt rose."


def test_counts_of_readers_beside_calls_to_share_are_taken(read: Read) -> None:
    row = "<div><span>1.2K</span><p>Listen</p><p>Share</p></div>"
    assert plain(read(f"<p>The tide.</p>{row}").body) == "The tide."
    figures = "<div><p>Share</p><p>40 %</p></div>"
    assert plain(read(f"<p>The tide.</p>{figures}").body) == "The tide.\nShare\n40 %"


def test_a_tooltip_is_taken_and_the_word_it_explains_stays(read: Read) -> None:
    told = "<dfn aria-labelledby='t1'>ebb</dfn><span id='t1' class='Term_tooltip__x'>Ebb is low.</span>"
    assert plain(read(f"<p>At {told} tide.</p>").body) == "At ebb tide."
    assert plain(read("<p>At <span class='tooltip' title='low'>ebb</span> tide.</p>").body) == "At ebb tide."


ROW = "<div><span>Views 1,932</span> <span>Citations 4</span> <a>Download PDF</a> <a>Cite</a></div>"
LINE = "<p>The tide turned at noon, as the almanac had said that it would, and the harbour filled again.</p>"
OTHER = (
    "<p>By four the ships lay on the mud again, and the crews went up to the inn to wait for the night.</p>"
)


@pytest.mark.parametrize(
    "row",
    [
        ROW,
        "<ul><li>Downloads 45</li><li>Zitierungen: 2</li></ul>",
        "<p>Просмотров: 120 | Скачать PDF</p>",
        "<div>12</div>",
        "<div><span>--</span></div>",
    ],
)
def test_counts_before_the_text_are_taken(read: Read, row: str) -> None:
    made = read(f"{row}{LINE}")
    assert len(made.body) == 1
    assert [entry.step for entry in made.trail] == ["drop_metrics"]


@pytest.mark.parametrize(
    "html",
    [
        f"{LINE}{ROW}{OTHER}",
        f"<p>Views of 23 skippers</p>{LINE}",
        f"<p>1,932 ships</p>{LINE}",
        f"<p>Cite</p>{LINE}",
        f"{LINE}<p>12</p>{OTHER}",
        f"<p>1</p><p>Ebb</p><p>2</p><p>Flow</p><p>3</p><p>Slack</p>{LINE}",
        "<table><tr><th>Views<th>Downloads<tr><td>12<td>4</table>",
    ],
)
def test_counts_in_the_text_stay(read: Read, html: str) -> None:
    assert read(html).trail == ()
