"""A folder for what is being made: gone at the end, and where its run was killed, with the next run."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none: there, what a killed run leaves stays until somebody removes it.
    fcntl = None  # type: ignore[assignment]  # a module, or nothing

__all__ = ["scratch"]


@contextmanager
def scratch(parent: Path | None, prefix: str) -> Iterator[Path]:
    """An empty folder of this run's own; it is removed at the end.

    Its run keeps it locked. What lies beside it under the same prefix and is locked by nobody is of a run that was
    killed, and goes first.

    Args:
        parent: where it is made; by default in the system's folder of temporary files.
        prefix: of its name.

    Raises:
        OSError: it cannot be made.
    """
    place = Path(tempfile.gettempdir()) if parent is None else parent
    if fcntl is not None:
        with suppress(OSError):
            for folder in [found for found in place.iterdir() if found.name.startswith(prefix)]:
                _remove(folder)
    folder, lock = _made(place, prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _made(place: Path, prefix: str) -> tuple[Path, int | None]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
        if fcntl is None:
            return folder, None
        try:
            lock = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue  # another run took it for a leftover, before it was locked
        with suppress(OSError):  # some network file systems lock no folders
            fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():
            return folder, lock
        os.close(lock)


def _remove(folder: Path) -> None:
    """Remove a folder that nobody holds."""
    with suppress(OSError):
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)
