"""No page reads a file that is not its own, nor makes us ask this machine's network, by whichever way."""

import io
from pathlib import Path

import pikepdf
import pytest

from convert import network
from convert.errors import ConvertError
from convert.model import Rendition
from convert.outside import Unreachable
from convert.pipeline import build
from convert.settings import Settings
from convert.sources import read, read_bytes
from convert.target import publish, target_for
from tests.hostile.conftest import PROSE, SECRET, SHAPE, Bait, Printer, told

WAYS = {
    "HTML": """
        <img src="{png}" alt=a> <img srcset="{png} 2000w" alt=b> <img data-src="{png}" alt=c>
        <picture><source srcset="{png}"><img alt=d></picture> <object data="{html}">o</object>
        <embed src="{svg}"> <iframe src="{html}"></iframe> <iframe srcdoc="<img src='{png}'>"></iframe>
        <video poster="{png}" src="{txt}"></video> <audio src="{txt}"></audio> <input type=image src="{png}">
        <link rel=stylesheet href="{css}"> <link rel=icon href="{png}"> <script src="{txt}"></script>
        <meta http-equiv=refresh content="0;url={html}"> <table background="{png}"><tr><td>x</table>
        <blockquote cite="{html}">q</blockquote> <form action="{txt}"><button>b</button></form>
        <applet code="{txt}"></applet> <noscript><img src="{png}" alt=e></noscript> <frame src="{html}">
        <template><img src="{png}"></template> <math href="{html}"><mi>x</mi></math>
    """,
    "CSS": """
        <p style="background:url({png}); content:url({png}); cursor:url({png})">styled</p>
        <style>@import url({css}); @import "{css}"; body {{ background: url("{png}") }}
        p::before {{ content: url({png}) }} ul {{ list-style-image: url({png}) }}
        @page {{ background: url({png}); @top-left {{ content: url({png}) }} }}
        p {{ -weasy-link: url({txt}); link: url({txt}); border-image: url({png}); mask: url({svg}) }}</style>
        <ul style="list-style-image:url({png})"><li>one<li>two</ul>
    """,
    "SVG": """
        <svg width=90 height=90><image href="{png}" width=50 height=50 /><image xlink:href="{png}" />
        <use href="{svg}#x" /><use xlink:href="{svg}#x" /><foreignObject><img src="{png}"></foreignObject>
        <style>@import url({css}); text {{ fill: url({svg}#p) }}</style>
        <filter><feImage href="{png}" /></filter>
        <text>drawn</text><script href="{txt}"></script></svg>
        <img alt=f src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage
        href='{png}'/%3E%3C/svg%3E">
    """,
    "attachment": """
        <link rel=attachment href="{txt}"> <a rel=attachment href="{txt}">take it</a>
        <a rel="attachment noopener" href="{html}" download>take that</a> <link rel="attachment" href="{png}">
    """,
    "font": """
        <style>@font-face {{ font-family: X; src: url({ttf}) }} p {{ font-family: X }}
        @font-face {{ font-family: Y; src: local("{ttf}"), url("{ttf}") format("truetype") }}</style>
        <p style="font-family:X">set in X</p> <font face="url({ttf})">y</font>
    """,
}

METADATA = """
    <base href="{html}"><meta property="og:image" content="{png}"><link rel=canonical href="{html}">
    <meta name=author content="{txt}"><meta property="og:url" content="{html}">
    <meta name=twitter:image content="{png}"><link rel=image_src href="{png}"><link rel=author href="{txt}">
    <script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Two ledgers", "image": "{png}",
    "url": "{html}", "author": {{"@type": "Person", "name": "Ada Brandt", "image": "{png}",
    "url": "{txt}"}}}}</script>
"""


def spell(way: str, begin: str) -> str:
    kinds = ("png", "html", "svg", "css", "txt", "ttf")
    return way.format(**{kind: f"{begin}secret.{kind}" for kind in kinds})


def starts(bait: Bait) -> list[str]:
    """Ways to write the folder with the secrets, and the listener."""
    return [
        f"file://{bait.folder}/",
        f"{bait.folder}/",
        "../",
        "%2e%2e/",
        f"http://127.0.0.1:{bait.port}/",
        f"//localhost:{bait.port}/",
    ]


def assert_nothing_came(made_of: Printer, markup: str, head: str, bait: Bait) -> None:
    rendition = made_of(markup, head)
    assert "For nine years the second has been the longer" in " ".join(told(rendition).split())
    assert SECRET not in told(rendition)
    assert bait.asked == []
    with pikepdf.open(io.BytesIO(rendition.data)) as pdf:
        assert not pdf.attachments
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        assert not any(f"{s.get('/Width')} {s.get('/Height')}" == SHAPE for s in streams)
        assert not any(SECRET.encode() in s.read_bytes() for s in streams if "/DecodeParms" not in s)


@pytest.mark.parametrize("way", WAYS)
def test_a_page_reaches_no_file_and_no_server(way: str, bait: Bait, print_page: Printer) -> None:
    markup = "".join(spell(WAYS[way], begin) + PROSE for begin in starts(bait))
    assert_nothing_came(print_page, markup, "", bait)


@pytest.mark.parametrize("number", range(6))
def test_metadata_reach_no_file_and_no_server(number: int, bait: Bait, print_page: Printer) -> None:
    head = spell(METADATA, starts(bait)[number])
    assert_nothing_came(print_page, '<img src="secret.png" alt=p>', head, bait)


def test_a_link_in_the_pages_own_folder_leads_nowhere_else(bait: Bait, print_page: Printer) -> None:
    files = bait.folder / "home" / "page_files"
    files.mkdir(parents=True)
    (files / "a.png").symlink_to(bait.folder / "secret.png")
    assert_nothing_came(print_page, '<img src="page_files/a.png" alt=p>', "", bait)


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:{port}/x", "http://[::1]:{port}/x", "file://{folder}/secret.png"]
)
def test_a_redirect_leads_no_further_than_an_address_does(
    to: str, bait: Bait, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first server is let through by its port, the one it sends us to is not."""
    import http.server
    import threading

    class Sender(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", to.format(port=bait.port, folder=bait.folder))
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    asked = 0

    def once(address: network.Address) -> bool:
        nonlocal asked
        asked += 1
        return asked == 1

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sender) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(Unreachable):
            network.fetch(f"http://127.0.0.1:{server.server_port}/", allowed=once)
        server.shutdown()
    assert bait.asked == []


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "http://127.0.0.1/", "\0", ""])
def test_an_argument_that_is_no_file_is_refused_at_once(path: str) -> None:
    with pytest.raises(ConvertError):
        read(path)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/", "http://[", "x", "//127.0.0.1/", "\u202e"]
)
def test_an_address_that_is_given_for_the_page_opens_no_way(url: str, bait: Bait, tmp_path: Path) -> None:
    from convert.compose import compose
    from convert.design import load_design
    from convert.extract import extract
    from convert.render import render

    markup = f"<article><h1>T</h1>{PROSE * 3}<p>It <a href='../x.html'>leads</a> on.<img src='../secret.png'>"
    article = extract(
        read_bytes(f"{markup}</article>".encode(), "a.html", url=url, folder=str(tmp_path / "home"))
    )
    rendition = render(compose([article], str(tmp_path / "home"), offline=True), load_design("brief"), "html")
    page = rendition.data.decode()
    assert "javascript:" not in page
    assert 'href="file:' not in page
    assert SECRET not in page


@pytest.mark.parametrize(
    "name",
    ["-rf.html", "a\nb.html", "a\u202efdp.html", "$(touch x).html", "a'b\"c.html", "é" * 120 + ".html",
     "CON.html", "..html", "a%00.html", "{{7*7}}.html", "<b>.html", "a.html.pdf.html"],
)  # fmt: skip
def test_a_hostile_name_of_a_file_is_only_a_name(name: str, tmp_path: Path) -> None:
    page = tmp_path / name
    page.write_text(f"<html lang=en><body><article><h1>T</h1>{PROSE * 3}</article></body></html>", "utf-8")
    rendition = build(str(page), Settings(offline=True, archive=True))
    assert sorted(tmp_path.iterdir()) == [page]
    with pikepdf.open(io.BytesIO(rendition.data)) as pdf:
        assert len(pdf.attachments) == 1


@pytest.mark.parametrize("name", ["e" * 300, "a\0b", "\ud800", "e/" * 3000 + "e"])
def test_a_name_that_no_file_can_have_is_refused_in_words(name: str, tmp_path: Path) -> None:
    rendition = Rendition(b"{}", "application/json", ".json", None, ())
    with pytest.raises(ConvertError, match="could not be written") as caught:
        publish(rendition, target_for("a.html", f"{tmp_path}/{name}.json", ".json"))
    assert len(str(caught.value)) < 500
    assert list(tmp_path.rglob("*.json")) == []
