"""Progress on a terminal: how far the reading of documents is."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from kg.model import Document

__all__ = ["ReadingBar", "bar_on_stderr", "reading_bar"]

_MANY = 10
"""From how many documents on a progress bar is shown."""
_LONG = 200_000
"""From how many bytes on: some seconds."""
_NAME = 40
"""Characters of a document's name that are shown."""


class ReadingBar:
    """Told of each document and of each part of one that is done; shows both, where there is a bar."""

    def __init__(self, bar: Progress | None = None, task: TaskID | None = None, total: int = 0) -> None:
        self._bar = bar
        self._task = task
        self._total = total
        self._done = 0

    def document(self, document: Document) -> None:
        """A document is done."""
        self._done += 1
        if self._bar is not None and self._task is not None:
            # Of a long document, to check and draw what it says takes some seconds more.
            what = "finishing" if self._done == self._total else document.id[:_NAME]
            self._bar.update(self._task, completed=self._done, description=what)

    def part(self, share: float) -> None:
        """So much of the next document is done, from 0 to 1."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done + share)


@contextmanager
def reading_bar(paths: list[Path], *, piped: int | None = None, shown: bool = True) -> Iterator[ReadingBar]:
    """What to tell of the reading: moves a progress bar, on a terminal, where there is enough to wait for.

    Args:
        paths: files and folders that are read.
        piped: how many bytes have come in by standard input, which is a document too; ``None`` where it is not read.
        shown: whether a bar would harm nothing else on the screen.
    """
    total = _worth_a_bar(paths, piped) if shown and sys.stderr.isatty() else 0
    if not total:
        yield ReadingBar()
        return
    with bar_on_stderr() as bar:
        yield ReadingBar(bar, bar.add_task("reading", total=total), total)


@contextmanager
def bar_on_stderr() -> Iterator[Progress]:
    """A progress bar beside which records may be printed: they go where standard output leads, not to the bar."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar, _cursor_back(bar):
        yield bar


@contextmanager
def _cursor_back(bar: Progress) -> Iterator[None]:
    """Let a process that is told to end by a signal show the cursor again first, which the bar hides."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    owner = os.getpid()
    signals = [signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if name in signal.Signals.__members__]

    def end(number: int, _frame: object) -> None:
        if os.getpid() == owner:  # and not one that was forked from it
            bar.console.show_cursor()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    # A signal that somebody ignores or handles already, as `nohup` does, stays so.
    before = {one: signal.signal(one, end) for one in signals if signal.getsignal(one) is signal.SIG_DFL}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _worth_a_bar(paths: list[Path], piped: int | None) -> int:
    """The number of documents, if they are many or long; else 0."""
    from kg.errors import InputError
    from kg.reading import document_files

    try:
        files = list(document_files(paths)) if paths else []
        size = sum(path.stat().st_size for path in files) + (piped or 0)
    except (InputError, OSError, ValueError):
        # The reading itself will say what is wrong.
        return 0
    number = len(files) + (piped is not None)
    return number if number >= _MANY or size >= _LONG else 0
