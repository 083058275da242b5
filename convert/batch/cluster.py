"""The executor with machines: Dask's scheduler hands the jobs to its workers, which need no disk of ours.

What a job reads (the input, the pictures beside it, the fonts of its brand) travels with it.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Final, cast

import msgspec

from convert.batch.job import Job, Outcome
from convert.batch.state import beside, worn
from convert.batch.work import work
from convert.confine import Limits, confined
from convert.design import Design
from convert.errors import ConvertError, OutputError, UsageError
from convert.outside import MAX_INPUT, MEGA, Unreachable, passing_folder, read_file, read_input

try:
    import distributed
except ImportError as error:
    raise UsageError(
        "A cluster needs Dask, which is not installed. Type: pip install 'convert-press[cluster]'"
    ) from error

AHEAD: Final = 4
"""Jobs for each thread of the cluster that are handed over ahead of time."""

TRIES: Final = 3
"""Workers that may die over a job before it is given up."""

ANSWER: Final = 15
"""Seconds to wait for the scheduler."""


class Parcel(msgspec.Struct, frozen=True):
    """A job and the files that it reads: path as seen from the folder of the input, and bytes."""

    job: Job
    files: tuple[tuple[str, bytes], ...]


class Cluster:
    """A cluster at the address of its scheduler ("tcp://host:8786"), or named by its scheduler file."""

    def __init__(self, address: str) -> None:
        place = _find_scheduler(address)
        try:
            asyncio.run(asyncio.wait_for(_call(place), ANSWER))
            self.client: Any = cast(Any, distributed.Client)(place, timeout=ANSWER, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError) as error:
            told = "no answer" if isinstance(error, TimeoutError) else str(error).partition("\n")[0]
            raise UsageError(
                f"No cluster answers at {address} ({told or 'no answer'}). Start one with: dask scheduler"
            ) from error

    @property
    def threads(self) -> int:
        """How many jobs its workers do at once; 0 where there is none yet."""
        return sum(self.client.nthreads().values())

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job as it finishes."""
        waiting = iter(jobs)
        running: dict[str, Job] = {}
        ahead = AHEAD * max(self.threads, 1)
        futures: Any = cast(Any, distributed.as_completed)(
            (), loop=self.client.loop, with_results=False, raise_errors=False
        )
        while True:
            for job in waiting:
                try:
                    futures.add(self._hand_over(job, running))
                except ConvertError as error:
                    yield Outcome(job, "failed", reason=str(error))
                if len(running) >= ahead:
                    break
            if not running:
                return
            future = next(futures)
            yield _outcome(future, running.pop(future.key))
            future.release()

    def stop(self) -> None:
        """Leave the cluster; what it still does for us is dropped."""
        with suppress(OSError, TimeoutError):
            self.client.close(timeout=2)

    def _hand_over(self, job: Job, running: dict[str, Job]) -> Any:
        future = self.client.submit(unpack_and_work, pack(job), pure=False, retries=TRIES)
        running[future.key] = job
        return future


def _find_scheduler(address: str) -> str:
    """The address of a scheduler, from its file where one is named. UsageError in plain words."""
    if "://" in address:
        return address
    try:
        place = msgspec.json.decode(read_file(Path(address), MEGA)[0], type=dict[str, Any])["address"]
    except (OSError, Unreachable) as error:
        raise UsageError(
            f"--cluster {address}: there is no such scheduler file. Name the one that the scheduler writes,"
            " or write its address: tcp://host:8786"
        ) from error
    except (msgspec.MsgspecError, KeyError) as error:
        raise UsageError(f"--cluster {address}: this is no file of a Dask scheduler.") from error
    return str(place)


async def _call(address: str) -> None:
    """Ask a scheduler who it is: one that listens and never answers would have its client wait for ever."""
    async with cast(Any, distributed.rpc)(address, timeout=ANSWER) as scheduler:
        await scheduler.identity()


def pack(job: Job) -> Parcel:
    """The job with the files it reads. SourceError or OutputError where one cannot be had; a picture that is
    larger than any that is used stays here."""
    source = Path(job.source)
    files = [(source.name, read_input(source, job.limits.megabytes)[0])]
    for file in beside(source, job.limits.megabytes * MEGA):
        with suppress(OSError, Unreachable):
            files.append((str(file.relative_to(source.parent)), read_file(file, MAX_INPUT)[0]))
    for path in dict.fromkeys(path for product in job.products for path in worn(product.design)):
        try:
            files.append((str(path), read_file(path, MAX_INPUT)[0]))
        except (OSError, Unreachable) as error:
            raise OutputError(f"{path} cannot be sent to the cluster: {error}.") from error
    return Parcel(job, tuple(files))


def unpack_and_work(parcel: Parcel) -> Outcome:
    """Do a job that came by parcel, in a folder that is gone afterwards."""
    job = parcel.job
    with passing_folder() as folder:
        moved: dict[str, str] = {}
        for number, (name, data) in enumerate(parcel.files):
            inside = (
                Path("design", f"{number}{Path(name).suffix}") if Path(name).is_absolute() else Path(name)
            )
            path = folder / inside
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            moved[name] = str(path)
        products = tuple(
            msgspec.structs.replace(product, design=_move(product.design, moved)) for product in job.products
        )
        here = msgspec.structs.replace(job, source=moved[Path(job.source).name], products=products)
        return _as_ours(_confine(here), here, job)


def _confine(job: Job) -> Outcome:
    """Do a job in a child of the worker, which may do no more than one on this machine."""
    import convert.batch.warm  # noqa: F401 - loaded once for all children of the worker

    try:
        return confined(partial(work, job), job.source, Limits.of(job.limits))
    except ConvertError as error:
        return Outcome(job, "failed", reason=str(error))


def _move(design: Design, moved: Mapping[str, str]) -> Design:
    """The design with the files that came with it in the place of those it names."""
    return msgspec.structs.replace(
        design,
        fonts=tuple(moved.get(font, font) for font in design.fonts),
        people=tuple(
            msgspec.structs.replace(person, photo=person.photo and moved.get(person.photo, person.photo))
            for person in design.people
        ),
    )


def _as_ours(outcome: Outcome, here: Job, job: Job) -> Outcome:
    """The outcome with the names that its files have with us."""
    reason = outcome.reason and outcome.reason.replace(here.source, job.source)
    return msgspec.structs.replace(outcome, job=job, reason=reason)


def _outcome(future: Any, job: Job) -> Outcome:
    if future.status == "finished":
        result: Outcome = future.result()
        return result
    error = future.exception()
    return Outcome(
        job, "failed", reason=f"{job.source} was given up by the cluster ({type(error).__name__}: {error})."
    )
