"""Some thousand hostile files and folders, each given to the command: what became of it, and what it cost.

    python benchmarks/siege.py                       all of them; takes about half an hour on one core
    python benchmarks/siege.py --only 'nested-*'     some
    python benchmarks/siege.py --minutes 10          as many as there is time for
    python benchmarks/siege.py --stop 50             Ctrl-C at any moment: exit codes, time, what is left
    python benchmarks/siege.py --cost 20             what a process of its own costs on a brief

Prints figures as JSON. Each of the following must be 0: tracebacks, late (no end within --patience seconds),
lost (a word is neither in the PDF nor told to be left out), leaks (words of a file that is not its own),
connections, strays (files that nobody asked for), left-over processes, shouts (a line on the terminal that is
too long, or has controls). Memory is that of all processes of a run. The files are in --keep.
"""

import argparse
import json
import shutil
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.siege_case import cases
from benchmarks.siege_run import judge, listen, run
from benchmarks.siege_stop import interrupt, weigh


def besiege(only: str, patience: float, keep: Path, minutes: float) -> dict[str, object]:
    """All cases, one after the other."""
    import convert.render.pdf  # noqa: F401 - loaded for the children

    address, came = listen()
    results: list[dict[str, Any]] = []
    until = time.monotonic() + minutes * 60
    shutil.rmtree(keep / "files", ignore_errors=True)
    found = cases(only, keep, address)
    if not found:
        sys.exit(f"No case of the siege is called {only}; for instance: --only 'nested-*'")
    with (keep / "results.jsonl").open("w") as log:
        for case in found:
            if time.monotonic() > until:
                break
            work = keep / "work"
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir()
            before = set(case.folder.rglob("*"))
            made = run(case, work / "made.pdf", patience)
            judge(made, case, work / "made.pdf")
            made["strays"] += len(set(case.folder.rglob("*")) - before)
            cost = f"{made['wall']:.1f} s {made['cpu']:.1f} s {made['megabytes']} MB"
            wrong = [key for key in WRONG if made[key]]
            print(case.name, made["end"], cost, *wrong, file=sys.stderr)
            print(json.dumps(made), file=log, flush=True)
            results.append(made)
    return sum_up(results) | {"connections": len(came)}


WRONG = ("traceback", "lost", "leak", "strays", "left", "shout")
"""What may be wrong with a run."""


def sum_up(results: list[dict[str, Any]]) -> dict[str, object]:
    def spread(key: str) -> dict[str, float]:
        values = sorted(result[key] for result in results)
        return {
            "median": round(values[len(values) // 2], 1),
            "p95": round(values[len(values) * 95 // 100], 1),
            "most": round(values[-1], 1),
        }

    failed = [r for r in results if r["end"] == "late" or any(r[key] for key in WRONG)]
    return {
        "files": len(results),
        "ends": Counter(result["end"] for result in results),
        "tracebacks": sum(result["traceback"] for result in results),
        "late": sum(result["end"] == "late" for result in results),
        "lost": sum(bool(result["lost"]) for result in results),
        "leaks": sum(result["leak"] for result in results),
        "strays": sum(result["strays"] for result in results),
        "shouts": sum(result["shout"] for result in results),
        "left-over processes": sum(result["left"] for result in results),
        "seconds of the clock": spread("wall"),
        "seconds of the processor": spread("cpu"),
        "megabytes": spread("megabytes"),
        "failed": [{key: r[key] for key in ("file", "end", *WRONG, "told")} for r in failed],
    }


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
