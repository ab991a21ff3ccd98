"""What of the tables beside a graph is missing or damaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from kg.datasets.kept import MEND, MISSING, OTHER_ROWS, REJECTS, RELEASE_FILE, Release, damaged_files, release_rows
from kg.datasets.mapping_file import read_mapping
from kg.datasets.table import ACTORS, CHANGES, MANIFEST, MAPPING, TABLES, read_manifest
from kg.datasets.who import check_judgements
from kg.errors import KgError

__all__ = ["Damage", "table_damage"]

_JUDGED_ANEW = (
    "restore it from a backup, or ingest the latest file again: names are then judged anew, without what you decided"
)
_LOST = "the folder of a table is missing, of which the graph holds ties"
_READ_ANEW = "restore the graph from a backup, or ingest the table's files again"
_TOLD_ANEW = "ingest the latest file again, which writes it anew"


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of a table that is missing or damaged.

    Attributes:
        file: where it lies, or should.
        message: what is wrong, as a phrase without a full stop.
        remedy: what to do about it.
        is_needed: whether rows cannot be told, or decisions are lost, without it; the other files only tell of a run.
    """

    file: str
    message: str
    remedy: str
    is_needed: bool = True


def table_damage(folder: Path, named: Iterable[str] = ()) -> list[Damage]:
    """What of the tables in the folder of a graph is missing or damaged, in the order of their names.

    Args:
        folder: of the graph.
        named: the tables of which the graph holds ties.
    """
    tables, names = folder / TABLES, set(named)
    here = {path.name for path in tables.iterdir() if path.is_dir()} if tables.is_dir() else set()
    # What a killed run read before the graph knew of it is no table yet: the next run goes on there.
    made = {name for name in here if any((tables / name / file).exists() for file in (MANIFEST, MAPPING, ACTORS))}
    found: list[Damage] = []
    for name in sorted(names | {name for name in made if not name.startswith(".")}):
        if name in here:
            found += _of_table(tables / name)
        else:
            found.append(Damage(str(tables / name), _LOST, _READ_ANEW))
    return found


def _of_table(folder: Path) -> Iterator[Damage]:
    releases = {path.parent.name for path in folder.glob(f"*/{RELEASE_FILE}") if not path.parent.name.startswith(".")}
    for name in (MANIFEST, MAPPING, ACTORS):
        remedy = _JUDGED_ANEW if name == ACTORS else MEND
        if not (folder / name).is_file():
            yield Damage(str(folder / name), MISSING, remedy)
            continue
        try:
            if name == MANIFEST:
                releases |= {item["id"] for item in read_manifest(folder)["releases"]}
            elif name == MAPPING:
                read_mapping(folder / name)
            else:
                check_judgements(folder / name)
        except KgError as problem:
            own = problem.remedy if name == ACTORS else None
            yield Damage(problem.place or str(folder / name), problem.message, own or remedy)
    if not (folder / CHANGES).is_file():
        yield Damage(str(folder / CHANGES), MISSING, _TOLD_ANEW, is_needed=False)
    for name in sorted(releases):
        yield from _of_release(folder / name)


def _of_release(folder: Path) -> Iterator[Damage]:
    try:
        release = Release.told(folder)
        wrong = damaged_files(folder, release)
        if not release.parts and _count(folder) != release.rows:  # written before there were checksums
            wrong = [(folder, OTHER_ROWS)]
    except KgError as problem:
        yield Damage(problem.place or str(folder), problem.message, MEND)
        return
    except OSError as problem:
        yield Damage(str(problem.filename or folder), f"cannot be read ({problem.strerror or problem})", MEND)
        return
    yield from (Damage(str(file), message, MEND) for file, message in wrong)
    if release.rejected and not (folder / REJECTS).is_file():
        yield Damage(str(folder / REJECTS), MISSING, MEND, is_needed=False)


def _count(folder: Path) -> int | None:
    """How many rows there are, or ``None`` where they cannot be read."""
    try:
        return int(release_rows(folder).select(pl.len()).collect().item())
    except (OSError, pl.exceptions.PolarsError):
        return None
