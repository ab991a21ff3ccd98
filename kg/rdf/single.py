"""One statement out of a store of any size: what its claim leads to is read, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.model import Statement
from kg.rdf.read import read_accounts
from kg.rdf.terms import RDF_TYPE, document_of_graph, kg
from kg.vocabulary import namespaces

__all__ = ["read_statement"]


def read_statement(engine: ox.Store, claim: ox.NamedNode) -> Statement | None:
    """The statement whose claim the node is, or ``None`` where it is none of a document's.

    Raises:
        StoreError: its document's graph lacks what a statement needs; the message names the node.
    """
    for quad in engine.quads_for_pattern(claim, RDF_TYPE, kg("Claim")):
        graph = quad.graph_name
        if isinstance(graph, ox.NamedNode) and document_of_graph(graph) is not None:
            accounts = read_accounts(_around(engine, claim, graph))
            return next((one for account in accounts for one in account.statements), None)
    return None


def _around(engine: ox.Store, claim: ox.NamedNode, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """What the graph says of a claim, and of the nodes that are one or two steps from it; other claims are left out."""
    base, claims = f"{namespaces().base}id/", namespaces().node("claim")
    front, seen = [claim], {claim}
    for _ in range(3):
        reached: list[ox.NamedNode] = []
        for node in front:
            for quad in engine.quads_for_pattern(node, None, None, graph):
                yield quad
                end = quad.object
                if not isinstance(end, ox.NamedNode) or end in seen:
                    continue
                if end.value.startswith(base) and not end.value.startswith(claims):
                    seen.add(end)
                    reached.append(end)
        front = reached
