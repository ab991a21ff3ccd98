"""Works for the tests of shards: what other processes are sent must lie in a module that they can import."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.shards import Done, Executor, Shard


@dataclass(frozen=True)
class Upper:
    """Texts in capitals. A word that is the name of a file kills the process that reads it, and removes the file."""

    def __call__(self, items: Sequence[str]) -> bytes:
        for item in items:
            if item == "deadly":
                os.kill(os.getpid(), signal.SIGKILL)
            for word in item.split():
                if word.startswith("/") and Path(word).exists():
                    Path(word).unlink()
                    os.kill(os.getpid(), signal.SIGKILL)
        return " ".join(items).upper().encode()


def slow(items: Sequence[str]) -> bytes:
    """Texts in capitals, after a while."""
    time.sleep(0.5)
    return " ".join(items).upper().encode()


def full_disk(items: Sequence[str]) -> bytes:
    """A file that cannot be written."""
    raise OSError(28, "No space left on device", items[0])


@dataclass(frozen=True)
class _DeadlyWork:
    work: Callable[[Sequence[Any]], bytes]
    name: str

    def __call__(self, items: Sequence[Any]) -> bytes:
        if any(self.name in str(item) for item in items):
            os.kill(os.getpid(), signal.SIGKILL)
        return self.work(items)


@dataclass(frozen=True)
class Deadly(Executor):
    """Another executor, in whose processes an item that is called so kills whoever takes it up."""

    inner: Executor
    name: str
    inline = False

    def map(
        self, work: Callable[[Sequence[Any]], bytes], shards: Any, folder: Path, landmarks: Any = ()
    ) -> Iterator[Done[Any]]:
        return self.inner.map(_DeadlyWork(work, self.name), shards, folder, landmarks)


def shards(*items: str, size: int = 1) -> list[Shard[str]]:
    return [Shard(f"{at:03}", tuple(items[at : at + size])) for at in range(0, len(items), size)]
