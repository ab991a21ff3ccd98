"""Long work in shards: each comes to a file of its own, whoever does it; one process takes the files up in order."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import SchedulerError
from kg.shards.executors import Executor, Processes
from kg.shards.shard import Done, Shard, Work, landmark, publish

__all__ = ["Done", "Executor", "Processes", "Shard", "Work", "executor_for", "landmark", "publish"]

_LOCAL = re.compile(r"local(?::(\d{1,3}))?", re.ASCII)
_ADDRESS = re.compile(r"(?:tcp|tls)://[^\s/@]+:\d{1,5}", re.ASCII)


def executor_for(jobs: int = 1, scheduler: str | None = None, folder: Path | None = None) -> Executor:
    """Who is to do the shards; nothing is started before its context is entered.

    Args:
        jobs: processes of this machine; one is this process itself.
        scheduler: instead of them, the address of a Dask scheduler, or ``local`` or ``local:N`` for Dask workers of
            its own on this machine.
        folder: one that the workers of a scheduler elsewhere have under the same path.

    Raises:
        SchedulerError: that is no address.
    """
    if scheduler is None:
        return Executor() if jobs == 1 else Processes(jobs)
    from kg.shards.cluster import Cluster, LocalWorkers  # noqa: PLC0415 - few need it

    if local := _LOCAL.fullmatch(scheduler):
        return LocalWorkers(int(local[1]) if local[1] else None)
    if _ADDRESS.fullmatch(scheduler):
        return Cluster(scheduler, folder)
    shown = scheduler.rpartition("@")[2]  # what may stand before "@" is a password, and is told to nobody
    raise SchedulerError(
        "not the address of a Dask scheduler", place=shown, remedy="write tcp://HOST:PORT, local or local:NUMBER"
    )
