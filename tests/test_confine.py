"""A document's own process: what it may not have, and how its end is told."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from convert import model
from convert.confine import Limits, confined, open_door
from convert.errors import ConvertError, NoArticleError, OutputError

SMALL = Limits(clock=20.0, memory=1024**3, file=100_000)


def hang() -> None:
    time.sleep(60)


def spin() -> None:
    while True:
        pass


def eat() -> int:
    return len(bytearray(4 * 1024**3))


def fill(path: Path) -> None:
    path.write_bytes(bytes(200_000))


def die() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def starve() -> None:
    os.kill(os.getpid(), signal.SIGTRAP)


def test_the_result_comes_back_whole() -> None:
    assert confined(lambda: b"x" * 5_000_000, "a page") == b"x" * 5_000_000


def test_an_error_comes_back_as_it_was_raised() -> None:
    def fail() -> None:
        raise NoArticleError("There is no article in a page.")

    with pytest.raises(NoArticleError, match=r"There is no article in a page\."):
        confined(fail, "a page")


def test_a_fault_of_ours_brings_its_traceback() -> None:
    def fail() -> None:
        raise ZeroDivisionError("by nothing")

    with pytest.raises(ZeroDivisionError) as caught:
        confined(fail, "a page")
    assert "in fail" in "".join(caught.value.__notes__)


@pytest.mark.parametrize(
    ("task", "limits", "told"),
    [
        (hang, Limits(clock=0.5), "a page took longer than 0.5 seconds.*limits., seconds"),
        (starve, SMALL, "SIGTRAP.*1024 MB of memory.*limits., memory"),
        (spin, Limits(processor=1, clock=20.0), "more than 1 second of the processor.*limits., seconds"),
        (eat, SMALL, "more than the 1024 MB of memory .*limits., memory"),
        (die, SMALL, "a page ended the process that worked on it .SIGTERM"),
    ],
)
def test_what_a_document_may_not_have_is_a_plain_sentence(
    task: Callable[[], object], limits: Limits, told: str
) -> None:
    with pytest.raises(OutputError, match=told):
        confined(task, "a page", limits)


def test_no_large_file_is_written(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="large"):
        confined(lambda: fill(tmp_path / "file"), "a page", SMALL)


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("127.0.0.1", 9), 1),
        lambda: socket.getaddrinfo("localhost", 80),
        lambda: subprocess.run(["true"], check=False),
        lambda: os.system("true"),
        lambda: os.execv("/bin/true", ["true"]),
    ],
)
def test_a_document_reaches_neither_network_nor_programs(reach: Callable[[], object]) -> None:
    with pytest.raises(PermissionError, match="not for documents"):
        confined(lambda: repr(reach()), "a page")


def test_our_own_door_is_open_for_its_own_thread() -> None:
    def ask() -> bool:
        with open_door():
            return bool(socket.getaddrinfo("127.0.0.1", 80))

    assert confined(ask, "a page")


def test_this_process_is_left_as_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    confined(lambda: 1, "a page")
    assert signal.getsignal(signal.SIGINT) is before
    assert subprocess.run(["true"], check=False).returncode == 0


def test_no_child_outlives_its_parent(tmp_path: Path) -> None:
    program = (
        "import os, time\nfrom convert.confine import confined\n"
        "def task():\n    print(os.getpid(), flush=True)\n    time.sleep(60)\nconfined(task, 'a page')"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait(10)
    parent.stdout.close()
    end = time.monotonic() + 5
    while Path(f"/proc/{child}").exists() and "Z" not in Path(f"/proc/{child}/stat").read_text().split()[2]:
        assert time.monotonic() < end
        time.sleep(0.05)


def test_all_errors_of_ours_can_travel() -> None:
    def kinds(kind: type[ConvertError]) -> list[type[ConvertError]]:
        return [kind, *(deeper for below in kind.__subclasses__() for deeper in kinds(below))]

    for kind in kinds(ConvertError):

        def fail(kind: type[ConvertError] = kind) -> None:
            raise kind("a sentence")

        with pytest.raises(kind, match="a sentence"):
            confined(fail, "a page")


def test_limits_of_the_system_that_are_lower_stay() -> None:
    program = (
        "import resource\nfrom convert.confine import Limits, confined\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (20, 20))\n"
        "print(confined(lambda: resource.getrlimit(resource.RLIMIT_CPU), 'a page', Limits()))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "(20, 20)"


def test_an_input_may_cost_what_its_settings_say() -> None:
    bounds = Limits.of(model.Limits(seconds=7, memory=100))
    assert (bounds.clock, bounds.processor, bounds.memory) == (21, 7, 100 * 1024**2)
