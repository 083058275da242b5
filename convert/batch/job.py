"""What there is to do, and what came of it: values that travel to other processes and machines."""

from pathlib import Path
from typing import Literal

import msgspec

from convert.design import Design
from convert.model import Limits, Verdict
from convert.override import Overrides
from convert.remarks import Remark


class Product(msgspec.Struct, frozen=True):
    """One file to make of an input: its path, its design, and its format (a name of render.FORMATS)."""

    target: str
    design: Design
    to: str = "pdf"


class Job(msgspec.Struct, frozen=True):
    """One input and all that is to be made of it; `source` and each target are paths."""

    source: str
    products: tuple[Product, ...]
    overrides: Overrides = Overrides()
    offline: bool = False
    strict: bool = False
    archive: bool = False
    limits: Limits = Limits()

    @property
    def folder(self) -> Path:
        """Where the input lies, and the pictures that were saved with it."""
        return Path(self.source).absolute().parent


class Made(msgspec.Struct, frozen=True):
    """A file that was made, not yet written."""

    target: str
    data: bytes
    media_type: str
    pages: int | None = None
    verdict: Verdict | None = None


class Outcome(msgspec.Struct, frozen=True):
    """What came of a job: the files, or the one plain sentence that says why there are none.

    `trace` is the traceback of a fault of ours, for a report to the makers; `refused` is what failed for its
    remarks alone, under --strict; `seconds` are those of the clock, `cpu` those of the processor.
    """

    job: Job
    status: Literal["done", "unchanged", "failed"]
    made: tuple[Made, ...] = ()
    remarks: tuple[Remark, ...] = ()
    reason: str | None = None
    trace: str | None = None
    refused: bool = False
    seconds: float = 0.0
    cpu: float = 0.0


def refuse(job: Job, remarks: tuple[Remark, ...]) -> Outcome:
    """What comes of a job with remarks under --strict."""
    told = f"{job.source}: nothing was written, for there are remarks and --strict was given."
    return Outcome(job, "failed", remarks=remarks, reason=told, refused=True)
