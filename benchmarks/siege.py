"""Some five hundred hostile files, each given to the command: what became of it, and what it cost.

    python benchmarks/siege.py                       all of them; takes about an hour on one core
    python benchmarks/siege.py --only 'nested-*'     some
    python benchmarks/siege.py --minutes 10          as many as there is time for
    python benchmarks/siege.py --stop 50             Ctrl-C at any moment: exit codes, time, what is left
    python benchmarks/siege.py --cost 20             what a process of its own costs on a brief

Prints figures as JSON. Each of the following must be 0: tracebacks, late (no end within --patience seconds),
lost (a word is neither in the PDF nor told to be left out), leaks (words of a file that is not its own),
connections, strays (files that nobody asked for), left-over processes. The files are in --keep.
"""

import argparse
import fnmatch
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import msgspec
import pypdfium2

from benchmarks import disguise, shape, story
from convert.cli import main as command
from convert.confine import confined
from convert.extract import extract
from convert.sources import read

FAMILIES = (
    shape.many, shape.long, shape.nested, shape.overloaded,
    disguise.declared, disguise.pictured, disguise.titled, disguise.encoded, disguise.other_kinds,
    disguise.texts,
)  # fmt: skip

PORT = "127.0.0.1:9"
"""What the pages ask, which becomes the port of whoever listens."""

SECRET = "root:x:0:"
"""What /etc/passwd begins with."""

EXITS = {0: "made", 10: "refused", 11: "refused", 12: "past a limit", 20: "no article", 40: "given up"}


def write_files(folder: Path, only: str, address: str) -> list[Path]:
    """Every file of every family, written by a child, so that this process and those it forks stay small."""
    folder.mkdir()
    child = os.fork()
    if child == 0:
        for family in FAMILIES:
            for name, made in family():
                path = folder / (name if "." in name else f"{name}.html")
                data = made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made
                if fnmatch.fnmatch(path.name, only):
                    path.write_bytes(data.replace(PORT.encode(), address.encode()))
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    return sorted(folder.iterdir())


def listen() -> tuple[str, list[object]]:
    """A server that notes who comes: its address, and the list."""
    came: list[object] = []
    server = socket.create_server(("127.0.0.1", 0))

    def wait() -> None:
        while True:
            came.append(server.accept()[1])

    threading.Thread(target=wait, daemon=True).start()
    return f"127.0.0.1:{server.getsockname()[1]}", came


def run(page: Path, target: Path, patience: float) -> dict[str, Any]:
    """Give one file to the command in a child of this process, which has everything loaded."""
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.setsid()
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(target.with_name(name), os.O_WRONLY | os.O_CREAT), number)
        code = 1
        try:
            code = command(["make", str(page), "-o", str(target), "--json"])
        finally:
            sys.stdout.flush()
            os._exit(code)
    late = False
    while not (ended := os.wait4(child, os.WNOHANG))[0]:
        if not late and time.monotonic() - began > patience:
            late = True
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.01)
    _, status, used = ended
    return {
        "file": page.name,
        "end": "late" if late else EXITS.get(os.waitstatus_to_exitcode(status), "broken"),
        "wall": time.monotonic() - began,
        "cpu": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss // 1024,
        "left": is_left(child),
    }


def is_left(group: int) -> bool:
    """Whether a process of the group still lives."""
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def name_left_out(page: Path) -> str:
    """What the reader is told was left out of a page, as JSON."""
    article = extract(read(page))
    return msgspec.json.encode(article.reading).decode()


def judge(made: dict[str, Any], page: Path, target: Path) -> None:
    """Add what is wrong with it."""
    data = page.read_bytes()
    told = target.with_name("err").read_text("utf-8", "replace")
    made["traceback"] = "Traceback" in told or made["end"] == "broken"
    made["strays"] = sum(path.name not in ("out", "err", target.name) for path in target.parent.iterdir())
    made["told"] = told.strip()[:300]
    made["lost"], made["leak"] = [], False
    if target.exists():
        document = pypdfium2.PdfDocument(target)
        text = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
        document.close()
        bare = "".join(c for c in text if c.isalpha())
        kept = (story.FIRST, story.LAST, story.DEEP)
        made["lost"] = [word for word in kept if word.encode() in data and word not in bare]
        if made["lost"]:
            trail = confined(lambda: name_left_out(page), page.name)
            made["lost"] = [word for word in made["lost"] if word not in trail]
        made["leak"] = SECRET in text


def besiege(only: str, patience: float, keep: Path, minutes: float) -> dict[str, object]:
    """All files, one after the other."""
    import convert.render.pdf  # noqa: F401 - loaded for the children

    address, came = listen()
    results: list[dict[str, Any]] = []
    until = time.monotonic() + minutes * 60
    shutil.rmtree(keep / "files", ignore_errors=True)
    pages = write_files(keep / "files", only, address)
    if not pages:
        sys.exit(f"No file of the siege is called {only}; for instance: --only 'nested-*'")
    for page in pages:
        if time.monotonic() > until:
            break
        folder = keep / "work"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        made = run(page, folder / "made.pdf", patience)
        judge(made, page, folder / "made.pdf")
        cost = f"{made['cpu']:.1f} s {made['megabytes']} MB"
        print(page.name, made["end"], cost, made["lost"] or "", file=sys.stderr)
        results.append(made)
    return sum_up(results) | {"connections": len(came)}


def sum_up(results: list[dict[str, Any]]) -> dict[str, object]:
    def spread(key: str) -> dict[str, float]:
        values = sorted(result[key] for result in results)
        return {
            "median": round(values[len(values) // 2], 1),
            "p95": round(values[len(values) * 95 // 100], 1),
            "most": round(values[-1], 1),
        }

    failed = [
        r for r in results if r["traceback"] or r["lost"] or r["leak"] or r["end"] == "late" or r["left"]
    ]
    return {
        "files": len(results),
        "ends": Counter(result["end"] for result in results),
        "tracebacks": sum(result["traceback"] for result in results),
        "late": sum(result["end"] == "late" for result in results),
        "lost": sum(bool(result["lost"]) for result in results),
        "leaks": sum(result["leak"] for result in results),
        "strays": sum(result["strays"] for result in results),
        "left-over processes": sum(result["left"] for result in results),
        "seconds of the clock": spread("wall"),
        "seconds of the processor": spread("cpu"),
        "megabytes": spread("megabytes"),
        "failed": [{key: r[key] for key in ("file", "end", "lost", "told")} for r in failed],
    }


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
        left += is_left(process.pid)
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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="*")
    parser.add_argument("--minutes", type=float, default=600)
    parser.add_argument("--patience", type=float, default=200)
    parser.add_argument("--keep", type=Path, default=Path("siege"))
    parser.add_argument("--stop", type=int, default=0)
    parser.add_argument("--cost", type=int, default=0)
    arguments = parser.parse_args()
    keep: Path = arguments.keep
    keep.mkdir(parents=True, exist_ok=True)
    if arguments.stop:
        told = interrupt(arguments.stop, keep)
    elif arguments.cost:
        told = weigh(arguments.cost, keep)
    else:
        told = besiege(arguments.only, arguments.patience, keep, arguments.minutes)
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
