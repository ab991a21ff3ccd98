"""What every store can do, wherever its quads lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.store.results import Table

__all__ = ["QuadStore"]


class QuadStore(Protocol):
    """Quads in named graphs, and their merge as the default graph: `Store`, `RemoteStore`."""

    def __len__(self) -> int:
        """How many distinct triples there are."""

    def select(self, text: str, *, name: str = "the query") -> Table:
        """The answer to a SELECT or, as a table of one cell, an ASK."""

    def construct(self, text: str, *, name: str = "the query") -> list[ox.Triple]:
        """The triples that a CONSTRUCT or DESCRIBE gives, sorted, without repeats."""

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs, sorted."""

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all, sorted; without the merge."""

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of named graphs."""

    def bulk_load(self, path: Path) -> None:
        """Add the quads of an N-Quads file, piece by piece: what was loaded before a fault is there.

        To load the file again after that comes to what loading it once does.
        """

    def replace(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Make ``quads`` the whole of the named graph, at one stroke."""

    def remove(self, graph: ox.NamedNode) -> None:
        """Remove a named graph, at one stroke."""
