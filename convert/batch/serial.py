"""The executor that does one job after the other in this process."""

from collections.abc import Iterable, Iterator

from convert.batch.job import Job, Outcome
from convert.batch.work import work


class Serial:
    """Nothing is shared, nothing is killed: for a few inputs, and to see a fault where it happens."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order."""
        yield from map(work, jobs)

    def stop(self) -> None:
        """There is nothing to stop."""
