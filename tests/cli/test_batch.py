"""`convert batch`, for real: processes are started, killed and interrupted."""

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from convert.seal import is_ours
from tests.batch.conftest import PAGE

COMMAND = (sys.executable, "-m", "convert", "batch")
LONG = 90
"""Seconds after which a run of a handful of articles has failed."""


@pytest.fixture
def archive(desk: Path) -> Callable[[int], Path]:
    def write(count: int) -> Path:
        folder = desk / "archive"
        folder.mkdir(exist_ok=True)
        for n in range(count):
            (folder / f"tide-{n}.html").write_text(PAGE.format(n=n), "utf-8")
        return folder

    return write


def convert(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], capture_output=True, text=True, timeout=LONG, check=False)


def start(*words: str) -> "subprocess.Popen[bytes]":
    """A run in a session of its own, so that all its processes can be counted."""
    return subprocess.Popen(
        [*COMMAND, *words], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def wait_for(what: Callable[[], bool], seconds: float = LONG) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)


def is_alive(session: int) -> bool:
    """Whether any process of a session still runs."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(its_session) == session and state != "Z":
            return True
    return False


def products(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".pdf"}


def strays(folder: Path) -> list[str]:
    """Files that are neither products nor what a batch keeps beside them."""
    known = {"report.json", "report.html", "state.db", "state.db-wal", "state.db-shm"}
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pdf")
    return [path.name for path in files if path.name not in known]


def test_each_article_becomes_a_file_and_a_bad_one_costs_no_other(archive: Callable[[int], Path]) -> None:
    folder = archive(4)
    (folder / "bad.html").write_bytes(b"\x00\xff" * 400)
    ran = convert(str(folder), "-o", "out", "--to", "brief,json")
    assert ran.returncode == 3
    assert "bad.html" in ran.stderr
    assert "1 of 5 articles failed" in ran.stderr
    assert sorted(products(Path("out"))) == [f"tide-{n}-brief.pdf" for n in range(4)]
    report = json.loads(Path("out/report.json").read_text("utf-8"))
    assert (report["done"], report["failed"], report["open"]) == (4, 1, 0)
    assert "bad.html" in report["lines"][0]["reason"]
    assert [p["path"] for p in report["lines"][1]["products"]] == ["tide-0-brief.pdf", "tide-0.json"]
    page = Path("out/report.html").read_text("utf-8")
    assert "4 of 5 articles are there" in page
    assert 'href="tide-3-brief.pdf"' in page


def test_a_misspelt_input_leaves_nothing_behind(archive: Callable[[int], Path]) -> None:
    ran = convert("nowhere", "-o", "out")
    assert ran.returncode == 2
    assert "no file or folder called nowhere" in ran.stderr
    assert not Path("out").exists()


def test_a_second_run_builds_nothing_and_says_so(archive: Callable[[int], Path]) -> None:
    folder = archive(2)
    assert convert(str(folder), "-o", "out").returncode == 0
    before = {path: path.stat().st_mtime_ns for path in Path("out").glob("*.pdf")}
    again = convert(str(folder), "-o", "out")
    assert "0 made, 2 unchanged, 0 failed" in again.stderr
    assert {path: path.stat().st_mtime_ns for path in Path("out").glob("*.pdf")} == before


def test_a_killed_batch_goes_on_where_it_stopped(archive: Callable[[int], Path]) -> None:
    folder = archive(8)
    assert convert(str(folder), "-o", "clean", "--workers", "2").returncode == 0
    run = start(str(folder), "-o", "out", "--workers", "2")
    wait_for(lambda: Path("out").is_dir() and len(products(Path("out"))) >= 2)
    os.kill(run.pid, signal.SIGKILL)
    run.wait(LONG)
    wait_for(lambda: not is_alive(run.pid), 20)
    survived = products(Path("out"))
    assert all(map(is_ours, survived.values()))
    resumed = convert("--resume", "-o", "out")
    assert resumed.returncode == 0
    unchanged = int(re.search(r"(\d+) unchanged", resumed.stderr)[1])  # type: ignore[index] # no match is to fail
    assert len(survived) - 1 <= unchanged <= len(survived)
    assert products(Path("out")) == products(Path("clean"))
    assert strays(Path("out")) == []


def children(process: int) -> list[int]:
    """The processes that one has started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(stat.parent.name))
    return found


def test_a_worker_that_is_killed_costs_no_article(archive: Callable[[int], Path]) -> None:
    folder = archive(8)
    assert convert(str(folder), "-o", "clean", "--workers", "2").returncode == 0
    run = start(str(folder), "-o", "out", "--workers", "2")
    wait_for(lambda: Path("out").is_dir() and len(products(Path("out"))) >= 2)
    workers = [worker for server in children(run.pid) for worker in children(server)]
    os.kill(workers[0], signal.SIGKILL)
    assert run.wait(LONG) == 0
    report = json.loads(Path("out/report.json").read_text("utf-8"))
    assert {line["status"] for line in report["lines"]} == {"done"}
    assert products(Path("out")) == products(Path("clean"))
    assert strays(Path("out")) == []


def test_two_builds_into_one_folder_do_not_spoil_it(archive: Callable[[int], Path]) -> None:
    folder = archive(6)
    assert convert(str(folder), "-o", "clean").returncode == 0
    runs = [start(str(folder), "-o", "out", "--workers", "1") for _ in range(2)]
    assert [run.wait(LONG) for run in runs] == [0, 0]
    assert products(Path("out")) == products(Path("clean"))
    assert strays(Path("out")) == []
    assert "6 unchanged" in convert(str(folder), "-o", "out").stderr


def test_a_state_that_cannot_be_read_costs_only_time(archive: Callable[[int], Path]) -> None:
    folder = archive(2)
    assert convert(str(folder), "-o", "out").returncode == 0
    before = products(Path("out"))
    Path("out/.convert/state.db").write_bytes(b"no database at all, but long enough to have a head " * 4)
    ran = convert(str(folder), "-o", "out")
    assert ran.returncode == 0
    assert "put aside" in ran.stderr
    assert products(Path("out")) == before


def test_ctrl_c_ends_a_batch_within_two_seconds(archive: Callable[[int], Path]) -> None:
    run = start(str(archive(12)), "-o", "out", "--workers", "2")
    wait_for(lambda: Path("out").is_dir() and len(products(Path("out"))) >= 1)
    began = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    assert run.wait(LONG) == 130
    assert time.monotonic() - began < 2
    wait_for(lambda: not is_alive(run.pid), 5)
    assert all(map(is_ours, products(Path("out")).values()))
    assert strays(Path("out")) == []
    assert json.loads(Path("out/report.json").read_text("utf-8"))["open"] > 0


def test_a_batch_that_is_asked_to_end_stops_its_workers_and_says_nothing_of_them(
    archive: Callable[[int], Path],
) -> None:
    words = (str(archive(12)), "-o", "out", "--workers", "2")
    with subprocess.Popen(
        [*COMMAND, *words], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as run:
        wait_for(lambda: Path("out").is_dir() and len(products(Path("out"))) >= 1)
        run.terminate()
        told = run.communicate(timeout=LONG)[1].decode()
    assert run.returncode == 128 + signal.SIGTERM
    assert "semaphore" not in told
    assert "Traceback" not in told
    wait_for(lambda: not is_alive(run.pid), 5)
    assert strays(Path("out")) == []
    assert json.loads(Path("out/report.json").read_text("utf-8"))["open"] > 0


@pytest.mark.parametrize("workers", [(), ("--workers", "1")])
def test_the_limits_of_the_settings_hold_for_each_article_of_a_batch(
    workers: tuple[str, ...], archive: Callable[[int], Path]
) -> None:
    folder = archive(1)
    page = (folder / "tide-0.html").read_text("utf-8")
    long = page.replace("</article>", "<p>And then the water rose again.</p>" * 6000 + "</article>")
    (folder / "tide-0.html").write_text(long, "utf-8")
    Path("convert.toml").write_text("[limits]\nmemory = 40\n", "utf-8")
    run = convert(str(folder), "-o", "out", *workers)
    assert run.returncode == 3
    assert "memory" in run.stderr


@pytest.mark.parametrize("workers", [(), ("--workers", "1")])
def test_a_limit_by_the_clock_holds_with_and_without_workers(
    workers: tuple[str, ...], archive: Callable[[int], Path]
) -> None:
    folder = archive(1)
    page = (folder / "tide-0.html").read_text("utf-8")
    long = page.replace("</article>", "<p>And then the water rose again.</p>" * 6000 + "</article>")
    assert long != page
    (folder / "tide-0.html").write_text(long, "utf-8")
    run = convert(str(folder), "-o", "out", "--limit", "1", *workers)
    assert run.returncode == 3
    assert "longer than 1 second and" in run.stderr


def test_a_full_disk_is_a_plain_sentence_for_each_file(archive: Callable[[int], Path]) -> None:
    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))

    run = subprocess.run(
        [*COMMAND, str(archive(2)), "-o", "out"],
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
        preexec_fn=fill,
    )
    assert run.returncode in (3, 40)
    assert "could not be written" in run.stderr
    assert "Make room, or choose another place with -o." in run.stderr
    assert "0 made, 0 unchanged, 2 failed" in run.stderr
    assert "Traceback" not in run.stderr
    assert products(Path("out")) == {}
    assert strays(Path("out")) == []


def test_what_changes_is_built_again_while_watching(archive: Callable[[int], Path]) -> None:
    folder = archive(2)
    run = start(str(folder), "-o", "out", "--watch")
    try:
        report = Path("out/report.json")
        wait_for(report.exists)
        time.sleep(1)
        (folder / "tide-7.html").write_text(PAGE.format(n=7), "utf-8")
        wait_for(lambda: "tide-7.pdf" in products(Path("out")))
        wait_for(lambda: json.loads(report.read_text("utf-8"))["unchanged"] == 2)
    finally:
        os.killpg(run.pid, signal.SIGINT)
    assert run.wait(LONG) == 130


BRAND = """extends = "orrery"
[institution]
name = "{name}"
"""


def test_a_brand_or_setting_that_changes_is_built_in_while_watching_and_a_mistake_in_it_is_told(
    archive: Callable[[int], Path],
) -> None:
    folder = archive(1)
    brand = Path("house/brand.toml")
    brand.parent.mkdir()
    brand.write_text(BRAND.format(name="Harbour House"), "utf-8")
    Path("convert.toml").write_text('brand = "./house/"\n', "utf-8")
    told = Path("told.txt")

    def differ(before: dict[str, bytes]) -> bool:
        return products(Path("out")) not in ({}, before)

    with (
        told.open("wb") as file,
        subprocess.Popen(
            [*COMMAND, str(folder), "-o", "out", "--watch"],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=file,
        ) as run,
    ):
        try:
            wait_for(lambda: "Waiting for changes" in told.read_text("utf-8"))
            time.sleep(1)
            letter = 'brand = "./house/"\npaper = "Letter"\n'
            for path, text in ((brand, BRAND.format(name="Quay House")), (Path("convert.toml"), letter)):
                before = products(Path("out"))
                path.write_text(text, "utf-8")
                wait_for(partial(differ, before))
            Path("convert.toml").write_text('brnd = "x"\n', "utf-8")
            wait_for(lambda: "no setting 'brnd'" in told.read_text("utf-8"))
            before = products(Path("out"))
            Path("convert.toml").write_text('brand = "./house/"\n', "utf-8")
            wait_for(partial(differ, before))
        finally:
            os.killpg(run.pid, signal.SIGINT)
        assert run.wait(LONG) == 130
    assert "Traceback" not in told.read_text("utf-8")


def test_what_a_batch_makes_beside_its_articles_is_not_read_by_the_next(
    archive: Callable[[int], Path],
) -> None:
    folder = archive(2)
    for again in ("2 made, 0 unchanged", "0 made, 2 unchanged"):
        ran = convert(str(folder), "--to", "json")
        assert ran.returncode == 0
        assert again in ran.stderr
    assert sorted(path.name for path in folder.glob("tide*")) == [
        f"tide-{n}.{end}" for n in range(2) for end in ("html", "json")
    ]


def test_remarks_under_strict_exit_4_now_and_after_a_run_without_it_and_are_told(
    archive: Callable[[int], Path],
) -> None:
    folder = archive(2)
    page = (folder / "tide-1.html").read_text("utf-8")
    (folder / "tide-1.html").write_text(
        page.replace("</h1>", '</h1><p class="byline">By Ada Bo, 03/04/2024</p>')
    )
    for words in (("--strict",), (), ("--strict",)):
        ran = convert(str(folder), "-o", "out", *words)
        assert ran.returncode == (4 if words else 0)
        if words:
            assert "1 of 2 articles failed" in ran.stderr
            assert "[date-ambiguous]" in ran.stderr
            assert f"convert {folder / 'tide-1.html'} --to json -o NEW.json --set date=" in ran.stderr
    (folder / "bad.html").write_bytes(b"\x00\xff" * 400)
    assert convert(str(folder), "-o", "out", "--strict").returncode == 3


def test_a_batch_takes_the_flags_of_print_and_none_that_would_say_the_same_of_each_article(
    archive: Callable[[int], Path],
) -> None:
    folder = archive(1)
    assert convert(str(folder), "-o", "out", "--grey", "--archive").returncode == 0
    assert "No such option '--set'" in convert(str(folder), "--set", "title=x").stderr
    both = convert(str(folder), "-o", "out", "--booklet", "--archive")
    assert both.returncode == 2
    assert "leave out --archive" in both.stderr
    other = convert(str(folder), "-o", "out", "--to", "json,html", "--bleed")
    assert other.returncode == 2
    assert "--bleed is for a PDF, and what is made is json and html" in other.stderr
    assert convert(str(folder), "-o", "out", "--to", "json,brief", "--bleed").returncode == 0


def test_going_on_takes_no_other_flags_and_leaves_nothing_where_there_is_no_batch(
    archive: Callable[[int], Path],
) -> None:
    folder = archive(1)
    assert convert(str(folder), "-o", "out").returncode == 0
    more = convert("--resume", "-o", "out", "--paper", "letter")
    assert more.returncode == 2
    assert "leave out --paper" in more.stderr
    assert "1 unchanged" in convert("--resume", "-o", "out").stderr
    Path("empty").mkdir()
    assert convert("--resume", "-o", "empty").returncode == 2
    assert list(Path("empty").iterdir()) == []


def test_a_state_that_cannot_be_written_is_told_once(archive: Callable[[int], Path]) -> None:
    folder = archive(2)
    Path("out").mkdir()
    Path("out/.convert").write_text("in the way", "utf-8")
    ran = convert(str(folder), "-o", "out")
    assert ran.returncode == 0
    assert ran.stderr.count("cannot be written, so that the next run builds again") == 1


def test_a_scheduler_file_that_is_not_there_is_told_at_once(archive: Callable[[int], Path]) -> None:
    ran = convert(str(archive(1)), "-o", "out", "--cluster", "nonsense")
    assert ran.returncode == 2
    assert "no such scheduler file" in ran.stderr


@pytest.fixture
def scheduler() -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler and two workers on this machine; its address and the workers."""
    environment = {**os.environ, "DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "1h"}
    file = Path("scheduler.json").absolute()
    dask = (sys.executable, "-m", "distributed.cli")
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
    processes = [
        subprocess.Popen(
            [dask[0], "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
             "--no-dashboard", "--scheduler-file", str(file)],
            **quiet,
        )
    ]  # fmt: skip
    wait_for(file.exists)
    processes += [
        subprocess.Popen(
            [dask[0], "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file), "--no-nanny",
             "--no-dashboard", "--nthreads", "1", "--host", "127.0.0.1"],
            cwd="/",
            **quiet,
        )
        for _ in range(2)
    ]  # fmt: skip
    yield str(file), processes[1:]
    for process in processes:
        process.kill()
        process.wait(LONG)


def test_a_cluster_gives_the_same_files_though_a_worker_is_killed(
    archive: Callable[[int], Path], scheduler: tuple[str, list["subprocess.Popen[bytes]"]]
) -> None:
    folder = archive(6)
    file, workers = scheduler
    run = start(str(folder), "-o", "out", "--cluster", file)
    wait_for(lambda: Path("out").is_dir() and len(products(Path("out"))) >= 1)
    workers[0].kill()
    assert run.wait(LONG) == 0
    assert convert(str(folder), "-o", "clean").returncode == 0
    assert products(Path("out")) == products(Path("clean"))


def test_a_cluster_that_does_not_answer_is_a_plain_sentence(archive: Callable[[int], Path]) -> None:
    ran = convert(str(archive(1)), "-o", "out", "--cluster", "tcp://127.0.0.1:9")
    assert ran.returncode == 2
    assert "No cluster answers at tcp://127.0.0.1:9" in ran.stderr


def test_what_the_command_line_gets_wrong_leaves_nothing_behind(archive: Callable[[int], Path]) -> None:
    folder = archive(1)
    assert convert(str(folder), "-o", "out", "--to", "breif").returncode == 2
    assert not Path("out").exists()
