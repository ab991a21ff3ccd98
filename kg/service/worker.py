"""A worker: a process that answers one request after the other from a snapshot, until it is killed or told to end.

It is forked from the process that holds the snapshot, and has that process's graph without having loaded it.
"""

from __future__ import annotations

import contextlib
import io
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import IO, cast

from kg.service.answering import Snapshot, TooLargeError, answer
from kg.service.wire import CHUNK, DATA, END, Outcome, Request, frame

__all__ = ["work"]

_LENGTH = 4
_GRACE = 3.0
"""How many seconds after the deadline a worker ends itself, should nobody have ended it."""


class _Channel(io.RawIOBase):
    """Where an answer goes: cut into frames, counted, and ended where it grows too large."""

    def __init__(self, connection: socket.socket, most: int) -> None:
        super().__init__()
        self._connection = connection
        self._most = most
        self._sent = 0
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # typeshed names a private protocol
        self._waiting += data
        if self._sent + len(self._waiting) > self._most:
            raise TooLargeError(TooLargeError.__name__)
        while len(self._waiting) >= CHUNK:
            self._connection.sendall(frame(DATA, bytes(self._waiting[:CHUNK])))
            del self._waiting[:CHUNK]
            self._sent += CHUNK
        return len(data)

    def end(self, outcome: Outcome) -> None:
        """Send what is left, and what became of the request."""
        rest = frame(DATA, bytes(self._waiting)) if self._waiting and outcome.message == "" else b""
        self._connection.sendall(rest + frame(END, outcome.encoded()))


def work(connection: socket.socket, snapshot: Snapshot, memory: int) -> None:
    """Answer requests until the other side closes the connection.

    Args:
        connection: to the web process; requests come with their length before them.
        snapshot: what to answer from.
        memory: how many bytes the process may use, on top of what it has.
    """
    snapshot.open()
    _confine(memory, snapshot.store.unopened_files)
    stream = connection.makefile("rb")
    while head := stream.read(_LENGTH):
        request = Request.decoded(stream.read(int.from_bytes(head, "big")))
        # Ends the process even in the midst of the engine's work, and where no web process is left to do so.
        signal.setitimer(signal.ITIMER_REAL, request.seconds + _GRACE)
        channel = _Channel(connection, request.answer)
        outcome = answer(snapshot, request, cast("IO[bytes]", channel))
        with contextlib.suppress(BrokenPipeError):
            channel.end(outcome)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _confine(memory: int, files: int) -> None:
    """Take from this process what no query needs: memory without bound, new files and sockets, core dumps.

    Args:
        memory: how many bytes it may use, on top of what it has.
        files: how many files of the graph the engine has yet to open.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if (size := _size()) is not None:
        resource.setrlimit(resource.RLIMIT_AS, (size + memory,) * 2)
    # No query opens a file or a socket, whatever the engine may be made to do: there is no number left for one. Of a
    # store in a directory the engine opens some files at once, and the others as it comes to need them.
    bound = _numbers_up_to(files)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (bound, bound))


def _numbers_up_to(count: int) -> int:
    """The bound below which exactly so many numbers of open files are free."""
    bound = 0
    while count:
        count -= not _is_open(bound)
        bound += 1
    return bound


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _size() -> int | None:
    """How many bytes of address space this process has, where the system tells."""
    if not sys.platform.startswith("linux"):
        return None
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")
