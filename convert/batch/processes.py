"""The executor with processes of this machine: a worker that hangs or dies costs its job and no other; a job
whose worker was killed is tried once more.

Pebble supervises the workers; they are forked from a server that has the typesetter loaded, so that
one starts in a hundredth of a second.
"""

import gc
import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, count
from typing import Final

from pebble import ProcessExpired, ProcessPool

from convert.batch.job import Job, Outcome
from convert.batch.work import work
from convert.confine import Limits, allot, confine, count_seconds, tell_end, tell_hunger
from convert.errors import OutputError

TIME: Final = Limits().clock
"""Seconds of the clock one input may take; a sixty-page article takes about six on one slow core."""

MEMORY: Final = Limits().memory
"""Bytes of memory of a worker."""

GLANCE: Final = 0.25
"""Seconds between two looks at how long each worker has been at its job."""

TRIES: Final = 3
"""Times that all workers may be gone before one has finished anything."""

AHEAD: Final = 3
"""Jobs for each worker that are handed over ahead of time, so that none waits for the next."""

SWEEP: Final = 20
"""Jobs after which a worker looks for garbage, which Python puts off longer the more there is; it costs less
than a hundredth of them."""

_begun: Final = count(1)


class Processes:
    """As many workers as given; each does job after job until its process dies.

    `time` is in seconds for each job, `memory` in bytes for each worker, `task` what is done with a job.
    """

    def __init__(
        self,
        workers: int,
        time: float = TIME,
        memory: int = MEMORY,
        task: Callable[[Job], Outcome] = work,
    ) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["convert.batch.warm"])
        self.others = set(multiprocessing.active_children())
        self.time = time
        self.task = task
        self.ahead = workers * AHEAD
        self.open = partial(
            ProcessPool,
            max_workers=workers,
            initializer=confine,
            initargs=(Limits(memory=memory, processor=None),),
            context=context,
        )
        self.pool = self.open()
        self.broken = 0

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job as it finishes."""
        waiting = iter(jobs)
        running: dict[Future[Outcome], Job] = {}
        tried: set[str] = set()
        began: dict[Future[Outcome], float] = {}
        try:
            while True:
                for job in waiting:
                    running[self._hand_over(job)] = job
                    if len(running) >= self.ahead:
                        break
                if not running:
                    return
                done, _ = wait(running, GLANCE, return_when=FIRST_COMPLETED)
                if any(map(_is_lost, done)):
                    wait(running)
                    lost = [running.pop(future) for future in list(running) if _is_lost(future)]
                    waiting = chain(lost, waiting)
                    self._open_anew()
                    continue
                for future in done:
                    began.pop(future, None)
                    self.broken = 0
                    source = running[future].source
                    if source not in tried and _was_killed(future):
                        tried.add(source)
                        waiting = chain([running.pop(future)], waiting)
                        continue
                    yield _outcome(future, running.pop(future), self.time)
                self._end_late(running, began)
        finally:
            for future in running:
                future.cancel()

    def _hand_over(self, job: Job) -> Future[Outcome]:
        try:
            return self.pool.schedule(_begin, args=(self.task, job))
        except RuntimeError:
            self._open_anew()
            return self._hand_over(job)

    def _open_anew(self) -> None:
        """New workers, where all have died while none was at work, which pebble takes for the end."""
        self.broken += 1
        if self.broken > TRIES:
            raise OutputError(
                "The processes that do the work die before they begin. Is there memory left, and"
                " enough under [limits], memory?"
                " With fewer of them it may go: --workers 1"
            )
        self.pool.stop()  # type: ignore[no-untyped-call] # of pebble, which types only a part
        self.pool.join()
        self.pool = self.open()

    def _end_late(self, running: Iterable[Future[Outcome]], began: dict[Future[Outcome], float]) -> None:
        """Kill the workers that are at it for too long, by a clock that nobody can set, unlike pebble's."""
        now = time.monotonic()
        for future in running:
            if future.running() and now - began.setdefault(future, now) > self.time:
                future.cancel()

    def stop(self) -> None:
        """End all workers, whatever they do: killed first, since the pool would ask them and wait."""
        for child in set(multiprocessing.active_children()) - self.others:
            child.kill()
        self.pool.stop()  # type: ignore[no-untyped-call] # of pebble, which types only a part
        self.pool.join()


def _begin(task: Callable[[Job], Outcome], job: Job) -> Outcome:
    """Do a job in a worker, within the time of the processor that it may have."""
    allot(job.limits.seconds)
    if next(_begun) % SWEEP == 0:
        gc.collect()
    return task(job)


def _is_lost(future: Future[Outcome]) -> bool:
    """Whether a job was never begun, since there were no workers."""
    return future.done() and not future.cancelled() and isinstance(future.exception(), BrokenProcessPool)


def _was_killed(future: Future[Outcome]) -> bool:
    """Whether the worker was killed, which need not be the fault of its job: the job is tried once more."""
    error = None if future.cancelled() else future.exception()
    return isinstance(error, ProcessExpired) and error.exitcode == -signal.SIGKILL


def _outcome(future: Future[Outcome], job: Job, time: float) -> Outcome:
    """What came back, or how the worker ended instead."""
    try:
        return future.result()
    except CancelledError:
        told = f"{job.source} took longer than {count_seconds(time)} and was given up."
        reason = f"{told} To wait longer: --limit {time * 2:g}"
    except ProcessExpired as error:
        reason = tell_end(job.source, error.exitcode or 0, Limits.of(job.limits))
    except MemoryError:
        reason = tell_hunger(job.source, Limits.of(job.limits))
    return Outcome(job, "failed", reason=reason)
