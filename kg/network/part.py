"""A part of a network: what lies within some steps of an actor, every fact of it whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.errors import UndefinedError
from kg.vocabulary import vocabulary

__all__ = ["part_around"]

Table = tuple[tuple[str, ...], str | None]


def part_around(network: nx.MultiDiGraph[str], focus: str, hops: int = 1) -> nx.MultiDiGraph[str]:
    """What lies within ``hops`` ties of a node, in either direction, with the ties among those it reaches.

    A mediation, talks or an agreement of which one line is in the part comes with all its lines, and so with all its
    parties; a mediation also with all others who helped the same parties to the same: a table with a chair missing
    would be another table. A focus that has no tie makes an empty network.

    Args:
        network: as `kg.network.build_network` gives it; it is left as it is.
        focus: a node's name.
        hops: how many ties away, from 1.

    Raises:
        UndefinedError: ``hops`` is below 1.
    """
    if hops < 1:
        raise UndefinedError(f"{hops} hops lead nowhere", remedy="ask for 1 or more")
    if focus not in network:
        return nx.MultiDiGraph()
    reached = {focus}
    front = {focus}
    for _ in range(hops):
        front = {name for node in front for name in nx.all_neighbors(network, node)} - reached
        if not front:
            break
        reached |= front
    within, tables = set[str](), set[Table]()
    for source, target, key, data in network.edges(keys=True, data=True):
        if source in reached and target in reached:
            within.add(key)
            tables |= _table(data)
    edges = [
        (source, target, key)
        for source, target, key, data in network.edges(keys=True, data=True)
        if key in within or tables & _table(data)
    ]
    names = reached.union(*({source, target} for source, target, _ in edges))
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in sorted(names):
        part.add_node(name, **network.nodes[name])
    for source, target, key in sorted(edges):
        part.add_edge(source, target, key=key, **network.edges[source, target, key])
    return part


def _table(data: Mapping[str, Any]) -> set[Table]:
    """The table that an edge of a mediation belongs to: its parties, and the agreement that it led to."""
    relation = vocabulary().relations.get(data["relation"])
    is_mediation = relation is not None and (relation.edge_from, relation.edge_to) == ("subject", "party")
    return {(tuple(data["parties"]), data["agreement"])} if is_mediation else set()
