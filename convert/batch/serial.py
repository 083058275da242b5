"""The executor that does one job after the other, each in a process of its own."""

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from convert.batch.job import Job, Outcome
from convert.batch.work import work
from convert.confine import Limits, confined
from convert.errors import ConvertError


class Serial:
    """For a few inputs: no workers have to be started first. `clock` is in seconds for each job."""

    def __init__(self, clock: float = Limits().clock) -> None:
        self.clock = clock

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order."""
        for job in jobs:
            limits = msgspec.structs.replace(Limits.of(job.limits), clock=self.clock)
            try:
                yield confined(partial(work, job), job.source, limits)
            except ConvertError as error:
                yield Outcome(job, "failed", reason=str(error))

    def stop(self) -> None:
        """There is nothing to stop."""
