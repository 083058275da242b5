"""The only door to the network: http and https, addresses on the public internet, a cap and a deadline."""

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import httpcore
import httpx

from convert.confine import open_door
from convert.outside import MAX_PICTURE, Unreachable

DEADLINE: Final = 20.0
"""Seconds for one address, from the look-up of its name to its last byte."""

MAX_REDIRECTS: Final = 5

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NOT_PUBLIC: Final = tuple(
    ipaddress.ip_network(n)
    for n in (
        "::/96",  # IPv4-compatible
        "::ffff:0:0/96",  # IPv4-mapped
        "64:ff9b::/96",  # NAT64, RFC 6052
        "64:ff9b:1::/48",  # NAT64 of a local network, RFC 8215
        "2001::/23",  # Teredo and other assignments of the IETF
        "2002::/16",  # 6to4
        "fec0::/10",  # site-local
        "192.88.99.0/24",  # 6to4 relays
    )
)
"""Ranges that Python 3.11's `is_global` lets pass although they lead to, or can embed, private addresses."""


def is_public(address: Address) -> bool:
    """Whether an address is on the public internet: global, unicast, and in none of NOT_PUBLIC."""
    return (
        address.is_global
        and not address.is_multicast
        and not any(address.version == net.version and address in net for net in NOT_PUBLIC)
    )


FAILURES: Final = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpcore.ProtocolError,
    httpcore.NetworkError,
    ValueError,
)
"""How a fetch fails that has no plainer name; ValueError comes from damaged addresses."""


def fetch(
    url: str,
    cap: int = MAX_PICTURE,
    deadline: float = DEADLINE,
    allowed: Callable[[Address], bool] = is_public,
) -> bytes:
    """The bytes at an http or https address, at most `cap` after decompression, within `deadline` seconds.

    Each name is resolved once, every address it has is checked with `allowed`, and the connection
    goes to the address that was checked; each redirect anew. No proxy, no cookies.
    Raises Unreachable.
    """
    until = time.monotonic() + deadline
    try:
        with (
            open_door(),
            httpx.Client(
                transport=_Transport(_CheckedBackend(allowed, until)),
                follow_redirects=True,
                max_redirects=MAX_REDIRECTS,
                trust_env=False,
                headers={"User-Agent": "convert-press", "Accept-Encoding": "gzip, deflate"},
            ) as client,
            client.stream("GET", url) as response,
        ):
            if not response.is_success:
                raise Unreachable(
                    f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
                )
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > cap:
                    raise Unreachable(f"it is larger than {cap // 1024 // 1024} MB")
                if time.monotonic() > until:
                    raise Unreachable(f"it took longer than {deadline:g} seconds")
            return bytes(data)
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise Unreachable(f"it took longer than {deadline:g} seconds") from error
    except httpx.TooManyRedirects as error:
        raise Unreachable("it sends us from one address to the next without end") from error
    except httpx.UnsupportedProtocol as error:
        raise Unreachable("only http and https addresses are fetched") from error
    except FAILURES as error:
        raise Unreachable(str(error) or "the connection failed") from error


class _Transport(httpx.BaseTransport):
    """httpx over a connection pool whose every connection goes through our backend."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.scheme not in ("http", "https"):
            raise httpx.UnsupportedProtocol("only http and https addresses are fetched", request=request)
        response = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
            )
        )
        assert isinstance(response.stream, Iterable)
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _CheckedBackend(httpcore.NetworkBackend):
    """Connects only to addresses that were checked, and gives no step more time than is left in all."""

    def __init__(self, allowed: Callable[[Address], bool], until: float) -> None:
        self._allowed = allowed
        self._until = until
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _look_up(host, port, _left(self._until))
        if not addresses or not all(map(self._allowed, addresses)):
            raise Unreachable("its address is not on the public internet, and we go nowhere else")
        stream = self._plain.connect_tcp(
            str(addresses[0]), port, _left(self._until), local_address, socket_options
        )
        return _TimedStream(stream, self._until)


def _look_up(host: str, port: int, seconds: float) -> list[Address]:
    """The addresses of a name. The system's own look-up has no time-out, so that a thread does it, which is
    forgotten where it takes longer than so many seconds. Raises Unreachable, or a time-out of httpcore."""
    answers: queue.SimpleQueue[list[Address] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            with open_door():
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found])
        except Exception as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise httpcore.ConnectTimeout("the name was not found in time") from None
    if isinstance(answer, Exception):
        raise Unreachable(f"there is no host {host}, or no connection to the internet") from answer
    return answer


class _TimedStream(httpcore.NetworkStream):
    """A connection on which no read or write waits beyond the deadline of the whole fetch."""

    def __init__(self, stream: httpcore.NetworkStream, until: float) -> None:
        self._stream = stream
        self._until = until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._until))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, _left(self._until)), self._until
        )

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(until: float) -> float:
    """Seconds that are left; TimeoutError's httpcore kind where there are none."""
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("no time left")
    return left
