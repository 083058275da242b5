"""The door to the network: what may come in, and where we never go."""

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from convert.network import Address, fetch, is_public
from convert.outside import Unreachable


class Handler(BaseHTTPRequestHandler):
    hosts: list[str]

    def do_GET(self) -> None:
        if self.path == "/picture":
            self.answer(b"a picture")
        elif self.path == "/bomb":
            self.answer(gzip.compress(bytes(5_000_000)), {"Content-Encoding": "gzip"})
        elif self.path == "/loop":
            self.answer(b"", {"Location": "/loop"}, 302)
        elif self.path == "/away":
            self.answer(b"", {"Location": "http://10.0.0.1/picture"}, 302)
        elif self.path == "/file":
            self.answer(b"", {"Location": "file:///etc/passwd"}, 302)
        elif self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(50):
                self.wfile.write(b".")
                self.wfile.flush()
                time.sleep(0.1)
        else:
            self.answer(b"", {}, 404)

    def answer(self, body: bytes, headers: dict[str, str] | None = None, status: int = 200) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what these tests are about."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def loopback(address: Address) -> bool:
    return address.is_loopback


def test_bytes_come_through(server: str) -> None:
    assert fetch(server + "/picture", allowed=loopback) == b"a picture"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/bomb", "larger"),
        ("/loop", "without end"),
        ("/away", "public internet"),
        ("/file", "only http"),
        ("/missing", "404"),
    ],
)
def test_what_must_not_come_in_is_refused_in_words(server: str, path: str, reason: str) -> None:
    with pytest.raises(Unreachable, match=reason):
        fetch(server + path, cap=1_000_000, allowed=loopback)


def test_a_slow_drip_ends_at_the_total_deadline(server: str) -> None:
    start = time.monotonic()
    with pytest.raises(Unreachable, match="longer than"):
        fetch(server + "/drip", deadline=0.5, allowed=loopback)
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "169.254.169.254"]
)
def test_addresses_of_this_machine_and_its_network_are_never_asked(server: str, host: str) -> None:
    port = server.rpartition(":")[2]
    with pytest.raises(Unreachable, match=r"public internet|no host"):
        fetch(f"http://{host}:{port}/picture", deadline=2)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://", "http://a b/", "x"])
def test_other_schemes_and_damaged_addresses_are_refused(url: str) -> None:
    with pytest.raises(Unreachable):
        fetch(url, deadline=2)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "::1", "fe80::1", "fc00::1", "fec0::1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001::1", "ff02::1",
    ],
)  # fmt: skip
def test_addresses_that_are_or_embed_private_ones_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_ordinary_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_a_look_up_that_never_ends_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> object:
        time.sleep(5)
        raise AssertionError

    monkeypatch.setattr("socket.getaddrinfo", hang)
    start = time.monotonic()
    with pytest.raises(Unreachable, match=r"longer than 0\.3 seconds"):
        fetch("http://example.org/picture", deadline=0.3)
    assert time.monotonic() - start < 2
