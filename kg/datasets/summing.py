"""What the rows of a table come to, part by part, by this process or by others; one process puts it together."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import polars as pl

from kg.datasets.kept import Release, release_files, release_parts
from kg.datasets.mapping import Mapping
from kg.datasets.rows import ROW_SCHEMA
from kg.datasets.ties import Step, current_rows, name_counts, names_of, tie_sums, tied_rows, ties
from kg.datasets.who import Called, Named
from kg.errors import OutputError, SchedulerError
from kg.shards import Done, Executor, Shard, landmark

__all__ = ["Sums"]

_Part: TypeAlias = tuple[int, str]
"""The number of a release, and the path of one of its files of rows."""

_PARTS = 4
"""Files of rows that are summed up in one go: some 260,000 rows."""


@dataclass(frozen=True, slots=True)
class _Summing:
    """Sums rows up by their ties; or, without names, counts them by their names.

    Attributes:
        mapping: what the rows mean.
        releases: how many there are.
        called: whom the names mean; ``None`` to count the names.
        step: by what the rows are summed up.
    """

    mapping: Mapping
    releases: int
    called: tuple[Called, ...] | None = None
    step: Step = "year"

    def __call__(self, parts: Sequence[_Part]) -> bytes:
        """The sums of these parts, as Parquet."""
        rows = _rows_of(parts, self.releases)
        if self.called is None:
            found = name_counts(rows)
        else:
            found = tie_sums(tied_rows(rows, self.called, self.mapping, self.step))
        buffer = io.BytesIO()
        found.collect(engine="streaming").write_parquet(buffer)
        return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Sums:
    """What the rows of a table come to.

    Attributes:
        folder: of the table.
        mapping: what the rows mean.
        releases: oldest first.
        whole: the ids of those that are the whole table.
        executor: who sums up.
    """

    folder: Path
    mapping: Mapping
    releases: Sequence[Release]
    whole: frozenset[str]
    executor: Executor

    def names(self) -> list[Named]:
        """The names of the table; see `kg.datasets.ties.names_of`, and for what is raised `ties`."""
        return names_of(self._of(_Summing(self.mapping, len(self.releases))), self.mapping)

    def ties(self, called: Sequence[Called], step: Step) -> pl.DataFrame:
        """The ties of the rows; see `kg.datasets.ties.ties`.

        Raises:
            SchedulerError: the executor's workers cannot be reached or used.
            OutputError: the folder cannot be written to.
        """
        sums = self._of(_Summing(self.mapping, len(self.releases), tuple(called), step))
        parts = [(n, part) for n, each in enumerate(self.releases) for part in release_parts(self.folder / each.id)]
        return ties(sums.lazy(), parts)

    def _of(self, work: _Summing) -> pl.DataFrame:
        """What the work gives for all parts, one below the other, still to be put together."""
        parts = self._current()
        # Where there are several releases, which of a row's versions counts depends on all: they are summed up at once.
        size = _PARTS if len({number for number, _ in parts}) == 1 else max(1, len(parts))
        shards = [Shard(f"{at:07}", tuple(parts[at : at + size])) for at in range(0, max(1, len(parts)), size)]
        landmarks = [seen for _, path in parts[:1] if (seen := landmark(Path(path))) is not None]
        place = self.folder / ".sums"
        try:
            shutil.rmtree(place, ignore_errors=True)  # of a run that was killed
            found = [_sums_in(done) for done in self.executor.map(work, shards, place, landmarks)]
            shutil.rmtree(place, ignore_errors=True)
        except OSError as problem:
            raise OutputError.of(
                problem, problem.filename or place, "make room, or name another folder with -o"
            ) from None
        return pl.concat(found)

    def _current(self) -> list[_Part]:
        """The files of rows that count: what came before a whole table counts no longer."""
        begin = max((n for n, release in enumerate(self.releases) if release.id in self.whole), default=0)
        return [
            (number, str(part.absolute()))
            for number, release in enumerate(self.releases)
            if number >= begin
            for part in release_files(self.folder / release.id)
        ]


def _sums_in(done: Done[_Part]) -> pl.DataFrame:
    if done.path is None:
        raise SchedulerError(
            "every process that summed up these rows was ended", place=done.items[0][1],
            remedy="give processes more memory",
        )  # fmt: skip
    return pl.read_parquet(io.BytesIO(done.read()))


def _rows_of(parts: Sequence[_Part], releases: int) -> pl.LazyFrame:
    """The rows of the parts that are the latest of their kind among them; with the number of their ``release``."""
    nothing = pl.LazyFrame(schema=dict(ROW_SCHEMA))
    # A release of which nothing counts keeps its place, so that the numbers of the others stay.
    return current_rows(
        [
            pl.concat([nothing, *(pl.scan_parquet(path, glob=False) for n, path in parts if n == number)])
            for number in range(releases)
        ]
    )
