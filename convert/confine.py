"""A process of its own for what strangers wrote: bounded in memory, time, files and descriptors, and with no
way to the network but `network.fetch`.

The limits are the system's (setrlimit, a clock in the parent that kills), so that no fault in a library
escapes them. Where the system cannot fork, as on Windows, the work is done in this process.
"""

import ctypes
import gc
import os
import pickle
import select
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, NoReturn, TypeVar

import msgspec

from convert import model
from convert.errors import ConvertError, OutputError

T = TypeVar("T")

MEGA: Final = 1024 * 1024

USUAL: Final = model.Limits()

UNUSED: Final = 144 * MEGA
"""Address space that is never memory: the program's own files and the stacks of its threads. 124 MB before a
brief is made and 290 after; with more than the smaller a document could have more than a gigabyte."""


SHARED: Final = 3
"""Seconds of the clock for each of the processor: with twelve processes on two cores an article took three to
four times as long as alone, and a good one is not to be refused for that. What only waits ends as well."""


class Limits(msgspec.Struct, frozen=True):
    """Seconds of the clock and of the processor, bytes of memory and of a file, open files.

    A sixty-page article takes some ten seconds of one slow core and 250 MB. A process that does one document
    after the other has no limit of processor time; who hands them out looks at the clock.
    """

    clock: float = USUAL.seconds * SHARED
    processor: int | None = USUAL.seconds
    memory: int = USUAL.memory * MEGA
    file: int = 256 * MEGA
    files: int = 256

    @classmethod
    def of(cls, limits: model.Limits, articles: int = 1) -> "Limits":
        """What an input may cost that has these limits, or something as large as several such inputs."""
        seconds = limits.seconds * articles
        return cls(seconds * SHARED, seconds, limits.memory * articles * MEGA)


TOO_LARGE: Final = (
    "Save only the article itself and convert that, or raise the limit in convert.toml: under [limits], {}."
)
"""What to do about an input that costs too much."""

STARVED: Final = (signal.SIGABRT, signal.SIGSEGV, signal.SIGTRAP) if hasattr(signal, "SIGTRAP") else ()
"""How a library in C ends its process where it gets no memory."""


FORBIDDEN: Final = frozenset(
    ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto",
     "subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile")
)  # fmt: skip
"""What no library may do with what a stranger wrote, by the names of Python's audit events."""

COLLECT: Final = (20_000, 10, 10)
"""How seldom a document's process looks for garbage: Python's own pace costs a tenth of its time."""

PARENT_DIES: Final = 1
"""PR_SET_PDEATHSIG of Linux: which signal a process gets when its parent has died."""

_door = threading.local()


@contextmanager
def open_door() -> Iterator[None]:
    """Within this, and in this thread, the network may be used: for `network.fetch`, which checks them."""
    _door.open = True
    try:
        yield
    finally:
        _door.open = False


def confined(task: Callable[[], T], name: str, limits: Limits = Limits()) -> T:  # noqa: B008 - immutable
    """The result of `task`, done in a child; `name` is what messages call its input.

    What the task raises is raised here. A child that takes too long, or dies, is an OutputError.
    """
    if not hasattr(os, "fork"):
        return task()
    reader, writer = os.pipe()
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(task, writer, limits, parent)
    os.close(writer)
    try:
        data = _receive(reader, time.monotonic() + limits.clock)
    finally:
        os.close(reader)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if data is None:
        told = f"{name} took longer than {count_seconds(limits.clock)} and was given up."
        raise OutputError(f"{told} {TOO_LARGE.format('seconds')}")
    if not data:
        raise OutputError(tell_end(name, os.waitstatus_to_exitcode(status), limits))
    kind, value = pickle.loads(data)
    if kind == "done":
        result: T = value
        return result
    raise value


def _receive(reader: int, until: float) -> bytes | None:
    """All that comes through a pipe; None where it is not over in time."""
    parts: list[bytes] = []
    while (left := until - time.monotonic()) > 0:
        if select.select([reader], [], [], left)[0]:
            part = os.read(reader, 1 << 20)
            if not part:
                return b"".join(parts)
            parts.append(part)
    return None


def tell_end(name: str, code: int, limits: Limits) -> str:
    """That a process ended without an answer, and how; `code` is below 0 for a signal."""
    if code >= 0:
        return f"{name} ended the process that worked on it (code {code})."
    number = signal.Signals(-code)
    if number == signal.SIGXCPU:
        spent = count_seconds(limits.processor or 0)
        told = f"{name} took more than {spent} of the processor and was given up."
        return f"{told} {TOO_LARGE.format('seconds')}"
    told = f"{name} ended the process that worked on it ({number.name})"
    if number in STARVED:
        return (
            f"{told}, as it does where it needs more than {limits.memory // MEGA} MB of memory."
            f" {TOO_LARGE.format('memory')}"
        )
    return f"{told}."


def _work(task: Callable[[], T], writer: int, limits: Limits, parent: int) -> NoReturn:
    """Do the task in the child and send what came of it; never returns."""
    code = 1
    try:
        confine(limits)
        if os.getppid() != parent:
            os._exit(code)  # it died before the system knew that we die with it
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(_answer(task, limits))
        code = 0
    finally:
        os._exit(code)


def _answer(task: Callable[[], Any], limits: Limits) -> bytes:
    """The result or the error, pickled."""
    try:
        return pickle.dumps(("done", task()))
    except ConvertError as error:
        return pickle.dumps(("failed", error))
    except MemoryError:
        return pickle.dumps(("failed", OutputError(tell_hunger("The input", limits))))
    except BaseException as error:
        error.add_note(traceback.format_exc())
        try:
            return pickle.dumps(("failed", error.with_traceback(None)))
        except Exception:
            plain = RuntimeError(type(error).__name__)
            plain.add_note(traceback.format_exc())
            return pickle.dumps(("failed", plain))


def count_seconds(number: float) -> str:
    """A number of seconds, in words."""
    return f"{number:g} second{'' if number == 1 else 's'}"


def tell_hunger(name: str, limits: Limits) -> str:
    """That an input needs too much memory."""
    return (
        f"{name} needs more than the {limits.memory // MEGA} MB of memory that one document may have."
        f" {TOO_LARGE.format('memory')}"
    )


def confine(limits: Limits) -> None:
    """Take from this process, for good, what a document does not need."""
    import resource

    processor = resource.RLIM_INFINITY if limits.processor is None else limits.processor
    for kind, most, margin in (
        (resource.RLIMIT_AS, limits.memory, UNUSED),
        (resource.RLIMIT_FSIZE, limits.file, 0),
        (resource.RLIMIT_NOFILE, limits.files, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_CPU, processor, 5),
    ):
        _, ceiling = resource.getrlimit(kind)
        if most == resource.RLIM_INFINITY:
            continue
        hard = most + margin if ceiling == resource.RLIM_INFINITY else min(most + margin, ceiling)
        resource.setrlimit(kind, (min(most, hard) if kind == resource.RLIMIT_CPU else hard, hard))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PARENT_DIES, signal.SIGKILL)
    sys.addaudithook(_refuse)
    gc.freeze()
    gc.set_threshold(*COLLECT)


def allot(seconds: int) -> None:
    """Let a process that does one document after the other have so many seconds of the processor more."""
    with suppress(ImportError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, ceiling = resource.getrlimit(resource.RLIMIT_CPU)
        most = int(used.ru_utime + used.ru_stime) + 1 + seconds
        resource.setrlimit(
            resource.RLIMIT_CPU, (most if ceiling == resource.RLIM_INFINITY else min(most, ceiling), ceiling)
        )


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event in FORBIDDEN and not getattr(_door, "open", False):
        raise PermissionError(f"{event} is not for documents")
