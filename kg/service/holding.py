"""The web process's side of a snapshot: the process that holds it, and the workers forked from that."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, cast

from kg.errors import StoreError
from kg.scratch import scratch
from kg.service.holder import FORK, Ready, Task, reap
from kg.service.settings import environment_of_others
from kg.service.source import Source
from kg.service.wire import DATA, HEAD, Outcome, Request

__all__ = ["Answer", "Holding", "Worker", "WorkerDiedError"]

_IN_MEMORY = 1 << 20
"""Up to how many bytes an answer is kept in memory; what is larger goes to a file without a name."""


class WorkerDiedError(Exception):
    """A worker has ended without an answer, as when it ran out of memory."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer.

    Attributes:
        outcome: what became of the request.
        body: the answer from its beginning; the reader closes it.
        size: its length in bytes.
    """

    outcome: Outcome
    body: IO[bytes]
    size: int


class Worker:
    """A worker, as the web process sees it."""

    def __init__(self, process: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._process = process
        self._reader = reader
        self._writer = writer

    @property
    def process(self) -> int:
        """Its process id."""
        return self._process

    async def ask(self, request: Request) -> Answer:
        """The worker's whole answer.

        Raises:
            WorkerDiedError: it has ended instead.
        """
        data = request.encoded()
        spool = cast("IO[bytes]", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - its reader closes it
        size = 0
        try:
            self._writer.write(len(data).to_bytes(4, "big") + data)
            while True:
                kind, length = HEAD.unpack(await self._reader.readexactly(HEAD.size))
                body = await self._reader.readexactly(length)
                if kind != DATA:
                    spool.seek(0)
                    return Answer(Outcome.decoded(body), spool, size)
                spool.write(body)
                size += length
        except (asyncio.IncompleteReadError, ConnectionError) as problem:
            spool.close()
            raise WorkerDiedError from problem
        except BaseException:
            spool.close()
            raise

    def make_way(self, *, from_now_on: bool = True) -> None:
        """Let others go first from now on, or no longer."""
        # Unlike a process's niceness this can be taken back; macOS has neither.
        if hasattr(os, "sched_setscheduler"):
            with contextlib.suppress(OSError):
                policy = os.SCHED_BATCH if from_now_on else os.SCHED_OTHER
                os.sched_setscheduler(self._process, policy, os.sched_param(0))

    def kill(self) -> None:
        """End the worker at once, whatever it does."""
        # Its process id is its own until `reap` has been called.
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        self._writer.close()


class Holding:
    """A snapshot that is held by a process of its own.

    Use `Holding.of`.
    """

    def __init__(
        self,
        process: asyncio.subprocess.Process,
        control: socket.socket,
        folder: Path,
        kept: contextlib.ExitStack,
        ready: Ready,
    ) -> None:
        self._process = process
        self._control = control
        self._folder = folder
        self._kept = kept
        self._turn = asyncio.Lock()
        self._idle: list[Worker] = []
        self._workers = 0
        self._retired = False
        self.ready = ready

    @classmethod
    async def of(cls, source: Source, memory: int, title: str | None = None) -> Holding:
        """A snapshot of the source as it is now.

        Args:
            source: what is served.
            memory: how many bytes a worker may use, on top of the graph.
            title: the heading of the explorer.

        Raises:
            StoreError: the source cannot be read.
        """
        kept = contextlib.ExitStack()
        folder = kept.enter_context(scratch(source.scratch(), ".parley-served-"))
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        task = Task(str(source.path or ""), source.is_store, str(folder), memory, title)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "kg.service.holder",
            json.dumps(asdict(task)),
            stdin=theirs.fileno(),
            env=environment_of_others(),
        )
        theirs.close()
        try:
            ready = Ready(**json.loads(await _line(ours)))
            if ready.error:
                raise StoreError(ready.error)
        except BaseException as problem:
            ours.close()
            await _ended(process)
            kept.close()
            if isinstance(problem, ValueError):
                raise StoreError("the graph cannot be loaded: the process that did so has died") from None
            raise
        return cls(process, ours, folder, kept, ready)

    @property
    def folder(self) -> Path:
        """Where the snapshot's files lie."""
        return self._folder

    async def worker(self) -> Worker:
        """A worker that nobody uses; give it back with `release` or `discard`.

        Raises:
            WorkerDiedError: there can be none any more.
        """
        self._workers += 1
        if self._idle:
            return self._idle.pop()
        forking = asyncio.ensure_future(self._fork())
        try:
            return await asyncio.shield(forking)
        except asyncio.CancelledError:
            # Who asked has gone. The process id that the other side says is to be read all the same, lest the next one
            # who asks for a worker takes it for that one's.
            forking.add_done_callback(self._unneeded)
            raise
        except (OSError, ValueError) as problem:
            self._forget_one()
            raise WorkerDiedError from problem

    def _unneeded(self, forking: asyncio.Future[Worker]) -> None:
        """Keep a worker for others for whom nobody waits any more."""
        if forking.cancelled() or forking.exception() is not None:
            self._forget_one()
        else:
            self.release(forking.result())

    def _forget_one(self) -> None:
        """Count a worker no longer that has not come to be."""
        self._workers -= 1
        self._close_if_unused()

    async def _fork(self) -> Worker:
        ours, theirs = socket.socketpair()
        try:
            async with self._turn:
                socket.send_fds(self._control, [FORK], [theirs.fileno()])
                process = int(await _line(self._control))
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        reader, writer = await asyncio.open_unix_connection(sock=ours)
        return Worker(process, reader, writer)

    def release(self, worker: Worker) -> None:
        """Give back a worker that has answered."""
        self._workers -= 1
        if self._retired:
            self._end(worker)
            self._close_if_unused()
        else:
            # The newest is used first: it has touched most of the graph, and its pages are its own by now.
            self._idle.append(worker)

    def discard(self, worker: Worker) -> None:
        """End a worker that has not, or that is not to be used again."""
        self._workers -= 1
        self._end(worker)
        self._close_if_unused()

    def retire(self) -> None:
        """Close the snapshot as soon as the last of its workers has answered."""
        self._retired = True
        while self._idle:
            self._end(self._idle.pop())
        self._close_if_unused()

    def _end(self, worker: Worker) -> None:
        worker.kill()
        with contextlib.suppress(OSError):
            self._control.send(reap(worker.process))

    def _close_if_unused(self) -> None:
        if self._retired and not self._workers:
            self._control.close()  # upon which the process ends
            self._kept.close()

    @property
    def has_ended(self) -> bool:
        """Whether the process that held the snapshot has ended."""
        return self._process.returncode is not None

    async def wait_closed(self) -> None:
        """Wait until the process that holds the snapshot has ended."""
        await _ended(self._process)


async def _line(control: socket.socket) -> bytes:
    """The next line that the other side says.

    Raises:
        ValueError: it has ended.
    """
    loop = asyncio.get_running_loop()
    line = bytearray()
    while not line.endswith(b"\n"):
        part = await loop.sock_recv(control, 1 << 16)
        if not part:
            raise ValueError("the process has ended")
        line += part
    return bytes(line)


async def _ended(process: asyncio.subprocess.Process) -> None:
    try:
        await asyncio.wait_for(process.wait(), 5)
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
