"""Articles to convert by the dozen."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from convert.batch import Job, Outcome, Product
from convert.design import Design, load_design
from tests.batch.fault import misbehave

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Tide table {n}</title></head><body><article>
<h1>Tide table {n}</h1><p>The harbour master of quay {n} keeps a book of every tide that came over the wall,
and of every boat that was not tied up when it did.</p><p>Nobody asked for the book in forty years. Then the
insurers did, and the quay found that it owned the longest series of its kind on this coast.</p>
<p>The series ends in the year in which the pencil ran out, which was also the year of the new wall.</p>
</article></body></html>"""


@pytest.fixture(scope="session")
def design() -> Design:
    return load_design()


@pytest.fixture
def jobs(tmp_path: Path, design: Design) -> Callable[[Iterable[str]], list[Job]]:
    """Jobs with these names, whose inputs are not there."""

    def make(names: Iterable[str]) -> list[Job]:
        return [
            Job(str(tmp_path / name), (Product(str(tmp_path / "out" / f"{name}.pdf"), design),))
            for name in names
        ]

    return make


@pytest.fixture
def archive(tmp_path: Path) -> Callable[[int], Path]:
    """A folder with so many articles."""

    def write(count: int) -> Path:
        folder = tmp_path / "archive"
        folder.mkdir()
        for n in range(count):
            (folder / f"tide-{n:03}.html").write_text(PAGE.format(n=n), "utf-8")
        return folder

    return write


class Pretence:
    """An executor that does in this process what the names of the jobs say."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        for job in jobs:
            self.asked.append(Path(job.source).name)
            yield misbehave(job)

    def stop(self) -> None:
        pass
