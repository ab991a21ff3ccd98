"""Shards done by the workers of a Dask scheduler: one that runs somewhere, or one of this run's own on loopback."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures import wait as wait_for
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from kg.errors import SchedulerError
from kg.shards.executors import Elsewhere, ProcessEndedError, Started
from kg.shards.shard import Done, Job, Shard, run_shard, version_error, versions

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

__all__ = ["Cluster", "LocalWorkers"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_PATIENCE = 15.0
"""How long to wait for a scheduler to answer, and to have a worker, in seconds."""
_START = 120.0
"""How long workers of our own may take to start, in seconds: some, where the machine is busy."""
_IDLE = 60.0
"""How long a scheduler may be without workers in the midst of the work, in seconds: they are started anew meanwhile."""
_LOOK = 2.0
"""How often to look after them, in seconds."""
_GLANCE = 0.05
"""How often to see whether a worker of our own is there again, in seconds."""
_LOST = 2.0
"""How long one may be without a process until it is not waited for any more, in seconds: Dask takes a moment."""


class Cluster(Elsewhere):
    """Has the workers of a scheduler do the shards.

    Args:
        address: of the scheduler: ``tcp://HOST:PORT``, or ``tls://HOST:PORT`` with the certificates of Dask's
            configuration.
        folder: one that every worker has under the same path.

    Raises:
        SchedulerError: Dask is not installed, or the scheduler does not answer, has no workers, or has one that runs
            another version of Parley or Python; on entering the context.
    """

    def __init__(self, address: str, folder: Path | None = None) -> None:
        self._address = address
        self._folder = folder
        self._client: Client | None = None
        self._level = logging.NOTSET
        self._threads = 1
        self._looked = 0.0
        self._idle_since: float | None = None

    @property
    def folder(self) -> Path | None:
        """Where shards that nobody keeps are to lie."""
        return self._folder

    def __enter__(self) -> Self:
        try:
            # Half a second, and an extra; cryptography is for the keys of our own workers.
            import cryptography  # noqa: F401, PLC0415
            import distributed  # noqa: F401, PLC0415
        except ImportError:
            raise SchedulerError(
                "a scheduler needs Dask", place=self._address, remedy="install it with `pip install 'parley-kg[dask]'`"
            ) from None
        # What it has to tell of workers that end is told by our own errors.
        log = logging.getLogger("distributed")
        self._level = log.level
        log.setLevel(logging.CRITICAL)
        try:
            self._client = self._answering()
            self._check_workers(self._client)
        except BaseException:
            self.close()
            raise
        return self

    def close(self) -> None:
        """Leave the scheduler."""
        self._end()
        logging.getLogger("distributed").setLevel(self._level)

    def _end(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with suppress(Exception):
                client.close(timeout=_LOOK)

    def _patience(self) -> float:
        """How long to wait until there is a client, in seconds; Dask's own wait of `_PATIENCE` comes first."""
        return 2 * _PATIENCE

    def _answering(self) -> Client:
        try:
            client = _within(self._patience(), self._connected)
            said = f"nothing within {self._patience():g} seconds"
        except (OSError, ValueError, TypeError, RuntimeError) as problem:
            client, said = None, _words(problem)
        if client is None:
            raise SchedulerError(
                f"no Dask scheduler answers ({said})", place=self._address,
                remedy="start it with `dask scheduler`, or name another address",
            )  # fmt: skip
        return client

    def _connected(self) -> Client:
        from distributed import Client  # noqa: PLC0415 - as above

        return Client(self._address, timeout=_PATIENCE, set_as_default=False, name="parley")

    def _check_workers(self, client: Client) -> None:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise self._no_workers(_PATIENCE) from None
        wanted = dict(versions())
        found = client.get_versions(packages=[name for name in wanted if name != "python"])
        for address, told in sorted(found["workers"].items()):
            packages = {**told["packages"], "python": ".".join(told["host"]["python"].split(".")[:2])}
            if any(packages.get(name) != version for name, version in wanted.items()):
                raise version_error(f"{self._address}: the worker {address}", packages, wanted)

    def _done(self, job: Job, shards: Iterable[Shard[Item]]) -> Iterator[Done[Item]]:
        self._idle_since = None  # when an earlier work ended, its last worker may just have been starting anew
        yield from super()._done(job, shards)

    def _processes(self) -> int:
        self._look()
        return self._threads

    def _start(self, job: Job, shard: Shard[Any]) -> Started:
        from distributed import KilledWorker  # noqa: PLC0415 - as above

        future = self._running.submit(run_shard, job, shard, pure=False)

        def wait() -> str:
            try:
                # Nobody tells Dask to stop fetching a result: one such fetch ends every later one, and a result whose
                # worker has ended is worked out again, however long that takes.
                result = _aside(future.result)
                while not wait_for([result], timeout=_LOOK).done:
                    self._look()
                digest: str = result.result()
                return digest
            except KilledWorker:
                raise ProcessEndedError from None
            except CancelledError:
                raise self._gone() from None
            finally:
                self._idle_since = None  # whatever became of the shard, somebody had it
                future.release()

        return wait

    def _look(self) -> None:
        """See now and then how many are left to work."""
        now = time.monotonic()
        if now - self._looked < _LOOK:
            return
        client = self._running
        try:
            threads: dict[str, int] = client.sync(client.scheduler.ncores, callback_timeout=_PATIENCE)
        except (OSError, ValueError, RuntimeError):
            raise self._gone() from None
        self._looked = now
        if threads:
            self._threads, self._idle_since = sum(threads.values()), None
        elif self._idle_since is None:
            self._idle_since = now
        elif now - self._idle_since > _IDLE:
            raise self._no_workers(_IDLE)

    @property
    def _running(self) -> Client:
        if self._client is None:
            raise SchedulerError("the scheduler is used outside of its context", place=self._address)
        return self._client

    def _gone(self) -> SchedulerError:
        return SchedulerError(
            "the Dask scheduler has gone", place=self._address,
            remedy="see that it runs, and give the same command again",
        )  # fmt: skip

    def _no_workers(self, seconds: float) -> SchedulerError:
        return SchedulerError(
            f"the Dask scheduler has had no worker for {seconds:g} seconds", place=self._address,
            remedy=f"start some with `dask worker {self._address} --nthreads 1`",
        )  # fmt: skip


class LocalWorkers(Cluster):
    """Has workers of its own on this machine do the shards: Dask, without anything to set up.

    Args:
        number: of workers; by default one for each core.
    """

    def __init__(self, number: int | None = None) -> None:
        super().__init__("local")
        self._number = number or os.cpu_count() or 1
        self._cluster: LocalCluster | None = None
        self._settings = ExitStack()

    def _patience(self) -> float:
        return _START

    def _end(self) -> None:
        super()._end()
        cluster, self._cluster = self._cluster, None
        if cluster is not None:
            with suppress(Exception):
                cluster.close(timeout=_PATIENCE)
        self._settings.close()

    def _settle(self) -> None:
        """Wait until every worker that has ended is there again.

        Dask starts it anew, but loses one that is ended at the very moment it joins: that nobody takes work up then
        is what waiting is for, and whoever has been lost all the same is started here.
        """
        if self._cluster is None:
            return
        missing = dict.fromkeys(self._cluster.workers, time.monotonic())
        end = time.monotonic() + _START
        while missing and time.monotonic() < end:
            for name, since in list(missing.items()):
                nanny = self._cluster.workers.get(name)
                if nanny is None or (nanny.is_alive() and nanny.worker_address in self._cluster.scheduler.workers):
                    del missing[name]
                elif not nanny.is_alive() and time.monotonic() - since > _LOST:
                    self._cluster.sync(nanny.restart)
                    missing[name] = time.monotonic()
            if missing:
                time.sleep(_GLANCE)
        if not self._cluster.scheduler.workers:
            raise self._no_workers(_START)

    def _connected(self) -> Client:
        import dask  # noqa: PLC0415 - as above
        from distributed import Client, LocalCluster  # noqa: PLC0415 - as above
        from distributed.security import Security  # noqa: PLC0415 - as above

        settings = {
            # Our workers are always started anew. Dask would look for one that has ended so long after, once, and give
            # it up for good if it happens to be away just then for another cause.
            "distributed.deploy.lost-worker-timeout": "365d",
            # A shard that ends a worker is tried again by us, with nothing beside it.
            "distributed.scheduler.allowed-failures": 0,
            "distributed.scheduler.http.routes": [],
            "distributed.worker.http.routes": [],
            # Nobody looks at what they would find out: a sample of every thread, and of the event loop, every 20 ms.
            "distributed.worker.profile.enabled": False,
            "distributed.admin.tick.interval": "1s",
        }
        self._settings.enter_context(dask.config.set(settings))  # some are looked up while the cluster is at work
        self._cluster = LocalCluster(
            n_workers=self._number, threads_per_worker=1, processes=True, host="127.0.0.1",
            dashboard_address="127.0.0.1:0", scheduler_kwargs={"dashboard": False},
            # Loopback is everybody's who has an account here: only who holds this run's key may give orders.
            security=Security.temporary(), silence_logs=logging.CRITICAL,
        )  # fmt: skip
        return Client(self._cluster, timeout=_PATIENCE, set_as_default=False, name="parley")


def _aside(call: Callable[[], Result]) -> Future[Result]:
    """What a call will give: for one that cannot be ended, made by a thread that nobody has to wait for."""
    future: Future[Result] = Future()

    def run() -> None:
        try:
            future.set_result(call())
        except BaseException as problem:
            future.set_exception(problem)

    threading.Thread(target=run, daemon=True).start()
    return future


def _within(seconds: float, call: Callable[[], Result]) -> Result | None:
    """What a call gives, or ``None`` where it takes longer: Dask waits for ever for a peer that never says a word."""
    future = _aside(call)
    return future.result() if wait_for([future], timeout=seconds).done else None


def _words(problem: BaseException) -> str:
    return (" ".join(str(problem).split()) or type(problem).__name__)[:200]
