"""What a batch did, for programs (report.json) and for people (report.html, one file to forward)."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec
from jinja2 import Environment, StrictUndefined, Template

from convert.batch.job import Outcome
from convert.outside import write_whole


class ProductLine(msgspec.Struct, frozen=True):
    """One file: its path as seen from the report, its pages, and the verdict in one sentence."""

    path: str
    pages: int | None = None
    verdict: str | None = None


class RemarkLine(msgspec.Struct, frozen=True):
    """One remark."""

    code: str
    sentence: str


class Line(msgspec.Struct, frozen=True):
    """One input and what came of it."""

    source: str
    status: Literal["done", "unchanged", "failed"]
    seconds: float
    products: tuple[ProductLine, ...] = ()
    remarks: tuple[RemarkLine, ...] = ()
    reason: str | None = None


class Report(msgspec.Struct, frozen=True):
    """A whole batch, which took `seconds`; a run that was stopped did not get to `open` inputs."""

    day: str
    seconds: float
    inputs: int
    done: int
    unchanged: int
    failed: int
    open: int
    lines: tuple[Line, ...]


def make_report(outcomes: Sequence[Outcome], inputs: int, folder: Path, day: str, seconds: float) -> Report:
    """The report in the order of the names of the inputs; paths are told as seen from `folder`."""
    count = Counter(outcome.status for outcome in outcomes)
    lines = tuple(_line(o, folder) for o in sorted(outcomes, key=lambda o: o.job.source))
    return Report(
        day,
        round(seconds, 1),
        inputs,
        count["done"],
        count["unchanged"],
        count["failed"],
        inputs - len(outcomes),
        lines,
    )


def _line(outcome: Outcome, folder: Path) -> Line:
    products = tuple(
        ProductLine(_seen(made.target, folder), made.pages, made.verdict.sentence if made.verdict else None)
        for made in outcome.made
        if outcome.status != "failed"
    )
    remarks = tuple(RemarkLine(remark.code, remark.sentence) for remark in outcome.remarks)
    seconds = round(outcome.seconds, 2)
    return Line(outcome.job.source, outcome.status, seconds, products, remarks, outcome.reason)


def _seen(path: str, folder: Path) -> str:
    here, target = folder.absolute(), Path(path).absolute()
    return target.relative_to(here).as_posix() if target.is_relative_to(here) else target.as_posix()


def write_report(report: Report, folder: Path) -> Path:
    """Write both files; the path of the one for people."""
    json, html = folder / "report.json", folder / "report.html"
    write_whole(json, msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    write_whole(html, template().render(report=report).encode())
    return html


@cache
def template() -> Template:
    """The page of the report."""
    source = files("convert.batch").joinpath("report.html.j2").read_text("utf-8")
    return Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(source)
