"""Workers that hang, die or eat memory cost their own job and no other."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from convert.batch import Job, Outcome
from convert.batch.processes import Processes
from tests.batch.fault import misbehave

Jobs = Callable[[Iterable[str]], list[Job]]


@pytest.fixture
def pool() -> Iterator[Processes]:
    executor = Processes(2, time=2.0, task=misbehave)
    yield executor
    executor.stop()


def by_name(outcomes: Iterable[Outcome]) -> dict[str, Outcome]:
    return {Path(outcome.job.source).name: outcome for outcome in outcomes}


def test_a_job_that_hangs_dies_or_eats_memory_spoils_no_other(pool: Processes, jobs: Jobs) -> None:
    good = [f"good-{n}" for n in range(24)]
    names = [*good[:8], "hang", *good[8:16], "die", *good[16:], "eat"]
    told = by_name(pool.run(jobs(names)))
    assert {name for name, outcome in told.items() if outcome.status == "done"} == set(good)
    assert "2 seconds" in str(told["hang"].reason)
    assert "SIGKILL" in str(told["die"].reason)
    assert "memory" in str(told["eat"].reason)


def test_what_is_given_up_says_what_to_do(pool: Processes, jobs: Jobs) -> None:
    pool.time = 1.0
    told = by_name(pool.run(jobs(["hang", "eat"])))
    assert "took longer than 1 second and was given up. To wait longer: --limit 2" in str(told["hang"].reason)
    assert "1000 MB of memory" in str(told["eat"].reason)
    assert "under [limits], memory." in str(told["eat"].reason)


def test_a_worker_that_is_killed_from_outside_costs_no_job(pool: Processes, jobs: Jobs) -> None:
    names = [f"slow-{n}" for n in range(8)]
    outcomes = []
    for outcome in pool.run(jobs(names)):
        outcomes.append(outcome)
        if len(outcomes) == 2:
            victim = next(iter(pool.pool._pool_manager.worker_manager.workers))
            os.kill(victim, signal.SIGKILL)
    assert by_name(outcomes).keys() == set(names)
    assert [outcome.status for outcome in outcomes] == ["done"] * len(names)


@pytest.mark.parametrize("leap", [-1e7, 1e7])
def test_a_clock_that_is_set_changes_no_time_limit(
    leap: float, pool: Processes, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, began = time.time, time.monotonic()
    names = ["slow-1", "hang", "slow-2", "slow-3"]
    told: dict[str, Outcome] = {}
    for outcome in pool.run(jobs(names)):
        told |= by_name([outcome])
        monkeypatch.setattr(time, "time", lambda: right() + leap)
    assert {name for name, outcome in told.items() if outcome.status == "failed"} == {"hang"}
    assert "2 seconds" in str(told["hang"].reason)
    assert time.monotonic() - began < 20


def test_workers_that_die_while_they_wait_cost_nothing(pool: Processes, jobs: Jobs) -> None:
    todo = jobs(["one", "two", "three"])

    def hand_out() -> Iterator[Job]:
        for job in todo:
            yield job
            for worker in list(pool.pool._pool_manager.worker_manager.workers):
                os.kill(worker, signal.SIGKILL)
            time.sleep(0.5)

    pool.ahead = 1
    assert [outcome.status for outcome in pool.run(hand_out())] == ["done"] * 3


def test_stopping_leaves_no_process_behind(jobs: Jobs) -> None:
    executor = Processes(2, time=60, task=misbehave)
    running = executor.run(jobs(["good", "hang-1", "hang-2"]))
    assert next(running).status == "done"
    deadline = time.monotonic() + 5
    while len(workers := list(executor.pool._pool_manager.worker_manager.workers)) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    stopper = threading.Thread(target=executor.stop)
    stopper.start()
    stopper.join(5)
    assert not stopper.is_alive()
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]
