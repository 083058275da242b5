"""Frames, players and posts of other sites -> Embed, a card that leads there."""

import re
from functools import cache
from typing import Final, Literal, cast

from bs4 import Tag

from convert.extract import address, words
from convert.extract.content import Content, attribute, classes, has_own_text
from convert.extract.settle import Reader, source
from convert.extract.trail import visible
from convert.model import Block, Embed, Image, Paragraph, Text

Kind = Literal["video", "audio", "post", "map", "document", "other"]

PLAIN: Final = (
    (re.compile(r"^(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,})(?:[?#].*)?$"), r"https://www.youtube.com/watch?v=\1"),
    (re.compile(r"^(?:https?:)?//player\.vimeo\.com/video/(\d+)(?:[?#].*)?$"), r"https://vimeo.com/\1"),
    (re.compile(r"^(?:https?:)?//(?:www\.)?dailymotion\.com/embed/video/(\w+)(?:[?#].*)?$"), r"https://www.dailymotion.com/video/\1"),
    (re.compile(r"^(?:https?:)?//open\.spotify\.com/embed/(.+?)(?:\?.*)?$"), r"https://open.spotify.com/\1"),
)  # fmt: skip
"""Addresses of frames that have a page of their own for readers."""

POST: Final = re.compile(
    r" (twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|"
    r"reddit-embed-bq|reddit-card|mastodon-embed|text-post-media|imgur-embed-pub|telegram-post|"
    r"truthsocial-embed) "
)
"""Classes that the sites themselves give to the quotation that stands for a post."""

CARD: Final = re.compile(
    r" (kg-bookmark-card|mixtapeembed|digest-post-embed|embedded-post(-wrap)?|bookmark-card) "
)
"""Classes that the great systems of publishing give to the card of another page, which is one link."""

ELEMENTS: Final[dict[str, tuple[str, str]]] = {
    "lite-youtube": ("videoid", "https://www.youtube.com/watch?v={}"),
    "youtube-video": ("videoid", "https://www.youtube.com/watch?v={}"),
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v={}"),
    "lite-vimeo": ("videoid", "https://vimeo.com/{}"),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/{}"),
    "amp-twitter": ("data-tweetid", "https://twitter.com/i/status/{}"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-iframe": ("src", "{}"),
}
"""Elements that load a frame later: the attribute that tells which, and the address it makes."""

ADDRESSES: Final = (
    "src",
    "data-src",
    "data-lazy-src",
    "data-litespeed-src",
    "data-cmp-src",
    "data-url",
    "data",
)
PERMALINKS: Final = ("cite", "data-href", "data-instgrm-permalink", "data-text-post-permalink")
NAMELESS: Final = re.compile(r"^(iframe|embed|embedded\b.*|.{0,25}\bplayer|video|audio|\W*)$", re.IGNORECASE)
DOCUMENT: Final = re.compile(r"\.(pdf|docx?|pptx?|xlsx?)([?#]|$)", re.IGNORECASE)
INVISIBLE: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(^|[;\s])(width|height)\s*:\s*[01]px"
)


def settle_frame(reader: Reader, tag: Tag) -> list[Block] | None:
    """iframe, embed, object and the elements that stand for them."""
    content = reader.content
    href = _address(content, tag)
    if href is None or _is_hidden(tag):
        return reader_fallback(reader, tag)
    kind, provider = whose(href)
    if kind == "ignore":
        return []
    if kind == "other" and DOCUMENT.search(href):
        kind = "document"
    return [
        Embed(cast(Kind, kind), _plain(href), _title(tag, provider), provider or address.host(href) or None)
    ]


def reader_fallback(reader: Reader, tag: Tag) -> list[Block]:
    """What an object shows when it cannot be loaded: often the frame that counts."""
    if tag.name != "object":
        return []
    return [
        block
        for child in tag.find_all(["embed", "iframe"], limit=1)
        for block in settle_frame(reader, child) or ()
    ]


def settle_media(reader: Reader, tag: Tag) -> list[Block] | None:
    """video and audio elements."""
    href = _address(reader.content, tag)
    if href is None:
        for part in tag.find_all("source", limit=8):
            href = _address(reader.content, part)
            if href:
                break
    if href is None or ("autoplay" in tag.attrs and "loop" in tag.attrs and not attribute(tag, "poster")):
        return []
    poster = source.address(attribute(tag, "poster"), reader.content.base)
    return [
        Embed(
            "audio" if tag.name == "audio" else "video",
            href,
            _title(tag, None),
            whose(href)[1],
            Image(poster) if poster else None,
        )
    ]


def settle_post(reader: Reader, tag: Tag) -> list[Block] | None:
    """The quotation of a post, which its site turns into a card: its words are kept."""
    if not POST.search(classes(tag)):
        return None
    href = next(filter(None, (_absolute(reader.content, attribute(tag, name)) for name in PERMALINKS)), None)
    if href is None:
        links = [_absolute(reader.content, attribute(a, "href")) for a in reader.content.within(tag, "a")]
        named = [link for link in links if link and whose(link)[0] == "post"]
        href = named[-1] if named else next((link for link in reversed(links) if link), None)
    if href is None:
        return None
    provider = whose(href)[1] or address.host(href) or None
    return [Embed("post", href, None, provider, None, reader.blocks(tag.contents))]


def settle_card(reader: Reader, tag: Tag) -> list[Block] | None:
    """The card of another page: its first line is the title, the others stay below."""
    if not CARD.search(classes(tag)):
        return None
    links = [tag] if tag.name == "a" else reader.content.within(tag, "a")
    href = next(filter(None, (_absolute(reader.content, attribute(a, "href")) for a in links)), None)
    title, *others = [*filter(None, (reader.content.text(part) for part in _lines(reader.content, tag))), ""]
    if href is None or not title:
        return None
    text = tuple(Paragraph((Text(line),)) for line in others if line)
    return [Embed("other", href, title, whose(href)[1] or address.host(href) or None, None, text)]


def _lines(content: Content, tag: Tag) -> list[Tag]:
    """The elements of a card that hold its words, each a line."""
    return [part for part in content.below(tag) if has_own_text(part) and not content.is_gone(part)]


def settle_element(reader: Reader, tag: Tag) -> list[Block] | None:
    """Elements that load a frame later."""
    name, pattern = ELEMENTS[tag.name]
    told = attribute(tag, name)
    href = _absolute(reader.content, pattern.format(told)) if told else None
    if href is None:
        return None
    kind, provider = whose(href)
    reader.content.trail.add(
        "embeds", "words on the picture of a player", tag.name, visible(tag, reader.content.gone)
    )
    if kind == "ignore":
        return []
    return [Embed(cast(Kind, kind), _plain(href), _title(tag, provider), provider)]


@cache
def _providers() -> tuple[tuple[str, str, str], ...]:
    """Host or host and path, kind, name; longest first."""
    kinds = words.topic("provider")
    listed = [
        (host, kind, name) for kind, names in kinds.items() for name, hosts in names.items() for host in hosts
    ]
    return tuple(sorted(listed, key=lambda item: -len(item[0])))


def whose(href: str) -> tuple[str, str | None]:
    """The kind of thing at an address, and the name of the site; "other" and None where not known."""
    bare = re.sub(r"^(https?:)?//(www\.)?", "", href.lower())
    host = re.split(r"[/?#:]", bare, maxsplit=1)[0]
    for known, kind, name in _providers():
        if "/" in known:
            if bare.startswith(known) or f".{known}" in bare[: len(known) + 40]:
                return kind, name
        elif host == known or host.endswith("." + known):
            return kind, name
    return "other", None


def _address(content: Content, tag: Tag) -> str | None:
    for name in ADDRESSES:
        found = _absolute(content, attribute(tag, name))
        if found:
            return found
    return None


def _absolute(content: Content, href: str) -> str | None:
    if href.startswith("//") and not content.base:
        href = "https:" + href
    found = address.resolve(href, content.base) if href else None
    return found if found and found.startswith("http") else None


def _plain(href: str) -> str:
    for pattern, page in PLAIN:
        if pattern.match(href):
            return pattern.sub(page, href)
    return href


def _title(tag: Tag, provider: str | None) -> str | None:
    """What the frame calls its content; not what it calls itself."""
    told = " ".join((attribute(tag, "title") or attribute(tag, "aria-label")).split())
    if (
        not told
        or NAMELESS.match(told)
        or (provider and told.lower().startswith(provider.lower()) and len(told) < len(provider) + 14)
    ):
        return None
    return told


def _is_hidden(tag: Tag) -> bool:
    small = any(attribute(tag, name) in ("0", "1", "0px", "1px") for name in ("width", "height"))
    return small or bool(INVISIBLE.search(attribute(tag, "style")))
