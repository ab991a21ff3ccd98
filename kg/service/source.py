"""What is served: where it lies, whether it has changed, and how it is loaded."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store import Store

__all__ = ["Source"]

_FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}
_OF_FOLDERS = "graph.nq"
_OF_STORES = "CURRENT"
_IDENTITY = "IDENTITY"


@dataclass(frozen=True, slots=True)
class Source:
    """What is served.

    Attributes:
        path: a file of quads or a store's directory; ``None`` is the founding graph.
        is_store: whether it is a store's directory.
    """

    path: Path | None
    is_store: bool = False

    @classmethod
    def at(cls, path: Path | None) -> Source:
        """The source at a path that a user names.

        Raises:
            StoreError: there is no graph.
        """
        if path is None:
            return cls(None)
        if (path / _OF_FOLDERS).is_file():
            return cls(path / _OF_FOLDERS)
        if (path / _OF_STORES).is_file():
            return cls(path, is_store=True)
        if path.is_file() and path.suffix in _FORMATS:
            return cls(path)
        raise StoreError(
            "no graph here", place=str(path),
            remedy="name a folder that `kg build` wrote, a .nq or .trig file, or a store's directory",
        )  # fmt: skip

    def fingerprint(self) -> tuple[object, ...]:
        """Differs when the source has been replaced by another; empty while it is not there.

        A store that is written to in its place stays the same: to look into it would mean to lock it, in the midst of
        its writer's work. Who has finished writing sends SIGHUP.
        """
        if self.path is None:
            return ("founding",)
        try:
            if self.is_store:
                return (self.path.stat().st_ino, (self.path / _IDENTITY).read_bytes())
            found = self.path.stat()
        except OSError:
            return ()
        return (found.st_mtime_ns, found.st_size, found.st_ino)

    @property
    def tables(self) -> Path | None:
        """The folder in which the tables lie whose rows the graph sums up, should there be any: beside it."""
        return None if self.path is None else self.path.parent

    def scratch(self) -> Path | None:
        """Where a snapshot's files are best put; ``None`` for the system's folder of temporary files.

        A copy of a store beside it takes no room: its files are linked, not copied.
        """
        if self.is_store and self.path is not None and os.access(self.path.parent, os.W_OK):
            return self.path.parent
        return None

    def load(self, folder: Path) -> Store:
        """The graph, from now on independent of what happens to the source.

        Args:
            folder: an empty folder for what does not go into memory.

        Raises:
            StoreError: it cannot be read.
        """
        if self.path is None:
            from kg.pipeline import build  # noqa: PLC0415 - only the founding graph needs all of the pipeline

            return Store.memory(build().quads())
        if self.is_store:
            return Store.copied(self.path, folder / "store")
        return Store.load(self.path, _FORMATS[self.path.suffix])
