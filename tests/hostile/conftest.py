"""Something worth stealing, somebody who listens, and a page that wants both."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from PIL import Image

from convert.model import Rendition
from convert.pipeline import build
from convert.settings import Settings

SECRET = "Zwiebelfisch-4711"
"""Words of the file that no page may read; its picture is 37 by 53 pixels, which nothing else is."""

SHAPE = "37 53"

PROSE = (
    "<p>The harbour master keeps two ledgers, one for the ships that came and one for those that were"
    " expected. For nine years the second has been the longer of the two.</p>"
)


class Bait(NamedTuple):
    """A folder with secrets outside of the page's own, and the addresses that were asked of this machine."""

    folder: Path
    port: int
    asked: list[str]


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[Bait]:
    """Secrets in files, and a server that notes whoever comes."""
    for name in ("secret.txt", "secret.html", "secret.css", "secret.svg", "secret.ttf"):
        (tmp_path / name).write_text(f"<svg xmlns='http://www.w3.org/2000/svg'><text>{SECRET}</text></svg>")
    Image.new("RGB", (37, 53), "red").save(tmp_path / "secret.png")
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Bait(tmp_path, server.server_port, asked)
        server.shutdown()


Printer = Callable[..., Rendition]


@pytest.fixture
def print_page(tmp_path: Path) -> Printer:
    """A page -> its PDF, with the network allowed; the page lies in a folder of its own."""

    def print_page(markup: str, head: str = "") -> Rendition:
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        page = home / "page.html"
        page.write_text(
            f"<!doctype html><html lang=en><head><title>Two ledgers</title>{head}</head><body><article>"
            f"<h1>Two ledgers</h1>{PROSE * 3}{markup}{PROSE}</article></body></html>",
            "utf-8",
        )
        return build(str(page), Settings())

    return print_page


def told(rendition: Rendition) -> str:
    """All that a reader of the PDF can select."""
    document = pypdfium2.PdfDocument(rendition.data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
