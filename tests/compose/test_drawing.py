"""SVG drawings: charts come through, and nothing else."""

import base64
import io
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

from convert.compose.picture import GRAINS, develop
from convert.compose.refusal import Refused

BAR = "<rect x='10' y='10' width='200' height='80' fill='#123456'/>"


SMALL = "width='60' height='40'"


def svg(inner: str, size: str = "width='600' height='400'", before: str = "") -> bytes:
    space = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
    return f"{before}<svg {space} {size}>{inner}</svg>".encode()


def pixels(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(develop(data, "x.svg").data)).convert("RGB")


def red(image: Image.Image) -> int:
    """How many dots are red."""
    return sum(count for count, colour in image.getcolors(1 << 24) or () if colour == (255, 0, 0))


def test_a_chart_is_as_wide_as_on_the_screen_and_as_fine_as_print() -> None:
    asset = develop(svg(BAR), "x.svg")
    assert asset.media_type == "image/png"
    assert asset.width == round(600 / 650 * GRAINS["office"].width)
    assert asset.height == pytest.approx(asset.width * 4 / 6, abs=1)


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        ("viewBox='0 0 300 100'", 3),
        ("width='100%' viewBox='0 0 300 150'", 2),
        ("width='4cm' height='1cm'", 4),
    ],
)
def test_the_size_comes_from_units_or_the_view_box(size: str, shape: float) -> None:
    image = pixels(svg("<circle r='30' fill='red'/>", size))
    assert image.width / image.height == pytest.approx(shape, rel=0.02)


@pytest.mark.parametrize("words", ["Häfen und Schleusen", "Порты и шлюзы", "بوابات"])
def test_words_are_drawn_with_our_fonts(words: str) -> None:
    image = pixels(svg(f"<text x='20' y='90' font-size='60' font-family='Arial' fill='red'>{words}</text>"))
    assert red(image) > 1000


def test_classes_gradients_and_uses_of_its_own_parts_are_drawn() -> None:
    inner = "<style>.a{fill:red}</style><defs><rect id='b' class='a' width='50' height='50'/></defs>"
    assert red(pixels(svg(f"{inner}<use xlink:href='#b'/><use href='#b' x='90'/>"))) > 20_000


def test_a_picture_of_dots_within_a_drawing_is_kept() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (10, 10), "red").save(buffer, "PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    inner = f"<image width='100' height='100' href='data:image/png;base64,{data}'/>"
    assert red(pixels(svg(inner))) > 20_000


@pytest.fixture
def address() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "inner",
    [
        "<image width='600' height='400' href='{0}'/>",
        "<image width='600' height='400' xlink:href='{0}'/>",
        "<use href='{0}#b'/><use xlink:href='{0}#b'/>",
        "<style>@import url({0}); @import '{0}';</style>",
        "<style>.z{{fill:url({0}#p); background:url('{0}')}}</style><rect class='z'/>",
        "<rect style='fill:url(\"{0}#p\")' filter='url({0}#f)'/>",
        "<filter id='f'><feImage href='{0}'/></filter><rect width='9' height='9' filter='url(#f)'/>",
        "<script href='{0}'>fetch('{0}')</script><g onload=\"fetch('{0}')\"/>",
        "<switch><foreignObject><img src='{0}'/></foreignObject></switch>",
        "<foreignObject><img xmlns='http://www.w3.org/1999/xhtml' src='{0}'/></foreignObject>",
        "<a href='{0}'><set attributeName='href' to='{0}'/></a>",
        "<image width='9' height='9' href='data:image/svg+xml,&lt;svg>&lt;image href=\"{0}\"/>&lt;/svg>'/>",
    ],
)
def test_what_is_outside_is_neither_asked_nor_read_nor_shown(
    inner: str, address: tuple[str, list[str]], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (600, 400), "red").save(secret)
    for target in (f"{address[0]}/a.png", secret.as_uri(), str(secret)):
        assert red(pixels(svg(inner.format(target) + BAR, SMALL))) == 0
    assert address[1] == []


def test_a_file_named_as_an_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the back door")
    named = f"<!DOCTYPE svg [<!ENTITY a SYSTEM '{secret.as_uri()}'>]>"
    with pytest.raises(Refused):
        develop(svg("<text y='90' fill='red'>&a;</text>" + BAR, before=named), "x.svg")


LAUGHS = "<!DOCTYPE svg [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
)
USES = "<g id='u0'><rect width='9' height='9'/></g>" + "".join(
    f"<g id='u{n}'>" + f"<use href='#u{n - 1}'/>" * 10 + "</g>" for n in range(1, 9)
)


@pytest.mark.parametrize(
    "data",
    [
        svg("<text>&a9;</text>", before=LAUGHS + "]>"),
        svg(USES),
        svg("<g>" * 20_000 + BAR + "</g>" * 20_000),
        svg("<b>" * 20_000 + BAR + "</b>" * 20_000),
        svg("<path d='M0 0h1'/>" * 1_000_000),
        svg(BAR, "width='1' height='999999999'"),
        svg(BAR, "width='1e30' height='1e30'"),
        svg(BAR, "viewBox='0 0 nan inf'"),
        svg(BAR, ""),
        svg(BAR)[:-20],
        svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Words</p></foreignObject>" + BAR),
        svg("<script>draw()</script>"),
        b"<?xml version='1.0'?><html><p>not found</p></html>",
    ],
    ids=lambda data: data[-60:].decode(),
)
def test_a_drawing_that_cannot_be_had_is_a_remark_within_seconds(data: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(Refused):
        develop(data, "x.svg")
    assert time.monotonic() - start < 16
