"""The only door to foreign files, the network and the clock.

Whatever comes in has a byte cap and a deadline; whatever goes out is written whole or not at all.
"""

import datetime
import ipaddress
import os
import socket
import ssl
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

import httpcore
import httpx

from convert.errors import OutputError, SourceError, SourceLimitError

MAX_INPUT: Final = 50 * 1024 * 1024
"""Bytes of one input; the largest of 1,237 real pages has 5 MB, a page with embedded pictures up to 40."""

MAX_PICTURE: Final = 30 * 1024 * 1024
"""Bytes of one picture as it is fetched or read; a 40-megapixel JPEG of good quality has about 20 MB."""

DEADLINE: Final = 20.0
"""Seconds for one address, from the look-up of its name to its last byte."""

MAX_REDIRECTS: Final = 5

TEMPORARY: Final = ".convert-press-"
"""How the name of a file that is still being written begins; a leftover of a killed run is swept."""

STALE: Final = 3600.0
"""Seconds after which such a leftover belongs to nobody any more."""

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


class Unreachable(Exception):
    """An address or file that cannot be had; `str` says why, as the middle of a sentence."""


# --- clock ---


def today() -> str:
    """The day it is, ISO 8601."""
    return datetime.date.today().isoformat()


# --- files in ---


def read_input(path: Path) -> tuple[bytes, str]:
    """The bytes of an input file and the day it was last changed; SourceError in plain words."""
    try:
        return read_file(path, MAX_INPUT)
    except FileNotFoundError as error:
        raise SourceError(f"There is no file {path}; check the name and the folder.") from error
    except IsADirectoryError as error:
        raise SourceError(f"{path} is a folder; name the article in it.") from error
    except Unreachable as error:
        raise SourceError(f"{path} cannot be read: {error}.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"{path!s:.200} cannot be read: {reason}.") from error


def read_file(path: Path, cap: int) -> tuple[bytes, str]:
    """Bytes and day of change of a regular file of at most `cap` bytes; never waits on a pipe or device."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(path)
        if not stat.S_ISREG(status.st_mode):
            raise Unreachable("it is not an ordinary file")
        data = file.read(cap + 1)
    if len(data) > cap:
        raise Unreachable(f"it is larger than {cap // 1024 // 1024} MB, which is the most we read")
    return data, datetime.date.fromtimestamp(status.st_mtime).isoformat()


def read_stdin() -> bytes:
    """All of standard input, up to MAX_INPUT bytes."""
    data = sys.stdin.buffer.read(MAX_INPUT + 1)
    if len(data) > MAX_INPUT:
        raise SourceLimitError(
            f"Standard input is larger than {MAX_INPUT // 1024 // 1024} MB, the most we read."
        )
    return data


# --- files out ---


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` so that at every moment `path` is the old file or the new one, never a part.

    A symbolic link at `path` is replaced, not followed. OutputError in plain words.
    """
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        descriptor, name = tempfile.mkstemp(prefix=TEMPORARY, dir=folder)
        temporary = Path(name)
        try:
            with open(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(folder)
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError(
            f"{path} could not be written: {_file_above(path)} is a file, and nothing can be put into it."
            " Choose another place with -o."
        ) from error
    except OSError as error:
        raise OutputError(
            f"{path} could not be written: {error.strerror or error}. Nothing was changed;"
            " choose another place with -o, or make room."
        ) from error


def _file_above(path: Path) -> Path:
    """The file that stands where a folder above `path` should be."""
    return next((folder for folder in path.parents if folder.is_file()), path.parent)


PATIENCE: Final = 60.0
"""Seconds that a run waits for another to let go of a file; it is held for some milliseconds."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Within this, no other run on this or another machine is within it for the same path.

    The lock is on a hidden file beside `path`, which stays: whoever removed it could part two runs that wait.
    The system lets go of it when a run dies. OutputError in plain words.
    """
    lock = path.with_name(f".{path.name}.lock")
    with ExitStack() as stack:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = stack.enter_context(open(lock, "ab"))
            until = time.monotonic() + PATIENCE
            while not _is_taken(file.fileno()):
                if time.monotonic() > until:
                    raise OutputError(
                        f"{path} has been in use by another run for {PATIENCE:g} seconds; try again later."
                    )
                time.sleep(0.01)
        except OSError as error:
            raise OutputError(
                f"{path} cannot be kept to one run at a time: {error.strerror or error}. Put it into a folder"
                " that you may write to."
            ) from error
        yield


def _is_taken(descriptor: int) -> bool:
    """Try to take the lock of an open file, which closing it lets go; False where another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can open folders."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what killed runs left behind more than STALE seconds ago."""
    for leftover in folder.glob(TEMPORARY + "*"):
        with suppress(OSError):
            if time.time() - leftover.lstat().st_mtime > STALE:
                leftover.unlink()


# --- network ---


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
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Unreachable(f"there is no host {host}, or no connection to the internet") from error
        addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
        if not addresses or not all(map(self._allowed, addresses)):
            raise Unreachable("its address is not on the public internet, and we go nowhere else")
        stream = self._plain.connect_tcp(
            str(addresses[0]), port, _left(self._until), local_address, socket_options
        )
        return _TimedStream(stream, self._until)


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
