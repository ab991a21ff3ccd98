"""What follows from the claims in a store, derived anew in its place."""

from __future__ import annotations

from kg.graph.graph import Graph
from kg.rdf import ACCEPTED, BELIEFS, document_of_graph, read_accounts
from kg.store import QuadStore

__all__ = ["derive_anew"]


def derive_anew(store: QuadStore) -> None:
    """Replace the graphs `accepted` and `beliefs` by what follows from the documents' graphs as they are now.

    A mark that the statuses are stale (`kg.rdf.stale_quad`) goes with the last of it.

    Raises:
        StoreError: the graph of a document cannot be read, or the store not be written to.
    """
    named = [graph for graph in store.graphs() if document_of_graph(graph) is not None]
    new = Graph(read_accounts(quad for graph in named for quad in store.quads(graph))).derived_quads()
    # The mark stands in the graph of statuses, which therefore comes last.
    for graph in (ACCEPTED, BELIEFS):
        store.replace(graph, (quad for quad in new if quad.graph_name == graph))
