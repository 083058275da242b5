"""Players, frames and posts."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model import Embed
from convert.model.text import plain

Read = Callable[[str], Structure]


YOUTUBE = "https://www.youtube.com/watch?v=abcdef12345"
MAP = "https://www.google.com/maps/embed?pb=1"


@pytest.mark.parametrize(
    ("html", "kind", "href", "provider"),
    [
        ("<iframe src='https://www.youtube.com/embed/abcdef12345?rel=0'>", "video", YOUTUBE, "YouTube"),
        ("<iframe data-src='//player.vimeo.com/video/12'>", "video", "https://vimeo.com/12", "Vimeo"),
        ("<lite-youtube videoid=abcdef12345>Play</lite-youtube>", "video", YOUTUBE, "YouTube"),
        ("<audio><source src=/a.mp3></audio>", "audio", "https://example.org/a.mp3", None),
        (f"<iframe src='{MAP}'></iframe>", "map", MAP, "Google Maps"),
        ("<iframe src='/chart.html'>", "other", "https://example.org/chart.html", "example.org"),
        ("<object data='/p.pdf'></object>", "document", "https://example.org/p.pdf", "example.org"),
    ],
)
def test_a_frame_becomes_a_card(read: Read, html: str, kind: str, href: str, provider: str | None) -> None:
    (block,) = read(f"<div>{html}</div>").body
    assert isinstance(block, Embed)
    assert (block.kind, block.href, block.provider) == (kind, href, provider)


def test_a_frame_keeps_a_title_that_says_something(read: Read) -> None:
    first, second = read(
        "<iframe src='https://vimeo.com/1' title='The tide at Sarn'></iframe><p></p>"
        "<iframe src='https://vimeo.com/2' title='Vimeo video player'></iframe>"
    ).body
    assert isinstance(first, Embed)
    assert isinstance(second, Embed)
    assert (first.title, second.title) == ("The tide at Sarn", None)


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src='https://www.googletagmanager.com/ns.html?id=1' height=0 width=0></iframe>",
        "<iframe src='https://ad.doubleclick.net/x'></iframe>",
        "<iframe src='about:blank'></iframe>",
        "<iframe src='javascript:1'></iframe>",
        "<video autoplay loop muted src=/ornament.mp4></video>",
    ],
)
def test_frames_with_nothing_to_see_are_no_cards(read: Read, html: str) -> None:
    assert read(f"<div>{html}</div>").body == ()


def test_the_words_of_a_post_are_kept(read: Read) -> None:
    html = (
        "<blockquote class='twitter-tweet'><p>The tide turned.</p>— Ana (@ana) "
        "<a href='https://twitter.com/ana/status/1?ref=x'>May 2</a></blockquote>"
    )
    (block,) = read(html).body
    assert isinstance(block, Embed)
    assert (block.kind, block.href, block.provider) == ("post", "https://twitter.com/ana/status/1?ref=x", "X")
    assert plain([block]).startswith("The tide turned.")


def test_the_caption_of_a_player_is_kept_with_it(read: Read) -> None:
    (block,) = read(
        "<figure><iframe src='https://vimeo.com/1'></iframe><figcaption>The tide</figcaption></figure>"
    ).body
    assert isinstance(block, Embed)
    assert plain(block.text) == "The tide"


CARDS = (
    "<figure class='kg-card kg-bookmark-card'><a class='kg-bookmark-container' href='https://a.example/b'>"
    "<div><div>Second life</div><div>What happens to cells.</div></div></a></figure>",
    "<div class=mixtapeEmbed><a href='https://a.example/b'><div><h2>Second life</h2>"
    "<div><h3>What happens to cells.</h3></div></div></a></div>",
    "<div class=digest-post-embed><a href='https://a.example/b'><div>Second life</div>"
    "<div>What happens to cells.</div></a></div>",
)


@pytest.mark.parametrize("html", CARDS)
def test_the_card_of_another_page_is_one_embed(read: Read, html: str) -> None:
    _, card, _ = read(f"<p>The tide.</p>{html}<p>The ships.</p>").body
    assert isinstance(card, Embed)
    assert (card.href, card.title, card.provider) == ("https://a.example/b", "Second life", "a.example")
    assert plain(card.text) == "What happens to cells."


def test_a_card_without_a_link_keeps_its_words(read: Read) -> None:
    made = read("<p>The tide.</p><div class=bookmark-card><p>Second life</p></div>")
    assert plain(made.body) == "The tide.\nSecond life"
