"""Files of quads that go into a store one by one: of more documents than one process can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OutputError, StoreError
from kg.export import serialize_quads, write_files
from kg.graph.deriving import derive_anew
from kg.model import Account
from kg.rdf import BELIEFS, account_quads, document_of_graph, ontology_quads, stale_quad
from kg.store import QuadStore, Store, file_quads

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

    To load the same files again, as after a fault, comes to what loading them once does. A `Store` is seen to hold one
    version of each document; and its statuses, where it has any, are derived from all of its documents in the end, for
    those in a file know of that file's only. An endpoint is only added to.

    Raises:
        StoreError: a file cannot be read, or the store not be used; or the store holds a document of a file already,
            which says other things there. What was given before is in.
    """
    is_mixed = False
    try:
        for file in quad_files(paths):
            if isinstance(store, Store):
                known = {graph for graph in store.graphs() if document_of_graph(graph) is not None}
                is_mixed = is_mixed or bool(known)
                _check_documents(file, store, known)
                if known and BELIEFS in store.graphs():
                    store.add([stale_quad()])  # until all are in
            store.bulk_load(file)
            yield file
    finally:
        if is_mixed and BELIEFS in store.graphs():
            derive_anew(store)


def _check_documents(file: Path, store: Store, known: set[ox.NamedNode]) -> None:
    """See that a file has at least what the store has of each document that is in both.

    Raises:
        StoreError: it has not: two versions of it would be mixed.
    """
    met: Counter[ox.NamedNode] = Counter()
    for quad in file_quads(file) if known else ():
        graph = quad.graph_name
        if isinstance(graph, ox.NamedNode) and graph in known:
            met[graph] += quad in store.engine
    for graph, count in met.items():
        if count < sum(1 for _ in store.engine.quads_for_pattern(None, None, None, graph)):
            raise StoreError(
                f"the document {document_of_graph(graph)!r} is in the store already, and says other things there",
                place=str(file), remedy="load into a new directory, or take that document out of this one before",
            )  # fmt: skip
