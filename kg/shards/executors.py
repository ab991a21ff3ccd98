"""Who does the shards: this process, others of this machine, or the workers of a Dask scheduler."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias, TypeVar

from kg.shards.shard import Done, Job, Landmark, Shard, Work, run_shard, write_job

__all__ = ["Elsewhere", "Executor", "ProcessEndedError", "Processes", "Started"]

Item = TypeVar("Item")
Started: TypeAlias = Callable[[], str]
"""A shard that is under way: waits for it, and gives the digest of its file; raises `ProcessEndedError`."""

_AHEAD = 3
"""Shards for each process that are under way at most: what bounds memory."""
_SELDOM = (200_000, 50, 50)
"""When a process looks for cycles: as the command does, whose long-lived objects make none."""
_TRIES = 3
"""How many processes an item must end alone before it is given up: one may be ended by something else."""


class ProcessEndedError(Exception):
    """The process that had a shard was ended, by that shard or by another cause. Never leaves this room."""


class Executor:
    """Does shards in this process, one after the other; others do the same elsewhere. Used as a context."""

    inline = True
    """Whether this process does the work itself."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End what was begun."""

    @property
    def folder(self) -> Path | None:
        """Where shards that nobody keeps are to lie, so that all see them; ``None``: anywhere on this machine."""
        return None

    def map(
        self, work: Work[Item], shards: Iterable[Shard[Item]], folder: Path, landmarks: Sequence[Landmark] = ()
    ) -> Iterator[Done[Item]]:
        """What becomes of each shard, in order; `shards` is read as they are done.

        A shard that ends its process is tried again with nothing beside it, and then item by item: one that ends every
        process that takes it up alone, too, comes without a file, and all others are done.

        Args:
            work: what is to be done.
            shards: each with a name of its own.
            folder: where their files go; each appears under its shard's name when it is whole.
            landmarks: files that a process must see as this one does.

        Raises:
            OutputError: the folder cannot be written to.
            SchedulerError: whoever is to do it cannot be reached or used.
            OSError: a shard's file cannot be written.
        """
        job = write_job(folder, work, landmarks)
        try:
            yield from self._done(job, shards)
        finally:
            with suppress(OSError):
                Path(job.folder, job.file).unlink()

    def _done(self, job: Job, shards: Iterable[Shard[Item]]) -> Iterator[Done[Item]]:
        for shard in shards:
            yield Done(shard.items, Path(job.folder, shard.name), run_shard(job, shard))


class Elsewhere(Executor, ABC):
    """What every executor does that has processes work for it."""

    inline = False

    @abstractmethod
    def _start(self, job: Job, shard: Shard[Any]) -> Started:
        """Have a shard begun."""

    @abstractmethod
    def _processes(self) -> int:
        """How many shards can be done at once."""

    def _done(self, job: Job, shards: Iterable[Shard[Item]]) -> Iterator[Done[Item]]:
        waiting: deque[tuple[Shard[Item], Started]] = deque()
        for shard in shards:
            waiting.append((shard, self._start(job, shard)))
            if len(waiting) >= _AHEAD * self._processes():
                yield from self._first(job, waiting)
        while waiting:
            yield from self._first(job, waiting)

    def _first(self, job: Job, waiting: deque[tuple[Shard[Item], Started]]) -> Iterator[Done[Item]]:
        shard, started = waiting.popleft()
        digest = _digest(started)
        if digest is not None:
            yield Done(shard.items, Path(job.folder, shard.name), digest)
            return
        # Which shard ended the process is not known: the others that are under way are waited for, so that nothing
        # is beside this one when it is tried again, nor it beside them.
        others = [(other, _digest(begun)) for other, begun in waiting]
        waiting.clear()
        for other, found in [(shard, None), *others]:
            if found is None:
                yield from self._alone(job, other)
            else:
                yield Done(other.items, Path(job.folder, other.name), found)

    def _settle(self) -> None:
        """Wait until processes that have ended are there again, so that nobody takes up work in the midst of that."""

    def _alone(self, job: Job, shard: Shard[Item]) -> Iterator[Done[Item]]:
        is_single = len(shard.items) == 1
        for _ in range(_TRIES if is_single else 1):
            self._settle()
            digest = _digest(self._start(job, shard))
            if digest is not None:
                yield Done(shard.items, Path(job.folder, shard.name), digest)
                return
        if is_single:
            yield Done(shard.items, None)
            return
        for single in shard.singles():
            yield from self._alone(job, single)


def _digest(started: Started) -> str | None:
    try:
        return started()
    except ProcessEndedError:
        return None


class _Context(SpawnContext):
    """Starts processes anew, and knows those that it has made."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **options: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: ANN401, N802
        """A process of this context, as the pool asks for it."""
        made = SpawnProcess(*args, **options)
        self.started.append(made)
        return made

    def end(self) -> None:
        """Kill those that run, and wait until they have ended."""
        for process in self.started:
            if process.pid is not None:
                process.kill()
                process.join()
        self.started.clear()


class Processes(Elsewhere):
    """Does shards in other processes of this machine.

    Args:
        number: of processes.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._pool: ProcessPoolExecutor | None = None
        self._context = _Context()

    def close(self) -> None:
        """End the processes; what has not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
            self._context.started.clear()

    def _give_up(self) -> None:
        """End the processes of a pool of which one has ended, also one that was started at that very moment.

        The pool ends those that it knew when it broke and waits for all; one that `submit` starts meanwhile is never
        told, so that a plain shutdown can wait for ever (seen with Python 3.11.7).
        """
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)
        self._context.end()

    def _processes(self) -> int:
        return self._number

    def _start(self, job: Job, shard: Shard[Any]) -> Started:
        pool = self._running()
        try:
            future = pool.submit(run_shard, job, shard)
        except BrokenProcessPool:
            # It broke a moment ago, under a shard that nobody has waited for yet.
            self._give_up()
            return _ended

        def wait() -> str:
            try:
                return future.result()
            except BrokenProcessPool:
                if self._pool is pool:
                    self._give_up()
                raise ProcessEndedError from None

        return wait

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Processes that start anew behave alike on every system, and share no lock or thread with this one.
            self._pool = ProcessPoolExecutor(self._number, mp_context=self._context, initializer=_begin)
        return self._pool


def _begin() -> None:
    """Make this process fit for work: it looks for cycles as seldom as the command does, and ends with its parent."""
    gc.set_threshold(*_SELDOM)
    _end_with_parent()


def _end_with_parent() -> None:
    """Have this process end when the one that started it has ended: a killed one tells nobody, and work never comes."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.join,), daemon=True).start()


def _end_after(wait: Callable[[], object]) -> None:
    wait()
    os._exit(1)


def _ended() -> str:
    raise ProcessEndedError
