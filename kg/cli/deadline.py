"""Work that may take so long and no longer, whatever engine does it."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

from kg.cli.streams import interruptible
from kg.errors import KgError, QueryError

__all__ = ["can_be_ended", "within"]

_Found = TypeVar("_Found")
_GRACE = 3.0
"""How many seconds after the deadline the other process ends itself, should nobody be left to end it."""


def can_be_ended() -> bool:
    """Whether work can be ended here: processes can be forked."""
    return "fork" in multiprocessing.get_all_start_methods()


def within(seconds: float | None, work: Callable[[], _Found], *, name: str) -> _Found:
    """What ``work`` comes to; it is ended where it takes longer than ``seconds``.

    Nothing less than killing its process stops the engine, so the work is done in one that is forked for it, which has
    the graph without having loaded it. The service's workers are ended the same way. Ctrl-C ends both processes, and
    whoever ends this one ends the other.

    Args:
        seconds: how long it may take; without a number it takes as long as it needs, and no process is forked.
        work: returns what can be pickled.
        name: what to call it in an error.

    Raises:
        QueryError: it took longer, or its process has died.
        KgError: whatever the work raises.
    """
    if seconds is None:
        with interruptible():
            return work()
    if not can_be_ended():
        raise QueryError("no time can be set here, where processes cannot be forked", remedy="leave out --timeout")
    receiver, sender = multiprocessing.Pipe(duplex=False)
    answer = partial(_answer, work, sender, seconds, asked_by=os.getpid())
    process = multiprocessing.get_context("fork").Process(target=answer, daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise QueryError(
                f"took longer than {seconds:g} seconds, and was ended", place=name,
                remedy="ask for less at once, or for more time with --timeout",
            )  # fmt: skip
        found = pickle.loads(receiver.recv_bytes())  # noqa: S301 - written by our own process
    except EOFError:
        raise QueryError(
            "the process that was to answer has died, most likely for want of memory", place=name,
            remedy="ask for less at once",
        ) from None  # fmt: skip
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(found, KgError):
        raise found
    return cast("_Found", found)


def _answer(work: Callable[[], Any], sender: Connection, seconds: float, *, asked_by: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
    _end_with(asked_by)
    try:
        try:
            found = work()
        except KgError as problem:
            found = problem
        sender.send_bytes(pickle.dumps(found))
    except MemoryError:
        return  # the other side is told by what does not come


def _end_with(asked_by: int) -> None:
    """Have the kernel end this process with the one that asked, which may be killed: the engine heeds no Python.

    Where the kernel is not Linux nothing but the deadline ends it then.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != asked_by:
        os._exit(1)


_PR_SET_PDEATHSIG = 1
"""As in ``linux/prctl.h``."""
