"""Files of quads that go into a store one by one: of more documents than one process can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from kg.errors import OutputError, StoreError
from kg.export import serialize_quads, write_files
from kg.model import Account
from kg.rdf import account_quads, ontology_quads
from kg.store import QuadStore

__all__ = ["load_files", "quad_files", "write_shards"]

_DOCUMENTS = 256
"""Documents in a file."""


def write_shards(accounts: Iterable[Account], folder: Path) -> Iterator[Path]:
    """Write accounts as files of quads, some hundred to a file, and the ontology; gives each file once it is whole.

    The same accounts give the same files. What needs all claims at once is not in them: the standing of each thing,
    and the plain ties that are accepted.

    Raises:
        OutputError: the folder cannot be written to, or has files of quads already.
    """
    if folder.is_dir() and any(folder.glob("*.nq")):
        raise OutputError(
            "there are files of quads here already", place=str(folder), remedy="remove them, or name another folder"
        )
    yield from write_files(folder, {"ontology.nq": serialize_quads(ontology_quads(), "nq")})
    rest, number = iter(accounts), 0
    while some := list(islice(rest, _DOCUMENTS)):
        quads = [quad for account in some for quad in account_quads(account)]
        yield from write_files(folder, {f"documents-{number:06}.nq": serialize_quads(quads, "nq")})
        number += 1


def quad_files(paths: Iterable[Path]) -> list[Path]:
    """The files of quads that paths name: of a folder with a graph its ``graph.nq``, of another all that it has.

    Raises:
        StoreError: a folder has none.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        graph = path / "graph.nq"
        files = [graph] if graph.is_file() else sorted(path.glob("*.nq"))
        if not files:
            raise StoreError(
                "no files of quads here", place=str(path), remedy="write some with `kg extract --shards` or `kg build`"
            )
        found += files
    return found


def load_files(paths: Iterable[Path], store: QuadStore) -> Iterator[Path]:
    """Load files of quads into a store; gives each once it is in.

    To load the same files again, as after a fault, comes to what loading them once does.

    Raises:
        StoreError: a file cannot be read, or the store not be used; what was given before is in.
    """
    for file in quad_files(paths):
        store.bulk_load(file)
        yield file
