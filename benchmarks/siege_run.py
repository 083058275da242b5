"""One case given to the command in a child, and what became of it: its end, its cost, and what is wrong."""

import os
import signal
import socket
import sys
import threading
import time
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec
import pypdfium2

from benchmarks import story
from benchmarks.siege_case import SECRET, Case
from convert.cli import main as command
from convert.confine import confined
from convert.errors import ConvertError
from convert.extract import extract
from convert.sources import read

EXITS: Final = {
    0: "made", 2: "refused", 10: "refused", 11: "refused", 12: "past a limit", 20: "no article",
    30: "refused", 40: "given up",
}  # fmt: skip

BEAT: Final = 0.05
"""Seconds from one look at the memory of the processes to the next."""

LONGEST: Final = 4000
"""Characters of a line on the terminal, fifty of most terminals."""


def listen() -> tuple[str, list[object]]:
    """A server that notes who comes: its address, and the list."""
    came: list[object] = []
    server = socket.create_server(("127.0.0.1", 0))

    def wait() -> None:
        while True:
            came.append(server.accept()[1])

    threading.Thread(target=wait, daemon=True).start()
    return f"127.0.0.1:{server.getsockname()[1]}", came


def run(case: Case, target: Path, patience: float) -> dict[str, Any]:
    """Give one case to the command in a child of this process, which has everything loaded."""
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.setsid()
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(target.with_name(name), os.O_WRONLY | os.O_CREAT), number)
        code = 1
        try:
            code = command([*case.arguments, "-o", str(target)])
        finally:
            sys.stdout.flush()
            os._exit(code)
    late = False
    most, look = 0, 0.0
    while not (ended := os.wait4(child, os.WNOHANG))[0]:
        now = time.monotonic()
        if now >= look:
            most, look = max(most, weigh_tree(child)), now + BEAT
        if not late and now - began > patience:
            late = True
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.01)
    _, status, used = ended
    return {
        "file": case.name,
        "end": "late" if late else EXITS.get(os.waitstatus_to_exitcode(status), "broken"),
        "wall": time.monotonic() - began,
        "cpu": used.ru_utime + used.ru_stime,
        "megabytes": max(most >> 10, used.ru_maxrss >> 10),
        "left": is_left(child),
    }


def weigh_tree(root: int) -> int:
    """Kilobytes of a process and all below it; what they share is counted once."""
    own = shared = 0
    waiting = [root]
    while waiting:
        process = waiting.pop()
        with suppress(OSError):
            sizes = dict.fromkeys(("Private_Clean", "Private_Dirty", "Shared_Clean", "Shared_Dirty"), 0)
            for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]:
                name, _, size = line.partition(":")
                if name in sizes:
                    sizes[name] = int(size.split()[0])
            own += sizes["Private_Clean"] + sizes["Private_Dirty"]
            shared = max(shared, sizes["Shared_Clean"] + sizes["Shared_Dirty"])
            waiting += map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())
    return own + shared


def is_left(group: int, grace: float = 0) -> bool:
    """Whether a process of the group still lives after some seconds."""
    until = time.monotonic() + grace
    while True:
        try:
            os.killpg(group, 0)
        except (ProcessLookupError, PermissionError):
            return False
        if time.monotonic() >= until:
            return True
        time.sleep(0.01)


def judge(made: dict[str, Any], case: Case, target: Path) -> None:
    """Add what is wrong with it."""
    told = target.with_name("err").read_text("utf-8", "replace")
    made["traceback"] = "Traceback" in told or "a fault in convert" in told or made["end"] == "broken"
    made["strays"] = sum(path.name not in ("out", "err", target.name) for path in target.parent.iterdir())
    made["told"] = told.strip()[-600:]
    made["shout"] = len(max(told.splitlines(), default="", key=len)) > LONGEST or any(
        unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in told
    )
    made["lost"], made["leak"] = [], SECRET in told
    if target.exists():
        text = print_of(target)
        made["leak"] |= SECRET in text or "root:x:0" in text
        bare = "".join(c for c in text if c.isalpha())
        data = case.page.read_bytes()
        lost = [w for w in (story.FIRST, story.LAST, story.DEEP) if w.encode() in data and w not in bare]
        if lost or case.word:
            known = confined(lambda: tell_reading(case.page), case.name)
            made["lost"] = [word for word in (*lost, case.word) if word not in known]
            if lost and not made["lost"] and "words-missing" not in told:
                known = confined(lambda: tell_reading(case.page, left_out=True), case.name)
                made["lost"] = [word for word in lost if word not in known]


def print_of(target: Path) -> str:
    """All words of a PDF."""
    document = pypdfium2.PdfDocument(target)
    text = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    return text


def tell_reading(page: Path, left_out: bool = False) -> str:
    """All that is known of a page, or what the reader is told was left out of it, as JSON."""
    try:
        article = extract(read(page))
    except ConvertError as error:
        return str(error)
    return msgspec.json.encode(article.reading if left_out else article).decode()
