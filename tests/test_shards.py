"""Shards: the same bytes whoever does them, and what becomes of them when processes, schedulers or folders fail."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from dask import config as dask_config
from dask.utils import parse_timedelta
from documents import articles
from shard_works import Deadly, Upper, full_disk, shards, slow
from tables import folder_bytes, ged, write_table

import kg
from kg.actors import packaged_lexicon
from kg.cli.building import run_build
from kg.cli.extracting import run_extract
from kg.datasets import find_mapping
from kg.datasets import records as records_module
from kg.datasets import release as release_module
from kg.datasets import summing as summing_module
from kg.datasets import table as table_module
from kg.errors import InputError, OutputError, SchedulerError
from kg.graph import Graph
from kg.pipeline import bulk as bulk_module
from kg.pipeline.accounts import iter_accounts
from kg.pipeline.bulk import load_files
from kg.pipeline.ingest import ingest_file
from kg.pipeline.run import build_folder
from kg.shards import Done, Executor, Processes, executor_for
from kg.shards import cluster as cluster_module
from kg.shards import executors as executors_module
from kg.shards.cluster import Cluster, LocalWorkers
from kg.shards.shard import Job, Shard, run_shard, versions, write_job
from kg.store import Store

TEXTS = [f"text {number}" for number in range(12)]


@pytest.fixture(scope="module")
def local() -> Iterator[LocalWorkers]:
    with LocalWorkers(2) as workers:
        yield workers


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    with Processes(2) as found:
        yield found


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Items that kill are given up the first time that they do so alone: how often is for the tests of shards above.

    A worker takes a second of both cores to start anew.
    """
    monkeypatch.setattr(executors_module, "_TRIES", 1)


@pytest.fixture(params=["processes", "local"])
def elsewhere(request: pytest.FixtureRequest) -> Executor:
    found: Executor = request.getfixturevalue(request.param)
    return found


def read(done: Done[str]) -> bytes | None:
    return None if done.path is None else done.read()


def test_shards_come_in_order_with_the_same_bytes(elsewhere: Executor, tmp_path: Path) -> None:
    wanted = [done.read() for done in Executor().map(Upper(), shards(*TEXTS, size=5), tmp_path / "here")]
    found = list(elsewhere.map(Upper(), shards(*TEXTS, size=5), tmp_path / "there"))
    assert (
        [done.read() for done in found]
        == wanted
        == [" ".join(TEXTS[at : at + 5]).upper().encode() for at in (0, 5, 10)]
    )
    assert [done.path.name for done in found if done.path] == ["000", "005", "010"]
    assert sorted(path.name for path in (tmp_path / "there").iterdir()) == ["000", "005", "010"]  # nothing else is left


def test_a_process_killed_half_way_changes_nothing(elsewhere: Executor, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.touch()
    items = [*TEXTS[:4], str(trap), *TEXTS[4:]]
    found = list(elsewhere.map(Upper(), shards(*items, size=2), tmp_path / "out"))
    assert not trap.exists()  # somebody has taken it up, and was killed
    assert b" ".join(done.read() for done in found) == " ".join(items).upper().encode()


def test_a_process_that_starts_while_others_end_is_ended_too(tmp_path: Path) -> None:
    """The pool forgets whom it starts at the moment it breaks; to wait for him would be to wait for ever."""
    with Processes(2) as pool:
        stray = pool._context.Process(target=time.sleep, args=(600,))
        stray.start()
        items = [*TEXTS[:3], "deadly", *TEXTS[3:]]
        found = list(pool.map(Upper(), shards(*items, size=3), tmp_path))
        assert [done.items for done in found if done.path is None] == [("deadly",)]
        assert not stray.is_alive()


# While a pool breaks, the standard library's own thread goes through its processes, to which another may be added; by
# then it has told everybody who waits.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_item_that_kills_whoever_takes_it_up_is_named_and_the_rest_is_done(
    elsewhere: Executor, tmp_path: Path
) -> None:
    items = [*TEXTS[:3], "deadly", *TEXTS[3:]]
    found = list(elsewhere.map(Upper(), shards(*items, size=3), tmp_path))
    assert [done.items for done in found if done.path is None] == [("deadly",)]
    assert [item for done in found for item in done.items] == items
    assert " ".join(read(done).decode() for done in found if done.path) == " ".join(TEXTS).upper()


def test_an_item_is_not_given_up_for_what_others_did_to_its_processes(elsewhere: Executor, tmp_path: Path) -> None:
    traps = [tmp_path / f"trap{number}" for number in range(3)]
    for trap in traps:
        trap.touch()
    item = " ".join(map(str, traps))  # each kills once: with others beside it, and then twice alone
    (done,) = elsewhere.map(Upper(), shards(item), tmp_path / "out")
    assert read(done) == item.upper().encode()


def test_a_worker_that_dask_has_lost_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "_LOOK", 0.3)  # how long it is waited each time before it is looked for
    with LocalWorkers(1) as workers:
        assert workers._cluster is not None
        (nanny,) = workers._cluster.workers.values()
        nanny.process.on_exit = lambda _code: None  # as when it misses the end of a worker that was just joining
        found = list(workers.map(Upper(), shards("a", "deadly", "b", size=3), tmp_path))
        assert [done.items for done in found if done.path is None] == [("deadly",)]
        assert [read(done) for done in found if done.path] == [b"A", b"B"]
        assert set(workers._cluster.workers.values()) == {nanny}


def test_dask_does_not_give_up_a_worker_that_is_away_for_a_moment() -> None:
    before = dask_config.get("distributed.deploy.lost-worker-timeout")
    with LocalWorkers(1) as workers:
        assert parse_timedelta(dask_config.get("distributed.deploy.lost-worker-timeout")) > 86400
        assert workers._cluster is not None
    assert dask_config.get("distributed.deploy.lost-worker-timeout") == before


def test_a_result_that_ended_with_its_worker_is_worked_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "_LOOK", 0.05)  # so often that the result is looked for while nobody has it
    job = write_job(tmp_path, Upper(), [])
    with LocalWorkers(1) as workers:
        assert workers._cluster is not None
        (shard,) = shards("a", size=1)
        started = workers._start(job, shard)
        end = time.monotonic() + 60
        while not (tmp_path / shard.name).exists() and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.5)  # its worker has told that it is done
        (nanny,) = workers._cluster.workers.values()
        os.kill(nanny.process.pid, signal.SIGKILL)
        assert started() == run_shard(job, shard)


def test_what_a_work_raises_comes_home(elsewhere: Executor, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        list(elsewhere.map(full_disk, shards("a"), tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == []


def test_a_file_that_was_changed_is_not_taken_up(tmp_path: Path) -> None:
    (done,) = Executor().map(Upper(), shards("a"), tmp_path)
    assert done.path is not None
    done.path.write_bytes(b"B")
    with pytest.raises(SchedulerError, match="not what the worker wrote"):
        done.read()
    done.path.unlink()
    with pytest.raises(SchedulerError, match="cannot be read"):
        done.read()


# Workers that are none


def job(place: Path, **change: object) -> Job:
    made = write_job(place, Upper(), [])
    return Job(**{**{name: getattr(made, name) for name in Job.__slots__}, **change})


def test_a_worker_without_the_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(SchedulerError, match=r"worker on .*: sees no /nowhere .*under the same path"):
        run_shard(job(tmp_path, folder="/nowhere"), Shard("a", ("a",)))


def test_a_worker_that_sees_another_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(SchedulerError, match="sees another"):
        run_shard(job(tmp_path, sha256="0" * 64), Shard("a", ("a",)))


def test_a_worker_with_other_versions_says_which(tmp_path: Path) -> None:
    wanted = tuple((name, "9.9" if name in ("python", "parley-kg") else version) for name, version in versions())
    with pytest.raises(
        SchedulerError, match=r"runs python 3\.\d+ instead of 9\.9, parley-kg \S+ instead of 9\.9\. Run"
    ):
        run_shard(job(tmp_path, versions=wanted), Shard("a", ("a",)))


def test_a_worker_that_sees_other_documents_says_so(tmp_path: Path) -> None:
    seen = tmp_path / "seen.txt"
    seen.write_text("seen", "utf-8")
    made = write_job(tmp_path, Upper(), [(str(seen), 4), (str(seen), 5)])
    with pytest.raises(SchedulerError, match=r"does not see .*seen\.txt"):
        run_shard(made, Shard("a", ("a",)))


# Schedulers


def test_a_password_in_an_address_is_not_shown() -> None:
    with pytest.raises(SchedulerError) as refused:
        executor_for(1, "tcp://user:secret@127.0.0.1:8786")
    assert "127.0.0.1:8786" in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("address", ["here", "http://127.0.0.1:1", "tcp://127.0.0.1", "local:x", "tcp://h:1/../x"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(SchedulerError, match="not the address of a Dask scheduler"):
        executor_for(1, address)


@pytest.mark.parametrize("silent", [False, True])
def test_an_address_that_does_not_answer_ends_in_an_error_with_a_remedy(
    silent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "_PATIENCE", 0.5)
    with socket.socket() as port:
        port.bind(("127.0.0.1", 0))
        if silent:
            port.listen()  # connects, and never says a word
        with (
            pytest.raises(SchedulerError, match=r"no Dask scheduler answers .*dask scheduler"),
            Cluster(f"tcp://127.0.0.1:{port.getsockname()[1]}"),
        ):
            pass


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SchedulerError, match=r"parley-kg\[dask\]"), LocalWorkers(1):
        pass


def dask(*arguments: str) -> subprocess.Popen[bytes]:
    program = shutil.which("dask", path=str(Path(sys.executable).parent))
    assert program is not None
    quiet = subprocess.DEVNULL
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(kg.__file__).parents[1])])
    environment = {**os.environ, "PYTHONPATH": paths}
    return subprocess.Popen([program, *arguments], stdout=quiet, stderr=quiet, env=environment)


class Running:
    """A scheduler with a worker, as somebody would start them by hand."""

    def __init__(self, folder: Path) -> None:
        file = folder / "scheduler.json"
        self.scheduler = dask(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--dashboard-address", "127.0.0.1:0",
            "--scheduler-file", str(file),
        )  # fmt: skip
        while not file.exists() or not file.read_text("utf-8").strip():
            time.sleep(0.1)
        self.address = str(json.loads(file.read_text("utf-8"))["address"])
        self.workers: list[subprocess.Popen[bytes]] = []

    def start_worker(self) -> None:
        self.workers.append(
            dask("worker", self.address, "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard", "--no-nanny")
        )

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@contextmanager
def started(folder: Path) -> Iterator[Running]:
    found = Running(folder)
    try:
        yield found
    finally:
        found.end()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with a worker, which no test ends."""
    with started(tmp_path_factory.mktemp("dask")) as running:
        running.start_worker()
        yield running.address


def test_a_scheduler_elsewhere_does_the_same_from_any_folder(
    served: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its workers stand in another folder than the command, which names its documents from where it stands."""
    monkeypatch.chdir(tmp_path)
    articles(Path("articles"), 20)
    Path("articles/empty.txt").touch()
    Path("articles/a003.statements.yaml").write_text("document: [", encoding="utf-8")
    codes = []
    for name, executor in (("here", Executor()), ("there", executor_for(1, served, Path("there")))):
        with executor:
            codes.append(run_build([Path("articles")], Path(name), None, None, None, executor, force=False))
    assert codes == [1, 1]
    assert {path.name: path.read_bytes() for path in Path("here").iterdir()} == {
        path.name: path.read_bytes() for path in Path("there").iterdir()
    }
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error")]
    assert said[: len(said) // 2] == said[len(said) // 2 :]
    assert "error: articles/empty.txt: the file is empty" in said[1]


def test_a_worker_of_another_version_is_told_before_anything_is_sent(
    served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "versions", lambda: (("python", "3.99"), ("parley-kg", "9.9")))
    with (
        pytest.raises(SchedulerError, match=r"the worker tcp://\S+: runs python 3\.\d+ instead of 3\.99, parley-kg"),
        Cluster(served),
    ):
        pass


def test_a_scheduler_without_workers_and_whoever_vanishes_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "_LOOK", 0.2)
    monkeypatch.setattr(cluster_module, "_IDLE", 1.0)
    with started(tmp_path) as running:
        monkeypatch.setattr(cluster_module, "_PATIENCE", 1.0)
        with pytest.raises(SchedulerError, match=r"no worker for 1 seconds.*dask worker tcp://"):
            Cluster(running.address).__enter__()
        monkeypatch.setattr(cluster_module, "_PATIENCE", 20.0)  # to start workers takes a while
        for lost, said in (("worker", "no worker for 1 seconds"), ("scheduler", "has gone")):
            running.start_worker()
            with Cluster(running.address) as cluster:
                found = cluster.map(slow, shards(*TEXTS), tmp_path / lost)
                assert next(found).read() == b"TEXT 0"
                (running.workers[0] if lost == "worker" else running.scheduler).send_signal(signal.SIGKILL)
                with pytest.raises(SchedulerError, match=said):
                    list(found)


class NobodyNow:
    """A client whose shards get done, although no worker is ever there when somebody looks."""

    class Scheduler:
        ncores = None

    scheduler = Scheduler()

    def sync(self, *_: object, **__: object) -> dict[str, int]:
        return {}

    def submit(self, _: object, job: Job, shard: Shard[str], **__: object) -> Future[str]:
        future = DoneFuture()
        future.set_result(run_shard(job, shard))
        return future


class DoneFuture(Future[str]):
    status = "finished"

    def release(self) -> None:
        """Nothing is held."""


@pytest.mark.parametrize("works", [1, 3])
def test_workers_that_start_anew_now_and_then_are_not_missed(
    works: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came to pass in between, in the same work or since another one, counted as one long absence of all."""
    monkeypatch.setattr(cluster_module, "_LOOK", 0.0)
    monkeypatch.setattr(cluster_module, "_IDLE", 0.1)
    cluster = Cluster("tcp://127.0.0.1:1")
    monkeypatch.setattr(cluster, "_client", NobodyNow())
    for work in range(works):
        for done in cluster.map(Upper(), shards(*TEXTS[: 4 if works == 1 else 1]), tmp_path / str(work)):
            assert done.read()
            time.sleep(0.2)


def test_workers_of_its_own_listen_on_loopback_alone_and_want_a_key(local: LocalWorkers) -> None:
    assert local._cluster is not None
    listening = {
        connection.laddr.ip
        for process in map(psutil.Process, (None, *(worker.pid for worker in local._cluster.workers.values())))
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {"127.0.0.1"}
    address = local._cluster.scheduler.address
    assert address.startswith("tls://127.0.0.1:")
    with pytest.raises(SchedulerError, match="no Dask scheduler answers"), Cluster(address.replace("tls", "tcp")):
        pass


# Documents


def test_documents_read_by_workers_give_what_one_process_gives(local: LocalWorkers, tmp_path: Path) -> None:
    folder = articles(tmp_path / "in", 40)
    (folder / "b.txt").write_text((folder / "a000.txt").read_text("utf-8"), encoding="utf-8")  # a reprint
    runs = []
    for executor in (None, local):
        problems: list[InputError] = []
        found = iter_accounts([folder], lexicon=packaged_lexicon(), executor=executor, on_problem=problems.append)
        runs.append((list(found), list(map(str, problems))))
    assert runs[0] == runs[1]
    assert len(runs[0][0]) == 41


# That workers of either kind name who kills them is tried above: here, and of rows below, it is what becomes of it.
@pytest.mark.usefixtures("once")
def test_a_document_that_kills_every_worker_is_reported_by_name(
    processes: Processes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = articles(tmp_path / "in", 20)
    build_folder([folder], tmp_path / "wanted")
    (folder / "a010-poison.txt").write_text("Iran armed the Houthis.", encoding="utf-8")
    code = run_build([folder], tmp_path / "out", None, None, None, Deadly(processes, "poison"), force=False)
    assert code == 1
    said = capsys.readouterr().err
    assert f"error: {folder / 'a010-poison.txt'}: every process that read this document was ended" in said
    assert kg.open(tmp_path / "out").statements == kg.open(tmp_path / "wanted").statements


def test_a_folder_that_cannot_be_written_is_an_error_of_its_own(local: LocalWorkers, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    executor = Cluster("tcp://127.0.0.1:1", tmp_path / "file" / "below")
    with pytest.raises(OutputError, match="a file has this name, where a folder is needed"):
        list(iter_accounts([articles(tmp_path / "in", 2)], lexicon=packaged_lexicon(), executor=executor))


def test_documents_as_shards_of_quads_are_the_same_whoever_reads_them_and_load_into_a_store(
    local: LocalWorkers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bulk_module, "_DOCUMENTS", 8)
    folder = articles(tmp_path / "in", 20)
    for out, executor in (("here", Executor()), ("there", local)):
        code = run_extract([str(folder)], "", None, None, executor, shards=tmp_path / out)
        assert code == 0
    assert folder_bytes(tmp_path / "here") == folder_bytes(tmp_path / "there")
    assert len(folder_bytes(tmp_path / "here")) == 4  # three of documents, and the ontology
    with pytest.raises(OutputError, match="files of quads here already"):
        run_extract([str(folder)], "", None, None, shards=tmp_path / "here")
    store = Store.directory(tmp_path / "store")
    assert [path.name for path in load_files([tmp_path / "here"], store)] == sorted(folder_bytes(tmp_path / "here"))
    build_folder([folder], tmp_path / "built")
    assert Graph.of_store(store).statements == kg.open(tmp_path / "built").statements


# Tables


def test_rows_summed_up_by_workers_come_to_the_same_bytes(
    elsewhere: Executor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release_module, "_PART_ROWS", 20)
    monkeypatch.setattr(records_module, "_BLOCK", 4000)
    monkeypatch.setattr(summing_module, "_PARTS", 2)
    rows = [
        {"date_start": f"20{year:02}-03-{day:02}", "date_end": f"20{year:02}-03-{day:02}", "best": best, "side_b": side}
        for year, best, side in ((9, "3", "TTP"), (10, "0", "TTP"), (11, "7", "BLA"))
        for day in range(1, 29)
    ]
    first = write_table(tmp_path / "first.csv", ged(*rows))
    second = write_table(tmp_path / "second.csv", ged(*rows[:40], {"id": "999", "date_prec": "4"}))
    mapping = find_mapping("ucdp-ged")
    for out, executor in (("here", None), ("there", elsewhere)):
        done = ingest_file(mapping, first, tmp_path / out, executor=executor)
        assert len(list((done.folder / done.release.id).glob("rows-*.parquet"))) > 2
    assert folder_bytes(tmp_path / "here") == folder_bytes(tmp_path / "there")
    for out, executor in (("here", None), ("there", Deadly(elsewhere, "nobody"))):
        ingest_file(mapping, second, tmp_path / out, step="month", executor=executor)  # a newer release over it
    assert folder_bytes(tmp_path / "here") == folder_bytes(tmp_path / "there")


def test_more_releases_than_the_place_of_a_row_can_tell_apart_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_module, "_MOST_RELEASES", 1)
    first, second = (write_table(tmp_path / f"{best}.csv", ged({"best": best})) for best in ("3", "4"))
    ingest_file(find_mapping("ucdp-ged"), first, tmp_path / "out")
    before = (tmp_path / "out" / "graph.nq").read_bytes()
    with pytest.raises(InputError, match="more than 1 releases"):
        ingest_file(find_mapping("ucdp-ged"), second, tmp_path / "out")
    assert (tmp_path / "out" / "graph.nq").read_bytes() == before


@pytest.mark.usefixtures("once")
def test_rows_that_kill_whoever_sums_them_up_end_in_an_error_and_the_next_run_goes_on(
    processes: Processes, tmp_path: Path
) -> None:
    table = write_table(tmp_path / "t.csv", ged(*[{"side_b": "TTP"}] * 5))
    mapping = find_mapping("ucdp-ged")
    with pytest.raises(SchedulerError, match=r"rows-00000\.parquet: every process that summed up these rows was ended"):
        ingest_file(mapping, table, tmp_path / "out", executor=Deadly(processes, "rows-00000"))
    ingest_file(mapping, table, tmp_path / "wanted")
    ingest_file(mapping, table, tmp_path / "out")
    assert folder_bytes(tmp_path / "out") == folder_bytes(tmp_path / "wanted")
