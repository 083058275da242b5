"""Workers of a cluster do each job in a process of its own, which may end; they live on."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from convert.batch import Job, Outcome, cluster
from convert.batch.cluster import Cluster
from convert.batch.work import work
from convert.errors import UsageError

HOSTILE = ("reach", "program", "die", "eat", "hang", "raise")


def misbehave(job: Job) -> Outcome:
    """Do as a page would that had broken the parser; in the child of the worker."""
    match Path(job.source).stem:
        case "reach":
            socket.create_connection(("127.0.0.1", 9), 1)
        case "program":
            os.system("true")
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "eat":
            return Outcome(job, "done", reason=str(len(bytearray(8 * 1024**3))))
        case "hang":
            while True:
                pass
        case "raise":
            raise RecursionError("too deep")
    return work(job)


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """A scheduler and a worker in this process, which listen on this machine only."""
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "work", misbehave)
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        processes=False,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address=None,
    ) as local:
        yield Cluster(local.scheduler_address)


def test_hostile_documents_end_as_one_sentence_each_and_the_worker_lives(
    archive: Callable[[int], Path], jobs: Callable[..., list[Job]], loopback: Cluster
) -> None:
    folder = archive(1)
    page = (folder / "tide-000.html").read_text()
    made = jobs(["x.html"])[0]
    waiting = []
    for name in (*HOSTILE, "good"):
        path = folder / f"{name}.html"
        path.write_text(page)
        limits = msgspec.structs.replace(made.limits, seconds=2) if name == "hang" else made.limits
        waiting.append(msgspec.structs.replace(made, source=str(path), limits=limits))
    before = list(loopback.client.scheduler_info()["workers"])
    ended = {Path(outcome.job.source).stem: outcome for outcome in loopback.run(waiting)}
    assert {name: ended[name].status for name in ended} == {
        **dict.fromkeys(HOSTILE, "failed"),
        "good": "done",
    }
    for name in HOSTILE:
        assert ended[name].reason, name
        assert "\n" not in str(ended[name].reason), name
    assert ended["good"].made[0].data.startswith(b"%PDF-")
    assert list(loopback.client.scheduler_info()["workers"]) == before
    loopback.stop()


def test_a_scheduler_file_that_is_not_there_or_is_none_is_refused_at_once(desk: Path) -> None:
    began = time.monotonic()
    with pytest.raises(UsageError, match=r"nonsense: there is no such scheduler file.*tcp://host:8786"):
        Cluster("nonsense")
    for text in ("not json", "[]", "{}"):
        Path("file.json").write_text(text, "utf-8")
        with pytest.raises(UsageError, match=r"file\.json: this is no file of a Dask scheduler"):
            Cluster("file.json")
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("scheme", ["tcp", "tls", "foo"])
def test_who_listens_and_never_answers_is_given_up_in_one_sentence(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 1)
    began = time.monotonic()
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(5)
        with pytest.raises(UsageError, match="No cluster answers at") as told:
            Cluster(f"{scheme}://127.0.0.1:{silent.getsockname()[1]}")
    assert "\n" not in str(told.value)
    assert time.monotonic() - began < 5


def test_an_input_that_cannot_be_sent_costs_no_other(
    archive: Callable[[int], Path], jobs: Callable[..., list[Job]], loopback: Cluster
) -> None:
    folder = archive(1)
    made = jobs(["x.html"])[0]
    names = ("gone-1.html", "tide-000.html", "gone-2.html")
    waiting = [msgspec.structs.replace(made, source=str(folder / name)) for name in names]
    ended = {Path(outcome.job.source).name: outcome for outcome in loopback.run(waiting)}
    loopback.stop()
    assert [ended[name].status for name in names] == ["failed", "done", "failed"]
    assert "There is no file" in str(ended["gone-1.html"].reason)
