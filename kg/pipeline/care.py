"""Care for a graph on disk: whether it is whole, and keeping and restoring it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.checks import Finding, Integrity, check_integrity
from kg.errors import StoreBusyError, StoreError
from kg.export.files import finish_writing
from kg.model import Document
from kg.reading import read_documents
from kg.store import Backup, Store, write_backup

__all__ = ["back_up", "examine"]

_FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}
_OPENS = "The graph can be opened and read"


def back_up(source: Path, file: Path) -> Backup:
    """Write all of a graph into one file; see `kg.store.backup.write_backup`.

    What a killed run left half done in the folder is finished first.
    """
    finish_writing(source)
    return write_backup(source, file)


def examine(source: Path, documents: Iterable[Path] = ()) -> Integrity:
    """Whether the graph in a folder, a file or a store's directory is whole.

    Args:
        source: a folder that ``kg build`` wrote, a ``.nq`` or ``.trig`` file, or a store's directory.
        documents: files and folders with the documents that it was built from: quotes are held against their texts.

    Returns:
        what was found; a graph that cannot be opened is a finding.

    Raises:
        StoreError: there is no graph at ``source``, or it is open for writing elsewhere.
        InputError: a document cannot be read.
    """
    texts = [document for _, document in read_documents(documents)]
    try:
        if (source / "graph.nq").is_file():
            finish_writing(source)
            return _of_folder(source, texts)
        if source.is_dir():
            with Store.snapshot(source) as store:
                return check_integrity(store.quads(), texts)
        if source.is_file() and source.suffix in _FORMATS:
            return check_integrity(Store.load(source, _FORMATS[source.suffix]).quads(), texts)
    except StoreBusyError:
        raise
    except StoreError as problem:
        if not _holds_something(source):
            raise
        return Integrity((Finding(_OPENS, "violation", str(source), None, None, str(problem)),), (), 0, 0, 0)
    raise StoreError(
        "no graph here", place=str(source),
        remedy="name a folder that `kg build` wrote, a .nq or .trig file, or a store's directory",
    )  # fmt: skip


def _holds_something(source: Path) -> bool:
    return (
        source.is_file()
        or (source / "graph.nq").is_file()
        or any(source.glob("*.sst"))
        or (source / "CURRENT").is_file()
    )


def _of_folder(folder: Path, texts: list[Document]) -> Integrity:
    """The folder's quads, and whether its two files tell the same."""
    quads = list(Store.load(folder / "graph.nq", ox.RdfFormat.N_QUADS).quads())
    found = check_integrity(quads, texts)
    other = folder / "graph.trig"
    if not other.is_file():
        return found
    try:
        apart = len(set(quads) ^ set(Store.load(other, ox.RdfFormat.TRIG).quads()))
        message = f"{apart} quads stand in only one of graph.nq and graph.trig: build the graph again."
    except StoreError as problem:
        apart, message = 1, str(problem)
    if not apart:
        return found
    finding = Finding("Both files of a graph tell the same", "violation", str(other), None, None, message)
    return Integrity((finding, *found.findings), found.counts, found.claims, found.quotes, found.compared)
