"""The executor that does one job after the other, each in a process of its own."""

from collections.abc import Iterable, Iterator
from functools import partial

from convert.batch.job import Job, Outcome
from convert.batch.work import work
from convert.confine import Limits, confined
from convert.errors import ConvertError


class Serial:
    """For a few inputs: no workers have to be started first."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order."""
        for job in jobs:
            try:
                yield confined(partial(work, job), job.source, Limits.of(job.limits))
            except ConvertError as error:
                yield Outcome(job, "failed", reason=str(error))

    def stop(self) -> None:
        """There is nothing to stop."""
