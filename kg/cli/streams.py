"""Standard input, output and error, and the key that interrupts, however the process was started."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["interruptible", "one_line", "prepare_streams", "silence_output"]


def prepare_streams() -> None:
    """Make the three streams usable: data leaves in UTF-8, and a closed stream is as good as `/dev/null`.

    A terminal keeps its encoding, and gets a question mark for what it cannot show. File names that are not UTF-8
    leave as the bytes that they are.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")


def silence_output() -> None:
    """Send what is still to be written to standard output nowhere, since it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def one_line(text: str) -> str:
    r"""A message in one line, in which nothing can steer the terminal: such characters are written as escapes.

    >>> one_line("a\nb\x1b[31m.txt")
    'a\\nb\\x1b[31m.txt'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C end the process at once, where an engine does not come back to Python before it is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
