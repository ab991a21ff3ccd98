"""`kg ingest` as a whole: a table in; its rows, its ties, and the graph with them out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kg.actors import Lexicon, packaged_lexicon
from kg.collector import without_collector
from kg.datasets import (
    ACTORS,
    TABLES,
    Changes,
    Contents,
    Judgement,
    Known,
    Mapping,
    Release,
    Step,
    Table,
    contents,
    file_digest,
    read_release,
)
from kg.errors import InputError, OutputError
from kg.export.files import check_places, finish_writing, turn
from kg.graph import Graph
from kg.model import Account
from kg.pipeline.run import Built, write_graph
from kg.pipeline.tables import other_accounts
from kg.reading import OUTPUTS
from kg.shards import Executor

__all__ = ["MOST_CHECKED", "Ingested", "ingest_file"]

MOST_CHECKED = 5_000
"""Statements of a table up to which the graph is checked against the shapes at once; beyond that `kg check` does it."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingestion came to.

    Attributes:
        built: the graph with the table, and the files that were written.
        release: the file as it was read.
        changes: what it changed of the table.
        judgements: who the table's names are.
        rows: how many rows the table has now.
        ties: how many ties and figures they come to.
        folder: of the table.
        step: by which its rows are summed up.
    """

    built: Built
    release: Release
    changes: Changes
    judgements: tuple[Judgement, ...]
    rows: int
    ties: int
    folder: Path
    step: Step
    notes: tuple[str, ...] = ()

    @property
    def rejects(self) -> Path | None:
        """The file of the rows that did not fit, or ``None`` where all did."""
        return self.folder / self.release.id / "rejects.csv" if self.release.rejected else None


@without_collector()
def ingest_file(
    mapping: Mapping,
    path: Path,
    folder: Path,
    *,
    step: Step | None = None,
    figures: bool | None = None,
    whole: bool = False,
    encoding: str | None = None,
    decisions: Path | None = None,
    lexicon: Lexicon | None = None,
    title: str | None = None,
    on_bytes: Callable[[int], None] | None = None,
    executor: Executor | None = None,
    force: bool = False,
) -> Ingested:
    """Read a table into the graph in ``folder``, which is made where there is none.

    The same file again changes nothing; a newer release of the table goes over the older one, row by row. A run that is
    killed is taken up by the next one where it was.

    Args:
        mapping: what the columns mean.
        path: the table.
        folder: of the graph.
        step: by which rows are summed up; by default as was asked last time, else by year unless too many.
        figures: whether deaths are figures beside the ties; by default as was asked last time, else unless too many.
        whole: whether the file is the whole table, so that rows which it lacks are withdrawn; while rows of it are
            rejected none are, since those that it seems to lack may be among them.
        encoding: of the file, where it is another than the mapping says.
        decisions: a file of judgements with a person's decisions, which go before those of the table's own.
        lexicon: who is who; the packaged lexicon by default.
        title: heading of the explorer.
        on_bytes: called with the number of bytes that were read, twice over: once to know the file, once to read it.
        executor: who sums rows up; by default this process. It makes no difference to what comes out.
        force: whether also what somebody has changed, or may have changed, after Parley wrote it is replaced.

    Raises:
        InputError: the file cannot be read as such a table; nothing is changed.
        OutputError: the folder cannot be written to, or a file that Parley did not write has the name of an output.
        SchedulerError: the executor's workers cannot be reached or used; the rows that were read are kept.
    """
    check_places(folder, OUTPUTS, force=force)  # at once: what cannot be written need not be read
    sha256 = file_digest(path, on_bytes)
    home = folder / TABLES / mapping.name
    with _nothing_left(folder, home):
        return _ingested(
            mapping, path, sha256, folder, home, step=step, figures=figures, whole=whole, encoding=encoding,
            decisions=decisions, lexicon=lexicon, title=title, on_bytes=on_bytes, executor=executor, force=force,
        )  # fmt: skip


@contextmanager
def _nothing_left(folder: Path, home: Path) -> Iterator[None]:
    """Where the input is refused, leave no folder that was not there before, and none of a table that holds nothing."""
    new = [each for each in (home, home.parent, folder) if not each.exists()]
    try:
        yield
    except InputError:
        if home in new:
            _remove_unless_made(home)
        for each in new:
            with suppress(OSError):  # what another run has put there stays
                each.rmdir()
        raise


def _remove_unless_made(home: Path) -> None:
    """Remove the folder of a table that was refused, unless another run has made the table meanwhile."""
    with suppress(OutputError), turn(home.parent):
        if not (home / "table.json").is_file():
            shutil.rmtree(home, ignore_errors=True)


def _ingested(
    mapping: Mapping, path: Path, sha256: str, folder: Path, home: Path, *, step: Step | None, figures: bool | None,
    whole: bool, encoding: str | None, decisions: Path | None, lexicon: Lexicon | None, title: str | None,
    on_bytes: Callable[[int], None] | None, executor: Executor | None, force: bool,
) -> Ingested:  # fmt: skip
    with turn(folder / TABLES):
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise OutputError.of(problem, home, "name another folder with -o") from None
        finish_writing(folder)
        finish_writing(home)
        before = Table.load(home) if (home / "table.json").is_file() else None
        release = read_release(path, sha256, mapping, home, encoding=encoding, progress=on_bytes)
        whole = whole and not release.rejected  # what it seems to lack may only be what could not be read
        # What is read here is written again below: what another run builds meanwhile would be lost.
        with turn(folder):
            others = other_accounts(folder, mapping.name)
            made = _contents(
                before, release, mapping, home, step=step, figures=figures, whole=whole, decisions=decisions,
                lexicon=lexicon, others=others, executor=executor,
            )  # fmt: skip
            graph = Graph([*others, *made.accounts], folder=folder, tables={mapping.name: made.table})
            ties = sum(len(account.statements) for account in made.accounts)
            # Table and graph appear together: a run that is killed leaves no tie with other rows than it sums up.
            beside = _changed(home, made, mapping)
            built = write_graph(
                graph, folder, title=title, shapes=ties <= MOST_CHECKED, beside=beside,
                carried=[name for name in beside if before is not None or name.endswith(f"/{ACTORS}")],
                force=force,
            )  # fmt: skip
    is_there = before is not None and release.id in {each.id for each in before.releases}
    is_again = before is not None and is_there and (not whole or release.id in before.whole)
    changes = Changes(unchanged=release.rows) if is_again else made.changes
    return Ingested(built, release, changes, tuple(made.judgements), made.rows, ties, home, made.step, made.notes)


def _contents(
    before: Table | None, release: Release, mapping: Mapping, home: Path, *, step: Step | None, figures: bool | None,
    whole: bool,
    decisions: Path | None, lexicon: Lexicon | None, others: list[Account], executor: Executor | None,
) -> Contents:  # fmt: skip
    """The table with the release: at its end, or where it stands already."""
    releases = [*(before.releases if before else ())]
    marked = set(before.whole if before else ())
    if release.id not in {each.id for each in releases}:
        # Another reading of the same file, by another mapping or encoding, takes the place of the earlier one.
        releases = [each for each in releases if each.sha256 != release.sha256]
        releases.append(release)
    if whole:
        marked.add(release.id)
    kept = frozenset(marked & {each.id for each in releases})
    actors = (actor for account in others for actor in account.actors)
    known = Known(lexicon or packaged_lexicon(), actors)
    step = step or (before.asked if before else None)
    figures = before.figures if figures is None and before else figures
    return contents(
        home, mapping, releases, kept, known, step=step, figures=figures, decisions=decisions, executor=executor
    )


def _changed(home: Path, made: Contents, mapping: Mapping) -> dict[str, bytes]:
    """The table's files by their names below the graph's folder; none where they are there already."""

    def same(name: str, data: bytes) -> bool:
        path = home / name
        return path.is_file() and path.read_bytes() == data

    if all(same(name, data) for name, data in made.files.items()):
        return {}
    return {f"{TABLES}/{mapping.name}/{name}": data for name, data in made.files.items()}
