"""A writer that is killed, or whose disk is full, at any moment: what is there is one of the files, whole."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

from convert import outside
from convert.errors import ConvertError

ROOT = Path(__file__).resolve().parent.parent

WRITER = """
import sys
from pathlib import Path
from convert import outside
path, size = Path(sys.argv[1]), int(sys.argv[2])
print("go", flush=True)
for turn in range(10_000):
    outside.write_whole(path, bytes([65 + turn % 26]) * size)
"""


def kill_writers(count: int, number: int, keep: Path) -> dict[str, object]:
    """Kill a writer at a random moment: what is there is one of the files, whole."""
    chance = random.Random(number)
    folder = keep / "write"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "a.pdf"
    torn = leftover = 0
    size = 300_000
    for _ in range(count):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(target), str(size)], stdout=subprocess.PIPE, cwd=ROOT
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.random() * 0.05)
        process.kill()
        process.communicate()
        data = target.read_bytes() if target.exists() else b"A" * size
        torn += len(data) != size or data.strip(data[:1]) != b""
    for path in folder.glob(outside.TEMPORARY + "*"):
        os.utime(path, (0, 0))
    outside.write_whole(target, b"last")
    leftover = sum(1 for path in folder.iterdir() if path != target)
    return {"killed": count, "torn": torn, "left after a sweep": leftover} | fill_disk(count, folder, chance)


def fill_disk(count: int, folder: Path, chance: random.Random) -> dict[str, object]:
    """A disk that takes so many bytes and no more, as a limit on the size of files: the old file stays."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    target = folder / "full.pdf"
    lost = stray = silent = 0
    outside.write_whole(target, b"old")
    for _ in range(count):
        size = chance.randrange(1, 200_000)
        resource.setrlimit(resource.RLIMIT_FSIZE, (chance.randrange(size), resource.RLIM_INFINITY))
        try:
            outside.write_whole(target, b"n" * size)
            silent += 1
        except ConvertError:
            pass
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        lost += target.read_bytes() != b"old"
        stray += sum(1 for path in folder.iterdir() if path.name.startswith(outside.TEMPORARY))
    return {"disk full": count, "old file lost": lost, "stray files": stray, "not told": silent}
