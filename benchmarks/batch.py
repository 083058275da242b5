"""What a batch costs, as ratios in one run: against the bare typesetter, against two loops, against itself.

    python benchmarks/batch.py [--articles 100] [--stories 50] [--only gain cpu command ...]

The articles are made up by a seeded generator, three printed pages each. Nothing is compared with a time
of another day: every figure is a ratio of two things done in this run, CPU seconds where a bar speaks of CPU.
"""

import argparse
import multiprocessing
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2

from convert.batch import Job, Product
from convert.batch.processes import Processes
from convert.compose import compose
from convert.design import load_design
from convert.override import Overrides
from convert.pipeline import extract_source

PARTS = ("ka", "len", "dor", "mi", "ras", "to", "ven", "sul", "pe", "ran", "il", "gor", "ta", "nem", "os")
WORDS = (560, 800)
"""From the fewest to the most words of an article; they fill three pages of the brief on A4, more or less, so
that as many end in a page with next to nothing on it as of the articles of the web."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As after an installation: the modules of both programs are compiled."""


def make_up(seed: int, words: int | None = None) -> str:
    """An article of words that are none, with headings, a list and a table, as a saved page."""
    dice = random.Random(seed)
    words = words or dice.randint(*WORDS)
    word = lambda: "".join(dice.choices(PARTS, k=dice.randint(1, 4)))
    sentence = lambda n: " ".join(word() for _ in range(n)).capitalize() + "."
    paragraph = lambda: "<p>" + " ".join(sentence(dice.randint(8, 22)) for _ in range(5)) + "</p>"
    rows = "".join(f"<tr><td>{word()}</td><td>{dice.randint(1, 999)}</td></tr>" for _ in range(6))
    body: list[str] = []
    while sum(len(part.split()) for part in body) < words:
        body += [f"<h2>{sentence(5)[:-1]}</h2>", paragraph(), paragraph()]
    items = "".join(f"<li>{sentence(9)}</li>" for _ in range(4))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{sentence(6)[:-1]} {seed}</title>'
        f'<meta name="author" content="Ada Brandt"></head><body><nav><a href="/a">{word()}</a></nav><article>'
        f"<h1>{sentence(6)[:-1]} {seed}</h1>{''.join(body)}<ul>{items}</ul>"
        f"<table><tr><th>{word()}</th><th>{word()}</th></tr>{rows}</table></article></body></html>"
    )


def write_articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for seed in range(count):
        (folder / f"{seed:04}.html").write_text(make_up(seed), "utf-8")
    return folder


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of something that is done in child processes."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, cpu


def run(*words: str) -> Callable[[], object]:
    command = [sys.executable, "-m", *words]
    return lambda: subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)


def batch(folder: Path, out: Path, workers: int) -> Callable[[], object]:
    return run("convert", "batch", str(folder), "-o", str(out), "--workers", str(workers), "--quiet")


def loop(_: int) -> None:
    total = 0
    for number in range(30_000_000):
        total += number


def loops(count: int) -> float:
    """Wall seconds of so many CPU loops at once."""
    began = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(count) as pool:
        pool.map(loop, range(count), chunksize=1)
    return time.perf_counter() - began


def measure_gain(work: Path, folder: Path) -> None:
    one, two = loops(1), loops(2)
    gain = 2 * one / two
    alone, _ = spent(batch(folder, work / "one", 1))
    pair, _ = spent(batch(folder, work / "two", 2))
    print(f"gain of two processes: batch {alone / pair:.2f}, CPU loops {gain:.2f},"
          f" share {alone / pair / gain:.2f} (bar 0.90)")  # fmt: skip


def typeset_bare(folder: str) -> None:
    """The same pages by the typesetter alone: markup given, fonts and style sheets parsed once. Of what the
    press mends nothing is kept between two layouts."""
    from convert.render.document import PAGE, make_document
    from convert.render.press import VARIANT, Draft, press

    design = load_design()
    documents = [
        make_document(compose([extract_source(str(path), Overrides())]), design, PAGE)
        for path in sorted(Path(folder).iterdir())
    ]
    tools = press(design)
    tools.fonts.styles = None
    began = time.process_time()
    for document in documents:
        sheets = [*tools.sheets, tools.foot(document.language, document.direction)]
        typeset = Draft(document).page.render(
            stylesheets=sheets, font_config=tools.fonts, counter_style=tools.counters, pdf_variant=VARIANT
        )
        typeset.write_pdf(pdf_variant=VARIANT)
    print(time.process_time() - began)


TURNS = 3
"""Times that the bare typesetter and the batch take turns: what else a machine does slows first one, then the
other."""


def measure_cpu(work: Path, folder: Path) -> None:
    bare = cpu = 0.0
    ratios = []
    for _ in range(TURNS):
        told = subprocess.run(
            [sys.executable, __file__, "--bare", str(folder)], check=True, capture_output=True, text=True
        )
        began = time.process_time()
        pool = Processes(2)
        outcomes = list(pool.run(jobs(folder, work)))
        pool.stop()
        ours = sum(outcome.cpu for outcome in outcomes) + time.process_time() - began
        bare, cpu = bare + float(told.stdout), cpu + ours
        ratios.append(ours / float(told.stdout))
    pages = sum(outcome.made[0].pages or 0 for outcome in outcomes) / len(outcomes)
    print(
        f"CPU of a batch to that of typesetting the same pages: {cpu / bare:.2f}"
        f" ({min(ratios):.2f} to {max(ratios):.2f}; bar 1.25);"
        f" {3600 * TURNS * len(outcomes) / cpu:,.0f} documents of {pages:.1f} pages an hour of one core"
    )


def jobs(folder: Path, work: Path) -> list[Job]:
    """A job for each article."""
    design = load_design()
    return [Job(str(path), (Product(str(work / "x.pdf"), design),)) for path in sorted(folder.iterdir())]


def measure_command(work: Path, folder: Path) -> None:
    article = sorted(folder.iterdir())[0]
    clean = work / "clean.html"
    run("convert", str(article), "-o", str(clean), "-q")()
    ours, bare = [], []
    for number in range(6):
        ours.append(spent(run("convert", str(article), "-o", str(work / f"c{number}.pdf")))[1])
        bare.append(spent(run("weasyprint", str(clean), str(work / "b.pdf")))[1])
    print(f"CPU of one command to the bare weasyprint command: {min(ours[1:]) / min(bare[1:]):.2f} (bar 1.3)")


def measure_rebuild(work: Path, folder: Path) -> None:
    first, _ = spent(batch(folder, work / "again", 2))
    second, _ = spent(batch(folder, work / "again", 2))
    print(
        f"rebuild of {len(jobs(folder, work))} unchanged articles: {second / first:.1%} (bar 2 % for 1,000)"
    )


def resident(process: int) -> int:
    """Bytes of memory that a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def measure_memory(work: Path, folder: Path) -> None:
    pool = Processes(1)
    held = [
        max(resident(child.pid) for child in multiprocessing.active_children() if child.pid)
        for _ in pool.run(jobs(folder, work))
    ]
    pool.stop()
    early = held[min(99, len(held) // 2)]
    print(f"memory of a worker: {held[0] / 1e6:.0f} MB after the first, {early / 1e6:.0f} at the"
          f" {min(100, len(held) // 2 + 1)}th, {held[-1] / 1e6:.0f} after {len(held)}"
          f" ({held[-1] / early - 1:+.1%}, bar 10 %)")  # fmt: skip


def measure_newsletter(work: Path, stories: int) -> None:
    for count in (stories // 10, stories // 5, stories // 2, stories):
        folder = write_articles(work / f"issue-{count}", count)
        target = work / f"issue-{count}.pdf"
        _, cpu = spent(run("convert", "newsletter", str(folder), "-o", str(target), "--quiet"))
        with closing(pypdfium2.PdfDocument(target)) as document:
            pages = len(document)
        print(f"newsletter of {count} stories: {pages} pages, {1000 * cpu / pages:.0f} ms CPU a page")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--stories", type=int, default=50)
    parts = ("gain", "cpu", "command", "rebuild", "memory", "newsletter")
    parser.add_argument("--only", nargs="+", choices=parts, default=parts)
    parser.add_argument("--bare", metavar="FOLDER", help=argparse.SUPPRESS)
    said = parser.parse_args()
    if said.bare:
        typeset_bare(said.bare)
        return
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        folder = write_articles(work / "articles", said.articles)
        for name in said.only:
            if name == "newsletter":
                measure_newsletter(work, said.stories)
            else:
                globals()[f"measure_{name}"](work, folder)


if __name__ == "__main__":
    main()
