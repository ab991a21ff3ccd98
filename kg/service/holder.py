"""The process that holds a snapshot of the graph, and forks the workers that answer from it.

It is started as ``python -m kg.service.holder`` with a socket as its standard input. What it says there: one line of
JSON once the snapshot is ready, or why there is none. What it is told there: `FORK` with a socket for a new worker,
whose process id it answers in a line; `reap` with the process id of a worker that is dead.

Forking takes a few milliseconds, and a graph that is held in memory is shared by all workers, so that killing one at
its deadline costs next to nothing.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import shutil
import signal
import socket
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError, nearest
from kg.service.answering import Snapshot
from kg.service.files import is_soon_needed, make_explorer
from kg.service.rendering import prepare
from kg.service.searching import INDEX, make_index
from kg.service.source import Source
from kg.service.worker import work
from kg.store import Store

if TYPE_CHECKING:
    from kg.service.rows import Held

__all__ = ["FORK", "Ready", "Task", "reap"]

FORK = b"F".ljust(12)
"""Asks for a worker; its socket comes along."""
_MESSAGE = len(FORK)


def reap(process: int) -> bytes:
    """Says that a worker is dead, so that its process id may be given to another."""
    return b"R%d" % process + b" " * (_MESSAGE - 1 - len(b"%d" % process))


@dataclass(frozen=True, slots=True)
class Task:
    """What a holder is to hold.

    Attributes:
        path: of the source; empty for the founding graph.
        is_store: whether that is a store's directory.
        folder: an empty folder for the snapshot's files.
        memory: how many bytes a worker may use, on top of the graph.
        title: the heading of the explorer.
    """

    path: str
    is_store: bool
    folder: str
    memory: int
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """What a holder says once its snapshot is ready.

    Attributes:
        error: why there is no snapshot; empty where there is one.
        quads: how many quads its named graphs hold.
        graphs: how many named graphs there are.
    """

    error: str = ""
    quads: int = 0
    graphs: int = 0


def main() -> None:
    """Load the snapshot that the arguments name, and fork workers until the other side closes the socket."""
    task = Task(**json.loads(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal tells the whole group; the web process tells us
    control = socket.socket(fileno=os.dup(0))
    try:
        snapshot = _prepared(task)
        ready = _measured(snapshot.store)
    except KgError as problem:
        _say(control, Ready(error=str(problem)))
        return
    except Exception as problem:
        _say(control, Ready(error=f"{task.path}: the graph cannot be loaded ({problem})"))
        return
    _say(control, ready)
    _serve(control, snapshot, task.memory, {_drawing(control, snapshot, task.title)})
    # Where the web process was killed, nobody else is left to tidy up.
    shutil.rmtree(task.folder, ignore_errors=True)


def _say(control: socket.socket, ready: Ready) -> None:
    with contextlib.suppress(BrokenPipeError):
        control.sendall(json.dumps(asdict(ready)).encode() + b"\n")


def _prepared(task: Task) -> Snapshot:
    source = Source(Path(task.path) if task.path else None, task.is_store)
    folder = Path(task.folder)
    store = source.load(folder)
    make_index(store, folder / INDEX)
    prepare()
    nearest("", [""])  # what it compares by is read now: no worker can open a file
    return Snapshot(store, folder, _tables(source, folder))


def _tables(source: Source, copy: Path) -> Held | None:
    """The event tables beside the source; where they are damaged, the graph is served without them."""
    folder = source.tables
    if folder is None or not (folder / "tables").is_dir():
        return None
    from kg.service.rows import hold_tables  # noqa: PLC0415 - what reads Parquet is large, and few graphs have rows

    try:
        return hold_tables(folder, copy)
    except KgError as problem:
        sys.stderr.write(f"The rows of event tables are not served: {problem}\n")
        return None


def _drawing(control: socket.socket, snapshot: Snapshot, title: str | None) -> int:
    """Make the explorer in a process of its own: none of it stays in the workers' memory."""
    holder = os.getpid()
    process = os.fork()
    if process == 0:
        try:
            control.close()
            os.close(0)
            os.nice(5)
            if is_soon_needed(snapshot.folder, holder):
                make_explorer(snapshot.store, snapshot.folder, title)
        finally:
            os._exit(0)
    return process


def _measured(store: Store) -> Ready:
    count = store.select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }").rows[0][0]
    return Ready(quads=int(count or 0), graphs=len(store.graphs()))


def _serve(control: socket.socket, snapshot: Snapshot, memory: int, workers: set[int]) -> None:
    gc.collect()
    gc.freeze()  # so that no worker writes to what it shares with the others
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, _MESSAGE, 1)
        if not message:
            break
        if message == FORK and descriptors:
            workers.add(_fork(control, descriptors[0], snapshot, memory))
        else:
            gone = int(message[1:])
            if gone in workers:
                workers.discard(gone)
                os.waitpid(gone, 0)
    # Those that still work have nobody left to answer to.
    for process in workers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def _fork(control: socket.socket, descriptor: int, snapshot: Snapshot, memory: int) -> int:
    process = os.fork()
    if process == 0:
        code = 1
        try:
            control.close()
            os.close(0)
            work(socket.socket(fileno=descriptor), snapshot, memory)
            code = 0
        except (KeyboardInterrupt, ConnectionError):
            pass
        finally:
            os._exit(code)
    os.close(descriptor)
    control.sendall(b"%d\n" % process)
    return process


if __name__ == "__main__":
    main()
