"""Hostile input by the thousand: any bytes give an article, or one plain sentence, and nothing else.

    python benchmarks/fuzz.py read   --minutes 10    pages made up, and good ones damaged, are extracted
    python benchmarks/fuzz.py print  --minutes 10    the same, made into PDFs that are looked through
    python benchmarks/fuzz.py cover  --minutes 10    bytes that atheris finds (a package) are extracted
    python benchmarks/fuzz.py titles --count 10000   hostile titles, as names, in metadata and on paper
    python benchmarks/fuzz.py write  --count 1000    a writer is killed, or its disk is full, at any moment

Each runs in children that are watched: one that dies or takes longer than --patience seconds over an input is
a crash or a hang, and the input is kept. What must hold: a ConvertError or a result, no word of the page
lost, the same bytes the second time. Prints figures as JSON; inputs that failed are in --keep.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from hypothesis import HealthCheck, Phase, given, seed, settings

from benchmarks.hostile import damaged_pages, pages, titles
from benchmarks.law import entitle, press, read
from benchmarks.torn import kill_writers

ROUND = 100
"""Inputs of one seed; after them the next seed begins anew."""

CURRENT = "current.bin"
FIGURES = "figures.jsonl"


def child(kind: str, number: int, seconds: float, keep: Path, data: Path | None) -> None:
    """Rounds of one kind of input from seed `number` on for so many seconds; prints nothing."""
    until = time.monotonic() + seconds
    task: Callable[[bytes], object] = press if kind == "print" else read
    good = list(good_pages(data))
    while time.monotonic() < until:
        run_round(task, number, good, keep, until)
        number += 1


def run_round(
    task: Callable[[bytes], object], number: int, good: list[bytes], keep: Path, until: float
) -> None:
    """One round; a failing input is kept after hypothesis has made it as small as it can."""
    failing: list[bytes] = []
    strategy = pages() if number % 2 else damaged_pages(good)

    @seed(number)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def attempt(page: bytes) -> None:
        if time.monotonic() > until:
            return
        note_input(keep, page)
        began = time.process_time()
        try:
            task(page)
        except Exception:
            failing[:] = [page]
            raise
        finally:
            note_figure(keep, time.process_time() - began, page)

    try:
        attempt()
    except Exception as error:
        keep_case(keep, failing[0] if failing else b"", "".join(traceback.format_exception(error)[-12:]))


def note_input(keep: Path, page: bytes) -> None:
    (keep / CURRENT).write_bytes(page)


def note_figure(keep: Path, seconds: float, page: bytes) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    with open(keep / FIGURES, "a") as file:
        file.write(json.dumps([round(seconds, 3), peak, len(page)]) + "\n")
    if seconds > 5:
        (keep / f"slow-{seconds:.0f}s-{sha256(page).hexdigest()[:8]}.html").write_bytes(page)


def keep_case(keep: Path, page: bytes, told: str) -> None:
    """Keep an input that failed, under a name made of the last line of what was told."""
    name = sha256(told.strip().splitlines()[-1].encode()).hexdigest()[:8]
    (keep / f"crash-{name}.html").write_bytes(page)
    (keep / f"crash-{name}.txt").write_text(told, "utf-8")


def good_pages(data: Path | None) -> Iterator[bytes]:
    """Pages to damage: the samples, those of the tests, and whatever HTML is in the folder given."""
    folders = [ROOT / "samples", ROOT / "tests" / "pages", *([data] if data else [])]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".html", ".txt") and path.stat().st_size < 200_000:
                yield path.read_bytes()


def watch(arguments: argparse.Namespace) -> dict[str, object]:
    """Run children until the minutes are over; a child that dies or stands still leaves its input behind."""
    keep: Path = arguments.keep
    keep.mkdir(parents=True, exist_ok=True)
    (keep / FIGURES).unlink(missing_ok=True)
    until = time.monotonic() + arguments.minutes * 60
    number, died, hung = arguments.seed, 0, 0
    while (left := until - time.monotonic()) > 1:
        (keep / CURRENT).write_bytes(b"")
        command = [sys.executable, __file__, arguments.kind, "--child", f"{min(left, 300):.0f}"]
        command += ["--seed", str(number), "--keep", str(keep)]
        command += ["--data", str(arguments.data)] if arguments.data else []
        process = subprocess.Popen(command)
        stalled = False
        while process.poll() is None:
            time.sleep(0.5)
            if time.time() - (keep / CURRENT).stat().st_mtime > arguments.patience:
                stalled = True
                process.kill()
                process.wait()
        if stalled and until > time.monotonic():
            hung += 1
            keep_case(keep, (keep / CURRENT).read_bytes(), f"hang {hung} of {arguments.seed}")
        elif process.returncode and not stalled:
            died += 1
            keep_case(
                keep, (keep / CURRENT).read_bytes(), f"died {process.returncode} {died} {arguments.seed}"
            )
        number += 1000
    return summary(keep) | {"died": died, "hung": hung}


def summary(keep: Path) -> dict[str, object]:
    lines = [json.loads(line) for line in (keep / FIGURES).read_text().splitlines()]
    seconds = sorted(line[0] for line in lines)
    peaks = sorted(line[1] for line in lines)
    return (
        {
            "inputs": len(lines),
            "kept": sorted(path.name for path in keep.glob("crash-*.txt")),
            "seconds": {
                "median": seconds[len(seconds) // 2],
                "p95": seconds[len(seconds) * 95 // 100],
                "worst": seconds[-1],
            },
            "megabytes": {"median": peaks[len(peaks) // 2], "worst": peaks[-1]},
        }
        if lines
        else {"inputs": 0}
    )


def cover(minutes: float, keep: Path, data: Path | None) -> None:
    """Let atheris look for bytes that take new ways through decoding and extraction."""
    import atheris  # type: ignore[import-not-found]

    keep.mkdir(parents=True, exist_ok=True)
    corpus = keep / "corpus"
    corpus.mkdir(exist_ok=True)
    for page in good_pages(data):
        if len(page) < 20_000:
            (corpus / sha256(page).hexdigest()[:16]).write_bytes(page)

    def attempt(page: bytes) -> None:
        note_input(keep, page)
        began = time.process_time()
        try:
            read(page)
        finally:
            note_figure(keep, time.process_time() - began, page)

    for module in [m for name, m in sys.modules.items() if name.startswith("convert.")]:
        for value in vars(module).values():
            if getattr(value, "__module__", None) == module.__name__ and callable(value):
                instrument(atheris, module, value)
    options = [sys.argv[0], f"-max_total_time={minutes * 60:.0f}", "-timeout=60", "-rss_limit_mb=2048"]
    options += ["-max_len=20000", f"-artifact_prefix={keep}/crash-", str(corpus)]
    atheris.Setup(options, attempt)
    atheris.Fuzz()


def instrument(atheris: object, module: object, value: object) -> None:
    """Count the branches of one function."""
    name = getattr(value, "__name__", "")
    if type(value).__name__ == "function" and getattr(module, name, None) is value:
        setattr(module, name, atheris.instrument_func(value))  # type: ignore[attr-defined]


def name_titles(count: int, number: int, keep: Path) -> dict[str, object]:
    """Titles made to break names of files, markup, metadata and terminals."""
    keep.mkdir(parents=True, exist_ok=True)
    tried = 0

    @seed(number)
    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(titles())
    def attempt(title: str) -> None:
        nonlocal tried
        tried += 1
        entitle(title)

    attempt()
    return {"titles": tried}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=("read", "print", "cover", "titles", "write"))
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patience", type=float, default=60)
    parser.add_argument("--keep", type=Path, default=Path("fuzz"))
    parser.add_argument("--data", type=Path, help="a folder of more pages to damage")
    parser.add_argument("--child", type=float, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.kind, arguments.seed, arguments.child, arguments.keep, arguments.data)
        return
    if arguments.kind == "cover":
        cover(arguments.minutes, arguments.keep, arguments.data)
        return
    if arguments.kind == "titles":
        told = name_titles(arguments.count, arguments.seed, arguments.keep)
    elif arguments.kind == "write":
        told = kill_writers(arguments.count, arguments.seed, arguments.keep)
    else:
        told = watch(arguments)
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
