"""Ctrl-C at any moment of a run, and what a process of its own costs a brief."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks import story
from benchmarks.siege_run import is_left
from convert.confine import confined

GRACE = 0.5
"""Seconds in which the system ends a process whose parent died."""

ROOT = Path(__file__).resolve().parent.parent


def interrupt(count: int, keep: Path) -> dict[str, object]:
    """Ctrl-C, to the whole group as a terminal does it, at a random moment of a run, `count` times.

    A run that was over before, or whose file was made all the same, was not interrupted: another is tried.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it
    chance = random.Random(1)
    source = keep / "page.html"
    source.write_text(story.page("".join(map(tell_day, range(300)))), "utf-8")
    began = time.monotonic()
    start(source, keep).communicate()
    whole = time.monotonic() - began
    ends: Counter[str] = Counter()
    seconds: list[float] = []
    late = halves = strays = left = 0
    while len(seconds) < count and late < count:
        folder = keep / "work"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        process = start(source, folder)
        time.sleep(chance.uniform(0.1, whole))
        over = process.poll() is not None
        began = time.monotonic()
        if not over:
            os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate()
        took = time.monotonic() - began
        strays += sum(path.name != "a.pdf" for path in folder.iterdir())
        left += is_left(process.pid, GRACE)
        made = folder / "a.pdf"
        halves += made.exists() and not made.read_bytes().rstrip().endswith(b"%%EOF")
        if over or process.returncode == 0:
            late += 1
            continue
        seconds.append(took)
        ends[f"{process.returncode}{' with a traceback' if b'Traceback' in told else ''}"] += 1
    return {
        "interrupted": len(seconds),
        "over before": late,
        "seconds of a whole run": round(whole, 1),
        "ends": ends,
        "worst seconds": round(max(seconds, default=0), 2),
        "half files": halves,
        "strays": strays,
        "left-over": left,
    }


def start(source: Path, folder: Path) -> subprocess.Popen[bytes]:
    """The command in a process of its own that leads a group, as a terminal starts it."""
    arguments = [sys.executable, "-m", "convert", str(source), "-o", str(folder / "a.pdf"), "--force"]
    return subprocess.Popen(
        arguments, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )


def tell_day(number: int) -> str:
    """A paragraph like no other, in sentences: words in a row would be left out as a list."""
    sentences = (
        f"On day {day} the keeper of lock {number} wrote that the water stood at {number * day % 97} feet,"
        " and nobody had asked for it."
        for day in range(1, 9)
    )
    return f"<p>{' '.join(sentences)}</p>"


def weigh(count: int, keep: Path) -> dict[str, object]:
    """Milliseconds of the processor that a brief costs in this process and in one of its own, medians."""
    from convert.pipeline import build
    from convert.settings import Settings

    source = keep / "page.html"
    source.write_text(story.page("".join(f"<p>{story.words(60)}</p>" for _ in range(10))), "utf-8")
    settings = Settings(offline=True)

    def time_one(task: Callable[[], object]) -> float:
        before = os.times()
        task()
        after = os.times()
        return sum(after[:4]) - sum(before[:4])

    def make() -> bytes:
        return build(str(source), settings).data

    make()
    pairs = [(time_one(make), time_one(lambda: confined(make, "page"))) for _ in range(count)]
    bare, apart = (sorted(values)[count // 2] * 1000 for values in zip(*pairs, strict=True))
    return {"in this process": round(bare), "in its own": round(apart), "isolation": round(apart - bare)}
