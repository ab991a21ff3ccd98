"""Care for a graph on disk: whether it is whole, and keeping and restoring it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.checks import Finding, Integrity, check_accounts, check_integrity, check_store
from kg.datasets import Damage, table_damage
from kg.errors import KgError, StoreBusyError, StoreError
from kg.export.files import finish_writing, how_to_renew
from kg.model import Document
from kg.rdf import read_accounts
from kg.rdf.terms import kg
from kg.reading import OUTPUTS, condition, read_documents
from kg.store import Backup, RemoteStore, Store, check_as_written, credentials_of, is_address, write_backup
from kg.written import WRITTEN

__all__ = ["Inspection", "back_up", "examine", "examine_store", "inspect", "inspect_store"]

_FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}
_OPENS = "The graph can be opened and read"
_HAS_ROWS = "Every table has its rows"
_IS_WHOLE = "Every output of a build is whole"
_READS = "Every document can be read back"


@dataclass(frozen=True, slots=True)
class Inspection:
    """What checks of a graph found.

    Attributes:
        findings: of the statements, then of the graph's form; each part the worst first.
        statements: how many statements there are.
    """

    findings: tuple[Finding, ...]
    statements: int


def back_up(source: Path, file: Path) -> Backup:
    """Write all of a graph into one file; see `kg.store.backup.write_backup`.

    What a killed run left half done in the folder is finished first.

    Raises:
        StoreError: as there, or a table in the folder is damaged: a copy of it would be taken for a whole one.
    """
    finish_writing(source)
    for damage in (each for each in table_damage(source) if each.is_needed):
        raise StoreError(damage.message, place=damage.file, remedy=damage.remedy)
    return write_backup(source, file)


def examine(source: Path | str, documents: Iterable[Path] = ()) -> Integrity:
    """Whether the graph in a folder, a file, a store's directory or behind an endpoint is whole.

    Args:
        source: a folder that ``kg build`` wrote, a ``.nq`` or ``.trig`` file, a store's directory, or the address
            of an endpoint.
        documents: files and folders with the documents that it was built from: quotes are held against their texts.

    Returns:
        what was found; a graph that cannot be opened is a finding.

    Raises:
        StoreError: there is no graph at ``source``, it is open for writing elsewhere, or the endpoint cannot be read.
        InputError: a document cannot be read.
    """
    texts = _texts(documents)
    try:
        with _stored(source, as_it_is=True) as store:
            if isinstance(source, Path) and (source / "graph.nq").is_file():
                return _of_folder(source, store, texts)
            return check_integrity(store.quads(), texts)
    except StoreBusyError:
        raise
    except StoreError as problem:
        if not isinstance(source, Path) or not _holds_something(source):
            raise
        told = str(_renewable(problem, source))
        opens = Finding(_OPENS, "violation", str(source), None, None, told)
        return Integrity((opens, *_broken(source), *map(_finding, table_damage(source))), (), 0, 0, 0)


def examine_store(store: Store, documents: Iterable[Path] = ()) -> Integrity:
    """The same of a store that is open.

    Raises:
        InputError: a document cannot be read.
    """
    return check_integrity(store.quads(), _texts(documents))


def _texts(documents: Iterable[Path]) -> list[Document]:
    return [document for _, document in read_documents(documents)]


def inspect(source: Path | str) -> Inspection:
    """Whether a graph has the form that the shapes ask for, and whether its statements agree with each other.

    The graph is checked as it lies there, and not as Parley would write it anew.

    Args:
        source: as in `examine`.

    Raises:
        StoreError: there is no graph, or it cannot be opened.
    """
    with _stored(source, as_it_is=True) as store:
        local = store if isinstance(store, Store) else Store.memory(store.quads())
        found = inspect_store(local)
    changed = map(_changed, _changed_since(Path(source))) if not is_address(source) else ()
    return replace(found, findings=(*changed, *found.findings))


def inspect_store(store: Store) -> Inspection:
    """The same of a store that is open."""
    findings = check_store(store.engine)
    try:
        accounts = read_accounts(store.quads())
    except KgError as problem:
        # What cannot be read back cannot be compared; the shapes may say why.
        return Inspection(
            (Finding(_READS, "violation", problem.place or "the graph", None, None, str(problem)), *findings), 0
        )
    return Inspection((*check_accounts(accounts), *findings), sum(len(account.statements) for account in accounts))


@contextmanager
def _stored(source: Path | str, *, as_it_is: bool = False) -> Iterator[Store | RemoteStore]:
    """The store that a graph lies in, to be read: of a folder or file in memory, of a directory a snapshot.

    Args:
        source: as in `examine`.
        as_it_is: whether a file is read also where it is not as a build wrote it.

    Raises:
        StoreError: there is no graph, or it cannot be opened.
    """
    if is_address(source):
        with RemoteStore(str(source), **credentials_of()) as remote:
            yield remote
        return
    path = Path(source)
    if (path / "graph.nq").is_file():
        finish_writing(path)
        yield Store.load(path / "graph.nq", ox.RdfFormat.N_QUADS, as_it_is=as_it_is)
    elif path.is_dir():
        with Store.snapshot(path) as store:
            yield store
    elif path.is_file() and path.suffix in _FORMATS:
        yield Store.load(path, _FORMATS[path.suffix], as_it_is=as_it_is)
    else:
        raise StoreError(
            "no graph here", place=str(source), remedy="name a folder that `kg build` wrote, a .nq or .trig file, "
            "a store's directory, or the address of an endpoint",
        )  # fmt: skip


def _renewable(problem: StoreError, source: Path) -> StoreError:
    """What is wrong with a graph, with what to do that the next build into its folder does not refuse."""
    file = source / "graph.nq"
    if not file.is_file():
        return problem
    remedy = f"{how_to_renew(file)}, or restore it with `kg restore`"
    return StoreError(problem.message, place=problem.place, remedy=remedy)


def _broken(folder: Path) -> Iterator[Finding]:
    """Of what a build writes for people, the files that are cut off or damaged."""
    for file in (folder / name for name in OUTPUTS if not name.startswith("graph.")):
        if file.is_file() and condition(file) in ("cut", "damaged"):
            message = f"{file.name} is cut off or damaged: {how_to_renew(file)}."
            yield Finding(_IS_WHOLE, "warning", str(file), None, None, message)


def _holds_something(source: Path) -> bool:
    return (
        source.is_file()
        or (source / "graph.nq").is_file()
        or any(source.glob("*.sst"))
        or (source / "CURRENT").is_file()
    )


def _of_folder(folder: Path, store: Store | RemoteStore, texts: list[Document]) -> Integrity:
    """The folder's quads, whether its two files tell the same, and whether its tables are there."""
    quads = list(store.quads())
    found = check_integrity(quads, texts)
    named = {
        quad.object.value for quad in quads if quad.predicate == kg("table") and isinstance(quad.object, ox.Literal)
    }
    tables = map(_finding, table_damage(folder, named))
    changed = map(_changed, _changed_since(folder))
    return replace(found, findings=(*changed, *_apart(folder, quads), *_broken(folder), *tables, *found.findings))


def _changed_since(folder: Path) -> Iterator[StoreError]:
    """What other commands say of a graph that is not as a build wrote it: one that is cut off may read well."""
    file = folder / "graph.nq" if folder.is_dir() else folder
    try:
        check_as_written(file)
    except StoreError as problem:
        remedy = f"{how_to_renew(file)}, or restore it with `kg restore`; or, if it was changed on purpose, remove "
        yield StoreError(problem.message, place=problem.place, remedy=f"{remedy}{WRITTEN} beside it")


def _changed(problem: StoreError) -> Finding:
    return Finding(
        _OPENS, "violation", str(problem.place), None, None, str(StoreError(problem.message, remedy=problem.remedy))
    )


def _finding(damage: Damage) -> Finding:
    told = StoreError(damage.message, remedy=damage.remedy)
    return Finding(_HAS_ROWS, "violation" if damage.is_needed else "warning", damage.file, None, None, str(told))


def _apart(folder: Path, quads: list[ox.Quad]) -> list[Finding]:
    """Whether the other file of the folder tells the same."""
    other = folder / "graph.trig"
    if not other.is_file():
        return []
    try:
        apart = len(set(quads) ^ set(Store.load(other, ox.RdfFormat.TRIG).quads()))
        message = f"{apart} quads stand in only one of graph.nq and graph.trig: {how_to_renew(other)}."
    except StoreError as problem:
        apart, message = 1, str(StoreError(problem.message, place=problem.place, remedy=how_to_renew(other)))
    if not apart:
        return []
    return [Finding("Both files of a graph tell the same", "violation", str(other), None, None, message)]
